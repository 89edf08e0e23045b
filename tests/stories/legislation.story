# A bill's observation, followed to the adopted text: in Arabic, as a legal officer works (OPCAT, art. 19 c).
wiqaya init --languages ar,fr,en
wiqaya account add coordinator --role coordinator
passwords
wiqaya account add legal --role legal
passwords
wiqaya account add monitor --role monitor
passwords
serve
language ar

as coordinator
post /api/v1/authorities {"name":{"ar":"وزارة العدل","fr":"Ministère de la justice"},"code":"MJ","reply_days":30}
as legal
post /api/v1/legal_texts {"number":"10-26","title":{"ar":"مشروع قانون يتعلق بتنظيم الحراسة النظرية","fr":"Projet de loi relatif à la garde à vue"},"kind":"bill","authority":"MJ","iri":"/akn/ma/bill/2026/10-26","asked_on":"2026-01-05","opinion_due_on":"2026-02-05"}
remember law .id
post /api/v1/legal_articles <<END
{"legal_text":"$law","number":"5","wording":"bill","position":5,"text":{"ar":"تقوم الآلية بزيارات لأماكن الحراسة النظرية بإذن مسبق من وكيل الملك.","fr":"Le mécanisme visite les lieux de garde à vue sur autorisation préalable du procureur du Roi."}}
END
post /api/v1/legal_articles <<END
{"legal_text":"$law","number":"12","wording":"bill","position":12,"text":{"ar":"يستفيد الشخص المحروس نظريا من فحص طبي إذا طلبه."}}
END

# The form of an observation asks about the law, not about a place.
get /recommendations/new?kind=legislative_observation&legal_text=$law
expect page "كتابة ملاحظة على قانون"
expect page "الصيغة المقترحة"
expect no html 'name="place"'

post /api/v1/recommendations <<END
{"kind":"legislative_observation","legal_text":"$law","legal_articles":["5"],"addressee":"MJ","sent_on":"2026-01-20","text":{"ar":"توصي الآلية بحذف شرط الإذن المسبق من المادة 5."},"proposed_wording":{"ar":"تقوم الآلية بزيارات لأماكن الحراسة النظرية دون إذن مسبق."}}
END
expect 201
remember first .id
remember first_line .lines.0.id
post /api/v1/recommendations {"kind":"legislative_observation","legal_text":"$law","legal_articles":["12"],"addressee":"MJ","sent_on":"2026-01-20","text":{"ar":"توصي الآلية بأن يكون الفحص الطبي تلقائيا."}}
remember second .id
remember second_line .lines.0.id
post /api/v1/recommendations {"kind":"legislative_observation","legal_text":"$law","addressee":"MJ","text":{"ar":"ينبغي أن ينص القانون على سجل رقمي."}}
remember third .id

# A legal officer writes no other recommendation, and changes none.
post /api/v1/recommendations {"kind":"recommendation","addressee":"MJ","text":{"ar":"توصية أخرى."}}
expect 403
as coordinator
post /api/v1/recommendations {"kind":"recommendation","addressee":"MJ","text":{"ar":"توصية من زيارة."}}
remember visit_made .id
as legal
get /api/v1/recommendations/$visit_made
patch /api/v1/recommendations/$visit_made {"text":{"ar":"غيرت."}}
expect 403
as monitor
get /legal_texts/$law
expect page "مشروع قانون يتعلق بتنظيم الحراسة النظرية"
as legal

# It is followed as any recommendation is: the ministry replies to one in time, by the line.
as coordinator
get /api/v1/addressee_lines/$first_line
expect json .reply_due_on == "2026-02-19"
post /api/v1/replies {"addressee_line":"$first_line","received_on":"2026-02-10","position":"accepted_in_part","text":"ستراعى الملاحظة."}
get /api/v1/figures/R1?as_of=2026-05-31&kind=legislative_observation
expect json .total.numerator == 1
expect json .total.denominator == 2

# Nothing is taken up by a text that is not adopted.
as legal
form /recommendations/$first/uptake uptake=in_full day=2026-05-20
expect 422
expect page "لم يصادق على النص بعد"
get /api/v1/legal_texts/$law
post /api/v1/legal_texts/$law/introduce {"introduced_on":"2026-03-01"}
post /api/v1/legal_texts/$law/adopt {"adopted_on":"2026-05-12"}

# Adopted: article 5 became article 6 and kept the king's prosecutor, article 12 stands unchanged, article 13 is new.
post /api/v1/legal_articles {"legal_text":"$law","number":"6","wording":"adopted","position":6,"text":{"ar":"تقوم الآلية بزيارات لأماكن الحراسة النظرية دون إذن مسبق مع إخبار وكيل الملك."}}
remember adopted .id
post /api/v1/legal_articles {"legal_text":"$law","number":"12","wording":"adopted","position":12,"text":{"ar":"يستفيد الشخص المحروس نظريا من فحص طبي إذا طلبه."}}
post /api/v1/legal_articles {"legal_text":"$law","number":"13","wording":"adopted","position":13,"text":{"ar":"يحدث سجل رقمي للحراسة النظرية."}}
get /api/v1/legal_articles?legal_text=$law&number=5&wording=bill
remember bill_5 .items.0.id
get /api/v1/legal_articles/$bill_5
patch /api/v1/legal_articles/$bill_5 {"becomes":"$adopted"}

# Side by side, with what changed marked word by word.
get /legal_texts/$law
expect page "المادة 5 صودق عليها بوصفها المادة 6"
expect html "<del>بإذن </del>مسبق <del>من </del>وكيل الملك."
expect html "<ins>دون إذن </ins>مسبق <ins>مع إخبار </ins>وكيل الملك."
expect page "المادة 12 دون تغيير"
expect page "لم تكن في المشروع."

# What was proposed beside what was adopted.
get /recommendations/$first/uptake
expect html "دون إذن مسبق <ins>مع إخبار وكيل الملك</ins>."
form /recommendations/$first/uptake uptake=in_part day=2026-05-20
expect 422
expect page "عند الأخذ بها جزئيا، بينوا ما أُخذ به وما لم يؤخذ به."
form /recommendations/$first/uptake uptake=in_part day=2026-05-20 note='حذف الإذن المسبق وأضيف إخبار وكيل الملك.'
expect 303
form /recommendations/$second/uptake uptake=not_taken day=2026-05-20
expect 303
# Programs do it too; the day is today where none is given.
post /api/v1/recommendations/$third/take_up {"uptake":"whole"}
expect 422
post /api/v1/recommendations/$third/take_up {"uptake":"in_full","day":"2026-05-20","note":"المادة 13"}
expect json .uptake == "in_full"
get /api/v1/recommendations/$first
expect json .uptake == "in_part"
expect json .uptake_on == "2026-05-20"

# The page of the law counts them: one in full, one in part, one not, none pending.
get /legal_texts/$law
expect page "3 ملاحظات للآلية أُخذ بها كليا 1 أُخذ بها جزئيا 1 لم يؤخذ بها 1 لم تقارن بعد 0"
get /recommendations/$first
expect page "حذف الإذن المسبق وأضيف إخبار وكيل الملك."

# A later look changes it, and history keeps what was said; a day to come is refused.
form /recommendations/$first/uptake uptake=in_full day=2999-01-01
expect 422
form /recommendations/$first/uptake uptake=in_full day=2026-05-30
expect 303
get /recommendations/$first
expect page "أُخذ بها جزئيا"

# Found by its number and by words of its articles.
get /api/v1/legal_texts?q=10-26
expect json .count == 1
get /search?q=وكيل+الملك
expect page "مشروع قانون يتعلق بتنظيم الحراسة النظرية"
wiqaya verify
expect out "bad 0"
