# The whole institution goes out in open formats and comes back into an empty store: the same records,
# history, figures and search answers, and a log that stands up to the check. What was changed on the way
# is refused, and so is a store that holds something.
ceiling 240
wiqaya init --country MA --languages fr,ar,en --name Mécanisme
passwords
wiqaya account add salma --role coordinator --full-name 'Salma B.'
passwords
wiqaya account add nadia --role member
passwords
wiqaya account add hind --role secretariat
passwords
file authorities.csv <<END
name,code,name.ar
"=Direction; ""des"" prisons",DP,مديرية السجون
Sûreté nationale,SN,
END
wiqaya import authorities authorities.csv
file more.csv <<END
name,code
Gendarmerie,GR
END
wiqaya import authorities more.csv --json
remember import .import
wiqaya import --undo $import
wiqaya account add karim --role focal --authority DP
passwords

serve
as salma
post /api/v1/terms {"vocabulary":"place_kind","code":"brigade","name":{"fr":"Brigade rurale"},"base":"police_custody"}
expect 201
post /api/v1/own_fields {"entity":"place","name":"floors","label":{"fr":"Étages"},"kind":"integer","filter":true}
expect 201
post /api/v1/own_fields {"entity":"place","name":"remark","label":{"fr":"Remarque"},"kind":"prose"}
expect 201
post /api/v1/places {"name":{"fr":"Prison de Salé","ar":"سجن سلا"},"kind":"brigade","authority":"DP","aliases":["Zaki"],"own.floors":3,"own.remark":"'=A1, \"deux\"\nlignes"}
expect 201
remember place .id
post /api/v1/places {"name":"Poste fermé","kind":"police_custody"}
remember binned .id
post /api/v1/visits {"place":"$place","kind":"in_depth","started_on":"2026-05-04","team":["nadia"]}
remember visit .id
bytes report.pdf 255044462d312e340a25e2e3cfd30a312030206f626a0a3c3c3e3e0a656e646f626a0a
upload /api/v1/visits/$visit/attachments file=@report.pdf;as=تقرير.pdf level=restricted
expect 201
remember report .id
post /api/v1/recommendations {"text":"Ouvrir la cour chaque jour","addressee":"DP","visit":"$visit","theme":"health"}
expect 201
remember recommendation .id
remember number .number
post /api/v1/recommendations/$recommendation/send {"sent_on":"2026-05-10"}
post /api/v1/recommendations {"text":"تمكين الأشخاص من الاتصال بالمحامي","addressee":"SN"}
remember second .id
get /api/v1/recommendations/$second
patch /api/v1/recommendations/$second {"theme":"legal_safeguards"}
form /places/$binned at /places/$binned/bin
stop

# --- Out. Who may not, may not; the names of files are not taken twice.
wiqaya export everything all.zip --as nadia
expect exit 1
expect err "Your role does not take everything out."
speaks wiqaya export everything all.zip --as hind
wiqaya export everything all.zip --as salma
expect exit 0
expect out "1 attachments"
expect file all.zip "attachments/"
wiqaya export everything all.zip
expect exit 1
expect err "There is already a file of this name"
wiqaya export everything
expect exit 2
wiqaya export everything a.zip --json
expect json .attachments == 1
expect json .records > 180
wiqaya verify
expect out "bad 0"

# --- In. Only a store that holds nothing takes it.
speaks wiqaya import everything all.zip
wiqaya import everything all.zip
expect exit 1
expect err "This store is not empty"
wiqaya import everything nothing.zip --store sqlite:other.db
expect exit 1
expect err "the file cannot be read"
wiqaya import everything more.csv --store sqlite:other.db
expect exit 1
expect err "this is not a ZIP file"
wiqaya import everything all.zip --store sqlite:other.db --json
expect json .attachments == 1
expect json .accounts == 5
expect json .bad == 0
wiqaya verify --store sqlite:other.db
expect out "bad 0"
wiqaya import everything all.zip --store sqlite:other.db
expect exit 1
expect err "This store is not empty"

# --- The same lists, figures and answers.
wiqaya export recommendations --format json
save here.json
wiqaya export recommendations --format json --store sqlite:other.db
save there.json
expect file here.json "Ouvrir la cour"
expect file here.json same there.json
wiqaya export places --format json
save here.json
wiqaya export places --format json --store sqlite:other.db
save there.json
expect file here.json "brigade"
expect file here.json same there.json
wiqaya export authorities --format csv
save here.csv
wiqaya export authorities --format csv --store sqlite:other.db
save there.csv
expect no file here.csv "Gendarmerie"
expect file here.csv same there.csv
wiqaya count R1 --by authority --as-of 2026-06-30 --now 2026-07-01T12:00:00Z --json
save here.json
wiqaya count R1 --by authority --as-of 2026-06-30 --now 2026-07-01T12:00:00Z --json --store sqlite:other.db
save there.json
expect file here.json same there.json

# --- What came in lives: passwords are new, numbers go on, an import that was taken back stays so.
wiqaya account password salma --store sqlite:other.db
passwords
wiqaya import --undo $import --store sqlite:other.db
expect exit 1
serve --store sqlite:other.db
as nadia
expect 401
as salma again
get /api/v1/recommendations?q=بالمحا
expect json .count == 1
expect json .items.0.id == "$second"
expect json .items.0.version == 2
get /api/v1/places?q=zak
expect json .count == 1
expect json .items.length == 1
get /api/v1/places?own.floors.min=3
expect json .count == 1
get /api/v1/attachments/$report/content
save back.pdf
expect file back.pdf same report.pdf
get /recommendations/$second
expect page "Salma B."
post /api/v1/recommendations {"text":"Une troisième","addressee":"SN"}
expect 201
expect json .number != "$number"
post /api/v1/own_fields {"entity":"place","name":"floors","label":"Encore","kind":"integer"}
expect 422
form /places/$binned at /places/$binned/unbin
get /api/v1/places/$binned
expect 200

# --- From the server: the API and the page hand it over to who may take everything out.
as salma
post /api/v1/everything {}
expect 200
expect header Content-Type == application/zip
save served.zip
as nobody
post /api/v1/everything {}
expect 401
as salma
get /import
expect page "Tout, dans des formats ouverts"
form /import at /everything
expect 200
expect header Content-Disposition ~ wiqaya-
save paged.zip
stop
wiqaya import everything paged.zip --store sqlite:fourth.db
expect out "bad 0"
wiqaya import everything served.zip --store sqlite:third.db
expect out "bad 0"
wiqaya verify --store sqlite:third.db
expect out "bad 0"
