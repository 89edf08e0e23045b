# An administrator tries whether mail goes out: a message to the own address on the way of every notice, and what the mail
# server says of it in plain words.
ceiling 120
wiqaya init --country MA --languages fr,ar,en --name "Mécanisme national de prévention"
passwords
wiqaya account add salma --role coordinator
passwords

# Without a mail server there is no button.
serve
as administrator
language en
get /administration
expect page "Switched off: the server was started without a mail server."
expect no page "Send yourself a test message"
stop

mail_server
serve --mail-server smtp://127.0.0.1:$mail_port --mail-from avis@npm.example --address https://npm.example
# It is the administrator's, as the outbox is; and the own account needs an address.
as salma
get /administration
expect 404
as administrator
language en
get /administration
expect no page "Last test message"
language ar
form /administration at /administration/mail
expect 409
expect page "ليس لحسابكم عنوان إلكتروني، فلم يُرسل شيء."
language fr
form /administration at /administration/mail
expect 409
expect page "Votre compte n’a pas d’adresse de courriel, rien n’a donc été envoyé."
language en
get /api/v1/accounts
remember me .items[name=administrator].id
get /api/v1/accounts/$me
patch /api/v1/accounts/$me {"email":"admin@npm.example","language":"en"}
expect 200

# This account wants no notices, and gets the test all the same.
form /administration at /administration/mail
expect 303
mails 1 to admin@npm.example
expect header subject == "Test message"
expect header auto-submitted == "auto-generated"
expect out "Mécanisme national de prévention"
expect out "Nothing needs to be done."
expect out "https://npm.example"
poll /api/v1/outbox?state=accepted .items.length == 1
expect json .items.0.kind == "test"
get /administration
expect page "Last test message Taken over by the mail server · administrator"
expect page "It should arrive within minutes"

# The server asks to come later: the test waits, and ordering it again tries that one and makes no second.
mail_server rcpt 450 4.2.1 try later
form /administration at /administration/mail
poll /api/v1/outbox .items.0.words == "450 4.2.1 try later"
get /administration
expect page "Waiting · administrator"
expect page "The mail server asks to come again later. That is done by itself."
expect page "450 4.2.1 try later"
mail_server
form /administration at /administration/mail
mails 2 to admin@npm.example
poll /api/v1/outbox .items.length == 0
get /api/v1/outbox?state=accepted
expect json .items.length == 2

# It refuses the address, or is away: each is said so that somebody can mend it.
mail_server rcpt 550 5.1.1 no such mailbox
form /administration at /administration/mail
poll /api/v1/outbox .counts.failed == 1
get /administration
expect page "Failed · administrator"
expect page "The mail server refuses the address. Check it in the account."
get /outbox
expect page "A test message"
expect page "The mail server refuses the address. Check it in the account. 550 5.1.1 no such mailbox"
mail_server mail 530 5.7.0 sign in first
form /administration at /administration/mail
poll /api/v1/outbox .items.0.words == "530 5.7.0 sign in first"
get /administration
expect page "does not accept the name or password"
mail_server away
form /administration at /administration/mail
poll /api/v1/outbox .items.0.words !~ "530"
get /administration
expect page "The mail server was not reached, or not over a secure line."
