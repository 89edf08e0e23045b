# The manual inside the program: its contents by who reads, a page for each room, and only their own pages for an authority.
# Then what one of its pages promises: somebody whose phone is lost signs in again.
file authorities.csv <<END
name,code
Administration pénitentiaire,DGAPR
END
wiqaya init --country MA --languages fr,ar,en --administrator amina
passwords
wiqaya import authorities authorities.csv
wiqaya account add coordinator --role coordinator
passwords
wiqaya account add nadia --role monitor
passwords
wiqaya account add karim --role focal --authority DGAPR
passwords
serve
as nobody
get /help
expect 303
expect header Location ~ /sign-in
get /portal/help
expect 303

# The coordinator's work stands first, in the coordinator's language.
as coordinator
language en
get /help
expect page "For your work"
expect page "Bring in your list"
expect page "For authorities"
expect html "href=\"/help/import\""
language fr
get /help/import
expect page "Importer votre liste"
# The words of the button are those of the screen.
expect html "<b>Examiner</b>"
expect html "<a href=\"/import\">"
expect html "href=\"/help/reply-table\""
language ar
get /help/import
expect page "استيراد لائحتكم"
expect html "<b>فحص</b>"
language en

# Each room leads to its page, and so does a page below it.
get /places
expect html "class=\"ask\" href=\"/help/places\""
get /places/new
expect html "href=\"/help/places\""
get /account
expect html "href=\"/help/account\""
get /help/whole
expect page "Bring in your list"
expect page "Who is late and what waits"
expect html "href=\"#import\""
get /help/nothing
expect 404
expect page "There is no such page of the manual."
get /portal/help
expect 404

# A monitor reads the same manual, and is led into no room that is closed to monitors.
as nadia
get /help/import
expect page "Bring in your list"
expect no html "href=\"/import\""

# An authority reads what concerns it and finds nothing else.
as karim
get /portal/
expect html "href=\"/portal/help/portal\""
get /portal/help
expect page "Your portal"
expect page "Your account"
expect no page "Bring in your list"
get /portal/help/portal-reply
expect page "Reply to a recommendation"
expect html "href=\"/portal/help\" aria-current=\"page\""
get /portal/help/import
expect 404
get /help
expect 404
get /help/import
expect 404

# A lost phone: the code cannot be given, until the second factor is taken off.
raw UPDATE credential SET totp = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' WHERE account = (SELECT id FROM account WHERE name = 'nadia')
as nadia again
expect 401
stop
wiqaya account factor-off nadia
wiqaya account factor-off nobody
expect exit 1
start
as nadia again
get /help
