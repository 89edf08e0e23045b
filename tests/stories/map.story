# The map draws the areas that have an outline, shades them by what was counted, and marks places as exactly as each may
# be drawn: the page is whole without a script, and beside it stands the same as tables.
wiqaya init --country MA --languages ar,fr,en
passwords
file areas.csv <<END
code;kind;name.fr;parent
01;region;Nord;
02;region;Sud;
01.1;province;Côte;01
01.2;province;Plaine;01
END
wiqaya import areas areas.csv
# Nord lies above Sud, each two degrees high and four wide. The provinces are the halves of Nord.
file map.geojson <<END
{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"code":"01","outline_source":"Carte d’essai"},"geometry":{"type":"Polygon","coordinates":[[[-8,34],[-4,34],[-4,36],[-8,36],[-8,34]]]}},
{"type":"Feature","properties":{"code":"02","outline_source":"Carte d’essai"},"geometry":{"type":"Polygon","coordinates":[[[-8,32],[-4,32],[-4,34],[-8,34],[-8,32]]]}},
{"type":"Feature","properties":{"code":"01.1","outline_source":"Carte d’essai"},"geometry":{"type":"Polygon","coordinates":[[[-8,34],[-6,34],[-6,36],[-8,36],[-8,34]]]}},
{"type":"Feature","properties":{"code":"01.2","outline_source":"Carte d’essai"},"geometry":{"type":"Polygon","coordinates":[[[-6,34],[-4,34],[-4,36],[-6,36],[-6,34]]]}}]}
END
file map.map <<END
[constants]
name = x
END
# Before anybody drew anything the page says so.
wiqaya account add keeper --role coordinator
passwords
wiqaya account add north --role regional --region 01
passwords
file authority.csv <<END
name;code
Police;PO
END
wiqaya import authorities authority.csv
wiqaya account add focal --role focal --authority PO
passwords
serve
as keeper
language en
get /map
expect page "No outline is here yet"
form /import entity=areas file=map.geojson map=map.map
expect page "Looked through: nothing was kept yet"
stop
wiqaya import areas map.geojson --map map.map --json
expect json .created.outlines == 4

# A prison stands where it stands. A home for children is moved into the middle of its square: 34.77 and -5.12 become
# 34.75 and -5.15. What nobody recognises, and what is asked not to be, has no mark.
file places.csv <<END
code;name.fr;kind;region;province;point;official;drawn
P1;Prison de la Côte;prison_local;01;01.1;35, -7;;
P2;Foyer de la Plaine;child_protection_centre;01;01.2;34.77, -5.12;;
P3;Poste du Sud;police_custody;02;;33, -6;false;exact
P4;Brigade du Sud;gendarmerie_custody;02;;33, -7;;area
END
wiqaya import places places.csv --json
expect json .created.places == 4
start

# Four degrees of longitude at 34° north are 4 · cos 34° = 3.316 wide and four of latitude 4 high: the sheet is 1,000 wide,
# its margin 24 on each side, so a degree is 952 / 3.316 = 287.1 units high if it fits into 1,200 - 48: 4 · 287.1 = 1,148.
as keeper
language en
get /map?figure=places
expect html "viewBox=\"0 0 1000 1197\""
expect page "Active places V3"
expect html "M24 598l952 0 0-574-952 0z"
expect html "<title>Nord: 2</title>"
expect html "<title>Sud: 2</title>"
# The prison one degree east of the western edge and one below the northern: 24 + 238, 24 + 287.
expect html "<use href=\"#mark-prison\" x=\"262\" y=\"311\"/>"
# The home lies 2.85 · 238 = 678.3 from the left and 1.25 · 287.1 = 358.9 from the top, with a ring around it.
expect html "<use href=\"#mark-care\" x=\"702\" y=\"383\"/>"
expect html "class=\"about\" cx=\"702\" cy=\"383\""
expect no html "34.77"
expect no html "#mark-custody"
expect page "1 place is drawn within ten kilometres"
expect page "2 places have no mark and count in their area alone."
expect page "as its area alone"
expect page "Carte d’essai"

# Each number opens its rows, each area is a map of its own: its provinces, with the places in it alone.
expect html "/figures/V3?as_of="
get /areas?q=Nord
get /api/v1/areas?kind=region&q=Nord
remember nord .items.0.id
get /map?figure=places&area=$nord
expect page "Côte"
expect page "Prison de la Côte"
expect no page "Brigade du Sud"
get /map?figure=places&area=all&by=province
expect html "<title>Côte: 1</title>"
expect html "<title>Plaine: 1</title>"
expect page "Brigade du Sud"

# A visit of today shades Nord.
get /api/v1/figures/V1
remember today .as_of
post /api/v1/visits {"place":"P1","kind":"ad_hoc","started_on":"$today"}
remember visit .id
post /api/v1/visits/$visit/start {}
get /map
expect html "<title>Nord: 1</title>"
expect html "<title>Sud: 0</title>"
get /map?figure=coverage
expect html "<title>Sud: 0"
get /map?figure=weather
expect 422
expect page "The map is not shaded by this."
get /map?area=nowhere
expect 404

# A regional commission begins in its region, in its language; for authorities there is no map.
as north
language ar
get /map
expect html "dir=\"rtl\""
expect page "Nord"
expect no page "Brigade du Sud"
as focal
get /map
expect 404
