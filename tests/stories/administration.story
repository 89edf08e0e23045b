# The administrator sees how the house stands: copies and drills, the log compared, mail, room, the clock, who signs in by a
# password alone, and what each role may do.
ceiling 120
wiqaya init --country MA --languages fr,ar,en
passwords
wiqaya account add karim --role administrator
passwords
wiqaya account add salma --role coordinator
passwords
wiqaya account add lina --role monitor
passwords
file secret <<END
une phrase assez longue pour une copie
END
serve
language en

# --- Nothing was done yet, and it is said; nobody else sees the page
as salma
get /administration
expect 404
get /administration/rights
expect 404
get /
expect page "Last copy never yet"
expect page "Last drill never yet"
expect page "Failed mail 0 notices"
expect no html "/administration"
as lina
get /
expect no page "Last copy"
as karim
get /
expect page "Last copy never yet"
expect html 'href="/administration"'
get /administration
expect page "No copy was made for a week, or none at all."
expect page "nobody has tried whether a copy opens"
expect page "nobody has compared everything with the log"
# The first administrator of init, karim, salma and lina.
expect page "4 sign in by a password alone:"
expect page "4 active accounts"
expect page "Last compared never"
expect page "Weekend Saturday Sunday"
language ar
get /administration
expect page "لم تُنجز أي نسخة احتياطية منذ أسبوع، أو لم تُنجز قط."
language en

# --- A copy and a drill
wiqaya backup copy.wiqaya --passphrase-file secret
wiqaya drill --passphrase-file secret
get /administration
expect no page "No copy was made for a week"
expect no page "whether a copy opens"
expect page "it opened"
as salma
get /
expect no page "Last copy never yet"
expect page "it opened"

# --- Everything is compared with the log, as a job
as karim
form /administration at /administration/verify
expect 303
remember first header Location
poll /api/v1$first .state == "done"
expect json .kind == "verify"
expect json .result.bad == 0
expect json .result.checked > 10
get $first
expect page "Comparing everything with the log"
expect page "Everything is as the log says"
get /administration
expect no page "nobody has compared everything with the log"
expect page "everything as the log says"
# Changed behind the program's back: it shows.
raw UPDATE account SET full_name = 'Someone Else' WHERE name = 'lina'
form /administration at /administration/verify
expect 303
remember second header Location
poll /api/v1$second .state == "done"
expect json .result.bad >= 1
get $second
expect page "not as the log says"
get /administration
expect page "Something is not as the log says: it was changed outside the program."

# --- What a role may do, as the declarations say
as karim
get /administration/rights?role=monitor
expect page "What each role may do · Monitor"
expect page "of visits of the person’s teams"
expect no page "imports lists"
get /administration/rights?role=secretariat
expect page "imports lists"
get /administration/rights?role=nobody
expect page "What each role may do · Coordinator"
