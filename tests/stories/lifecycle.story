# A visit and its finding move one step at a time; any other move is refused and says which are open.
ceiling 90
file places.csv <<END
name.fr,name.ar,kind,region,authority
Prison locale de Tétouan,السجن المحلي بتطوان,prison_local,,
END
wiqaya init --country MA --languages fr,ar,en
passwords
wiqaya import places places.csv
wiqaya account add coordinator --role coordinator
passwords
wiqaya account add doctor --role doctor
passwords
wiqaya account add secretariat --role secretariat
passwords
serve
as coordinator
get /api/v1/accounts?q=doctor
remember doctor .items.0.id

post /api/v1/visits {"place":"Prison locale de Tétouan","kind":"in_depth","announced":"unannounced","started_on":"2026-01-20","team":["doctor"]}
expect 201
expect json .state == "planned"
expect json .number ~ V-
remember visit .id
remember number .number

# Before it starts, only its team and the coordinator know of it.
as secretariat
get /api/v1/visits/$visit
expect 404
get /api/v1/visits
expect json .count == 0
get /api/v1/visits?q=$number
expect json .count == 0
as doctor
get /api/v1/visits/$visit
expect json .state == "planned"

as coordinator
post /api/v1/visits/$visit/end {}
expect 409
expect header Content-Type ~ application/problem+json
expect json .allowed.0 == "start"
expect json .allowed.length == 1
get /api/v1/visits/$visit
expect json .state == "planned"
expect json .version == 1
post /api/v1/visits/$visit/dance {}
expect 404 or 409
post /api/v1/visits/$visit/start {}
expect 200
expect json .state == "started"
post /api/v1/visits/$visit/start {}
expect 409
expect json .allowed ~ record_refusal
expect json .allowed ~ wait

# Now it is known.
as secretariat
get /api/v1/visits/$visit
expect json .state == "started"
post /api/v1/visits/$visit/wait {}
expect 403
as coordinator
post /api/v1/visits/$visit/wait {}
expect json .state == "access_wait"
post /api/v1/visits/$visit/enter {}
expect json .state == "inside"

# A finding of it, by who was there.
as doctor
post /api/v1/findings {"visit":"$number","text":"Aucun registre des soins pour la nuit","theme":"health","severity":"high","sources":["interview_detainee","direct_observation"]}
expect 201
expect json .state == "noted"
remember finding .id
post /api/v1/findings/$finding/validate {}
expect 409
expect json .allowed.0 == "triangulate"
post /api/v1/findings/$finding/triangulate {}
expect json .state == "triangulated"
# Two sources are fewer than three: a written exception is asked for.
post /api/v1/findings/$finding/validate {}
expect 422
post /api/v1/findings/$finding/validate {"note":"Le médecin était seul de nuit; vu deux fois."}
expect 200
expect json .state == "validated"
expect json .exception ~ médecin
get /api/v1/findings/$finding
patch /api/v1/findings/$finding {"state":"noted"}
expect 422
expect json .errors.0.field == "state"

as coordinator
post /api/v1/visits/$visit/hold_final_talk {}
expect json .state == "final_talk_done"
post /api/v1/visits/$visit/end {}
expect json .state == "ended"
post /api/v1/visits/$visit/seal {}
expect json .state == "notes_sealed"
post /api/v1/visits/$visit/report {}
expect json .state == "reported"

# A recommendation of the finding, sent, answered, assessed.
post /api/v1/authorities {"name":{"fr":"Administration pénitentiaire"},"reply_days":30}
post /api/v1/recommendations {"text":"Tenir un registre des soins de nuit","visit":"$number","findings":["$finding"],"place":"Prison locale de Tétouan","theme":"health","addressee":"Administration pénitentiaire"}
expect 201
remember recommendation .id
remember line .lines.0.id
expect json .lines.0.sent_on == null
get /api/v1/figures/R1
expect json .total.denominator == 0
post /api/v1/addressee_lines/$line/send {"sent_on":"2026-02-01"}
expect 200
expect json .sent_on == "2026-02-01"
expect json .reply_due_on == "2026-03-03"
post /api/v1/addressee_lines/$line/send {"sent_on":"2026-02-02"}
expect 409
get /api/v1/figures/R5
expect json .total.numerator == 1
post /api/v1/addressee_lines/$line/acknowledge {"day":"2026-02-05"}
expect 200
# An acknowledgement is not a reply.
get /api/v1/figures/R1
expect json .total.numerator == 0
expect json .total.denominator == 1
post /api/v1/replies {"addressee_line":"$line","received_on":"2026-02-20","position":"accepted","text":"Un registre est ouvert."}
expect 201
get /api/v1/figures/R1?as_of=2026-02-19
expect json .total.numerator == 0
get /api/v1/figures/R1?as_of=2026-02-20
expect json .total.numerator == 1
get /api/v1/figures/R5
expect json .total.numerator == 0
post /api/v1/assessments {"addressee_line":"$line","assessed_on":"2026-05-01","assessor":"npm_on_site","implementation":"full"}
expect 201
remember assessment .id
get /api/v1/figures/I1
expect json .total.numerator == 1
expect json .total.denominator == 1
# A judgement stands: a new one is a new record.
get /api/v1/assessments/$assessment
patch /api/v1/assessments/$assessment {"implementation":"partly"}
expect 422
get /api/v1/addressee_lines/$line
expect json .implementation == "full"
expect json .replied_on == "2026-02-20"
post /api/v1/recommendations/$recommendation/close_implemented {"note":"Vu sur place : le registre est tenu."}
expect json .state == "closed_implemented"
post /api/v1/recommendations/$recommendation/stop_pursuing {"note":"Trop tard."}
expect 409

# The bin, and back.
post /api/v1/findings {"visit":"$number","text":"Une note de trop"}
remember extra .id
post /api/v1/findings/$extra/bin {}
expect 200
get /api/v1/findings
expect json .count == 1
post /api/v1/findings/$extra/restore {}
expect 200
get /api/v1/findings
expect json .count == 2
stop
wiqaya verify
expect out "bad 0"
