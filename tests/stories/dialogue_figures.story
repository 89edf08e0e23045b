# The figures of the dialogue on eleven lines that can be counted by hand, as of 30 June 2025 unless said.
#
#   line to  sent        due         reply                        found by the mechanism             claimed
#    1   A   2024-01-10  2024-03-10  2024-02-09 accepted          full 2024-06-08, partly 2025-03-01 full 2024-04-01
#    2   A   2024-01-10  2024-03-10  2024-03-10 accepted          full 2024-04-09                    full 2024-03-20
#    3   A   2024-01-10  2024-03-10  2024-03-20 rejected          not started 2024-06-08
#    4   A   2024-05-01  2024-06-30  2024-07-30 accepted in part  partly 2024-12-01                  full 2024-11-01
#    5   A   2025-04-01  2025-05-31  none: 30 days late
#    6   B   2025-03-01  2025-05-30  none: 31 days late
#    7   B   2025-01-01  2025-03-31  none: 91 days late
#    8   B   2024-12-01  2025-01-01  none: 180 days late
#    9   B   2024-10-01  2024-12-31  none: 181 days late
#   10   B   2025-06-01  2025-08-30  none, and not due
#   11   B   2024-02-01  2024-04-01  accepted, on a day that its list of 31 January 2025 does not know
ceiling 120
file authorities.csv <<END
name.en,code
Prisons,A
Police,B
Health,C
END
file list.csv <<END
text,addressee,sent_on,reply_due_on,replied_on,position,implementation,assessed_on,assessor
Line 1,A,2024-01-10,2024-03-10,2024-02-09,accepted,full,2024-06-08,npm_on_site
Line 2,A,2024-01-10,2024-03-10,2024-03-10,accepted,full,2024-04-09,npm_desk
Line 3,A,2024-01-10,2024-03-10,2024-03-20,rejected,not_started,2024-06-08,npm_on_site
Line 4,A,2024-05-01,2024-06-30,2024-07-30,accepted_in_part,partly,2024-12-01,npm_on_site
Line 5,A,2025-04-01,2025-05-31,,,,,
Line 6,B,2025-03-01,2025-05-30,,,,,
Line 7,B,2025-01-01,2025-03-31,,,,,
Line 8,B,2024-12-01,2025-01-01,,,,,
Line 9,B,2024-10-01,2024-12-31,,,,,
Line 10,B,2025-06-01,2025-08-30,,,,,
END
file old.csv <<END
text,addressee,sent_on,reply_due_on,position
Line 11,B,2024-02-01,2024-04-01,accepted
END
file old.map <<END
[columns]
text = text
addressee = addressee
sent_on = sent_on
reply_due_on = reply_due_on
position = position
[file]
list_day = 2025-01-31
END
wiqaya init --country MA --languages en,fr,ar
passwords
wiqaya import authorities authorities.csv
wiqaya import recommendations list.csv --json
expect json .errors.length == 0
wiqaya import recommendations old.csv --map old.map --json
expect json .errors.length == 0
wiqaya account add coordinator --role coordinator
passwords
serve
as coordinator
get /api/v1/authorities?q=Prisons
remember prisons .items.0.id
get /api/v1/addressee_lines?authority=$prisons&implementation=full&sort=replied_on
expect json .items.length == 2
remember one .items.0.id
remember two .items.1.id
get /api/v1/addressee_lines?authority=$prisons&implementation=partly
remember four .items.0.id
post /api/v1/assessments {"addressee_line":"$one","assessed_on":"2025-03-01","assessor":"npm_on_site","implementation":"partly"}
expect 201
post /api/v1/assessments {"addressee_line":"$one","assessed_on":"2024-04-01","assessor":"self_report","implementation":"full"}
expect 201
post /api/v1/assessments {"addressee_line":"$two","assessed_on":"2024-03-20","assessor":"self_report","implementation":"full"}
expect 201
post /api/v1/assessments {"addressee_line":"$four","assessed_on":"2024-11-01","assessor":"self_report","implementation":"full"}
expect 201

# R1: 1, 2, 3, 4 and 11 of eleven. R2: line 10 is not due.
get /api/v1/figures/R1?as_of=2025-06-30
expect json .total.numerator == 5
expect json .total.denominator == 11
expect json .total.value == 45.5
get /api/v1/figures/R2?as_of=2025-06-30
expect json .total.numerator == 5
expect json .total.denominator == 10
expect json .total.value == 50

# The range over authorities: A 4 of 5, B 1 of 6, beside the pooled 5 of 11. C has no line, so no rate.
get /api/v1/figures/R1?as_of=2025-06-30&by=authority
expect json .range.count == 2
expect json .range.minimum == 5
expect json .range.left_out == 0
expect json .range.low == 16.7
expect json .range.high == 80
expect json .range.pooled == 45.5
# Those under the chosen least number are left out and said; the pooled rate is of all.
get /api/v1/figures/R1?as_of=2025-06-30&by=authority&minimum=6
expect json .range.count == 1
expect json .range.left_out == 1
expect json .range.high == 16.7
expect json .range.pooled == 45.5
get /api/v1/figures/R1?as_of=2025-06-30&by=authority&minimum=7
expect json .range.count == 0
expect json .range.left_out == 2
expect json .range.low == null
# Without groups there is no range, and a count of lines is no rate.
get /api/v1/figures/R1?as_of=2025-06-30
expect json .range absent
get /api/v1/figures/R5?as_of=2025-06-30&by=authority
expect json .range absent
# What a spokesman said stands beside it as his word. It is in no number of the page.
post /api/v1/quoted_claims {"body":"Copenhagen statement","indicator":"R1","word":"response rate","value":"67 % to 95 %","source":"Statement of May 2025"}
expect 201
language en
# Sent in 2024 are 1 to 4 to A (4 of 4) and 8, 9 and 11 to B (1 of 3); in 2025 5 to A (0 of 1) and 6, 7, 10 to B (0 of 3).
get /figures/R1?by=authority&as_of=2025-06-30&minimum=3
expect page "Range over groups with 3 or more (2): 16.7 % to 80.0 %. Pooled over all: 45.5 %."
expect page "Year by year"
expect page "33.3 %"
expect page "67 % to 95 %"
expect page "nothing is computed with it"
expect html "4 of 5"
expect html 'class="pooled"'
get /figures/R1?by=authority&as_of=2025-06-30&minimum=6
expect page "1 group with fewer is left out."
get /figures/R1?by=authority&minimum=0
expect 422
get /figures?as_of=2025-06-30
expect page "Range over groups with 5 or more (2): 20.0 % to 80.0 %. Pooled over all: 50.0 %."
language ar
get /figures/R1?by=authority&as_of=2025-06-30&minimum=3
expect html 'dir="rtl"'
# A mirrored: 80 % of 376 from the right edge of 440 begins at 139.2.
expect html 'x="139.2"'
language en

# R3: 1 before its day and 2 on it; 11 has no day and is on neither side: 2 of 9.
get /api/v1/figures/R3?as_of=2025-06-30
expect json .total.numerator == 2
expect json .total.denominator == 9
expect json .total.value == 22.2
expect json .undated == 1
expect json .notes[note=undated].words present
# The day before its list nobody knew of the reply to 11: due without one, 2 of 7 (1, 2, 3, 4, 8, 9, 11).
get /api/v1/figures/R3?as_of=2025-01-30
expect json .total.numerator == 2
expect json .total.denominator == 7
get /api/v1/figures/R3?as_of=2025-06-30&rows=numerator
expect json .count == 2

# R4: 30, 60, 70 and 90 days: 65. Open are 5 to 10, for 90, 121, 180, 211, 272 and 29 days: 150.5; six of ten.
get /api/v1/figures/R4?as_of=2025-06-30
expect json .total.numerator == 4
expect json .total.denominator == 10
expect json .total.value == 65
expect json .total.open == 6
expect json .total.open_share == 60
expect json .total.open_age == 150.5
get /api/v1/figures/R4?as_of=2025-06-30&by=authority
expect json .rows[authority.name=Prisons].value == 65
expect json .rows[authority.name=Prisons].open == 1
expect json .rows[authority.name=Police].value == null
expect json .rows[authority.name=Police].open == 5
expect json .rows[authority.name=Police].open_share == 100
# Proof of delivery goes before the sending: line 2 was received on 9 February 2024, so its reply took 30 days: 30, 30, 70, 90.
post /api/v1/addressee_lines/$two/deliver {"day":"2024-02-09"}
get /api/v1/figures/R4?as_of=2025-06-30
expect json .total.value == 50
# Nothing was sent yet: no value.
get /api/v1/figures/R4?as_of=2023-12-31
expect json .total.value == null
expect json .total.denominator == 0
expect json .total.open_share == null

# R5: 5 is 30 days late, 6 is 31, 7 is 91, 8 is 180, 9 is 181. A day later 5 is 31 and 8 is 181 days late.
get /api/v1/figures/R5?as_of=2025-06-30&by=authority
expect json .total.numerator == 5
expect json .total.days_0_30 == 1
expect json .total.days_31_90 == 1
expect json .total.days_91_180 == 2
expect json .total.days_over_180 == 1
expect json .rows[authority.name=Prisons].days_0_30 == 1
expect json .rows[authority.name=Prisons].numerator == 1
expect json .rows[authority.name=Police].days_91_180 == 2
expect json .rows[authority.name=Police].numerator == 4
get /api/v1/figures/R5?as_of=2025-07-01&by=age
expect json .rows.length == 3
expect json .rows[age=31_90].numerator == 2
expect json .rows[age=91_180].numerator == 1
expect json .rows[age=over_180].numerator == 2
expect json .total.numerator == 5
# Each age opens its lines; other figures have no ages.
get /api/v1/figures/R5?as_of=2025-06-30&age=91_180&rows=numerator
expect json .count == 2
expect json .sum == 2
get /api/v1/figures/R5?as_of=2025-06-30&age=0_30&authority=B&rows=numerator
expect json .count == 0
get /api/v1/figures/R1?by=age
expect 422
language en
get /figures/R5?by=authority&as_of=2025-06-30
expect html "age=91_180&amp;rows=numerator#rows"
expect page "31–90"
get /figures/R5?as_of=2025-06-30&age=91_180&rows=numerator
expect page "91–180 days"
get /figures?as_of=2025-06-30
expect html "age=over_180"

# A1: 1, 2 and 11. A2, A3 and A4 of the five that answered.
get /api/v1/figures/A1?as_of=2025-06-30
expect json .total.numerator == 3
expect json .total.value == 27.3
get /api/v1/figures/A3?as_of=2025-06-30
expect json .total.numerator == 4
expect json .total.value == 80
get /api/v1/figures/A4?as_of=2025-06-30&by=authority
expect json .total.numerator == 1
expect json .total.denominator == 5
expect json .total.value == 20
expect json .rows[authority.name=Prisons].value == 25
expect json .rows[authority.name=Police].value == 0

# Verified are 1 (partly again), 2 (full), 3 (not started) and 4 (partly).
get /api/v1/figures/I1?as_of=2025-06-30
expect json .total.numerator == 1
expect json .total.denominator == 4
get /api/v1/figures/I2?as_of=2025-06-30
expect json .total.numerator == 3
expect json .total.value == 75
get /api/v1/figures/I3?as_of=2025-06-30
expect json .total.value == 9.1
# 1 and two halves.
get /api/v1/figures/I4?as_of=2025-06-30
expect json .total.numerator == 2
expect json .total.denominator == 4
expect json .total.value == 50
expect json .weight == 0.5
get /api/v1/figures/I4?as_of=2025-06-30&by=year
expect json .rows[year=2024].numerator == 2
get /api/v1/figures/I5?as_of=2025-06-30
expect json .total.value == 36.4
# On the day before line 1 fell back it was full: 2 full and half of 4.
get /api/v1/figures/I4?as_of=2025-02-28
expect json .total.numerator == 2.5
expect json .total.value == 62.5

# I6: of 1, 2 and 4, which carry both, three are claimed full and one is: 66.7 points. Line 3 was never claimed.
get /api/v1/figures/I6?as_of=2025-06-30
expect json .total.denominator == 3
expect json .total.claimed == 3
expect json .total.verified == 1
expect json .total.value == 66.7
# I7: of 1 and 2, which were accepted and verified, 2 is full. Line 11 was never verified.
get /api/v1/figures/I7?as_of=2025-06-30
expect json .total.numerator == 1
expect json .total.denominator == 2
expect json .total.value == 50
# I8: full on 30 June 2024 were 1 and 2, and 1 no longer is. In May 2024 only 2 was; on New Year's Day nothing.
get /api/v1/figures/I8?as_of=2025-06-30
expect json .since == "2024-06-30"
expect json .total.numerator == 1
expect json .total.denominator == 2
get /api/v1/figures/I8?as_of=2025-06-30&since=2024-05-01
expect json .total.numerator == 0
expect json .total.denominator == 1
expect json .total.value == 0
get /api/v1/figures/I8?as_of=2025-06-30&since=2024-01-01
expect json .total.value == null
get /figures/I8?as_of=2025-06-30&since=2024-05-01
expect html 'value="2024-05-01"'

# I9: 2 was full after 90 days and 1 after 150, 11 lines were watched: 9/10 · 6/7 is above a half, so there is no value.
get /api/v1/figures/I9?as_of=2025-06-30
expect json .total.numerator == 2
expect json .total.denominator == 11
expect json .total.value == null
expect json .total.open == 9
# Of those of A at the end of 2024 (1 to 4): 3/4 · 2/3 is a half, after 150 days. A plain median would say 120.
get /api/v1/figures/I9?as_of=2024-12-31&authority=A
expect json .total.numerator == 2
expect json .total.denominator == 4
expect json .total.value == 150
get /api/v1/figures/I9?as_of=2024-12-31&by=authority
expect json .rows[authority.name=Prisons].value == 150
expect json .rows[authority.name=Police].value == null
get /api/v1/figures/I9?authority=C
expect json .total.value == null
expect json .total.denominator == 0

# The page of an authority, as of today: asked 5, said 4, verified 4, and line 5 is late by more than 180 days.
language en
get /authorities/$prisons
expect page "Asked, said, verified"
expect page "Response rate, all R1 80.0 % 4 5"
expect page "On-time response rate R3"
expect page "Claimed in full, where both are known 3 of 3"
expect page "Verified in full 1 of 3"
expect html "/figures/R5?as_of="
expect html "age=over_180&amp;rows=numerator#rows"
expect page "No date lies ahead"
# Of its lines of 2024 all four were answered, of 2025 none of one.
expect page "Year by year"
expect page "4 of 4"
expect page "0 of 1"
# What lies ahead: a reply that is awaited and a month that a reply promised, which is passed by a later promise.
post /api/v1/recommendations {"text":"A reply is awaited","addressee":"C","sent_on":"2025-07-01","reply_due_on":"2099-01-02"}
expect 201
post /api/v1/recommendations {"text":"A promise was made","addressee":"C","sent_on":"2025-07-01","reply_due_on":"2025-09-01"}
expect 201
remember promising .lines.0.id
get /api/v1/authorities?q=Health
remember health .items.0.id
get /authorities/$health
expect page "1 reply awaited · 0 promises"
post /api/v1/replies {"addressee_line":"$promising","received_on":"2025-07-15","position":"accepted","text":"In 2098","promised_on":"2098"}
post /api/v1/replies {"addressee_line":"$promising","received_on":"2025-07-16","position":"accepted","text":"In May 2098","promised_on":"2098-05"}
get /authorities/$health
expect page "1 reply awaited · 1 promise"
expect page "May 2098promised by its reply"
expect page "2 January 2099reply due"
expect page "No reply is overdue"
# Found full, a promise is kept; and a recommendation in the bin owes nothing.
post /api/v1/assessments {"addressee_line":"$promising","assessed_on":"2025-08-01","assessor":"npm_on_site","implementation":"full"}
get /authorities/$health
expect page "1 reply awaited · 0 promises"
get /api/v1/recommendations?q=awaited
remember awaited .items.0.id
post /api/v1/recommendations/$awaited/bin {}
get /authorities/$health
expect page "0 replies awaited · 0 promises"
stop

# The command line says the same.
wiqaya count R4 --as-of 2025-06-30
expect out "open: 6	days: 150.5"
wiqaya count R1 --by authority --as-of 2025-06-30 --minimum 6
expect out "Range over groups with 6 or more (1): 16.7 % to 16.7 %. Pooled over all: 45.5 %. Left out, with fewer: 1."
wiqaya count I6 --as-of 2025-06-30
expect out "claimed: 3	verified: 1"
wiqaya count I4 --as-of 2025-06-30
expect out "0.5"
wiqaya count R5 --by authority --by age --as-of 2025-06-30 --json
expect json .rows.length == 4
wiqaya verify
expect out "bad 0"
