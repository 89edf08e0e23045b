# What is written into a field is shown as text, and cannot turn the line around it.
ceiling 60
wiqaya init --country MA --languages fr,ar,en
passwords
wiqaya account add coordinator --role coordinator
passwords
serve
as coordinator
post /api/v1/authorities {"name":{"fr":"Ministe\u0300re \u202eegamon\u202c<img src=x onerror=a()>","ar":"\u2067وزارة\u2069"},"aliases":["\u202dM\u0007C\ufeff"],"code":"a \"<b>"}
expect 422
expect json .errors.0.field == "code"
post /api/v1/authorities {"name":{"fr":"Ministe\u0300re \u202eegamon\u202c<img src=x onerror=a()>","ar":"\u2067وزارة\u2069"},"aliases":["\u202dM\u0007C\ufeff"],"code":"a b"}
expect 201
remember id .id
expect json .name.fr == "Ministère egamon<img src=x onerror=a()>"
expect json .name.ar == "وزارة"
expect json .aliases.0 == "MC"
get /authorities/$id
expect no html "<img src=x"
form /authorities/$id/edit name.fr='‮tourné'
get /api/v1/authorities/$id
expect json .name.fr == "tourné"
post /api/v1/authorities {"name":"=cmd|calc"}
get /authorities.csv
expect out "'=cmd|calc"
