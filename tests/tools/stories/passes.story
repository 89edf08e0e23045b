# Every verb of the grammar that needs no real program, once.
wiqaya greet --name "two words"
expect json .rows[authority.name=Marrakech].value == 3
expect json .rows.length == 1
expect json .words.1 == "two words"
expect json .nothing absent
remember figure .rows.0.value
wiqaya greet $figure
expect json .words.0 == "3"
wiqaya accounts
passwords
expect out "administrator"
expect no out "coordinator"
wiqaya refuse
expect exit 1
expect err "not allowed"
file list.csv <<END
name,kind
Salé,prison
END
expect file list.csv "Salé"
serve
get /
expect 401
as administrator
get /
expect page "no&yes"
expect no page "<b>"
expect header ETag == "\"1\""
form / text="رد السلطة"
expect 303
expect header Location ~ "/?text="
follow
expect page "رد السلطة"
restart
as nobody
get /
expect 401 or 403
stop
