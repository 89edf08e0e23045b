# When a reply is due: clocks of recommendations, authorities and the institution; weekends, holidays that come
# late, pauses, proofs of delivery. Every day here was counted on a paper calendar. Mondays of 2026: 2, 9, 16, 23
# and 30 March, 6 and 13 April.
ceiling 120
file areas.csv <<END
name.fr,kind,parent,code
Nord,region,,N
Tanger,province,Nord,T
Sud,region,,S
END
file authorities.csv <<END
name.fr,code,reply_days,reply_clock,area
Administration A,A,30,calendar_days,
Ministère B,B,20,working_days,
Préfecture C,C,10,working_days,Tanger
Direction D,D,,,
END
file holidays.csv <<END
name.fr,name.ar,first_on,last_on,yearly,area,certainty
Fête locale,عيد محلي,2026-03-12,,no,Nord,announced
Fête du Travail,عيد الشغل,2020-05-01,,yes,,announced
END
wiqaya init --country MA --languages fr,ar,en
passwords
wiqaya import areas areas.csv
wiqaya import authorities authorities.csv
wiqaya import holidays holidays.csv
wiqaya account add secretariat --role secretariat
passwords
wiqaya account add focal --role focal --authority "Ministère B"
passwords
serve
as secretariat
post /api/v1/recommendations {"text":"Tenir un registre des soins de nuit","addressee":"A; B; C; D","issued_on":"2026-03-01"}
expect 201
remember recommendation .id
remember a .lines[authority.name=Administration A].id
remember b .lines[authority.name=Ministère B].id
remember c .lines[authority.name=Préfecture C].id
remember d .lines[authority.name=Direction D].id
get /api/v1/addressee_lines/$b/deadline
expect json .state == "none"

# Sent on Monday 2 March. A: thirty days. B: twenty working days, four weekends. C: ten working days without the
# feast of its region. D has no clock, so that of the institution counts: sixty days.
post /api/v1/recommendations/$recommendation/send {"sent_on":"2026-03-02"}
expect 200
get /api/v1/addressee_lines/$a
expect json .reply_due_on == "2026-04-01"
expect json .reply_rule == "authority"
get /api/v1/addressee_lines/$b
expect json .reply_due_on == "2026-03-30"
expect json .version == 2
get /api/v1/addressee_lines/$c
expect json .reply_due_on == "2026-03-17"
get /api/v1/addressee_lines/$d
expect json .reply_due_on == "2026-05-01"
expect json .reply_rule == "institution"
get /api/v1/addressee_lines/$c/deadline
expect json .state == "runs"
expect json .counts_from == "2026-03-02"
expect json .from_delivery == false
expect json .weekend_days == 4
expect json .holidays.length == 1
expect json .holidays.0.name.fr == "Fête locale"
expect json .holidays.0.days == 1

# The moon is expected for Friday 20 March; the clock of B moves by one working day, and the move stands in its
# history. A counts calendar days and C ended before it.
post /api/v1/holidays {"name":{"fr":"Aïd al-Fitr","ar":"عيد الفطر"},"first_on":"2026-03-20","last_on":"2026-03-21","certainty":"expected"}
expect 201
remember eid .id
get /api/v1/addressee_lines/$b
expect json .reply_due_on == "2026-03-31"
expect json .version == 3
get /api/v1/addressee_lines/$a
expect json .version == 2
get /api/v1/addressee_lines/$c
expect json .version == 2
# Announced a day later, and for three days: Saturday and Sunday were off anyway, Monday was not.
get /api/v1/holidays/$eid
patch /api/v1/holidays/$eid {"first_on":"2026-03-21","last_on":"2026-03-23","certainty":"announced"}
expect 200
get /api/v1/addressee_lines/$b
expect json .reply_due_on == "2026-03-31"
expect json .version == 3
get /api/v1/addressee_lines/$b/deadline
expect json .holidays.0.first_on == "2026-03-21"
expect json .holidays.0.days == 1
expect json .weekend_days == 8
get /recommendations/$recommendation?lang=ar
expect 200
expect page "عيد الفطر"
# Taken back, the clock is where it was; back again, it moves again.
post /api/v1/holidays/$eid/bin {}
get /api/v1/addressee_lines/$b
expect json .reply_due_on == "2026-03-30"
post /api/v1/holidays/$eid/restore {}
get /api/v1/addressee_lines/$b
expect json .reply_due_on == "2026-03-31"
expect json .version == 5

# The proof of delivery says the 4th: the clock counts from there.
post /api/v1/addressee_lines/$b/deliver {"day":"2026-03-01"}
expect 422
post /api/v1/addressee_lines/$b/deliver {"day":"2026-03-04"}
expect 200
expect json .reply_due_on == "2026-04-02"
get /api/v1/addressee_lines/$b/deadline
expect json .from_delivery == true
expect json .counts_from == "2026-03-04"

# A pause: from the 10th on the clock of A stands still, and nothing of it falls due.
post /api/v1/clock_pauses {"addressee_line":"$a","first_on":"2026-03-10"}
expect 422
post /api/v1/clock_pauses {"addressee_line":"$a","first_on":"2026-03-10","reason":"Le dossier médical manquait."}
expect 201
remember pause .id
get /api/v1/addressee_lines/$a
expect json .reply_due_on == null
expect json .reply_state == "sent"
get /api/v1/addressee_lines/$a/deadline
expect json .state == "stands"
expect json .days_left == 23
get /api/v1/figures/R5?as_of=2026-06-01
expect json .total.numerator == 3
get /api/v1/clock_pauses/$pause
patch /api/v1/clock_pauses/$pause {"last_on":"2026-03-09"}
expect 422
get /api/v1/clock_pauses/$pause
patch /api/v1/clock_pauses/$pause {"last_on":"2026-03-19"}
expect 200
get /api/v1/addressee_lines/$a
expect json .reply_due_on == "2026-04-11"
get /api/v1/addressee_lines/$a/deadline
expect json .pauses.0.days == 10
expect json .pauses.0.reason == "Le dossier médical manquait."

# The authority sees why, as far as it is its own.
as focal
get /api/v1/addressee_lines/$b/deadline
expect 200
expect json .holidays.0.name.ar == "عيد الفطر"
get /api/v1/addressee_lines/$a/deadline
expect 404
get /api/v1/clock_pauses
expect json .count == 0
post /api/v1/holidays {"name":{"fr":"Pont"},"first_on":"2026-03-24"}
expect 403

# A day that a person gives is given: no clock moves it.
as secretariat
get /api/v1/addressee_lines/$c
patch /api/v1/addressee_lines/$c {"reply_due_on":"2026-03-25"}
expect 200
expect json .reply_days == null
get /api/v1/addressee_lines/$c/deadline
expect json .state == "given"
post /api/v1/holidays {"name":{"fr":"Deuil national"},"first_on":"2026-03-24"}
expect 201
get /api/v1/addressee_lines/$c
expect json .reply_due_on == "2026-03-25"
get /api/v1/addressee_lines/$b
expect json .reply_due_on == "2026-04-03"
# An answered line keeps the day it was answered to.
post /api/v1/replies {"addressee_line":"$b","received_on":"2026-04-03","position":"accepted","text":"Fait."}
expect 201
post /api/v1/holidays {"name":{"fr":"Pont"},"first_on":"2026-03-25"}
expect 201
get /api/v1/addressee_lines/$b
expect json .reply_due_on == "2026-04-03"
expect json .reply_state == "replied_on_time"

get /recommendations/$recommendation?lang=fr
expect page "donc le 3 avril 2026 reste"
# The reply was a mistake: the clock runs again, over all that is known now.
get /api/v1/replies
remember reply .items.0.id
post /api/v1/replies/$reply/bin {}
get /api/v1/addressee_lines/$b
expect json .replied_on == null
expect json .reply_due_on == "2026-04-06"

# The clock of an authority is another from now on: what runs keeps the clock it was sent with.
get /api/v1/authorities?q=Direction
remember direction .items.0.id
get /api/v1/authorities/$direction
patch /api/v1/authorities/$direction {"reply_days":10,"reply_clock":"working_days","weekend":["friday","saturday"]}
expect 200
get /api/v1/addressee_lines/$d
expect json .reply_due_on == "2026-05-01"
# A recommendation with a clock of its own, to D: five working days without Friday and Saturday.
post /api/v1/recommendations {"text":"Ouvrir la cour chaque jour","addressee":"D","reply_days":5,"reply_clock":"working_days","issued_on":"2026-04-01"}
expect 201
remember line .lines.0.id
post /api/v1/addressee_lines/$line/send {"sent_on":"2026-04-08"}
expect json .reply_due_on == "2026-04-15"
expect json .reply_rule == "recommendation"
# The week of the authority changes, and its clock with it: Sunday is off, Friday is not.
get /api/v1/authorities/$direction
patch /api/v1/authorities/$direction {"weekend":["sunday"]}
get /api/v1/addressee_lines/$line
expect json .reply_due_on == "2026-04-14"
get /api/v1/authorities/$direction
patch /api/v1/authorities/$direction {"weekend":["monday","tuesday","wednesday","thursday","friday","saturday","sunday"]}
expect 422

# The institution's own settings: a clock that ends on a day off ends on the next working day. 1 May is the
# feast of labour, and the authority works on Saturdays by now.
as administrator
get /api/v1/institutions
expect json .count == 1
remember house .items.0.id
get /api/v1/institutions/$house
patch /api/v1/institutions/$house {"last_day_moves":true}
expect 200
as secretariat
get /api/v1/addressee_lines/$d
expect json .reply_due_on == "2026-05-02"
get /api/v1/addressee_lines/$d/deadline
expect json .moved_by == 1
get /api/v1/institutions/$house
patch /api/v1/institutions/$house {"reply_days":1}
expect 403

stop
wiqaya verify
expect out "bad 0"
