# Standards cited by paragraph, sources on the way to three, hints while a recommendation is written, what it repeats,
# why it is closed, how far its translations can be relied on, and an assessment that is corrected and never overwritten.
ceiling 60

wiqaya init --country MA --languages ar,fr,en
passwords
wiqaya account add coordinator --role coordinator
passwords
wiqaya account add salma --role member
passwords
file authorities.csv <<END
code,name.fr,name.ar,reply_days
DGAPR,Administration pénitentiaire,إدارة السجون,30
SANTE,Ministère de la santé,وزارة الصحة,30
END
wiqaya import authorities authorities.csv
wiqaya account add focal --role focal --authority DGAPR
passwords
file places.csv <<END
name.fr,name.ar,kind
Prison locale de Tétouan,السجن المحلي بتطوان,prison_local
END
wiqaya import places places.csv
# The library came with init; asked again, nothing is doubled.
wiqaya standards
expect out "0 standards and 0 topics"
serve
as coordinator

# The library: 41 texts, of which only some have a count that somebody compared with the text.
get /api/v1/instruments
expect json .count == 41
get /api/v1/instruments?count_verified=1
expect json .count == 5
get /api/v1/instruments/Mandela
expect json .unit_count == 122
expect json .count_verified == true
expect json .name.ar == "قواعد نيلسون مانديلا"
remember mandela .id
get /api/v1/provisions?instrument=MANDELA&limit=100
expect json .count == 82
get /api/v1/instruments/OPCAT
remember opcat .id
language en
get /instruments/$opcat
expect page "How many units it has was not checked against the text"
get /instruments/$mandela
expect page "Limits of solitary confinement"
expect no page "was not checked"
get /instruments?sort=name
get /api/v1/instruments/MI
expect json .care.en ~ "Convention on the Rights of Persons with Disabilities"

# A finding with two sources cites in three of the ways in which people write.
post /api/v1/visits {"place":"Prison locale de Tétouan","kind":"in_depth","started_on":"2026-01-20","team":["coordinator","salma"]}
remember visit .number
post /api/v1/visits/$visit/start {}
post /api/v1/findings {"visit":"$visit","text":"Trois personnes sont isolées depuis plus de vingt jours.","theme":"treatment","further_themes":["health"],"groups":["children"],"root_cause":"Aucune limite n’est écrite dans le règlement.","polarity":"concern","sources":["interview_detainee","direct_observation"],"citations":["SMR rule 44","القاعدة ٤٥ من قواعد نيلسون مانديلا","Règles Nelson Mandela, règle 46 (2): médecin"]}
expect 201
expect json .citations.0 == "MANDELA 44"
expect json .citations.1 == "MANDELA 45"
expect json .citations.2 == "MANDELA 46(2): médecin"
expect json .hints.0.code == "sources_missing"
remember finding .id
remember finding_number .number

# Beyond the last number: refused with words, in each language, where the count was checked.
get /api/v1/findings/$finding
speaks patch /api/v1/findings/$finding {"citations":["Mandela 123"]}
get /api/v1/findings/$finding
patch /api/v1/findings/$finding {"citations":["Mandela 123"]}
expect 422
expect json .errors.0.field == "citations"
expect json .errors.0.reason == "Nelson Mandela Rules ends at 122: it has no 123."
patch /api/v1/findings/$finding {"citations":["Mandela"]}
expect 422
expect json .errors.0.reason ~ "does not name a standard"
patch /api/v1/findings/$finding {"citations":["Mandela 43-45"]}
expect 422
patch /api/v1/findings/$finding {"citations":["Règles inconnues 4"]}
expect 422
expect json .errors.0.reason ~ "not known among"
# Only warned where nobody compared the count with the text.
patch /api/v1/findings/$finding {"citations":["MANDELA 44","MANDELA 45","MANDELA 46(2): médecin","OPCAT 40","MI 9"]}
expect 200
expect json .hints[code=unit_beyond_count].text ~ "Optional Protocol"
expect json .hints[code=cite_with_care].text ~ "Disabilities"

# Found by the words of the topic and the name of the standard, in Arabic and in English, and by the standard cited.
get /api/v1/findings?q=solitary
expect json .count == 1
get /api/v1/findings?q=الحبس+الانفرادي
expect json .count == 1
get /api/v1/findings?q=مانديلا+45
expect json .count == 1
get /api/v1/findings?q=Mandela+47
expect json .count == 0
get /api/v1/findings?citations=Mandela
expect json .count == 1
get /api/v1/findings?citations=Mandela+45
expect json .count == 1
get /api/v1/findings?citations=Mandela+46
expect json .count == 1
get /api/v1/findings?citations=Mandela+4
expect json .count == 0
get /api/v1/findings?citations=BANGKOK
expect json .count == 0
get /findings?citations=MANDELA
expect page "$finding_number"
get /search?q=solitary
expect page "$finding_number"
expect page "Limits of solitary confinement"

# Somebody words a topic better: what cites it is found by the new words.
get /api/v1/provisions?q=limits+solitary
remember topic .items.0.id
get /api/v1/provisions/$topic
patch /api/v1/provisions/$topic {"topic":{"en":"Seclusion and its bounds","fr":"Limites de l’isolement","ar":"حدود الحبس الانفرادي"}}
expect 200
get /api/v1/findings?q=seclusion
expect json .count == 1

# A standard that goes to the bin takes nothing with it: what cites it still says so, and can still be changed.
get /api/v1/instruments/MI
remember old .id
post /api/v1/instruments/$old/bin {}
expect 200
get /findings/$finding
expect page "MI 9"
form /findings/$finding/edit severity=high
expect 303
get /api/v1/findings/$finding
expect json .citations.length == 5
expect json .severity == "high"
get /api/v1/findings?q=mental+illness
expect json .count == 0
post /api/v1/instruments/$old/restore {}
get /api/v1/findings?q=mental+illness
expect json .count == 1

# On its page: the sources on the way to three, what it cites with the topic; on the standard's page what cites it.
get /findings/$finding
expect page "2 of 3 independent sources"
expect page "Nelson Mandela Rules, rule 45"
expect page "Seclusion and its bounds"
expect page "beyond an unchecked count"
language fr
get /findings/$finding
expect page "Règles Nelson Mandela, règle 45"
expect page "Limites de l’isolement"
language ar
get /findings/$finding
expect page "قواعد نيلسون مانديلا، القاعدة 45"
expect page "حدود الحبس الانفرادي"
language en
get /instruments/$mandela
expect page "$finding_number"
expect page "44, 45, 46(2)"

# Two sources do not validate; a written exception does; a third source would have.
post /api/v1/findings/$finding/triangulate {}
post /api/v1/findings/$finding/validate {}
expect 422
expect json .errors.0.field == "sources"
post /api/v1/findings/$finding/validate {"note":"Le registre a été retiré pendant la visite."}
expect 200
expect json .state == "validated"
# Neither is the exception taken away behind it, nor does a second finding lose its third source.
get /api/v1/findings/$finding
patch /api/v1/findings/$finding {"exception":null}
expect 422
expect json .errors.0.field == "sources"
post /api/v1/findings {"visit":"$visit","text":"Le médecin passe chaque matin.","theme":"health","polarity":"good_practice","sources":["interview_detainee","interview_staff","medical_file"]}
remember good .id
post /api/v1/findings/$good/triangulate {}
post /api/v1/findings/$good/validate {}
expect 200
get /api/v1/findings/$good
patch /api/v1/findings/$good {"sources":["interview_detainee"]}
expect 422

# Hints while it is written: nothing is recorded by looking.
form /recommendations/new text.fr='Former les agents et ouvrir un registre dans chaque quartier' horizon=short visit=$visit issued_on=2026-01-31 look=1
expect 200
expect page "Not targeted: nobody is addressed."
expect page "two recommendations are easier to follow"
expect page "30 April 2026"
expect html 'value="2026-04-30"'
get /api/v1/recommendations
expect json .count == 0
form /recommendations/new text.fr='Mieux faire' look=1
expect page "the text is very short"
expect page "neither a horizon nor a day"

# Several addressees: one leads, the others contribute.
get /api/v1/authorities/SANTE
remember health .id
get /api/v1/authorities/DGAPR
remember prisons .id
form /recommendations/new text.fr='Limiter l’isolement à quinze jours dans le règlement intérieur' text.ar='تحديد العزل في خمسة عشر يوما' lead=$health addressee=$prisons horizon=short due_on=2026-05-01 visit=$visit citations='Mandela 44; Mandela 45' "marks=specific; time_bound; targeted" scope=place groups=children
expect 303
follow
expect page "quality marks: 3 of 10"
expect page "Nelson Mandela Rules, rule 44"
get /api/v1/recommendations?citations=Mandela+44
expect json .count == 1
remember first .items.0.id
remember first_number .items.0.number
expect json .items.0.lines.length == 2
expect json .items.0.lines[role=lead].authority.id == "$health"
expect json .items.0.lines[role=contributing].authority.id == "$prisons"
get /api/v1/recommendations?groups=children
expect json .count == 1
get /api/v1/recommendations?q=مانديلا
expect json .count == 1

# How much is on that table already.
form /recommendations/new text.fr='Ouvrir un registre des soins de nuit' addressee=$health look=1
expect page "وزارة الصحة"
expect page "1 other recommendation is open"

# The state of translation: the house writes Arabic, so that text is the original; the other is a draft until reviewed.
get /api/v1/recommendations/$first
expect json .original_language == "ar"
expect json .translation_fr == "draft"
expect json .translation_en == null
patch /api/v1/recommendations/$first {"original_language":"fr","translation_ar":"reviewed"}
expect json .original_language == "fr"
expect json .translation_ar == "reviewed"
expect json .translation_fr == null
get /api/v1/recommendations/$first
patch /api/v1/recommendations/$first {"text":{"fr":"Limiter l’isolement à dix jours dans le règlement intérieur","ar":"تحديد العزل في خمسة عشر يوما"}}
expect json .translation_ar == "outdated"
get /recommendations/$first
expect page "Older than the original"
expect page "no text"
get /api/v1/recommendations?translation_ar=outdated
expect json .count == 1
get /api/v1/recommendations/$first
patch /api/v1/recommendations/$first {"text":{"fr":"Limiter l’isolement à dix jours dans le règlement intérieur","ar":"تحديد العزل في عشرة أيام"}}
expect json .translation_ar == "draft"

# What repeats it and what takes its place, from both ends.
post /api/v1/recommendations {"text":{"fr":"Limiter l’isolement à dix jours, par écrit"},"visit":"$visit","addressee":"DGAPR","repeats":"$first_number"}
expect 201
remember second .id
remember second_number .number
get /api/v1/recommendations/$second
expect json .hints[code=not_time_bound].field == "horizon"
expect json .hints[code=open_recommendations].text ~ "1 other"
get /recommendations/$second
expect page "Repeats"
expect page "$first_number"
get /recommendations/$first
expect page "Repeated by"
expect page "$second_number"
get /api/v1/recommendations/$second
patch /api/v1/recommendations/$second {"supersedes":"$second_number"}
expect 422
patch /api/v1/recommendations/$second {"supersedes":"$first_number"}
expect 200
get /recommendations/$first
expect page "Replaced by"

# Assessments are never overwritten, not even where something was left open; a new one names the one it corrects.
get /api/v1/recommendations/$second
remember line .lines.0.id
post /api/v1/recommendations/$second/send {"sent_on":"2026-02-01"}
post /api/v1/assessments {"addressee_line":"$line","assessed_on":"2026-03-15","assessor":"npm_on_site","implementation":"full"}
remember wrong .id
get /api/v1/figures/I1
expect json .total.numerator == 1
get /api/v1/assessments/$wrong
patch /api/v1/assessments/$wrong {"implementation":"partly"}
expect 422
patch /api/v1/assessments/$wrong {"text":"Ajouté après coup"}
expect 422
expect json .errors.0.field == "text"
get /assessments/$wrong/edit
expect no html 'name="text"'
get /assessments/$wrong
expect no html "/edit\""
# A claim does not correct a verification, whoever makes it.
post /api/v1/assessments {"addressee_line":"$line","assessed_on":"2026-03-02","assessor":"self_report","implementation":"not_started","corrects":"$wrong"}
expect 422
expect json .errors.0.field == "corrects"
as focal
post /api/v1/assessments {"addressee_line":"$line","implementation":"full","corrects":"$wrong"}
expect 422
as coordinator
post /api/v1/assessments {"addressee_line":"$line","assessed_on":"2026-03-01","assessor":"npm_on_site","implementation":"partly","corrects":"$wrong","text":"Un seul quartier l’applique."}
expect 201
get /api/v1/figures/I1
expect json .total.numerator == 0
expect json .total.denominator == 1
get /api/v1/addressee_lines/$line
expect json .implementation == "partly"
get /recommendations/$second
expect page "Corrected since, counted no more"
expect no page "Regression"
# Full once and no longer: shown.
post /api/v1/assessments {"addressee_line":"$line","assessed_on":"2026-04-01","assessor":"npm_on_site","implementation":"full"}
post /api/v1/assessments {"addressee_line":"$line","assessed_on":"2026-05-01","assessor":"npm_on_site","implementation":"partly"}
get /recommendations/$second
expect page "Regression: it was full on 1 April 2026"

# Closing wants a reason, which is kept and shown.
post /api/v1/recommendations/$second/stop_pursuing {}
expect 422
expect json .errors.0.field == "closing_reason"
form /recommendations/$second at /recommendations/$second_number/steps/stop_pursuing closing_reason=
expect 422
expect page "This is needed."
post /api/v1/recommendations/$second/stop_pursuing {"note":"La loi a changé : la règle est nationale."}
expect 200
expect json .state == "closed_no_longer_pursued"
expect json .closing_reason ~ "La loi a changé"
get /recommendations/$second
expect page "La loi a changé"
get /api/v1/recommendations/$second
patch /api/v1/recommendations/$second {"closing_reason":null}
expect 422

# An authority sees neither standards nor marks, and no page of the library.
as focal
get /api/v1/recommendations
expect json .count == 1
expect json .items.0.citations absent
expect json .items.0.marks absent
expect json .items.0.hints absent
get /api/v1/instruments
expect 404
as coordinator

# Out and in again, by the same columns.
stop
wiqaya export findings --format csv
save findings.csv
expect file findings.csv "MANDELA 44; MANDELA 45; MANDELA 46(2): médecin; MI 9; OPCAT 40"
file good.csv <<END
visit,text,citations
$visit,Le registre ne porte pas d’heure.,BOP 12; Mandela 7
END
wiqaya import findings good.csv
expect out "1 rows read, 1 good"
file bad.csv <<END
visit,text,citations
$visit,La cellule est sombre.,Mandela 123
END
wiqaya import findings bad.csv
expect exit 1
expect err "122"
wiqaya verify
expect out "bad 0"
