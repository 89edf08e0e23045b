# The first steps of a new house: an administrator and a coordinator are led through what is entered once, each sees what is
# theirs, what is done shows by itself whichever way it came, and when all is done the steps are offered no more.
ceiling 120
mail_server
wiqaya init --country MA --languages fr,ar,en --name "Mécanisme national de prévention"
passwords
wiqaya account add lina --role monitor
passwords
serve --mail-server smtp://127.0.0.1:$mail_port --mail-from avis@npm.example --address https://npm.example
language en

# --- Nobody else sees them
as lina
get /first_steps
expect 404
get /first_steps/areas
expect 404
get /
expect no html "/first_steps"

# --- A new institution: the mail server is there, nothing else. The list of recommendations is not the administrator's to see.
as administrator
get /
expect page "A new institution"
expect html 'href="/first_steps"'
expect page "First steps 1 of 8 done"
get /administration
expect page "First steps: 1 of 8 done"
get /first_steps
expect page "First steps · 1 of 8 done"
expect page "Go on: The institution"
expect page "7 The recommendations made so far others see to it not shown to you"
expect page "8 Notices by e-mail done"
get /first_steps/nothing
expect 404

# --- The institution: its name lacks Arabic and English. What is wrong is said, and what was typed stays.
get /first_steps/institution
expect page "Step 1 of 9"
expect page "The name is missing in 2 languages."
expect html "name=\"weekend\""
form /first_steps/institution name.ar="الآلية الوطنية للوقاية" zone=Africa/Nowhere
expect 422
expect page "This time zone is not known."
expect html "الآلية الوطنية للوقاية"
form /first_steps/institution name.ar="الآلية الوطنية للوقاية" name.en="National Preventive Mechanism"
expect 303
follow
expect page "The institution was changed."
expect no page "The name is missing"
expect page "Next: Holidays"
get /first_steps
expect page "2 of 8 done"
expect page "Go on: Holidays"
# One who saved in between is not written over unseen.
get /first_steps/institution
form . at /first_steps/institution version=1 reply_days=30
expect 412
form /first_steps/institution reply_days=45
expect 303

# --- Holidays as a list, of this year by coming back every year
file holidays.csv <<END
name.fr,first_on,yearly
Fête du Travail,2020-05-01,true
Fête du Trône,2020-07-30,true
END
get /first_steps/holidays
expect html 'href="/import?entity=holidays"'
expect page "Leave it for later: Areas"
form /import?entity=holidays entity=holidays file=holidays.csv
form . at /import do=import
expect page "Imported"
expect page "Back to the first steps"
get /first_steps/holidays
expect page "done 2 records"

# --- Areas, authorities and places, which need each other
file areas.csv <<END
name.fr,kind
Région de la Vallée,region
END
form /import entity=areas file=areas.csv
form . at /import do=import
get /first_steps/areas
expect page "1 record"
file authorities.csv <<END
name.fr,code
Administration des prisons,A
END
form /import entity=authorities file=authorities.csv
form . at /import do=import
file places.csv <<END
name.fr,kind,authority,region
Prison de la plaine,prison_local,A,Région de la Vallée
END
form /import entity=places file=places.csv
form . at /import do=import
get /first_steps
expect page "6 of 8 done"
expect page "Go on: People and their roles"
get /
expect no page "A new institution"

# --- People: an account with its role; one who coordinates is what the step asks for
get /first_steps/people
expect page "Monitor 1"
expect page "Coordinator 0"
expect html 'href="/accounts/new"'
post /api/v1/accounts {"name":"later","full_name":"Une autre","role":"coordinator"}
expect 201
get /first_steps
expect page "7 of 8 done"
stop
wiqaya account add salma --role coordinator
passwords
start

# --- The coordinator sees the same house: the list is hers, the accounts and copies are not
as salma
get /
expect page "First steps 7 of 9 done"
get /first_steps
expect page "Go on: The recommendations made so far"
expect page "9 Copies others see to it not yet"
get /first_steps/institution
expect no html "name=\"zone\""
expect page "Country"
expect page "National Preventive Mechanism"
get /first_steps/people
expect page "An administrator sees to it."
file list.csv <<END
Recommandation,Destinataire,Envoyée le,Réponse attendue le
Ouvrir la cour deux heures par jour,Administration des prisons,2025-01-10,2025-03-10
END
get /first_steps/list
expect html 'href="/import?entity=recommendations"'
form /import entity=recommendations file=list.csv
form . at /import do=import
expect page "Back to the first steps"
get /first_steps
expect page "8 of 9 done"

# --- A copy and its drill: then all is done, and nothing offers the steps any more
file secret <<END
une phrase assez longue pour une copie
END
wiqaya backup copy.wiqaya --passphrase-file secret
get /first_steps
expect page "8 of 9 done"
wiqaya drill --passphrase-file secret
get /first_steps
expect page "All of them are done."
get /
expect no page "First steps"
as administrator
get /administration
expect no html "/first_steps"
