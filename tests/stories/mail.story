# Notices by e-mail: who gets one, that it says nothing, that it waits for a server that is away, and that an
# administrator sees what failed.
ceiling 120
mail_server
file authorities.csv <<END
name.fr,name.ar,code
Ministère de la Santé,وزارة الصحة,SANTE
Ministère de l’Intérieur,وزارة الداخلية,INT
END
wiqaya init --country MA --languages fr,ar,en --name "Mécanisme national de prévention"
passwords
wiqaya import authorities authorities.csv
wiqaya account add coordinator --role coordinator
passwords
wiqaya account add secretariat --role secretariat
passwords
wiqaya account add focal --role focal --authority SANTE
passwords
wiqaya account add validator --role validator --authority SANTE
passwords
wiqaya account add quiet --role focal --authority SANTE
passwords
wiqaya account add interior --role focal --authority INT
passwords

# Settings that do not fit together are refused before anything is served.
wiqaya serve --mail-server smtp://127.0.0.1:$mail_port
expect exit 1
expect err "--mail-from"
wiqaya serve --mail-server smtp://127.0.0.1:$mail_port --mail-from "a@npm.example, b@npm.example" --address https://npm.example
expect exit 1
wiqaya serve --mail-server file:///etc/passwd --mail-from a@npm.example --address https://npm.example
expect exit 1
expect err "smtps://mail.example.org"

serve --mail-server smtp://127.0.0.1:$mail_port --mail-from avis@npm.example --address https://npm.example
as administrator
get /api/v1/accounts
remember focal .items[name=focal].id
remember validator .items[name=validator].id
remember quiet .items[name=quiet].id
remember interior .items[name=interior].id
remember coordinator .items[name=coordinator].id
remember secretariat .items[name=secretariat].id

# An address is one address: nothing in it ends a header or adds another addressee.
get /api/v1/accounts/$focal
patch /api/v1/accounts/$focal {"email":"focal@sante.example, x@evil.example"}
expect 422
expect json .errors.0.field == "email"
get /api/v1/accounts/$focal
patch /api/v1/accounts/$focal {"email":"focal@sante.example\r\nBcc: x@evil.example"}
expect 422
get /api/v1/accounts/$focal
speaks patch /api/v1/accounts/$focal {"email":"focal"}
patch /api/v1/accounts/$focal {"email":"focal@sante.example","email_me":true,"language":"ar"}
expect 200
get /api/v1/accounts/$validator
patch /api/v1/accounts/$validator {"email":"validator@sante.example","email_me":true,"language":"en"}
# This one has an address and wants nothing; the other authority's person would like to, but has nothing new.
get /api/v1/accounts/$quiet
patch /api/v1/accounts/$quiet {"email":"quiet@sante.example"}
get /api/v1/accounts/$interior
patch /api/v1/accounts/$interior {"email":"focal@int.example","email_me":true}
get /api/v1/accounts/$coordinator
patch /api/v1/accounts/$coordinator {"email":"coordinator@npm.example","email_me":true}
get /api/v1/accounts/$secretariat
patch /api/v1/accounts/$secretariat {"email":"secretariat@npm.example","email_me":true}

# A recommendation that is not sent is nobody's news.
as secretariat
post /api/v1/recommendations {"text":"Ouvrir le registre des isolements CANARI","addressee":"Ministère de la Santé"}
expect 201
remember number .number
remember recommendation .id
remember line .lines.0.id
mails 0
post /api/v1/recommendations/$recommendation/send {}
expect 200
mails 1 to focal@sante.example
expect header from == "Mécanisme national de prévention <avis@npm.example>"
expect header to == "<focal@sante.example>"
expect header subject == "هناك جديد ينتظركم"
expect header content-language == "ar"
expect header auto-submitted == "auto-generated"
expect out "https://npm.example"
expect out "Mécanisme national de prévention"
expect no out "CANARI"
expect no out "registre"
expect no out "$number"
expect no out "$recommendation"
expect no out "$line"
expect no out "Santé"
expect no out "focal\n"
mails 1 to validator@sante.example
expect header subject == "There is something new for you"
expect header content-language == "en"
expect out "\n\nMécanisme national de prévention\n\nThere is something new for you.\nPlease sign in:\nhttps://npm.example\n"
expect no out "CANARI"
mails 2

# The authority replies: the team is told, in the language of the house where somebody chose none.
as focal
post /api/v1/replies {"addressee_line":"$line","text":"Le registre SECRET est ouvert"}
expect 201
mails 1 to secretariat@npm.example
expect header subject == "Il y a du nouveau pour vous"
expect no out "SECRET"
expect no out "Santé"
mails 1 to coordinator@npm.example
mails 4

# Who enters a reply knows of it.
as secretariat
post /api/v1/recommendations {"text":"Réparer la cour","addressee":"Ministère de l’Intérieur"}
remember yard .id
remember yard_line .lines.0.id
post /api/v1/recommendations/$yard/send {}
mails 1 to focal@int.example
post /api/v1/replies {"addressee_line":"$yard_line","text":"Fait"}
expect 201
mails 2 to coordinator@npm.example
mails 1 to secretariat@npm.example

# The server refuses for now: it is tried later, and news of the same kind join the one that waits.
mail_server rcpt 450 4.2.1 try later
post /api/v1/recommendations {"text":"Un","addressee":"Ministère de l’Intérieur"}
remember one .id
post /api/v1/recommendations {"text":"Deux","addressee":"Ministère de l’Intérieur"}
remember two .id
post /api/v1/recommendations/$one/send {}
as administrator
poll /api/v1/outbox .items.0.words == "450 4.2.1 try later"
expect json .items.0.state == "waiting"
expect json .items.0.tries == 1
expect json .items.0.account == "interior"
expect json .items.0.kind == "sent"
as secretariat
post /api/v1/recommendations/$two/send {}
expect 200
as administrator
get /api/v1/outbox
expect json .counts.waiting == 1
expect json .items.length == 1
remember mail .items.0.id
remember message .items.0.message_id
get /outbox
expect page "450 4.2.1 try later"
expect page "interior"
mail_server
form /outbox at /outbox/$mail/try
expect 303
mails 2 to focal@int.example
expect header message-id == "$message"
poll /api/v1/outbox .counts.waiting == 0
get /api/v1/outbox?state=accepted
expect json .items[id=$mail].tries == 2
expect json .items[id=$mail].address == "focal@int.example"
post /api/v1/outbox/$mail/try {}
expect 409

# The server refuses for good: it fails at once, with its words, until somebody tries again.
mail_server rcpt 550 5.1.1 no such mailbox
as secretariat
post /api/v1/recommendations {"text":"Trois","addressee":"Ministère de l’Intérieur"}
remember three .id
post /api/v1/recommendations/$three/send {}
as administrator
poll /api/v1/outbox .counts.failed == 1
expect json .items.0.words == "550 5.1.1 no such mailbox"
expect json .items.0.state == "failed"
mail_server

# The answer is lost: it goes out again under the same Message-ID, which is the one way to a second copy.
post /api/v1/outbox/try {}
mails 3 to focal@int.example
mail_server silent
as secretariat
post /api/v1/recommendations {"text":"Quatre","addressee":"Ministère de l’Intérieur"}
remember four .id
post /api/v1/recommendations/$four/send {}
as administrator
poll /api/v1/outbox .items.0.tries == 1
poll /api/v1/outbox .items.0.words != ""
expect json .items.0.state == "sending"
# What is under way may have left already, so newer news do not join it.
as secretariat
post /api/v1/recommendations {"text":"Cinq","addressee":"Ministère de l’Intérieur"}
remember five .id
post /api/v1/recommendations/$five/send {}
as administrator
poll /api/v1/outbox .items.length == 2
mail_server
post /api/v1/outbox/try {}
mails 5 to focal@int.example

# The server is away: nothing is lost, over a kill and a restart too.
mail_server away
as secretariat
post /api/v1/recommendations {"text":"Six","addressee":"Ministère de l’Intérieur"}
remember six .id
post /api/v1/recommendations/$six/send {}
as administrator
poll /api/v1/outbox .items.0.tries == 1
poll /api/v1/outbox .items.0.state == "waiting"
kill server
wiqaya mail list --json
expect json .state == "waiting"
expect json .account == "interior"
mail_server
wiqaya mail try
expect out "1 will be tried"
start
mails 6 to focal@int.example

# The program dies while the mail server has a notice whole and has not answered for it: what becomes of it is known
# all the same, and it is sent once. Without its carrier it would be tried a second time.
mail_server slow 2500
as secretariat
post /api/v1/recommendations {"text":"Six et demi","addressee":"Ministère de l’Intérieur"}
remember half .id
post /api/v1/recommendations/$half/send {}
as administrator
poll /api/v1/outbox .counts.sending == 1
remember half_mail .items.0.id
mail_server whole
kill child
healthy
poll /api/v1/outbox .counts.sending == 0
get /api/v1/outbox?state=accepted
expect json .items[id=$half_mail].tries == 1
expect json .items[id=$half_mail].words == "250 taken"
mails 7 to focal@int.example
mail_server

# Whoever is switched off on the way gets nothing more.
mail_server rcpt 450 later
as secretariat
post /api/v1/recommendations {"text":"Sept","addressee":"Ministère de l’Intérieur"}
remember seven .id
post /api/v1/recommendations/$seven/send {}
as administrator
poll /api/v1/outbox .counts.waiting == 1
as interior
form /account at /account/mail
expect 303
get /account
expect page "aucun message ne vous est envoyé"
mail_server
as administrator
post /api/v1/outbox/try {}
poll /api/v1/outbox .counts.failed == 1
mails 7 to focal@int.example

# The outbox is the administrator's.
as coordinator
get /outbox
expect 404
get /api/v1/outbox
expect 404
post /api/v1/outbox/$mail/try {}
expect 404
as focal
get /outbox
expect 404
as nobody
get /api/v1/outbox
expect 401

# Without a mail server nothing goes out and nothing waits.
stop
serve
as secretariat
post /api/v1/recommendations {"text":"Huit","addressee":"Ministère de la Santé"}
remember eight .id
post /api/v1/recommendations/$eight/send {}
as administrator
get /api/v1/outbox
expect json .counts.waiting == 0
get /outbox
expect page "courrier électronique est désactivé"
