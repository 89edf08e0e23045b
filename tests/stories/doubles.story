# What stands twice: the register of English and Welsh prisons (153) against the estate of 2017 (121) and the
# prisons that were closed (30). Pairs are proposed, nothing is merged by itself, and a person decides.
needs data/places/uk_prison_register.tsv data/places/uk_prison_estate_2017.tsv data/places/uk_former_prisons.tsv
wiqaya init --country GB --languages ar,fr,en
passwords
wiqaya import places $shared/data/places/uk_prison_estate_2017.tsv --map $root/tests/cases/maps/uk_prison_estate_2017.map --json
expect json .created.places == 121
wiqaya account add coordinator --role coordinator
passwords
wiqaya account add secretariat --role secretariat
passwords
wiqaya account add monitor --role monitor
passwords
wiqaya account add auditor --role auditor
passwords
wiqaya account add focal --role focal --authority PSP
passwords

# --- The register against the estate: the closed ones are left, and two rows each for two places that changed
# from a prison to a removal centre.
wiqaya pairs places $shared/data/places/uk_prison_register.tsv --map $root/tests/cases/maps/uk_prison_register.map --json
expect json .rows == 153
expect json .records == 121
expect json .same.length == 119
expect json .same[one.name=HMP/YOI Altcourse].other.name == "Altcourse"
expect json .same[one.name=HMP/YOI Altcourse].strength == "likely"
expect json .same[one.name=HMP The Mount].other.name == "Mount, The"
expect json .same[one.name=HMP Grendon/Spring Hill].other.name == "Grendon/ Spring Hill"
expect json .same[one.name=HMP Usk and HMP/YOI Prescoed].other.name == "Usk / Prescoed"
expect json .same[one.name=HMP/YOI Hewell].other.name == "Hewell"
expect json .same[one.name=HMP Lancaster Farms].other.name == "Lancaster Farms"
expect json .same[one.name=HMYOI Feltham].other.name == "Feltham"
expect json .same[one.name=Medway STC].strength == "sure"
expect json .same[one.name=Medway STC].why == "Name and kind are the same."
expect json .same[one.name=HMP/YOI Winchester].other.name == "Winchester"
expect json .same[one.name=HMP/YOI Manchester].other.name == "Manchester"
expect json .same[one.name=HMP/YOI Rochester].other.name == "Rochester"
expect json .ambiguous.length == 2
expect json .ambiguous.0.0.name == "HMP Morton Hall"
expect json .ambiguous.0.1.name == "HMIRC Morton Hall"
expect json .ambiguous.0.2.name == "Morton Hall"
expect json .ambiguous.1.0.name == "HMP The Verne"
expect json .ambiguous.1.1.name == "HMIRC The Verne"
expect json .ambiguous.1.2.name == "Verne, The"
expect json .leftovers.store.length == 0
expect json .leftovers.file.length == 30
expect json .leftovers.file.0.name == "HMP Acklington"
expect json .leftovers.file.1.name == "HMP Albany"
expect json .leftovers.file.2.name == "HMP Ashwell"
expect json .leftovers.file.3.name == "HMP Blakenhurst"
expect json .leftovers.file.4.name == "HMP Blundeston"
expect json .leftovers.file.5.name == "HMP Brockhill"
expect json .leftovers.file.6.name == "HMP Bullwood Hall"
expect json .leftovers.file.7.name == "HMP Camp Hill"
expect json .leftovers.file.8.name == "HMP Canterbury"
expect json .leftovers.file.9.name == "HMP Castington"
expect json .leftovers.file.10.name == "HMP Dorchester"
expect json .leftovers.file.11.name == "HMIRC Dover"
expect json .leftovers.file.12.name == "HMP Edmunds Hill"
expect json .leftovers.file.13.name == "HMP Everthorpe"
expect json .leftovers.file.14.name == "HMP Gloucester"
expect json .leftovers.file.15.name == "HMIRC Haslar"
expect json .leftovers.file.16.name == "HMP Hewell Grange"
expect json .leftovers.file.17.name == "HMP Holloway"
expect json .leftovers.file.18.name == "HMP Kennet"
expect json .leftovers.file.19.name == "HMP Kingston"
expect json .leftovers.file.20.name == "HMP Latchmere House"
expect json .leftovers.file.21.name == "HMP Lancaster"
expect json .leftovers.file.22.name == "HMP Northallerton"
expect json .leftovers.file.23.name == "HMP Parkhurst"
expect json .leftovers.file.24.name == "HMP Reading"
expect json .leftovers.file.25.name == "HMP Shepton Mallet"
expect json .leftovers.file.26.name == "HMP Shrewsbury"
expect json .leftovers.file.27.name == "HMP The Weare"
expect json .leftovers.file.28.name == "HMP Wellingborough"
expect json .leftovers.file.29.name == "HMP Wolds"

# --- With the closed ones nothing is left.
wiqaya import places $shared/data/places/uk_former_prisons.tsv --map $root/tests/cases/maps/uk_former_prisons.map --json
expect json .created.places == 30
wiqaya pairs places $shared/data/places/uk_prison_register.tsv --map $root/tests/cases/maps/uk_prison_register.map --json
expect json .records == 151
expect json .same.length == 149
expect json .same[one.name=HMP Lancaster].other.name == "Lancaster"
expect json .same[one.name=HMP Lancaster Farms].other.name == "Lancaster Farms"
expect json .same[one.name=HMP Hewell Grange].other.name == "Hewell Grange"
expect json .same[one.name=HMP The Weare].other.name == "The Weare"
expect json .ambiguous.length == 2
expect json .leftovers.file.length == 0
expect json .leftovers.store.length == 0
# In the store itself nothing stands twice yet, and it is still what it was.
wiqaya pairs places
expect out "0 pairs, 0 ambiguous; nothing was changed"
wiqaya export places --format csv
expect no out "HMP"
# A list needs no map and no kinds; one without names is refused.
file names.csv <<END
name
H.M.P. Wormwood Scrub
END
wiqaya pairs places names.csv
expect out "likely: row 1, H.M.P. Wormwood Scrub = Wormwood Scrubs. The names are the same but for their spelling."
expect out "1 pairs, 0 ambiguous, 0 only in the file, 150 only in the store; nothing was changed"
file none.csv <<END
capacity
12
END
wiqaya pairs places none.csv
expect exit 1
expect err "The list has no column for this."
wiqaya pairs authorities
expect out "0 pairs"
wiqaya pairs visits
expect exit 2
wiqaya pairs places --as monitor
expect exit 1
wiqaya pairs places --as focal
expect exit 1

# --- The register comes in: every row is a place of its own, and every pair waits for a person. Two codes
# stand twice in it, so two rows are not good.
wiqaya import places $shared/data/places/uk_prison_register.tsv --map $root/tests/cases/maps/uk_prison_register.map --keep-good --json
expect json .created.places == 151
wiqaya pairs places --json
expect json .same.length == 149
expect json .records == 302

language en
serve
as coordinator
get /api/v1/places?limit=1
expect json .count == 302
get /api/v1/places?state=merged&limit=1
expect json .count == 0
get /places
expect page "149 pairs may be the same place"
get /places/doubles
expect page "Places that may be the same"
expect page "Medway STC"
expect page "119 more pairs follow when these are settled."

# One is merged by a person, who says which stays.
get /api/v1/places?q=Medway
remember estate .items[name.en=Medway].id
remember register .items[name.en=Medway STC].id
form /places/doubles at /places/$register/steps/merge
expect 303
get /api/v1/places/$register
expect json .state == "merged"
expect json .successor.id == "$estate"
get /api/v1/places/$estate
expect json .aliases ~ "Medway STC"
get /places/doubles
expect no page "Medway"
get /places
expect page "148 pairs may be the same place"

# One is said not to be the same: remembered, with who and when, and not proposed again.
get /api/v1/places?q=Altcourse
remember one .items[name.en=Altcourse].id
remember other .items[name.en=HMP/YOI Altcourse].id
upload /places/doubles one=$one other=$other
expect 403
get /places/doubles
expect page "HMP/YOI Altcourse"
form /places/doubles at /places/doubles one=$one other=$other
expect 303
get /places
expect page "147 pairs may be the same place"
get /places/doubles
expect page "Places kept apart"
expect html "<bdi>coordinator</bdi></span>"
get /api/v1/distinct_pairs
expect json .count == 1
expect json .items.0.one.id == "$one"
remember apart .items.0.id
stop
wiqaya pairs places --json
expect json .same.length == 147
wiqaya pairs places
expect no out "Altcourse"
serve
# Said again, in the other order, it is the same record; a place is not two.
as secretariat
form /places/doubles at /places/doubles one=$other other=$one
expect 303
get /api/v1/distinct_pairs
expect json .count == 1
post /api/v1/distinct_pairs {"one":"$one","other":"$one"}
expect 422
# The bin undoes it.
post /api/v1/distinct_pairs/$apart/bin {}
get /places
expect page "148 pairs may be the same place"
post /api/v1/distinct_pairs/$apart/restore {}
get /places
expect page "147 pairs may be the same place"

# Who may not merge sees none of it.
as monitor
get /places
expect no page "may be the same place"
get /places/doubles
expect 404
get /api/v1/distinct_pairs
expect 404
get /api/v1/distinct_pairs/$apart
expect 404
get /places/$one
expect no page "kept apart"
as auditor
get /places/doubles
expect 404
as focal
get /places/doubles
expect 404
get /api/v1/distinct_pairs
expect 404
as nobody
get /places/doubles
expect 303

# Arabic and French.
as coordinator
get /places/doubles?lang=ar
expect page "أماكن قد تكون مكانا واحدا"
get /places/doubles?lang=fr
expect page "Lieux qui sont peut-être les mêmes"

stop
wiqaya verify
expect out "bad 0"
