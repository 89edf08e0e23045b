# What the house says to itself beside a record: comments, tasks and files, for those who read the record and nobody else.
file authorities.csv <<END
name.fr,code
Administration A,A
END
file places.csv <<END
name.fr,kind,authority
Prison de la plaine,prison_local,A
END
wiqaya init --country MA --languages fr,ar,en
passwords
wiqaya import authorities authorities.csv
wiqaya import places places.csv
wiqaya account add chief --role coordinator
passwords
file accounts.csv <<END
name,full_name,role,state,email,email_me
going,Celle qui y va,monitor,active,going@npm.example,1
END
wiqaya import accounts accounts.csv
wiqaya account password going
passwords
wiqaya account add staying --role monitor
passwords
wiqaya account add clerk --role secretariat
passwords
wiqaya account add focal --role focal --authority A
passwords
mail_server
serve --mail-server smtp://127.0.0.1:$mail_port --mail-from notices@npm.example --address https://npm.example
as chief
language en
get /api/v1/places?q=plaine
remember place .items.0.id
post /api/v1/visits {"place":"$place","kind":"in_depth","announced":"announced","started_on":"2026-03-04","team":["going"]}
remember visit .id
post /api/v1/findings {"visit":"$visit","text":"La cour est fermée l’après-midi"}
remember finding .id
remember number .number
post /api/v1/recommendations {"text":"Ouvrir la cour","addressee":"A","visit":"$visit","place":"$place","sent_on":"2026-03-10"}
remember recommendation .id

# A comment stands beside the finding, under its author's name, for the team that reads the finding; the others know of none.
as going
form /findings/$number at /comments/new text='Le registre du matin le confirme.'
expect 303
follow
expect page "Le registre du matin le confirme."
expect page "It was added."
expect page "Celle qui y va"
get /api/v1/comments?record=$finding
expect json .items.length == 1
remember comment .items.0.id
expect json .items.0.author.name == "Celle qui y va"
expect json .items.0.level == "internal"
as staying
get /api/v1/comments
expect json .items.length == 0
get /api/v1/comments/$comment
expect 404
speaks post /api/v1/comments {"entity":"finding","record":"$finding","text":"Je ne devrais pas"}
expect 404
# Outside the house there are no comments at all, not even on what was sent there.
as focal
get /api/v1/comments
expect 403 or 404
post /api/v1/comments {"entity":"recommendation","record":"$recommendation","text":"Vu"}
expect 403 or 404

# Nobody speaks in another's name, changes what another wrote, or remarks on nothing.
as chief
speaks post /api/v1/comments {"entity":"finding","record":"$finding","text":"Bien","author":"going"}
expect 422
speaks post /api/v1/comments {"entity":"finding","record":"nowhere","text":"Bien"}
expect 422
speaks post /api/v1/comments {"entity":"comment","record":"$comment","text":"Bien"}
expect 422
speaks post /api/v1/comments {"entity":"finding","record":"$finding","text":""}
expect 422
get /api/v1/comments/$comment
speaks patch /api/v1/comments/$comment {"text":"Autre chose"}
expect 403
as going
get /api/v1/comments/$comment
patch /api/v1/comments/$comment {"text":"Le registre du matin et celui du soir le confirment."}

# For the visiting team only: a secretary reads the finding's recommendation but not what is restricted beside a finding.
post /api/v1/comments {"entity":"finding","record":"$finding","text":"Une personne a eu peur de parler.","level":"restricted"}
as clerk
get /api/v1/comments
expect json .items.length <= 1
expect no html "Une personne a eu peur de parler."
as chief
get /findings/$number
expect page "Une personne a eu peur de parler."
expect page "et celui du soir"

# A task is asked of somebody who can read what it is about; it finds a notice in the post, without a word of it.
speaks post /api/v1/tasks {"entity":"finding","record":"$finding","task":"Compter les clés","assignee":"staying"}
expect 422
get /tasks/new?entity=finding&record=$finding
expect page "Stands beside"
form /tasks/new?entity=finding&record=$finding task='Demander le registre de nuit' assignee=going due_on=2020-01-15
expect 303
follow
expect page "Demander le registre de nuit"
expect page "until 15 January 2020, late"
get /api/v1/tasks?state=open
expect json .items.length == 1
remember task .items.0.id
expect json .items.0.author.name == "chief"
mails 1
expect no out "registre"
as going
get /
expect page "Tasks for you"
expect page "the first until 15 January 2020"
form /findings/$number at /tasks/$task/steps/complete
expect 303
follow
expect page "Done"
get /api/v1/tasks/$task
expect json .state == "done"
get /
expect no page "Tasks for you"
# Who is neither asked nor asks does not move it; a coordinator who asked opens it again.
as staying
speaks post /api/v1/tasks/$task/reopen {}
expect 404
as chief
post /api/v1/tasks/$task/reopen {}
expect json .state == "open"
speaks post /api/v1/tasks/$task/drop {}
expect 422
post /api/v1/tasks/$task/drop {"outcome":"Le registre n’existe pas."}
expect json .state == "dropped"
get /findings/$number
expect page "Le registre n’existe pas."

# A file is attached from the page of the record.
bytes photo.txt 56752e0a
upload /findings/$number/attachments token=x file=@photo.txt
expect 403
form /findings/$number at /findings/$finding/attachments file=photo.txt
expect 303
follow
expect page "photo.txt"
form /findings/$number at /findings/$finding/attachments
expect 422

# What was said is in the history and in the export like any record; verify finds nothing.
get /api/v1/comments/$comment
expect json .version == 2
stop
wiqaya export comments
expect out "Une personne a eu peur de parler."
wiqaya verify
