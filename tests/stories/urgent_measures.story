# What cannot wait: raised by one person, approved by another, sent with a clock of hours, answered, verified, closed
# by another again; counted by U1, row by row.
ceiling 120
file authorities.csv <<END
name.fr,code
Administration A,A
Ministère B,B
END
file places.csv <<END
name.fr,kind,authority
Prison de la plaine,prison_local,A
Brigade du col,gendarmerie_custody,B
END
wiqaya init --country MA --languages fr,ar,en
passwords
wiqaya import authorities authorities.csv
wiqaya import places places.csv
wiqaya account add one --role coordinator
passwords
wiqaya account add two --role coordinator
passwords
wiqaya account add doctor --role doctor
passwords
wiqaya account add monitor --role monitor
passwords
wiqaya account add secretariat --role secretariat
passwords
wiqaya account add auditor --role auditor
passwords
wiqaya account add focal --role focal --authority A
passwords
wiqaya account add other --role focal --authority B
passwords
serve
as one
get /api/v1/places?q=plaine
remember place .items.0.id
get /api/v1/places?q=col
remember station .items.0.id
post /api/v1/visits {"place":"$place","kind":"in_depth","announced":"unannounced","started_on":"2026-11-20","team":["doctor"]}
remember visit .id
post /api/v1/visits/$visit/start {}

# A doctor of the visit raises it; what an act sets nobody writes.
as doctor
speaks post /api/v1/urgent_measures {"trigger":"fresh_injury","asked":"Conduire au médecin","place":"$place","authority":"A","raised_by":"$visit"}
expect 422
speaks post /api/v1/urgent_measures {"trigger":"fresh_injury","asked":"Conduire au médecin","place":"$place","authority":"A","result":"solved"}
expect 422
post /api/v1/urgent_measures {"trigger":"fresh_injury","asked":"Conduire le détenu de la cellule 12 au médecin légiste","place":"$place","visit":"$visit","authority":"A"}
expect 201
remember u1 .id
expect json .number == "U-2026-0001"
expect json .state == "raised"
expect json .hours == 24
expect json .raised_by.name == "doctor"
expect json .raised_at present
expect json .due_at == null
# Who raised it does not approve it, nor does anybody but a coordinator.
speaks post /api/v1/urgent_measures/$u1/approve {}
expect 403
speaks post /api/v1/urgent_measures/$u1/send {}
expect 409
# It is for the team and the coordinators: nobody else knows of it before it is sent.
as monitor
get /api/v1/urgent_measures
expect json .items.length == 0
get /api/v1/urgent_measures/$u1
expect 404
as secretariat
get /api/v1/urgent_measures
expect 404
as auditor
get /api/v1/urgent_measures/$u1
expect 404
get /api/v1/figures/U1
expect 403
as focal
get /api/v1/urgent_measures
expect json .items.length == 0

as one
post /api/v1/urgent_measures/$u1/approve {}
expect 200
expect json .approved_by.name == "one"
get /api/v1/urgent_measures/$u1
# What was approved is what is sent.
speaks patch /api/v1/urgent_measures/$u1 {"asked":"Autre chose"}
expect 422
get /api/v1/urgent_measures/$u1
speaks patch /api/v1/urgent_measures/$u1 {"hours":2}
expect 422
post /api/v1/urgent_measures/$u1/send {}
expect 200
expect json .state == "sent"
expect json .due_at present

# The authority reads what is asked, by when, and answers; nothing of the injury, of the persons, of the visit.
as focal
get /api/v1/urgent_measures/$u1
expect json .asked == "Conduire le détenu de la cellule 12 au médecin légiste"
expect json .due_at present
expect json .trigger absent
expect json .visit absent
expect json .raised_by absent
expect json .number absent
expect json .result absent
speaks post /api/v1/urgent_measures/$u1/escalate {"escalated_to":"Personne"}
expect 403
speaks post /api/v1/urgent_measures/$u1/record_answer {}
expect 422
as other
get /api/v1/urgent_measures/$u1
expect 404
post /api/v1/urgent_measures/$u1/record_answer {"answer":"Pour un autre"}
expect 404
as focal
post /api/v1/urgent_measures/$u1/record_answer {"answer":"Examiné le jour même."}
expect 200
expect json .state == "answered"
speaks post /api/v1/urgent_measures/$u1/verify {"result":"solved"}
expect 403

# Verified by the doctor, closed by a coordinator who did not raise it.
as doctor
speaks post /api/v1/urgent_measures/$u1/verify {"result":"splendid"}
expect 422
post /api/v1/urgent_measures/$u1/verify {"result":"solved"}
expect 200
speaks post /api/v1/urgent_measures/$u1/close {}
expect 403
as two
get /api/v1/urgent_measures/$u1
patch /api/v1/urgent_measures/$u1 {"result":"not_solved"}
expect 422
post /api/v1/urgent_measures/$u1/close {}
expect 200
expect json .closed_by.name == "two"

# A coordinator's own needs the other coordinator for both.
post /api/v1/urgent_measures {"trigger":"fire_risk","asked":"Ouvrir l’issue de secours","place":"$station","authority":"B","hours":6}
remember u2 .id
speaks post /api/v1/urgent_measures/$u2/approve {}
expect 403
as one
post /api/v1/urgent_measures/$u2/approve {}
post /api/v1/urgent_measures/$u2/send {}
expect json .due_at present
# A third one is raised and waits; a fourth is sent, and its clock runs out tomorrow.
post /api/v1/urgent_measures {"trigger":"hunger_strike","asked":"Suivi médical quotidien","place":"$place","authority":"A"}
remember u3 .id
as two
post /api/v1/urgent_measures {"trigger":"suicide_risk","asked":"Surveillance rapprochée","place":"$place","authority":"A","hours":48}
remember u4 .id
as one
post /api/v1/urgent_measures/$u4/approve {}
post /api/v1/urgent_measures/$u4/send {}
remember later .due_at

# Today, row by row:            raised  sent  answered  in time  due  solved
#   U1 answered within 24 hours    1      1       1        1      1     1
#   U2 sent, six hours to go       1      1       0        0      0     0
#   U3 raised                      1      0       0        0      0     0
#   U4 sent, 48 hours to go        1      1       0        0      0     0
get /api/v1/figures/U1
expect json .total.numerator == 1
expect json .total.denominator == 1
expect json .total.raised == 4
expect json .total.sent == 3
expect json .total.answered == 1
expect json .total.solved == 1
get /api/v1/figures/U1?by=authority
expect json .rows[authority.name=Administration A].raised == 3
expect json .rows[authority.name=Ministère B].raised == 1
get /api/v1/figures/U1?as_of=2020-01-01
expect json .total.raised == 0
get /api/v1/figures/U1?rows=denominator
expect json .items.length == 1
expect json .items.0.number == "U-2026-0001"
stop
# When the clock of U4 ends, to the instant, U2 is 42 hours late: due, and not in time.
wiqaya count U1 --as one --now $later --json
expect json .total.numerator == 1
expect json .total.denominator == 2
start
as one
get /
expect page "Mesures urgentes"
expect page "U-2026-0003"
get /figures/U1
expect page "envoyées: 3"
get /urgent_measures/$u2
expect page "Ouvrir l’issue de secours"
post /api/v1/urgent_measures/$u2/escalate {"escalated_to":"Procureur du Roi"}
expect json .state == "escalated"
post /api/v1/urgent_measures/$u2/record_answer {"answer":"L’issue est ouverte."}
expect json .state == "answered"
get /api/v1/urgent_measures?q=issue
expect json .items.length == 1
# The place that was approved may be merged into another: the measure follows it.
post /api/v1/places {"name":{"fr":"Prison de la grande plaine"},"kind":"prison_local"}
remember winner .id
post /api/v1/places/$winner/confirm {}
post /api/v1/places/$place/merge {"successor":"$winner"}
expect 200
get /api/v1/urgent_measures/$u4
expect json .place.id == "$winner"
wiqaya export urgent_measures --as one
expect out "fire_risk"
wiqaya verify
