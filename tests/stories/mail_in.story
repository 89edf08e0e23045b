# E-mail that comes in becomes letters to be confirmed: threaded, with its files, never twice, never lost; nothing is
# acknowledged by itself. A report that a notice came back marks the notice.
ceiling 120
mail_server
maildir box
file authorities.csv <<END
name.fr,code
Ministère de la Santé,SANTE
Ministère de l’Intérieur,INT
END
wiqaya init --country MA --languages fr,ar,en
passwords
wiqaya import authorities authorities.csv
wiqaya account add coordinator --role coordinator
passwords
wiqaya account add colleague --role coordinator
passwords
wiqaya account add secretariat --role secretariat
passwords
wiqaya account add focal --role focal --authority SANTE
passwords
wiqaya account add interior --role focal --authority INT
passwords
wiqaya serve --mail-maildir $folder
expect exit 1
expect err "maildir"
serve --mail-server smtp://127.0.0.1:$mail_port --mail-from avis@npm.example --address https://npm.example --mail-maildir $folder/box
as administrator
get /api/v1/accounts
remember focal .items[name=focal].id
remember interior .items[name=interior].id
remember coordinator .items[name=coordinator].id
get /api/v1/accounts/$focal
patch /api/v1/accounts/$focal {"email":"Amina.Tazi@sante.example","email_me":true}
get /api/v1/accounts/$interior
patch /api/v1/accounts/$interior {"email":"point.focal@int.example"}
get /api/v1/accounts/$coordinator
patch /api/v1/accounts/$coordinator {"email":"coordinator@npm.example","email_me":true}
as secretariat
post /api/v1/recommendations {"text":"Tenir le registre","addressee":"Ministère de la Santé"}
remember line .lines.0.id
remember recommendation .id
get /api/v1/authorities
remember sante .items[code=SANTE].id
post /api/v1/letters {"direction":"out","kind":"transmission","authority":"SANTE","subject":"Transmission","text":"Voici","addressee_lines":["$line"]}
expect 201
expect json .number ~ "-0001"
remember letter .id
remember number .number
as coordinator
post /api/v1/letters/$letter/approve {}
expect 200
as secretariat
post /api/v1/letters/$letter/send {}
expect 200
mails 1 to Amina.Tazi@sante.example
remember notice header message-id

# A reply: the sender is known, the number of our letter stands in the subject.
file reply.eml <<END
Return-Path: <amina.tazi@sante.example>
From: Amina Tazi <amina.tazi@sante.example>
To: courrier@npm.example
Subject: =?utf-8?Q?R=C3=A9ponse_=C3=A0_votre_lettre_?= $number
Date: Mon, 4 May 2026 10:11:12 +0100
Message-ID: <1@sante.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

Le registre est tenu depuis le 1er mai =E2=80=93 voir la pi=C3=A8ce.
--b
Content-Type: text/plain; name="registre.txt"
Content-Disposition: attachment; filename="registre.txt"

Le registre.
--b
Content-Type: application/x-msdownload; name="facture.exe"
Content-Disposition: attachment; filename="facture.exe"
Content-Transfer-Encoding: base64

TVqQAAMAAAAEAAAA
--b--
END
deliver box reply.eml as 1
poll /api/v1/letters?direction=in .items.length == 1
expect json .items.0.state == "received"
expect json .items.0.kind == "reply"
expect json .items.0.channel == "email"
expect json .items.0.authority.name == "Ministère de la Santé"
expect json .items.0.subject == "Réponse à votre lettre $number"
expect json .items.0.in_reply_to.number == "$number"
expect json .items.0.text ~ "Le registre est tenu depuis le 1er mai – voir la pièce."
expect json .items.0.text ~ "[Non conservé : facture.exe"
expect json .items.0.signed_by == "Amina Tazi <amina.tazi@sante.example>"
expect json .items.0.dated_on == "2026-05-04"
expect json .items.0.message_id == "<1@sante.example>"
remember incoming .items.0.id
get /api/v1/letters/$incoming/attachments
expect json .items.length == 1
expect json .items.0.name == "registre.txt"
remember file .items.0.id
get /api/v1/attachments/$file/content
expect out "Le registre."
# The coordinator is told that a letter came in, and not what it says; nothing goes to the sender.
mails 1 to coordinator@npm.example
expect no out "registre"
mails 2
# Nothing is acknowledged or answered by itself.
get /api/v1/addressee_lines/$line
expect json .acknowledged_on == null
expect json .replied_on == null

# The same message again, by another way through the mail servers: no second letter.
file again.eml <<END
Return-Path: <amina.tazi@sante.example>
Received: from elsewhere by mx.npm.example; Mon, 4 May 2026 10:15:00 +0100
From: Amina Tazi <amina.tazi@sante.example>
Subject: Bonjour
Message-ID: <2@sante.example>
In-Reply-To: <1@nobody.example> $notice

Un mot.
END
file again_other_way.eml <<END
Return-Path: <list@sante.example>
Received: from third by mx2.npm.example; Mon, 4 May 2026 10:16:00 +0100
Received: from elsewhere by mx.npm.example; Mon, 4 May 2026 10:15:00 +0100
From: Amina Tazi <amina.tazi@sante.example>
Subject: Bonjour
Message-ID: <2@sante.example>
In-Reply-To: <1@nobody.example> $notice

Un mot.
END
deliver box again.eml as 2
poll /api/v1/letters?direction=in .items.length == 2
stop
deliver box again_other_way.eml as 3
wiqaya mail take --maildir box --json
expect json .doubles == 1
expect json .letters == 0

# Somebody unknown writes in answer to a notice of ours: whose person got it tells whose letter it is.
file unknown.eml <<END
From: direction@ailleurs.example
Subject: Re
Message-ID: <3@ailleurs.example>
References: $notice

Suite à votre avis.
END
# A colleague of a known domain; and an address that anybody may have.
file colleague.eml <<END
From: =?windows-1256?B?5trH0ck=?= <autre@int.example>
Subject: =?windows-1256?B?zOah yMc=?=
Message-ID: <4@int.example>

x
END
file anybody.eml <<END
From: someone@gmail.com
Subject:
Message-ID: <5@gmail.example>

x
END
# A report that the notice came back; one that it is late only; one of a message that is none of ours.
file late.eml <<END
From: mailer-daemon@mx.example
Subject: Delayed
Message-ID: <6@mx.example>
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: message/delivery-status

Final-Recipient: rfc822; amina.tazi@sante.example
Action: delayed
Status: 4.4.7

--b
Content-Type: text/rfc822-headers

Message-ID: $notice
--b--
END
deliver box unknown.eml as 4
deliver box colleague.eml as 5
deliver box anybody.eml as 6
deliver box late.eml as 7
wiqaya mail take --maildir box
expect out "3 letters, 1 reports, 0 taken before, 0 set aside"
start
as secretariat
get /api/v1/letters?direction=in&sort=number
expect json .items.length == 5
expect json .items.2.authority.name == "Ministère de la Santé"
expect json .items.3.authority.name == "Ministère de l’Intérieur"
expect json .items.4.authority == null
expect json .items.4.kind == "other"
expect json .items.4.subject == "(sans objet)"
as administrator
get /api/v1/outbox?state=bounced
expect json .items.length == 0

file bounce.eml <<END
From: mailer-daemon@mx.example
Subject: Undelivered
Message-ID: <7@mx.example>
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: message/delivery-status

Final-Recipient: rfc822; amina.tazi@sante.example
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 no such mailbox

--b
Content-Type: text/rfc822-headers

Message-ID: $notice
--b--
END
deliver box bounce.eml as 8
poll /api/v1/outbox .counts.bounced == 1
expect json .items.0.state == "bounced"
expect json .items.0.account == "focal"
expect json .items.0.words == "5.1.1 smtp; 550 5.1.1 no such mailbox"
get /outbox
expect page "550 5.1.1 no such mailbox"
as secretariat
get /api/v1/letters?direction=in
expect json .items.length == 5

# What is no message, and what is too large, is kept and said so; a person opens it elsewhere.
repeat broken.eml 3 'no header here\n'
repeat large.eml 34000 'From: a@b.example                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                       \n'
deliver box broken.eml as 9
deliver box large.eml as 91
as administrator
poll /api/v1/outbox .aside.length == 2
expect json .aside[file=9].words == "this is not a message of e-mail"
expect json .aside[file=91].words == "the message is too large"
get /outbox
expect page "ce n’est pas un message électronique"



expect file box/cur/9:2,FS "no header here"
expect file box/cur/1:2,S "registre.txt"
as coordinator
get /outbox
expect 404

# Killed between the keeping and the moving: it is known again.
stop
deliver box reply.eml as 92
start
as secretariat
wait 2
get /api/v1/letters?direction=in
expect json .items.length == 5
expect file box/cur/92:2,S "registre.txt"
post /api/v1/letters/$incoming/answer {"position":"accepted","lines":[{"addressee_line":"$line"}]}
expect 200
get /api/v1/letters/$incoming
expect json .state == "answered"
