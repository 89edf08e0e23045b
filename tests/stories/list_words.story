# A list whose words nobody knows: the page says what it makes of it, a person says better, and the next list with
# the same words comes in by itself. What was set right in a cell counts; the file stays as it is.
wiqaya init --languages fr,ar,en
passwords
wiqaya account add coordinator --role coordinator
passwords
wiqaya account add monitor --role monitor
passwords
wiqaya account add secretariat --role secretariat
passwords
file authorities.csv <<END
name,code,aliases
Direction générale des prisons,DGP,Prisons
Ministère de la santé,MS,Santé
END
wiqaya import authorities authorities.csv
file list.csv <<END
Suivi 2024;;;;;
Mise à jour : 30/06/2024;;;;;
Réf.;Libellé;Destiné à;Transmise le;Réponse;Où en est-on ?
A-1;Informer chaque personne de ses droits dès son arrivée;DGP;01/03/2024;Oui, courrier du 12/04/2024;à moitié fait
A-2;Donner un lit à chacun;Prisons;25/03/2024;AR du 28/03/2024;pas bougé
TOTAL : 2;;;;;
A-3;Pourvoir les postes d’infirmier vacants;Santé publique;31/02/2024;Non;pas bougé
END

# Without a word from anybody it is not read as a list of recommendations: nobody knows who it is addressed to.
wiqaya import recommendations list.csv --json
expect exit 1
expect json .errors.0.column == "addressee"

serve
language en
as coordinator
form /import?lang=en at /import entity=recommendations file=list.csv
expect 422
expect page "Destiné à"
expect page "not used"
expect page "Look through again"

# Two heads are told; now the words of the cells are asked for. The day of the list stood above its head.
form . at /import head.2=addressee head.5=implementation do=look
expect 422
expect page "à moitié fait"
expect page "Santé publique"
expect html "value=\"2024-06-30\""
form . at /import value.addressee.0=MS value.implementation.0=partly value.implementation.1=not_started do=look
expect 422
expect page "“31/02/2024” is not a day"
form . at /import cell.0=28/02/2024 do=look
expect 200
expect page "Looked through: nothing was kept yet"
expect page "3 rows are no data and were passed over"
expect page "TOTAL : 2"
form . at /import do=import
expect 200
expect page "Take the whole import back"
get /api/v1/recommendations
expect json .count == 3
wiqaya count R1 --as-of 2024-06-30 --json
expect json .total.numerator == 1
expect json .total.denominator == 3
# A state without an assessor is the authority's word, and no verification.
wiqaya count I5 --as-of 2024-06-30 --json
expect json .total.numerator == 0
get /api/v1/addressee_lines?authority=MS
expect json .items.0.sent_on == "2024-02-28"
get /api/v1/addressee_lines?sent_on=2024-03-25
expect json .count == 1
expect json .items.0.acknowledged_on == "2024-03-28"
expect json .items.0.replied_on !~ "2024"

# What was taught is a record like any other, seen and corrected by those who import.
get /api/v1/wordings?field=implementation
expect json .count == 2
expect json .items.0.meaning present
as monitor
get /api/v1/wordings
expect 404
as coordinator

# The next list needs nobody.
file next.csv <<END
Réf.;Libellé;Destiné à;Transmise le;Réponse;Où en est-on ?
B-1;Afficher les droits en trois langues;Santé publique;13/05/2024;Relance le 20/06/2024;à moitié fait
END
upload /api/v1/imports entity=recommendations file=@next.csv
expect 201
expect json .created.recommendations == 1
expect json .errors.length == 0
wiqaya count R1 --as-of 2024-06-30 --json
expect json .total.numerator == 1
expect json .total.denominator == 4
wiqaya import recommendations next.csv --propose
expect out "addressee = Destiné à"
expect no out "à moitié fait"

# A map may say that nothing is to be learned, and what it says nothing of stays unknown.
file other.csv <<END
Réf.;Libellé;Destiné à;Transmise le;Verdict
C-1;Réparer les sanitaires;Santé;13/05/2024;classé
END
file other.map <<END
[file]
learn = no
[columns]
implementation = Verdict
[values.implementation]
classé = full
END
upload /api/v1/imports entity=recommendations file=@other.csv map=@other.map
expect 201
expect json .created.recommendations == 1
remember other .import
get /api/v1/wordings?q=classé
expect json .count == 0

# Taken back, what was learned stays: the words mean what they mean.
post /api/v1/imports/$other/undo {}
get /api/v1/wordings?field=implementation
expect json .count == 2
wiqaya verify
expect out "bad 0"

# Earlier imports stand on the page, and one that was not taken back can be.
get /import?lang=en
expect page "Earlier imports"
expect page "next.csv"
expect page "taken back"
remember earlier out 'action="(/import/[^"]+/undo)"'
form /import?lang=en at $earlier
follow
get /api/v1/recommendations
expect json .count == 3

# The secretariat makes no assessments: it is told so, and what to do.
as secretariat
upload /api/v1/imports entity=recommendations file=@next.csv
expect 403
expect json .title ~ "your role does not make all that this list holds"
expect json .title ~ "Assessments"
get /api/v1/recommendations
expect json .count == 3
