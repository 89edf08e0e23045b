# Beside the table of a figure stands its drawing, on the server's side and without a script: groups as bars, times as a
# line. Every bar and every dot opens the rows that it counts.
wiqaya init --country MA --languages ar,fr,en
passwords
file authorities.csv <<END
code;name.fr
A;Prisons
B;Police
END
wiqaya import authorities authorities.csv
file places.csv <<END
code;name.fr;kind;authority
P1;Prison Un;prison_local;A
P2;Poste Deux;police_custody;B
END
wiqaya import places places.csv
# Of 2024 two visits, in January and March; of 2025 one, in March. February 2024 is 0, and so is all between.
file visits.csv <<END
place;kind;started_on
P1;in_depth;2024-01-10
P2;ad_hoc;2024-03-05
P1;follow_up;2025-03-20
END
wiqaya import visits visits.csv --json
expect json .created.visits == 3
wiqaya account add keeper --role coordinator
passwords
serve
as keeper
language en
get /api/v1/figures/V1
remember today .as_of
get /figures/V1?by=authority
expect html "role=\"group\" aria-labelledby=\"chart-titleV1\""
# Two of two in the longest bar, 376 units wide, and one of two in the other.
expect html "width=\"376.0\" height=\"13\""
expect html "width=\"188.0\" height=\"13\""
expect html "&amp;rows=numerator#rows\"><text x=\"6.0\""
get /figures/V1?by=year
# Of a scale to 4, 190 units high: 2 lies at 117, 1 at 164.5; a year apart is the whole width.
expect html "class=\"path\" d=\"M48.0 117.0L420.0 164.5\""
expect html "<title>⁨2024: 2⁩</title>"
expect html "<title>⁨2025: 1⁩</title>"
expect html "year=2025&amp;rows=numerator#rows"
language ar
get /figures/V1?by=year
expect html "class=\"path\" d=\"M392.0 117.0L20.0 164.5\""
language en
get /figures/V1?by=month
# From January 2024 to March 2025 are 15 months: 14 steps.
expect html "<title>⁨February 2024: 0⁩</title>"
expect html "<title>⁨December 2024: 0⁩</title>"
expect html "<title>⁨March 2025: 1⁩</title>"
expect no html "<title>⁨April 2025"
# A dot of nothing opens nothing.
expect html "<g><title>⁨February 2024: 0⁩</title>"

# Times are in words, in the table, the drawing and the list of periods.
expect page "March 2025 1"
expect html ">Q1 2026</option>"
language ar
get /figures/V1?by=month
expect page "مارس 2025 1"
get /figures/V1?by=quarter
expect page "الربع 1 من 2025"
language fr
get /figures/V1?by=quarter
expect page "T1 2025 1"
language en

# Twelve months that roll open as what they are, a period of their own: to March 2025 lies one visit, to February the one of March 2024.
get /figures/V1?by=rolling&as_of=2025-03-31
expect html "as_of=2025-03-31&amp;from=2024-04-01&amp;to=2025-03-31&amp;rows=numerator#rows"
expect html "as_of=2025-02-28&amp;from=2024-03-01&amp;to=2025-02-28&amp;rows=numerator#rows"
get /figures/V1?as_of=2025-02-28&from=2024-03-01&to=2025-02-28&rows=numerator
expect page "The rows behind the numerator 1"
expect page "Poste Deux"
# Groups of persons are no parts of a whole, so their figure does not roll, and is not offered so.
get /figures/P4
expect no html "value=\"rolling\""
get /figures/P4?by=rolling
expect 422

# Two periods side by side: 2024 with two visits and 2025 with one, by authority and in all.
get /figures/V1?by=authority&period=2025&with=2024
expect page "Two periods 2024 · 2025"
expect page "Prisons 1 1 0 Police 1 0 −1 All, pooled 2 1 −1"
# Police had one visit in 2024 and none in 2025: the hatched bar is as long as the longest, no other stands below it.
expect html "<bdi>2024</bdi>"
expect html "from=2024&amp;to=2024&amp;authority="
get /figures/V1?by=authority&with=2024
expect 422
expect page "Choose the period that is compared, too."
get /figures/V6?period=2025&with=2024
# Of shares the difference is in points. Follow-up visits: 0 of 2 in 2024, 1 of 1 in 2025.
expect page "0.0 % 0 of 2 100.0 % 1 of 1 +100.0"

# The table goes out as it stands, with what it was counted from.
get /figures/V1/table?by=authority&format=csv
expect header Content-Disposition ~ "attachment; filename*=UTF-8''V1-authority-${today}.csv"
expect out "group,key,value,counted,out_of,as_of,from,to,filter,figure,rule_version,rows_sha256"
expect out "Prisons,"
expect out ",2,2,,$today,,,,V1,3,"
expect out "\"All, pooled\",,3,3,,$today,,,,V1,3,"
get /figures/R1/table?format=xlsx
expect header Content-Type == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# The drawing too, by itself: no link leads anywhere in a file, and what it shows is written above it.
get /figures/V1/table?by=authority&format=svg
expect header Content-Type == "image/svg+xml"
expect html "<svg xmlns=\"http://www.w3.org/2000/svg\""
expect html ">Visits</text>"
expect html "width=\"188.0\" height=\"13\""
expect no html "href"
get /figures/V1/table?format=svg
expect 404
get /figures/V1/table?format=pdf
expect 422
as nobody
get /figures/V1/table
expect 303

# How long replies took: sent on 1 January 2024, answered after 30, 60 and 120 days, and once not at all.
as keeper
file recommendations.csv <<END
text.fr;addressee;sent_on;replied_on;reply
Texte un;A;2024-01-01;2024-01-31;Fait
Texte deux;A;2024-01-01;2024-03-01;Fait
Texte trois;B;2024-01-01;2024-04-30;Fait
Texte quatre;B;2024-01-01;;
END
stop
wiqaya import recommendations recommendations.csv --json
expect json .created.replies == 3
start
as keeper
get /figures/R4
expect page "How many days it took of what ended"
expect page "0–30 days 1 33.3 % 31–60 days 1 33.3 % 61–90 days 0 0.0 % over 90 days 1 33.3 % All, pooled 3"
get /places
expect html "href=\"/map\""
