# What a list may not be made to say: each of these was once read wrongly.
wiqaya init --languages fr,ar,en
passwords
wiqaya account add coordinator --role coordinator
passwords
wiqaya account add secretariat --role secretariat
passwords
file authorities.csv <<END
name,code
Direction générale des prisons,DGP
Ministère de la santé,MS
END
wiqaya import authorities authorities.csv

# One cell of a state is no finding about two addressees, and a reply of one is none of the other.
file two.csv <<END
Texte,Destinataire,Envoyée le,Réponse,État,Constat le,Constaté par
Donner un lit à chacun,DGP / MS,01/03/2024,DGP : courrier du 20/03/2024,full,20/05/2024,npm_desk
END
wiqaya import recommendations two.csv --json
expect json .created.addressee_lines == 2
expect json .created.assessments == 1
expect json .created.replies == 1
expect json .notes.0.note present
wiqaya count R1 --by authority --as-of 2024-06-30 --json
expect json .rows.0.numerator == 1
expect json .rows.1.numerator == 0
wiqaya count I5 --as-of 2024-06-30 --json
expect json .total.numerator == 1
expect json .total.denominator == 2

# An acknowledgement noted beside a reply takes nothing from it.
file ack.csv <<END
Texte,Destinataire,Envoyée le,Réponse,Répondu le,Position
Afficher les droits,DGP,01/02/2024,AR le 13/02/2024,20/05/2024,accepted
END
wiqaya import recommendations ack.csv --json
expect json .created.replies == 1
wiqaya count R1 --as-of 2024-05-19 --json
expect json .total.numerator == 1
wiqaya count R1 --as-of 2024-05-20 --json
expect json .total.numerator == 2

# A head that bears the sign of a pattern is found whole, and not before another that the pattern fits.
file star.csv <<END
Destinataire initial;Destinataire *;Texte *;Envoyée le
MS;DGP;Réparer les sanitaires;13/03/2024
END
file star.map <<END
[columns]
addressee = Destinataire *
text = Texte *
END
wiqaya import recommendations star.csv --map star.map --json
expect json .created.addressee_lines == 1
wiqaya export recommendations --format csv --filter addressee=MS
expect no out "sanitaires"

# Good rows are kept, and only what they made is counted.
file good.csv <<END
Texte,Destinataire,Lieu,Date de visite,Envoyée le
Pourvoir les postes,DGP,Prison de Taza,15/02/2024,13/03/2024
Pourvoir les postes,Personne,Prison de Taza,16/02/2024,13/03/2024
END
file good.map <<END
[create]
place = place
visit = in_depth
END
wiqaya import recommendations good.csv --map good.map --keep-good --json
expect json .errors.length == 1
expect json .created.visits == 1
wiqaya count V1 --json
expect json .total.numerator == 1

# Who did not make an import does not take it back; who did is not told of a visit that hides until it starts.
file places.csv <<END
name,kind
Prison de Fès,prison_local
END
wiqaya import places places.csv --as secretariat --json
remember places .import
wiqaya import authorities authorities.csv --json
file more.csv <<END
name,code
Ministère de la justice,MJ
END
wiqaya import authorities more.csv --json
remember others .import
serve
language en
as coordinator
post /api/v1/visits {"place":"Prison de Fès","kind":"ad_hoc","announced":"unannounced","started_on":"2027-05-01"}
expect 201
remember visit .number
as secretariat
post /api/v1/imports/$others/undo {}
expect 404
post /api/v1/imports/$places/undo {}
expect 409
expect json .title ~ "may not see"
expect json .title !~ "$visit"
as coordinator
post /api/v1/imports/$places/undo {}
expect 409
expect json .title ~ "$visit"
