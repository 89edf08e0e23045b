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
get /figures/V1?by=authority
expect html "role=\"group\" aria-labelledby=\"chart-titleV1\""
# Two of two in the longest bar, 376 units wide, and one of two in the other.
expect html "width=\"376.0\" height=\"13\""
expect html "width=\"188.0\" height=\"13\""
expect html "&amp;rows=numerator#rows\"><text x=\"6.0\""
get /figures/V1?by=year
# Of a scale to 4, 190 units high: 2 lies at 117, 1 at 164.5; a year apart is the whole width.
expect html "class=\"path\" d=\"M48.0 117.0L420.0 164.5\""
expect html "<title>2024: 2</title>"
expect html "<title>2025: 1</title>"
expect html "year=2025&amp;rows=numerator#rows"
language ar
get /figures/V1?by=year
expect html "class=\"path\" d=\"M392.0 117.0L20.0 164.5\""
language en
get /figures/V1?by=month
# From January 2024 to March 2025 are 15 months: 14 steps.
expect html "<title>2024-02: 0</title>"
expect html "<title>2024-12: 0</title>"
expect html "<title>2025-03: 1</title>"
expect no html "<title>2025-04"
# A dot of nothing opens nothing.
expect html "<g><title>2024-02: 0</title>"
