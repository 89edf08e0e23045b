# A follow-up visit out of what is open at a place: planned with its checklist in one step, judged line by line, each
# judgement an assessment on site; what was full and is no longer shows as a regression.
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
wiqaya account add coordinator --role coordinator
passwords
wiqaya account add member --role member
passwords
wiqaya account add outsider --role member
passwords
wiqaya account add monitor --role monitor
passwords
wiqaya account add focal --role focal --authority A
passwords
serve
as coordinator
get /api/v1/places?q=plaine
remember place .items.0.id
get /api/v1/places?q=col
remember elsewhere .items.0.id
speaks post /api/v1/places/$place/follow_up {}
expect 409
post /api/v1/visits {"place":"$place","kind":"in_depth","announced":"announced","started_on":"2026-01-12"}
remember first .id

# Open and sent at the prison: one line of R1, two of R2. R3 was not sent, R4 is closed, R5 is of another place.
post /api/v1/recommendations {"text":"Ouvrir la cour deux heures par jour","place":"$place","visit":"$first","addressee":"A","sent_on":"2026-02-01"}
remember r1 .id
remember a1 .lines.0.id
post /api/v1/recommendations {"text":"Affecter un médecin de nuit","place":"$place","addressee":"A; B","sent_on":"2026-02-01"}
remember r2 .id
remember a2 .lines[authority.name=Administration A].id
remember b2 .lines[authority.name=Ministère B].id
post /api/v1/recommendations {"text":"Repeindre le parloir","place":"$place","addressee":"A"}
remember r3 .id
post /api/v1/recommendations {"text":"Fermer le cachot 4","place":"$place","addressee":"A","sent_on":"2026-02-01"}
remember r4 .id
post /api/v1/recommendations/$r4/close_overtaken {"note":"Le cachot est muré."}
post /api/v1/recommendations {"text":"Éclairer les geôles","place":"$elsewhere","addressee":"B","sent_on":"2026-02-01"}
remember elsewhere_line .lines.0.id
# R1 was found full in March.
post /api/v1/assessments {"addressee_line":"$a1","assessed_on":"2026-03-10","assessor":"npm_on_site","implementation":"full","text":"Cour ouverte."}
expect 201

# A member plans: the visit is its own, planned, of kind follow-up, with three items.
as member
post /api/v1/places/$place/follow_up {"started_on":"2026-06-10","announced":"unannounced"}
expect 200
expect json .kind == "follow_up"
expect json .state == "planned"
expect json .place.id == "$place"
remember visit .id
get /api/v1/follow_up_items?visit=$visit
expect json .items.length == 3
expect json .items.0.judgement == null
get /api/v1/follow_up_items?addressee_line=$a1
remember i1 .items.0.id
get /api/v1/follow_up_items?addressee_line=$a2
remember i2 .items.0.id
get /api/v1/follow_up_items?addressee_line=$b2
remember i3 .items.0.id
# Of another place, or twice: no.
speaks post /api/v1/follow_up_items {"visit":"$visit","addressee_line":"$elsewhere_line"}
expect 422
speaks post /api/v1/follow_up_items {"visit":"$visit","addressee_line":"$a1"}
expect 422
speaks post /api/v1/follow_up_items {"visit":"$visit","addressee_line":"$a1","judgement":"good"}
expect 422

# An unannounced visit hides, and its checklist with it; an authority sees none at all.
as outsider
get /api/v1/follow_up_items
expect json .items.length == 0
get /api/v1/follow_up_items/$i1
expect 404
as focal
get /api/v1/follow_up_items
expect 404

# It is printed before the visit; nothing is judged before it begins.
as member
get /visits/$visit/brief
expect page "Ouvrir la cour deux heures par jour"
# The brief is a part of the visit like the others: it leads to each of them, and each of them to it.
expect html '/brief" aria-current="page">'
expect html '?part=follow_up">'
expect no html '?part=follow_up" aria-current'
get /visits/$visit?part=team
expect html '/brief">'
expect html '?part=team" aria-current="page">'
expect no html '/brief" aria-current'
get /visits/$visit/brief
expect page "Progrès suffisants"
speaks post /api/v1/follow_up_items/$i1/judge {"judgement":"good"}
expect 409
# What is sent meanwhile is added; then there is nothing left to add.
as coordinator
post /api/v1/recommendations/$r3/send {"sent_on":"2026-06-01"}
as member
post /api/v1/visits/$visit/checklist {}
expect 200
get /api/v1/follow_up_items?visit=$visit
expect json .items.length == 4
speaks post /api/v1/visits/$visit/checklist {}
expect 409
post /api/v1/visits/$visit/start {}
expect 200

speaks post /api/v1/follow_up_items/$i1/judge {"judgement":"splendid"}
expect 422
speaks post /api/v1/follow_up_items/$i1/judge {"judgement":"good","implementation":"splendid"}
expect 422
speaks post /api/v1/follow_up_items/$i1/judge {"judgement":"good","day":"2026-06-09"}
expect 422
speaks post /api/v1/follow_up_items/$i1/judge {"judgement":"good","day":"2099-01-01"}
expect 422

# Full in March, insufficient in June: a regression, and the page says since when it was full.
post /api/v1/follow_up_items/$i1/judge {"judgement":"insufficient","remark":"La cour est fermée depuis mai.","day":"2026-06-10"}
expect 200
expect json .judgement == "insufficient"
expect json .judged_on == "2026-06-10"
expect json .assessment.id present
get /api/v1/addressee_lines/$a1
expect json .implementation == "regression"
get /recommendations/$r1
expect page "Régression"
expect page "La cour est fermée depuis mai."
# Good progress is not full unless the judge says so.
post /api/v1/follow_up_items/$i2/judge {"judgement":"good","day":"2026-06-10"}
get /api/v1/addressee_lines/$a2
expect json .implementation == "partly"
post /api/v1/follow_up_items/$i3/judge {"judgement":"none","day":"2026-06-10"}
get /api/v1/addressee_lines/$b2
expect json .implementation == "not_started"
# Judged again by mistake: the new assessment corrects the first, and both are kept.
post /api/v1/follow_up_items/$i2/judge {"judgement":"good","implementation":"full","remark":"Garde de nuit vue au registre.","day":"2026-06-10"}
expect 200
get /api/v1/addressee_lines/$a2
expect json .implementation == "full"
get /api/v1/assessments?addressee_line=$a2
expect json .items.length == 2
expect json .items.0.assessor == "npm_on_site"
expect json .items.0.visit.id == "$visit"
# Back from full, without calling it a regression: what may not follow is refused.
speaks post /api/v1/follow_up_items/$i1/judge {"judgement":"none","implementation":"regression","day":"2026-03-01"}
expect 422

# Counted on that day: verified lines A1, A2, B2 = 3; found full: A2 = 1.
get /api/v1/figures/I1?as_of=2026-06-30
expect json .total.numerator == 1
expect json .total.denominator == 3

# The same on the pages: from the place, and from the visit that found it (only what it led to).
as coordinator
get /places/$place
expect html "/places/$place/follow-up"
form /places/$place/follow-up?visit=$first at /places/$place/follow-up started_on=2026-11-30
expect 303
follow
expect page "Ouvrir la cour deux heures par jour"
expect no page "Affecter un médecin de nuit"
get /visits/$visit
expect page "La cour est fermée depuis mai."
form /visits/$visit at /follow_up_items/$i3/judge judgement=reasonable implementation=partly remark="Deux lits."
expect 303
form /visits/$visit at /visits/$visit/checklist
expect 409

# A monitor reads the visits of its team and judges nothing.
get /api/v1/visits/$visit
patch /api/v1/visits/$visit {"team":["member","monitor"]}
as monitor
get /api/v1/follow_up_items?visit=$visit
expect json .items.length == 4
post /api/v1/follow_up_items/$i3/judge {"judgement":"good"}
expect 403
as coordinator
wiqaya export follow_up_items --as coordinator
expect out "insufficient"
get /search?q=ferm%C3%A9e
expect 200
# Repeated: a new number, tied to the old one, which is closed as repeated.
post /api/v1/recommendations/$r1/repeat {}
expect json .state == "repeated"
get /api/v1/recommendations?repeats=$r1
expect json .items.length == 1
expect json .items.0.state == "open"
wiqaya verify
