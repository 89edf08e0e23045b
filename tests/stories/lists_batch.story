# Several records changed at once: ticked or all that a list selects, looked at first, each with the right of who does it
# and at the version that was seen, and taken back as a whole where nobody changed them since.
wiqaya init --country MA --languages fr,ar,en
passwords
wiqaya account add coordinator --role coordinator
passwords
wiqaya account add secretariat --role secretariat
passwords
wiqaya account add monitor --role monitor
passwords
file places.csv <<END
name.fr,kind,capacity
Prison A,prison_local,100
Prison B,prison_local,200
Prison C,prison_local,300
Commissariat D,police_custody,
END
wiqaya import places places.csv
serve
as coordinator
language en
get /api/v1/places?q=Prison&sort=name
remember a .items.0.id
remember b .items.1.id
remember c .items.2.id
get /api/v1/places/$c
patch /api/v1/places/$c {"operator":"private"}
expect json .operator == "private"

# --- From the list: all that it selects, or what is ticked. Nothing filled in is nothing to do.
get /places?kind=prison_local
expect page "Change several"
get /places?kind=prison_local&batch=1
expect page "Tick the records that shall change."
expect page "Change all 3"
form /places?kind=prison_local&batch=1 at /places/batch whole=1
expect 200
expect page "Places: 3 records are chosen"
form . at /places/batch set.operator=
expect 422
expect page "No field was filled in. Say what shall change."
form /places?kind=prison_local&batch=1 at /places/batch
expect 200
form . at /places/batch set.operator=private
expect 422
expect page "Nothing is ticked."

# --- It is looked at: two would change, one is so already; nothing is kept by looking.
form /places?kind=prison_local&batch=1 at /places/batch whole=1
form . at /places/batch set.operator=private
expect 200
expect page "2 records will change. 1 record already is so."
expect page "Run by: nothing → Private operator"
get /api/v1/places/$a
expect json .operator == null
# --- It is done, and taken back with one click.
form /places?kind=prison_local&batch=1 at /places/batch whole=1
form . at /places/batch set.operator=private set.capacity=500
expect page "3 records will change."
expect page "Official capacity: 100 → 500"
form . at /places/batch
expect 303
expect header Location == /places?kind=prison_local
get /places?kind=prison_local
expect page "3 records were changed."
get /api/v1/places/$a
expect json .operator == "private"
expect json .capacity == 500
form /places?kind=prison_local&batch=1 at /places/batch whole=1
form . at /places/batch set.operator=- set.risk=high
form . at /places/batch
expect 303
form /places?kind=prison_local at /undo
expect 303
get /places
expect page "3 records are as they were."
get /api/v1/places/$a
expect json .operator == "private"
expect json .risk == null
# B is changed by somebody before it is taken back: it stays so, the others are as they were.
form /places?kind=prison_local&batch=1 at /places/batch whole=1
form . at /places/batch set.risk=low
form . at /places/batch
as secretariat
get /api/v1/places/$b
patch /api/v1/places/$b {"capacity":222}
as coordinator
form /places?kind=prison_local at /undo
expect 303
get /places
expect page "2 records are as they were. 1 record was changed by somebody since and stays."
get /api/v1/places/$b
expect json .risk == "low"
expect json .capacity == 222
get /api/v1/places/$c
expect json .risk == null

# --- What was seen is what is changed: the first version of A is long gone.
form /places?batch=1 at /places/batch item=${a}.1
form . at /places/batch set.risk=low
expect 200
expect page "1 record cannot be changed; it stays as it is."
expect page "stays as it is"
# A field that is not for many, by hand; a value that is none.
form /places?batch=1 at /places/batch item=${a}.0
form . at /places/batch set.operator=nobody
expect 200
expect page "1 record cannot be changed; it stays as it is."

# --- Rights: who reads changes nothing, and takes nothing back that is somebody else's.
as monitor
get /places
expect no page "Change several"
get /places?batch=1
expect no page "Tick the records that shall change."

# --- Undo after the message is gone: what one changed in one go stands in a list of one's own, with how much still stands so.
as coordinator
get /batches
expect page "Changed in one go"
# The latest is of B and two others: B was changed by the secretariat since, the two were put back, so nothing of it stands.
expect page "was changed since"
expect no html "/undo\""
form /places?kind=prison_local&batch=1 at /places/batch whole=1
form . at /places/batch set.risk=moderate
form . at /places/batch
expect 303
get /places?kind=prison_local
get /places?kind=prison_local
expect no page "3 records were changed."
get /batches
expect page "and 2 others Level of risk: Moderate Undo"
form /batches at /undo
expect 303
expect header Location == /places
get /places
expect page "3 records are as they were."
get /api/v1/places/$a
expect json .risk == null
get /batches
expect page "Level of risk: Moderate was changed since"
as secretariat
get /batches
expect page "Nothing was changed in one go"

# --- Sets: some of the ticked have a word. Each word by itself is left, added to all or taken from all; the others stay.
as coordinator
post /api/v1/training_sessions {"title":{"fr":"Un"},"starts_on":"2026-05-01","themes":["health","staff"]}
remember one .id
post /api/v1/training_sessions {"title":{"fr":"Deux"},"starts_on":"2026-05-02","themes":["health"]}
remember two .id
post /api/v1/training_sessions {"title":{"fr":"Trois"},"starts_on":"2026-05-03"}
remember three .id
form /training_sessions?batch=1 at /training_sessions/batch whole=1
expect page "Health 2 of 3 have it"
expect page "Staff 1 of 3 have it"
expect page "Treatment none has it"
form . at /training_sessions/batch each.themes.health=remove each.themes.treatment=add
expect 200
expect page "3 records will change."
expect page "Themes: Health Staff → Staff Treatment"
get /api/v1/training_sessions/$one
expect json .themes.length == 2
form /training_sessions?batch=1 at /training_sessions/batch whole=1
form . at /training_sessions/batch each.themes.health=remove each.themes.treatment=add
form . at /training_sessions/batch
expect 303
get /api/v1/training_sessions/$one
expect json .themes.0 == "staff"
expect json .themes.1 == "treatment"
expect json .themes.length == 2
get /api/v1/training_sessions/$two
expect json .themes.length == 1
expect json .themes.0 == "treatment"
get /api/v1/training_sessions/$three
expect json .themes.0 == "treatment"
# One has it already, or never had it: nothing is to change there.
form /training_sessions?batch=1 at /training_sessions/batch item=${one}.0
form . at /training_sessions/batch each.themes.staff=add
expect page "is so already"
# A word that is none, by hand.
form /training_sessions?batch=1 at /training_sessions/batch item=${one}.0
form /batches at /undo
expect 303
get /api/v1/training_sessions/$one
expect json .themes.0 == "health"
expect json .themes.1 == "staff"
get /api/v1/training_sessions/$three
expect json .themes == null
language ar
form /training_sessions?batch=1 at /training_sessions/batch whole=1
expect page "في 2 من 3"
language en

# --- Own fields, each with its kind; one of many lines or a restricted one is not offered, and what is put back is as it was.
as administrator
post /api/v1/own_fields {"entity":"place","name":"wired","position":3,"label":{"fr":"Câblé","en":"Wired","ar":"مزود بالكهرباء"},"kind":"boolean","filter":true}
post /api/v1/own_fields {"entity":"place","name":"owner","position":1,"label":{"fr":"Propriétaire","en":"Owner","ar":"المالك"},"kind":"text","filter":true}
post /api/v1/own_fields {"entity":"place","name":"floors","position":2,"label":{"fr":"Étages","en":"Floors","ar":"الطوابق"},"kind":"integer","filter":true}
post /api/v1/own_fields {"entity":"place","name":"story","label":{"en":"Story of it"},"kind":"prose"}
post /api/v1/own_fields {"entity":"place","name":"danger","label":{"en":"Danger"},"kind":"text","level":"restricted"}
as secretariat
get /api/v1/places/$a
patch /api/v1/places/$a {"own.owner":"City","own.floors":2}
form /places?kind=prison_local&batch=1 at /places/batch whole=1
expect page "Owner"
expect page "Wired"
expect no page "Story of it"
expect no page "Danger"
form . at /places/batch set.own.owner=State set.own.wired=1 set.own.floors=many
expect 200
expect page "3 records cannot be changed; they stay as they are."
expect page "“many” is not a whole number."
form . at /places/batch set.own.owner=State set.own.wired=1 set.own.floors=
expect 200
expect page "3 records will change."
expect page "Owner: City → State"
expect page "Wired: nothing → Yes"
form . at /places/batch
expect 303
get /places?own.owner=State
expect page "3 records"
get /api/v1/places/$a
expect out '"own.owner":"State"'
expect out '"own.floors":2'
get /batches
expect page "Owner: State"
form /batches at /undo
expect 303
get /api/v1/places/$a
expect out '"own.owner":"City"'
expect out '"own.wired":null'
