# Files beside records: what they are is looked at before they are kept, they are never more open than
# the record that they stand beside, and the log covers their bytes.
ceiling 120
wiqaya init --country MA --languages fr,ar,en
passwords
wiqaya account add salma --role coordinator
passwords
wiqaya account add nadia --role member
passwords
wiqaya account add omar --role monitor
passwords
wiqaya account add driss --role monitor
passwords
wiqaya account add hind --role secretariat
passwords
wiqaya account add amine --role auditor
passwords
file authorities.csv <<END
name,code
Direction des prisons,DP
END
wiqaya import authorities authorities.csv
wiqaya account add karim --role focal --authority DP
passwords
file places.csv <<END
name,kind
Prison de Salé,prison_local
END
wiqaya import places places.csv

bytes report.pdf 255044462d312e340a25e2e3cfd30a312030206f626a0a3c3c3e3e0a656e646f626a0a
bytes other.pdf  255044462d312e350a25e2e3cfd30a312030206f626a0a3c3c3e3e0a656e646f626a0a
bytes picture.png 89504e470d0a1a0a0000000d49484452
bytes photo.jpg ffd8ffe000104a464946000101
bytes program.bin 7f454c4602010100
file list.csv <<END
nom,âge
Salé,40
END
file page.html <<END
<!doctype html><script>alert(1)</script>
END
repeat nothing.pdf 1 ''

serve
as salma
post /api/v1/visits {"place":"Prison de Salé","kind":"in_depth","started_on":"2026-05-04","team":["nadia","omar"]}
expect 201
remember visit .id
remember number .number
post /api/v1/recommendations {"text":"Ouvrir la cour","addressee":"DP"}
remember recommendation .id
post /api/v1/recommendations/$recommendation/send {"sent_on":"2026-05-10"}

# --- Attaching: by one of the team who may change the visit; the bytes come back as they went.
as nadia
upload /api/v1/visits/$number/attachments file=@report.pdf;type=application/pdf;as=../../etc/تقرير|الزيارة.pdf
expect 201
remember report .id
expect json .name == "تقريرالزيارة.pdf"
expect json .media_type == "application/pdf"
expect json .size == 35
expect json .level == "internal"
expect json .entity == "visit"
expect json .record == "$visit"
remember sha .sha256
expect header Location == /api/v1/attachments/$report
get /api/v1/attachments/$report/content
expect 200
save back.pdf
expect file back.pdf same report.pdf
expect header Content-Type == application/pdf
expect header Content-Disposition == "attachment; filename*=UTF-8''%D8%AA%D9%82%D8%B1%D9%8A%D8%B1%D8%A7%D9%84%D8%B2%D9%8A%D8%A7%D8%B1%D8%A9.pdf"
expect header Content-Security-Policy == "sandbox; default-src 'none'"
expect header X-Content-Type-Options == nosniff
expect header ETag ~ $sha
header If-None-Match: "$sha"
get /api/v1/attachments/$report/content
expect 304
get /api/v1/visits/$number/attachments
expect json .count == 1
expect json .items.0.id == "$report"

# The same bytes again lie in the store once; the same request with its key is done once.
header Idempotency-Key: one
upload /api/v1/visits/$visit/attachments file=@report.pdf;type=application/pdf;as=encore.pdf level=restricted
expect 201
remember again .id
expect json .sha256 == "$sha"
header Idempotency-Key: one
upload /api/v1/visits/$visit/attachments file=@report.pdf;type=application/pdf;as=encore.pdf level=restricted
expect json .id == "$again"
header Idempotency-Key: one
upload /api/v1/visits/$visit/attachments file=@report.pdf;type=application/pdf;as=autre.pdf level=restricted
expect 422
get /api/v1/visits/$visit/attachments
expect json .count == 2

upload /api/v1/visits/$visit/attachments file=@picture.png;type=image/png
expect 201
upload /api/v1/visits/$visit/attachments file=@photo.jpg
expect 201
upload /api/v1/visits/$visit/attachments file=@list.csv;type=application/vnd.ms-excel
expect 201
expect json .media_type == "text/csv"
upload /api/v1/visits/$visit/attachments file=@other.pdf;type=application/pdf
expect 201
remember other .sha256

# --- What is refused: it is not what it says, or of no kind that is kept.
upload /api/v1/visits/$visit/attachments file=@page.html;type=text/html
expect 422
expect json .errors.0.field == "file"
upload /api/v1/visits/$visit/attachments file=@page.html;type=application/pdf;as=page.pdf
expect 422
upload /api/v1/visits/$visit/attachments file=@page.html;type=text/plain;as=page.txt
expect 422
upload /api/v1/visits/$visit/attachments file=@picture.png;type=image/jpeg;as=picture.jpg
expect 422
upload /api/v1/visits/$visit/attachments file=@report.pdf;type=text/html
expect 422
upload /api/v1/visits/$visit/attachments file=@report.pdf;type=application/pdf;as=report.html
expect 422
upload /api/v1/visits/$visit/attachments file=@report.pdf;as=report
expect 422
upload /api/v1/visits/$visit/attachments file=@program.bin;as=program.txt
expect 422
upload /api/v1/visits/$visit/attachments file=@report.pdf;as=report.docx
expect 422
upload /api/v1/visits/$visit/attachments file=@nothing.pdf
expect 422
upload /api/v1/visits/$visit/attachments level=internal
expect 422
expect json .errors.0.field == "file"
upload /api/v1/visits/$visit/attachments file=@report.pdf level=public
expect 422
expect json .errors.0.field == "level"
speaks post /api/v1/visits/$visit/attachments {"file":"report.pdf"}
expect 422
header Expect: 100-continue
big /api/v1/visits/$visit/attachments 34000000
expect 413
speaks post /api/v1/attachments {"entity":"visit","record":"$visit","name":"a.pdf","media_type":"application/pdf","sha256":"$sha","level":"internal"}
expect 403
upload /api/v1/visits/V-1999-0001/attachments file=@report.pdf
expect 404

# --- Never more open than the visit: a monitor of the team reads and may not change; one of another team
# does not know that it is there; the secretariat reads visits, yet not what is for the team.
as omar
get /api/v1/attachments/$report/content
expect 200
get /api/v1/attachments/$again/content
expect 200
upload /api/v1/visits/$visit/attachments file=@report.pdf
expect 403
post /api/v1/attachments/$report/bin {}
expect 403
as driss
speaks get /api/v1/attachments/$report/content
expect 404
get /api/v1/attachments/$report
expect 404
get /api/v1/visits/$visit/attachments
expect 404
get /api/v1/attachments
expect json .count == 0
upload /api/v1/visits/$visit/attachments file=@report.pdf
expect 404
post /api/v1/attachments/$report/bin {}
expect 404
as hind
get /api/v1/attachments/$report/content
expect 200
get /api/v1/attachments/$again/content
expect 404
get /api/v1/visits/$visit/attachments
expect json .count == 5
get /api/v1/attachments?sha256=$sha
expect json .count == 1
upload /api/v1/recommendations/$recommendation/attachments file=@report.pdf
expect 201
remember letter .id
upload /api/v1/recommendations/$recommendation/attachments file=@report.pdf level=restricted
expect 422
expect json .errors.0.field == "level"
get /api/v1/attachments/$letter
patch /api/v1/attachments/$letter {"name":"lettre.pdf"}
expect json .version == 2
get /api/v1/attachments/$letter
patch /api/v1/attachments/$letter {"name":"lettre.html"}
expect 422
patch /api/v1/attachments/$letter {"name":"../lettre.pdf"}
expect 422
patch /api/v1/attachments/$letter {"record":"$visit"}
expect 422
as amine
get /api/v1/attachments/$letter
header If-Match: "2"
patch /api/v1/attachments/$letter {"name":"mien.pdf"}
expect 403
post /api/v1/attachments/$letter/bin {}
expect 403
as karim
get /api/v1/recommendations/$recommendation
expect 200
get /api/v1/attachments/$letter/content
expect 404
get /api/v1/recommendations/$recommendation/attachments
expect json .count == 0
get /api/v1/attachments
expect 404
as nobody
get /api/v1/attachments/$report/content
expect 401

# --- The bin, and back.
as nadia
post /api/v1/attachments/$report/bin {}
get /api/v1/visits/$visit/attachments
expect json .count == 5
post /api/v1/attachments/$report/restore {}
get /api/v1/visits/$visit/attachments
expect json .count == 6
stop

# --- The log covers the bytes: those of another file of the same length in their place, then none.
wiqaya verify
expect out "bad 0"
raw UPDATE blob SET bytes = (SELECT o.bytes FROM blob o WHERE o.hash = '$other') WHERE hash = '$sha'
wiqaya verify
expect exit 1
expect out "bad 1"
expect err "$sha"
raw DELETE FROM blob WHERE hash = '$sha'
wiqaya verify
expect exit 1
expect out "bad 3"
