# Bad input and faults: each says what happened, what was kept and what to do, in three languages, with
# the status or the exit code that the contract names, and nothing half done is left.
ceiling 120
file authorities.csv <<END
name.fr,name.ar,code,aliases
Direction des prisons,إدارة السجون,DP,Prisons
Direction de la police,إدارة الشرطة,DPN,Prisons
END
wiqaya init --country MA --languages fr,ar,en
passwords
wiqaya account add coordinator --role coordinator
passwords
wiqaya import authorities authorities.csv

# --- Lists

# An encoding that the map names and the file is not in.
file latin.csv in windows-1252 <<END
text,addressee
Améliorer l'éclairage,DP
END
file wrong.map <<END
[file]
encoding = utf-8
END
speaks wiqaya import recommendations latin.csv --map wrong.map
expect exit 1
file unknown.map <<END
[file]
encoding = klingon
END
speaks wiqaya import recommendations latin.csv --map unknown.map
# A word of the map that there is not, a cell that is written otherwise.
file typo.map <<END
[file]
fil_down = place
[cells]
12 = x
END
speaks wiqaya import recommendations latin.csv --map typo.map
expect exit 1

# A quote that is never closed.
file quotes.csv <<END
text,addressee
"Ouvrir la cour,DP
Fermer la cave,DP
END
speaks wiqaya import recommendations quotes.csv
expect exit 1
expect err "2"

# A row of a million columns, and a cell of a million letters.
repeat wide.csv 1000000 'a,' 'a'
speaks wiqaya import recommendations wide.csv
expect exit 1
repeat long.csv 1000000 'a' ',DP'
speaks wiqaya import recommendations long.csv
expect exit 1
repeat deep.csv 200000 'a,b\n'
speaks wiqaya import recommendations deep.csv
expect exit 1

# Nothing at all; a head alone; no column that is needed.
file empty.csv <<END
END
speaks wiqaya import recommendations empty.csv
expect exit 1
file columns.csv <<END
colour,addressee
red,DP
END
speaks wiqaya import recommendations columns.csv
expect exit 1
expect err "text"

# A day that could be two, and one that is none; a name that is not known, or that fits two.
file days.csv <<END
text,addressee,sent_on
Premier,DP,03/04/2024
END
speaks wiqaya import recommendations days.csv
expect exit 1
expect err "1, sent_on"
expect err "03/04/2024"
file nodays.csv <<END
text,addressee,sent_on
Premier,DP,2024-02-30
END
speaks wiqaya import recommendations nodays.csv
expect exit 1
file names.csv <<END
text,addressee
Premier,Ministère inconnu
END
speaks wiqaya import recommendations names.csv
expect exit 1
expect err "1, addressee"
expect err "Ministère inconnu"
file doubtful.csv <<END
text,addressee
Premier,Prisons
END
speaks wiqaya import recommendations doubtful.csv
expect exit 1
expect err "Direction des prisons"
expect err "Direction de la police"

# Day and month that the file itself settles.
file settled.csv <<END
text,addressee,sent_on
Premier settled,DP,03/04/2024
Second settled,DP,25/04/2024
END
wiqaya import recommendations settled.csv
wiqaya export recommendations --filter sent_on=2024-04-03
expect out "Premier settled"

# A number that is taken by something else.
file number.csv <<END
number,text,addressee
R-2020-0001,Un texte,DP
END
wiqaya import recommendations number.csv
file taken.csv <<END
number,text,addressee
R-2020-0001,Un tout autre texte,DPN
END
speaks wiqaya import recommendations taken.csv
expect exit 1
expect err "R-2020-0001"

# The whole file or nothing, unless the good rows are to be kept.
file mixed.csv <<END
text,addressee
Bonne ligne,DP
Mauvaise ligne,Personne
END
speaks wiqaya import recommendations mixed.csv
expect exit 1
wiqaya export recommendations
expect no out "Bonne ligne"
wiqaya import recommendations mixed.csv --keep-good --json
expect json .good == 1
expect json .errors.length == 1
expect json .errors.0.row == 2
expect json .errors.0.column == "addressee"
expect json .errors.0.reason ~ Personne
wiqaya export recommendations
expect out "Bonne ligne"
expect no out "Mauvaise ligne"

# Wrong usage is 2, what is not in this version too.
wiqaya import
expect exit 2
wiqaya dance
expect exit 2
wiqaya report annual
expect exit 2
expect err "not in this version"
wiqaya import recommendations no-such-file.csv
expect exit 1
wiqaya init
expect exit 1

# --- The server

serve

# A second process that would write.
speaks wiqaya import recommendations settled.csv
expect exit 1
speaks wiqaya serve --listen 127.0.0.1:1
expect exit 1

as coordinator
# Bodies.
speaks post /api/v1/recommendations {"text": "unfinished
expect 400 or 422
speaks post /api/v1/recommendations [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
expect 400 or 422
speaks post /api/v1/recommendations {"text":"a","text":"b","addressee":"DP"}
expect 400 or 422
speaks post /api/v1/recommendations {"text":7,"addressee":"DP"}
expect 422
big /api/v1/recommendations 2000000
expect 413
expect json .detail present

# A version that is not the last.
get /api/v1/authorities/DP
patch /api/v1/authorities/DP {"reply_days":10}
header If-Match: "1"
speaks patch /api/v1/authorities/DP {"reply_days":20}
expect 412

# A step that is not open, and one that is none.
post /api/v1/places {"name":"Poste de Rabat","kind":"police_custody"}
remember place .id
speaks post /api/v1/places/$place/reopen {}
expect 409

# A number that is taken, and an account's name.
speaks post /api/v1/recommendations {"number":"R-2020-0001","text":"Un tout autre texte","addressee":"DPN"}
expect 409 or 422
as administrator
speaks post /api/v1/accounts {"name":"coordinator","full_name":"Quelqu’un d’autre","role":"monitor"}
expect 409 or 422
as coordinator

# A form of another session, without its token, or from a foreign page.
header Content-Type: application/x-www-form-urlencoded
post /recommendations/new token=forged&text=forged&addressee=DP
expect 403
header Content-Type: application/x-www-form-urlencoded
post /recommendations/new text=forged&addressee=DP
expect 403
header Sec-Fetch-Site: cross-site
post /api/v1/recommendations {"text":"forged","addressee":"DP"}
expect 403
header Origin: https://elsewhere.example
post /api/v1/recommendations {"text":"forged","addressee":"DP"}
expect 403
get /api/v1/recommendations?q=forged
expect json .count == 0

# No such page; a method that the address does not have.
speaks get /no/such/page
expect 404
speaks get /api/v1/recommendations/R-1999-9999
expect 404
delete /api/v1/recommendations
expect 405 or 404

# A session that nobody used for half an hour, and one that is half a day old.
raw UPDATE session SET seen_at = '2020-01-01T00:00:00.000Z'
speaks get /api/v1/recommendations
expect 401
as coordinator again
raw UPDATE session SET created_at = '2020-01-01T00:00:00.000Z'
speaks get /api/v1/recommendations
expect 401
get /recommendations
expect 303
expect header Location ~ /sign-in

# A session ends when the account's role does.
as coordinator again
get /api/v1/recommendations?limit=1
raw UPDATE session SET role = 'administrator'
get /api/v1/recommendations?limit=1
expect 401

# Guesses are slowed down, and the answer is the same for an account that is none.
post /api/v1/session {"account":"coordinator","password":"guess-1"}
expect 401 or 429
speaks post /api/v1/session {"account":"coordinator","password":"guess-2"}
expect 401 or 429

stop

# Nothing of what was refused was kept, and what was kept is whole.
wiqaya export recommendations
expect no out "forged"
expect no out "unfinished"
raw UPDATE recommendation SET theme = 'staff'
wiqaya verify
expect exit 1
expect out "bad"

# A zone that nobody knows is refused where it is said, and where somebody wrote it into the store the days
# are those of UTC and verify names the row.
wiqaya init --store sqlite:other.db --country MA --zone Afaica/Casablanca
expect exit 1
expect err "Africa/Casablanca"
raw UPDATE institution SET zone = 'Afaica/Casablanca'
wiqaya verify
expect exit 1
expect err "institution"
