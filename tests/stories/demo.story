# The sample institution, made through the acts: the same for the same day on both engines, in every
# state of every life cycle, with figures that agree with what the lists hold.
ceiling 60

wiqaya demo --today yesterday
expect exit 2
wiqaya demo --today 2026-06-01
passwords
expect out "validator "

# It is not poured over what is there.
wiqaya demo --today 2026-06-01
expect exit 1
expect err "already holds an institution"

# Every row, history, name and figure is what the log says.
wiqaya verify
expect out "bad 0"

# The lines by their reply state on that day, counted from their own days: 168 of 131 recommendations.
#   not sent 4 · sent 8 · acknowledged 6 · on time 62 · late 42 · overdue 36 · closed without reply 10
wiqaya export recommendations --format json
expect json .length == 131
wiqaya export addressee_lines --format json
expect json .length == 168
wiqaya export addressee_lines --format json --now 2026-06-01T12:00:00Z --filter reply_state=not_sent
expect json .length == 4
wiqaya export addressee_lines --format json --now 2026-06-01T12:00:00Z --filter reply_state=sent
expect json .length == 8
wiqaya export addressee_lines --format json --now 2026-06-01T12:00:00Z --filter reply_state=acknowledged
expect json .length == 6
wiqaya export addressee_lines --format json --now 2026-06-01T12:00:00Z --filter reply_state=replied_on_time
expect json .length == 62
wiqaya export addressee_lines --format json --now 2026-06-01T12:00:00Z --filter reply_state=replied_late
expect json .length == 42
wiqaya export addressee_lines --format json --now 2026-06-01T12:00:00Z --filter reply_state=overdue
expect json .length == 36
wiqaya export addressee_lines --format json --now 2026-06-01T12:00:00Z --filter reply_state=no_reply_closed
expect json .length == 10

# So the figures, which are sums of events and read none of these rows, must be:
#   R1: 62 + 42 = 104 of 168 - 4 = 164 that were sent
#   R2: 104 of 104 + 36 + 10 = 150 whose day was past or that were answered (each closed one was past it)
#   R5: 36
wiqaya count R1 --as-of 2026-06-01 --json
expect json .total.numerator == 104
expect json .total.denominator == 164
wiqaya count R2 --as-of 2026-06-01 --json
expect json .total.numerator == 104
expect json .total.denominator == 150
wiqaya count R5 --as-of 2026-06-01 --json
expect json .total.numerator == 36
expect json .total.days_0_30 >= 1
expect json .total.days_31_90 >= 1
expect json .total.days_91_180 >= 1
expect json .total.days_over_180 >= 1

# Verified, by what was found: full 20, partly 16, in progress 5, planned 13, not started 9, overtaken 4,
# abandoned 3, regression 2. I1: 20 of 20 + 16 + 5 + 13 + 9 + 4 + 3 + 2 = 72.
wiqaya export addressee_lines --format json --filter implementation=full
expect json .length == 20
wiqaya export addressee_lines --format json --filter implementation=partly
expect json .length == 16
wiqaya export addressee_lines --format json --filter implementation=in_progress
expect json .length == 5
wiqaya export addressee_lines --format json --filter implementation=planned
expect json .length == 13
wiqaya export addressee_lines --format json --filter implementation=not_started
expect json .length == 9
wiqaya export addressee_lines --format json --filter implementation=overtaken
expect json .length == 4
wiqaya export addressee_lines --format json --filter implementation=abandoned
expect json .length == 3
wiqaya export addressee_lines --format json --filter implementation=regression
expect json .length == 2
wiqaya count I1 --as-of 2026-06-01 --json
expect json .total.numerator == 20
expect json .total.denominator == 72

# Claimed in full more often than found so.
wiqaya export addressee_lines --format json --filter claimed=full
expect json .length > 20
# Every position is held by a line.
wiqaya export addressee_lines --format json --filter position=accepted
expect json .length >= 1
wiqaya export addressee_lines --format json --filter position=accepted_in_part
expect json .length >= 1
wiqaya export addressee_lines --format json --filter position=accepted_in_principle
expect json .length >= 1
wiqaya export addressee_lines --format json --filter position=noted
expect json .length >= 1
wiqaya export addressee_lines --format json --filter position=rejected
expect json .length >= 1
wiqaya export addressee_lines --format json --filter position=not_competent
expect json .length >= 1
wiqaya export replies --format json --filter position=no_position
expect json .length >= 1

# The table of visits has 54 rows, of which 4 are planned, to 34 places without those 4.
wiqaya count V1 --as-of 2026-06-01 --json
expect json .total.numerator == 50
wiqaya count V2 --as-of 2026-06-01 --json
expect json .total.numerator == 34

# 27 letters: of 164 lines that were sent every ninth went out with one, 19, delivered on the same day; the ladder drafted
# six reminders of the 36 that are late, one for each authority and language, which await their approval; two came in.
wiqaya export letters --format json
expect json .length == 27
wiqaya export letters --format json --filter kind=transmission --filter state=delivered
expect json .length == 19
expect json .0.addressee_lines.length == 1
wiqaya export letters --format json --filter kind=reminder --filter state=draft
expect json .length == 6
expect json .0.ladder_step.id present
wiqaya export letters --format json --filter state=received --filter kind=acknowledgement
expect json .length == 1
expect json .0.in_reply_to.id present

# Why authorities said no: 2 for security, 2 for the budget, 3 by law, 1 that disagrees; 8 in all of 104 that answered.
wiqaya count A4 --by reason_kind --as-of 2026-06-01 --json
expect json .total.numerator == 8
expect json .total.denominator == 104
expect json .rows[reason_kind=security].numerator == 2
expect json .rows[reason_kind=no_budget].numerator == 2
expect json .rows[reason_kind=law_forbids].numerator == 3
expect json .rows[reason_kind=disagrees_with_finding].numerator == 1

# What it does with others, told by a file: three partners, an agreement that is in force and asks for a decision
# (its end is 70 days off), 9 + 14 + 6 + 14 trained at one of two trainings, a project with a report due, the visit of a treaty
# body with its checklist beside the house's list of fifteen, and a programme whose lines are planned.
wiqaya export partners --format json
expect json .length == 3
wiqaya export agreements --format json
expect json .0.state == "in_force"
expect json .0.ends_on == "2026-08-10"
wiqaya export training_sessions --format json
expect json .length == 2
wiqaya count G2 --as-of 2026-06-01 --json
expect json .total.numerator == 43
wiqaya export events --format json
expect json .0.state == "outcome_published"
wiqaya export networks --format json
expect json .length == 1
wiqaya export project_reports --format json --filter due_on=2026-06-19
expect json .length == 1
wiqaya export preparation_items --format json
expect json .length == 30
wiqaya export programmes --format json
expect json .0.state == "accepted"
expect json .0.year == 2027
wiqaya export plan_lines --format json --filter year=2027
expect json .length >= 4
expect json .0.state == "approved"

# The same day gives the same institution, here on SQLite whatever the story's engine.
wiqaya export recommendations
save first.csv
wiqaya demo --today 2026-06-01 --store sqlite:again.db
wiqaya export recommendations --store sqlite:again.db
save second.csv
expect file first.csv same second.csv

# Everyone may sign in.
serve
as administrator
get /api/v1/accounts
expect json .count == 14
as coordinator
# The map is not empty: it draws the five regions and marks places.
get /map?figure=places
expect page "حدود مخترعة · tracé inventé"
expect no page "لا توجد حدود"
expect html "<script src=\"/assets/"
expect html "map.js"
expect html "data-in=\""
expect html "#mark-prison"
get /api/v1/places?limit=200
expect json .items.0.point present
get /api/v1/visits?state=planned
expect json .count == 4
get /api/v1/visits?state=planned&announced=unannounced
expect json .count == 2
get /api/v1/visits?state=refused
expect json .count == 2
get /api/v1/findings
expect json .count == 170
as secretariat
get /api/v1/visits?state=planned
expect json .count == 2
get /api/v1/visits?state=planned&announced=unannounced
expect json .count == 0
as member
get /api/v1/visits?state=planned&announced=unannounced
expect json .count == 1
as legal
get /api/v1/recommendations
expect json .count == 131
as regional
get /api/v1/visits?state=refused
expect json .count == 0
as focal
get /api/v1/authorities
expect json .count == 1
expect json .items.0.name.en == "General Directorate of Prisons"
as validator
get /api/v1/addressee_lines
expect json .count < 164
as auditor
get /api/v1/figures/R5?as_of=2026-06-01
expect json .total.numerator == 36
as monitor
get /api/v1/visits
expect json .count >= 1
as doctor
get /api/v1/visits
expect json .count >= 1
as anir
get /api/v1/visits
expect json .count >= 1
as houda
get /api/v1/visits
expect json .count >= 1
as tilila
get /api/v1/visits
expect json .count >= 1
stop
