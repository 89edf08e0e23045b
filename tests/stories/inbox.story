# What came in and waits for a person: replies however they came, letters, drafts of the ladder, urgent answers; oldest
# first, by authority, each only for who handles it and gone when it is handled.
ceiling 120
file authorities.csv <<END
name.fr,code,reply_days,kind
Administration A,A,30,prison_administration
Administration B,B,10,police
END
file places.csv <<END
name.fr,kind,authority
Prison de la plaine,prison_local,A
END
wiqaya init --country MA --languages fr,ar,en
passwords
wiqaya import authorities authorities.csv
wiqaya import places places.csv
wiqaya account add coordinator --role coordinator
passwords
wiqaya account add second --role coordinator
passwords
wiqaya account add secretariat --role secretariat
passwords
wiqaya account add doctor --role doctor
passwords
wiqaya account add auditor --role auditor
passwords
wiqaya account add focal --role focal --authority A
passwords
serve
language fr
as coordinator
get /inbox
expect page "Rien n’attend personne."
expect no html "<select id=\"i-authority\""
get /
expect html "href=\"/inbox\""

# Two replies, one by the authority itself; the older stands first.
post /api/v1/recommendations {"text":"Ouvrir la cour","addressee":"A","sent_on":"2026-02-01"}
remember one .lines.0.id
remember first .number
post /api/v1/recommendations {"text":"Nommer un médecin","addressee":"A; B","sent_on":"2026-02-01"}
remember two .lines[authority.name=Administration B].id
remember open .lines[authority.name=Administration A].id
get /api/v1/authorities/A
remember a .id
get /api/v1/authorities/B
remember b .id
post /api/v1/replies {"addressee_line":"$two","received_on":"2026-02-20","channel":"letter","text":"Nous le ferons.","position":"accepted"}
as focal
post /api/v1/replies {"addressee_line":"$one","text":"Fait.","position":"accepted"}
as coordinator
# A letter that came in, and a draft of the ladder for what is still open.
post /api/v1/letters {"direction":"in","kind":"other","authority":"B","received_on":"2026-02-25","subject":"Au sujet du médecin","text":"Nous le ferons."}
remember letter .number
get /api/v1/ladder_steps?sort=position
remember after .items.1.id
get /api/v1/ladder_steps/$after
patch /api/v1/ladder_steps/$after {"active":true}
post /api/v1/escalations {"as_of":"2026-03-20"}
expect json .letters.length == 1
remember draft .letters.0.id
remember drafted .letters.0.number
# An answer to what was urgent.
post /api/v1/urgent_measures {"trigger":"fresh_injury","asked":"Un médecin ce soir","place":"Prison de la plaine","authority":"A","hours":24}
remember urgent .number
as second
post /api/v1/urgent_measures/$urgent/approve {}
post /api/v1/urgent_measures/$urgent/send {}
post /api/v1/urgent_measures/$urgent/record_answer {"answer":"Il est venu."}

as coordinator
get /inbox
expect page "5 éléments attendent quelqu’un"
expect html "/assessments/new?addressee_line=$one"
expect html "/assessments/new?addressee_line=$two"
expect html "/letters/$letter"
expect page "Au sujet du médecin"
expect html "/letters/$drafted"
expect html "/urgent_measures/$urgent"
expect page "Équipe de visite"
# By day: the reply of 20 February stands first.
expect html '<ol class="rows inbox"><li><time class="soft" datetime="2026-02-20"'
get /inbox?authority=$b
expect html "/assessments/new?addressee_line=$two"
expect html "/letters/$letter"
expect no html "/assessments/new?addressee_line=$one"
expect no html "/urgent_measures/$urgent"
expect page "Administration A (3)"
expect page "Administration B (2)"
get /inbox?authority=nobody
expect 404

# The secretariat handles letters and does not assess; an auditor handles nothing.
as secretariat
get /inbox
expect page "2 éléments attendent quelqu’un"
expect html "/letters/$letter"
expect no html "/assessments/new"
expect no html "/urgent_measures/$urgent"
as auditor
get /inbox
expect page "Rien n’attend personne."
as focal
get /inbox
expect 404
as nobody
get /inbox
expect 303

# What is handled is gone.
as coordinator
post /api/v1/assessments {"addressee_line":"$two","assessed_on":"2026-03-01","assessor":"npm_desk","implementation":"partly"}
post /api/v1/letters/$letter/confirm {}
as second
post /api/v1/letters/$draft/withdraw {}
post /api/v1/urgent_measures/$urgent/verify {"result":"solved"}
as coordinator
get /inbox
expect page "1 élément attend quelqu’un"
expect html "/assessments/new?addressee_line=$one"
expect no html "/letters/"
