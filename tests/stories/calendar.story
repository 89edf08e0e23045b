# The calendar of the house: what has its day in a month, each source with the caller's rights; a visit that is
# unannounced has no day for those who may not know of it.
ceiling 150
file authorities.csv <<END
name.fr,code,reply_days,parent,kind
Ministère M,M,,,ministry
Administration A,A,30,Ministère M,prison_administration
Administration B,B,10,,police
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
wiqaya account add second --role coordinator
passwords
wiqaya account add secretariat --role secretariat
passwords
wiqaya account add doctor --role doctor
passwords
wiqaya account add focal --role focal --authority A
passwords
wiqaya account add other --role focal --authority B
passwords
serve
language fr
as coordinator
get /calendar
expect 200
expect html "aria-current"
get /calendar?month=2031-13
expect 404
get /calendar?month=2031
expect 404
get /calendar?month=1800-01
expect 404
get /calendar?month=<script>
expect 404
get /calendar?month=2031-05
expect page "mai 2031"
expect html "/calendar?month=2031-04"
expect html "/calendar?month=2031-06"
# 1 May 2031 is a Thursday: the fourth column of a week that begins on Monday.
expect html "<li id=\"d-2031-05-01\" class=\"c4"
# Saturday 3 and Sunday 4 are days off; Monday 5 is not.
expect html "<li id=\"d-2031-05-03\" class=\"c6 off"
expect html "<li id=\"d-2031-05-04\" class=\"c7 off"
expect no html "<li id=\"d-2031-05-05\" class=\"c1 off"
expect html "id=\"d-2031-05-31\""
expect no html "id=\"d-2031-05-32\""
expect page "1453 H"

# A holiday of every year, entered for 2026, and one of a region that shades nothing.
post /api/v1/holidays {"name":{"fr":"Fête du travail"},"first_on":"2026-05-01","yearly":true}
post /api/v1/holidays {"name":{"fr":"Aïd attendu"},"first_on":"2031-04-30","last_on":"2031-05-01","certainty":"expected"}
get /calendar?month=2031-05
expect page "Fête du travail"
expect page "Aïd attendu"
expect html "<li id=\"d-2031-05-01\" class=\"c4 off"
get /calendar?month=2032-05
expect page "Fête du travail"
expect no page "Aïd attendu"

# Two lines of A are due on Wednesday 7 May, one of B on the same day; what is answered has no day any more.
post /api/v1/recommendations {"text":"Ouvrir la cour","addressee":"A","sent_on":"2026-02-01"}
remember one .lines.0.id
post /api/v1/recommendations {"text":"Nommer un médecin","addressee":"A; B","sent_on":"2026-02-01"}
remember two .lines[authority.name=Administration A].id
remember three .lines[authority.name=Administration B].id
get /api/v1/addressee_lines/$one
patch /api/v1/addressee_lines/$one {"reply_due_on":"2031-05-07"}
get /api/v1/addressee_lines/$two
patch /api/v1/addressee_lines/$two {"reply_due_on":"2031-05-07"}
get /api/v1/addressee_lines/$three
patch /api/v1/addressee_lines/$three {"reply_due_on":"2031-05-07"}
get /calendar?month=2031-05
expect page "2 réponses attendues"
expect page "1 réponse attendue"
expect page "Administration A"
expect html "reply_due_on.min=2031-05-07"
expect html "/addressee_lines/$three"
post /api/v1/replies {"addressee_line":"$three","received_on":"2026-03-01","text":"Fait.","position":"accepted"}
get /calendar?month=2031-05
expect no html "/addressee_lines/$three"

# Steps of the ladder: fifteen days after 7 May is Thursday the 22nd, for the two lines of A.
get /api/v1/ladder_steps?sort=position
remember head .items.2.id
get /api/v1/ladder_steps/$head
expect json .days == 15
patch /api/v1/ladder_steps/$head {"active":true}
get /calendar?month=2031-05
expect page "pour 2 lignes"
expect html "/ladder_steps/$head"
as doctor
get /calendar?month=2031-05
expect no page "pour 2 lignes"
expect no page "2 réponses attendues"
expect page "Fête du travail"
as coordinator

# An action step that ends in May, of which only the month is known, is held by its last day.
post /api/v1/actions {"addressee_line":"$one","step":"Acheter des bancs","ends_on":"2031-05"}
remember action .id
get /calendar?month=2031-05
expect page "1 étape de plan se termine"
expect page "fin de mai 2031"
post /api/v1/actions/$action/progress {"progress":"done"}
get /calendar?month=2031-05
expect no page "étape de plan se termine"

# Visits and missions. The one that is unannounced is known to its team and the coordinators alone, and so is its mission.
post /api/v1/missions {"starts_on":"2031-05-12","ends_on":"2031-05-14","purpose":"Tournée"}
remember mission .number
post /api/v1/visits {"place":"Prison de la plaine","kind":"in_depth","announced":"announced","started_on":"2031-05-12"}
remember open .number
post /api/v1/visits {"place":"Brigade du col","kind":"in_depth","announced":"unannounced","started_on":"2031-05-20","team":["doctor"]}
remember quiet .number
post /api/v1/visits {"place":"Prison de la plaine","kind":"follow_up","started_on":"2031-05-26"}
remember undecided .number
get /calendar?month=2031-05
expect page "$mission"
expect page "$open"
expect page "$quiet"
expect page "Visite de suivi"
expect page "Équipe de visite"
as secretariat
get /calendar?month=2031-05
expect page "$open"
expect page "$mission"
expect page "$undecided"
expect no page "$quiet"
expect no page "Brigade du col"
expect no page "Équipe de visite"
as doctor
get /calendar?month=2031-05
expect page "$quiet"
expect no page "$open"

# The answer to an urgent measure is due in hours; only its team and the coordinators see it.
as coordinator
post /api/v1/urgent_measures {"trigger":"fresh_injury","asked":"Un médecin ce soir","place":"Prison de la plaine","authority":"A","hours":1}
remember urgent .number
as second
post /api/v1/urgent_measures/$urgent/approve {}
post /api/v1/urgent_measures/$urgent/send {}
get /calendar
expect page "$urgent"
as secretariat
get /calendar
expect no page "$urgent"
# To an authority there is none.
as focal
get /calendar
expect 404
as nobody
get /calendar
expect 303
