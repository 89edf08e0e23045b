# A house that has nothing yet is offered to begin with the list that somebody keeps; one import later it sees who is late.
wiqaya init --country MA --languages fr,ar,en
passwords
wiqaya account add salma --role coordinator
passwords
wiqaya account add lina --role monitor
passwords
file list.csv <<END
Recommandation,Destinataire,Envoyée le,Réponse attendue le
Ouvrir la cour deux heures par jour,Direction des prisons,2025-01-10,2025-03-10
Faire examiner chaque arrivant par un médecin,Direction des prisons,2025-01-10,2025-03-10
Tenir un registre des fouilles,Ministère de la Santé,2025-02-01,2025-04-02
END
serve
language en
as lina
get /
expect no page "Begin with the list that you keep"
as salma
get /
expect page "Begin with the list that you keep"
expect html '/import?entity=recommendations'
get /import?entity=places
expect html '<option value="places" selected>'
form /import entity=recommendations file=list.csv
expect page "3 rows read"
expect no page "Who is late"
form . at /import do=import
expect page "Imported"
expect page "See what was imported Who is late"
get /
expect no page "Begin with the list that you keep"
expect page "Import a list"
# By authority, as the list has them: 2 of the prisons, 1 of the ministry, all more than 180 days late.
expect page "Direction des prisons 2 0 0 0 2"
expect page "Ministère de la Santé 1 0 0 0 1"
language ar
get /
expect no page "ابدؤوا بالقائمة التي تمسكونها"
