# A treaty body announces a visit. What it asks for becomes a checklist that begins with the list of the house, which the
# house changes as it likes; what is open is counted, and its days stand in the calendar.
wiqaya init --country MA --languages fr,ar,en
passwords
wiqaya account add coordinator --role coordinator
passwords
wiqaya account add secretary --role secretariat
passwords
wiqaya account add auditor --role auditor
passwords
wiqaya account add monitor --role monitor
passwords
serve
language fr
as coordinator
get /api/v1/figures/R1
remember today .as_of
post /api/v1/places {"name":{"fr":"Prison du Nord"},"kind":"prison_local"}
remember place .id
post /api/v1/treaty_exchanges {"body":"spt","kind":"letter","day":"2031-01-10","subject":"Annonce de la visite"}
remember letter .id
get /treaty_exchanges/$letter
expect no page "À préparer avant la visite"
form /treaty_exchanges/$letter at steps/close
expect 303
post /api/v1/preparation_items {"treaty_exchange":"$letter","what":"Liste","kind":"document"}
expect 422
expect json .errors.0.field == "treaty_exchange"
post /api/v1/treaty_exchanges {"body":"spt","kind":"visit","day":"2031-06-30","until":"2031-07-08","subject":"Visite du SPT"}
remember visit .id
remember number .number
get /treaty_exchanges/$visit
expect page "À préparer avant la visite"
expect page "Rien n’est encore préparé"

# The list that the program carries has fifteen items; of ninety days before, two are due on 1 April 2031.
form /treaty_exchanges/$visit at /treaty_exchanges/$visit/preparation
expect 303
expect header Location ~ "/treaty_exchanges/"
get /api/v1/preparation_items?treaty_exchange=$visit&limit=100
expect json .count == 15
get /api/v1/preparation_items?treaty_exchange=$visit&due_on=2031-04-01
expect json .count == 2
get /api/v1/preparation_items?treaty_exchange=$visit&kind=document
expect json .count == 6
get /api/v1/preparation_items?treaty_exchange=&limit=100
expect json .count == 15
get /treaty_exchanges/$visit
expect page "fait 0 sur 15"
expect page "15 ouverts"
expect no page "en retard"
# Once more adds nothing; the house drops one of its list, adds another, and only that one comes.
form /treaty_exchanges/$visit at /treaty_exchanges/$visit/preparation
expect 409
post /api/v1/preparation_items {"what":"Plan de communication","kind":"arrangement","days_before":10,"owner":"Secrétariat"}
expect 201
remember standing .id
post /api/v1/preparation_items/$standing/complete {"done_on":"2026-01-01"}
expect 422
form /treaty_exchanges/$visit at /treaty_exchanges/$visit/preparation
expect 303
get /api/v1/preparation_items?treaty_exchange=$visit&due_on=2031-06-20
expect json .count == 1
expect json .items.0.owner == "Secrétariat"
remember plan .items.0.id

# One that is late, one done from the page, one dropped: of seventeen two are not open.
post /api/v1/preparation_items {"treaty_exchange":"$visit","what":"Lettres d’accès signées","kind":"place","due_on":"2026-01-15","place":"$place"}
remember late .id
form /treaty_exchanges/$visit at /preparation_items/$plan/steps/complete done_on=never
expect 422
form /treaty_exchanges/$visit at /preparation_items/$plan/steps/complete done_on=2026-02-01
expect 303
expect header Location ~ "/treaty_exchanges/"
get /api/v1/preparation_items?treaty_exchange=$visit&due_on=2031-06-30
remember meetings .items.0.id
post /api/v1/preparation_items/$meetings/drop {"reason":"La délégation n’en veut pas"}
get /treaty_exchanges/$visit
expect page "fait 1 sur 16"
expect page "15 ouverts"
expect page "1 en retard"
expect page "La délégation n’en veut pas"
expect page "Prison du Nord"

# Its days stand in the calendar, as long as the visit is not closed; the list of the house has none.
get /calendar?month=2031-04
expect page "À préparer : Liste à jour des lieux"
get /calendar?month=2026-01
expect page "À préparer : Lettres d’accès signées"
get /calendar?month=2031-06
expect no page "Plan de communication"
# Who may see the exchange sees the checklist, but not which places are concerned; monitors see neither.
as secretary
get /treaty_exchanges/$number
expect page "Lettres d’accès signées"
expect no page "Prison du Nord"
get /api/v1/preparation_items/$late
expect json .place absent
as auditor
get /treaty_exchanges/$visit
expect page "1 en retard"
expect no html "steps/complete"
as monitor
get /api/v1/preparation_items
expect 403 or 404
get /calendar?month=2026-01
expect no page "À préparer"
as coordinator
form /treaty_exchanges/$visit at steps/close
expect 303
get /calendar?month=2026-01
expect no page "À préparer"
language ar
get /treaty_exchanges/$visit
expect page "ما يجب إعداده قبل الزيارة"
stop
wiqaya verify
expect out "bad 0"
