# The portal of an authority: what it sees, writes, has approved and sends; and that nobody else sees a draft of it.
ceiling 150
file authorities.csv <<END
name,code,reply_days,replies_validated
Administration pénitentiaire,DGAPR,60,oui
Sûreté nationale,DGSN,30,
END
file list.txt <<END
Visites de juin : infirmière, chaque jour.
END
file program.exe <<END
MZ
END
wiqaya init --country MA --languages fr,ar,en
passwords
wiqaya import authorities authorities.csv
wiqaya account add coordinator --role coordinator
passwords
wiqaya account add karim --role focal --authority DGAPR
passwords
wiqaya account add houria --role validator --authority DGAPR
passwords
wiqaya account add salma --role focal --authority DGSN
passwords
serve
as coordinator
post /api/v1/recommendations {"text":"Visiter chaque jour les personnes isolées","addressee":"DGAPR","sent_on":"2026-02-01"}
remember line .lines.0.id
post /api/v1/recommendations {"text":"Réparer la ventilation","addressee":"DGAPR; DGSN","sent_on":"2026-02-02"}
post /api/v1/recommendations {"text":"Pas encore envoyée","addressee":"DGAPR"}

# To the house the portal does not exist, and the house's pages do not exist for an authority.
get /portal/
expect 404
get /portal/1
expect 404
as nobody
get /portal/
expect 303
as karim
language fr
get /
expect 303
expect header Location == /portal/
get /portal/
expect page "Visiter chaque jour"
expect page "Réparer la ventilation"
expect no page "Pas encore envoyée"
expect no html "R-20"
get /recommendations
expect 404
get /portal/3
expect 404
get /portal/0
expect 404
get /portal/x
expect 404

# A draft is kept as it grows: half a plan, no position, a date that is none.
form /portal/1 act=save 'text=Visites depuis le 1er mai.' 'plan.0.step=Nouveau registre' plan.0.ends_on=bientôt
expect 303
get /portal/1
expect page "Visites depuis le 1er mai."
expect html 'value="bientôt"'
get /portal/
expect page "Votre brouillon : Brouillon"

# Nobody of the house comes to it, nor the other authority.
as coordinator
get /draft_replies
expect 404
get /api/v1/draft_replies
expect 404
get /api/v1/replies
expect json .count == 0
get /search?q=visites+depuis
expect no page "Visites depuis le 1er mai"
as salma
get /portal/1
expect page "Réparer la ventilation"
expect no page "Visites depuis"
get /portal/2
expect 404

# What is no reply yet is not sent to be validated; each reason is at its field, and nothing typed is lost.
as karim
form /portal/1 act=ask
expect 422
expect page "Choisissez une position"
expect html 'href="#plan.0.ends_on"'
expect html 'value="bientôt"'
form /portal/1 act=ask position=rejected plan.0.ends_on=2026-07-01
expect 422
expect html 'id="reasons-why"'

# A focal point of an authority whose replies are validated does not answer past them, through no door.
post /api/v1/replies {"addressee_line":"$line","text":"Sans validation","position":"accepted"}
expect 403
post /api/v1/assessments {"addressee_line":"$line","implementation":"full"}
expect 403
post /api/v1/actions {"addressee_line":"$line","step":"Sans validation"}
expect 403
form /portal/1 act=send position=accepted
expect 409

# Evidence is looked at as every file is.
form /portal/1 act=attach file=program.exe
expect 422
form /portal/1 act=attach file=list.txt
expect 303
get /portal/1
expect page "list.txt"
get /portal/1/evidence/1
expect out "Visites de juin"
expect header Content-Disposition ~ attachment
get /portal/1/evidence/2
expect 404
as salma
get /portal/1/evidence/1
expect 404

# Two windows: what a colleague changed meanwhile is not written over unseen.
as karim
form /portal/1 act=save version=1 'text=Ecrase'
expect 412
expect page "Ecrase"
get /portal/1
expect no page "Ecrase"

# Asked: the writer waits, and may take it back.
form /portal/1 act=ask position=accepted_in_part 'reasons=Pas de médecin chaque jour.' 'plan.0.owner=Directeur' plan.0.ends_on=01/07/2026 'plan.0.cost=120 000,50' plan.0.currency=MAD plan.0.funding=requested implementation=in_progress
expect 422
expect page "inversés"
form /portal/1 act=ask position=accepted_in_part 'reasons=Pas de médecin chaque jour.' 'plan.0.owner=Directeur' plan.0.ends_on=15/07/2026 'plan.0.cost=120 000,50' plan.0.currency=MAD plan.0.funding=requested implementation=in_progress
expect 303
get /portal/1
expect no html 'name="position"'
form /portal/1 act=approve
expect 409
form /portal/1 act=take_back
expect 303
form /portal/1 act=ask
expect 303

# The colleague sends it back with a reason, and needs one; then it comes again and is approved.
as houria
language fr
get /portal/
expect page "Votre brouillon : En attente de validation"
form /portal/1 act=send_back
expect 422
form /portal/1 act=send_back 'note=Nommez le service.'
expect 303
as karim
get /portal/1
expect page "Nommez le service."
form /portal/1 act=ask 'plan.0.owner=Direction de Oued Lil'
expect 303
as houria
form /portal/1 act=approve
expect 303
expect header Location == /portal/receipts/1
follow
expect page "Accusé de réception 1"
expect page "Direction de Oued Lil"
expect page "list.txt"
expect page "120 000,50 MAD"
expect no html "$line"
expect no html "R-20"

get /portal/receipts/1/pdf
expect header Content-Type == application/pdf
expect out "%PDF"

# What the house has now: one reply by the portal, its plan, its evidence, a claim that is no verification.
as coordinator
get /api/v1/replies
expect json .count == 1
expect json .items.0.channel == "portal"
expect json .items.0.position == "accepted_in_part"
expect json .items.0.promised_on == "2026-07-15"
remember reply .items.0.id
get /api/v1/actions
expect json .count == 1
expect json .items.0.cost == 12000050
expect json .items.0.said_by == "authority"
get /api/v1/replies/$reply/attachments
expect json .count == 1
expect json .items.0.name == "list.txt"
get /api/v1/addressee_lines/$line
expect json .claimed == "in_progress"
expect json .implementation == null
get /api/v1/figures/R1
expect json .total.numerator == 1

# The receipt is of that authority alone, and whoever breaks it is seen.
as salma
get /portal/receipts/1
expect 404
get /portal/receipts
expect no page "Direction de Oued Lil"
# An authority that wants no second person sends by itself; its receipts count from 1.
form /portal/1 act=send position=not_competent 'text=Voir la DGAPR.' 'reasons=Pas de compétence.'
expect 303
expect header Location == /portal/receipts/1
as karim
get /portal/receipts
expect page "Visiter chaque jour"
expect no page "Voir la DGAPR"
get /portal/receipts/1
expect page "Sceau intact"
raw UPDATE receipt SET content = replace(content, 'accepted_in_part', 'accepted') WHERE content LIKE '%accepted_in_part%'
get /portal/receipts/1
expect page "Sceau rompu"

# A new reply begins a new draft beside what was sent.
get /portal/1
expect page "pas encore commencée"
expect page "Visites depuis le 1er mai."
stop
wiqaya verify
expect exit 1
expect out "bad 1"
