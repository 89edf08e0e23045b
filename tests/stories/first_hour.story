# The first hour: a mechanism that keeps an Excel list brings it in, sees who is late, gets a table by
# authority, and follows one visit through the whole chain until the figure moves. In Arabic.
ceiling 60

wiqaya init --country MA --languages ar,fr,en --name 'الآلية الوطنية للوقاية من التعذيب'
passwords
wiqaya account add salma --role coordinator --full-name 'سلمى إدراني'
passwords

# The list as the secretariat keeps it: semicolons, French and Arabic mixed, days as written by hand,
# spaces and an empty row, a double, one addressee nobody has named before.
file authorities.csv <<END
name;kind;reply_days;aliases
المديرية العامة للأمن الوطني;الشرطة;30;"DGSN; الأمن الوطني"
المندوبية العامة لإدارة السجون;إدارة السجون;60;DGAPR
وزارة الصحة;;60;Ministère de la santé
END
wiqaya import authorities authorities.csv
expect out "3 rows read, 3 good, 0 duplicates, 0 errors"

file list.csv <<END
الرقم;التوصية;الموجه إليه;أرسلت في;أجل الرد;تاريخ الرد;الموقف;التنفيذ;قيمت في;قيمها
12/2024;فحص طبي لكل وافد داخل 24 ساعة;DGAPR;15/01/2024;;20/02/2024;مقبولة;منفذة كليا;10/06/2024;الآلية، في عين المكان
13/2024;  فتح سجل موحد   للحراسة النظرية ;الأمن الوطني;25/01/2024;;;;;;
14/2024;تزويد غرف الاحتفاظ بالتهوية;DGSN;٢٥/٠١/٢٠٢٤;;30/03/2024;مرفوضة;;;
15/2024;طبيب مناوب ليلا;Ministère de la santé;25/01/2024;25/03/2024;;;;;
15/2024;طبيب مناوب ليلا;وزارة الصحة;25/01/2024;25/03/2024;;;;;
16/2024;تكوين الحراس في استعمال القوة;مديرية لا يعرفها أحد;25/01/2024;;;;;;
;;;;;;;;;
END
file list.map <<END
[columns]
source_number = الرقم
text = التوصية
addressee = الموجه إليه
sent_on = أرسلت في
reply_due_on = أجل الرد
replied_on = تاريخ الرد
position = الموقف
implementation = التنفيذ
assessed_on = قيمت في
assessor = قيمها
[values.assessor]
الآلية، في عين المكان = npm_on_site
END

# One row cannot be placed: nothing comes in, and the sentence says which row, which column and why.
wiqaya import recommendations list.csv --map list.map --language ar
expect exit 1
expect err "مديرية لا يعرفها أحد"
expect err "6"
wiqaya count R1 --json
expect json .total.denominator == 0

# The good rows are kept on request; the double is named.
wiqaya import recommendations list.csv --map list.map --keep-good --json
expect json .rows == 6
expect json .duplicates == 1
expect json .duplicate_rows.0.of_row == 4
expect json .errors.0.row == 6
expect json .created.recommendations == 4
remember list .import

# Who is late on the last day of May 2024. Counted by hand from the rows above:
#   12 DGAPR sent 15 Jan, 60 days, due 15 Mar, replied 20 Feb: on time
#   13 DGSN  sent 25 Jan, 30 days, due 24 Feb, no reply: 97 days late on 31 May
#   14 DGSN  sent 25 Jan, due 24 Feb, replied 30 Mar: late but replied
#   15 Health due 25 Mar, no reply: 67 days late on 31 May
wiqaya count R5 --by authority --as-of 2024-05-31 --json --language ar
expect json .total.numerator == 2
expect json .rows[authority.name=المديرية العامة للأمن الوطني].days_91_180 == 1
expect json .rows[authority.name=وزارة الصحة].days_31_90 == 1
wiqaya count R2 --by authority --as-of 2024-05-31 --json
expect json .total.numerator == 2
expect json .total.denominator == 4
expect json .rows[authority.name=المديرية العامة للأمن الوطني].numerator == 1
expect json .rows[authority.name=المديرية العامة للأمن الوطني].denominator == 2
expect json .rows[authority.name=المديرية العامة للأمن الوطني].value == 50
wiqaya count A2 --as-of 2024-05-31 --json
expect json .total.numerator == 1
expect json .total.denominator == 2
wiqaya count I1 --as-of 2024-05-31 --json
expect json .total.denominator == 0
expect json .total.value == null
wiqaya count I1 --as-of 2024-06-30 --json
expect json .total.numerator == 1
expect json .total.denominator == 1

file places.csv <<END
name;kind;authority
السجن المحلي تل النور;سجن محلي;DGAPR
END
wiqaya import places places.csv
expect out "places: 1"

# The rest in the browser's language, through the server.
serve
language ar
as salma

get /api/v1/recommendations?reply_state=overdue
expect 200
expect json .count == 2
get /api/v1/figures/R2?by=authority&as_of=2024-05-31
expect json .rows[authority.name=وزارة الصحة].denominator == 1

# Plan a visit and walk it.
post /api/v1/visits {"place":"السجن المحلي تل النور","kind":"in_depth","announced":"unannounced","started_on":"2026-05-04"}
expect 201
remember visit .id
remember visit_number .number
post /api/v1/visits/$visit/end
expect 409
expect json .allowed.0 == "start"
post /api/v1/visits/$visit/start
expect json .state == "started"
post /api/v1/visits/$visit/wait
post /api/v1/visits/$visit/enter
post /api/v1/visits/$visit/hold_final_talk
post /api/v1/visits/$visit/end
expect json .state == "ended"

# A finding, which needs three sources to be validated.
post /api/v1/findings {"visit":"$visit_number","text":"من بين 40 حالة إيداع لم تخضع 26 لأي فحص طبي داخل 24 ساعة.","theme":"health","severity":"high","scope":"place","polarity":"concern","sources":["register_or_document","medical_file"]}
expect 201
remember finding .id
post /api/v1/findings/$finding/triangulate
post /api/v1/findings/$finding/validate
expect 422
expect json .errors.0.field == "sources"
get /api/v1/findings/$finding
patch /api/v1/findings/$finding {"sources":["register_or_document","medical_file","interview_detainee"]}
expect 200
post /api/v1/findings/$finding/validate
expect json .state == "validated"

# A recommendation of it, addressed and sent.
post /api/v1/recommendations {"text":"ينبغي أن يفحص طبيب كل شخص يودع بالسجن داخل أجل 24 ساعة.","addressee":"DGAPR","visit":"$visit_number","findings":["$finding"],"theme":"health","horizon":"short"}
expect 201
remember recommendation .id
remember number .number
expect json .place.name == "السجن المحلي تل النور"
expect json .lines.0.reply_state == "not_sent"
remember line .lines.0.id
post /api/v1/recommendations/$recommendation/send {"sent_on":"2026-05-10"}
expect json .lines.0.reply_due_on == "2026-07-09"
get /api/v1/recommendations/$number
expect json .findings.0.id == "$finding"
expect json .visit.number == "$visit_number"

get /api/v1/figures/R1?by=authority
expect json .rows[authority.name=المندوبية العامة لإدارة السجون].numerator == 1
expect json .rows[authority.name=المندوبية العامة لإدارة السجون].denominator == 2

# The authority answers; its claim is not a verification.
post /api/v1/replies {"addressee_line":"$line","received_on":"2026-06-01","position":"accepted","text":"ألحق طبيب ثان بالمؤسسة منذ فاتح ماي."}
expect 201
post /api/v1/assessments {"addressee_line":"$line","assessed_on":"2026-06-01","assessor":"self_report","implementation":"full"}
expect 201
get /api/v1/figures/I1
expect json .total.numerator == 1
expect json .total.denominator == 1

# The mechanism goes and looks.
post /api/v1/assessments {"addressee_line":"$line","assessed_on":"2026-06-20","assessor":"npm_on_site","implementation":"partly","text":"من بين 20 حالة إيداع فحصت 17 داخل 24 ساعة."}
expect 201
get /api/v1/addressee_lines/$line
expect json .claimed == "full"
expect json .implementation == "partly"
expect json .reply_state == "replied_on_time"
get /api/v1/figures/I1
expect json .total.numerator == 1
expect json .total.denominator == 2
expect json .total.value == 50
get /api/v1/figures/R1?by=authority
expect json .rows[authority.name=المندوبية العامة لإدارة السجون].numerator == 2
get /api/v1/figures/V1
expect json .total.numerator == 1

# Yesterday's figure is still yesterday's.
get /api/v1/figures/I1?as_of=2024-06-30
expect json .total.denominator == 1
stop

# Nothing was changed unseen.
wiqaya verify
expect out "bad 0"

# The list can still be taken back; what was made beside it stays.
wiqaya import --undo $list
wiqaya count R1 --json
expect json .total.denominator == 1
wiqaya verify
expect out "bad 0"
