# The JSON interface as another program meets it (contract: HTTP).
ceiling 90
file authorities.csv <<END
name.ar,name.fr,code,kind,reply_days,aliases
المندوبية العامة لإدارة السجون,Délégation générale à l’administration pénitentiaire,DGAPR,,60,Administration pénitentiaire
المديرية العامة للأمن الوطني,Direction générale de la sûreté nationale,DGSN,,30,Police
END
file list.csv <<END
text,addressee,sent_on,theme,source_number
Première recommandation,DGAPR,2024-01-10,health,S-01
Deuxième recommandation,DGSN,2024-01-11,health,S-02
Troisième recommandation,DGAPR,2024-01-12,staff,S-03
Quatrième recommandation,DGSN,2024-01-13,staff,S-04
Cinquième recommandation,DGAPR,2024-01-14,health,S-05
Sixième recommandation,DGSN,2024-01-15,health,S-06
Septième recommandation,DGAPR,2024-01-16,staff,S-07
Huitième recommandation,DGSN,2024-01-17,staff,S-08
Neuvième recommandation,DGAPR,2024-01-18,health,S-09
Dixième recommandation,DGSN,2024-01-19,health,S-10
Onzième recommandation,DGAPR,2024-01-20,staff,S-11
END
wiqaya init --country MA --languages fr,ar,en
passwords
wiqaya import authorities authorities.csv
wiqaya import recommendations list.csv
wiqaya account add coordinator --role coordinator
passwords
wiqaya account add monitor --role monitor
passwords
wiqaya account add focal --role focal --authority DGAPR
passwords
wiqaya token add --account coordinator
remember token out '^(\S+)$'
wiqaya describe --openapi
save openapi.json
serve

# Nobody.
get /healthz
expect 200
get /api/v1/recommendations
expect 401
expect header Content-Type ~ application/problem+json
expect json .status == 401
expect json .type present
expect json .title present
expect json .detail present
post /api/v1/session {"account":"coordinator","password":"not the password"}
expect 401
remember wrong .detail
post /api/v1/session {"account":"nobody-at-all","password":"not the password"}
expect 401
expect json .detail == "$wrong"
as coordinator
expect 201

# Lists: page by page, each record once.
get /api/v1/recommendations
expect json .count == 11
expect json .items.length == 11
expect json .next == null
get /api/v1/recommendations?limit=4&sort=number
expect json .items.length == 4
expect json .items.0.number ~ R-
expect json .items.0.text.fr == "Première recommandation"
expect json .items.0.version == 1
expect json .items.0.updated_at present
remember second .next
get $second
expect json .items.length == 4
expect json .items.0.text.fr == "Cinquième recommandation"
remember third .next
get $third
expect json .items.length == 3
expect json .items.2.text.fr == "Onzième recommandation"
expect json .next == null
get /api/v1/recommendations?sort=-number&limit=1
expect json .items.0.text.fr == "Onzième recommandation"
get /api/v1/recommendations?sort=text
expect 422
expect json .errors.0.field present
expect json .errors.0.reason present
get /api/v1/recommendations?after=not-a-cursor
expect 422
get /api/v1/recommendations?limit=0
expect 422

# Filters: code, name, alias; lines; bounds; words.
get /api/v1/recommendations?addressee=DGAPR
expect json .count == 6
get /api/v1/recommendations?addressee=Police
expect json .count == 5
get /api/v1/recommendations?addressee=المديرية العامة للأمن الوطني
expect json .count == 5
get /api/v1/recommendations?addressee=DGAPR&theme=health
expect json .count == 3
get /api/v1/recommendations?sent_on.min=2024-01-12&sent_on.max=2024-01-14
expect json .count == 3
get /api/v1/recommendations?q=onzieme
expect json .count == 1
expect json .items.0.text.fr == "Onzième recommandation"
get /api/v1/recommendations?colour=red
expect 422
expect json .errors.0.field == "colour"
get /api/v1/recommendations?theme=nonsense
expect 422
get /api/v1/nothing
expect 404
expect header Content-Type ~ application/problem+json

# One record: by number and by id; ETag; PATCH.
get /api/v1/recommendations?addressee=DGSN&sort=number&limit=1
remember number .items.0.number
remember id .items.0.id
get /api/v1/recommendations/$number
expect json .id == "$id"
get /api/v1/recommendations/$id
expect header ETag == "1"
expect json .lines.0.authority.name present
patch /api/v1/recommendations/$id {"theme":"treatment"}
expect 200
expect header ETag == "2"
expect json .version == 2
expect json .theme == "treatment"
header If-Match: "1"
patch /api/v1/recommendations/$id {"theme":"staff"}
expect 412
expect json .theirs.theme == "treatment"
expect json .theirs.version == 2
expect json .mine.theme == "staff"
header If-Match: none
patch /api/v1/recommendations/$id {"theme":"staff"}
expect 412
get /api/v1/recommendations/$id
expect json .theme == "treatment"
patch /api/v1/recommendations/$id {"number":"R-1999-0001"}
expect 422
expect json .errors.0.field == "number"
patch /api/v1/recommendations/$id {"theme":"no such theme"}
expect 422
patch /api/v1/recommendations/$id {"nonsense":1}
expect 422

# Making: a wide row becomes the chain.
post /api/v1/recommendations {"text":{"fr":"Ouvrir un registre","ar":"فتح سجل"},"addressee":"DGSN","sent_on":"2024-02-01","replied_on":"2024-02-20","position":"accepted"}
expect 201
expect header Location ~ /api/v1/recommendations/
expect header ETag == "1"
expect json .text.ar == "فتح سجل"
expect json .lines.0.replied_on == "2024-02-20"
expect json .lines.0.position == "accepted"
# 30 days, the authority's own clock.
expect json .lines.0.reply_due_on == "2024-03-02"
follow
expect json .text.fr == "Ouvrir un registre"
post /api/v1/recommendations {"text":"Texte seul","addressee":"Nobody of this name"}
expect 422
expect json .errors.0.field == "addressee"
post /api/v1/recommendations {"addressee":"DGSN"}
expect 422
expect json .errors.0.field == "text"

# The same key, the same answer, once.
header Idempotency-Key: 6a1f0d52-4d43-4f5e-9d0f-0f1f6f0a1c11
post /api/v1/authorities {"name":{"fr":"Ministère de la santé"},"code":"MS"}
expect 201
remember made .id
header Idempotency-Key: 6a1f0d52-4d43-4f5e-9d0f-0f1f6f0a1c11
post /api/v1/authorities {"name":{"fr":"Ministère de la santé"},"code":"MS"}
expect 201
expect json .id == "$made"
expect header Location == /api/v1/authorities/$made
header Idempotency-Key: 6a1f0d52-4d43-4f5e-9d0f-0f1f6f0a1c11
post /api/v1/authorities {"name":{"fr":"Ministère de la justice"},"code":"MJ"}
expect 422
get /api/v1/authorities?q=ministere
expect json .count == 1

# Figures.
get /api/v1/figures/R1?by=authority&as_of=2024-02-25
expect json .indicator == "R1"
expect json .rule present
expect json .as_of == "2024-02-25"
expect json .rows[authority.name=Direction générale de la sûreté nationale].numerator == 1
expect json .rows[authority.name=Direction générale de la sûreté nationale].denominator == 6
expect json .total.denominator == 12
get /api/v1/figures/R1?by=authority&as_of=2023-01-01
expect json .total.denominator == 0
expect json .total.value == null
get /api/v1/figures/XX
expect 404 or 422

# The languages of an answer.
header Accept-Language: ar
get /api/v1/recommendations?theme=nonsense
expect 422
expect json .detail ~ ي

# A program with a token.
as nobody
header Authorization: Bearer $token
get /api/v1/recommendations?limit=1
expect 200
header Authorization: Bearer ${token}x
get /api/v1/recommendations?limit=1
expect 401
header Authorization: Bearer $token
get /api/v1/openapi.json
save served.json
expect file served.json same openapi.json

# What may not be known is not there: an authority sees what was sent to it.
as focal
get /api/v1/recommendations
expect json .count == 6
get /api/v1/recommendations/R-none
expect 404
remember absent .detail
get /api/v1/recommendations/$id
expect 404
expect json .detail == "$absent"
get /api/v1/recommendations?addressee=DGSN
expect json .count == 0
get /api/v1/visits
expect 404
get /api/v1/accounts/coordinator
expect 404
expect json .detail == "$absent"
patch /api/v1/recommendations/$id {"theme":"staff"}
expect 404
# One that looks but does not write.
as monitor
post /api/v1/authorities {"name":{"fr":"Autre"}}
expect 403

# Signing out ends it.
as coordinator
delete /api/v1/session
expect 204 or 200
get /api/v1/recommendations
expect 401
stop
wiqaya verify
expect out "bad 0"
