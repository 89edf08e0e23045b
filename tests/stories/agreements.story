# Agreements: what the end of one asks for and when, what is late under it, and the form that says it was done where it stands.
ceiling 120
wiqaya init --country MA --languages fr,ar,en
passwords
wiqaya account add coordinator --role coordinator
passwords
wiqaya account add auditor --role auditor
passwords
file partners.csv <<END
name.fr,name.ar,kind
École de la magistrature,معهد القضاء,university
Barreau du Nord,,professional_body
END
wiqaya import partners partners.csv

# What a list says of its states is taken over. The first is in force to 2099: its alarm is 90 days before the end, so it is
# silent. Of the second the end was in 2021 and nobody wrote down what became of it. The third has 3650 days of notice: ten
# years before the end the alarm rings already. One is to be reviewed since 2020; under one nothing was done for a year.
file agreements.csv <<END
title.fr,title.ar,kind,parties,signed_on,starts_on,ends_on,renewal,notice_days,review_on,state
Convention de formation,اتفاقية التكوين,agreement,École de la magistrature; Barreau du Nord,2019-12-01,2020-01-01,2099-12-31,by_decision,,,in_force
Mémorandum oublié,,memorandum,Barreau du Nord,,2018-01-01,2021-01-01,,,,in_force
Longue convention,,framework,École de la magistrature,,2024-01-01,2032-06-30,,3650,,in_force
À revoir,,agreement,École de la magistrature,,2019-01-01,,,,2020-01-01,in_force
Convention endormie,,agreement,Barreau du Nord,,2019-01-01,,,,,in_force
En discussion,,agreement,Barreau du Nord,,,,,,,negotiating
Ancien accord,,agreement,Barreau du Nord,,2010-01-01,2012-01-01,,,,expired
END
wiqaya import agreements agreements.csv
serve
as coordinator
language fr
get /api/v1/partners?q=magistrature
remember school .items.0.id
speaks post /api/v1/agreements {"title":{"fr":"Accord"},"kind":"agreement","parties":["$school"],"notice_days":36500}
expect 422
get /api/v1/agreements?q=formation
expect json .items.0.state == "in_force"
remember training .items.0.id
remember number .items.0.number
get /api/v1/agreements?q=oublié
remember forgotten .items.0.id
get /api/v1/agreements?q=Longue
remember long .items.0.id
get /api/v1/agreements?q=discussion
remember talks .items.0.id

# Clauses in their order, in their languages beside each other.
post /api/v1/clauses {"agreement":"$training","number":"2","text":{"fr":"Les parties forment ensemble.","ar":"يكوّن الطرفان معا."}}
post /api/v1/clauses {"agreement":"$training","number":"10","text":{"fr":"Durée."}}
get /agreements/$number
expect 200
expect page "Les parties forment ensemble."
expect page "يكوّن الطرفان معا."
expect page "École de la magistrature"
expect page "à décider à partir du 2 octobre 2099"
expect no page "renouveler ou laisser expirer"
expect page "rien n’est prévu"
get /agreements/$forgotten
expect page "terminée depuis"
expect page "renouveler ou laisser expirer"
get /agreements/$long
expect page "se prononcer sur le renouvellement"

# A joint action is added where it is missed; what is wrong keeps what was typed.
form /agreements/$number at /agreements/$training/actions action="" planned_on=2025-03-01 owner="Le secrétariat"
expect 422
expect html "Le secrétariat"
form /agreements/$number at /agreements/$training/actions action="Écrire le module" planned_on=2025-03-01 owner="Le secrétariat"
expect 303
get /api/v1/joint_actions
expect json .items.0.state == "planned"
remember module .items.0.id
# A month that has passed is late from its last day on; one to come is not.
post /api/v1/joint_actions {"agreement":"$training","action":"Publier le guide","planned_on":"2025-04"}
post /api/v1/joint_actions {"agreement":"$training","action":"Réunir le comité d’évaluation","planned_on":"2098-05-01"}
post /api/v1/training_sessions {"title":{"fr":"Session de mai"},"agreement":"$training","partner":"$school","starts_on":"2025-05-10"}
remember session .id
post /api/v1/training_sessions/$session/complete {}
post /api/v1/attendances {"training_session":"$session","sex":"woman","rank":"magistrate","persons":7}
post /api/v1/attendances {"training_session":"$session","sex":"man","rank":"magistrate","persons":5}
# Planned, so its participants are not trained yet.
post /api/v1/training_sessions {"title":{"fr":"Session à venir"},"agreement":"$training","starts_on":"2098-01-01"}
remember later .id
post /api/v1/attendances {"training_session":"$later","sex":"man","rank":"officer","persons":100}
post /api/v1/events {"title":{"fr":"Réunion du comité"},"kind":"committee_meeting","agreement":"$training","starts_on":"2025-06-02"}
remember meeting .id
post /api/v1/events/$meeting/complete {}
# Planned: the module, the guide, the committee of 2098, the session of 2098; late: the first two. Trained: 7 + 5.
get /agreements/$number
expect page "4 prévues"
expect page "2 en retard"
expect page "12 personnes"
expect page "7 femmes"
expect page "1 formation"
expect page "Réunion du comité"
expect page "Session à venir"

# The board: each in the first group that fits.
# end: forgotten, long; review: À revoir; late: Convention de formation; idle: endormie; calm: En discussion.
get /agreement_board
expect 200
expect html "id=\"b-ends\">Échéance proche <span class=\"soft\">2<"
expect html "id=\"b-reviews\">Révision due <span class=\"soft\">1<"
expect html "id=\"b-late\">Actions en retard <span class=\"soft\">1<"
expect html "id=\"b-idle\">Rien depuis un an <span class=\"soft\">1<"
expect html "id=\"b-calm\">Ne demandent rien <span class=\"soft\">1<"
expect page "1 convention a pris fin"
get /
expect page "Conventions à renouveler ou à laisser expirer"
expect page "Actions communes en retard"

# Done from the board, without a script: back on the board; and a second time there is nothing to do.
form /agreement_board at /joint_actions/$module/done done_on=never result=Prêt
expect 422
form /agreement_board at /joint_actions/$module/done done_on=2025-03-20 result="Module prêt"
expect 303
expect header Location == "/agreement_board"
get /api/v1/joint_actions/$module
expect json .state == "done"
expect json .done_on == "2025-03-20"
expect json .result == "Module prêt"
get /agreements/$number
expect page "Module prêt"
expect page "3 prévues"
expect page "1 en retard"
form /agreement_board at /agreements/$talks/actions action="Envoyer le projet" planned_on=2098-01-01 back=board
expect header Location == "/agreement_board"

# A step asks for what it needs on the page itself.
form /agreements/$forgotten at steps/renew ends_on=
expect 422
expect page "Mémorandum oublié"
form /agreements/$forgotten at steps/renew ends_on=2098-01-01
expect 303
get /agreement_board
expect html "id=\"b-ends\">Échéance proche <span class=\"soft\">1<"

# Who only looks sees the board without its forms.
as auditor
get /agreement_board
expect 200
expect no html "/actions\""
expect no html "/done\""
get /agreements/$number
expect no html "/done\""
as nobody
get /agreement_board
expect 303
