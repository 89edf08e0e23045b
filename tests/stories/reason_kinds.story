# Why authorities say no (A4), by kind: the rows of each kind are listed, and all are divided by what was answered.
#
#   line to  replied     position          kind of reason
#    1   A   2024-02-09  rejected          no budget
#    2   A   2024-02-10  rejected          no budget
#    3   A   2024-02-20  rejected          security; on 2024-09-01 accepted
#    4   A   2024-03-01  accepted
#    5   B   2024-03-05  rejected          no staff
#    6   B   2024-03-06  rejected          not told
#    7   B   2024-03-07  accepted in part  no budget: no rejection
#    8   B   2024-03     rejected          a term of the house's own
#    9   B   none
ceiling 120
wiqaya init --country MA --languages en,fr,ar
passwords
file authorities.csv <<END
name.en,code
Prisons,A
Police,B
END
wiqaya import authorities authorities.csv
wiqaya account add racine --role administrator
passwords
wiqaya account add coordinator --role coordinator
passwords
wiqaya account add salma --role focal --authority B
passwords
serve
as racine
post /api/v1/terms {"vocabulary":"reason_kind","code":"waits_for_law","name":{"en":"Waits for the law","fr":"Attend la loi","ar":"في انتظار القانون"},"base":"law_forbids"}
expect 201
stop
file list.csv <<END
text,addressee,sent_on,replied_on,position,reason_kind,reasons
Line 1,A,2024-01-10,2024-02-09,rejected,no_budget,The budget is spent
Line 2,A,2024-01-10,2024-02-10,rejected,No budget,
Line 3,A,2024-01-10,2024-02-20,rejected,security,
Line 4,A,2024-01-10,2024-03-01,accepted,,
Line 5,B,2024-01-10,2024-03-05,rejected,no_staff,
Line 6,B,2024-01-10,2024-03-06,rejected,,
Line 7,B,2024-01-10,2024-03-07,accepted_in_part,no_budget,
Line 8,B,2024-01-10,2024-03,rejected,Waits for the law,
Line 9,B,2024-01-10,,,,
END
wiqaya import recommendations list.csv --json
expect json .errors.length == 0
expect json .created.replies == 8
start
as coordinator
get /api/v1/recommendations?q=Line+3
remember third .items.0.id
get /api/v1/addressee_lines?recommendation=$third
remember line .items.0.id
post /api/v1/replies {"addressee_line":"$line","received_on":"2024-09-01","position":"accepted","text":"It will be done."}
expect 201

# On 30 June 2024: 1 and 2 for the budget, 3 for security, 5 for staff, 8 for the law, 6 without a word; eight were answered.
get /api/v1/figures/A4?by=reason_kind&as_of=2024-06-30
expect json .total.numerator == 6
expect json .total.denominator == 8
expect json .rows.length == 5
expect json .rows[reason_kind=no_budget].numerator == 2
expect json .rows[reason_kind=no_budget].denominator == 8
expect json .rows[reason_kind=no_budget].value == 25
expect json .rows[reason_kind=security].numerator == 1
expect json .rows[reason_kind=no_staff].numerator == 1
expect json .rows[reason_kind=waits_for_law].numerator == 1
expect json .rows.4.reason_kind == null
expect json .rows.4.numerator == 1

# By authority as well: of the four of A that were answered two have no budget.
wiqaya count A4 --by authority --by reason_kind --as-of 2024-06-30 --json
expect json .rows.length == 5
expect json .rows.0.numerator == 1
expect json .rows.0.denominator == 4

# A reply known by its month counts from the end of it: in the middle of March line 8 has none.
get /api/v1/figures/A4?by=reason_kind&as_of=2024-03-15
expect json .total.numerator == 5
expect json .total.denominator == 7
expect json .rows[reason_kind=waits_for_law].numerator absent

# Since September line 3 is no rejection any more, and its kind counts no more.
get /api/v1/figures/A4?by=reason_kind&as_of=2024-12-31
expect json .total.numerator == 5
expect json .rows[reason_kind=security].numerator absent

# The rows behind it: lines 1 and 2 of eight, and the figure that they open says the same.
wiqaya count A4 --filter reason_kind=no_budget --as-of 2024-06-30 --json
expect json .total.numerator == 2
expect json .total.denominator == 8
get /api/v1/figures/A4?reason_kind=no_budget&as_of=2024-06-30&rows=numerator
expect json .count == 2
expect json .n == 8
expect json .items.0.name == "Prisons"
expect json .items.1.name == "Prisons"
get /api/v1/figures/A4?reason_kind=no_budget&as_of=2024-06-30&rows=denominator
expect json .count == 8

# In the portal it is chosen beside the position. What stays chosen beside a plain acceptance is not kept.
as salma
get /portal/5
expect page "Line 9"
expect page "Waits for the law"
form /portal/5 act=save position=rejected reason_kind=no_powers 'text=It is for the courts.' 'reasons=The law says so.'
expect 303
form /portal/5 act=send
expect 303
follow
expect page "Not in its powers"
form /portal/1 act=send position=accepted reason_kind=security 'text=It will be done.'
expect 303
as coordinator
get /api/v1/replies?channel=portal
get /api/v1/replies?reason_kind=no_powers
expect json .count == 1
expect json .items.0.position == "rejected"
get /api/v1/replies?reason_kind=security
expect json .count == 1
get /api/v1/recommendations?q=Line+9
remember ninth .items.0.number
get /recommendations/$ninth
expect page "Not in its powers"
