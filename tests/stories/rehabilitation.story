# Works at places of detention: identified, funded, delivered, and only then looked at; what a project is for is found
# full by the mechanism on site, or not at all.
ceiling 120
file authorities.csv <<END
name.fr,code
Administration A,A
END
file places.csv <<END
name.fr,kind,authority
Brigade du col,gendarmerie_custody,A
Brigade du port,gendarmerie_custody,A
END
wiqaya init --country MA --languages fr,ar,en
passwords
wiqaya import authorities authorities.csv
wiqaya import places places.csv
wiqaya account add coordinator --role coordinator
passwords
wiqaya account add secretariat --role secretariat
passwords
wiqaya account add monitor --role monitor
passwords
wiqaya account add focal --role focal --authority A
passwords
serve
as coordinator
get /api/v1/places?q=col
remember place .items.0.id
get /api/v1/places?q=port
remember port .items.0.id
post /api/v1/units {"place":"$port","name":{"fr":"Geôle"},"use":"custody_room"}
remember unit .id
post /api/v1/recommendations {"text":"Aérer les geôles","place":"$place","addressee":"A","sent_on":"2026-02-01"}
remember r1 .id
remember line .lines.0.id
post /api/v1/recommendations {"text":"Poser des lits","place":"$place","addressee":"A","sent_on":"2026-02-01"}
remember r2 .id

as secretariat
speaks post /api/v1/rehabilitation_projects {"place":"$place","work":"Percer deux fenêtres","unit":"$unit"}
expect 422
speaks post /api/v1/rehabilitation_projects {"place":"$place","work":"Percer deux fenêtres","cost":100}
expect 422
speaks post /api/v1/rehabilitation_projects {"place":"$place","work":"Percer deux fenêtres","identified_on":"2026-03-01","funded_on":"2026-02-01"}
expect 422
post /api/v1/rehabilitation_projects {"place":"$place","work":"Percer deux fenêtres dans les geôles","recommendations":["$r1","$r2"],"cost":8550050,"currency":"MAD","identified_on":"2026-03-01","due_on":"2026-06-30"}
expect 201
expect json .number == "RP-2026-0001"
expect json .state == "identified"
remember one .id
speaks post /api/v1/rehabilitation_projects/$one/deliver {}
expect 409
get /api/v1/rehabilitation_projects/$one
patch /api/v1/rehabilitation_projects/$one {"proposed_on":"2026-03-10","funded_on":"2026-04-01","works_from":"2026-05-01","delivered_on":"2026-07-15"}
expect 200
post /api/v1/rehabilitation_projects/$one/propose {}
speaks post /api/v1/rehabilitation_projects/$one/fund {}
expect 422
post /api/v1/rehabilitation_projects/$one/fund {"funder":"Coopération"}
expect 200
expect json .funded_on == "2026-04-01"
post /api/v1/rehabilitation_projects/$one/start_works {}
post /api/v1/rehabilitation_projects/$one/deliver {}
expect json .state == "delivered"

# Delivered: nothing is implemented by that.
get /api/v1/addressee_lines/$line
expect json .implementation == null
get /api/v1/figures/I1
expect json .total.numerator == 0

# Only a visit to that place, begun, not before the delivery, verifies.
as coordinator
post /api/v1/visits {"place":"$port","kind":"follow_up","announced":"announced","started_on":"2026-08-02"}
remember elsewhere .id
post /api/v1/visits/$elsewhere/start {}
post /api/v1/visits {"place":"$place","kind":"in_depth","announced":"announced","started_on":"2026-06-01"}
remember early .id
post /api/v1/visits/$early/start {}
post /api/v1/visits {"place":"$place","kind":"follow_up","announced":"announced","started_on":"2026-08-01"}
remember visit .id
speaks post /api/v1/rehabilitation_projects/$one/verify_on_site {}
expect 422
speaks post /api/v1/rehabilitation_projects/$one/verify_on_site {"visit":"$elsewhere"}
expect 422
speaks post /api/v1/rehabilitation_projects/$one/verify_on_site {"visit":"$early"}
expect 422
speaks post /api/v1/rehabilitation_projects/$one/verify_on_site {"visit":"$visit"}
expect 422
post /api/v1/visits/$visit/start {}
post /api/v1/rehabilitation_projects/$one/verify_on_site {"visit":"$visit"}
expect 200
expect json .verified_on == "2026-08-01"
get /api/v1/rehabilitation_projects/$one
speaks patch /api/v1/rehabilitation_projects/$one {"visit":"$early"}
expect 422
get /api/v1/addressee_lines/$line
expect json .implementation == null
# R1 is found full on that visit, R2 is not looked at.
post /api/v1/assessments {"addressee_line":"$line","assessed_on":"2026-08-01","assessor":"npm_on_site","implementation":"full","visit":"$visit"}
expect 201
# A second in another currency, funded; a third only identified, and stopped.
post /api/v1/rehabilitation_projects {"place":"$port","work":"Refaire l’électricité","cost":400000,"currency":"EUR","identified_on":"2026-03-05"}
remember two .id
post /api/v1/rehabilitation_projects/$two/propose {}
post /api/v1/rehabilitation_projects/$two/fund {"funder":"Budget"}
post /api/v1/rehabilitation_projects {"place":"$port","work":"Agrandir la cour","cost":100000,"currency":"MAD","identified_on":"2026-03-06"}
remember three .id
speaks post /api/v1/rehabilitation_projects/$three/stop {}
expect 422
post /api/v1/rehabilitation_projects/$three/stop {"reason":"Le terrain n’est pas à l’État."}
expect json .state == "stopped"

# Row by row, today:    identified  funded  delivered  verified  linked found full      cost
#   RP-0001                 1         1         1          1      R1, not R2: 1     8550050 MAD
#   RP-0002                 1         1         0          0      0                  400000 EUR
#   RP-0003 stopped         1         0         0          0      0                  100000 MAD
get /api/v1/figures/G3
expect json .total.denominator == 3
expect json .total.numerator == 1
expect json .total.funded == 2
expect json .total.delivered == 1
expect json .total.solved == 1
# Two currencies are not added.
expect json .total.cost == null
get /api/v1/figures/G3?currency=MAD
expect json .total.cost == 8650050
expect json .total.denominator == 2
get /api/v1/figures/G3?by=currency
expect json .rows[currency=EUR].cost == 400000
expect json .total.cost == null
# On the last day of July nothing was verified, on site or of the recommendations.
get /api/v1/figures/G3?as_of=2026-07-31
expect json .total.numerator == 0
expect json .total.delivered == 1
expect json .total.solved == 0
get /api/v1/figures/G3?by=place_kind
expect json .rows.length == 1

# Photographs stand before beside after, on a page that says what was found full.
bytes before.png 89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c63600000000200018d7f1ab30000000049454e44ae426082
upload /api/v1/rehabilitation_projects/$one/attachments mark=before file=@before.png;type=image/png
expect 201
expect json .mark == "before"
upload /api/v1/rehabilitation_projects/$one/attachments mark=after file=@before.png;type=image/png;as=apres.png
expect 201
upload /api/v1/rehabilitation_projects/$one/attachments mark=during file=@before.png;type=image/png
expect 422
get /rehabilitation_projects/RP-2026-0001
expect html "apres.png"
expect html "<img src="
expect page "85 500,50 MAD"
expect page "constatée complète"
expect page "1 sur 2"
get /rehabilitation_projects
expect page "Percer deux fenêtres dans les geôles"
get /api/v1/rehabilitation_projects?q=fenêtres
expect json .items.length == 1
form /rehabilitation_projects/$two at /rehabilitation_projects/RP-2026-0002/steps/start_works
expect 303
form /rehabilitation_projects/$three/edit funder=Personne
expect 303

as monitor
get /api/v1/rehabilitation_projects
expect json .items.length == 3
post /api/v1/rehabilitation_projects {"place":"$place","work":"x"}
expect 403
as focal
get /api/v1/rehabilitation_projects
expect 404
wiqaya export rehabilitation_projects --as coordinator
expect out "Refaire l’électricité"
stop
file projects.csv <<END
place,work,identified_on,funder
Brigade du port,Peindre les murs,2026-09-01,Commune
END
wiqaya import rehabilitation_projects projects.csv
wiqaya export everything all.zip
wiqaya verify
