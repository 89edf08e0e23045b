# Letters out and in: written, approved by another, sent, delivered; acknowledged, which is no reply; answered, many
# recommendations by one letter. Mondays of 2026: 2, 9 and 16 March.
ceiling 120
file authorities.csv <<END
name.fr,code,reply_days,parent
Ministère M,M,,
Administration A,A,30,Ministère M
Administration B,B,20,
END
wiqaya init --country MA --languages fr,ar,en
passwords
wiqaya import authorities authorities.csv
wiqaya account add secretariat --role secretariat
passwords
wiqaya account add coordinator --role coordinator
passwords
wiqaya account add member --role member
passwords
wiqaya account add focal --role focal --authority "Administration A"
passwords
wiqaya account add other --role focal --authority "Administration B"
passwords
serve
as secretariat
post /api/v1/recommendations {"text":"Tenir un registre des soins","addressee":"A","issued_on":"2026-03-01"}
remember one .lines.0.id
post /api/v1/recommendations {"text":"Ouvrir la cour chaque jour","addressee":"A","issued_on":"2026-03-01"}
remember two .lines.0.id
post /api/v1/recommendations {"text":"Remettre les plaintes sous pli fermé","addressee":"A","issued_on":"2026-03-01"}
remember three .lines.0.id
post /api/v1/recommendations {"text":"Former les agents de nuit","addressee":"B","issued_on":"2026-03-01"}
remember four .lines.0.id

# A line of another authority does not go into the letter.
post /api/v1/letters {"direction":"out","kind":"transmission","authority":"A","subject":"Recommandations","addressee_lines":["$one","$four"]}
expect 422
speaks post /api/v1/letters {"direction":"out","kind":"transmission","authority":"A","subject":"Recommandations","addressee_lines":["$one","$four"]}
post /api/v1/letters {"direction":"out","kind":"transmission","authority":"A","addressed_to":"Monsieur le Directeur","subject":"Recommandations","text":"Veuillez trouver ci-joint nos recommandations.","addressee_lines":["$one","$two","$three"]}
expect 201
expect json .number == "L-2026-0001"
expect json .state == "draft"
expect json .language == "fr"
remember letter .id
# Nothing is sent that was not approved; the days are those of the steps.
post /api/v1/letters/$letter/send {"sent_on":"2026-03-02"}
expect 409
get /api/v1/letters/$letter
patch /api/v1/letters/$letter {"sent_on":"2026-03-02"}
expect 422
post /api/v1/letters/$letter/approve {}
expect 403
get /letters/$letter
expect no html "steps/approve"

# Who wrote it leaves it to another, when there is another.
as coordinator
get /api/v1/letters/$letter
patch /api/v1/letters/$letter {"signed_by":"La Coordinatrice"}
expect 200
get /letters/$letter
expect html "steps/approve"
post /api/v1/letters/$letter/approve {}
expect 200
post /api/v1/letters/$letter/take_back {}
expect 200
stop
wiqaya account add second --role coordinator
passwords
start
speaks post /api/v1/letters/$letter/approve {}
post /api/v1/letters/$letter/approve {}
expect 403
as second
post /api/v1/letters/$letter/approve {}
expect 200
expect json .state == "approved"
# What was approved stays as it was approved.
get /api/v1/letters/$letter
patch /api/v1/letters/$letter {"text":"Autre texte."}
expect 422
get /api/v1/letters/$letter
patch /api/v1/letters/$letter {"channel":"email"}
expect 200
as focal
get /api/v1/letters
expect json .count == 0

as secretariat
post /api/v1/letters/$letter/send {"sent_on":"2026-03-02"}
expect 200
expect json .dated_on == "2026-03-02"
get /api/v1/addressee_lines/$three
expect json .sent_on == "2026-03-02"
expect json .reply_due_on == "2026-04-01"
speaks post /api/v1/letters/$letter/deliver {"delivered_on":"2026-03-01"}
post /api/v1/letters/$letter/deliver {"delivered_on":"2026-03-01"}
expect 422
post /api/v1/letters/$letter/deliver {"delivered_on":"2026-03-04"}
expect 200
get /api/v1/addressee_lines/$three
expect json .delivered_on == "2026-03-04"
expect json .reply_due_on == "2026-04-03"
# The proof is a file beside the letter.
upload /api/v1/letters/$letter/attachments file=@authorities.csv;type=text/csv;as=accuse.csv
expect 201

# The authority sees what was sent to it, and nobody else's.
as focal
get /api/v1/letters
expect json .count == 1
expect json .items.0.number == "L-2026-0001"
expect json .items.0.message_id absent
as other
get /api/v1/letters
expect json .count == 0
get /api/v1/letters/$letter
expect 404
as member
post /api/v1/letters/$letter/withdraw {}
expect 403

# An acknowledgement takes over the lines of what it answers. It is no reply.
as secretariat
post /api/v1/letters {"direction":"in","kind":"acknowledgement","in_reply_to":"$letter","their_reference":"123/DG","subject":"Accusé de réception"}
expect 422
post /api/v1/letters {"direction":"in","kind":"acknowledgement","in_reply_to":"$letter","their_reference":"123/DG","received_on":"2026-03-09","subject":"Accusé de réception"}
expect 201
expect json .state == "received"
expect json .authority.name == "Administration A"
expect json .addressee_lines.length == 3
remember receipt .id
post /api/v1/letters/$receipt/confirm {}
expect 200
get /api/v1/addressee_lines/$one
expect json .acknowledged_on == "2026-03-09"
expect json .replied_on == null
get /api/v1/figures/R1?as_of=2026-03-31
expect json .total.numerator == 0
expect json .total.denominator == 3

# One reply answers many, of the ministry for what stands under it; one line in words of its own.
post /api/v1/letters {"direction":"in","kind":"reply","authority":"B","received_on":"2026-03-16","subject":"Réponse","addressee_lines":["$one"]}
expect 422
post /api/v1/letters {"direction":"in","kind":"reply","authority":"M","received_on":"2026-03-16","signed_by":"Le Ministre","subject":"Réponse","text":"Le nécessaire est fait.","in_reply_to":"$letter"}
expect 201
remember reply .id
speaks post /api/v1/letters/$reply/confirm {}
post /api/v1/letters/$reply/confirm {}
expect 409
expect json .allowed.0 == "answer"
post /api/v1/letters/$reply/answer {"position":"accepted","lines":[{"addressee_line":"$one"},{"addressee_line":"$two","position":"no such thing"}]}
expect 422
expect json .errors.0.field == "lines.1.position"
post /api/v1/letters/$reply/answer {"position":"accepted","lines":[{"addressee_line":"$one"},{"addressee_line":"$two","position":"rejected","text":"La cour est en travaux.","promised_on":"2026-09-01"}]}
expect 200
expect json .state == "answered"
get /api/v1/replies?letter=$reply
expect json .count == 2
get /api/v1/addressee_lines/$one
expect json .position == "accepted"
expect json .replied_on == "2026-03-16"
get /api/v1/addressee_lines/$two
expect json .position == "rejected"
get /api/v1/addressee_lines/$three
expect json .replied_on == null
get /api/v1/figures/R1?as_of=2026-03-31
expect json .total.numerator == 2

# A draft that is withdrawn goes nowhere.
post /api/v1/letters {"direction":"out","kind":"other","authority":"B","subject":"Invitation","text":"…"}
remember draft .id
post /api/v1/letters/$draft/withdraw {}
expect 200
post /api/v1/letters/$draft/deliver {}
expect 409
stop
wiqaya verify
expect out "bad 0"
