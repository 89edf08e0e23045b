# The dialogue replayed to the day: four authorities, sixty recommendations, two languages, a holiday that the moon moves,
# a pause; every reply date, reminder, escalation and rate as it was reckoned here on a paper calendar.
#
# Calendar of 2026 (weekends are Saturday and Sunday). Mondays: 2, 9, 16, 23, 30 March; 6, 13, 20, 27 April; 4, 11, 18, 25 May.
#   Thursday 12 March        feast of the region Nord alone
#   Friday 20 – Saturday 21  end of Ramadan as expected; announced in the evening of the 19th: Saturday 21 – Tuesday 24
#   Friday 1 May             yearly
#
#      authority          clock                 lines  language  sent     delivered   due            why
#   A  Administration A   30 calendar days         20  Arabic     2 March   4 March    3 April       27 days to the 31st, 3 more
#   B  Ministère B        20 working days          15  French     2 March   5 March    3, then       6 9-13 16-19 | 23-27 30-2 3: the Friday 20 is off;
#                                                                                      6 April       6 9-13 16-20 | 25-27 30-3 6: Monday 23 and Tuesday 24 are
#   C  Préfecture C       10 working days, Nord    15  Arabic     9 March   9 March   25, then       10 11 13 16-19 | 23-25: 12 and 20 are off;
#                                                                                     26 March       10 11 13 16-20 | 25 26: 12, 23 and 24 are
#   D  Direction D        45 calendar days         10  French     2 March   4 March   30 April       18 April, and the twelve days of the pause, 16 to 27 March
#
# The ladder: 1 reminder 7 days before, 2 reminder 1 day after, 3 head 15 days after, 4 minister 30 days after.
#
#                    A (3 April)            B (6 April)             C (26 March)              D (30 April)
#   1, 7 before      27 March, 8 left       30 March, 15            19 March: see below, 15   23 April, 10
#   2, 1 after        4 April, 8             7 April, 5             27 March, 6                1 May, 6
#   3, 15 after      18 April, 5            21 April, 5             10 April, 6               15 May, 5
#   4, 30 after       3 May, 3               6 May, 4               none left                 30 May, 5
#
# C was reminded on 18 March of the 25th, before the moon moved its day to the 26th; the new day has its own reminder, seven
# days before, on the 19th: drafted on the 20th, since the announcement came when the 19th was over.
ceiling 240
file areas.csv <<END
name.fr,kind,parent,code
Nord,region,,N
Tanger,province,Nord,T
END
file authorities.csv <<END
name.fr,name.ar,code,kind,parent,reply_days,reply_clock,area
Ministère M,الوزارة م,M,ministry,,,,
Administration A,الإدارة أ,A,prison_administration,Ministère M,30,calendar_days,
Ministère B,الوزارة ب,B,ministry,,20,working_days,
Préfecture C,العمالة ج,C,local_authority,Ministère M,10,working_days,Tanger
Direction D,المديرية د,D,health,Ministère M,45,calendar_days,
END
file holidays.csv <<END
name.fr,name.ar,first_on,last_on,yearly,area,certainty
Fête locale,عيد محلي,2026-03-12,,no,Nord,announced
Fête du Travail,عيد الشغل,2020-05-01,,yes,,announced
Aïd al-Fitr,عيد الفطر,2026-03-20,2026-03-21,no,,expected
END
file recommendations.csv <<END
text.fr,text.ar,addressee,issued_on,sent_on
END
many recommendations.csv 20 "Recommandation A{n:4},التوصية أ {n:4},A,2026-03-01,non envoyée"
many recommendations.csv 15 "Recommandation B{n:4},التوصية ب {n:4},B,2026-03-01,non envoyée"
many recommendations.csv 15 "Recommandation C{n:4},التوصية ج {n:4},C,2026-03-01,non envoyée"
many recommendations.csv 10 "Recommandation D{n:4},التوصية د {n:4},D,2026-03-01,non envoyée"
wiqaya init --country MA --languages fr,ar,en
passwords
wiqaya import areas areas.csv
wiqaya import authorities authorities.csv
wiqaya import holidays holidays.csv
wiqaya import recommendations recommendations.csv --json
expect json .created.recommendations == 60
expect json .created.addressee_lines == 60
wiqaya account add secretariat --role secretariat
passwords
wiqaya account add coordinator --role coordinator
passwords
serve
as coordinator
get /api/v1/ladder_steps?sort=position
remember before .items.0.id
remember after .items.1.id
remember head .items.2.id
remember minister .items.3.id
get /api/v1/ladder_steps/$before
patch /api/v1/ladder_steps/$before {"active":true}
get /api/v1/ladder_steps/$after
patch /api/v1/ladder_steps/$after {"active":true}
get /api/v1/ladder_steps/$head
patch /api/v1/ladder_steps/$head {"active":true}
get /api/v1/ladder_steps/$minister
patch /api/v1/ladder_steps/$minister {"active":true}
get /api/v1/authorities/A
remember a .id
get /api/v1/authorities/B
remember b .id
get /api/v1/authorities/C
remember c .id
get /api/v1/authorities/D
remember d .id
get /api/v1/holidays?q=fitr
remember fitr .items.0.id

# 2 March: the secretariat writes to A, B and D, the coordinator approves; delivered on the 4th and the 5th.
as secretariat
form /letters/write?authority=$a&kind=transmission language=ar
expect 303
form /letters/write?authority=$b&kind=transmission language=fr
expect 303
form /letters/write?authority=$d&kind=transmission language=fr
expect 303
as coordinator
each /api/v1/letters?state=draft post /api/v1/letters/{id}/approve {}
each /api/v1/letters?state=approved post /api/v1/letters/{id}/send {"sent_on":"2026-03-02"}
get /api/v1/letters?authority=A
expect json .items.0.addressee_lines.length == 20
remember to_a .items.0.id
get /api/v1/letters?authority=B
expect json .items.0.addressee_lines.length == 15
remember to_b .items.0.id
get /api/v1/letters?authority=D
expect json .items.0.addressee_lines.length == 10
remember to_d .items.0.id
post /api/v1/letters/$to_a/deliver {"delivered_on":"2026-03-04"}
post /api/v1/letters/$to_d/deliver {"delivered_on":"2026-03-04"}
post /api/v1/letters/$to_b/deliver {"delivered_on":"2026-03-05"}
replay 2026-03-02 2026-03-09 /api/v1/escalations .letters "{step} {language} {lines} {authority}" <<END
END

# 9 March: C, sent and delivered on one day.
as secretariat
form /letters/write?authority=$c&kind=transmission language=ar
expect 303
as coordinator
each /api/v1/letters?state=draft post /api/v1/letters/{id}/approve {}
each /api/v1/letters?state=approved post /api/v1/letters/{id}/send {"sent_on":"2026-03-09"}
get /api/v1/letters?authority=C
remember to_c .items.0.id
post /api/v1/letters/$to_c/deliver {"delivered_on":"2026-03-09"}
get /api/v1/addressee_lines?authority=A&reply_due_on=2026-04-03
expect json .count == 20
get /api/v1/addressee_lines?authority=B&reply_due_on=2026-04-03
expect json .count == 15
get /api/v1/addressee_lines?authority=C&reply_due_on=2026-03-25
expect json .count == 15
get /api/v1/addressee_lines?authority=D&reply_due_on=2026-04-18
expect json .count == 10

# 10 March: B acknowledges, which is no reply. 16 March: the clock of D stands.
post /api/v1/letters {"direction":"in","kind":"acknowledgement","in_reply_to":"$to_b","received_on":"2026-03-10","their_reference":"77/SG","subject":"Accusé de réception"}
remember receipt .id
post /api/v1/letters/$receipt/confirm {}
get /api/v1/addressee_lines?authority=B&acknowledged_on=2026-03-10
expect json .count == 15
get /api/v1/figures/R1?as_of=2026-03-11
expect json .total.numerator == 0
expect json .total.denominator == 60
each /api/v1/addressee_lines?authority=D post /api/v1/clock_pauses {"addressee_line":"{id}","first_on":"2026-03-16","reason":"Le dossier médical manquait."}
get /api/v1/addressee_lines?authority=D&reply_due_on=
expect json .count == 10
replay 2026-03-10 2026-03-18 /api/v1/escalations .letters "{step} {language} {lines} {authority}" <<END
2026-03-18 1 ar 15 Préfecture C
END
each /api/v1/letters?state=draft post /api/v1/letters/{id}/approve {}
each /api/v1/letters?state=approved post /api/v1/letters/{id}/send {"sent_on":"2026-03-18"}
replay 2026-03-19 2026-03-19 /api/v1/escalations .letters "{step} {language} {lines} {authority}" <<END
END

# 19 March, in the evening: the moon.
get /api/v1/holidays/$fitr
patch /api/v1/holidays/$fitr {"first_on":"2026-03-21","last_on":"2026-03-24","certainty":"announced"}
get /api/v1/addressee_lines?authority=A&reply_due_on=2026-04-03
expect json .count == 20
get /api/v1/addressee_lines?authority=B&reply_due_on=2026-04-06
expect json .count == 15
get /api/v1/addressee_lines?authority=C&reply_due_on=2026-03-26
expect json .count == 15
replay 2026-03-20 2026-03-25 /api/v1/escalations .letters "{step} {language} {lines} {authority}" <<END
2026-03-20 1 ar 15 Préfecture C
END
each /api/v1/letters?state=draft post /api/v1/letters/{id}/approve {}
each /api/v1/letters?state=approved post /api/v1/letters/{id}/send {"sent_on":"2026-03-20"}

# 25 March: A answers twelve by one letter. 26 March: C answers nine, on its day. 28 March: the pause of D is over.
gather some 12 /api/v1/addressee_lines?authority=A&replied_on= {"addressee_line":"{id}"}
post /api/v1/letters {"direction":"in","kind":"reply","authority":"A","in_reply_to":"$to_a","received_on":"2026-03-25","subject":"جواب","text":"تم اتخاذ اللازم.","language":"ar"}
remember reply .id
post /api/v1/letters/$reply/answer {"position":"accepted","lines":[$some]}
gather some 9 /api/v1/addressee_lines?authority=C&replied_on= {"addressee_line":"{id}"}
post /api/v1/letters {"direction":"in","kind":"reply","authority":"C","in_reply_to":"$to_c","received_on":"2026-03-26","subject":"Réponse","text":"Le nécessaire est fait."}
remember reply .id
post /api/v1/letters/$reply/answer {"position":"accepted_in_part","lines":[$some]}
replay 2026-03-26 2026-03-27 /api/v1/escalations .letters "{step} {language} {lines} {authority}" <<END
2026-03-27 1 ar  8 Administration A
2026-03-27 2 ar  6 Préfecture C
END
each /api/v1/letters?state=draft post /api/v1/letters/{id}/approve {}
each /api/v1/letters?state=approved post /api/v1/letters/{id}/send {"sent_on":"2026-03-27"}
each /api/v1/clock_pauses get /api/v1/clock_pauses/{id}
each /api/v1/clock_pauses patch /api/v1/clock_pauses/{id} {"last_on":"2026-03-27"}
get /api/v1/addressee_lines?authority=D&reply_due_on=2026-04-30
expect json .count == 10
replay 2026-03-28 2026-04-06 /api/v1/escalations .letters "{step} {language} {lines} {authority}" <<END
2026-03-30 1 fr 15 Ministère B
2026-04-04 2 ar  8 Administration A
END
each /api/v1/letters?state=draft post /api/v1/letters/{id}/approve {}
each /api/v1/letters?state=approved post /api/v1/letters/{id}/send {"sent_on":"2026-04-04"}

# On 31 March: 12 of A and 9 of C replied, all on time. Due are those 12, and the 15 of C. Overdue: 6 of C.
get /api/v1/figures/R1?as_of=2026-03-31
expect json .total.numerator == 21
expect json .total.denominator == 60
get /api/v1/figures/R2?as_of=2026-03-31
expect json .total.numerator == 21
expect json .total.denominator == 27
get /api/v1/figures/R3?as_of=2026-03-31
expect json .total.numerator == 21
expect json .total.denominator == 27
get /api/v1/figures/R5?as_of=2026-03-31
expect json .total.numerator == 6

# 6 April: B answers ten, on its day. 8 April: A three, late.
gather some 10 /api/v1/addressee_lines?authority=B&replied_on= {"addressee_line":"{id}"}
post /api/v1/letters {"direction":"in","kind":"reply","authority":"B","in_reply_to":"$to_b","received_on":"2026-04-06","subject":"Réponse","text":"Les mesures sont prises."}
remember reply .id
post /api/v1/letters/$reply/answer {"position":"accepted","lines":[$some]}
replay 2026-04-07 2026-04-08 /api/v1/escalations .letters "{step} {language} {lines} {authority}" <<END
2026-04-07 2 fr  5 Ministère B
END
gather some 3 /api/v1/addressee_lines?authority=A&replied_on= {"addressee_line":"{id}"}
post /api/v1/letters {"direction":"in","kind":"reply","authority":"A","in_reply_to":"$to_a","received_on":"2026-04-08","subject":"جواب ثان","text":"تم.","language":"ar"}
remember reply .id
post /api/v1/letters/$reply/answer {"position":"noted","lines":[$some]}
each /api/v1/letters?state=draft post /api/v1/letters/{id}/approve {}
each /api/v1/letters?state=approved post /api/v1/letters/{id}/send {"sent_on":"2026-04-08"}
replay 2026-04-09 2026-04-14 /api/v1/escalations .letters "{step} {language} {lines} {authority}, {recipient}" <<END
2026-04-10 3 ar  6 Préfecture C, head
END
each /api/v1/letters?state=draft post /api/v1/letters/{id}/approve {}
each /api/v1/letters?state=approved post /api/v1/letters/{id}/send {"sent_on":"2026-04-10"}

# On 10 April: A 15, B 10, C 9 replied; due are 20, 15 and 15. On time: 12, 10 and 9. Overdue: 5, 5 and 6.
get /api/v1/figures/R1?as_of=2026-04-10
expect json .total.numerator == 34
get /api/v1/figures/R2?as_of=2026-04-10
expect json .total.numerator == 34
expect json .total.denominator == 50
get /api/v1/figures/R3?as_of=2026-04-10
expect json .total.numerator == 31
expect json .total.denominator == 50
get /api/v1/figures/R5?as_of=2026-04-10&by=authority
expect json .rows[authority.name=Administration A].numerator == 5
expect json .rows[authority.name=Ministère B].numerator == 5
expect json .rows[authority.name=Préfecture C].numerator == 6
expect json .total.numerator == 16

# 14 April: C answers the six that its head was asked for. 20 April: A two more.
gather some 6 /api/v1/addressee_lines?authority=C&replied_on= {"addressee_line":"{id}"}
post /api/v1/letters {"direction":"in","kind":"reply","authority":"C","in_reply_to":"$to_c","received_on":"2026-04-14","subject":"Réponse","text":"Fait."}
remember reply .id
post /api/v1/letters/$reply/answer {"position":"accepted","lines":[$some]}
replay 2026-04-15 2026-04-20 /api/v1/escalations .letters "{step} {language} {lines} {authority}, {recipient}" <<END
2026-04-18 3 ar  5 Administration A, head
END
each /api/v1/letters?state=draft post /api/v1/letters/{id}/approve {}
each /api/v1/letters?state=approved post /api/v1/letters/{id}/send {"sent_on":"2026-04-18"}
gather some 2 /api/v1/addressee_lines?authority=A&replied_on= {"addressee_line":"{id}"}
post /api/v1/letters {"direction":"in","kind":"reply","authority":"A","in_reply_to":"$to_a","received_on":"2026-04-20","subject":"جواب ثالث","text":"تم.","language":"ar"}
remember reply .id
post /api/v1/letters/$reply/answer {"position":"accepted","lines":[$some]}
replay 2026-04-21 2026-04-29 /api/v1/escalations .letters "{step} {language} {lines} {authority}, {recipient}" <<END
2026-04-21 3 fr  5 Ministère B, head
2026-04-23 1 fr 10 Direction D, authority
END
each /api/v1/letters?state=draft post /api/v1/letters/{id}/approve {}
each /api/v1/letters?state=approved post /api/v1/letters/{id}/send {"sent_on":"2026-04-23"}

# 29 April: D answers four, a day before its day. 30 April: B one, late.
gather some 4 /api/v1/addressee_lines?authority=D&replied_on= {"addressee_line":"{id}"}
post /api/v1/letters {"direction":"in","kind":"reply","authority":"D","in_reply_to":"$to_d","received_on":"2026-04-29","subject":"Réponse","text":"Fait."}
remember reply .id
post /api/v1/letters/$reply/answer {"position":"rejected","lines":[$some]}
gather some 1 /api/v1/addressee_lines?authority=B&replied_on= {"addressee_line":"{id}"}
post /api/v1/letters {"direction":"in","kind":"reply","authority":"B","in_reply_to":"$to_b","received_on":"2026-04-30","subject":"Complément","text":"Fait."}
remember reply .id
post /api/v1/letters/$reply/answer {"position":"accepted","lines":[$some]}
# To the minister of A and D, which is M; above B nothing is recorded.
replay 2026-04-30 2026-05-05 /api/v1/escalations .letters "{step} {language} {lines} {authority}, {recipient}" <<END
2026-05-01 2 fr  6 Direction D, authority
2026-05-03 4 ar  3 Ministère M, parent
END
each /api/v1/letters?state=draft post /api/v1/letters/{id}/approve {}
each /api/v1/letters?state=approved post /api/v1/letters/{id}/send {"sent_on":"2026-05-03"}

# 5 May: one of D is closed without a reply.
gather closed 1 /api/v1/addressee_lines?authority=D&replied_on= {id}
post /api/v1/addressee_lines/$closed/close_without_reply {"day":"2026-05-05"}
expect 200
replay 2026-05-06 2026-05-31 /api/v1/escalations .letters "{step} {language} {lines} {authority}, {recipient}" <<END
2026-05-06 4 fr  4 , parent
2026-05-15 3 fr  5 Direction D, head
2026-05-30 4 fr  5 Ministère M, parent
END
each /api/v1/letters?state=draft post /api/v1/letters/{id}/approve {}
each /api/v1/letters?state=approved post /api/v1/letters/{id}/send {"sent_on":"2026-05-30"}

# On 31 May: 17 of 20, 11 of 15, 15 of 15, 4 of 10 replied; on time 12, 10, 9, 4. Overdue: 3, 4, none, 5; one is closed.
get /api/v1/figures/R1?as_of=2026-05-31&by=authority
expect json .rows[authority.name=Administration A].numerator == 17
expect json .rows[authority.name=Administration A].denominator == 20
expect json .rows[authority.name=Ministère B].numerator == 11
expect json .rows[authority.name=Préfecture C].numerator == 15
expect json .rows[authority.name=Direction D].numerator == 4
expect json .total.numerator == 47
expect json .total.denominator == 60
get /api/v1/figures/R2?as_of=2026-05-31
expect json .total.numerator == 47
expect json .total.denominator == 60
get /api/v1/figures/R3?as_of=2026-05-31&by=authority
expect json .rows[authority.name=Administration A].numerator == 12
expect json .rows[authority.name=Ministère B].numerator == 10
expect json .rows[authority.name=Préfecture C].numerator == 9
expect json .rows[authority.name=Direction D].numerator == 4
expect json .total.numerator == 35
get /api/v1/figures/R5?as_of=2026-05-31
expect json .total.numerator == 12
# Four transmissions and sixteen letters of the ladder went out, each approved by a person; the thread of A has its
# three replies.
get /api/v1/letters?direction=out&state=sent
expect json .count == 16
get /api/v1/letters?direction=out&state=delivered
expect json .count == 4
get /api/v1/letters?direction=out&state=draft
expect json .count == 0
get /letters/$to_a
expect page "جواب ثالث"
stop
wiqaya verify
expect out "bad 0"
