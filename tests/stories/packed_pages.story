# Pages go out packed to a browser that reads it, when the person came from our own pages or from none. A page that
# another page sent for, one that shows a secret, the API and files are as they were.
wiqaya init --country MA --languages fr,ar,en
passwords
wiqaya account add coordinator --role coordinator
passwords
serve
language fr
as coordinator
header Accept-Encoding: gzip, deflate, br
header Sec-Fetch-Site: same-origin
get /recommendations
expect 200
expect header Content-Encoding == gzip
expect header Vary == Accept-Encoding, Sec-Fetch-Site
expect header Cache-Control == no-store
expect html <!doctype
expect html </html>
header Accept-Encoding: gzip
header Sec-Fetch-Site: none
get /
expect header Content-Encoding == gzip
expect html </html>
# A refusal is a page as well.
header Accept-Encoding: gzip
header Sec-Fetch-Site: same-origin
get /nothing-is-here
expect 404
expect header Content-Encoding == gzip
expect html </html>

# Who does not read it, or takes it back.
header Sec-Fetch-Site: same-origin
get /
expect header Content-Encoding absent
expect header Vary == Accept-Encoding, Sec-Fetch-Site
header Accept-Encoding: gzip;q=0, *
header Sec-Fetch-Site: same-origin
get /
expect header Content-Encoding absent
header Accept-Encoding: identity, gzip;q=0.5
header Sec-Fetch-Site: same-origin
get /
expect header Content-Encoding absent

# Another page sent for it, of our neighbour's or of anybody's, or a program that says nothing.
header Accept-Encoding: gzip
header Sec-Fetch-Site: cross-site
get /
expect header Content-Encoding absent
expect html </html>
header Accept-Encoding: gzip
header Sec-Fetch-Site: same-site
get /
expect header Content-Encoding absent
header Accept-Encoding: gzip
get /
expect header Content-Encoding absent

# The secret of a second factor; a calendar's address.
header Accept-Encoding: gzip
header Sec-Fetch-Site: same-origin
get /account
expect header Content-Encoding == gzip
header Accept-Encoding: gzip
header Sec-Fetch-Site: same-origin
get /account/second-factor
expect html otpauth
expect header Content-Encoding absent

# The API and what is downloaded.
header Accept-Encoding: gzip
header Sec-Fetch-Site: same-origin
get /api/v1/recommendations
expect header Content-Encoding absent
header Accept-Encoding: gzip
header Sec-Fetch-Site: same-origin
get /api/v1/openapi.json
expect header Content-Encoding absent

# The token of a page's forms is another on each page, and each is good in its session alone.
get /account
remember first html 'name="token" value="([^"]+)"'
get /account
expect no html $first
remember second html 'name="token" value="([^"]+)"'
header Content-Type: application/x-www-form-urlencoded
post /account/language token=$first&language=fr
expect 303
header Content-Type: application/x-www-form-urlencoded
post /account/language token=$second&language=fr
expect 303
as administrator
header Content-Type: application/x-www-form-urlencoded
post /account/language token=$second&language=fr
expect 403

# The files of the pages were packed when the program was built; opened by themselves they do nothing.
get /account
remember sheet html 'href="(/assets/[^"]+/wiqaya[.]css)"'
header Accept-Encoding: br, gzip;q=0.8
get $sheet
expect header Content-Encoding == gzip
expect header Vary == Accept-Encoding
expect header Content-Security-Policy == "default-src 'none'; frame-ancestors 'none'"
expect out @font-face
header Accept-Encoding: identity
get $sheet
expect header Content-Encoding absent
expect out @font-face
