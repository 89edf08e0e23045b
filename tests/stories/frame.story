# What stands around every page: rooms by group, a message that can be taken back, keys, and where words lead while
# they are typed.
wiqaya init --country MA --languages fr,ar,en
passwords
wiqaya account add salma --role coordinator
passwords
wiqaya account add zineb --role legal
passwords
file authorities.csv <<END
name.fr,code
Délégation de la rive,DR
END
wiqaya import authorities authorities.csv
wiqaya account add focale --role focal --authority DR
passwords
serve
language en

# --- Rooms: the groups of one's daily work stand unfolded, and the group of the page that is shown
as salma
get /
expect html '<details data-group="Follow" open>'
expect html '<details data-group="House"><summary>House</summary>'
get /authorities
expect html '<details data-group="House" open>'
as zineb
get /
expect html '<details data-group="Propose" open>'
expect html '<details data-group="Follow"><summary>'
as focale
get /portal/
expect no html '<details data-group'

# --- What was recorded can be taken back from the message, and so can that
as salma
form /places/new name.fr="Prison du Rivage" name.ar="سجن الشاطئ" kind=prison_local
expect 303
follow
expect page "Prison du Rivage was recorded. Undo"
get /api/v1/places?q=rivage
remember place .items.0.id
form /places/$place at /places/$place/bin
expect 303
follow
expect page "Prison du Rivage was put into the bin. Undo"
form . at /places/$place/unbin
expect 303
follow
expect page "Taken out of the bin. Undo"
get /places/$place
expect no page "Taken out of the bin."
# A step that its life cycle leads back from is taken back the same way; one that only goes on is not.
form . at /places/$place/steps/confirm
expect 303
follow
expect page "The step was made."
expect no page "The step was made. Undo"
form . at /places/$place/steps/suspend
expect 303
follow
expect page "The step was made. Undo"
form . at /places/$place/steps/resume
expect 303
get /api/v1/places/$place
expect json .state == "active"
post /api/v1/visits {"place":"$place","kind":"in_depth","announced":"announced","started_on":"2026-05-04","team":["salma"]}
expect 201
remember visit .id
remember number .number
form /visits/$number at /visits/$number/steps/start
expect 303
follow
expect page "The step was made."
expect no page "The step was made. Undo"

# --- Keys
get /
expect no html 'data-keys'
expect html '<dialog class="sheet" id="keys"'
form /account at /account/keys
expect 303
get /
expect html 'data-keys="off"'
get /account
expect page "Keys without Ctrl are switched off."
form . at /account/keys
expect 303
get /
expect no html 'data-keys'
# An authority has no rooms to go to, and no single keys.
as focale
get /portal/
expect html 'data-keys="off"'
get /account
expect no page "Keys without Ctrl"

# --- Where words lead while they are typed: to what the caller may read
as salma
get /api/v1/search?q=riv
expect json .items.length == 3
expect json .items.0.kind == "Place"
expect json .items.0.text == "Prison du Rivage"
expect json .items.0.address == "/places/$place"
expect json .items.1.number == "$number"
expect json .items.1.address == "/visits/$number"
expect json .items.2.text == "Délégation de la rive"
get /api/v1/search?q=$number
expect json .items.length == 1
get /api/v1/search?q=الشاطئ
expect json .items.0.address == "/places/$place"
get /api/v1/search?q=nowhere
expect json .items.length == 0
as focale
get /api/v1/search?q=riv
expect 404
as nobody
get /api/v1/search?q=riv
expect 401
