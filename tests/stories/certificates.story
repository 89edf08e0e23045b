# Certificates of a training: the names are printed and kept nowhere; whoever holds one has it confirmed without signing in, and
# whoever guesses waits.
ceiling 150
wiqaya init --country MA --languages fr,ar,en
passwords
wiqaya account add coordinator --role coordinator
passwords
wiqaya account add monitor --role monitor
passwords
serve
as coordinator
language fr
post /api/v1/training_sessions {"title":{"fr":"Prévention de la torture","ar":"الوقاية من التعذيب"},"starts_on":"2026-03-02","ends_on":"2026-03-04","hours":18,"venue":"Ifrane","tested":4,"points_most":20,"points_before":33,"points_after":58}
expect 201
remember session .id
remember number .number

# Participants by sex and rank: 3 women and 2 men officers, 4 magistrates of whom it was not told.
form /training_sessions/$number at /training_sessions/$session/participants sex=woman rank=officer persons=0
expect 422
form /training_sessions/$number at /training_sessions/$session/participants sex=woman rank=officer persons=3 certified=2
expect 303
form /training_sessions/$number at /training_sessions/$session/participants sex=man rank=officer persons=2
expect 303
form /training_sessions/$number at /training_sessions/$session/participants rank=magistrate persons=4 certified=1
expect 303
get /training_sessions/$number
expect html "<tr><th scope=\"row\">Officier</th><td class=\"n\">3</td><td class=\"n\">2</td><td class=\"n\"></td><td class=\"n\">5</td><td class=\"n\">2</td></tr>"
expect html "<td class=\"n\">3</td><td class=\"n\">2</td><td class=\"n\">4</td><td class=\"n\">9</td><td class=\"n\">3</td></tr></tfoot>"
# 33 and 58 points of 4 persons: 8.25 and 14.5, 6.25 apart; halves go up.
expect page "8,3"
expect page "14,5"
expect page "+6,3"
expect page "4 personnes ont passé les deux tests"

# Before it was held there are none.
expect no html "name=\"names\""
post /api/v1/training_sessions/$session/complete {}
get /training_sessions/$number
expect html "name=\"names\""
form /training_sessions/$number at /training_sessions/$session/certificates names=""
expect 422
form /training_sessions/$number at /training_sessions/$session/certificates names="---"
expect 422
expect page "n’est pas un nom"
form /training_sessions/$number at /training_sessions/$session/certificates names="Amina Essaïdi"
expect 200
expect header Content-Type == "application/pdf"
expect html "%PDF-"
expect no html "Amina"
# The same person by another spelling has one already.
form /training_sessions/$number at /training_sessions/$session/certificates names="AMINA  ESSAIDI"
expect 422
expect page "Révoquez d’abord celle-ci"
get /training_sessions/$number
expect no page "Amina"
expect no page "AMINA"
remember one out 'public/certificates/([0-9A-Z-]{14})'
remember revoke out '(/certificates/[0-9a-f-]{36}/revoke)'
form /training_sessions/$number at /training_sessions/$session/certificates names="يوسف الإدريسي" language=ar
expect 200


# Without signing in: the training, its days and hours, and nothing else of it.
as nobody
get /public/certificates/$one
expect 200
expect page "Prévention de la torture"
expect page "18 heures"
expect page "par cette institution le"
expect no page "rompu"
expect no page "Ifrane"
expect no page "$number"
expect no page "Amina"
expect no page "magistrat"
form . name="amina essaidi"
expect 200
expect page "C’est bien le nom"
language ar
get /public/certificates/$one
expect page "الوقاية من التعذيب"
language fr
get /public/certificates?number=$one
expect 303
follow
expect 200
get /public/certificates
expect 200

# A foreign page sends nothing here.
header Sec-Fetch-Site: cross-site
post /public/certificates/$one {"name":"Amina Essaïdi"}
expect 403

# Revoked, with a reason that stays inside.
as monitor
get /training_sessions/$number
expect no html "$one"
as coordinator
form /training_sessions/$number at $revoke reason=""
expect 422
form /training_sessions/$number at $revoke reason="Nom mal orthographié"
expect 303
get /training_sessions/$number
expect page "Nom mal orthographié"
as nobody
get /public/certificates/$one
expect page "n’est plus valable"
expect no page "orthographié"
# And then there may be a new one.
as coordinator
form /training_sessions/$number at /training_sessions/$session/certificates names="Amina Es-Saïdi"
expect 200

# Three wrong names are free, then one waits; a number that is none is counted too.
as nobody
form /public/certificates/$one name="Un autre"
expect 200
expect page "Ce n’est pas le nom"
form /public/certificates/$one name="Encore un autre"
form /public/certificates/$one name="Et un autre"
form /public/certificates/$one name="Un dernier"
get /public/certificates/$one
expect 429
expect header Retry-After present
get /public/certificates/0000-0000-0000
expect 404
get /public/certificates/%3Cscript%3E
expect 404

# A certificate that was changed behind the program's back has a broken seal, and is nobody's any more.
as coordinator
form /training_sessions/$number at /training_sessions/$session/certificates names="Rachid Benali"
get /training_sessions/$number
remember two out 'public/certificates/([0-9A-Z-]{14})'
raw UPDATE certificate SET issued_on = '2020-01-01' WHERE number = '$two'
as nobody
get /public/certificates/$two
expect no page "délivrée par cette institution"
form . name="Rachid Benali"
expect page "Ce n’est pas le nom"
