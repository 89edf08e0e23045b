# The figures of the rest of the mandate on rows that can be counted by hand, as of 30 June 2025 and of 31 December 2024.
#
# Observations on laws: L1
#   obs  to    sent        text  articles  compared    taken
#   O1   A     2024-03-01  code  1         2024-11-01  in full
#   O2   A, B  2024-04-01  code  1 and 2   2025-02-01  in part
#   O3   A     2024-05-01  code  2         2024-11-01  not
#   O4   B     2025-03-01  bill  none      not yet
#   O5   B     2025-04-01  code  none      2025-05-01  in full, and in the bin
#   O6   not sent
#   R7   A     2024-03-01  no text: an ordinary recommendation
#
# Agreements: G1
#   AG1  P1      2024-01-01 to 2026-12-31
#   AG2  P1, P2  2024-06-01, ended on 2025-03-31
#   AG3  P1      signed on 2024-05-10, and nobody knows from when it is in force
#   AG4  P2      2025-02-01 to 2027-01-31
#   AG5  P2      under negotiation
#   AG6  P2      2023-01-01 to 2024-12-31: that is its last day in force
#   AG7  P1      2024-01-01 to 2026-12-31, in the bin
#
# Actions under them: G5
#   J1  AG1  planned 2024-09-01  done 2024-10-15
#   J2  AG1  planned 2025-03-01
#   J3  AG1  planned in 2025, of which its last day counts
#   J4  AG2  planned 2025-01-15  done 2025-01-20
#   J5  AG1  planned 2025-04-01  cancelled when this story runs
#   J6  AG1  planned 2025-05-01  cancelled, as the list had it
#   J7  AG4  planned 2025-09-01  done ahead, on 2025-06-20
#   J8  of a project of AG4, planned 2025-06-01
#   TR1 and TR3 below, and EV1 below
#
# Trainings: G2
#   tr   agr  body  themes             days             hours  persons                            tests
#   TR1  AG1  P1    treatment, health  2024-11-04 to 5  12     3 women, 12 men, officers all      10 of 20: 80 to 140
#   TR2       P2    health             2025-05-05       6      8 women, non-commissioned          5 of 10: 20 to 30
#   TR3  AG1  P1    health             2025-06-10       6      20 men; not held
#   TR4  AG1  P1                       2025-02-01       6      cancelled
#   TR5       P2                       2025-05-20              nobody wrote down who
#   TR6       P1                       2025-03-01       6      5 men, in the bin
#
# International acts: G4
#   exchanges  SPT letter 2024-03-01, SPT meeting 2025-02-10, CAT report 2025-03-01, SPT letter 2025-09-01
#   events     EV1 2024-12-10 to 11 as host, EV2 2025-04-02 as speaker; EV3 2025-05-01 was planned and not held
#   reports    those of W2 below that were sent, and the annual one
#
# Reprisals: U2
#   V1  prison   2024-11-01  threat and isolation  raised 2024-11-20  stopped, closed 2025-01-15
#   V2  prison   2025-02-01  threat                                   not confirmed, closed 2025-04-01
#   V3  station  2025-03-10  violence                                 stopped, when this story runs
#   V4  prison   2025-09-01  threat
#   V5  prison   2025-01-05  threat, in the bin
#
# Staff and resources: W1
#   2024  3 women and 2 men lawyers, 1 woman doctor   budget 100,000.00 of which 90,000.00 spent, 2 vehicles, 4 days lost
#   2025  5 women lawyers, 2 men doctors              budget 125,000.50, 3 vehicles, no day lost; what was spent is not known
#   2026                                              budget 200,000.00
#
# Reports: W2
#   report  visits, the last of them over on   sent              published
#   one     two, 2024-10-12                    2024-11-11 (30)   2025-01-10 (90)
#   two     2025-03-04                         2025-05-03 (60)
#   three   2025-06-02                         not yet
#   four    one without a last day             2025-02-01
#   annual  none                               2025-03-31
#   six     2025-03-04                         2025-04-13, in the bin
ceiling 240
file authorities.csv <<END
name.en,code
Ministry of Justice,A
Ministry of the Interior,B
END
file texts.csv <<END
number,title.en,kind,adopted_on,stage
22-01,Code of procedure,law,2024-10-15,in_force
10-95,Bill on the police,bill,,introduced
END
file partners.csv <<END
name.en,code
Gendarmerie school,P1
Prison academy,P2
END
file agreements.csv <<END
number,title.en,kind,parties,signed_on,starts_on,ends_on,ended_on,reason,state
AG1,Agreement one,agreement,Gendarmerie school,,2024-01-01,2026-12-31,,,in_force
AG2,Agreement two,framework,Gendarmerie school;Prison academy,,2024-06-01,,2025-03-31,Left,ended
AG3,Agreement three,agreement,Gendarmerie school,2024-05-10,,,,,signed
AG4,Agreement four,memorandum,Prison academy,,2025-02-01,2027-01-31,,,in_force
AG5,Agreement five,agreement,Prison academy,,,,,,negotiating
AG6,Agreement six,agreement,Prison academy,,2023-01-01,2024-12-31,,,expired
AG7,Agreement seven,agreement,Gendarmerie school,,2024-01-01,2026-12-31,,,in_force
END
wiqaya init --country MA --languages en,fr,ar
passwords
wiqaya import authorities authorities.csv
wiqaya import legal_texts texts.csv --json
expect json .errors.length == 0
wiqaya import partners partners.csv --json
expect json .errors.length == 0
wiqaya import agreements agreements.csv --json
expect json .errors.length == 0
wiqaya account add coordinator --role coordinator
passwords
wiqaya account add monitor --role monitor
passwords
wiqaya account add auditor --role auditor
passwords
wiqaya account add member --role member
passwords
wiqaya account add regional --role regional
passwords
wiqaya account add focal --role focal --authority A
passwords
serve
as coordinator
get /api/v1/legal_texts?q=Code
remember code .items.0.id
get /api/v1/legal_texts?q=Bill
remember bill .items.0.id
get /api/v1/agreements?q=AG1
remember ag1 .items.0.id
get /api/v1/agreements?q=AG2
remember ag2 .items.0.id
get /api/v1/agreements?q=AG4
remember ag4 .items.0.id
post /api/v1/cooperation_projects {"title":"Project of four","agreement":"$ag4"}
expect 201
remember project .id
stop
file list.csv <<END
text,addressee,sent_on,reply_due_on,kind,legal_text,legal_articles,uptake,uptake_on
O1,A,2024-03-01,2024-05-01,legislative_observation,$code,1,in_full,2024-11-01
O2,A;B,2024-04-01,2024-06-01,legislative_observation,$code,1;2,in_part,2025-02-01
O3,A,2024-05-01,2024-07-01,legislative_observation,$code,2,not_taken,2024-11-01
O4,B,2025-03-01,2025-05-01,legislative_observation,$bill,,,
O5,B,2025-04-01,2025-06-01,legislative_observation,$code,,in_full,2025-05-01
O6,A,,,legislative_observation,$bill,,,
R7,A,2024-03-01,2024-05-01,recommendation,,,,
END
file actions.csv <<END
agreement,cooperation_project,action,planned_on,done_on,result,reason,state
$ag1,,J1,2024-09-01,2024-10-15,,,done
$ag1,,J2,2025-03-01,,,,planned
$ag1,,J3,2025,,,,planned
$ag2,,J4,2025-01-15,2025-01-20,Good,,evaluated
$ag1,,J5,2025-04-01,,,,confirmed
$ag1,,J6,2025-05-01,,,No room,cancelled
$ag4,,J7,2025-09-01,2025-06-20,,,done
,$project,J8,2025-06-01,,,,planned
END
file trainings.csv <<END
number,title.en,agreement,partner,themes,starts_on,ends_on,hours,tested,points_most,points_before,points_after,reason,state
TR1,Training one,$ag1,Gendarmerie school,treatment;health,2024-11-04,2024-11-05,12,10,20,80,140,,done
TR2,Training two,,Prison academy,health,2025-05-05,,6,5,10,20,30,,done
TR3,Training three,$ag1,Gendarmerie school,health,2025-06-10,,6,,,,,,planned
TR4,Training four,$ag1,Gendarmerie school,,2025-02-01,,6,,,,,Rain,cancelled
TR5,Training five,,Prison academy,,2025-05-20,,,,,,,,done
TR6,Training six,,Gendarmerie school,,2025-03-01,,6,,,,,,done
END
file attendances.csv <<END
training_session,sex,rank,persons
TR1,woman,officer,3
TR1,man,officer,12
TR2,woman,non_commissioned,8
TR3,man,officer,20
TR6,man,officer,5
END
file events.csv <<END
number,title.en,kind,our_role,agreement,starts_on,ends_on,state
EV1,Committee of one,committee_meeting,host,$ag1,2024-12-10,2024-12-11,held
EV2,Seminar,seminar,speaker,,2025-04-02,,held
EV3,Conference,conference,participant,,2025-05-01,,planned
END
wiqaya import recommendations list.csv --json
expect json .errors.length == 0
wiqaya import joint_actions actions.csv --json
expect json .errors.length == 0
wiqaya import training_sessions trainings.csv --json
expect json .errors.length == 0
wiqaya import attendances attendances.csv --json
expect json .errors.length == 0
wiqaya import events events.csv --json
expect json .errors.length == 0
file places.csv <<END
name.en,kind,authority
Prison of the plain,prison_local,A
Station of the pass,gendarmerie_custody,B
END
file reprisals.csv <<END
reported_on,place,kinds,consent,authority,raised_on,result,closed_on,state
2024-11-01,Prison of the plain,threat;isolation,without_name,A,2024-11-20,stopped,2025-01-15,closed
2025-02-01,Prison of the plain,threat,without_name,,,not_confirmed,2025-04-01,closed
2025-03-10,Station of the pass,violence,without_name,,,,,monitored
2025-09-01,Prison of the plain,threat,without_name,,,,,reported
2025-01-05,Prison of the plain,threat,without_name,,,,,reported
END
file staff.csv <<END
year,profession,sex,persons
2024,lawyer,woman,3
2024,lawyer,man,2
2024,doctor,woman,1
2025,lawyer,woman,5
2025,doctor,man,2
END
file resources.csv <<END
year,budget,spent,currency,vehicles,days_lost
2024,10000000,9000000,MAD,2,4
2025,12500050,,MAD,3,0
2026,20000000,,MAD,,
END
wiqaya import places places.csv --json
expect json .errors.length == 0
wiqaya import reprisals reprisals.csv --json
expect json .errors.length == 0
wiqaya import staff_counts staff.csv --json
expect json .errors.length == 0
wiqaya import yearly_resources resources.csv --json
expect json .errors.length == 0
start
as coordinator
get /api/v1/places?q=plain
remember prison .items.0.id
stop
file visits.csv <<END
place,kind,started_on,ended_on,state
Prison of the plain,in_depth,2024-10-01,2024-10-05,reported
Prison of the plain,thematic,2024-10-10,2024-10-12,reported
Prison of the plain,follow_up,2025-03-03,2025-03-04,reported
Prison of the plain,in_depth,2025-06-01,2025-06-02,ended
Prison of the plain,in_depth,2025-01-10,,reported
END
wiqaya import visits visits.csv --json
expect json .errors.length == 0
start
as coordinator
get /api/v1/visits?started_on=2024-10-01
remember v1 .items.0.id
get /api/v1/visits?started_on=2024-10-10
remember v2 .items.0.id
get /api/v1/visits?started_on=2025-03-03
remember v3 .items.0.id
get /api/v1/visits?started_on=2025-06-01
remember v4 .items.0.id
get /api/v1/visits?started_on=2025-01-10
remember v5 .items.0.id
stop
file reports.csv <<END
title.en,kind,visits,year,sent_on,published_on,state
Report one,visit,$v1;$v2,2024,2024-11-11,2025-01-10,published
Report two,follow_up,$v3,2025,2025-05-03,,sent
Report three,visit,$v4,2025,,,final
Report four,visit,$v5,2025,2025-02-01,,sent
Report of the year,annual,,2024,2025-03-31,,sent
Report six,special,$v3,2025,2025-04-13,,sent
END
wiqaya import reports reports.csv --json
expect json .errors.length == 0
start
as coordinator
get /api/v1/recommendations?q=O5
remember o5 .items.0.id
post /api/v1/recommendations/$o5/bin {}
get /api/v1/agreements?q=AG7
remember ag7 .items.0.id
post /api/v1/agreements/$ag7/bin {}
get /api/v1/training_sessions?q=TR6
remember t6 .items.0.id
post /api/v1/training_sessions/$t6/bin {}
get /api/v1/joint_actions?q=J5
remember j5 .items.0.id
post /api/v1/joint_actions/$j5/cancel {"reason":"No room"}
expect json .state == "cancelled"

# L1. At the end of June O1, O2 and O3 were compared, O1 is taken in full, O4 is pending.
get /api/v1/figures/L1?as_of=2025-06-30
expect json .rule_version == 3
expect json .total.numerator == 1
expect json .total.denominator == 3
expect json .total.value == 33.3
expect json .total.issued == 4
expect json .total.in_part == 1
expect json .total.not_taken == 1
expect json .total.pending == 1
# At the end of 2024 O2 was not compared and O4 not sent: 1 of O1 and O3.
get /api/v1/figures/L1?as_of=2024-12-31
expect json .total.numerator == 1
expect json .total.denominator == 2
expect json .total.issued == 3
expect json .total.in_part == 0
expect json .total.pending == 1
# Nothing was compared yet: no value, which is not nought.
get /api/v1/figures/L1?as_of=2024-10-31
expect json .total.value == null
expect json .total.pending == 3
get /api/v1/figures/L1?as_of=2025-06-30&period=2025
expect json .total.issued == 1
expect json .total.value == null
# Article 1: O1 and O2. Article 2: O2 and O3. O4 names none. The total counts O2 once.
get /api/v1/figures/L1?as_of=2025-06-30&by=article
expect json .rows.length == 3
expect json .rows[article=1].numerator == 1
expect json .rows[article=1].denominator == 2
expect json .rows[article=2].numerator == 0
expect json .rows[article=2].denominator == 2
expect json .rows[article=null].issued == 1
expect json .total.denominator == 3
expect json .notes[note=overlap].words present
get /api/v1/figures/L1?as_of=2025-06-30&article=2
expect json .total.issued == 2
expect json .total.value == 0
get /api/v1/figures/L1?as_of=2025-06-30&article=none
expect json .total.issued == 1
get /api/v1/figures/L1?as_of=2025-06-30&by=text_kind
expect json .rows[text_kind=law].denominator == 3
expect json .rows[text_kind=bill].pending == 1
get /api/v1/figures/L1?as_of=2025-06-30&by=legal_text&by=year
expect json .rows.length == 2
get /api/v1/figures/L1?as_of=2025-06-30&rows=denominator
expect json .count == 3
expect json .items.0.entity == "recommendation"
expect json .items.0.facts.0.fact == "compared"
expect json .items.0.facts.0.day == "2024-11-01"
get /api/v1/figures/L1?as_of=2024-12-31&rows=numerator
expect json .count == 1
# Rates of lines: O1 (A), O2 (A and B), O3 (A) and O4 (B) make five lines of observations, R7 one more.
get /api/v1/figures/R1?as_of=2025-06-30
expect json .total.denominator == 6
get /api/v1/figures/R1?as_of=2025-06-30&kind=legislative_observation
expect json .total.denominator == 5
get /api/v1/figures/R1?as_of=2025-06-30&by=legal_text
expect json .rows[legal_text.name=Code of procedure].denominator == 4
expect json .rows[legal_text.name=Bill on the police].denominator == 1
expect json .rows[legal_text=null].denominator == 1
get /api/v1/figures/A1?as_of=2025-06-30&text_kind=bill
expect json .total.denominator == 1

# G1. At the end of June AG1 and AG4; AG3 is not known. Under AG1 six actions (J1, J2, J5, TR1, TR3, EV1), three of them done
# (J1, TR1, EV1); under AG4 J7, done ahead, and J8.
get /api/v1/figures/G1?as_of=2025-06-30
expect json .total.numerator == 2
expect json .total.not_known == 1
expect json .total.planned == 8
expect json .total.done == 4
# On the last day of 2024 AG1, AG2, and AG6 for the last time; J1, TR1 and EV1 were all that was planned, and done.
get /api/v1/figures/G1?as_of=2024-12-31
expect json .total.numerator == 3
expect json .total.planned == 3
expect json .total.done == 3
get /api/v1/figures/G1?as_of=2025-01-01
expect json .total.numerator == 2
get /api/v1/figures/G1?as_of=2025-06-30&period=2025
expect json .total.numerator == 1
expect json .total.not_known == 0
# P1 has AG1 and AG2, P2 has AG2 and AG6: together three.
get /api/v1/figures/G1?as_of=2024-12-31&by=partner
expect json .rows[partner.name=Gendarmerie school].numerator == 2
expect json .rows[partner.name=Gendarmerie school].not_known == 1
expect json .rows[partner.name=Prison academy].numerator == 2
expect json .total.numerator == 3
get /api/v1/figures/G1?as_of=2024-12-31&partner=P2
expect json .total.numerator == 2
get /api/v1/figures/G1?as_of=2024-12-31&by=kind
expect json .rows[kind=framework].numerator == 1
get /api/v1/figures/G1?as_of=2024-12-31&rows=numerator
expect json .count == 3
expect json .items.0.entity == "agreement"

# G5. At the end of June nine were planned: J1, J2, J4, J5, which nobody had cancelled yet, J7, J8, TR1, TR3, EV1; five were done.
get /api/v1/figures/G5?as_of=2025-06-30
expect json .total.numerator == 5
expect json .total.denominator == 9
expect json .total.value == 55.6
get /api/v1/figures/G5?as_of=2025-06-30&by=act
expect json .rows[act=joint_action].numerator == 3
expect json .rows[act=joint_action].denominator == 6
expect json .rows[act=training_session].denominator == 2
expect json .rows[act=event].numerator == 1
get /api/v1/figures/G5?as_of=2025-06-30&by=agreement
expect json .rows[agreement.number=AG2].value == 100
expect json .rows[agreement.number=AG4].numerator == 1
expect json .rows[agreement.number=AG4].denominator == 2
get /api/v1/figures/G5?as_of=2024-12-31
expect json .total.numerator == 3
expect json .total.denominator == 3
# Of 2025: J2, J4, J5, J7, J8 and TR3; J4 and J7 are done.
get /api/v1/figures/G5?as_of=2025-06-30&period=2025
expect json .total.numerator == 2
expect json .total.denominator == 6
# At the end of 2025 J3 is there, too; today J5 is out.
get /api/v1/figures/G5?as_of=2025-12-31
expect json .total.denominator == 10
get /api/v1/figures/G5
expect json .total.denominator == 9
expect json .total.numerator == 5
get /api/v1/figures/G5?as_of=2025-06-30&rows=numerator
expect json .count == 5

# G2. TR1, TR2 and TR5 were held: 3 + 12 + 8 persons, 12 + 6 hours, 15 × 12 + 8 × 6 hours times persons; 15 were tested and went
# from 100 to 170 of 250 points.
get /api/v1/figures/G2?as_of=2025-06-30
expect json .total.numerator == 23
expect json .total.sessions == 3
expect json .total.hours == 18
expect json .total.person_hours == 228
expect json .total.tested == 15
expect json .total.score_change == 28.0
get /api/v1/figures/G2?as_of=2024-12-31
expect json .total.numerator == 15
expect json .total.sessions == 1
expect json .total.score_change == 30.0
# On its first day it was not over yet.
get /api/v1/figures/G2?as_of=2024-11-04
expect json .total.sessions == 0
expect json .total.score_change == null
get /api/v1/figures/G2?as_of=2025-06-30&period=2025
expect json .total.numerator == 8
expect json .total.sessions == 2
# Women were in TR1 and TR2, men in TR1, and of TR5 nobody knows. Of a sex no score is known.
get /api/v1/figures/G2?as_of=2025-06-30&by=sex
expect json .rows[sex=woman].numerator == 11
expect json .rows[sex=woman].sessions == 2
expect json .rows[sex=woman].hours == 18
expect json .rows[sex=woman].person_hours == 84
expect json .rows[sex=woman].score_change == null
expect json .rows[sex=man].numerator == 12
expect json .rows[sex=man].hours == 12
expect json .rows[sex=null].sessions == 1
expect json .rows[sex=null].numerator == 0
expect json .total.score_change == 28.0
get /api/v1/figures/G2?as_of=2025-06-30&by=theme
expect json .rows[theme=treatment].numerator == 15
expect json .rows[theme=treatment].score_change == 30.0
expect json .rows[theme=health].numerator == 23
expect json .rows[theme=health].sessions == 2
expect json .total.numerator == 23
get /api/v1/figures/G2?as_of=2025-06-30&theme=treatment&by=rank
expect json .rows[rank=officer].numerator == 15
expect json .rows.length == 1
get /api/v1/figures/G2?as_of=2025-06-30&by=partner&by=year
expect json .rows.length == 2
expect json .rows[year=2025].numerator == 8
get /api/v1/figures/G2?as_of=2025-06-30&by=agreement
expect json .rows[agreement.number=AG1].numerator == 15
get /api/v1/figures/G2?as_of=2025-06-30&rows=numerator
expect json .count == 3
expect json .sum == 23
# In public the three women of TR1 are hidden, and with them the men, who would give them away; the total stays.
get /api/v1/figures/G2?as_of=2025-06-30&by=sex&partner=P1&published=true
expect json .rows[sex=woman].hidden == true
expect json .rows[sex=woman].person_hours absent
expect json .rows[sex=man].hidden == true
expect json .total.numerator == 15
get /api/v1/figures/G2?as_of=2025-06-30&rows=numerator&published=true
expect 403

# G4. Three exchanges, two events, four reports; at the end of 2024 one of each.
as coordinator
post /api/v1/treaty_exchanges {"body":"spt","kind":"letter","day":"2024-03-01","subject":"First"}
expect 201
post /api/v1/treaty_exchanges {"body":"spt","kind":"meeting","day":"2025-02-10","subject":"Second"}
post /api/v1/treaty_exchanges {"body":"cat","kind":"report","day":"2025-03-01","subject":"Third"}
post /api/v1/treaty_exchanges {"body":"spt","kind":"letter","day":"2025-09-01","subject":"Fourth"}
get /api/v1/reports?q=six
remember six .items.0.id
post /api/v1/reports/$six/bin {}
get /api/v1/figures/G4?as_of=2025-06-30
expect json .total.numerator == 9
expect json .total.exchanges == 3
expect json .total.events == 2
expect json .total.reports == 4
get /api/v1/figures/G4?as_of=2024-12-31
expect json .total.numerator == 3
expect json .total.exchanges == 1
expect json .total.events == 1
expect json .total.reports == 1
get /api/v1/figures/G4?as_of=2025-06-30&period=2025
expect json .total.numerator == 6
get /api/v1/figures/G4?as_of=2025-06-30&by=act
expect json .rows[act=report].numerator == 4
# Only exchanges have a body: the others are not counted as if theirs was not known.
get /api/v1/figures/G4?as_of=2025-06-30&by=body
expect json .rows.length == 2
expect json .rows[body=spt].numerator == 2
expect json .total.numerator == 3
expect json .filter ~ "Exchange"
get /api/v1/figures/G4?as_of=2025-06-30&by=exchange_kind&body=spt
expect json .rows[exchange_kind=meeting].numerator == 1
get /api/v1/figures/G4?as_of=2025-06-30&by=event_kind&by=role
expect json .rows[role=host].event_kind == "committee_meeting"
expect json .total.numerator == 2
get /api/v1/figures/G4?as_of=2025-06-30&by=report_kind
expect json .rows[report_kind=visit].numerator == 2
get /api/v1/figures/G4?as_of=2025-06-30&rows=numerator
expect json .count == 9

# U2. V1, V2 and V3; V3 was still open at the end of June. Two were threats, one of them isolation, too.
get /api/v1/reprisals?reported_on=2025-01-05
remember r5 .items.0.id
post /api/v1/reprisals/$r5/bin {}
get /api/v1/reprisals?reported_on=2025-03-10
remember r3 .items.0.id
post /api/v1/reprisals/$r3/close {"result":"stopped"}
expect json .state == "closed"
get /api/v1/figures/U2?as_of=2025-06-30
expect json .total.numerator == 3
expect json .total.raised == 1
expect json .total.closed == 2
expect json .total.stopped == 1
get /api/v1/figures/U2?as_of=2024-12-31
expect json .total.numerator == 1
expect json .total.closed == 0
get /api/v1/figures/U2?as_of=2025-06-30&by=kind
expect json .rows[kind=threat].numerator == 2
expect json .rows[kind=isolation].numerator == 1
expect json .rows[kind=violence].numerator == 1
expect json .total.numerator == 3
expect json .notes[note=overlap].words present
get /api/v1/figures/U2?as_of=2025-06-30&by=result
expect json .rows[result=stopped].numerator == 1
expect json .rows[result=null].numerator == 1
get /api/v1/figures/U2?by=result
expect json .rows[result=stopped].numerator == 2
expect json .total.closed == 3
get /api/v1/figures/U2?as_of=2025-06-30&by=place_kind&period=2025
expect json .rows[place_kind=prison_local].numerator == 1
get /api/v1/figures/U2?as_of=2025-06-30&kind=threat&rows=numerator
expect json .count == 2
get /api/v1/figures/U2?as_of=2025-06-30&by=kind&published=true
expect json .total.hidden == true
expect json .total.raised absent
expect json .rows[kind=threat].numerator == null
get /api/v1/figures/U2?rows=numerator&published=true
expect 403
get /figures/U2?as_of=2025-06-30&published=true
expect no page "of these stopped"

# W1. Of 2025 seven; years are not added up. What was spent in 2025 is not known, and no day was lost.
get /api/v1/figures/W1?as_of=2025-06-30
expect json .total.numerator == 7
expect json .total.budget == 12500050
expect json .total.currency == "MAD"
expect json .total.spent == null
expect json .total.vehicles == 3
expect json .total.days_lost == 0
get /api/v1/figures/W1?as_of=2024-12-31
expect json .total.numerator == 6
expect json .total.spent == 9000000
expect json .total.days_lost == 4
# Of 2026 nobody counted the staff: the last year with staff stays.
get /api/v1/figures/W1?as_of=2026-06-30
expect json .total.numerator == 7
expect json .total.budget == 12500050
get /api/v1/figures/W1?as_of=2026-06-30&by=year
expect json .rows.length == 3
expect json .rows[year=2024].numerator == 6
expect json .rows[year=2024].budget == 10000000
expect json .rows[year=2025].numerator == 7
expect json .rows[year=2026].budget == 20000000
expect json .notes[note=last_year].words present
expect json .total.numerator == 7
get /api/v1/figures/W1?as_of=2026-06-30&year=2024&by=sex
expect json .rows[sex=woman].numerator == 4
expect json .rows[sex=woman].budget == null
get /api/v1/figures/W1?as_of=2025-06-30&by=profession
expect json .rows.length == 2
expect json .rows[profession=doctor].numerator == 2
get /api/v1/figures/W1?as_of=2025-06-30&period=2024
expect json .total.numerator == 6
get /api/v1/figures/W1?as_of=2025-06-30&by=sex&published=true
expect json .rows[sex=man].hidden == true
expect json .rows[sex=woman].hidden == true
expect json .total.numerator == 7
get /api/v1/figures/W1?as_of=2023-06-30
expect json .total.numerator == 0
expect json .total.budget == null
language en
get /figures/W1?as_of=2025-06-30
expect page "budget: 125,000.50 MAD"
expect no page "spent:"

# W2. 30 and 60 days: 45. Four has no last day, three is not sent, one was published after 90 days.
get /api/v1/figures/W2?as_of=2025-06-30
expect json .total.value == 45
expect json .total.numerator == 2
expect json .total.waiting == 1
expect json .total.left_out == 1
expect json .total.published == 1
expect json .total.days_to_publication == 90
# At the end of 2024 only one was sent, and not published; the visits of the others were to come.
get /api/v1/figures/W2?as_of=2024-12-31
expect json .total.value == 30
expect json .total.waiting == 0
expect json .total.left_out == 0
expect json .total.published == 0
expect json .total.days_to_publication == null
# In April two was written, and not sent.
get /api/v1/figures/W2?as_of=2025-04-01
expect json .total.waiting == 1
expect json .total.value == 30
get /api/v1/figures/W2?as_of=2025-06-30&period=2025
expect json .total.value == 60
expect json .total.published == 0
get /api/v1/figures/W2?as_of=2025-06-30&by=kind
expect json .rows[kind=visit].value == 30
expect json .rows[kind=visit].waiting == 1
expect json .rows[kind=follow_up].value == 60
get /api/v1/figures/W2?as_of=2025-06-30&rows=numerator
expect json .count == 2
expect json .items.0.entity == "report"
get /figures/W2?as_of=2025-06-30
expect page "median days to publication: 90.0"

# An auditor counts the same, a monitor no figures at all; an authority counts its lines and nothing of this.
as auditor
get /api/v1/figures/L1?as_of=2025-06-30
expect json .total.denominator == 3
get /api/v1/figures/G5?as_of=2025-06-30
expect json .total.denominator == 9
as monitor
speaks get /api/v1/figures/G2?as_of=2025-06-30
expect 403
as regional
get /api/v1/figures/L1?as_of=2025-06-30
expect json .notes[note=partial].words present
# A region sees events, neither exchanges nor reports.
get /api/v1/figures/G4?as_of=2025-06-30
expect json .total.numerator == 2
expect json .notes[note=partial].words present
get /api/v1/figures/W1
expect 403
as auditor
get /api/v1/figures/G4?as_of=2025-06-30
expect json .total.numerator == 9
get /api/v1/figures/W1?as_of=2025-06-30
expect json .total.budget == 12500050
get /api/v1/figures/W2?as_of=2025-06-30
expect json .total.value == 45
speaks get /api/v1/figures/U2
expect 403
# A member sees reprisals of its own visits only: none.
as member
get /api/v1/figures/U2
expect json .total.numerator == 0
expect json .notes[note=partial].words present
as focal
get /api/v1/figures/G4
expect 403
get /api/v1/figures/U2
expect 403
get /api/v1/figures/W2
expect 403
get /api/v1/figures/L1
expect 403
get /api/v1/figures/G1
expect 403
get /api/v1/figures/G2
expect 403
# Its four lines: O1, O2, O3 and R7.
get /api/v1/figures/R1?as_of=2025-06-30&by=legal_text
expect json .rows[legal_text.name=Code of procedure].denominator == 3

# The pages say the same.
as coordinator
language en
get /figures/L1?as_of=2025-06-30&by=legal_text
expect page "Uptake of observations on laws"
expect page "Bill on the police no value 0 0 1 0 0 1"
expect page "All, pooled 33.3 % 1 3 4 1 1 1"
get /figures/L1?as_of=2025-06-30
expect page "observations sent: 4"
get /figures/G1?as_of=2025-06-30&rows=numerator
expect page "Agreement four"
expect page "actions done: 4"
expect page "In force from"
get /figures/G5?as_of=2025-06-30&by=agreement
expect page "AG2, Agreement two"
get /figures/G2?as_of=2025-06-30&by=sex
expect page "Woman 11 2 18 84 no value no value"
expect page "All, pooled 23 3 18 228 15 28.0"
get /figures/G2?as_of=2025-06-30
expect page "change of points, in percentage points: 28.0"
get /figures/G2?as_of=2025-06-30&by=sex&partner=P1&published=true
expect page "Woman * * * * * *"
get /figures/G2?as_of=2025-06-30&rows=numerator
expect page "TR1 Officer, Woman Held 4 November 2024"
get /figures
expect page "Actions done under agreements"
stop
wiqaya count G2 --by theme --as-of 2025-06-30
expect out "score_change: 28.0"
wiqaya count L1 --filter text_kind=law --as-of 2025-06-30
expect out "in_part: 1"
wiqaya count W1 --by year --as-of 2025-06-30
expect out "budget: 12500050 MAD"
wiqaya verify
expect out "bad 0"
