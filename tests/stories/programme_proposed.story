# A programme is proposed: points are counted by hand, the best plan is better than one by hand, skills and conflicts hold, a target
# that cannot be met says why, two tries stand side by side, and a coordinator accepts line by line.
ceiling 120
wiqaya init --country MA --languages fr,ar,en
passwords
file areas.csv <<END
name.fr,kind,code
Nord,region,N
Sud,region,S
END
wiqaya import areas areas.csv
file authorities.csv <<END
name.fr,code
Autorité A,A
Autorité B,B
END
wiqaya import authorities authorities.csv
file places.csv <<END
name.fr,kind,authority,region,code,risk
Prison du mont,prison_local,A,Nord,P,high
Brigade du col,police_custody,B,Nord,Q1,moderate
Brigade du port,police_custody,B,Sud,Q2,
Brigade du lac,police_custody,B,Sud,Q3,low
END
wiqaya import places places.csv
wiqaya account add coordinator --role coordinator
passwords
wiqaya account add secretariat --role secretariat
passwords
wiqaya account add auditor --role auditor
passwords
wiqaya account add monitor --role monitor
passwords
serve
as coordinator
get /api/v1/places/Q2
remember q2 .id

# --- What a visit takes: a prison 4 days, a custody 3
post /api/v1/visit_norms {"place_kind":"prison_local","days":4,"interval_months":12}
expect 201
post /api/v1/visit_norms {"place_kind":"police_custody","days":3,"interval_months":24}
expect 201
speaks post /api/v1/visit_norms {"place_kind":"police_custody","days":2,"interval_months":24}
expect 422

# --- Six team-days, risk 50 and never visited 30. Nobody has been anywhere.
#   place  risk        points  days
#   P      high        50 + 30 = 80   4
#   Q1     moderate    25 + 30 = 55   3
#   Q2     not known   25 + 30 = 55   3
#   Q3     low          0 + 30 = 30   3
# By hand, the most points first, or the most points a day first: P, then nothing fits two days: 80.
# The best: Q1 and Q2, 110.
speaks post /api/v1/programmes {"name":"Sans jours","year":2040}
expect 422
post /api/v1/programmes {"name":"Prudent","year":2040,"days_1":6,"weight_risk":50,"weight_time":0,"weight_never":30,"weight_open":0,"weight_urgent":0,"weight_crowding":0,"announced":"unannounced"}
expect 201
expect json .number ~ PG-
expect json .state == "draft"
expect json .team == 2
expect json .penalty == 1000
remember one .id
remember one_number .number
speaks post /api/v1/programmes/$one/accept {}
expect 409
post /api/v1/programmes/$one/propose {}
expect 200
expect json .state == "proposed"
expect json .worth == 11000
expect json .by_hand == 8000
expect json .bound == 11000
expect json .proved == true
get /api/v1/programme_choices?programme=$one
expect json .count == 4
# A reprisal that was reported from a place speaks for it as an urgent measure does: half of the weight for one.
post /api/v1/reprisals {"place":"Q3","reported_on":"2039-12-01","kinds":["threat"],"consent":"none"}
remember reprisal .id
post /api/v1/programmes {"name":"Alerte","year":2040,"days_1":6,"weight_risk":0,"weight_time":0,"weight_never":0,"weight_open":0,"weight_urgent":50,"weight_crowding":0}
remember alarm .id
post /api/v1/programmes/$alarm/propose {}
get /api/v1/programme_choices?programme=$alarm&place=Q3
expect json .items.0.urgent == 1
expect json .items.0.points_urgent == 2500
post /api/v1/reprisals/$reprisal/bin {}
get /api/v1/programme_choices?programme=$one&place=P
expect json .items.0.outcome == "elsewhere"
expect json .items.0.score == 8000
expect json .items.0.points_risk == 5000
expect json .items.0.points_never == 3000
expect json .items.0.days == 4
get /api/v1/programme_choices?programme=$one&place=Q1
expect json .items.0.outcome == "visited"
expect json .items.0.quarter == 1
expect json .items.0.risk == "moderate"
get /api/v1/programme_choices?programme=$one&place=Q2
expect json .items.0.outcome == "visited"
expect json .items.0.risk == null
expect json .items.0.points_risk == 2500
get /api/v1/programme_choices?programme=$one&place=Q3
expect json .items.0.outcome == "lower"

# --- People: two of three may not go to Q2; a hospital needs a psychiatrist whom nobody is
post /api/v1/visitors {"name":"Amina Tazi","professions":["doctor"],"sex":"woman","days":20}
expect 201
post /api/v1/visitors {"name":"Brahim Alami","professions":["lawyer"],"sex":"man","days":20,"conflict_places":["Q2"],"conflict_note":"Son frère y travaille."}
expect 201
post /api/v1/visitors {"name":"Chama Idrissi","professions":["lawyer"],"sex":"woman","days":20}
remember chama .id
post /api/v1/visitors {"name":"Driss Filali","professions":["psychiatrist"],"sex":"man","days":20,"away":true}
expect 201
# Chama stepped aside from a visit there.
post /api/v1/visits {"place":"Q2","kind":"ad_hoc","announced":"announced","started_on":"2019-03-03","team":["coordinator"]}
remember old .number
post /api/v1/team_members {"visit":"$old","person":"Chama Idrissi","conflict":"stepped_aside"}
expect 201
post /api/v1/places {"code":"H","name":{"fr":"Hôpital du pin"},"kind":"psychiatric_hospital","authority":"A","risk":"high"}
remember hospital .id
post /api/v1/places/$hospital/confirm {}
post /api/v1/visit_norms {"place_kind":"psychiatric_hospital","days":1,"interval_months":12,"professions":["psychiatrist"],"woman":true}
remember norm .id
# Q2 cannot be visited, H neither. Left: P 80 (4 days), Q1 55, Q3 30. By hand 80; the best Q1 and Q3, 85.
post /api/v1/programmes/$one/propose {}
expect json .worth == 8500
expect json .by_hand == 8000
get /api/v1/programme_choices?programme=$one&place=Q2
expect json .items.0.outcome == "conflict"
get /api/v1/programme_choices?programme=$one&place=H
expect json .items.0.outcome == "skill"
get /api/v1/programme_choices?programme=$one&place=Q3
expect json .items.0.outcome == "visited"
expect json .items.0.team.length == 2

# --- Targets: a prison; a hospital, which cannot be met and says so
post /api/v1/programme_targets {"programme":"$one"}
expect 422
post /api/v1/programme_targets {"programme":"$one","place_kind":"prison_local","minimum":1}
expect 201
remember prisons .id
# What was worked out no longer stands.
get /api/v1/programmes/$one
expect json .state == "draft"
post /api/v1/programme_targets {"programme":"$one","place_kind":"psychiatric_hospital","share":50}
remember hospitals .id
post /api/v1/programme_targets {"programme":"$one","region":"N","minimum":2}
remember north .id
post /api/v1/programmes/$one/propose {}
# P and Q1 would be the north and take 7 days of 6: one visit there is missed. P meets the prison: 80 less 1000 for the hospital and 1000
# for the north.
expect json .worth == -192000
get /api/v1/programme_targets/$prisons
expect json .wanted == 1
expect json .reached == 1
expect json .miss == null
get /api/v1/programme_targets/$hospitals
expect json .wanted == 1
expect json .reached == 0
expect json .miss == "few_places"
get /api/v1/programme_targets/$north
expect json .wanted == 2
expect json .reached == 1
expect json .miss == "few_days"
get /programmes/$one_number
expect page "Prison du mont"
expect page "Moins de lieux que voulu peuvent être visités"
expect page "Personne n’a les compétences requises"

# --- Another try: twelve team-days. Everything but Q2 and H fits: P, Q1, Q3 in 10 days, 165 less 1000 for the hospital.
post /api/v1/programmes/$one/copy {}
remember two .id
remember two_number .number
expect json .state == "draft"
expect json .days_1 == 6
get /api/v1/programmes/$two
patch /api/v1/programmes/$two {"name":"Large","days_1":8,"days_2":4}
expect 200
post /api/v1/programmes/$two/propose {}
expect json .worth == -83500
# P has the most points: it comes first in the year, Q1 behind it, and Q3 waits for the second quarter.
get /api/v1/programme_choices?programme=$two&outcome=visited
expect json .count == 3
get /api/v1/programme_choices?programme=$two&place=P
expect json .items.0.quarter == 1
remember p_choice .items.0.id
get /api/v1/programme_choices?programme=$two&place=Q1
expect json .items.0.quarter == 1
remember q1_choice .items.0.id
get /api/v1/programme_choices?programme=$two&place=Q3
expect json .items.0.quarter == 2
get /programmes/compare?one=$one_number&other=$two_number
expect page "Brigade du col"
expect page "Brigade du lac"
expect page "Large"

# --- Nobody else reads any of it
as secretariat
get /api/v1/programmes
expect 404
get /api/v1/programmes/$one
expect 404
get /api/v1/programme_choices
expect 404
get /api/v1/programme_targets
expect 404
get /api/v1/visitors
expect 404
get /programmes/$one_number
expect 404
get /programmes/compare?one=$one_number&other=$two_number
expect 404
get /api/v1/visit_norms
expect json .count == 3
as auditor
get /api/v1/programmes/$one
expect 404
as monitor
get /api/v1/programme_choices
expect 404

# --- Accepted, line by line, by a person
as coordinator
speaks post /api/v1/programmes/$two/accept {"choices":["$one"]}
expect 422
speaks post /api/v1/programmes/$two/accept {"choices":[]}
expect 409
get /api/v1/plan_lines
expect json .count == 0
post /api/v1/programmes/$two/accept {"choices":["$p_choice","$q1_choice"]}
expect 200
get /api/v1/programmes/$two
expect json .state == "accepted"
expect json .accepted_by.name == "coordinator"
get /api/v1/plan_lines?year=2040
expect json .count == 2
get /api/v1/plan_lines?place=P
expect json .items.0.state == "approved"
expect json .items.0.quarter == 1
expect json .items.0.announced == "unannounced"
expect json .items.0.criterion ~ "$two_number"
expect json .items.0.criterion ~ 80
remember line_id .items.0.id
get /api/v1/programme_choices/$p_choice
expect json .plan_line.id == "$line_id"
get /api/v1/programme_choices?programme=$two&place=Q3
expect json .items.0.plan_line == null
# It stands as it was.
get /api/v1/programmes/$two
speaks patch /api/v1/programmes/$two {"days_1":9}
expect 409
speaks post /api/v1/programme_targets {"programme":"$two","place_kind":"police_custody","minimum":1}
expect 409
speaks post /api/v1/programmes/$two/propose {}
expect 409

# --- Nothing is planned twice. The first try still proposes P alone, which is planned now.
speaks post /api/v1/programmes/$one/accept {}
expect 409
get /api/v1/plan_lines
expect json .count == 2
# Worked out again it counts on them: P is planned, Q1 too; Q3 is left for the six days, the north has both of its two.
post /api/v1/programmes/$one/propose {}
get /api/v1/programme_choices?programme=$one&place=P
expect json .items.0.outcome == "planned_already"
get /api/v1/programme_choices?programme=$one&place=Q3
expect json .items.0.outcome == "visited"
get /api/v1/programme_targets/$north
expect json .reached == 2
expect json .miss == null
get /api/v1/programme_choices?programme=$one&outcome=visited
expect json .count == 1
remember q3_choice .items.0.id
post /api/v1/programmes/$one/copy {}
remember three .id
remember three_number .number
post /api/v1/programmes/$three/propose {}
# The first is accepted on its page; the third proposes the same visit, and plans nothing any more.
form /programmes/$one_number at /programmes/$one_number/accept choice=$q3_choice
expect 303
get /api/v1/plan_lines
expect json .count == 3
get /programmes/$one_number
expect html "/plan_lines/PL-"
speaks post /api/v1/programmes/$three/accept {}
expect 409
get /api/v1/plan_lines
expect json .count == 3
# A visit that took place in the period counts before what is planned; a closed place is out of it.
post /api/v1/visits {"place":"Q3","kind":"ad_hoc","announced":"announced","started_on":"2040-02","team":["coordinator"]}
remember soon .id
post /api/v1/visits/$soon/start {}
post /api/v1/places/$q2/close {}
post /api/v1/programmes/$three/propose {}
get /api/v1/programme_choices?programme=$three&place=Q3
expect json .items.0.outcome == "visited_already"
get /api/v1/programme_choices?programme=$three
expect json .count == 4
form /programmes/$three_number at /programmes/$three_number/steps/set_aside 'reason=Sans objet'
expect 303
get /api/v1/programmes/$three
expect json .state == "set_aside"
stop
wiqaya verify
expect out "bad 0"
# All of it goes out, and comes into another store as it was.
wiqaya export everything all.zip
wiqaya import everything all.zip --store sqlite:other.db
expect out "bad 0"
wiqaya export programme_choices --format csv --store sqlite:other.db
expect out "visited_already"
