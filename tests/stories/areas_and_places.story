# Morocco's administrative areas as its statistics office writes them, England's and Wales's prisons, and
# the places that press releases name: dirt is cleaned and counted, links are found by code and by name.
needs data/places/ma_commune.csv data/places/uk_prison_estate_2017.tsv data/places/compiled/ma_places_named_by_cndh.csv
ceiling 120
wiqaya init --country MA --languages ar,fr,en
passwords

wiqaya import areas $shared/data/places/ma_region.csv --map $root/tests/cases/maps/ma_region.map --json
expect json .rows == 12
expect json .created.areas == 12

# What would happen is what happens.
wiqaya import areas $shared/data/places/ma_province.csv --map $root/tests/cases/maps/ma_province.map --dry-run --json
expect json .created.areas == 75
expect json .import absent
wiqaya export areas --format csv --filter kind=province
expect no out "Chefchaouen"
wiqaya import areas $shared/data/places/ma_province.csv --map $root/tests/cases/maps/ma_province.map --json
expect json .created.areas == 75
expect json .errors.length == 0
# 75 names lose their word, and some of these and of the Arabic ones their spaces: no row is without dirt.
expect json .cleaned >= 75
wiqaya import areas $shared/data/places/ma_circle.csv --map $root/tests/cases/maps/ma_circle.map --json
expect json .created.areas == 204
expect json .cleaned >= 196
wiqaya import areas $shared/data/places/ma_commune.csv --map $root/tests/cases/maps/ma_commune.map --json
expect json .rows == 1687
expect json .created.areas == 1687
expect json .duplicates == 0
expect json .cleaned >= 149

# A list that comes in again adds nothing.
wiqaya import areas $shared/data/places/ma_commune.csv --map $root/tests/cases/maps/ma_commune.map --json
expect json .created.areas absent
expect json .duplicates == 1687

wiqaya import places $shared/data/places/uk_prison_estate_2017.tsv --map $root/tests/cases/maps/uk_prison_estate_2017.map --json
expect json .separator == "tab"
expect json .created.places == 121
expect json .created.authorities == 4
wiqaya import places $shared/data/places/compiled/ma_places_named_by_cndh.csv --map $root/tests/cases/maps/ma_places_named_by_cndh.map --json
expect json .created.places == 14
expect json .created.authorities == 3

# What goes out comes in again, links and all.
wiqaya export areas --format csv
expect out "Fahs-Anjra"
expect no out "Province:"
expect no out "Préfecture:"
expect no out "Cercle :"
save areas.csv
wiqaya import areas areas.csv --json
expect json .rows == 1978
expect json .duplicates == 1978
expect json .errors.length == 0
wiqaya export places --format csv
save places.csv
wiqaya import places places.csv --json
expect json .duplicates == 135

serve
as administrator
get /api/v1/areas?kind=region&limit=1
expect json .count == 12
get /api/v1/areas?kind=province&limit=1
expect json .count == 62
get /api/v1/areas?kind=prefecture&limit=1
expect json .count == 13
get /api/v1/areas?kind=circle&limit=1
expect json .count == 204
get /api/v1/areas?kind=commune&limit=1
expect json .count == 1687
get /api/v1/areas?kind=commune&parent=01.051.03.
expect json .items.0.parent.name present
get /api/v1/places?region=11.&limit=100
expect json .count == 5
get /api/v1/places?authority=PSP&limit=1
expect json .count == 107
get /api/v1/areas?q=Chefchaouen
expect json .items.0.name.fr == "Chefchaouen"
expect json .items.0.name.ar == "شفشاون"
get /api/v1/places?q=semara
expect json .count == 3

# Clean Arabic: no space at either end, none that does not break.
get /api/v1/areas?q=imzouren
expect json .items.0.name.ar == "إمزورن"

wiqaya verify
expect out "bad 0"
