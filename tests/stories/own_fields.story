# An institution adds fields of its own, to any kind of record, without programming: defined as records,
# written by API, form and list, filtered, exported, kept in the history, covered by the log.
ceiling 120
wiqaya init --country MA --languages fr,ar,en
passwords
wiqaya account add salma --role coordinator
passwords
wiqaya account add hind --role secretariat
passwords
wiqaya account add amine --role auditor
passwords
file authorities.csv <<END
name,code
Direction des prisons,DP
END
wiqaya import authorities authorities.csv
wiqaya account add karim --role focal --authority DP
passwords
serve

# --- Definitions. Who may not, may not; who may, is told what is wrong.
as nobody
get /api/v1/own_fields
expect 401
as hind
post /api/v1/own_fields {"entity":"place","name":"floors","label":"Étages","kind":"integer"}
expect 403
as karim
get /api/v1/own_fields
expect 404
as salma
speaks post /api/v1/own_fields {"entity":"place","name":"Floors!","label":"Étages","kind":"integer"}
expect 422
expect json .errors.0.field == "name"
speaks post /api/v1/own_fields {"entity":"planet","name":"floors","label":"Étages","kind":"integer"}
expect 422
expect json .errors.0.field == "entity"
speaks post /api/v1/own_fields {"entity":"place","name":"floors","label":"Étages","kind":"colour"}
expect 422
expect json .errors.0.field == "kind"
post /api/v1/own_fields {"entity":"place","name":"floors","label":{"fr":"Étages","ar":"الطوابق","en":"Floors"},"kind":"integer","required":true,"filter":true,"position":1}
expect 201
remember floors .id
expect json .entity == "place"
speaks post /api/v1/own_fields {"entity":"place","name":"floors","label":"Encore","kind":"text"}
expect 422
expect json .errors.0.field == "name"
post /api/v1/own_fields {"entity":"Lieu","name":"wired","label":{"fr":"Câblé"},"kind":"boolean","filter":true}
expect 201
expect json .entity == "place"
post /api/v1/own_fields {"entity":"place","name":"built_on","label":{"fr":"Construit le"},"kind":"day","filter":true}
post /api/v1/own_fields {"entity":"place","name":"remark","label":{"fr":"Remarque"},"kind":"prose"}
post /api/v1/own_fields {"entity":"place","name":"risk","label":{"fr":"Risque"},"kind":"text","filter":true,"level":"restricted"}
speaks post /api/v1/own_fields {"entity":"place","name":"story","label":"Histoire","kind":"prose","filter":true}
expect 422
expect json .errors.0.field == "filter"
speaks post /api/v1/own_fields {"entity":"addressee_line","name":"file","label":"Dossier","kind":"text","required":true}
expect 422
expect json .errors.0.field == "required"
post /api/v1/own_fields {"entity":"recommendation","name":"budget","label":{"fr":"Budget","ar":"الميزانية"},"kind":"integer","filter":true}
post /api/v1/own_fields {"entity":"recommendation","name":"desk","label":{"fr":"Bureau chargé"},"kind":"text","filter":true}

# The name, the kind and what it belongs to stay what they are; the label does not have to.
get /api/v1/own_fields/$floors
speaks patch /api/v1/own_fields/$floors {"name":"storeys"}
expect 422
speaks patch /api/v1/own_fields/$floors {"kind":"text"}
expect 422
get /api/v1/own_fields/$floors
patch /api/v1/own_fields/$floors {"label":{"fr":"Nombre d’étages","ar":"عدد الطوابق","en":"Floors"}}
expect json .version == 2

# --- By the API.
as hind
speaks post /api/v1/places {"name":"Sans étages","kind":"prison_local"}
expect 422
expect json .errors.0.field == "own.floors"
speaks post /api/v1/places {"name":"Faux","kind":"prison_local","own.floors":"beaucoup"}
expect 422
expect json .errors.0.field == "own.floors"
speaks post /api/v1/places {"name":"Faux","kind":"prison_local","own.floors":{"n":2}}
expect 422
speaks post /api/v1/places {"name":"Faux","kind":"prison_local","own.floors":99999999999999999}
expect 422
speaks post /api/v1/places {"name":"Faux","kind":"prison_local","own.floors":2,"own.colour":"rouge"}
expect 422
expect json .errors.0.field == "own.colour"
speaks post /api/v1/places {"name":"Faux","kind":"prison_local","own.floors":2,"own.wired":"peut-être"}
expect 422
expect json .errors.0.field == "own.wired"
speaks post /api/v1/places {"name":"Faux","kind":"prison_local","own.floors":2,"own.built_on":"le printemps"}
expect 422
post /api/v1/places {"name":"Prison de Salé","kind":"prison_local","own.floors":3,"own.wired":true,"own.built_on":"1954","own.remark":"Deux ailes.\nUne cour."}
expect 201
remember place .id
expect out '"own.floors":3'
expect out '"own.wired":true'
expect out '"own.built_on":"1954"'
get /api/v1/places/$place
patch /api/v1/places/$place {"own.floors":"٤","own.wired":null}
expect out '"own.floors":4'
expect out '"own.wired":null'
speaks patch /api/v1/places/$place {"own.floors":null}
expect 422
expect json .errors.0.field == "own.floors"

# A field of a level above one's own is as if it were not there.
expect no out "risk"
speaks patch /api/v1/places/$place {"own.risk":"élevé"}
expect 422
expect json .errors.0.field == "own.risk"
get /api/v1/places?own.risk=x
expect 422

# --- By a list: by the column's own name or its label in any language; errors by row and column.
stop
file places.csv <<END
name,kind,عدد الطوابق,Câblé,own.built_on,own.remark
Commissariat A,police_custody,2,oui,13/05/1999,"ligne 1
ligne 2"
Commissariat B,police_custody,10,non,01/02/2003,
Commissariat C,police_custody,-1,,,
END
wiqaya import places places.csv
file short.csv <<END
name,kind
Commissariat D,police_custody
END
speaks wiqaya import places short.csv
expect exit 1
expect err "own.floors"
file wrong.csv <<END
name,kind,own.floors
Commissariat D,police_custody,1
Commissariat E,police_custody,trois
Commissariat F,police_custody,
END
wiqaya import places wrong.csv --dry-run --json
expect exit 1
expect json .errors.length == 2
expect json .errors.0.row == 2
expect json .errors.0.column == "own.floors"
expect json .errors.1.row == 3
file unknown.csv <<END
name,kind,own.floors,own.colour
Commissariat D,police_custody,1,rouge
END
wiqaya import places unknown.csv
expect exit 1
expect err "own.colour"
file list.csv <<END
text,addressee,own.budget,own.desk
Ouvrir la cour,DP,120000,Bureau 1
Fermer la cave,DP,90000,Bureau 2
END
wiqaya import recommendations list.csv

# --- Filters: equal, from and to, not known; by the command line as by the API.
wiqaya export places --format csv --filter own.floors=10
expect out "Commissariat B"
expect no out "Commissariat A"
serve
as hind
get /api/v1/places?own.floors=4
expect json .count == 1
expect json .items.0.name.fr == "Prison de Salé"
get /api/v1/places?own.floors.min=3
expect json .count == 2
get /api/v1/places?own.floors.min=-5&own.floors.max=2
expect json .count == 2
get /api/v1/places?own.floors.max=-1
expect json .count == 1
expect json .items.0.name.fr == "Commissariat C"
get /api/v1/places?own.wired=true
expect json .count == 1
get /api/v1/places?own.wired=
expect json .count == 2
get /api/v1/places?own.built_on=1999-05-13
expect json .count == 1
get /api/v1/places?own.built_on.max=1999
expect json .count == 2
get /api/v1/places?own.built_on.min=2000&own.built_on.max=2003-02
expect json .count == 1
get /api/v1/recommendations?own.budget.min=100000
expect json .count == 1
expect json .items.0.text.fr == "Ouvrir la cour"
remember recommendation .items.0.id
get /api/v1/recommendations?own.desk=Bureau%202
expect json .count == 1
speaks get /api/v1/places?own.floors=beaucoup
expect 422
speaks get /api/v1/places?own.colour=rouge
expect 422
speaks get /api/v1/places?own.remark=x
expect 422

# --- With the sending of a recommendation.
as salma
post /api/v1/recommendations {"text":"Peindre les murs","addressee":"DP","own.budget":5000,"own.desk":"Bureau 1"}
expect 201
expect out '"own.desk":"Bureau 1"'
remember third .id
post /api/v1/recommendations/$third/send {"sent_on":"2026-05-10"}

# Outside the house nobody sees them.
as karim
get /api/v1/recommendations/$third
expect no out "own."
get /api/v1/recommendations?own.desk=Bureau%201
expect 422

# --- Pages: the form, the record, its history, the filters, in the reader's language.
as hind
language ar
get /places/$place/edit
expect page "عدد الطوابق"
language fr
get /places/$place/edit
expect page "Nombre d’étages"
form /places/$place/edit own.floors=5 own.built_on=1955
expect 303
get /places/$place
expect page "Nombre d’étages"
expect page "Construit le"
get /api/v1/places?own.floors=5
expect json .count == 1
form /places/$place/edit own.floors=cinq
expect 422
expect page "Nombre d’étages"
get /places?own.floors=5
expect page "Prison de Salé"
expect no page "Commissariat A"
get /own_fields
expect page "Construit le"

# --- The bin takes a record out of the filters, and a definition out of everything; and back.
post /api/v1/places/$place/bin
get /api/v1/places?own.floors=5
expect json .count == 0
post /api/v1/places/$place/restore
get /api/v1/places?own.floors=5
expect json .count == 1
as salma
post /api/v1/own_fields/$floors/bin
get /api/v1/places?own.floors=5
expect 422
get /api/v1/places/$place
expect no out "own.floors"
get /api/v1/places/$place
patch /api/v1/places/$place {"own.built_on":"1956"}
expect no out "own.floors"
speaks post /api/v1/own_fields {"entity":"place","name":"floors","label":"Encore","kind":"text"}
expect 422
post /api/v1/own_fields/$floors/restore
get /api/v1/places/$place
expect out '"own.floors":5'
get /api/v1/places?own.floors=5
expect json .count == 1

# A field that begins to filter finds what was written before; one that ends does not.
get /api/v1/own_fields/$floors
patch /api/v1/own_fields/$floors {"filter":false}
get /api/v1/places?own.floors=5
expect 422
get /api/v1/own_fields/$floors
patch /api/v1/own_fields/$floors {"filter":true}
get /api/v1/places?own.floors.min=5
expect json .count == 2
stop

# --- Export writes what import reads.
wiqaya export places --format csv
save places_again.csv
expect out "own.floors,own.built_on,own.remark,own.risk,own.wired"
wiqaya export recommendations --format csv
expect out "own.budget,own.desk"
expect out "Bureau 2"
wiqaya export recommendations --format json --filter own.budget=90000
expect out '"own.budget":90000'
wiqaya import places places_again.csv --dry-run --json
expect json .duplicates == 4

# --- The log knows all of it.
wiqaya verify
expect out "bad 0"
raw UPDATE own_value SET value = '00009223372036854775999' WHERE name = 'floors' AND value = (SELECT max(value) FROM own_value WHERE name = 'floors')
wiqaya verify
expect exit 1
expect out "bad 1"
raw DELETE FROM own_value WHERE name = 'desk'
wiqaya verify
expect exit 1
raw UPDATE own_field SET required = 0
wiqaya verify
expect exit 1
