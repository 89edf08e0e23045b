# Two mechanisms exchange figures. One counts, holds back what may point at few, a second person approves; the sealed file
# goes to the other, which takes it in once and can do nothing with it but look. The other's store is a SQLite file.
ceiling 180

# --- Two houses and their people

file places.csv <<END
name.fr,kind
Prison A,prison_local
Prison B,prison_central
Commissariat,police_custody
Hôpital,psychiatric_hospital
END
file authorities.csv <<END
name.fr,code
Administration A,A
END
key theirs.key
wiqaya init --store sqlite:theirs.db --country TN --languages fr,ar,en --name 'Instance de Tunisie'
passwords
wiqaya account add leila --role coordinator --store sqlite:theirs.db
passwords
wiqaya account add nour --role member --store sqlite:theirs.db
passwords
wiqaya exchange card --store sqlite:theirs.db
remember their_card out '(wiqaya-exchange-1\S+)'
remember their_fingerprint out '\n(.*)\n'
key ours.key
wiqaya init --country MA --languages fr,ar,en --name 'Mécanisme du Maroc'
passwords
wiqaya account add one --role coordinator
passwords
wiqaya account add two --role coordinator
passwords
wiqaya account add member --role member
passwords
wiqaya account add monitor --role monitor
passwords
wiqaya exchange card
remember our_card out '(wiqaya-exchange-1\S+)'

# --- What is counted: of 40 at prison A 30 replied, of 30 at prison B 20, of 9 in custody 3, of 8 in hospital 8.

file list.csv <<END
text,place,addressee,sent_on,reply_due_on,replied_on,position
END
many list.csv 30 'Ligne A{n},Prison A,A,2025-01-10,2025-03-10,2025-02-09,accepted'
many list.csv 10 'Ligne Z{n},Prison A,A,2025-01-10,2025-03-10,,'
many list.csv 20 'Ligne B{n},Prison B,A,2025-01-10,2025-03-10,2025-02-09,accepted'
many list.csv 10 'Ligne Y{n},Prison B,A,2025-01-10,2025-03-10,,'
many list.csv 3 'Ligne C{n},Commissariat,A,2025-01-10,2025-03-10,2025-02-09,accepted'
many list.csv 6 'Ligne X{n},Commissariat,A,2025-01-10,2025-03-10,,'
many list.csv 8 'Ligne H{n},Hôpital,A,2025-01-10,2025-03-10,2025-02-09,accepted'
wiqaya import places places.csv
wiqaya import authorities authorities.csv
wiqaya import recommendations list.csv
expect out "87 rows read, 87 good"

# --- A peer: what is no card is refused, and nothing goes out before the fingerprint was compared

serve
as one
get /api/v1/exchange/card
expect json .card == "$our_card"
speaks post /api/v1/exchange_peers {"name":{"fr":"Tunisie"},"country":"TN","audience":"mechanism","card":"wiqaya-exchange-1.00"}
expect 422
speaks post /api/v1/exchange_peers {"name":{"fr":"Tunisie"},"country":"TN","audience":"mechanism","card":"$their_card","address":"http://mnp.example.org"}
expect 422
post /api/v1/exchange_peers {"name":{"fr":"Tunisie"},"country":"TN","audience":"mechanism","card":"$their_card","figures":["R1","R2","A2"]}
expect 201
expect json .state == "new"
expect json .fingerprint == "$their_fingerprint"
remember peer .id
speaks post /api/v1/exchange/packages {"peer":"$peer","figures":["R1"],"from":"2025-01-01","to":"2025-12-31","purpose":"regional_comparison","audience":"mechanism","valid_until":"2027-12-31"}
expect 409
post /api/v1/exchange_peers/$peer/confirm {}
expect 422
post /api/v1/exchange_peers/$peer/confirm {"compared":"Leila, au téléphone"}
expect json .state == "confirmed"
expect json .compared_on present
as member
post /api/v1/exchange_peers/$peer/suspend {"reason":"x"}
expect 403
as monitor
get /api/v1/exchange_peers/$peer
expect 404
get /exchange
expect 404
as one

# --- What may leave

speaks post /api/v1/exchange/packages {"peer":"$peer","figures":["I1"],"from":"2025-01-01","to":"2025-12-31","purpose":"regional_comparison","audience":"mechanism","valid_until":"2027-12-31"}
expect 422
expect json .errors.0.field == "figures"
speaks post /api/v1/exchange/packages {"peer":"$peer","figures":["P1"],"from":"2025-01-01","to":"2025-12-31","purpose":"regional_comparison","audience":"mechanism","valid_until":"2027-12-31"}
expect 422
speaks post /api/v1/exchange/packages {"peer":"$peer","figures":["R1"],"lines_by":"place","from":"2025-01-01","to":"2025-12-31","purpose":"regional_comparison","audience":"mechanism","valid_until":"2027-12-31"}
expect 422
speaks post /api/v1/exchange/packages {"peer":"$peer","figures":["R1"],"from":"2025-01-01","to":"2025-12-31","purpose":"regional_comparison","audience":"everybody","valid_until":"2027-12-31"}
expect 422
speaks post /api/v1/exchange/packages {"peer":"$peer","figures":["R1"],"from":"2025-12-31","to":"2025-01-01","purpose":"regional_comparison","audience":"mechanism","valid_until":"2020-12-31"}
expect 422
as member
post /api/v1/exchange/packages {"peer":"$peer","figures":["R1"],"from":"2025-01-01","to":"2025-12-31","purpose":"regional_comparison","audience":"mechanism","valid_until":"2099-12-31"}
expect 403
# What its acts write nobody else does.
as one
post /api/v1/exchange_packages {"peer":"$peer","direction":"received","audience":"mechanism"}
expect 403

# --- The package, made on the page: custody shows 3, so it is held back; hospital with it, for 3 and 8 of 9 and 8 together hide each other.

form /exchange/new at /exchange/new peer=$peer figure=R1 lines_by=place_kind from=2025-01-01 to=2025-12-31 purpose=regional_comparison audience=mechanism valid_until=2027-12-31
expect 303
follow
expect page "61 sur 87"
expect page "30 sur 40"
expect page "20 sur 30"
expect no page "3 sur 9"
expect no page "8 sur 8"
expect page "est retenu"
get /api/v1/exchange_packages
remember package .items.0.id
remember number .items.0.number
expect json .items.0.state == "draft"
expect json .items.0.threshold == 5
expect json .items.0.content !~ "Commissariat"
expect json .items.0.content !~ "[3,9]"
expect json .items.0.content ~ "[30,40]"
# Who made it does not approve it, and before nothing leaves.
speaks post /api/v1/exchange_packages/$package/approve {}
expect 403
speaks get /api/v1/exchange_packages/$package/file
expect 409
patch /api/v1/exchange_packages/$package {"audience":"coordination"}
expect 403
# Another split, and another period, would give back what is held back.
speaks post /api/v1/exchange/packages {"peer":"$peer","figures":["A2"],"lines_by":"theme","from":"2025-01-01","to":"2025-12-31","purpose":"joint_report","audience":"mechanism","valid_until":"2027-12-31"}
expect 409
post /api/v1/exchange/packages {"peer":"$peer","figures":["R1"],"lines_by":"place_kind","from":"2025-01-01","to":"2025-01-31","purpose":"joint_report","audience":"mechanism","valid_until":"2027-12-31"}
expect 409
as two
post /api/v1/exchange_packages/$package/approve {}
expect json .state == "approved"
expect json .signature present
expect json .approved_by.name == "two"
get /exchange_packages/$number
expect page "Télécharger le fichier scellé"
get /exchange_packages/$number/file
expect 200
save page.xp
speaks post /api/v1/exchange_packages/$package/push {}
expect 409
as member
get /api/v1/exchange_packages/$package/file
expect 403
as two
post /api/v1/exchange_packages/$package/hand_over {}
expect json .state == "delivered"
expect json .way == "file"
post /api/v1/exchange_packages/$package/discard {}
expect 409
# A second one, for those alone who coordinate there: the rows that were held back stay so.
post /api/v1/exchange/packages {"peer":"$peer","figures":["R2"],"lines_by":"place_kind","from":"2025-01-01","to":"2025-12-31","purpose":"joint_report","audience":"coordination","valid_until":"2027-12-31"}
expect 201
remember second .id
expect json .content !~ "[8,8]"
as one
post /api/v1/exchange_packages/$second/approve {}
expect 200
# Nothing is held back of a year without anything; but a year less a half of it is a half of which nobody held anything back.
post /api/v1/exchange/packages {"peer":"$peer","figures":["R1"],"from":"2024-01-01","to":"2024-12-31","purpose":"joint_report","audience":"mechanism","valid_until":"2027-12-31"}
expect 201
remember year .id
post /api/v1/exchange/packages {"peer":"$peer","figures":["R1"],"from":"2024-01-01","to":"2024-06-30","purpose":"joint_report","audience":"mechanism","valid_until":"2027-12-31"}
expect 409
post /api/v1/exchange_packages/$year/discard {}
post /api/v1/exchange/packages {"peer":"$peer","figures":["R1"],"from":"2024-01-01","to":"2024-06-30","purpose":"joint_report","audience":"mechanism","valid_until":"2027-12-31"}
expect 201
stop
wiqaya exchange file $number package.xp
wiqaya exchange file $number package.xp
expect exit 1
wiqaya exchange file $second second.xp
wiqaya verify
expect exit 0

# --- The other house. Nobody is known there, then it is known and not confirmed.

key theirs.key
speaks wiqaya exchange receive package.xp --store sqlite:theirs.db
expect exit 1
serve --store sqlite:theirs.db
as leila
post /api/v1/exchange_peers {"name":{"fr":"Maroc"},"country":"MA","audience":"mechanism","card":"$our_card"}
remember morocco .id
stop
speaks wiqaya exchange receive package.xp --store sqlite:theirs.db
expect exit 1
serve --store sqlite:theirs.db
post /api/v1/exchange_peers/$morocco/confirm {"compared":"Salma, à Rabat"}
# Over HTTP whoever is not known learns nothing.
as nobody
post /exchange/packages {"not":"a package"}
expect 403
expect json .taken == null
as leila
stop
# Our own store does not open what is sealed for theirs.
key ours.key
wiqaya exchange receive package.xp
expect exit 1
expect err "somebody else"
key theirs.key
wiqaya exchange receive package.xp --store sqlite:theirs.db
expect out "XP-"
speaks wiqaya exchange receive package.xp --store sqlite:theirs.db
expect exit 1
wiqaya exchange receive second.xp --store sqlite:theirs.db
serve --store sqlite:theirs.db
as leila
get /api/v1/exchange/board?figure=R1&by=place_kind
expect json .members.0.country == "MA"
expect json .members.0.from == "2025-01-01"
expect json .total.values.0.0 == 61
expect json .rows.length == 4
expect json .rows.0.code == "police_custody"
expect json .rows.0.values.0 == "held_back"
expect json .rows.1.code == "prison_central"
expect json .rows.1.values.0.0 == 20
expect json .rows.3.values.0 == "held_back"
get /exchange?figure=R1&by=place_kind
expect page "30 sur 40"
expect page "est retenu par le mécanisme lui-même"
get /api/v1/exchange_packages?direction=received&sort=number
remember came .items.0.id
remember came_number .items.0.number
expect json .items.length == 2
get /exchange_packages/$came_number
expect page "61 sur 87"

# --- What came nobody widens

get /api/v1/exchange_packages/$came
patch /api/v1/exchange_packages/$came {"audience":"mechanism","valid_until":"2099-12-31"}
expect 403
post /api/v1/exchange_packages/$came/approve {}
expect 409
post /api/v1/exchange_packages/$came/hand_over {}
expect 409
post /api/v1/exchange_packages/$came/discard {}
expect 409
get /api/v1/exchange_packages/$came/file
expect 409
post /api/v1/exchange_packages/$came/push {}
expect 409
post /api/v1/exchange_packages/$came/bin {}
expect 403
get /api/v1/exchange_cells
expect 404
get /exchange_cells
expect 404
get /api/v1/exchange_recommendations
expect 404
get /exchange_recommendations
expect 404
as nour
get /api/v1/exchange_packages?direction=received
expect json .items.length == 1
get /api/v1/exchange/board?figure=R2&by=place_kind
expect json .members.length == 0
stop
# By the command line of the house neither; an export of lists does not have it.
wiqaya export exchange_cells --store sqlite:theirs.db
expect exit 2
wiqaya export exchange_recommendations --store sqlite:theirs.db
expect exit 2
file widen.csv <<END
number,audience
$came_number,mechanism
END
wiqaya import exchange_packages widen.csv --store sqlite:theirs.db
expect exit 1

# --- After its last day there was one, and no more is told; a package of then is not taken.

wiqaya exchange receive second.xp --store sqlite:theirs.db --now 2028-01-02T10:00:00.000Z
expect exit 1
expect err "expired"
wiqaya verify --store sqlite:theirs.db
expect exit 0
