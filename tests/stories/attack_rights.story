# What each role may not learn, by whatever door it asks.
ceiling 120
wiqaya init --country MA --languages fr,ar,en
passwords
file authorities.csv <<END
name,code,reply_days
Administration pénitentiaire,DGAPR,60
Sûreté nationale,DGSN,30
END
wiqaya import authorities authorities.csv
file places.csv <<END
name,kind,authority
Prison de Salé,prison_local,DGAPR
Commissariat de Fès,police_custody,DGSN
END
wiqaya import places places.csv
wiqaya account add coordinator --role coordinator
passwords
wiqaya account add member --role member
passwords
wiqaya account add monitor --role monitor
passwords
wiqaya account add secretariat --role secretariat
passwords
wiqaya account add auditor --role auditor
passwords
wiqaya account add focal --role focal --authority DGAPR
passwords
serve

# An unannounced visit that did not start, a finding and a recommendation that hang on it.
as coordinator
post /api/v1/visits {"place":"Prison de Salé","kind":"in_depth","announced":"unannounced","started_on":"2031-05-05","team":["member"]}
remember visit .id
remember number .number
post /api/v1/findings {"visit":"$visit","text":"Préparation"}
remember finding .id
post /api/v1/recommendations {"text":"À préparer","addressee":"DGAPR","sent_on":"2026-01-05","visit":"$visit","findings":["$finding"]}
expect json .visit.number == "$number"
remember recommendation .id
remember line .lines.0.id
as member
get /api/v1/recommendations/$recommendation
expect json .visit.number == "$number"
# What a link is called is kept for the next reader only if it may know it.
as secretariat
get /api/v1/recommendations
as member
get /api/v1/recommendations
expect json .items.0.visit.number == "$number"
get /recommendations?columns=number,visit
expect html "$number"
as secretariat
get /api/v1/recommendations
expect json .items.0.visit == null
get /recommendations?columns=number,visit
expect no html "$number"
get /api/v1/visits/$visit
expect 404
get /api/v1/recommendations/$recommendation
expect 200
expect json .visit == null
expect json .findings.length == 0
expect no out "$visit"
get /recommendations/$recommendation
expect no html "$number"
expect no html "$visit"
get /recommendations/$recommendation/edit
expect no html "$number"
form /recommendations/$recommendation/edit theme=health
get /api/v1/recommendations/$recommendation
expect json .theme == "health"
get /recommendations.csv
expect no out "$number"
expect no out "$visit"
get /api/v1/recommendations?visit=$number
expect json .count == 0
get /api/v1/recommendations?visit=$visit
expect json .count == 0
post /api/v1/recommendations {"text":"Liée à tâtons","visit":"$number"}
expect 422
expect json .errors.0.field == "visit"
as auditor
get /api/v1/findings
expect json .count == 0
get /api/v1/findings/$finding
expect 404
get /api/v1/findings?visit=$number
expect json .count == 0
get /api/v1/figures/V1
expect json .total.numerator == 0
as coordinator
get /api/v1/recommendations/$recommendation
expect json .visit.number == "$number"
expect json .findings.length == 1
post /api/v1/visits/$visit/start {}
as auditor
get /api/v1/findings/$finding
expect json .visit.number == "$number"

# A list that is only looked through names what is there already: not to those who may not make it.
as coordinator
post /api/v1/visits {"place":"Commissariat de Fès","kind":"in_depth","announced":"unannounced","started_on":"2031-06-06"}
file guess.csv <<END
place,kind,started_on
Commissariat de Fès,in_depth,2031-06-06
END
as secretariat
form /import at /import entity=visits file=guess.csv
expect 403
expect no page "V-20"

# What is withdrawn is withdrawn from the authority too.
as focal
get /api/v1/addressee_lines/$line
expect 200
get /api/v1/recommendations
expect json .count == 1
as coordinator
post /api/v1/recommendations/$recommendation/bin {}
as focal
get /api/v1/recommendations?binned=true
expect json .count == 0
get /api/v1/recommendations/$recommendation
expect 404
get /api/v1/addressee_lines
expect json .count == 0
get /api/v1/addressee_lines/$line
expect 404
post /api/v1/replies {"addressee_line":"$line","text":"Trop tard"}
expect 404 or 422
get /
expect no page "À préparer"
as coordinator
post /api/v1/recommendations/$recommendation/restore {}
post /api/v1/addressee_lines/$line/bin {}
as focal
get /api/v1/addressee_lines?binned=true
expect json .count == 0
get /api/v1/addressee_lines/$line
expect 404
as coordinator
post /api/v1/addressee_lines/$line/restore {}

# What an authority says of itself counts from the day on which it says so, and is a claim.
as focal
post /api/v1/assessments {"addressee_line":"$line","implementation":"full","assessor":"npm_on_site"}
expect 422
post /api/v1/assessments {"addressee_line":"$line","implementation":"full","assessed_on":"2020-01-01"}
expect 201
expect json .assessor == "self_report"
expect json .assessed_on != "2020-01-01"
post /api/v1/replies {"addressee_line":"$line","text":"Fait","received_on":"2020-01-01","channel":"letter"}
expect 201
expect json .channel == "portal"
expect json .received_on != "2020-01-01"

# Files stand beside records that not everyone sees.
as monitor
get /api/v1/attachments
expect json .count == 0
