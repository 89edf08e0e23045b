# A figure is saved as it stands: under a name, for oneself or for the institution. What was told that day stays beside what is
# counted now, and when facts of that time are entered late the page says that it is no longer what was told.
wiqaya init --country MA --languages ar,fr,en
passwords
file authorities.csv <<END
code;name.fr
A;Prisons
B;Police
END
wiqaya import authorities authorities.csv
file areas.csv <<END
code;kind;name.fr
01;region;Nord
02;region;Sud
END
wiqaya import areas areas.csv
file places.csv <<END
code;name.fr;kind;authority;region
P1;Prison Un;prison_local;A;01
P2;Poste Deux;police_custody;B;02
END
wiqaya import places places.csv
file visits.csv <<END
place;kind;started_on
P1;in_depth;2024-01-10
P2;ad_hoc;2024-03-05
P1;follow_up;2025-03-20
END
wiqaya import visits visits.csv
wiqaya account add keeper --role coordinator
passwords
wiqaya account add member --role member
passwords
wiqaya account add auditor --role auditor
passwords
wiqaya account add north --role regional --region 01
passwords
wiqaya account add focal --role focal --authority A
passwords
serve

# --- Three visits by the end of 2025: two to prisons, one to police.
as keeper
language en
get /figures/V1?by=authority&as_of=2025-12-31
expect page "Save this figure"
form /figures/V1?by=authority&as_of=2025-12-31 at /figures/V1/save name="  Visits   told in the report " whose=ours
expect 303
follow
expect page "The figure “Visits told in the report” is saved."
expect page "as told on 31 December 2025"
expect page "Police 1 1 0 Prisons 2 2 0 All, pooled 3 3 0"
expect page "Counted again as of 31 December 2025, it is what was told."
expect no page "Told and counted again"
get /figures
expect page "Visits told in the report Visits V1 31 December 2025 3 3 0"
get /api/v1/saved_figures
expect json .count == 1
expect json .items.0.as_of == "2025-12-31"
remember told .items.0.id

# --- A visit of 2026 changes today, not what was told.
file later.csv <<END
place;kind;started_on
P2;in_depth;2026-02-02
END
upload /api/v1/imports entity=visits file=@later.csv
get /saved_figures/$told
expect page "Police 1 2 +1 Prisons 2 2 0 All, pooled 3 4 +1"
expect page "it is what was told"
# --- One of 2025 that is entered late changes what is counted again, and the page says so.
file late.csv <<END
place;kind;started_on
P1;ad_hoc;2025-06-01
END
upload /api/v1/imports entity=visits file=@late.csv
get /saved_figures/$told
expect page "Police 1 2 +1 Prisons 2 3 +1 All, pooled 3 5 +2"
expect page "Counted again as of 31 December 2025, it is no longer what was told"
expect page "Told and counted again as of 31 December 2025"
expect page "Police 1 1 0 Prisons 2 3 +1 All, pooled 3 4 +1"
get /figures
expect page "Visits told in the report Counted again it is no longer what was told."
expect page "31 December 2025 3 5 +2"
language fr
get /saved_figures/$told
expect page "annoncé au 31 décembre 2025"
expect page "n’est plus ce qui avait été annoncé"
language ar
get /saved_figures/$told
expect page "لم يعد كما أُعلن"
language en

# --- What was told is not written over: neither by the same name, nor from outside.
form /figures/V1?as_of=2025-12-31 at /figures/V1/save name="Visits told in the report" whose=ours
expect 422
expect page "A figure of this name is saved already"
speaks post /api/v1/figures/V1/save {"name":"Visits told in the report","whose":"ours"}
expect 422
post /api/v1/figures/V1/save?by=place {"name":""}
expect 422
post /api/v1/figures/V1/save?by=nothing {"name":"Rien"}
expect 422
post /api/v1/figures/ZZ/save {"name":"Rien"}
expect 404
get /api/v1/saved_figures/$told
patch /api/v1/saved_figures/$told {"told":"{}"}
expect 422
get /api/v1/saved_figures/$told
expect json .told ~ "\"numerator\":3"
post /api/v1/saved_figures {"name":"Rien"}
expect 403
# A name may change; the numbers stay.
form /saved_figures/$told/edit name="Annual report 2025"
expect 303
get /saved_figures/$told
expect page "Annual report 2025"
expect page "All, pooled 3 5 +2"

# --- Filters and the period are kept with it: of 2024 one visit to police, none of them to follow up.
post /api/v1/figures/V6/save?period=2024&as_of=2025-12-31&place_kind=police_custody {"name":"Police 2024"}
remember police .id
get /saved_figures/$police
expect page "Police 2024"
expect page "All, pooled 0.0 % 0 of 1 0.0 % 0 of 1 0.0"
expect html "/figures/V6?as_of=2025-12-31&amp;from=2024&amp;to=2024&amp;place_kind=police_custody"

# --- Who counts fewer rows is not told the numbers of those that count more; the institution's figures are a coordinator's to change.
as auditor
get /saved_figures/$told
expect page "All, pooled 3 5 +2"
expect no page "Put into the bin"
get /saved_figures/$police
expect 404
get /api/v1/saved_figures/$told
expect json .told absent
patch /api/v1/saved_figures/$told {"name":"Ours"}
expect 403
speaks post /api/v1/figures/V1/save {"name":"Pour tous","whose":"ours"}
expect 403
as member
speaks get /saved_figures/$told
expect 403
get /figures
expect no page "Annual report 2025"
as north
get /saved_figures/$told
expect 403
post /api/v1/figures/V1/save?as_of=2025-12-31 {"name":"Nord"}
remember north .id
get /saved_figures/$north
expect page "All, pooled 3 3 0"
get /figures
expect page "Nord mine"
as focal
get /saved_figures/$told
expect 404
post /api/v1/figures/V1/save {"name":"Rien"}
expect 403 or 404

# --- To the bin and back.
as keeper
post /api/v1/saved_figures/$told/bin
get /figures
expect no page "Annual report 2025"
form /saved_figures/$told at /unbin
expect 303
get /figures
expect page "Annual report 2025"
