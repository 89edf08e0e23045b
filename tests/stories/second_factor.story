# A second factor: the page shows a picture for the authenticator, a wrong code keeps the key, and then signing in asks for it.
wiqaya init --country MA --languages ar,fr,en --name "الآلية الوطنية للوقاية من التعذيب"
passwords
wiqaya account add salma --role coordinator
passwords
serve
as salma
language en
get /account/second-factor
expect page "Let your authenticator app see this picture"
expect html '<svg class="qr" role="img" aria-label="The address as a QR code" viewBox="0 0 '
expect html '<path d="M4 4h7v1h-7z'
remember secret html 'name="secret" value="([A-Z2-7]{32})"'
expect html 'otpauth://totp/salma?secret=$secret&amp;issuer=%D8%A7'

# The key stays the same: who has scanned it types the next code.
form . at /account/second-factor code=000000
expect 422
expect page "This code does not fit. Check the clock of your device and type the next code."
expect html 'name="secret" value="$secret"'
expect html '<path d="M4 4h7v1h-7z'
# What is no key of ours is not shown again, nor kept.
form . at /account/second-factor secret=javascript:alert(1) code=000000
expect 422
expect no html "javascript:"
language fr
get /account/second-factor
expect page "Présentez cette image à votre application d’authentification, ou ajoutez-y un compte avec la clé."
language ar
get /account/second-factor
expect page "وجّهوا تطبيق المصادقة إلى هذه الصورة"
remember secret html 'name="secret" value="([A-Z2-7]{32})"'
remember code code $secret
form . at /account/second-factor code=$code
expect 303

# From now on a password alone opens nothing, and a code opens once.
as nobody
language en
form /sign-in account=salma password=${password.salma}
expect 422
remember code code $secret
form /sign-in account=salma password=${password.salma} code=$code
expect 303
as nobody
form /sign-in account=salma password=${password.salma} code=$code
expect 422
stop

# Where the part that draws stands nowhere, the key and the address are there all the same.
part press away
serve
as administrator
get /account/second-factor
expect page "Add an account in your authenticator app with this key"
expect no html '<svg class="qr"'
expect page "otpauth://totp/administrator?secret="
