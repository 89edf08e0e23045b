# What an authority sees tells nothing of the house, and what it writes goes where it was read.
ceiling 90
wiqaya init --country MA --languages fr,ar,en
passwords
file authorities.csv <<END
name,code,reply_days
Administration pénitentiaire,DGAPR,60
Sûreté nationale,DGSN,30
END
wiqaya import authorities authorities.csv
wiqaya account add coordinator --role coordinator
passwords
wiqaya account add focal --role focal --authority DGAPR
passwords
serve
as coordinator
post /api/v1/recommendations {"text":"La première envoyée","addressee":"DGAPR","sent_on":"2026-02-01"}
remember first .lines.0.id
post /api/v1/recommendations {"text":"La deuxième envoyée","addressee":"DGAPR","sent_on":"2026-02-02"}
remember second .lines.0.id
remember number .number
post /api/v1/recommendations {"text":"Une autre","addressee":"DGSN","sent_on":"2026-02-02"}
as focal
get /portal/1
expect page "La première envoyée"
remember token html 'name="token" value="([^"]+)"'
remember mark html 'name="line" value="([^"]+)"'
as coordinator
post /api/v1/addressee_lines/$first/bin {}
as focal
get /portal/1
expect page "La deuxième envoyée"
header Content-Type: application/x-www-form-urlencoded
post /portal/1 token=$token&line=$mark&text=Fait&act=send&position=accepted
expect 412
get /api/v1/replies
expect json .count == 0
form /portal/1 act=send position=accepted text=Fait
get /api/v1/replies
expect json .count == 1
expect json .items.0.addressee_line.id == "$second"

# Neither ids nor numbers of the house stand in its pages.
get /portal/
expect no html "R-20"
expect no html "$second"
get /account
expect no html "/authorities/"
get /portal/1
expect no html "R-20"
expect no html "$second"
get /figures
expect no html "R-20"
get /api/v1/recommendations
expect json .count == 1
expect no out "R-20"
get /api/v1/addressee_lines
expect no out "R-20"
get /api/v1/recommendations/$number
expect 404
get /api/v1/recommendations?number=$number
expect 422
get /api/v1/recommendations?sort=number
expect 422
get /api/v1/recommendations?q=$number
expect 422
get /recommendations.csv
expect 404
