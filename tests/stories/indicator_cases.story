# Figures that mechanisms have published, recounted: each case is made as records through the import, in a
# group of its own (an authority, named after the case), and counted. Where a source gives no counts, what
# it says is kept as a quoted figure and nothing comes out; where its parts do not fit, the program warns.
# The cases are those of indicator_cases.csv; the numbers in each comment are the rows that stand behind.
ceiling 420
wiqaya init --country MA --languages en,fr,ar --name Recount

file authorities.csv <<END
name
C03
C05
C07
C09
C11
C13
C15
C17
C23
C25
C27
C29
C31
C33
C35
C40
C41
C43
C45
C49
C51
C53
C55
C59
END
wiqaya import authorities authorities.csv

# C11 Christchurch: of the 39 that were not full, 26 were made again and 1 is new: to repeat is a decision.
# They come in first, so they have the numbers 1 to 39 of the year of this run.
file first.csv <<END
source_number;text;addressee;sent_on;assessed_on;implementation;assessor
END
many first.csv 39 'C11-{n};C11 not {n};C11;2017-05-02;2020-02-10;not_started;npm_on_site'
many first.csv 15 'C11-F{n};C11 full {n};C11;2017-05-02;2020-02-10;full;npm_on_site'
wiqaya import recommendations first.csv --json
expect json .errors.length == 0
wiqaya export recommendations --format json --filter source_number=C11-1
remember year out 'R-(\d+)-0001'
expect json .0.number ~ "-0001"
file again.csv <<END
text;addressee;sent_on;repeats
END
many again.csv 26 'C11 again {n};C11;2020-03-02;R-$year-{n:4}'
many again.csv 1 'C11 new {n};C11;2020-03-02;'
wiqaya import recommendations again.csv --json
expect json .errors.length == 0
wiqaya count Q1 --filter authority=C11 --from 2020-02-01 --to 2020-12-31 --as-of 2020-12-31 --json
expect json .total.numerator == 26
expect json .total.denominator == 39
expect json .total.value == 66.7
wiqaya count R1 --by repeat --filter authority=C11 --as-of 2020-12-31 --json
expect json .rows[repeat=repeat].denominator == 26
expect json .rows[repeat=first].denominator == 55

# --- Recommendations: one row for each, with what was found of it

file list.csv <<END
text;addressee;sent_on;kind;theme;horizon;replied_on;position;assessed_on;implementation;assessor
END
# C03 Arohata, 17: 4 in full, 3 in part, so 10 not.
many list.csv 4 'C03 full {n};C03;2016-01-11;recommendation;;;;;2017-12-06;full;npm_on_site'
many list.csv 3 'C03 partly {n};C03;2016-01-11;recommendation;;;;;2017-12-06;partly;npm_on_site'
many list.csv 10 'C03 not {n};C03;2016-01-11;recommendation;;;;;2017-12-06;not_started;npm_on_site'
# C05 Manawatu, half of 22 and 4 in part, so 7 not.
many list.csv 11 'C05 full {n};C05;2016-01-11;recommendation;;;;;2017-12-06;full;npm_on_site'
many list.csv 4 'C05 partly {n};C05;2016-01-11;recommendation;;;;;2017-12-06;partly;npm_on_site'
many list.csv 7 'C05 not {n};C05;2016-01-11;recommendation;;;;;2017-12-06;not_started;npm_on_site'
# C07 Rolleston, 5 of 11 in full. How far the other 6 are is not said: they are under way, not "not done".
many list.csv 5 'C07 full {n};C07;2016-01-11;recommendation;;;;;2017-12-06;full;npm_on_site'
many list.csv 6 'C07 open {n};C07;2016-01-11;recommendation;;;;;2017-12-06;in_progress;npm_on_site'
# C09 Christchurch, 54: 15 in full, 12 in part, 27 not.
many list.csv 15 'C09 full {n};C09;2017-05-02;recommendation;;;;;2020-02-10;full;npm_on_site'
many list.csv 12 'C09 partly {n};C09;2017-05-02;recommendation;;;;;2020-02-10;partly;npm_on_site'
many list.csv 27 'C09 not {n};C09;2017-05-02;recommendation;;;;;2020-02-10;not_started;npm_on_site'
# C13 Nottingham, safety: 2 of 13, beside 3 of another theme that are all done.
many list.csv 2 'C13 full {n};C13;2016-02-01;recommendation;safety_order_force;;;;2018-01-11;full;npm_on_site'
many list.csv 11 'C13 not {n};C13;2016-02-01;recommendation;safety_order_force;;;;2018-01-11;not_started;npm_on_site'
many list.csv 3 'C13 other {n};C13;2016-02-01;recommendation;health;;;;2018-01-11;full;npm_on_site'
# C15 Ranby, main: 0 of 4. C17 Ranby, third block: 4 of 20.
many list.csv 4 'C15 not {n};C15;2014-03-03;recommendation;;;;;2015-09-09;not_started;npm_on_site'
many list.csv 4 'C17 full {n};C17;2014-03-03;recommendation;;;;;2015-09-09;full;npm_on_site'
many list.csv 16 'C17 not {n};C17;2014-03-03;recommendation;;;;;2015-09-09;not_started;npm_on_site'
# C27 Spain 2016, C29 Spain 2020, C31 its short detention: acts by kind.
many list.csv 12 'C27 recommendation {n};C27;2016-06-01;recommendation;;;;;;;'
many list.csv 336 'C27 suggestion {n};C27;2016-06-01;suggestion;;;;;;;'
many list.csv 4 'C27 reminder {n};C27;2016-06-01;legal_duty_reminder;;;;;;;'
many list.csv 119 'C29 recommendation {n};C29;2020-06-01;recommendation;;;;;;;'
many list.csv 545 'C29 suggestion {n};C29;2020-06-01;suggestion;;;;;;;'
many list.csv 22 'C29 reminder {n};C29;2020-06-01;legal_duty_reminder;;;;;;;'
many list.csv 39 'C31 suggestion {n};C31;2020-06-01;suggestion;;;;;;;'
many list.csv 8 'C31 recommendation {n};C31;2020-06-01;recommendation;;;;;;;'
# C53 Slovenia before the Human Rights Council, 254: 217 supported, 37 noted.
many list.csv 217 'C53 supported {n};C53;2024-10-15;recommendation;;;2025-01-20;accepted;;;'
many list.csv 37 'C53 noted {n};C53;2024-10-15;recommendation;;;2025-01-20;noted;;;'
# C59 the audit office, 4,812 open, 473 of them with priority.
many list.csv 473 'C59 priority {n};C59;2019-01-01;recommendation;;immediate;;;;;'
many list.csv 4339 'C59 other {n};C59;2019-01-01;recommendation;;long;;;;;'
wiqaya import recommendations list.csv --json
expect json .errors.length == 0

# C55 the States of 2010, 6,044 decisions in five spellings, two of which are one value.
file decisions.csv <<END
text;addressee;sent_on;replied_on;decision
END
many decisions.csv 2576 'C55 a {n};C55;2010-06-01;2010-09-01;support'
many decisions.csv 2286 'C55 b {n};C55;2010-06-01;2010-09-01;general response'
many decisions.csv 647 'C55 c {n};C55;2010-06-01;2010-09-01;implemented'
many decisions.csv 71 'C55 d {n};C55;2010-06-01;2010-09-01;implement'
many decisions.csv 464 'C55 e {n};C55;2010-06-01;2010-09-01;reject'
file decisions.map <<END
[columns]
text = text
addressee = addressee
sent_on = sent_on
replied_on = replied_on
position = decision
[values.position]
support = accepted
general response = noted
implemented = accepted_in_principle
implement = accepted_in_principle
reject = rejected
END
wiqaya import recommendations decisions.csv --map decisions.map --json
expect json .created.recommendations == 6044

# C03: 4 of 17, first the fraction; with those in part 7 of 17.
wiqaya count I1 --filter authority=C03 --as-of 2017-12-31 --json
expect json .total.numerator == 4
expect json .total.denominator == 17
expect json .total.value == 23.5
expect json .notes.0.note == "few_cases"
wiqaya count I1 --filter authority=C03 --as-of 2017-12-31
expect out "4 / 17	(23.5 %)"
wiqaya count I2 --filter authority=C03 --as-of 2017-12-31 --json
expect json .total.numerator == 7
expect json .total.value == 41.2
# The day before they were assessed nobody knew anything: no value, not 0 %.
wiqaya count I1 --filter authority=C03 --as-of 2017-12-05 --json
expect json .total.denominator == 0
expect json .total.value == null
# C05: 11 of 22 and 15 of 22.
wiqaya count I1 --filter authority=C05 --as-of 2017-12-31 --json
expect json .total.numerator == 11
expect json .total.denominator == 22
expect json .total.value == 50
wiqaya count I2 --filter authority=C05 --as-of 2017-12-31 --json
expect json .total.value == 68.2
# C07: 5 of 11.
wiqaya count I1 --filter authority=C07 --as-of 2017-12-31 --json
expect json .total.numerator == 5
expect json .total.denominator == 11
expect json .total.value == 45.5
# C08 the three together are pooled, 20 of 50 (27 of 50 in the report, whose third prison says 12): not the mean of rates.
wiqaya count I1 --by authority --to 2016-01-31 --from 2016-01-01 --as-of 2017-12-31 --json
expect json .total.numerator == 20
expect json .total.denominator == 50
expect json .total.value == 40
expect json .range.count == 3
expect json .range.low == 23.5
expect json .range.high == 50
# C09: 27 of 54 full or in part, so 27 of 54 not achieved.
wiqaya count I2 --filter authority=C09 --as-of 2020-02-28 --json
expect json .total.numerator == 27
expect json .total.denominator == 54
expect json .total.value == 50
wiqaya count I2 --filter authority=C09 --as-of 2020-02-28 --rows numerator --json
expect json .items.length == 27
# C13: 2 of 13 of one theme, out of 5 of 16.
wiqaya count I1 --by theme --filter authority=C13 --as-of 2018-01-31 --json
expect json .rows[theme=safety_order_force].numerator == 2
expect json .rows[theme=safety_order_force].denominator == 13
expect json .rows[theme=safety_order_force].value == 15.4
expect json .total.denominator == 16
# C15: a zero numerator is a value; C17.
wiqaya count I1 --filter authority=C15 --as-of 2016-02-25 --json
expect json .total.numerator == 0
expect json .total.denominator == 4
expect json .total.value == 0
wiqaya count I1 --filter authority=C17 --as-of 2016-02-25 --json
expect json .total.numerator == 4
expect json .total.denominator == 20
expect json .total.value == 20
# C27, C29, C31: 12 + 336 + 4, 119 + 545 + 22, 39 + 8.
wiqaya count R1 --by kind --filter authority=C27 --as-of 2016-12-31 --json
expect json .rows[kind=recommendation].denominator == 12
expect json .rows[kind=suggestion].denominator == 336
expect json .rows[kind=legal_duty_reminder].denominator == 4
expect json .total.denominator == 352
wiqaya count R1 --by kind --filter authority=C29 --as-of 2020-12-31 --json
expect json .rows[kind=recommendation].denominator == 119
expect json .rows[kind=suggestion].denominator == 545
expect json .rows[kind=legal_duty_reminder].denominator == 22
expect json .total.denominator == 686
wiqaya count R1 --by kind --filter authority=C31 --as-of 2020-12-31 --json
expect json .rows[kind=suggestion].denominator == 39
expect json .rows[kind=recommendation].denominator == 8
expect json .total.denominator == 47
# C53: 217 of 254.
wiqaya count A1 --filter authority=C53 --as-of 2025-01-31 --json
expect json .total.numerator == 217
expect json .total.denominator == 254
expect json .total.value == 85.4
# C55: 2,576 + 2,286 + (647 + 71) + 464; accepted in full, with those in principle, and rejected.
wiqaya count A1 --filter authority=C55 --as-of 2010-12-31 --json
expect json .total.numerator == 2576
expect json .total.denominator == 6044
wiqaya count A3 --filter authority=C55 --as-of 2010-12-31 --json
expect json .total.numerator == 3294
wiqaya count A4 --filter authority=C55 --as-of 2010-12-31 --json
expect json .total.numerator == 464
# C59: 473 of 4,812.
wiqaya count R1 --by horizon --filter authority=C59 --as-of 2020-10-25 --json
expect json .rows[horizon=immediate].denominator == 473
expect json .rows[horizon=immediate].share == 9.8
expect json .total.denominator == 4812

# --- Places and visits

file places.csv <<END
name,kind,authority
END
# C23 Georgia 2017, six pairs of visits and places: 34 to 8, 9 to 5, 9 to 9, 9 to 9, 45 to 45, 21 to 19.
many places.csv 8 'C23 prison {n},prison_local,C23'
many places.csv 5 'C23 hospital {n},psychiatric_hospital,C23'
many places.csv 9 'C23 home {n},social_care_elderly,C23'
many places.csv 9 'C23 care {n},social_care_disability,C23'
many places.csv 45 'C23 police {n},police_custody,C23'
many places.csv 19 'C23 child {n},child_protection_centre,C23'
# C25 Spain, twelve kinds that were listed. C33, C35 France: 190 prisons, 381 hospitals. C41 Austria: one place
# for each kind of its work. C43 Morocco: nine named places of five kinds. C45, C49, C51 Morocco.
many places.csv 1 'C25 a,police_custody,C25'
many places.csv 1 'C25 b,gendarmerie_custody,C25'
many places.csv 1 'C25 c,prison_local,C25'
many places.csv 1 'C25 d,migrant_retention,C25'
many places.csv 1 'C25 e,child_protection_centre,C25'
many places.csv 1 'C25 f,psychiatric_hospital,C25'
many places.csv 1 'C25 g,court_cell,C25'
many places.csv 1 'C25 h,removal_operation,C25'
many places.csv 1 'C25 i,military_detention,C25'
many places.csv 1 'C25 j,social_care_elderly,C25'
many places.csv 1 'C25 k,port_or_border_post,C25'
many places.csv 1 'C25 l,airport_transit_zone,C25'
many places.csv 190 'C33 prison {n},prison_local,C33'
many places.csv 381 'C35 hospital {n},psychiatric_hospital,C35'
many places.csv 2 'C41 house {n},other,C41'
many places.csv 1 'C40 house {n},other,C40'
many places.csv 3 'C43 prison {n},prison_local,C43'
many places.csv 1 'C43 police {n},police_custody,C43'
many places.csv 3 'C43 centre {n},child_protection_centre,C43'
many places.csv 1 'C43 home {n},social_care_elderly,C43'
many places.csv 1 'C43 migrants {n},migrant_retention,C43'
many places.csv 1 'C45 house {n},other,C45'
many places.csv 1 'C49 all prisons,prison_local,C49'
many places.csv 1 'C51 all prisons,prison_local,C51'
wiqaya import places places.csv --json
expect json .errors.length == 0

file visits.csv <<END
place,kind,started_on,state
END
# C40 Serbia 2020, 85 visits: the first in the list, so they have the numbers 1 to 85.
many visits.csv 85 'C40 house 1,in_depth,{day 2020-02-01},closed'
many visits.csv 34 'C23 prison {n%8},in_depth,{day 2017-01-02},closed'
many visits.csv 9 'C23 hospital {n%5},in_depth,{day 2017-01-02},closed'
many visits.csv 9 'C23 home {n%9},in_depth,{day 2017-01-02},closed'
many visits.csv 9 'C23 care {n%9},in_depth,{day 2017-01-02},closed'
many visits.csv 45 'C23 police {n%45},in_depth,{day 2017-01-02},closed'
many visits.csv 21 'C23 child {n%19},in_depth,{day 2017-01-02},closed'
many visits.csv 91 'C25 a,in_depth,{day 2010-03-01},closed'
many visits.csv 73 'C25 b,in_depth,{day 2010-03-01},closed'
many visits.csv 26 'C25 c,in_depth,{day 2010-03-01},closed'
many visits.csv 24 'C25 d,in_depth,{day 2010-03-01},closed'
many visits.csv 39 'C25 e,in_depth,{day 2010-03-01},closed'
many visits.csv 7 'C25 f,in_depth,{day 2010-03-01},closed'
many visits.csv 22 'C25 g,in_depth,{day 2010-03-01},closed'
many visits.csv 14 'C25 h,in_depth,{day 2010-03-01},closed'
many visits.csv 1 'C25 i,in_depth,{day 2010-03-01},closed'
many visits.csv 1 'C25 j,in_depth,{day 2010-03-01},closed'
many visits.csv 1 'C25 k,in_depth,{day 2010-03-01},closed'
many visits.csv 1 'C25 l,in_depth,{day 2010-03-01},closed'
many visits.csv 119 'C33 prison {n},in_depth,{day 2009-01-05},closed'
many visits.csv 84 'C35 hospital {n},in_depth,{day 2009-01-05},closed'
many visits.csv 1074 'C41 house 1,in_depth,{day 2012-01-10},closed'
many visits.csv 251 'C41 house 1,in_depth,{day 2015-01-01},closed'
many visits.csv 250 'C41 house 2,in_depth,{day 2015-01-01},closed'
many visits.csv 3 'C43 prison {n},in_depth,{day 2020-05-04},closed'
many visits.csv 1 'C43 police {n},in_depth,{day 2020-05-04},closed'
many visits.csv 3 'C43 centre {n},in_depth,{day 2020-05-04},closed'
many visits.csv 1 'C43 home {n},in_depth,{day 2020-05-04},closed'
many visits.csv 1 'C43 migrants {n},in_depth,{day 2020-05-04},closed'
many visits.csv 55 'C45 house 1,in_depth,{day 2023-02-01},closed'
wiqaya import visits visits.csv --json
expect json .errors.length == 0

# C23: 127 visits to 95 places, which are different counts.
wiqaya count V1 --by place_kind --filter authority=C23 --as-of 2017-12-31 --json
expect json .rows[place_kind=prison_local].numerator == 34
expect json .rows[place_kind=child_protection_centre].numerator == 21
expect json .total.numerator == 127
wiqaya count V2 --by place_kind --filter authority=C23 --as-of 2017-12-31 --json
expect json .rows[place_kind=prison_local].numerator == 8
expect json .rows[place_kind=psychiatric_hospital].numerator == 5
expect json .rows[place_kind=social_care_elderly].numerator == 9
expect json .rows[place_kind=social_care_disability].numerator == 9
expect json .rows[place_kind=police_custody].numerator == 45
expect json .rows[place_kind=child_protection_centre].numerator == 19
expect json .total.numerator == 95
wiqaya count V2 --filter authority=C23 --as-of 2017-12-31 --rows numerator --json
expect json .items.length == 95
# C33: 119 of 190 prisons; C35: 84 of 381 hospitals.
wiqaya count V3 --filter authority=C33 --as-of 2011-12-31 --json
expect json .total.numerator == 119
expect json .total.denominator == 190
expect json .total.value == 62.6
wiqaya count V3 --filter authority=C35 --as-of 2011-12-31 --json
expect json .total.numerator == 84
expect json .total.denominator == 381
expect json .total.value == 22
# C41: 501 of 1,575 visits in 2015.
wiqaya count V1 --by year --filter authority=C41 --as-of 2016-12-31 --json
expect json .total.numerator == 1575
expect json .rows[year=2015].numerator == 501
expect json .rows[year=2015].share == 31.8

# C40: 334 recommendations from 85 visits, 3.93 of each; one more that comes from no visit is not counted.
file serbia.csv <<END
text,addressee,sent_on,visit
END
many serbia.csv 334 'C40 {n},C40,2020-09-01,V-$year-{n%85:4}'
many serbia.csv 1 'C40 of a report {n},C40,2020-09-01,'
wiqaya import recommendations serbia.csv --json
expect json .errors.length == 0
wiqaya count Q2 --filter authority=C40 --period 2020 --json
expect json .total.numerator == 334
expect json .total.denominator == 85
expect json .total.value == 3.93
wiqaya count Q2 --filter authority=C40 --period 2020 --rows numerator --json
expect json .items.length == 334

# C45: 55 visits of 50 planned, which is legal, and said.
file plan.csv <<END
year,place_kind,kind,planned
2023,other,in_depth,50
END
wiqaya import plan_lines plan.csv --json
expect json .errors.length == 0
wiqaya count V4 --period 2023 --json
expect json .total.numerator == 55
expect json .total.denominator == 50
expect json .total.value == 110
expect json .notes.0.note == "above_100"
wiqaya count V4 --period 2023 --rows denominator --json
expect json .sum == 50
expect json .items.length == 1

# C49: 2,535 women of 102,653; C51: 100,004 held for 64,600 beds, so 54.8 points above, not 154.8.
file snapshots.csv <<END
place,counted_on,source,capacity,present,women
C49 all prisons,2023-12-31,official,,102653,2535
C51 all prisons,2023-08-07,official,64600,100004,
END
wiqaya import snapshots snapshots.csv --json
expect json .errors.length == 0
wiqaya count P4 --filter group=women --filter authority=C49 --json
expect json .total.numerator == 2535
expect json .total.denominator == 102653
expect json .total.value == 2.5
wiqaya count P1 --filter authority=C51 --json
expect json .total.numerator == 100004
expect json .total.denominator == 64600
expect json .total.value == 154.8
wiqaya count P2 --filter authority=C51 --json
expect json .total.value == 54.8

# --- What was published without what can be counted: quoted, and nothing comes of it

file claims.csv <<END
body,period,indicator,word,value,low,high,parts,total,parts_unit,total_unit,shares,source
C01 HMP Liverpool,2015 to 2017,I1,achieved,25 % / 16 % / 60 %,,,25+16+60,,,,yes,HC 751 (2018) para 13
C19 Georgia Public Defender,2016,I1,outcome,39/10/17/4/12/18 %,,,39+10+17+4+12+18,,,,yes,Activity Report 2016
C21 Georgia Public Defender,2018,I1,outcome,20/19/57 %,,,20+19+57,,,,yes,Special report on parliamentary tasks
C25 Spain NPM,2010-2012,V1,visits,363 visits,,,91+73+26+24+39+7+22+14+1+1+1+1,363,,,,tokata.info quoting the 2012 report
C37 France audit court,2021-2023,,handling time of letters,95 days to 52 days,,,,,,,,ccomptes.fr
C39 Kazakhstan NPM,2023,I1,implementation,almost half (40 percent),,,,,,,,undp.org
C43 Morocco NPM,Apr to Sep 2020,V1,visits,12 visits,,,3+1+3+1+1,12,,,,ccdh.org.ma
C45 Morocco NPM,2023,V4,visits,55 (plan 50),,,55,50,,,,fr.le360.ma
C47 Morocco NPM,Nov 2023,R2,response,67% to 95%,67,95,,,,,,cndh.ma
C50 Morocco prisons,2023,P4,share,11.57 %,,,11870,94672,"stock, December 2023","stock, December 2022",,apt.ch
C57 UK IOCCO,2012,,severity,"red 15, amber 44, green 41 %",,,15+44+41,,,,yes,data.guardint.org p. 60
C03 NZ Ombudsman,2017,I1,implemented in full,4 of 17,,,4,17,,,,scoop.co.nz
END
wiqaya import quoted_claims claims.csv --json
expect json .errors.length == 0
wiqaya export quoted_claims --format json
expect json [body=C01 HMP Liverpool].verdict == "rounded_separately"
expect json [body=C19 Georgia Public Defender].verdict == "adds_up"
expect json [body=C21 Georgia Public Defender].verdict == "parts_below_total"
expect json [body=C25 Spain NPM].verdict == "parts_below_total"
expect json [body=C37 France audit court].verdict == "no_counts"
expect json [body=C39 Kazakhstan NPM].verdict == "no_counts"
expect json [body=C43 Morocco NPM].verdict == "parts_below_total"
expect json [body=C45 Morocco NPM].verdict == "above_total"
expect json [body=C47 Morocco NPM].verdict == "no_counts"
expect json [body=C47 Morocco NPM].low == "67"
expect json [body=C50 Morocco prisons].verdict == "mixed_denominator"
expect json [body=C57 UK IOCCO].verdict == "adds_up"
expect json [body=C03 NZ Ombudsman].verdict == "counts_given"
# The visits of C25 and C43 that are known come out; the published totals stay what somebody said.
wiqaya count V1 --filter authority=C25 --as-of 2012-12-31 --json
expect json .total.numerator == 300
wiqaya count V1 --by place_kind --filter authority=C43 --as-of 2020-12-31 --json
expect json .total.numerator == 9
expect json .rows[place_kind=prison_local].numerator == 3

# Quality, for the house itself: 3 and 6 marks of ten, and one that nobody looked at, are 9 over 2. A
# recommendation with two addressees counts once.
file marks.csv <<END
text,addressee,sent_on,horizon,marks
Q3 three,C07; C05,2013-01-10,short,specific; measurable; targeted
Q3 six,C05,2013-01-10,short,specific; measurable; targeted; argued; achievable; time_bound
Q3 none,C05,2013-01-10,long,
END
wiqaya import recommendations marks.csv --json
expect json .errors.length == 0
wiqaya count Q3 --period 2013 --json
expect json .total.numerator == 9
expect json .total.denominator == 2
expect json .total.value == 4.5
wiqaya count Q3 --period 2013 --by horizon --json
expect json .rows.length == 1
# No visit began in 2018, so there is no value, though recommendations were sent in other years.
wiqaya count Q2 --period 2018 --json
expect json .total.value == null

# Shares of thirds do not give 100, and the program says so.
wiqaya count R1 --by authority --from 2014-03-01 --to 2016-02-10 --json
expect json .notes[note=rounded_separately].words present
# Public tables about persons hide small counts, and refuse to open them.
file few.csv <<END
place,counted_on,source,present,women
C43 prison 1,2023-12-31,counted,100,3
C43 prison 2,2023-12-31,counted,100,40
C43 prison 3,2023-12-31,counted,100,50
END
wiqaya import snapshots few.csv --json
wiqaya count P4 --by place --filter group=women --filter authority=C43 --published --json
expect json .rows.0.hidden == true
expect json .rows.0.numerator == null
expect json .rows.2.numerator == 50
expect json .notes[note=hidden].words present
wiqaya count P4 --filter group=women --filter authority=C43 --published --rows numerator
expect exit 1

# A typed split that is no split is refused by field; a verdict cannot be typed; strangers read nothing.
wiqaya account add salma --role coordinator
passwords
wiqaya account add focal --role focal --authority C03
passwords
serve
as salma
post /api/v1/quoted_claims {"body":"X","value":"a third","source":"Y","parts":"20 and 19"}
expect 422
expect json .errors.0.field == "parts"
post /api/v1/quoted_claims {"body":"X","value":"a third","source":"Y","verdict":"adds_up"}
expect 422
post /api/v1/quoted_claims {"body":"X","value":"a third","source":"Y"}
expect json .verdict == "no_counts"
remember claim .id
get /api/v1/quoted_claims/$claim
patch /api/v1/quoted_claims/$claim {"parts":"1","total":3}
expect json .verdict == "counts_given"
# The rows behind a number, through the API; to an authority its own, without ids of the house.
get /api/v1/figures/I1?rows=numerator&authority=C03&as_of=2017-12-31
expect json .count == 4
expect json .sum == 4
expect json .items.3.facts.length == 2
expect json .items.0.facts.0.day == "2016-01-11"
expect json .items.0.facts.0.late == true
get /api/v1/figures/I1?by=nothing
expect 422
get /api/v1/figures/I1?colour=red
expect 422
# The same on pages: the value, the rows, and beside it what was published, in three languages.
language fr
get /figures/I1?authority=C03&as_of=2017-12-31&rows=numerator
expect page "23,5"
expect page "Les lignes derrière le numérateur"
expect page "saisi tardivement"
expect page "4 of 17"
expect page "Les nombres sont donnés"
language ar
get /figures/I1?authority=C03&as_of=2017-12-31&by=evidence
expect page "تحققت منه الآلية"
get /figures?by=year&period=2016&as_of=2017-12-31
expect page "2016"
get /figures?by=colour
expect 422
get /figures/I1?period=lately
expect 422
language en
as focal
get /api/v1/figures/I1?rows=numerator&as_of=2017-12-31
expect json .count == 4
expect json .items.0.id == null
expect json .items.0.number == "1"
get /api/v1/figures/I1?authority=C05&as_of=2017-12-31
expect 422 or 200
get /api/v1/figures/V1
expect 403
get /api/v1/quoted_claims
expect 404
as nobody
get /api/v1/quoted_claims
expect 401
stop
wiqaya verify
expect out "bad 0"
