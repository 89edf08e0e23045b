# The second demonstration: the work of a mechanism as its coordinator told of it in Copenhagen on 8 November 2023. Every phrase of the
# statement stands as records, all of them reachable from one page; what others said in figures is quoted, never counted.
wiqaya demo --set oslo
expect exit 2
wiqaya demo --set copenhagen
passwords
serve
as coordinator

get /mandate?lang=en
expect page "The mandate on one page"
# Regular visits: the five places of one mission.
expect page "Regular visits 5"
# Recommendations; proposals and comments on laws and draft laws, Law 76-15.
expect page "Recommendations 1"
expect page "Laws and bills commented on 2"
expect page "Law 76-15 on the reorganisation of the National Human Rights Council"
# Partnerships, national, regional, international.
expect page "National partners 2"
expect page "Regional partners 1"
expect page "International partners 3"
# The agreement of 14 September 2022, and DIGNITY: two, of which one is in force.
expect page "Agreements and memoranda 2"
expect page "Partnership agreement with the General Directorate of National Security"
expect page "Partnership with DIGNITY"
# Response rates: quoted, with who said it; nothing here is counted from them.
expect page "67% to 95%"
expect page "Statement of the coordinator, Copenhagen, 8 November 2023"
expect page "Rehabilitation of places of custody 1"
expect page "Training of security personnel and others 1"
expect page "Events 2"
expect page "Marrakech symposium of national preventive mechanisms in Africa"
expect page "Networks of mechanisms 1"
expect page "African Network of National Preventive Mechanisms"
expect page "Cooperation with the SPT and other bodies 1"
expect page "Joint project with the European Union"

get /api/v1/agreements?sort=signed_on
expect json .count == 2
get /api/v1/agreements?q=Security
expect json .items.0.state == "in_force"
expect json .items.0.signed_on == "2022-09-14"
get /api/v1/figures/G1?as_of=2022-09-13
expect json .total.numerator == 0
get /api/v1/figures/G1?as_of=2022-09-14
expect json .total.numerator == 1
# What was not sent is in no rate: of the response rate there is no value.
get /api/v1/figures/R1
expect json .total.value == null
get /api/v1/quoted_claims?indicator=R1
expect json .items.0.low == "67"
expect json .items.0.high == "95"
get /api/v1/events?kind=symposium
expect json .items.0.founded.name present
expect json .items.0.starts_on == "2023-06-23"

# What was visited stands before what is planned, which has room here only behind it.
get /api/v1/places?limit=1
remember place .items.0.id
post /api/v1/visits {"place":"$place","kind":"ad_hoc","announced":"announced","started_on":"2031-09-01"}
remember planned .number
get /mandate?lang=en
expect page "Regular visits 6"
expect no html "$planned"

# The same page in Arabic and French; nobody outside reads it.
get /mandate?lang=ar
expect page "الولاية في صفحة واحدة"
expect page "شبكات الآليات 1"
get /mandate?lang=fr
expect page "Le mandat en une page"
as nobody
get /mandate
expect 303
wiqaya verify
expect out "bad 0"
