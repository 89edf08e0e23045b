# The first page, as each role needs it: the visit that one goes to, opinions on laws that are asked for, the coming days.
file authorities.csv <<END
name.fr,code
Administration A,A
END
file places.csv <<END
name.fr,kind,authority
Prison de la plaine,prison_local,A
Brigade du col,gendarmerie_custody,A
END
wiqaya init --country MA --languages fr,ar,en
passwords
wiqaya import authorities authorities.csv
wiqaya import places places.csv
wiqaya account add chief --role coordinator
passwords
wiqaya account add going --role monitor
passwords
wiqaya account add staying --role monitor
passwords
wiqaya account add jurist --role legal
passwords
serve
as chief
language en
get /api/v1/places?q=plaine
remember place .items.0.id
get /api/v1/places?q=col
remember station .items.0.id
# Two recommendations stand open at the prison, one at the station.
post /api/v1/recommendations {"text":"Ouvrir un registre","addressee":"A","place":"$place"}
post /api/v1/recommendations {"text":"Réparer les lampes","addressee":"A","place":"$place"}
post /api/v1/recommendations {"text":"Donner à manger","addressee":"A","place":"$station"}
# An unannounced visit far ahead; an earlier one that this monitor is not of; one that was, which is nobody's next.
post /api/v1/visits {"place":"$place","kind":"in_depth","announced":"unannounced","started_on":"2099-03-04","team":["going"]}
remember visit .id
remember number .number
post /api/v1/visits {"place":"$station","kind":"in_depth","announced":"announced","started_on":"2098-01-01","team":["chief"]}
post /api/v1/visits {"place":"$station","kind":"in_depth","announced":"announced","started_on":"2020-01-01","team":["going"]}

as going
get /
expect page "Your next visit"
expect page "$number"
expect page "Prison de la plaine"
expect page "2 recommendations are open at this place."
expect html "href=\"/visits/$number/brief\""
# What one may not do is not offered; the clocks of authorities are for those who see figures.
expect no page "Write a recommendation"
expect no page "Clocks of the authorities"
# What was asked of a place is for the team that goes there: two, and the one of the place it once went to.
get /api/v1/recommendations
expect json .items.length == 3
get /api/v1/addressee_lines
expect json .items.length == 3
as staying
get /api/v1/recommendations
expect json .items.length == 0
get /api/v1/addressee_lines
expect json .items.length == 0
get /
expect no page "Your next visit"
expect no page "$number"

# Under way, it stands there as such, and findings are noted from it.
as chief
post /api/v1/visits/$visit/start {}
as going
get /
expect page "Your visit is under way"
expect html "href=\"/findings/new?visit=$visit\""

# An opinion that is asked for stands on the jurist's page until it is given or the text is adopted.
as jurist
post /api/v1/legal_texts {"number":"10-26","title":{"fr":"Projet de loi relatif à la garde à vue"},"kind":"bill","authority":"A","asked_on":"2020-01-05","opinion_due_on":"2020-02-05"}
remember law .id
post /api/v1/legal_texts {"number":"11-26","title":{"fr":"Décret sans date"},"kind":"draft_decree","authority":"A","asked_on":"2020-01-05"}
get /
expect page "Opinions on laws"
expect page "Projet de loi relatif à la garde à vue"
expect page "days late"
expect page "Décret sans date"
# Visits and findings are not hers: the chain says nothing of them, not even that there are none.
expect no page "validated findings"
get /api/v1/legal_texts/$law
patch /api/v1/legal_texts/$law {"opinion_given_on":"2020-02-01"}
get /
expect no page "Projet de loi relatif à la garde à vue"
expect page "Décret sans date"
as going
get /
expect no page "Opinions on laws"

# A holiday tomorrow or any other day of the next two weeks has its line; one of next year has none.
as chief
get /
expect page "Nothing has its day in the next two weeks"
get /api/v1/figures/V1
remember today .as_of
post /api/v1/holidays {"name":{"fr":"Fête du jour"},"first_on":"$today"}
get /
expect page "Fête du jour"
expect no page "Nothing has its day in the next two weeks"
