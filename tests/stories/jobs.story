# A long list is a job: ordered, watched, stopped, done, taken back; only whose it is and who leads sees it.
ceiling 120
wiqaya init --country MA --languages fr,ar,en
wiqaya account add secretary --role secretariat
passwords
wiqaya account add other --role secretariat
passwords
wiqaya account add coordinator --role coordinator
passwords
wiqaya account add monitor --role monitor
passwords
file authorities.csv <<END
name,code
Direction des prisons,DP
END
wiqaya import authorities authorities.csv
file list.csv <<END
source_number,text,addressee,theme,sent_on
END
many list.csv 3000 'S-{n},"Recommandation {n} : informer chaque personne de ses droits dès son arrivée au poste",DP,health,2024-05-06'
file bad.csv <<END
source_number,text,addressee,theme,sent_on
1,Remettre un reçu,DP,health,2024-05-06
2,Remettre un reçu encore,Personne ne le connaît,health,2024-05-06
END
serve

# Ordered by a program: 202 and where it is; the answer is that of an import, once it has ended.
as secretary
upload /api/v1/imports entity=recommendation job=1 file=@list.csv
expect 202
remember job .id
expect header Location == /api/v1/jobs/$job
poll /api/v1/jobs/$job .state == "done"
expect json .result.rows == 3000
expect json .result.created.recommendations == 3000
expect json .done == 3000
expect json .total == 3000
remember import .result.import
get /api/v1/recommendations?limit=1
expect json .count == 3000
get /jobs/$job
expect page "Import de list.csv"
expect page "3 000"
get /import
expect page "list.csv"

# The monitor imports nothing; another secretary does not know it; who leads does.
as monitor
upload /api/v1/imports entity=recommendation job=1 file=@list.csv
expect 403
get /api/v1/jobs/$job
expect 404
as other
get /api/v1/jobs/$job
expect 404
get /jobs/$job
expect 404
post /api/v1/jobs/$job/cancel {}
expect 404
get /api/v1/jobs
expect json .items.length == 0
as coordinator
get /api/v1/jobs
expect json .items.0.id == "$job"
speaks post /api/v1/jobs/$job/cancel {}
expect 409

# Refused rows are named, and nothing was kept.
as secretary
upload /api/v1/imports entity=recommendation job=1 file=@bad.csv
expect 202
remember bad .id
poll /api/v1/jobs/$bad .state == "refused"
expect json .result.errors.0.row == 2
expect json .result.errors.0.column == "addressee"
expect json .result.import absent
get /jobs/$bad
expect page "Personne ne le connaît"

# Taken back as a job.
post /api/v1/imports/$import/undo?job=1 {}
expect 202
remember undo .id
poll /api/v1/jobs/$undo .state == "done"
expect json .result.taken_back == 6000
get /api/v1/recommendations?limit=1
expect json .count == 0

# Through the page: a large file is looked through as a job, then imported without being sent again.
form /import entity=recommendations file=list.csv
expect 303
remember dry header Location
follow
poll /api/v1$dry .state == "done"
expect json .dry_run == true
expect json .result.good == 3000
get /api/v1/recommendations?limit=1
expect json .count == 0
get $dry
expect page "rien n’a encore été conservé"
form $dry at $dry/import
expect 303
remember real header Location
poll /api/v1$real .state == "done"
get /api/v1/recommendations?limit=1
expect json .count == 3000
# The list went over to the import, so it is not there for a second one.
form $dry at $dry/import
expect 409

# Stopped on the way: nothing of it is kept.
file slow.csv <<END
source_number,text,addressee,theme,sent_on
END
many slow.csv 20000 'L-{n},"Longue recommandation {n} : informer chaque personne de ses droits dès son arrivée",DP,health,2024-05-06'
upload /api/v1/imports entity=recommendation job=1 file=@slow.csv
remember slow .id
poll /api/v1/jobs/$slow .done > 0
get /healthz
expect 200
post /api/v1/jobs/$slow/cancel {}
expect 200
poll /api/v1/jobs/$slow .state == "cancelled"
get /api/v1/recommendations?limit=1
expect json .count == 3000
get /jobs/$slow
expect page "Rien n’en a été conservé"

# The server is stopped, or killed, in the middle of one: it is begun again by the next, and done once.
file short.csv <<END
source_number,text,addressee,theme,sent_on
END
many short.csv 4000 'K-{n},"Autre recommandation {n} : informer chaque personne de ses droits dès son arrivée",DP,health,2024-05-06'
upload /api/v1/imports entity=recommendation job=1 file=@short.csv
remember short .id
restart
poll /api/v1/jobs/$short .state == "done"
expect json .result.created.recommendations == 4000
upload /api/v1/imports entity=recommendation job=1 file=@slow.csv
remember killed .id
poll /api/v1/jobs/$killed .done > 0
kill child
healthy
poll /api/v1/jobs/$killed .state == "running"
post /api/v1/jobs/$killed/cancel {}
poll /api/v1/jobs/$killed .state == "cancelled"
get /api/v1/recommendations?limit=1
expect json .count == 7000
stop
wiqaya verify
