# Lists: how many records remain for each value, several values of one filter, what a record is without, columns and
# groups. Everything stands in the address, and pages, API and download mean the same by it.
#
# Seven recommendations, counted by hand. A and B are authorities; "late" is a reply behind its day.
#
#      theme    place    A                    B
#   1  health   Nador    replied on time      not sent
#   2  health   Nador    replied late
#   3  health   Salé                          overdue
#   4  staff    Salé                          overdue
#   5  staff    Salé     not sent
#   6           Salé                          replied on time
#   7  (in the bin)
wiqaya init --country MA --languages fr,ar,en
passwords
wiqaya account add coordinator --role coordinator
passwords
file areas.csv <<END
name.fr,kind
Nord,region
Sud,region
END
wiqaya import areas areas.csv
wiqaya account add regional --role regional --region Nord
passwords
file authorities.csv <<END
name.fr,name.en,code
Administration A,Administration A,A
Ministère B,Ministry B,B
END
wiqaya import authorities authorities.csv
file places.csv <<END
name.fr,kind,region,official
Prison de Nador,prison_local,Nord,yes
Prison de Salé,prison_local,Sud,yes
Commissariat de Taza,police_custody,Nord,no
Brigade de Fès,gendarmerie_custody,Nord,
END
wiqaya import places places.csv
file recommendations.csv <<END
text.fr,text.en,theme,place,addressee,issued_on,sent_on,reply_due_on,replied_on,position
Un,One,health,Prison de Nador,A,2020-01-01,2020-01-01,2020-02-01,2020-01-20,accepted
Deux,Two,health,Prison de Nador,A,2020-01-02,2020-01-01,2020-02-01,2020-03-01,rejected
Trois,Three,health,Prison de Salé,B,2020-01-03,2020-01-01,2020-02-01,,
Quatre,Four,staff,Prison de Salé,B,2020-01-04,2020-01-01,2020-02-01,,
Cinq,Five,staff,Prison de Salé,A,2020-01-05,non envoyée,,,
Six,Six,,Prison de Salé,B,2020-01-06,2020-01-01,2020-02-01,2020-01-31,accepted
Sept,Seven,staff,Prison de Salé,B,2020-01-07,2020-01-01,2020-02-01,2020-01-31,accepted
END
wiqaya import recommendations recommendations.csv --json
expect json .created.recommendations == 7
serve
as coordinator
language en
get /api/v1/recommendations?issued_on=2020-01-07
remember seventh .items.0.id
post /api/v1/recommendations/$seventh/bin
get /api/v1/recommendations?issued_on=2020-01-01
remember first .items.0.id
get /api/v1/authorities/A
remember a .id
get /api/v1/authorities/B
remember b .id
post /api/v1/addressee_lines {"recommendation":"$first","authority":"B"}

# --- How many remain for each value, when nothing is chosen.
get /recommendations
expect page "6 records"
expect html 'value="health"><bdi>Health</bdi><span class="n">3</span>'
expect html 'value="staff"><bdi>Staff</bdi><span class="n">2</span>'
expect html 'name="theme" value="none"><bdi>Not known</bdi><span class="n">1</span>'
expect html 'name="theme" value="treatment"><bdi>Treatment</bdi><span class="n">0</span>'
expect html 'name="reply_state" value="overdue"><bdi>Overdue</bdi><span class="n">2</span>'
expect html 'value="replied_on_time"><bdi>Replied on time</bdi><span class="n">2</span>'
expect html 'value="not_sent"><bdi>Not sent</bdi><span class="n">2</span>'
# The first has two addressees and counts for each of them, once.
expect html '<bdi>Administration A</bdi><span class="n">3</span>'
expect html '<bdi>Ministry B</bdi><span class="n">4</span>'

# --- Under other filters; its own filter does not narrow a field, for any of its values may be chosen besides.
get /recommendations?theme=health
expect page "3 records"
expect html 'name="theme" value="health" checked><bdi>Health</bdi><span class="n">3</span>'
expect html 'value="staff"><bdi>Staff</bdi><span class="n">2</span>'
expect html 'value="overdue"><bdi>Overdue</bdi><span class="n">1</span>'
# On time and B must be true of one line: the first was answered by A.
get /recommendations?addressee=$b
expect page "4 records"
expect html 'value="replied_on_time"><bdi>Replied on time</bdi><span class="n">1</span>'
expect html 'value="not_sent"><bdi>Not sent</bdi><span class="n">1</span>'
expect html '<bdi>Administration A</bdi><span class="n">3</span>'
get /recommendations?q=Trois
expect page "1 record"
expect html 'value="health"><bdi>Health</bdi><span class="n">1</span>'
get /recommendations?binned=1
expect html 'value="staff"><bdi>Staff</bdi><span class="n">1</span>'
# What is a click away and much of it comes later, from the page where all of it stands; what is chosen stands here.
get /recommendations
expect html '<details data-later="implementation"><summary>9 more</summary><a class="btn quiet" href="/recommendations?show=filters#filters">'
expect html '<details data-later="filters"><summary>More filters</summary><a class="btn quiet" href="/recommendations?show=filters#filters">'
expect html '<details class="manner" data-later="manner"><summary class="btn quiet">Columns and groups</summary><a class="btn quiet" href="/recommendations?show=manner">'
expect no html 'name="implementation" value="planned"'
expect no html 'name="kind" value="proposal"'
expect no html 'name="columns"'
get /recommendations?show=filters
expect html '<details open data-whole="implementation"><summary>9 more</summary>'
expect html '<details open data-whole="filters"><summary>More filters</summary>'
expect html '<details class="manner" data-whole="manner"><summary'
expect html 'name="implementation" value="planned"'
expect html 'name="kind" value="proposal"'
expect html 'name="columns" value="theme" checked'
expect no html 'data-later'
get /recommendations?theme=health&sort=-number&limit=10
expect html 'href="/recommendations?theme=health&amp;limit=10&amp;sort=-number&amp;show=filters#filters"'
get /recommendations?show=manner&theme=health
expect html '<details class="manner" data-whole="manner" open><summary'
expect html '<input type="hidden" name="theme" value="health">'
get /recommendations?kind=proposal
expect html '<details open><summary>More filters</summary>'
expect html 'name="kind" value="proposal" checked'
# Nine chosen of one filter are more than stand in sight.
get /recommendations?implementation=planned&implementation=full&implementation=partly&implementation=overtaken&implementation=abandoned&implementation=regression&implementation=in_progress&implementation=not_started&implementation=not_assessed
expect html 'name="implementation" value="not_assessed" checked'
expect html 'name="implementation" value="regression" checked'
expect html 'name="implementation" value="none"'

# A field of yes and no is chosen as such.
get /places?official=1
expect page "2 records"
expect page "Officially recognised: Yes"

# --- Several values of one filter are any of them, on the page, in the API and in the download.
get /recommendations?theme=health&theme=staff
expect page "5 records"
expect html 'value="overdue"><bdi>Overdue</bdi><span class="n">2</span>'
get /api/v1/recommendations?theme=health&theme=staff
expect json .count == 5
get /api/v1/recommendations?theme=staff&theme=
expect json .count == 3
get /api/v1/recommendations?reply_state=overdue&reply_state=not_sent
expect json .count == 4
get /recommendations.csv?theme=staff&theme=none
expect out "Six"
expect no out "Trois"
# Bounds of one field are both true.
get /api/v1/recommendations?issued_on.min=2020-01-02&issued_on.max=2020-01-03
expect json .count == 2

# --- Counts stay within what the reader may see: of the region Nord the first two.
as regional
get /recommendations
expect page "2 records"
expect html 'value="health"><bdi>Health</bdi><span class="n">2</span>'
expect html 'value="staff"><bdi>Staff</bdi><span class="n">0</span>'
expect html 'value="overdue"><bdi>Overdue</bdi><span class="n">0</span>'

# --- What a record is without. Nador was visited long ago, Salé last in 2015; Taza's visit is only planned; Fès none.
as coordinator
post /api/v1/visits {"place":"Prison de Nador","kind":"in_depth","started_on":"2001-03-01"}
remember nador .id
post /api/v1/visits {"place":"Prison de Salé","kind":"in_depth","started_on":"2015-05"}
remember sale .id
post /api/v1/visits {"place":"Commissariat de Taza","kind":"in_depth","started_on":"2014-01-01","announced":"unannounced"}
post /api/v1/visits/$nador/start {}
post /api/v1/visits/$sale/start {}
get /places?without.visits=ever
expect page "2 records"
expect page "Commissariat de Taza"
expect page "Brigade de Fès"
expect page "Without: Visits"
get /places?without.visits=2015-01-01
expect page "3 records"
expect page "Prison de Nador"
expect page "Without: Visits since 1 January 2015"
get /places?without.visits=2y
expect page "4 records"
get /places?without.visits=2y&kind=prison_local
expect page "2 records"
get /api/v1/places?without.visits=ever
expect json .count == 2
get /places.csv?without.visits=2015-01-01
expect out "Prison de Nador"
expect no out "Prison de Salé"
get /api/v1/places?without.visits=often
expect 422
expect json .errors.0.reason ~ "2y"
get /api/v1/places?without.accounts=ever
expect 422
# No reply leads to a line of the fourth, nor of the others that are not answered; no finding to any.
get /api/v1/recommendations?without.replies=ever
expect json .count == 3
get /recommendations?findings=none
expect page "6 records"
get /api/v1/visits?without.findings=ever
expect json .count == 3
# In the bin it is missing.
post /api/v1/visits/$sale/bin
get /api/v1/places?without.visits=2015-01-01
expect json .count == 4
post /api/v1/visits/$sale/restore
# What the reader may not see is missing for the reader, and what is missing says nothing of it.
as regional
get /api/v1/places?without.recommendations=ever
expect json .count == 3

# --- Columns: those that somebody chose, and what leads to the record.
as coordinator
get /places?columns=operator,official
expect html ">Officially recognised</th>"
get /places?columns=operator,official&show=manner
expect html 'value="operator" checked'
expect no html '<th scope="col">Kind</th>'
expect page "Prison de Nador"
get /places?columns=kind&columns=region
expect html 'name="columns" value="name,kind,region"'
expect html '/places?columns=name%2Ckind%2Cregion&amp;sort=name'
get /recommendations?columns=theme,issued_on
expect html '<th scope="col">Theme</th>'
get /places?columns=nonsense
expect html '<th scope="col">Kind</th>'

# --- Groups, each with how many it has; pages of two go on in the middle of a group and between two.
get /recommendations?group=theme&limit=2&sort=number
expect html '<th scope="rowgroup" colspan='
expect page "Health 3 "
expect no page "Staff 2"
remember second out 'after=([^"]*)" rel="next"'
get /recommendations?group=theme&limit=2&sort=number&after=$second
expect page "Health 3 continued"
expect page "Staff 2 "
expect page "Three"
expect page "Four"
expect page "2 of 6"
remember third out 'after=([^"]*)" rel="next"'
get /recommendations?group=theme&limit=2&sort=number&after=$third
expect page "Staff 2 continued"
expect page "Not known 1 "
expect page "Six"
expect no html 'rel="next"'
# A page that ends with its group begins the next one anew.
get /recommendations?group=theme&limit=3&sort=number
remember fourth out 'after=([^"]*)" rel="next"'
get /recommendations?group=theme&limit=3&sort=number&after=$fourth
expect no page "continued"
expect page "Staff 2 "
# Filters hold in groups, also on the field itself.
get /recommendations?group=theme&theme=staff&reply_state=overdue
expect page "1 record"
expect page "Staff 1 "
expect no page "Health 3"
get /places?group=region
expect page "Nord 3 "
get /places?group=name
expect no html "rowgroup"
get /places?group=kind&after=nonsense
expect 422

# --- A view that is kept: for oneself, or for the institution by those who coordinate it.
form /recommendations?theme=staff&sort=-number at /saved_views/keep name="Personnel" whose=ours
expect 303
expect header Location == /recommendations?theme=staff&sort=-number
get /recommendations?theme=staff&sort=-number
expect html '<a href="/recommendations?theme=staff&amp;sort=-number" aria-current="page"><bdi>Personnel</bdi>'
expect page "Take this view away"
expect no page "Keep this view"
as regional
form /recommendations?reply_state=overdue&group=theme at /saved_views/keep name="  Mes   retards "
expect 303
get /recommendations
expect page "Personnel"
expect page "Mes retards mine"
get /places
expect no page "Personnel"
get /recommendations?theme=staff&sort=-number
expect no page "Take this view away"
get /api/v1/saved_views?list=recommendations
expect json .count == 2
remember mine .items[name=Mes retards].id
remember ours .items[name=Personnel].id
speaks post /api/v1/saved_views {"name":"Pour tous","list":"recommendations","query":"theme=health"}
expect 422
post /api/v1/saved_views/$ours/bin
expect 403
get /api/v1/saved_views/$ours
patch /api/v1/saved_views/$ours {"query":"theme=health"}
expect 403
post /api/v1/saved_views {"name":"Ailleurs","list":"recommendations","query":"theme=health\r\nSet-Cookie: a"}
expect 422
post /api/v1/saved_views {"name":"Ailleurs","list":"//example.org","query":"a=b"}
expect 422
# The same name again keeps the list as it is now; another name is another view.
form /recommendations?reply_state=overdue at /saved_views/keep name="Mes retards"
expect 303
get /api/v1/saved_views/$mine
expect json .query == "reply_state=overdue"
form /recommendations?reply_state=overdue at /saved_views/$mine/name name="En retard"
expect 303
get /recommendations
expect page "En retard mine"
form /recommendations?reply_state=overdue at /saved_views/$mine/remove
expect 303
get /recommendations
expect no page "En retard mine"
# What others keep for themselves nobody sees.
post /api/v1/saved_views/$mine/restore
as coordinator
get /recommendations
expect no page "En retard mine"
get /api/v1/saved_views/$mine
expect 404

# --- Cards instead of rows, with the same filters, groups and pages.
get /places?kind=prison_local&view=cards
expect html '<ul class="cards"'
expect page "As a table"
expect page "Prison de Nador"
expect no html "<thead"
expect html 'href="/places?kind=prison_local"'
get /recommendations?view=cards&group=theme&limit=2
expect html '<li class="group">'
expect html 'view=cards&amp;after='
