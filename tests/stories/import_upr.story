# The recommendations of the Universal Periodic Review of 2012, as a spreadsheet on an old Macintosh left
# them: CR line ends, an encoding damaged in layers, two rows twice. And lists in encodings that offices
# of the region still write.
needs data/recommendations/upr_recs_2012.csv data/recommendations/upr_recs_2012.map data/recommendations/expected/upr_2012_morocco_utf8.csv
ceiling 300
wiqaya init --country MA --languages ar,fr,en
passwords

wiqaya import recommendations $shared/data/recommendations/upr_recs_2012.csv --map $shared/data/recommendations/upr_recs_2012.map --dry-run --json
expect json .rows == 4222
expect json .good == 4222
expect json .errors.length == 0
expect json .encoding ~ macroman
expect json .separator == ","
expect json .import absent
# The two inner doubles, named.
expect json .duplicates == 2
expect json .duplicate_rows.0.row == 2663
expect json .duplicate_rows.0.of_row == 2662
expect json .duplicate_rows.1.row == 2730
expect json .duplicate_rows.1.of_row == 2729
wiqaya export recommendations --format csv
expect no out "morocco"

wiqaya import recommendations $shared/data/recommendations/upr_recs_2012.csv --map $shared/data/recommendations/upr_recs_2012.map --json
expect json .created.recommendations == 4220
expect json .created.authorities == 28
remember import .import

wiqaya count A1 --by authority --json
expect json .rows[authority.name=morocco].numerator == 140
expect json .rows[authority.name=morocco].denominator == 160
expect json .rows[authority.name=morocco].value == 87.5
expect json .rows.length == 28
# 1,273 accepted rows, one of the doubles' two taken off for each; 4,222 less two.
expect json .total.numerator == 1271
expect json .total.denominator == 4220

wiqaya export recommendations --format csv --filter addressee=morocco
save morocco.csv
expect column text morocco.csv same $shared/data/recommendations/expected/upr_2012_morocco_utf8.csv

wiqaya import recommendations $shared/data/recommendations/upr_recs_2012.csv --map $shared/data/recommendations/upr_recs_2012.map --json
expect json .created.recommendations absent
expect json .duplicates == 4222

wiqaya verify
expect out "bad 0"
wiqaya import --undo $import
wiqaya export recommendations --format csv
expect no out "morocco"
wiqaya count A1 --by authority --json
expect json .total.numerator == 0
expect json .total.denominator == 0
expect json .total.value == null
wiqaya verify
expect out "bad 0"
wiqaya import --undo $import
expect exit 1

# Taken back, it comes in again.
wiqaya import recommendations $shared/data/recommendations/upr_recs_2012.csv --map $shared/data/recommendations/upr_recs_2012.map --json
expect json .created.recommendations == 4220

# A list that was changed since is not taken back: who changed what is said.
file one.csv <<END
text,addressee,sent_on,source_number
Remettre à chaque personne un écrit de ses droits,Direction générale,2024-02-29,N-1
END
wiqaya import recommendations one.csv --json --map authorities.map
expect exit 1
file authorities.map <<END
[create]
addressee = authority
END
wiqaya import recommendations one.csv --json --map authorities.map
remember one .import
serve
as administrator
get /api/v1/authorities?q=Direction
remember direction .items.0.id
get /api/v1/authorities/$direction
patch /api/v1/authorities/$direction {"reply_days": 30}
expect 200
stop
wiqaya import --undo $one
expect exit 1
expect err "Direction générale"
wiqaya export recommendations --filter source_number=N-1
expect out "Direction générale"

# MacRoman with CR, French.
file mac.csv in macroman cr <<END
text;addressee;sent_on;position
Réduire la surpopulation à l’établissement de Tétouan « sans délai »;Délégation générale de l’administration pénitentiaire;15/03/2023;accepted
Créer un registre unique de garde à vue – côté hommes et côté femmes;Sûreté nationale;31/01/2023;noted
END
wiqaya import recommendations mac.csv --map authorities.map --json
expect json .encoding == "macroman"
expect json .separator == ";"
expect json .created.recommendations == 2
wiqaya export recommendations --filter "addressee=Sûreté nationale"
expect out "Créer un registre unique de garde à vue – côté hommes et côté femmes"
expect out "2023-01-31"

# Windows-1256 with CRLF, Arabic.
file arabic.csv in windows-1256 crlf <<END
text;addressee;sent_on
تمكين كل شخص محروم من حريته من الاتصال بمحام منذ الساعات الأولى;المديرية العامة للأمن الوطني;20/05/2024
توفير فحص طبي عند الإيداع، باستقلال عن الإدارة؛ وتسجيله;المديرية العامة للأمن الوطني;21/05/2024
END
wiqaya import recommendations arabic.csv --map authorities.map --json
expect json .encoding == "windows-1256"
expect json .created.recommendations == 2
expect json .created.authorities == 1
wiqaya export recommendations --filter "addressee=المديرية العامة للأمن الوطني"
expect out "توفير فحص طبي عند الإيداع، باستقلال عن الإدارة؛ وتسجيله"

# UTF-16, as spreadsheets save "Unicode text": tabs, both byte orders.
file little.csv in utf-16le crlf <<END
text	addressee	sent_on
توسيع ساحة النزهة في السجن المحلي	المندوبية العامة لإدارة السجون	2024-06-01
Étendre les visites familiales	المندوبية العامة لإدارة السجون	2024-06-02
END
wiqaya import recommendations little.csv --map authorities.map --json
expect json .encoding ~ utf-16
expect json .separator == "tab"
expect json .created.recommendations == 2
file big.csv in utf-16be crlf <<END
text	addressee	sent_on
توسيع ساحة النزهة في السجن المحلي	المندوبية العامة لإدارة السجون	2024-06-01
Ouvrir la bibliothèque chaque jour	المندوبية العامة لإدارة السجون	2024-06-03
END
wiqaya import recommendations big.csv --map authorities.map --json
expect json .encoding ~ utf-16
expect json .duplicates == 1
expect json .created.recommendations == 1
wiqaya count R1 --by authority --json
expect json .rows[authority.name=المندوبية العامة لإدارة السجون].denominator == 3
wiqaya verify
expect out "bad 0"
