# Outlines of areas come in from GeoJSON, by the ways of every list: a look without keeping, errors by feature, the whole
# file or nothing, and all of it taken back. Places come in from points.
wiqaya init --country MA --languages ar,fr,en
passwords
file areas.csv <<END
code;kind;name.fr;name.ar;parent
01;region;Nord;الشمال;
02;region;Sud;الجنوب;
01.1;province;Côte;الساحل;01
02.1;commune;Côte;الساحل;02
END
wiqaya import areas areas.csv --json
expect json .created.areas == 4

# Nord and Sud share the border from -4 34 to -8 34, with a corner of ten metres in it that nobody would see: it goes from
# both. The third feature is called as two areas are, the fourth does not close, the fifth is nobody's yet.
file wrong.geojson <<END
{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"ref":"01","name:fr":"Nord"},"geometry":{"type":"Polygon","coordinates":[[[-8,34],[-6,34.0001],[-4,34],[-4,36],[-8,36],[-8,34]]]}},
{"type":"Feature","properties":{"ref":"","name:fr":"Sud"},"geometry":{"type":"Polygon","coordinates":[[[-8,30],[-4,30],[-4,34],[-6,34.0001],[-8,34],[-8,30]]]}},
{"type":"Feature","properties":{"ref":null,"name:fr":"Côte"},"geometry":{"type":"Polygon","coordinates":[[[-8,35],[-7,35],[-7,36],[-8,35]]]}},
{"type":"Feature","properties":{"ref":"","name:fr":"Plaine"},"geometry":{"type":"Polygon","coordinates":[[[-8,35],[-7,35],[-7,36],[-8,36]]]}},
{"type":"Feature","properties":{"ref":"","name:fr":"Montagne"},"geometry":{"type":"Polygon","coordinates":[[[-8,31],[-7,31],[-7,32],[-8,31]]]}}]}
END
file ref.map <<END
[columns]
code = ref
name.fr = name:fr | name.fr
END
wiqaya import areas wrong.geojson --map ref.map --json
expect exit 1
expect json .rows == 5
expect json .errors.length == 3
expect json .errors.0.row == 3
expect json .errors.0.reason ~ "Several areas are called “Côte”"
expect json .errors.1.row == 4
expect json .errors.1.column == "outline"
expect json .errors.1.reason == "A ring does not end where it begins."
expect json .errors.2.row == 5
expect json .errors.2.column == "kind"
expect json .created.outlines == 2

# With the kind in a column of its own all of it is clear, and what is not there yet is made.
file right.geojson <<END
{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"code":"01","name:fr":"Nord","kind":"region"},"geometry":{"type":"Polygon","coordinates":[[[-8,34],[-6,34.0001],[-4,34],[-4,36],[-8,36],[-8,34]]]}},
{"type":"Feature","properties":{"code":"","name:fr":"Sud","kind":"region"},"geometry":{"type":"Polygon","coordinates":[[[-8,30],[-4,30],[-4,34],[-6,34.0001],[-8,34],[-8,30]]]}},
{"type":"Feature","properties":{"code":"","name:fr":"Côte","kind":"province"},"geometry":{"type":"Polygon","coordinates":[[[-8,35],[-7,35],[-7,36],[-8,35]]]}},
{"type":"Feature","properties":{"code":"","name:fr":"Montagne","kind":"province","parent":"02"},"geometry":{"type":"Polygon","coordinates":[[[-8,31],[-7,31],[-7,32],[-8,31]]]}}]}
END
wiqaya import areas right.geojson --dry-run --json
expect json .created.outlines == 4
expect json .created.areas == 1
expect json .import absent
wiqaya import areas right.geojson --json
expect json .created.outlines == 4
expect json .created.areas == 1
remember import .import

# The same file again adds nothing; two outlines of one area in one file are told.
wiqaya import areas right.geojson --json
expect json .duplicates == 4
expect json .created.outlines absent
file twice.geojson <<END
{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"code":"02.1"},"geometry":{"type":"Polygon","coordinates":[[[-8,32],[-7,32],[-7,33],[-8,32]]]}},
{"type":"Feature","properties":{"code":"02.1"},"geometry":{"type":"Polygon","coordinates":[[[-6,32],[-5,32],[-5,33],[-6,32]]]}}]}
END
file code.map <<END
[constants]
name = Côte
END
wiqaya import areas twice.geojson --map code.map --json
expect exit 1
expect json .errors.length == 1
expect json .errors.0.reason == "Row 1 has an outline of the same area. Make one feature of the two."

wiqaya account add keeper --role coordinator
passwords
serve
as keeper
language en
# On the screen a person looks through the same file.
form /import entity=areas file=right.geojson
expect page "Looked through: nothing was kept yet"
expect page "4 duplicates"
stop

# All of it comes out and into an empty store, outlines too.
wiqaya export everything all.zip
wiqaya verify
wiqaya import everything all.zip --store sqlite:other.db
wiqaya verify --store sqlite:other.db
wiqaya import areas right.geojson --store sqlite:other.db --json
expect json .duplicates == 4
wiqaya import --undo $import
expect out "5 records taken back"
wiqaya import areas right.geojson --dry-run --json
expect json .created.outlines == 4

# A list may bring an outline as text; what is none is told.
file wkt.csv <<END
code;name.fr;outline;outline_source
02.1;Côte;MULTIPOLYGON(((-8 32,-7 32,-7 33,-8 32)));Carte de la commune
02;Sud;POINT(1 2);
END
wiqaya import areas wkt.csv --keep-good --json
expect json .created.outlines == 1
expect json .errors.length == 1
expect json .errors.0.row == 2
expect json .errors.0.reason ~ "Write the outline as WKT"

# Points are places; what is no degree is told, and what is no GeoJSON.
file places.geojson <<END
{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"name":"Maison d’arrêt de Rif","kind":"prison_local","region":"Nord"},"geometry":{"type":"Point","coordinates":[-5.5,35.25]}},
{"type":"Feature","properties":{"name":"Poste de Rif","kind":"police_custody","region":"Nord"},"geometry":{"type":"Point","coordinates":[-5.5,95.25]}}]}
END
wiqaya import places places.geojson --keep-good --json
expect json .created.places == 1
expect json .errors.0.reason == "Latitude goes to 90 degrees. Longitude stands before latitude in GeoJSON."
wiqaya export places --format json
expect out "35.25, -5.5"
file topo.geojson <<END
{"type":"Topology","objects":{}}
END
wiqaya import areas topo.geojson
expect exit 1
expect err "This is TopoJSON: save it as GeoJSON. Nothing was imported."
