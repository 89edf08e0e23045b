# A session ends with what it was made for, and does not come back.
ceiling 90
wiqaya init --country MA --languages fr,ar,en
passwords
wiqaya account add administrator2 --role administrator
passwords
wiqaya account add monitor --role monitor
passwords
serve
as monitor
get /api/v1/places
expect 200
as administrator2
get /api/v1/accounts?q=monitor
get /api/v1/accounts/monitor
remember account .id
post /api/v1/accounts/$account/lock {}
post /api/v1/accounts/$account/unlock {}
as monitor
get /api/v1/places
expect 401
as monitor again
get /api/v1/places
expect 200
as administrator2
get /api/v1/accounts/$account
patch /api/v1/accounts/$account {"role":"member"}
get /api/v1/accounts/$account
patch /api/v1/accounts/$account {"role":"monitor"}
expect 200
as monitor
get /api/v1/places
expect 401
as monitor again
get /api/v1/places
expect 200

# The language is no such change.
get /api/v1/accounts/monitor
as administrator2
get /api/v1/accounts/$account
patch /api/v1/accounts/$account {"language":"ar"}
as monitor
get /api/v1/places
expect 200
# Nobody changes the own account but in what is one's own.
patch /api/v1/accounts/$account {"role":"coordinator"}
expect 403
