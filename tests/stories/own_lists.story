# What an institution adds to its records stands in its lists as what is declared does: as filters with their counts, as columns,
# and as groups.
wiqaya init --country MA --languages fr,ar,en
passwords
wiqaya account add salma --role coordinator
passwords
wiqaya account add hind --role secretariat
passwords
serve
as salma
post /api/v1/own_fields {"entity":"place","name":"wired","position":3,"label":{"fr":"Câblé","en":"Wired","ar":"مزود بالكهرباء"},"kind":"boolean","filter":true}
post /api/v1/own_fields {"entity":"place","name":"owner","position":1,"label":{"fr":"Propriétaire","en":"Owner","ar":"المالك"},"kind":"text","filter":true}
post /api/v1/own_fields {"entity":"place","name":"floors","position":2,"label":{"fr":"Étages","en":"Floors","ar":"الطوابق"},"kind":"integer","filter":true}
post /api/v1/own_fields {"entity":"visit","name":"risk","label":{"fr":"Danger","en":"Danger"},"kind":"text","filter":true,"level":"restricted"}
post /api/v1/places {"name":"Prison A","kind":"prison_local","own.wired":true,"own.owner":"État","own.floors":3}
post /api/v1/places {"name":"Prison B","kind":"prison_local","own.wired":false,"own.owner":"État"}
post /api/v1/places {"name":"Poste C","kind":"police_custody","own.wired":true,"own.owner":"Commune","own.floors":12}
post /api/v1/places {"name":"Poste D","kind":"police_custody"}
language en

# --- A filter with what it would leave: of four places two are wired, one is not, of one nobody knows.
get /places
expect page "Wired Yes2 No1 Not known1"
get /places?own.wired=1
expect page "2 records"
expect page "Wired: Yes"

# --- Columns: asked for by name, offered with the declared ones, in their own words.
get /places?columns=kind,own.floors,own.owner
expect page "Kind Owner Floors"
expect page "Prison A Local prison État 3"
expect page "Poste C Police custody Commune 12"
# The choice stays in every address of the list.
expect html "own.owner%2Cown.floors"
get /places?columns=kind,own.floors,own.owner&show=manner
expect html "<option value=\"own.wired\""
expect html "value=\"own.floors\" checked"
get /places?columns=own.floors&view=cards
expect page "Floors 12"
language fr
get /places?columns=own.floors
expect page "Étages"
language ar
get /places?columns=own.floors
expect page "الطوابق"
language en

# --- Groups: yes and no in their order, a text by its words; what is not known stands last.
get /places?group=own.wired
expect page "Yes 2 "
expect page "No 1 "
expect page "Not known 1 "
get /places?group=own.owner&limit=2
expect page "Commune 1 "
get /places?group=own.owner
expect page "État 2 "
get /places?group=own.owner&kind=prison_local
expect page "État 2 "
expect no page "Poste C"
# A number is no group.
get /places?group=own.floors
expect no html "rowgroup"

# --- A field of a level above one's own is as if it were not there.
post /api/v1/visits {"place":"Prison A","kind":"in_depth","started_on":"2026-03-01","own.risk":"grand"}
get /visits?columns=own.risk&group=own.risk
expect page "Danger"
expect page "grand 1 "
as hind
get /visits
expect page "1 record"
get /visits?columns=own.risk&group=own.risk
expect no page "Danger"
expect no page "grand"
expect no html "rowgroup"
