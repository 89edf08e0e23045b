# Lists after the tables of three mechanisms abroad (tests/cases/countries; texts and places are invented) come in by
# data alone: the words that the program knows of lists, and a map of a few lines for each. What stands behind each
# number is counted in its comment.
wiqaya init --languages en,fr,ar
file places.csv <<END
name,kind
Wairua Flats Corrections Facility,prison_local
Ballymore Place of Detention,prison_local
END
wiqaya import places places.csv

# New Zealand: twelve rows, the last four of a second report; three of those say again what was said before.
wiqaya import recommendations $root/tests/cases/countries/new_zealand.csv --map $root/tests/cases/countries/new_zealand.map --json
expect json .errors.length == 0
expect json .created.recommendations == 12
expect json .created.replies == 12
expect json .created.assessments == 8
# WF18-01, -02, -05, -06, WF21-01 and -02 were accepted; WF18-03, -07 and WF21-04 in part; WF18-04, -08 and WF21-03 not.
wiqaya count A1 --filter "authority=Department of Custody" --as-of 2021-12-31 --json
expect json .total.numerator == 6
expect json .total.denominator == 12
wiqaya count A3 --as-of 2021-12-31 --json
expect json .total.numerator == 9
expect json .total.denominator == 12
wiqaya count A4 --as-of 2021-12-31 --json
expect json .total.numerator == 3
# Of the first eight, -01, -05 and -08 were achieved, -02 and -07 in part.
wiqaya count I1 --as-of 2021-12-31 --json
expect json .total.numerator == 3
expect json .total.denominator == 8
expect json .total.value == 37.5
wiqaya count I2 --as-of 2021-12-31 --json
expect json .total.numerator == 5
expect json .total.denominator == 8
# Five were not achieved in full in 2021 (-02, -03, -04, -06, -07); three of them were made again (-02, -03, -06).
wiqaya count Q1 --from 2021-01-01 --to 2021-12-31 --as-of 2021-12-31 --json
expect json .total.numerator == 3
expect json .total.denominator == 5
wiqaya export recommendations --format json --filter source_number=WF18-02
remember first .0.number
wiqaya export recommendations --format json --filter source_number=WF21-01
expect json .0.repeats.number == "$first"

# Georgia, as a workbook: one column of six outcomes tells the reply, the position and the state, each by its own words.
workbook georgia.xlsx $root/tests/cases/countries/georgia.csv
wiqaya import recommendations georgia.xlsx --map $root/tests/cases/countries/georgia.map --json
expect json .errors.length == 0
expect json .created.recommendations == 8
expect json .created.authorities == 2
# All but G-05, whose letter was no reply in substance, and G-07, which got none.
expect json .created.replies == 6
# G-05 and G-07 tell nothing of the state.
expect json .created.assessments == 6
wiqaya count R1 --from 2021-01-18 --to 2021-01-18 --as-of 2021-12-31 --json
expect json .total.numerator == 6
expect json .total.denominator == 8
# Only G-06 told a position: it was promised.
wiqaya count A1 --from 2021-01-18 --to 2021-01-18 --as-of 2021-12-31 --json
expect json .total.numerator == 1
expect json .total.denominator == 8
wiqaya count A3 --from 2021-01-18 --to 2021-01-18 --as-of 2021-12-31 --json
expect json .total.numerator == 1
expect json .total.denominator == 6
# What is promised is not verified: of five, G-01 and G-02 are full and G-03 in part.
wiqaya count I1 --from 2021-01-18 --to 2021-01-18 --as-of 2021-12-31 --json
expect json .total.numerator == 2
expect json .total.denominator == 5
wiqaya count I2 --from 2021-01-18 --to 2021-01-18 --as-of 2021-12-31 --json
expect json .total.numerator == 3
expect json .total.denominator == 5

# Ireland: six rows, in each what the service says of itself and what an inspection found, by half-year.
wiqaya import recommendations $root/tests/cases/countries/ireland.csv --map $root/tests/cases/countries/ireland.map --json
expect json .errors.length == 0
expect json .created.recommendations == 6
expect json .created.replies == 6
# Five action plans (-04 was not accepted), and two assessments for each of those five.
expect json .created.actions == 5
expect json .created.assessments == 10
# Accepted: -01, -02, -05, -06; in part: -03.
wiqaya count A1 --from 2022-10-03 --to 2022-10-03 --as-of 2023-12-31 --json
expect json .total.numerator == 4
expect json .total.denominator == 6
wiqaya count A3 --from 2022-10-03 --to 2022-10-03 --as-of 2023-12-31 --json
expect json .total.numerator == 5
expect json .total.denominator == 6
# Inspected: -01 in part, -02 full, -03 not, -06 full. What -05 says of itself is none.
wiqaya count I1 --from 2022-10-03 --to 2022-10-03 --as-of 2023-12-31 --json
expect json .total.numerator == 2
expect json .total.denominator == 4
wiqaya count I2 --from 2022-10-03 --to 2022-10-03 --as-of 2023-12-31 --json
expect json .total.numerator == 3
expect json .total.denominator == 4
# Of the four that are assessed by both, three say full of themselves and two are found so: 75 - 50.
wiqaya count I6 --from 2022-10-03 --to 2022-10-03 --as-of 2023-12-31 --json
expect json .total.value == 25
# A half-year before: -06 alone was inspected.
wiqaya count I1 --from 2022-10-03 --to 2022-10-03 --as-of 2023-06-30 --json
expect json .total.numerator == 1
expect json .total.denominator == 1

# The plan is there with its owner and its day, beside the reply that announced it; "Q4 2023" ends with December,
# "Complete" and "Ongoing" tell how far it is, and words that are no day stay.
wiqaya export actions --format json
expect json .length == 5
save actions.json
expect file actions.json '"step":"Replace the boiler of the main block","owner":"Estates Directorate","starts_on":null,"ends_on":"2023-12"'
expect file actions.json '"ends_on":"2023-06-30"'
expect file actions.json "Recruit nine officers for the regime (Following recruitment)"
expect json .0.reply.id present
expect json .0.said_by == "mechanism"
expect json .0.progress_on == "2023-12-31"
wiqaya export actions --format json --filter progress=done
expect json .length == 1
expect json .0.step == "Roster a second evening nurse"
wiqaya export actions --format json --filter progress=under_way
expect json .0.step == "Install telephones in all cells"

# An owner without anything to do makes no action, and the row says so. In a list that tells no more of what is
# done than its action plan, that is the action.
file plan.csv <<END
ID,Recommendation Text,Facility,Addressed to,Action Plan,Action Owner,Timeline
BM22-07,Whitewash the exercise yard,Ballymore Place of Detention,Custody Service,,Estates Directorate,Q1 2024
BM22-08,Put a clock on every landing,Ballymore Place of Detention,Custody Service,Buy and hang fourteen clocks,Governor,31/01/2024
END
wiqaya import recommendations plan.csv --json
expect json .created.recommendations == 2
expect json .created.actions == 1
expect json .notes.0.note ~ "no action was made"
wiqaya export actions --format json --filter ends_on=2024-01-31
expect json .0.step == "Buy and hang fourteen clocks"

wiqaya verify
expect out "bad 0"
