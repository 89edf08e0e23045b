# The bin tells what was put into it, by whom, the latest first, over all kinds; and gives it back.
wiqaya init --country MA --languages fr,ar,en
passwords
wiqaya account add salma --role coordinator --full-name 'Salma Idrani'
passwords
wiqaya account add hind --role secretariat --full-name 'Hind Marsaoui'
passwords
wiqaya account add amine --role monitor
passwords
file authorities.csv <<END
name.fr,code
Direction des prisons,DP
END
wiqaya import authorities authorities.csv
wiqaya account add karim --role focal --authority DP
passwords
file places.csv <<END
name.fr,kind,code
Prison du Lac,prison_local,P1
Prison du Rivage,prison_local,P2
END
wiqaya import places places.csv --json
remember import .import
file more.csv <<END
name.fr,kind,code
Prison du Vent,prison_local,P3
END
wiqaya import places more.csv --as hind --json
remember more .import
serve
as salma
get /bin?lang=fr
expect page "La corbeille est vide"
post /api/v1/visits {"place":"P1","kind":"in_depth","announced":"announced","started_on":"2026-05-04"}
remember visit .id
post /api/v1/findings {"visit":"$visit","text":"Le registre manque."}
remember finding .id
form /findings/$finding at /bin
expect 303
as hind
get /api/v1/places/P2
remember place .id
form /places/$place at /bin
expect 303
# Who put it there, and when; the latest first, each with its kind in words.
as salma
get /bin?lang=fr
expect page "Prison du Rivage Lieu Hind Marsaoui"
expect page "Constat Salma Idrani"
get /bin?lang=ar
expect page "Prison du Rivage مكان Hind Marsaoui"
get /places?binned=1
expect no html "/places.csv"
expect no html "/places/new"
# A year is no number of things.
post /api/v1/plans {"name":{"fr":"Programme des lacs"},"year":2026}
get /plans?lang=fr
expect page "Programme des lacs 2026"
# What the role may not bin it does not see here; an authority does not know of it.
as hind
get /bin
expect page "Prison du Rivage"
expect no page "F-2026-0001"
as amine
get /bin
expect no page "Prison du Rivage"
as karim
get /bin
expect 404
get /
expect no html "/bin"
# Back again, from the page; and what an import brought goes there whole.
as salma
form /bin at /places/$place/unbin
expect 303
get /api/v1/places?q=rivage
expect json .count == 1
get /bin?lang=fr
expect no page "Prison du Rivage"
expect page "Constat"
stop
wiqaya import --undo $more --as hind
start
as salma again
get /bin?lang=fr
expect page "Prison du Vent Lieu Hind Marsaoui avec tout un import"
