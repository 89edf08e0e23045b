# The calendar that a phone subscribes to without signing in: its secret is made after the password and shown once; it
# tells less than its owner sees; another secret, a lock and another role end it.
ceiling 150
file authorities.csv <<END
name.fr,code,reply_days,kind
Administration A,A,30,prison_administration
"Administration B, sous-direction des ""établissements"" ; dont le nom est bien plus long que ne l'est une ligne",B,30,police
END
file places.csv <<END
name.fr,kind,authority
Prison de la plaine,prison_local,A
Brigade du col,gendarmerie_custody,B
END
wiqaya init --country MA --languages fr,ar,en
passwords
wiqaya import authorities authorities.csv
wiqaya import places places.csv
wiqaya account add coordinator --role coordinator
passwords
wiqaya account add second --role coordinator
passwords
wiqaya account add doctor --role doctor
passwords
wiqaya account add focal --role focal --authority A
passwords
serve
language fr
as coordinator
get /api/v1/figures/R1
remember today .as_of

# What the next weeks hold: replies in thirty days, an announced visit, one that is not, one of which it is not decided,
# a mission with the second of them, an urgent measure.
post /api/v1/recommendations {"text":"Texte que nul téléphone ne montre","addressee":"A; B","sent_on":"$today"}
remember line .lines[authority.name=Administration A].id
get /api/v1/addressee_lines/$line
remember soon .reply_due_on
post /api/v1/recommendations {"text":"Une autre","addressee":"A","sent_on":"$today"}
remember other .lines.0.id
post /api/v1/holidays {"name":{"fr":"Fête de la montagne"},"first_on":"$soon"}
post /api/v1/missions {"starts_on":"$soon","purpose":"Tournée","announced":"announced"}
remember mission .id
post /api/v1/visits {"place":"Prison de la plaine","kind":"in_depth","announced":"announced","started_on":"$soon"}
post /api/v1/visits {"place":"Brigade du col","kind":"in_depth","announced":"unannounced","started_on":"$soon","team":["doctor"],"mission":"$mission"}
remember quiet .id
post /api/v1/visits {"place":"Brigade du col","kind":"follow_up","started_on":"$soon"}
post /api/v1/urgent_measures {"trigger":"fresh_injury","asked":"Un médecin ce soir","place":"Brigade du col","authority":"A","hours":24}
remember urgent .number
as second
post /api/v1/urgent_measures/$urgent/approve {}
post /api/v1/urgent_measures/$urgent/send {}

# Nothing is there before it is made; the password is asked, so that a session left open makes none.
as coordinator
get /account
expect page "Calendrier de votre téléphone"
expect page "Désactivé."
form /account at /account/feed feed_password=wrong
expect 422
expect page "Ce n’est pas votre mot de passe."
form /account at /account/feed feed_password=${password.coordinator}
expect 200
expect page "n’est affichée que cette fois"
remember feed html 'href="(/calendar/[A-Za-z0-9_-]{43}\.ics)"'
get /account
expect page "Activé depuis le"
expect no html ".ics"

as nobody
get $feed
expect 200
expect header content-type == "text/calendar; charset=utf-8"
expect header cache-control == "no-store"
save feed.ics
expect file feed.ics "BEGIN:VCALENDAR"
expect file feed.ics "VERSION:2.0"
expect file feed.ics "UID:"
expect file feed.ics "DTSTAMP:"
expect file feed.ics "DTSTART;VALUE=DATE:"
expect file feed.ics "SUMMARY:2 réponses attendues · Administration A"
expect file feed.ics 'SUMMARY:1 réponse attendue · Administration B\,'
expect file feed.ics "SUMMARY:Visite · Prison de la plaine"
expect file feed.ics "SUMMARY:Fête de la montagne"
expect file feed.ics "/calendar?month="
expect file feed.ics "#d-$soon"
# Neither what is unannounced or undecided, nor its mission, nor what is urgent, nor a text, nor a person.
expect no file feed.ics "Brigade du col"
expect no file feed.ics "Mission"
expect no file feed.ics "$urgent"
expect no file feed.ics "médecin"
expect no file feed.ics "nul téléphone"
expect no file feed.ics "coordinator"
# The same events have the same marks, whoever is signed in where it is fetched.
remember mark html 'UID:([0-9a-f]+@wiqaya)'
as doctor
get $feed
expect html "UID:$mark"
expect html "SUMMARY:2 réponses attendues"

# When the visit has ended without notice the mission may be told; the visit itself never is.
as coordinator
post /api/v1/visits/$quiet/start {}
get $feed
expect html "SUMMARY:Mission"
expect no html "Brigade du col"

# Another secret is nobody's, and tells as little as one that never was.
as nobody
get /calendar/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.ics
expect 404
get /calendar/x
expect 404
get /calendar/.ics
expect 404
get ${feed}x
expect 404

# Renewed, the old address opens nothing; switched off, none does.
as coordinator
form /account at /account/feed feed_password=${password.coordinator}
remember renewed html 'href="(/calendar/[A-Za-z0-9_-]{43}\.ics)"'
as nobody
get $feed
expect 404
get $renewed
expect 200
as coordinator
form /account at /account/feed/off
expect 303
get /account
expect page "Désactivé."
as nobody
get $renewed
expect 404

# An authority is told its own reply dates by the numbers of its portal, and nothing of the house.
as focal
form /account at /account/feed feed_password=${password.focal}
remember feed html 'href="(/calendar/[A-Za-z0-9_-]{43}\.ics)"'
as nobody
get $feed
expect 200
save focal.ics
expect file focal.ics "SUMMARY:Réponse attendue : recommandation 1"
expect file focal.ics "SUMMARY:Réponse attendue : recommandation 2"
expect no file focal.ics "recommandation 3"
expect file focal.ics "/portal/2"
expect no file focal.ics "Administration"
expect no file focal.ics "Fête"
expect no file focal.ics "Visite"
expect no file focal.ics "$line"
expect no file focal.ics "R-20"
as focal
post /api/v1/replies {"addressee_line":"$other","received_on":"$today","text":"Fait.","position":"accepted"}
as nobody
get $feed
expect no html "recommandation 2"

# A locked account has no feed, and another role ends what was made for the one before.
as administrator
get /api/v1/accounts?q=focal
remember account .items.0.id
post /api/v1/accounts/$account/lock {}
get $feed
expect 404
post /api/v1/accounts/$account/unlock {}
get $feed
expect 200
get /api/v1/accounts/$account
patch /api/v1/accounts/$account {"role":"validator"}
get $feed
expect 404

# Who tries secrets is told to wait, and so is not told apart; nobody is kept from signing in by it.
get /calendar/a1.ics
expect 404
get /calendar/a2.ics
expect 404 or 429
get /calendar/a3.ics
expect 404 or 429
get /calendar/a4.ics
expect 404 or 429
get /calendar/a5.ics
expect 404 or 429
get /calendar/a6.ics
expect 404 or 429
get /calendar/a7.ics
expect 404 or 429
get /calendar/a8.ics
expect 404 or 429
get /calendar/a9.ics
expect 404 or 429
get /calendar/a10.ics
expect 404 or 429
get /calendar/a11.ics
expect 404 or 429
get /calendar/a12.ics
expect 404 or 429
get /calendar/a13.ics
expect 404 or 429
get /calendar/a14.ics
expect 404 or 429
get /calendar/a15.ics
expect 404 or 429
get /calendar/a16.ics
expect 404 or 429
get /calendar/a17.ics
expect 429
as coordinator again
get /account
expect 200
