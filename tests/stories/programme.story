# The programme of a year becomes a mission, a visit with its team, its incidents and what was counted; the
# figures of visits stay right; and what would betray an unannounced visit is seen by nobody whom it does not concern.
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
name,code,reply_days
Administration pénitentiaire,DGAPR,60
END
wiqaya import authorities authorities.csv
file places.csv <<END
name.fr,name.ar,kind,authority,region,code,point,operator,risk
Prison de Salé,سجن سلا,prison_local,DGAPR,Nord,P-SA,"34.0531, -6.7985",public,high
Prison de Tanger,سجن طنجة,prison_local,DGAPR,Nord,P-TA,,public,
Prison de Salé 1,,prison_local,DGAPR,Nord,P-S1,,public,
END
wiqaya import places places.csv
wiqaya account add coordinator --role coordinator
passwords
wiqaya account add member --role member
passwords
wiqaya account add monitor --role monitor
passwords
wiqaya account add doctor --role doctor
passwords
wiqaya account add secretariat --role secretariat
passwords
wiqaya account add regional --role regional --region Nord
passwords
wiqaya account add auditor --role auditor
passwords
wiqaya account add focal --role focal --authority DGAPR
passwords
serve

# --- Places: units, counts, points, places of which nobody speaks
as coordinator
get /api/v1/places/P-SA
remember sale .id
get /api/v1/places/P-TA
remember tanger .id
get /api/v1/places/P-S1
remember double .id
post /api/v1/units {"place":"P-SA","name":{"fr":"Aile A"},"use":"wing","area":300,"beds":80,"state":"in_use"}
expect 201
post /api/v1/snapshots {"place":"P-SA","counted_on":"2026-03-02","source":"counted","capacity":60,"present":90,"men":88,"women":2,"minors":3,"remand":45,"area":300,"staff":20,"doctors":1}
expect 201
# A part is not more than the whole.
post /api/v1/snapshots {"place":"P-SA","counted_on":"2026-03-03","source":"counted","present":90,"remand":95}
expect 422
expect json .errors.0.field == "remand"
expect json .errors.0.reason ~ 95
post /api/v1/snapshots {"place":"P-SA","counted_on":"2026-03-03","source":"counted","present":90,"men":60,"women":31}
expect 422
expect json .errors.0.field == "women"
post /api/v1/snapshots {"place":"P-SA","counted_on":"2099-01-01","source":"counted","present":90}
expect 422
expect json .errors.0.field == "counted_on"
get /api/v1/places/P-SA
patch /api/v1/places/P-SA {"point":"340531"}
expect 422
expect json .errors.0.field == "point"
post /api/v1/places {"name":{"fr":"Villa de la route"},"kind":"informal_or_secret_place","authority":"DGAPR","official":false}
expect 201
remember villa .id
as focal
get /api/v1/places
expect json .count == 3
get /api/v1/places/$villa
expect 404
get /api/v1/snapshots
expect 404

# --- The programme: one line names a place and is to stay quiet, one names a kind of place
as coordinator
post /api/v1/plans {"name":{"fr":"Programme 2026"},"year":2026,"criteria":"Risque, temps écoulé, plaintes"}
expect 201
post /api/v1/plan_lines {"plan":"Programme 2026","year":2026,"quarter":2,"kind":"in_depth","planned":3}
expect 422
expect json .errors.0.field == "place"
post /api/v1/plan_lines {"plan":"Programme 2026","year":2026,"quarter":2,"place_kind":"police_custody","kind":"thematic","planned":3}
expect json .number ~ PL-
remember open .id
post /api/v1/plan_lines {"plan":"Programme 2026","year":2026,"quarter":4,"place":"P-SA","kind":"in_depth","planned":1,"announced":"unannounced","criterion":"Surpopulation"}
remember line .id
remember line_number .number
post /api/v1/plan_lines/$line/schedule {}
expect 409
expect json .allowed.0 == "approve"
post /api/v1/plan_lines/$line/approve {}
post /api/v1/plan_lines/$line/schedule {}
expect json .state == "scheduled"

# --- The mission
post /api/v1/missions {"code":"N-4","starts_on":"2031-05-05","ends_on":"2031-05-01","region":"N","purpose":"Tournée de Salé"}
expect 422
expect json .errors.0.field == "ends_on"
post /api/v1/missions {"code":"N-4","starts_on":"2031-05-05","ends_on":"2031-05-07","region":"N","purpose":"Tournée de Salé","leader":"member","team":["member","doctor"],"budget":450000,"interpreter":"amazighe"}
remember mission .id
remember mission_number .number
post /api/v1/missions {"starts_on":"2031-06-05","purpose":"De trop"}
remember extra .id
post /api/v1/missions/$extra/cancel {}
expect 422
expect json .errors.0.field == "reason"
post /api/v1/missions/$extra/cancel {"reason":"Le budget manque."}
expect json .state == "cancelled"
expect json .reason == "Le budget manque."

# --- The visit, unannounced, with its team
post /api/v1/visits {"place":"P-SA","mission":"$mission_number","plan_line":"$line_number","kind":"in_depth","announced":"unannounced","started_on":"2031-05-05","team":["member","doctor"],"night":true,"joint_with":["spt"]}
expect 201
remember visit .id
remember number .number
expect json .mission.number == "$mission_number"
post /api/v1/team_members {"visit":"$number","person":"Zineb Slaoui","role":"expert","profession":"psychiatrist","sex":"woman","languages":["fr","zgh"],"conflict":"none_declared"}
expect 201
remember teammate .id
post /api/v1/team_members {"person":"Personne"}
expect 422

# Its team knows all of it.
as member
get /api/v1/visits/$visit
expect json .plan_line.number == "$line_number"
get /api/v1/missions/$mission
expect 200
get /api/v1/plan_lines/$line
expect 200
get /api/v1/team_members/$teammate
expect 200
get /visits/$number/brief
expect page "Aile A"

# Nobody else does, by whatever door: record, list, search, filter, count, export, page, link.
as secretariat
get /api/v1/visits/$visit
expect 404
get /api/v1/missions/$mission
expect 404
get /api/v1/plan_lines/$line
expect 404
get /api/v1/team_members/$teammate
expect 404
get /api/v1/visits
expect json .count == 0
get /api/v1/missions
expect json .count == 1
expect no out "$mission_number"
get /api/v1/plan_lines
expect json .count == 1
expect no out "$line_number"
get /api/v1/team_members
expect json .count == 0
get /api/v1/missions?q=Tournée
expect json .count == 0
get /api/v1/missions?q=$mission_number
expect json .count == 0
get /api/v1/plan_lines?q=Surpopulation
expect json .count == 0
get /api/v1/plan_lines?place=P-SA
expect json .count == 0
get /api/v1/team_members?visit=$number
expect json .count == 0
get /api/v1/team_members?q=Slaoui
expect json .count == 0
get /missions.csv
expect no out "$mission_number"
get /plan_lines.csv
expect no out "$line_number"
get /team_members.csv
expect no out "Slaoui"
get /places/$sale
expect no html "$number"
expect no html "$line_number"
get /visits/$number/brief
expect 404
get /search?q=Tournée
expect no html "/missions/"
get /search?q=Slaoui
expect no html "/team_members/"
get /api/v1/figures/V1
expect json .total.numerator == 0
as auditor
get /api/v1/visits
expect json .count == 0
get /api/v1/missions/$mission
expect 404
get /api/v1/plan_lines/$line
expect 404
get /api/v1/figures/V1
expect json .total.numerator == 0
as regional
get /api/v1/missions/$mission
expect 404
get /api/v1/plan_lines/$line
expect 404
get /api/v1/team_members
expect json .count == 0
# The wrong team.
as monitor
get /api/v1/visits/$visit
expect 404
get /api/v1/missions
expect json .count == 0
get /api/v1/plan_lines/$line
expect 404
get /api/v1/team_members
expect json .count == 0
# A focal point knows of no programme at all.
as focal
get /api/v1/visits
expect 404
get /api/v1/missions
expect 404
get /api/v1/plan_lines
expect 404
get /api/v1/team_members
expect 404
get /visits/$number/brief
expect 404
get /places/$sale
expect 404

# Nor can they link to it by guessing.
as regional
post /api/v1/visits {"place":"P-TA","mission":"$mission_number","kind":"ad_hoc","started_on":"2026-02-02"}
expect 422
expect json .errors.0.field == "mission"

# --- Once it started it is known, and what is noted on it stays with its visit
as member
post /api/v1/missions/$mission/approve {}
post /api/v1/missions/$mission/prepare {}
post /api/v1/missions/$mission/start {}
expect json .state == "running"
as secretariat
get /api/v1/missions/$mission
expect 404
as member
post /api/v1/visits/$visit/start {}
as secretariat
get /api/v1/missions/$mission
expect json .state == "running"
get /api/v1/team_members
expect json .count == 1
# A line that names a place to be visited unannounced waits until it is done.
get /api/v1/plan_lines/$line
expect 404
as member
post /api/v1/access_incidents {"visit":"$number","kind":"delay","minutes":40,"reason":"On cherche le directeur","room":"Entrée"}
expect 201
post /api/v1/visits/$visit/wait {}
post /api/v1/visits/$visit/enter {}
post /api/v1/register_checks {"visit":"$number","kind":"custody","period_from":"2026-01","period_to":"2026-02","entries_sampled":40,"entries_complete":46}
expect 422
expect json .errors.0.field == "entries_complete"
post /api/v1/register_checks {"visit":"$number","kind":"custody","period_from":"2026-01","period_to":"2026-02","entries_sampled":40,"entries_complete":31,"missing_fields":"Heure de fin","contradictions":["interview"],"signed":true,"timed":false}
expect 201
as secretariat
get /api/v1/access_incidents
expect json .count == 1
# What was read in a register is for the team.
get /api/v1/register_checks
expect 404
get /visits/$number?part=capture
expect no page "Heure de fin"
as member
get /visits/$number?part=team
expect page "Slaoui"
get /visits/$number?part=capture
expect page "On cherche le directeur"
expect page "Heure de fin"
as coordinator
post /api/v1/plan_lines/$line/complete {}
as secretariat
get /api/v1/plan_lines/$line
expect json .state == "done"

# --- A refused visit has its incident
as coordinator
post /api/v1/visits {"place":"P-TA","kind":"reactive","announced":"short_notice","started_on":"2026-04-04","team":["member"]}
remember refused .id
post /api/v1/visits/$refused/start {}
post /api/v1/visits/$refused/record_refusal {"note":"Pas d’ordre de la direction"}
expect json .state == "refused"
expect json .access_result == "refused"
get /api/v1/access_incidents?visit=$refused
expect json .count == 1
expect json .items.0.kind == "refusal"
expect json .items.0.reason == "Pas d’ordre de la direction"

# The visits that figures count by 2031-05-05: Salé on 2031-05-05, Tanger on 2026-04-04. Two visits, two places.
get /api/v1/figures/V1?as_of=2031-12-31
expect json .total.numerator == 2
get /api/v1/figures/V2?as_of=2031-12-31
expect json .total.numerator == 2

# --- A double is merged by a person: what it had follows, its names lead on
post /api/v1/visits {"place":"P-S1","kind":"ad_hoc","announced":"announced","started_on":"2026-01-15","team":["member"]}
remember third .id
post /api/v1/visits/$third/start {}
post /api/v1/recommendations {"text":"Aérer les cellules","place":"P-S1","addressee":"DGAPR","sent_on":"2026-02-01"}
remember advice .id
get /api/v1/figures/V2?as_of=2031-12-31
expect json .total.numerator == 3
post /api/v1/places/$double/merge {}
expect 422
expect json .errors.0.field == "successor"
post /api/v1/places/$double/merge {"successor":"$double"}
expect 422
post /api/v1/places/$double/merge {"successor":"$villa"}
expect 422
as member
post /api/v1/places/$double/merge {"successor":"$sale"}
expect 403
# By who keeps the places, on the page; it may not change visits, and need not.
as secretariat
form /places/$double at /places/$double/steps/merge successor=P-SA
expect 303
as coordinator
get /api/v1/places/$double
expect json .state == "merged"
expect json .successor.id == "$sale"
get /api/v1/places/P-S1
expect json .id == "$sale"
expect json .aliases ~ "Prison de Salé 1"
get /api/v1/visits/$third
expect json .place.id == "$sale"
expect json .version == 3
get /api/v1/recommendations/$advice
expect json .place.id == "$sale"
get /api/v1/figures/V1?as_of=2031-12-31
expect json .total.numerator == 3
get /api/v1/figures/V2?as_of=2031-12-31
expect json .total.numerator == 2
post /api/v1/visits {"place":"$double","kind":"ad_hoc","started_on":"2026-05-05"}
expect json .place.id == "$sale"
post /api/v1/places/$double/close {}
expect 409
expect json .allowed absent
get /api/v1/places/$double
patch /api/v1/places/$double {"successor":"$tanger"}
expect 422
get /places/$double
expect page "Prison de Salé"

# --- A recommendation is repeated under a new number, addressed again and not yet sent
post /api/v1/recommendations/$advice/repeat {}
expect json .state == "repeated"
get /api/v1/recommendations?repeats=$advice
expect json .count == 1
expect json .items.0.state == "open"
expect json .items.0.place.id == "$sale"
expect json .items.0.lines.0.authority.name == "Administration pénitentiaire"
expect json .items.0.lines.0.sent_on == null
remember again .items.0.id
get /recommendations/$advice
expect html "/recommendations/R-2"

# --- The axes of a line: what may follow on what
get /api/v1/recommendations/$advice
remember addressed .lines.0.id
post /api/v1/addressee_lines/$addressed/acknowledge {"day":"2026-02-05"}
expect 200
post /api/v1/addressee_lines/$addressed/acknowledge {"day":"2026-02-06"}
expect 409
expect json .allowed.0 == "answer"
post /api/v1/replies {"addressee_line":"$addressed","received_on":"2026-03-01","position":"accepted","text":"Entendu."}
post /api/v1/replies {"addressee_line":"$addressed","received_on":"2026-04-01","position":"rejected"}
expect 422
expect json .errors.0.field == "reasons"
post /api/v1/replies {"addressee_line":"$addressed","received_on":"2026-04-01","position":"rejected","reasons":"Le budget manque."}
expect 201
post /api/v1/addressee_lines/$addressed/close_without_reply {"day":"2026-05-01"}
expect 409
expect json .allowed.0 == "answer"
post /api/v1/assessments {"addressee_line":"$addressed","assessed_on":"2026-05-01","assessor":"npm_on_site","implementation":"full"}
post /api/v1/assessments {"addressee_line":"$addressed","assessed_on":"2026-06-01","assessor":"npm_on_site","implementation":"planned"}
expect 409
expect json .allowed ~ partly
expect json .allowed ~ regression
# On the day before, nothing had been found yet; and another kind of assessor is not bound.
post /api/v1/assessments {"addressee_line":"$addressed","assessed_on":"2026-04-30","assessor":"npm_on_site","implementation":"in_progress"}
expect 201
post /api/v1/assessments {"addressee_line":"$addressed","assessed_on":"2026-06-01","assessor":"npm_desk","implementation":"planned"}
expect 201
post /api/v1/assessments {"addressee_line":"$addressed","assessed_on":"2026-06-01","assessor":"npm_on_site","implementation":"partly"}
expect 201
remember mistake .id
# What was recorded by mistake does not stand in the way of its correction.
post /api/v1/assessments {"addressee_line":"$addressed","assessed_on":"2026-06-02","assessor":"npm_on_site","implementation":"full","corrects":"$mistake"}
expect 201
stop
wiqaya export plan_lines --format json
expect json .length == 2
wiqaya verify
expect out "bad 0"
