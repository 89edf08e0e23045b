# Templates and the ladder: letters written from words that the institution edits; reminders and escalations drafted by
# the day, each to be approved; a reply, a pause and a moved date stop or move them.
ceiling 120
file authorities.csv <<END
name.fr,code,reply_days,parent,kind
Ministère M,M,,,ministry
Administration A,A,30,Ministère M,prison_administration
Administration B,B,10,,police
END
wiqaya init --country MA --languages fr,ar,en
passwords
wiqaya import authorities authorities.csv
wiqaya account add secretariat --role secretariat
passwords
wiqaya account add coordinator --role coordinator
passwords
serve
# The institution begins with letters in three languages and with a ladder that is switched off.
as coordinator
get /api/v1/letter_templates?kind=reminder
expect json .count == 3
get /api/v1/ladder_steps?sort=position
expect json .count == 6
expect json .items.0.active == false
remember before .items.0.id
remember after .items.1.id
remember head .items.2.id
remember minister .items.3.id
post /api/v1/escalations {}
expect json .letters.length == 0

# A word that no letter fills in is refused by name.
get /api/v1/letter_templates?kind=reminder&language=fr
remember template .items.0.id
get /api/v1/letter_templates/$template
speaks patch /api/v1/letter_templates/$template {"text":"Bonjour {name}, {due_on}"}
patch /api/v1/letter_templates/$template {"text":"Bonjour {name}, {due_on}"}
expect 422
expect json .errors.0.reason ~ "{name}"
get /api/v1/letter_templates/$template
patch /api/v1/letter_templates/$template {"subject":"Rappel n° {number}","text":"{addressed_to}, nous attendons pour le {due_on} :\n{recommendations}\n{days_late} jours de retard. {institution}, {date}"}
expect 200
as secretariat
get /api/v1/letter_templates/$template
patch /api/v1/letter_templates/$template {"subject":"Rappel"}
expect 403

# A letter is written where its authority or its recommendation is read.
post /api/v1/recommendations {"text":{"fr":"Tenir un registre des soins","ar":"مسك سجل للعلاجات"},"addressee":"A","issued_on":"2026-03-01"}
remember one .lines.0.id
remember paper .id
remember a .lines.0.authority.id
post /api/v1/recommendations {"text":{"fr":"Ouvrir la cour","ar":"فتح الساحة"},"addressee":"A","issued_on":"2026-03-01"}
remember two .lines.0.id
post /api/v1/recommendations {"text":{"fr":"Former les agents","ar":"تكوين الأعوان"},"addressee":"B","issued_on":"2026-03-01"}
remember three .lines.0.id
get /recommendations/$paper
expect html "/letters/write?authority=$a"
get /authorities/$a
expect html "/letters/write?authority=$a"
form /letters/write?authority=$a&kind=transmission kind=transmission language=ar addressed_to="السيد المندوب العام"
expect 303
follow
expect page "مسك سجل للعلاجات"
expect page "السيد المندوب العام"
get /api/v1/letters
remember letter .items.0.id
expect json .items.0.language == "ar"
expect json .items.0.addressee_lines.length == 2
as coordinator
post /api/v1/letters/$letter/approve {}
post /api/v1/letters/$letter/send {"sent_on":"2026-03-02"}
post /api/v1/addressee_lines/$three/send {"sent_on":"2026-03-02"}
get /api/v1/addressee_lines/$one
expect json .reply_due_on == "2026-04-01"
get /api/v1/addressee_lines/$three
expect json .reply_due_on == "2026-03-12"

# Switched on: seven days before, one day after, fifteen to the head, thirty to the minister.
get /api/v1/ladder_steps/$before
patch /api/v1/ladder_steps/$before {"active":true}
get /api/v1/ladder_steps/$after
patch /api/v1/ladder_steps/$after {"active":true}
get /api/v1/ladder_steps/$head
patch /api/v1/ladder_steps/$head {"active":true}
get /api/v1/ladder_steps/$minister
patch /api/v1/ladder_steps/$minister {"active":true,"days":20,"clock":"working_days"}
post /api/v1/escalations {"as_of":"2099-01-01"}
expect 422
post /api/v1/escalations {"as_of":"2026-03-04"}
expect json .letters.length == 0
# Due on Thursday 12 March, so the reminder before is of the 5th. It is French: nothing transmitted it in another language.
post /api/v1/escalations {"as_of":"2026-03-05"}
expect json .letters.length == 1
expect json .letters.0.authority == "Administration B"
expect json .letters.0.language == "fr"
expect json .letters.0.step == 1
remember reminder .letters.0.id
get /api/v1/letters/$reminder
expect json .state == "draft"
expect json .text ~ "nous attendons pour le 12 mars 2026"
expect json .text ~ "1. Former les agents (réponse attendue pour le 12 mars 2026)"
expect json .text ~ "0 jours de retard"
expect json .text ~ "{date}"
# Done again it changes nothing.
post /api/v1/escalations {"as_of":"2026-03-05"}
expect json .letters.length == 0
post /api/v1/escalations {"as_of":"2026-03-06"}
expect json .letters.length == 0
get /
expect html "/letters?state=draft"
# Nobody sends it but a person; the number and the day are filled in as it goes.
post /api/v1/letters/$reminder/send {}
expect 409
post /api/v1/letters/$reminder/approve {}
expect 200
post /api/v1/letters/$reminder/send {"sent_on":"2026-03-06"}
expect json .subject == "Rappel n° L-2026-0002"
expect json .text ~ "6 mars 2026"

# Of two lines due on 1 April one is answered: the draft that asked for both is overtaken, what is left of it is drafted anew.
post /api/v1/escalations {"as_of":"2026-03-25"}
expect json .letters.length == 2
expect json .letters.0.authority == "Administration A"
expect json .letters.0.language == "ar"
expect json .letters.0.lines == 2
remember stale .letters.0.id
# B is thirteen days late: the reminder after it was due.
expect json .letters.1.step == 2
remember second .letters.1.id
post /api/v1/replies {"addressee_line":"$one","received_on":"2026-03-26","position":"accepted","text":"Fait."}
speaks post /api/v1/letters/$stale/approve {}
post /api/v1/letters/$stale/approve {}
expect 422
post /api/v1/escalations {"as_of":"2026-03-26"}
expect json .overtaken == 1
expect json .letters.length == 1
expect json .letters.0.lines == 1
get /api/v1/letters/$stale
expect json .state == "overtaken"
# Paused, B is left alone, and its draft with it; going on, its day has moved.
post /api/v1/clock_pauses {"addressee_line":"$three","first_on":"2026-03-10","last_on":"2026-03-29","reason":"Dossier incomplet"}
get /api/v1/addressee_lines/$three
expect json .reply_due_on == "2026-04-01"
post /api/v1/escalations {"as_of":"2026-03-27"}
expect json .overtaken == 1
expect json .letters.length == 0
# Due on 1 April now: seven days before is behind, and the letter of that step was for another day.
post /api/v1/escalations {"as_of":"2026-03-30"}
expect json .letters.length == 1
expect json .letters.0.authority == "Administration B"
expect json .letters.0.step == 1
# The day after: both, each in its language.
post /api/v1/escalations {"as_of":"2026-04-01"}
expect json .letters.length == 0
post /api/v1/escalations {"as_of":"2026-04-02"}
expect json .letters.length == 2
expect json .letters.1.step == 2
post /api/v1/escalations {"as_of":"2026-04-15"}
expect json .letters.length == 0
# To the heads on the 16th.
post /api/v1/escalations {"as_of":"2026-04-16"}
expect json .letters.length == 2
expect json .letters.0.recipient == "head"
expect json .letters.0.addressed_to ~ "المسؤول"
# To the minister after twenty working days: four weekends lie between, so on Wednesday 29 April. What stands above A is
# its ministry; above B nothing is recorded, and the letter says whose minister it means.
post /api/v1/escalations {"as_of":"2026-04-28"}
expect json .letters.length == 0
post /api/v1/escalations {"as_of":"2026-04-29"}
expect json .letters.length == 2
expect json .letters.0.authority == "Ministère M"
expect json .letters.1.authority == ""
expect json .letters.1.addressed_to ~ "Administration B"
# Withdrawn by a person it is not drafted again. An authority with steps of its own follows those alone.
remember last .letters.1.id
post /api/v1/letters/$last/withdraw {}
post /api/v1/escalations {"as_of":"2026-05-20"}
expect json .letters.length == 0
post /api/v1/ladder_steps {"position":1,"name":"Propre","authority":"B","recipient":"authority","days":60,"kind":"transmission"}
expect 422
post /api/v1/ladder_steps {"position":1,"name":"Propre","authority":"B","recipient":"authority","days":60,"kind":"reminder","active":true}
expect 201
post /api/v1/escalations {"as_of":"2026-05-31"}
expect json .letters.length == 1
expect json .letters.0.authority == "Administration B"
expect json .letters.0.step == 1
as secretariat
get /api/v1/letters?state=draft
expect json .count == 8
stop
wiqaya escalate --as-of 2026-06-01
expect out "0 drafted"
wiqaya verify
expect out "bad 0"
