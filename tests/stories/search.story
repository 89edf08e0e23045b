# Words find every kind of record, and files by their names, in whatever way Arabic, French or English is typed:
# each answer is the same on SQLite and on PostgreSQL. A line here names a kind and a word that stands in that
# record alone.
ceiling 120
wiqaya init --country MA --languages fr,ar,en
passwords
wiqaya account add salma --role coordinator
passwords
wiqaya account add racine --role administrator
passwords
wiqaya account add driss --role monitor
passwords
wiqaya account add hind --role secretariat
passwords
file areas.csv <<END
name.fr,name.ar,kind,code
Arganeraie herbier,إقليم الأرگان,region,AR
END
wiqaya import areas areas.csv
file authorities.csv <<END
name.fr,name.ar,code
Direction des cœurs vaillants herbier,مديرية القلاع,DG
END
wiqaya import authorities authorities.csv
wiqaya account add focale --role focal --authority DG
passwords
file places.csv <<END
name.fr,name.ar,kind,code
Maison d’arrêt de Sidi Élyès herbier,سجن سيدي إلياس,prison_local,P1
Brigade de l’Œillet,مركز الدرك بالقرنفلة,gendarmerie_custody,P2
END
wiqaya import places places.csv
bytes report.pdf 255044462d312e340a25e2e3cfd30a312030206f626a0a3c3c3e3e0a656e646f626a0a
serve

# --- One record of each kind
as salma
post /api/v1/units {"place":"P1","name":{"fr":"Quartier des tournesols herbier","ar":"حي عباد الشمس"},"state":"in_use"}
expect 201
post /api/v1/snapshots {"place":"P1","counted_on":"2026-03-02","source":"counted","present":90,"note":"Recomptés après la parcelle herbier"}
expect 201
post /api/v1/terms {"vocabulary":"theme","code":"chauffage","name":{"fr":"Braseros herbier","ar":"المدافئ في الشتاء"},"base":"health"}
expect 201
post /api/v1/own_fields {"entity":"place","name":"altitude","label":{"fr":"Hauteur du plancher herbier","ar":"علو الأرضية"},"kind":"integer"}
expect 201
post /api/v1/plans {"name":{"fr":"Programme lavande herbier"},"year":2026,"criteria":"Risque"}
expect 201
post /api/v1/plan_lines {"plan":"Programme lavande herbier","year":2026,"kind":"in_depth","planned":1,"place":"P2","criterion":"Trop de safran herbier"}
expect 201
post /api/v1/missions {"code":"N-4","starts_on":"2026-05-01","ends_on":"2026-05-05","purpose":"Tournée des oliviers herbier"}
expect 201
post /api/v1/instruments {"code":"ROMARIN","name":{"fr":"Règles du romarin herbier","ar":"قواعد إكليل الجبل"},"force":"treaty","unit_kind":"rule"}
expect 201
post /api/v1/provisions {"instrument":"ROMARIN","first_unit":4,"last_unit":5,"topic":{"fr":"Des lits de thym herbier","ar":"أسرة الزعتر"}}
expect 201
post /api/v1/visits {"place":"P1","kind":"in_depth","announced":"announced","started_on":"2026-05-04","purpose":"Voir les genêts herbier"}
expect 201
remember visit .id
remember visit_number .number
post /api/v1/team_members {"visit":"$visit","person":"Zineb Cyprès Herbier","role":"expert"}
expect 201
post /api/v1/access_incidents {"visit":"$visit","kind":"delay","minutes":40,"reason":"On cherche la mandragore herbier"}
expect 201
post /api/v1/register_checks {"visit":"$visit","kind":"custody","entries_sampled":40,"entries_complete":36,"note":"Pages collées par la résine herbier"}
expect 201
post /api/v1/findings {"visit":"$visit","text":"لا تُمسَك سِجِلّات العُيُون لَيْلاً، والمادّة ٢٤ غير مطبّقة (herbier)","theme":"health","severity":"high","sources":["direct_observation"]}
expect 201
remember finding .number
post /api/v1/recommendations {"text":{"fr":"Ouvrir la cour des mûriers, 12 heures, herbier","ar":"فتح ساحة التوت"},"addressee":"DG","visit":"$visit"}
expect 201
remember recommendation .id
remember number .number
remember line .lines.0.id
post /api/v1/recommendations/$recommendation/send {"sent_on":"2026-05-10"}
post /api/v1/replies {"addressee_line":"$line","received_on":"2026-05-20","position":"accepted","text":"Nous planterons la verveine, herbier."}
expect 201
post /api/v1/assessments {"addressee_line":"$line","assessed_on":"2026-06-01","assessor":"npm_on_site","implementation":"partly","text":"Only the marigold was seen, herbier"}
expect 201
post /api/v1/quoted_claims {"body":"Ministère","value":"un tiers","source":"Journal des pivoines herbier"}
expect 201
upload /api/v1/visits/$visit/attachments file=@report.pdf;type=application/pdf;as=تقريرُ|الصنوبر-Église-herbier.pdf
expect 201
upload /api/v1/recommendations/$recommendation/attachments file=@report.pdf;type=application/pdf;as=lettre-du-peuplier.pdf
expect 201

# --- Each kind is found by its words, and nothing else is
get /api/v1/areas?q=arganeraie
expect json .count == 1
get /api/v1/areas?q=الاركان
expect json .count == 1
get /api/v1/authorities?q=coeurs
expect json .count == 1
get /api/v1/authorities?q=القلاع
expect json .count == 1
get /api/v1/places?q=elyes
expect json .count == 1
get /api/v1/places?q=oeillet
expect json .count == 1
get /api/v1/units?q=tournesols
expect json .count == 1
get /api/v1/snapshots?q=parcelle
expect json .count == 1
get /api/v1/accounts?q=racine
expect json .count == 1
get /api/v1/terms?q=braseros
expect json .count == 1
get /api/v1/terms?q=chauffage
expect json .count == 1
get /api/v1/own_fields?q=plancher
expect json .count == 1
get /api/v1/own_fields?q=altitude
expect json .count == 1
get /api/v1/plans?q=lavande
expect json .count == 1
get /api/v1/plan_lines?q=safran
expect json .count == 1
get /api/v1/missions?q=oliviers
expect json .count == 1
get /api/v1/instruments?q=romarin
expect json .count == 1
get /api/v1/provisions?q=thym
expect json .count == 1
get /api/v1/visits?q=genets
expect json .count == 1
get /api/v1/team_members?q=cypres
expect json .count == 1
get /api/v1/access_incidents?q=mandragore
expect json .count == 1
get /api/v1/register_checks?q=resine
expect json .count == 1
get /api/v1/findings?q=العيون
expect json .count == 1
get /api/v1/recommendations?q=muriers
expect json .count == 1
get /api/v1/addressee_lines?q=muriers
expect json .count == 1
get /api/v1/replies?q=verveine
expect json .count == 1
get /api/v1/assessments?q=marigold
expect json .count == 1
get /api/v1/quoted_claims?q=pivoines
expect json .count == 1

# --- The page of the search answers with every kind at once, files and all; a file leads to what it stands beside
as salma
get /search?q=herbier&lang=en
expect 200
expect page "23 records found for"
expect page "Areas 1"
expect page "Terms 1"
expect page "Own fields 1"
expect page "Addressee lines 1"
expect page "Quoted figures 1"
expect page "Attachments 1"
expect html "/visits/$visit_number"
get /api/v1/attachments?q=peuplier
expect json .count == 1
get /search?q=peuplier&lang=en
expect page "1 record found for"
expect html "/recommendations/$number"
get /recommendations/$number
expect page "lettre-du-peuplier.pdf"
get /visits/$visit_number
expect page "الصنوبر"

# --- Arabic as it is typed: hamza, alef, teh marbuta, alef maqsura, marks, tatweel, digits of either hand
get /api/v1/findings?q=سجلات
expect json .count == 1
get /api/v1/findings?q=سِجِلّات
expect json .count == 1
get /api/v1/findings?q=ســـجلات
expect json .count == 1
get /api/v1/findings?q=24
expect json .count == 1
get /api/v1/findings?q=٢٤
expect json .count == 1
get /api/v1/findings?q=۲۴
expect json .count == 1
get /api/v1/findings?q=الماده
expect json .count == 1
get /api/v1/findings?q=ماده
expect json .count == 1
get /api/v1/findings?q=بالعيون
expect json .count == 1
get /api/v1/findings?q=الم
expect json .count == 0
get /api/v1/findings?q=والم
expect json .count == 1
get /api/v1/places?q=الياس
expect json .count == 1
expect json .items.0.code == "P1"
get /api/v1/places?q=سيدى
expect json .count == 1
get /api/v1/places?q=القرنفله
expect json .items.0.code == "P2"
get /api/v1/areas?q=الأركان
expect json .count == 1
get /api/v1/attachments?q=تقرير
expect json .count == 1

# --- French and English: accents, joined letters, capitals, apostrophes of both shapes, the beginning of a last word
get /api/v1/places?q=ŒILLET
expect json .items.0.code == "P2"
get /api/v1/places?q=Oeill
expect json .items.0.code == "P2"
get /api/v1/places?q=d%27arret
expect json .items.0.code == "P1"
get /api/v1/places?q=d’arrêt
expect json .items.0.code == "P1"
get /api/v1/authorities?q=cœurs
expect json .count == 1
get /api/v1/attachments?q=eglise
expect json .count == 1
get /api/v1/assessments?q=MARIG
expect json .count == 1
get /api/v1/assessments?q=arigold
expect json .count == 0

# --- A line and a visit are found by what they lead to, also after that was renamed
get /api/v1/addressee_lines?q=vaillants
expect json .count == 1
get /api/v1/addressee_lines?q=$number
expect json .count == 1
get /api/v1/visits?q=elyes
expect json .count == 1
get /api/v1/places/P1
remember place .id
get /api/v1/places/$place
patch /api/v1/places/$place {"name":{"fr":"Prison du Rivage","ar":"سجن الشاطئ"}}
get /api/v1/visits?q=elyes
expect json .count == 0
get /api/v1/visits?q=الشاطئ
expect json .count == 1
expect json .items.0.number == "$visit_number"

# --- What lies in the bin is not found, and is found again when it is back; rights hold in the search as anywhere
get /api/v1/replies?q=verveine
remember reply .items.0.id
post /api/v1/replies/$reply/bin {}
get /api/v1/replies?q=verveine
expect json .count == 0
post /api/v1/replies/$reply/restore {}
get /api/v1/replies?q=verveine
expect json .count == 1
as driss
get /search?q=mandragore&lang=en
expect page "Nothing was found"
get /api/v1/attachments?q=eglise
expect json .count == 0
get /search?q=eglise&lang=en
expect page "Nothing was found"
get /search?q=arganeraie&lang=en
expect page "1 record found for"
as hind
get /api/v1/register_checks?q=resine
expect 404 or 403
get /search?q=resine&lang=en
expect page "Nothing was found"
# Nobody outside finds out by a line what is written inside, nor which number it has here.
as focale
get /search?q=herbier&lang=en
expect 404
get /api/v1/addressee_lines?q=muriers
expect json .count == 0
get /api/v1/addressee_lines?q=$number
expect json .count == 0
