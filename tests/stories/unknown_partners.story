# A list names bodies and people that nobody knows. They are refused until somebody says that they may be added, and one
# that looks like a body which is there is told before anything is kept.
wiqaya init --country MA --languages fr,ar,en
passwords
wiqaya account add coordinator --role coordinator
passwords
file partners.csv <<END
Organisme,Sigle,Catégorie
Direction générale de la sûreté nationale,DGSN,Security body
Ordre des avocats de Zellaf,,Professional body
END
wiqaya import partners partners.csv
file conventions.csv <<END
Intitulé;Partenaires;Signée le
Convention sur les visites;DGSN / Ordre des avocats de Zelaf;14/09/2022
Convention sur la recherche;Université de Zellaf;20/03/2023
Accord sur les soins;Université de Zellaf / Ordre des médecins;20/03/2024
END
wiqaya import agreements conventions.csv
expect exit 1
expect err "is not known among Partners"
wiqaya import agreements conventions.csv --create places
expect exit 2
wiqaya import agreements conventions.csv --create persons
expect exit 2
wiqaya import agreements conventions.csv --create partners --dry-run --json
# The lawyers under a second spelling, the university once, the doctors.
# One note on the spelling, and one each on the kind that the title told.
expect json .created.partners == 3
expect json .errors.length == 0
expect json .notes.length == 4
expect out "is new here, and looks like one that is there: Ordre des avocats de Zellaf"
wiqaya import agreements conventions.csv --create partners --propose
expect out "parties = partner"
wiqaya export partners --format csv
expect no out "Université"

# On the page nobody is added without the box; what a person wrote for a name counts first.
serve
language fr
as coordinator
form /import entity=agreements file=conventions.csv
expect 422
expect page "n’est pas connu parmi : Partenaires"
expect page "Ajouter les noms inconnus à la liste : Partenaires"
form . do=look
expect 422
form . make.parties=1 do=look
expect 200
expect page "Partenaires 2"
expect page "Conventions 3"
expect no page "est nouveau ici"
form . do=import
expect 200
expect page "Importé"
get /api/v1/partners
expect json .count == 4
get /api/v1/agreements?q=visites
expect json .items.0.parties.length == 2
get /api/v1/agreements?q=soins
expect json .items.0.parties.length == 2
# The auditor imports nothing, and so adds nobody.
stop
wiqaya verify
expect out "bad 0"
