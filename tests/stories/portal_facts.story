# Correction of facts in the portal: an authority reads the draft of a report, says paragraph by paragraph what is wrong,
# and reads what was answered; the letters that were sent to it; what cannot wait. A second authority never sees it.
ceiling 150
file authorities.csv <<END
name,code,replies_validated
Administration pénitentiaire,DGAPR,
Sûreté nationale,DGSN,oui
END
file places.csv <<END
name.fr,kind,authority
Prison de la plaine,prison_local,DGAPR
END
wiqaya init --country MA --languages fr,ar,en
passwords
wiqaya import authorities authorities.csv
wiqaya import places places.csv
wiqaya account add coordinator --role coordinator
passwords
wiqaya account add second --role coordinator
passwords
wiqaya account add member --role member
passwords
wiqaya account add monitor --role monitor
passwords
wiqaya account add karim --role focal --authority DGAPR
passwords
wiqaya account add salma --role focal --authority DGSN
passwords
wiqaya account add houria --role validator --authority DGSN
passwords
serve
as coordinator
get /api/v1/places?q=plaine
remember place .items.0.id
post /api/v1/visits {"place":"$place","kind":"in_depth","announced":"unannounced","started_on":"2026-01-10","team":["member"]}
remember visit .id

# Three paragraphs; a line break alone begins none, nor does a line of spaces twice. The place is that of the visit.
as member
post /api/v1/factual_checks {"title":"Rapport de visite","language":"fr","authority":"DGAPR","visit":"$visit","text":"La prison compte 340 places.\nElle en héberge 612.\n\nIl y a deux médecins.\n  \n\n\nLa cour mesure 80 m².\n","comments_due_on":"2026-11-20"}
expect 201
remember check .id
expect json .state == "draft"
expect json .sent_on == null
expect json .place.id == "$place"
as monitor
get /api/v1/factual_checks/$check
expect 404
as karim
get /api/v1/factual_checks
expect json .count == 0
get /portal/facts/1
expect 404
post /api/v1/factual_comments {"factual_check":"$check","paragraph":1,"wrong":"x","correct":"y"}
expect 422

# A coordinator sends it: not before the visit began, not without a day that is still to come.
as member
post /api/v1/factual_checks/$check/send {}
expect 403
as coordinator
post /api/v1/factual_checks/$check/send {"note":"2027-01-31"}
expect 422
expect json .errors.0.field == "visit"
post /api/v1/visits/$visit/start {}
post /api/v1/factual_checks/$check/send {"note":"2020-01-01"}
expect 422
post /api/v1/factual_checks/$check/send {"note":"2027-01-31"}
expect 200
expect json .state == "sent"
expect json .sent_on present
expect json .comments_due_on == "2027-01-31"
# What was sent stands still; the day moves to a later one only.
get /api/v1/factual_checks/$check
patch /api/v1/factual_checks/$check {"text":"Autre chose"}
expect 422
patch /api/v1/factual_checks/$check {"comments_due_on":"2027-01-30"}
expect 422
patch /api/v1/factual_checks/$check {"comments_due_on":"2027-02-28"}
expect 200

# The other authority, also with a text of its own, never comes to it.
post /api/v1/factual_checks {"title":"Autre rapport","authority":"DGSN","text":"Le poste a trois cellules.","comments_due_on":"2027-02-28"}
remember other .id
post /api/v1/factual_checks/$other/send {}
expect 200
as salma
language fr
get /portal/
expect page "Autre rapport"
expect no page "Rapport de visite"
get /portal/facts/1
expect page "Le poste a trois cellules."
expect no page "340 places"
get /portal/facts/2
expect 404
get /api/v1/factual_checks/$check
expect 404
post /api/v1/factual_comments {"factual_check":"$check","paragraph":1,"wrong":"x","correct":"y"}
expect 404
# It wants a second person: a focal point sends nothing past that one, a validator does.
expect no html 'name="wrong"'
post /api/v1/factual_comments {"factual_check":"$other","paragraph":1,"wrong":"Trois","correct":"Quatre"}
expect 403
as houria
language fr
form /portal/facts/1 paragraph=1 wrong=Trois correct=Quatre
expect 303

# The authority itself: numbered paragraphs, days left, a form under each.
as karim
language fr
get /portal/
expect page "Rapport de visite"
expect page "Prison de la plaine"
expect page "jours restants"
expect no page "Autre rapport"
expect no html "FC-20"
expect no html "$check"
get /portal/facts/1
expect page "Elle en héberge 612."
expect page "La cour mesure 80 m²."
expect html 'id="p-3"'
expect no html 'id="p-4"'
expect no html "FC-20"
expect no html "$check"
get /portal/facts/2
expect 404
get /portal/facts/x
expect 404
# What is missing is said at its field, and what was typed is kept.
form /portal/facts/1 paragraph=2 'wrong=Il y en a trois.'
expect 422
expect html 'href="#correct-2"'
expect html "Il y en a trois."
form /portal/facts/1 paragraph=4 wrong=x correct=y
expect 422
form /portal/facts/1 paragraph=2 text=00 wrong=x correct=y
expect 412
form /portal/facts/1 paragraph=2 'wrong=Il y en a trois.' 'correct=Trois médecins depuis mars.' 'proof=Décision 12/2025' 'author=Direction de la santé'
expect 303
expect header Location == /portal/facts/1#p-2
form /portal/facts/1 paragraph=3 'wrong=La surface.' 'correct=La cour mesure 95 m².'
expect 303
get /portal/facts/1
expect page "Trois médecins depuis mars."
expect page "Direction de la santé"
expect page "sans réponse pour l’instant"
# It answers nothing itself, and changes nothing that it sent.
post /api/v1/factual_comments {"factual_check":"$check","paragraph":1,"wrong":"x","correct":"y","answer":"taken"}
expect 422
get /api/v1/factual_comments
expect json .count == 2
expect json .items.0.said_by == "authority"
remember comment .items.0.id
remember second .items.1.id
get /api/v1/factual_comments/$comment
patch /api/v1/factual_comments/$comment {"correct":"Quatre"}
expect 403
as salma
get /api/v1/factual_comments/$comment
expect 404
get /api/v1/factual_comments
expect json .count == 1

# The team answers: a reason where it is not taken; closed only when each has its answer.
as coordinator
language fr
get /factual_checks/$check
expect page "Trois médecins depuis mars."
expect page "2 sans réponse"
form /factual_checks/$check at /factual_comments/$comment/answer
expect 422
form /factual_checks/$check at /factual_comments/$comment/answer answer=not_taken
expect 422
expect page "L’autorité le lit"
form /factual_checks/$check at /factual_comments/$comment/answer answer=taken_in_part 'reason=Deux le jour de la visite.'
expect 303
post /api/v1/factual_checks/$check/close {}
expect 409
form /factual_checks/$check at /factual_comments/$second/answer answer=taken
expect 303
# What came by letter after the day is taken too, and is seen to be late.
post /api/v1/factual_comments {"factual_check":"$check","paragraph":1,"wrong":"612","correct":"598","received_on":"2099-01-01"}
expect 422
post /api/v1/factual_comments {"factual_check":"$check","paragraph":1,"wrong":"612","correct":"598","received_on":"2020-01-01"}
expect 422
raw UPDATE factual_check SET comments_due_on = '2020-01-31', sent_on = '2020-01-01' WHERE title = 'Rapport de visite'
post /api/v1/factual_comments {"factual_check":"$check","paragraph":1,"wrong":"612","correct":"598","received_on":"2020-01-31","answer":"taken"}
expect 201
expect json .said_by == "mechanism"
get /factual_checks/$check
expect page "arrivée en retard"
expect page "par lettre"
as karim
get /portal/facts/1
expect page "Deux le jour de la visite."
expect page "Acceptée en partie"
expect page "le délai est passé"
expect page "arrivée en retard"
form /portal/facts/1 paragraph=1 'wrong=La ligne.' 'correct=Après le délai.'
expect 303
get /portal/facts/1
expect page "Après le délai."

# Closed when that has its answer too; then nothing more is taken, in words, and what was typed is still there.
as coordinator
get /api/v1/factual_comments?sort=-received_on
expect json .count == 5
post /api/v1/factual_checks/$check/close {}
expect 409
each /api/v1/factual_comments?factual_check=$check form /factual_checks/$check at /factual_comments/{id}/answer answer=taken
get /api/v1/factual_comments/$comment
post /api/v1/factual_checks/$check/close {}
expect 200
expect json .state == "closed"
patch /api/v1/factual_comments/$comment {"answer":"taken"}
expect 409
as karim
get /portal/facts/1
expect no html 'name="wrong"'
speaks post /api/v1/factual_comments {"factual_check":"$check","paragraph":1,"wrong":"x","correct":"y"}
expect 409
get /portal/
expect page "toutes répondues"

# In the bin it is withdrawn.
as coordinator
post /api/v1/factual_checks/$check/bin {}
as karim
get /portal/facts/1
expect 404
get /api/v1/factual_comments
expect json .count == 0

# Letters: what was sent to it, with what they carry, their paper and their thread; no draft, nothing approved only,
# nothing withdrawn, nothing of another authority.
as coordinator
post /api/v1/recommendations {"text":"Visiter chaque jour les personnes isolées","addressee":"DGAPR","sent_on":"2026-02-01"}
remember line .lines.0.id
post /api/v1/recommendations {"text":"Ouvrir la fenêtre","addressee":"DGSN","sent_on":"2026-02-01"}
remember foreign .lines.0.id
post /api/v1/letters {"direction":"out","kind":"reminder","authority":"DGAPR","language":"fr","subject":"Premier rappel","text":"Nous attendons.","addressee_lines":["$line"]}
remember first .id
post /api/v1/letters {"direction":"out","kind":"reminder","authority":"DGAPR","language":"fr","subject":"Second rappel","text":"Nous attendons encore.","in_reply_to":"$first"}
remember again .id
post /api/v1/letters {"direction":"out","kind":"other","authority":"DGAPR","language":"fr","subject":"Lettre retirée","text":"Non."}
remember withdrawn .id
post /api/v1/letters {"direction":"out","kind":"escalation","authority":"DGSN","language":"fr","subject":"Lettre à autrui","text":"Pour vous seuls.","addressee_lines":["$line"],"in_reply_to":"$first"}
remember elsewhere .id
as second
post /api/v1/letters/$first/approve {}
as karim
get /portal/letters
expect page "Aucune lettre"
get /portal/letters/1
expect 404
as coordinator
post /api/v1/letters/$first/send {"sent_on":"2026-03-01"}
post /api/v1/letters/$withdrawn/withdraw {}
as second
post /api/v1/letters/$elsewhere/approve {}
post /api/v1/letters/$elsewhere/send {"sent_on":"2026-03-02"}
as karim
get /portal/
expect page "Messages du mécanisme"
expect page "Premier rappel"
expect no page "Second rappel"
expect no page "Lettre retirée"
expect no page "Lettre à autrui"
get /portal/letters/1
expect page "Nous attendons."
expect page "Visiter chaque jour"
expect html 'href="/portal/1"'
expect no html "$first"
expect no page "Second rappel"
expect no page "Lettre à autrui"
get /portal/letters/2
expect 404
get /portal/letters/1/pdf
expect header Content-Type == application/pdf
expect out "%PDF-"
get /portal/letters/2/pdf
expect 404
as salma
get /portal/letters
expect page "Lettre à autrui"
expect no page "Premier rappel"
get /portal/letters/1
expect page "Pour vous seuls."
# Told of a line that is addressed to another, it does not come to that line.
expect no page "Visiter chaque jour"
expect no page "Premier rappel"
get /portal/letters/2
expect 404
as second
post /api/v1/letters/$again/approve {}
post /api/v1/letters/$again/send {"sent_on":"2026-03-05"}
as karim
get /portal/letters/1
expect html 'href="/portal/letters/2"'
as coordinator
get /portal/letters
expect 404

# What cannot wait: on top of the home with the hours left, answered there, within its clock.
post /api/v1/urgent_measures {"trigger":"fresh_injury","asked":"Conduire la personne au médecin","place":"$place","authority":"DGAPR","hours":48}
remember urgent .id
as karim
get /portal/urgent/1
expect 404
as second
post /api/v1/urgent_measures/$urgent/approve {}
post /api/v1/urgent_measures/$urgent/send {}
as karim
get /portal/
expect page "Ceci ne peut attendre"
expect page "encore 47 heures"
get /portal/urgent/1
expect page "Conduire la personne au médecin"
expect page "Prison de la plaine"
expect no html "U-20"
expect no html "$urgent"
form /portal/urgent/1 answer=
expect 422
form /portal/urgent/1 measure=00 answer=Fait
expect 412
as salma
get /portal/
expect no page "Ceci ne peut attendre"
get /portal/urgent/1
expect 404
as coordinator
get /portal/urgent/1
expect 404
as karim
form /portal/urgent/1 'answer=Examinée à 15 heures par le médecin.'
expect 303
follow
expect page "Examinée à 15 heures"
expect no html 'name="answer"'
get /portal/
expect no page "Ceci ne peut attendre"
expect page "Conduire la personne"
as second
get /api/v1/urgent_measures/$urgent
expect json .state == "answered"
expect json .answer == "Examinée à 15 heures par le médecin."
stop
