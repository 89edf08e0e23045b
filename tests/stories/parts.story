# A part of the program is missing: that is said, everything stays as it was, and once it is there things go on without a
# new start. First the one that prints.
part press away
file authorities.csv <<END
name.fr,code
Direction des prisons,DP
END
wiqaya init --country MA --languages fr,ar,en
passwords
wiqaya account add coordinator --role coordinator
passwords
wiqaya import authorities authorities.csv
wiqaya export authorities --format csv
expect out "Direction des prisons"
speaks wiqaya export authorities --format xlsx
expect exit 1

serve
as coordinator
post /api/v1/letters {"direction":"out","kind":"transmission","authority":"DP","subject":"Recommandations","text":"Veuillez trouver ci-joint nos recommandations."}
expect 201
remember letter .id
speaks get /api/v1/authorities?format=xlsx
get /letters/$letter/pdf
expect 503
expect page "Rien n’est perdu"
speaks get /letters/$letter/docx
get /letters/$letter/docx
expect 503
get /api/v1/letters/$letter
expect json .state == "draft"
expect json .text == "Veuillez trouver ci-joint nos recommandations."
expect file server.log "part_missing part=press"

# No certificate is issued that nobody could print.
post /api/v1/training_sessions {"title":{"fr":"Prévention de la torture"},"starts_on":"2026-03-02","ends_on":"2026-03-04","hours":18}
expect 201
remember session .id
remember number .number
post /api/v1/training_sessions/$session/complete {}
form /training_sessions/$number at /training_sessions/$session/certificates names="Amina Essaïdi"
expect 503
expect page "Rien n’est perdu"
get /training_sessions/$number
expect no html "/revoke"

part press back
get /letters/$letter/pdf
expect 200
expect html "%PDF-1."
# What prints has no catalogues of its own, and says the footer in the language of the letter all the same.
expect paper "Page 1 sur 1"
get /letters/$letter/docx
expect 200
expect html "word/document.xml"
form /training_sessions/$number at /training_sessions/$session/certificates names="Amina Essaïdi"
expect 200
expect html "%PDF-"
get /training_sessions/$number
expect html "/revoke"
wiqaya export authorities --format xlsx
expect out "xl/worksheets/sheet1.xml"

# Without the one that hands mail to a server nothing begins that would have to; without mail it is not asked for.
part courier away
restart
stop
wiqaya serve --mail-server smtp://127.0.0.1:25 --mail-from notices@npm.example --address https://npm.example
expect exit 1
expect err "is missing on this machine. Install it, or start without --mail-server."

# Without that of the other database its stores are refused, and those of a file are not.
part postgres away
speaks wiqaya export authorities --store postgresql://127.0.0.1:1/nothing
wiqaya init --store sqlite:other.db --country MA
