# What an authority says that it will do: steps with an owner, a day and a cost; who wrote it down stays visible,
# and no word of it verifies anything.
ceiling 120
file authorities.csv <<END
name.fr,code
Administration A,A
Ministère B,B
END
file places.csv <<END
name.fr,kind,authority
Prison de la plaine,prison_local,A
END
wiqaya init --country MA --languages fr,ar,en
passwords
wiqaya import authorities authorities.csv
wiqaya import places places.csv
wiqaya account add secretariat --role secretariat
passwords
wiqaya account add member --role member
passwords
wiqaya account add focal --role focal --authority A
passwords
wiqaya account add other --role focal --authority B
passwords
serve
as secretariat
post /api/v1/recommendations {"text":"Installer un point d’eau dans chaque cellule","place":"Prison de la plaine","addressee":"A; B","issued_on":"2026-03-01"}
expect 201
remember recommendation .id
remember a .lines[authority.name=Administration A].id
remember b .lines[authority.name=Ministère B].id

# Nothing is announced about what was not sent.
speaks post /api/v1/actions {"addressee_line":"$a","step":"Poser les conduites"}
expect 409
post /api/v1/recommendations/$recommendation/send {"sent_on":"2026-03-02"}
expect 200
post /api/v1/replies {"addressee_line":"$b","received_on":"2026-03-20","text":"Nous étudions la question.","position":"noted"}
expect 201
remember reply_b .id

# What makes no sense is refused by field.
speaks post /api/v1/actions {"addressee_line":"$a","step":"Poser les conduites","starts_on":"2026-06-01","ends_on":"2026-05"}
expect 422
expect json .errors.0.field == "ends_on"
speaks post /api/v1/actions {"addressee_line":"$a","step":"Poser les conduites","cost":1000}
expect 422
expect json .errors.0.field == "currency"
speaks post /api/v1/actions {"addressee_line":"$a","step":"Poser les conduites","cost":1000,"currency":"dh"}
expect 422
speaks post /api/v1/actions {"addressee_line":"$a","step":"Poser les conduites","reply":"$reply_b"}
expect 422
expect json .errors.0.field == "reply"
speaks post /api/v1/actions {"addressee_line":"$a","step":"Poser les conduites","progress_on":"2099-01-01"}
expect 422
# Nobody writes as the other.
speaks post /api/v1/actions {"addressee_line":"$a","step":"Poser les conduites","said_by":"authority"}
expect 422
expect json .errors.0.field == "said_by"

# The authority announces, and later says how far it is; it changes nothing else of what it said.
as focal
post /api/v1/actions {"addressee_line":"$a","step":"Poser les conduites du quartier nord","owner":"Service des bâtiments","starts_on":"2026-04-01","ends_on":"2026-09-30","cost":12500000,"currency":"MAD","funding":"requested","progress_on":"2020-01-01"}
expect 201
remember action .id
expect json .said_by == "authority"
expect json .progress == "not_started"
expect json .progress_on > "2026-01-01"
patch /api/v1/actions/$action {"ends_on":"2027-09-30"}
expect 403
post /api/v1/actions/$action/progress {"progress":"done","proof":"Procès-verbal de réception"}
expect 200
expect json .progress == "done"
expect json .proof == "Procès-verbal de réception"
expect json .said_by == "authority"
speaks post /api/v1/actions/$action/progress {"progress":"perfect"}
expect 422
speaks post /api/v1/actions/$action/progress {}
expect 422
speaks post /api/v1/actions/$action/progress {"progress":"done","progress_on":"2099-01-01"}
expect 422
post /api/v1/actions {"addressee_line":"$b","step":"Pour un autre"}
expect 404
as other
get /api/v1/actions
expect json .items.length == 0
get /api/v1/actions/$action
expect 404
post /api/v1/actions/$action/progress {"progress":"abandoned"}
expect 404

# “Done”, it says. Lines sent: 2. Verified full: none; found fully implemented: 0 of none.
as secretariat
get /api/v1/addressee_lines/$a
expect json .implementation == null
expect json .claimed == null
get /api/v1/figures/I1
expect json .total.numerator == 0
get /api/v1/figures/A1
expect json .total.numerator == 0

# From a letter: the mechanism writes it down, and that is said too. It may correct what it wrote.
post /api/v1/actions {"addressee_line":"$b","reply":"$reply_b","step":"Inscrire la dépense au budget de 2027","owner":"Direction du budget","ends_on":"2026-10","progress":"under_way","progress_on":"2026-03-20"}
expect 201
remember second .id
expect json .said_by == "mechanism"
get /api/v1/actions/$second
patch /api/v1/actions/$second {"progress":"done"}
expect 200
expect json .progress_on > "2026-03-20"
get /api/v1/actions/$action
patch /api/v1/actions/$action {"owner":"Direction des bâtiments"}
expect 200
expect json .said_by == "mechanism"

# It is found by its words and by its recommendation's, goes out and comes in as a list.
get /api/v1/actions?q=conduites
expect json .items.length == 1
get /api/v1/actions?addressee_line=$a
expect json .items.length == 1
get /api/v1/actions?progress=done&ends_on.max=2026-09-30
expect json .items.length == 1
wiqaya export actions --as secretariat
expect out "Poser les conduites du quartier nord"
expect out "12500000"
file actions.csv <<END
addressee_line,step,owner,ends_on,funding
$a,Former deux plombiers,Service du personnel,2026-12-31,secured
END
stop
wiqaya import actions actions.csv
start
get /api/v1/actions?funding=secured
expect json .items.length == 1
expect json .items.0.said_by == "mechanism"
expect json .items.0.progress == "not_started"
wiqaya verify

# The board: four actions in two columns; the one to be done by last June is late, in words.
post /api/v1/actions {"addressee_line":"$a","step":"Livrer les citernes","ends_on":"2026-05","progress":"under_way","progress_on":"2026-04-02"}
expect 201
get /action_board?lang=fr
expect 200
expect page "Poser les conduites du quartier nord"
expect page "125 000 MAD"
expect page "1 action en retard"
expect page "jours de retard"
get /action_board?authority=A&lang=fr
expect page "Livrer les citernes"
expect no page "Inscrire la dépense"
get /action_board?authority=B&lang=fr
expect page "Inscrire la dépense"
expect no page "Livrer les citernes"
get /action_board?authority=nobody
expect 404
# Under the reply that announced it, on the page of the recommendation.
get /recommendations/$recommendation?lang=fr
expect page "Inscrire la dépense au budget de 2027"
expect page "Livrer les citernes"
form /actions/new?addressee_line=$a step="Peindre les murs" currency=MAD cost=abc
expect 422
form /actions/new?addressee_line=$a step="Peindre les murs" ends_on=2026-12-15
expect 303
get /actions?lang=fr
expect page "Peindre les murs"
as focal
get /action_board
expect 404
get /portal/1?lang=fr
expect page "Livrer les citernes"
expect no html "/actions/"
