# A network shares templates of letters with its members. They write no letter until a house takes one over; then it is the
# house's own, and says where it came from.
wiqaya init --country MA --languages fr,ar,en
passwords
wiqaya account add coordinator --role coordinator
passwords
wiqaya account add auditor --role auditor
passwords
serve
language fr
as coordinator
post /api/v1/networks {"name":{"fr":"Réseau africain des mécanismes","ar":"الشبكة الإفريقية للآليات"}}
remember network .id
get /networks/$network
expect page "Modèles qu’il partage"
expect page "Il ne partage encore aucun modèle"
stop

# The list that the network sends, with its name in a column.
file partages.csv <<END
kind,language,subject,text,network
other,fr,Invitation du réseau,"{addressed_to},

{institution} vous invite.",Réseau africain des mécanismes
transmission,fr,Transmission commune,"Recommandations : {recommendations}",Réseau africain des mécanismes
END
wiqaya import letter_templates partages.csv --json
expect json .created.letter_templates == 2
wiqaya import letter_templates partages.csv --json
expect json .duplicates == 2
file faux.csv <<END
kind,language,subject,text,network
other,en,Invitation,"{inconnu}",Réseau africain des mécanismes
END
wiqaya import letter_templates faux.csv
expect exit 1
start

as coordinator
get /networks/$network
expect page "Invitation du réseau"
expect page "Transmission commune"
get /letter_templates.csv?network=$network
expect out "Transmission commune"
expect no out "Rappel"
get /api/v1/letter_templates?network=$network&kind=other
remember shared .items.0.id
get /api/v1/letter_templates?network=$network&kind=transmission
remember common .items.0.id

# The house has its own letter of transmission, which goes on writing its letters.
form /networks/$network at /letter_templates/$common/adopt
expect 409
expect page "rien n’a donc été repris"
# The letter for everything else it gives up for the shared one.
get /api/v1/letter_templates?network=&kind=other&language=fr
expect json .count == 1
remember own .items.0.id
post /api/v1/letter_templates/$own/bin {}
form /networks/$network at /letter_templates/$shared/adopt
expect 303
remember made header Location
get $made
expect page "Repris de"
get /api/v1/letter_templates?taken_from=$shared
expect json .count == 1
expect json .items.0.subject == "Invitation du réseau"
expect json .items.0.network == null
remember ours .items.0.id
get /networks/$network
expect page "repris"
expect no html "/letter_templates/$shared/adopt"
# Once is enough, and nobody sets by hand where a template came from.
post /api/v1/letter_templates {"kind":"other","language":"en","subject":"Objet","text":"Texte","taken_from":"$shared"}
expect 422
as auditor
get /networks/$network
expect page "Invitation du réseau"
expect no html "/adopt"
language ar
get /networks/$network
expect page "نماذج تتقاسمها الشبكة"
stop
wiqaya verify
expect out "bad 0"
