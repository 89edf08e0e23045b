# Secretariats that keep their recommendations in Word: one table with rows of themes between, that goes on over the
# page, with cells merged, changes tracked and notes at the foot. The list comes in as any other.
wiqaya init --country MA --languages fr,ar,en
passwords
wiqaya account add coordinator --role coordinator
passwords
file authorities.csv <<END
name,code
Direction générale des prisons,DGP
Ministère de la santé,MS
END
wiqaya import authorities authorities.csv

# The second table stands on the next page, with the head again. Rows are counted from the first one on.
document suivi.docx <<END
Suivi des recommandations
Mise à jour : 30/06/2024

| N° | Recommandation | Destinataire | Envoyée le | Réponse |
|= I. Garanties juridiques |
| 1 | Informer chaque personne de ses droits{*} | DGP | 01/03/2024 | Oui, courrier du 12/04/2024 |
| 2 | Remettre un écrit {-en français -}{+dans sa langue+} | ^ | 01/03/2024 | Non |
|= Thème : Santé |
| 3 | Pourvoir les postes // d’infirmier vacants | MS | 25/03/2024 | Non |

| N° | Recommandation | Destinataire | Envoyée le | Réponse |
| 4 | Ouvrir un dossier médical pour chacun | MS | 25/03/2024 | Non |
|= Divers |
| 5 | Réparer les sanitaires {cuisine; dortoirs} | DGP | 13/05/2024 | |
| Total : 5 | | | | |
Signé à Rabat
END

# 5 rows; three bands and a total; three paragraphs outside.
wiqaya import recommendations suivi.docx --dry-run --json
expect json .rows == 5
expect json .good == 5
expect json .errors.length == 0
expect json .paragraphs == 3
expect json .passed_over.length == 4
expect json .passed_over.0.row == 2
expect json .passed_over.0.text == "I. Garanties juridiques"
expect json .passed_over.2.row == 9
expect json .passed_over.3.kind == "total"
expect out "text that was deleted was left out"
expect out "Footnotes were left out"
expect out "Tables within a cell became lines of the cell"
expect out "“Divers” is no theme that is known"

wiqaya import recommendations suivi.docx --json
expect json .created.recommendations == 5
expect json .created.addressee_lines == 5
expect json .created.replies == 1
remember import .import
serve
language en
as coordinator
# Two under the first theme, two under the second, and none under what nobody knows.
get /api/v1/recommendations?theme=legal_safeguards
expect json .count == 2
get /api/v1/recommendations?theme=health
expect json .count == 2
get /api/v1/recommendations?source_number=5
expect json .items.0.theme !~ "_"
expect json .items.0.text.fr == "Réparer les sanitaires\ncuisine\ndortoirs"
get /api/v1/recommendations?source_number=2
expect json .items.0.text.fr == "Remettre un écrit dans sa langue"
get /api/v1/recommendations?source_number=3
expect json .items.0.text.fr == "Pourvoir les postes\nd’infirmier vacants"
# The cell of the addressee that lies across two rows is said of both: two of three.
get /api/v1/addressee_lines?authority=DGP
expect json .count == 3
wiqaya count R1 --as-of 2024-06-30 --json
expect json .total.numerator == 1
expect json .total.denominator == 5

# The same file again adds nothing, and the import is taken back whole.
upload /api/v1/imports entity=recommendations file=@suivi.docx
expect 201
expect json .created.recommendations absent
expect json .duplicates == 5
post /api/v1/imports/$import/undo {}
get /api/v1/recommendations
expect json .count == 0

# By the page: the theme that nobody knows is asked for like any word, and the map that came of it is kept.
form /import?lang=en at /import entity=recommendations file=suivi.docx
expect 422
expect page "Rows between the others say"
expect page "Divers"
expect page "3 paragraphs outside the tables were not read as rows"
expect html 'value="2024-06-30"'
form . at /import value.theme.0=living_conditions_regime do=look
expect 200
form . at /import do=import
expect 200
get /api/v1/recommendations?theme=living_conditions_regime
expect json .count == 1
wiqaya import recommendations suivi.docx --propose
expect out "band_is = theme"
stop

# Rows between others may be nothing, or another field: here the authority.
document autorites.docx <<END
| Réf. | Recommandation | Envoyée le |
|= Direction générale des prisons |
| A-1 | Donner un lit à chacun | 13/02/2024 |
| A-2 | Ouvrir la cour chaque jour | 13/02/2024 |
|= Ministère de la santé |
| A-3 | Examiner chacun à l’arrivée | 15/02/2024 |
END
wiqaya import recommendations autorites.docx --json
expect exit 1
expect json .errors.0.column == "addressee"
file autorites.map <<END
[file]
band_is = addressee
END
wiqaya import recommendations autorites.docx --map autorites.map --json
expect json .created.recommendations == 3
wiqaya export recommendations --filter addressee=MS
expect out "Examiner chacun à l’arrivée"
expect no out "Donner un lit"
file wrong.map <<END
[file]
band_is = colour
END
wiqaya import recommendations autorites.docx --map wrong.map --json
expect exit 1
expect out "“colour” is not a field of this list"

# Tables under headings of their own: what stands above a table is its name, as that of a sheet is.
document titres.docx <<END
Recommandations par autorité
DGP
| N° | Recommandation | Envoyée le |
| B-1 | Afficher les horaires | 13/06/2024 |
MS
| N° | Recommandation | Envoyée le |
| B-2 | Tenir le registre des soins | 14/05/2024 |
Le président
| Nom | Signature |
| A. B. | |
END
file titres.map <<END
[file]
sheet_is = addressee
END
wiqaya import recommendations titres.docx --map titres.map --json
expect json .created.recommendations == 2
expect json .other_sheets.0 == "Le président"
expect json .errors.length == 0

# A document that a word processor wrote: a head of two lines with cells across both, an authority across two rows, a
# bulleted list in a cell, a table in Arabic under its own heading, and one for signatures. Its numbers begin anew, so it has to say of which month they are.
wiqaya import recommendations $root/tests/lists/suivi_word.docx --json
expect exit 1
expect out "already stands on R-"
file issued.map <<END
[constants]
issued_on = 2024-05
END
wiqaya import recommendations $root/tests/lists/suivi_word.docx --map issued.map --json
expect json .rows == 4
expect json .errors.length == 0
expect json .created.recommendations == 4
expect json .created.assessments == 3
expect json .passed_over.length == 2
expect json .other_sheets.0 == "Fait à Rabat"
expect out "Bullets and numbers that the word processor sets by itself"
wiqaya export recommendations --filter theme=living_conditions_regime --filter addressee=DGP --format csv
expect out "Réparer les sanitaires :"
expect out "du quartier des mineurs."
expect no out "Examiner chacun à son arrivée"
wiqaya export recommendations --filter theme=health --format csv
expect out "Examiner chacun à son arrivée"
expect out "2024-05-15"

# Right to left, with digits of its own script and months as they are said in Morocco.
document jadwal.docx <<END
تتبع التوصيات
تحيين : 30/06/2024
| رقم التوصية | نص التوصية | الجهة المعنية | تاريخ الإرسال |
|= المحور: الرعاية الصحية |
| ٢١ | تعميم الفحص الطبي عند الإيداع | MS | ١٤ يونيو ٢٠٢٤ |
|= الضمانات القانونية |
| ٢٢ | تمكين كل شخص من الاتصال بمحام | DGP | 3 ماي 2024 |
END
wiqaya import recommendations jadwal.docx --json
expect json .created.recommendations == 2
start
get /api/v1/addressee_lines?sent_on=2024-06-14
expect json .count == 1
get /api/v1/recommendations?source_number=٢١
expect json .items.0.theme == "health"
wiqaya verify
expect out "bad 0"

# What is broken, or made to break something, is refused in words, by the server as by the command; nothing of it is kept.
as coordinator
bytes old.docx d0cf11e0a1b11ae1 0000
upload /api/v1/imports entity=recommendations file=@old.docx
expect 422
expect json .title ~ "with a password: save it as .xlsx or .docx without"
file relations.xml <<END
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>
END
package missing.docx _rels/.rels=relations.xml
upload /api/v1/imports entity=recommendations file=@missing.docx
expect 422
expect json .title ~ "a part of the file is missing"
package neither.docx notes.txt=relations.xml
upload /api/v1/imports entity=recommendations file=@neither.docx
expect 422
expect json .title ~ "neither a workbook"
file entity.xml <<END
<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:tbl><w:tr><w:tc><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>
END
package entity.docx _rels/.rels=relations.xml word/document.xml=entity.xml
upload /api/v1/imports entity=recommendations file=@entity.docx
expect 422
expect json .title ~ "DOCTYPE"
repeat bomb.xml 4000000 <w:tc/>
package bomb.docx _rels/.rels=relations.xml word/document.xml=bomb.xml
upload /api/v1/imports entity=recommendations file=@bomb.docx
expect 422
expect json .title ~ "compressed beyond belief"
# A million cells, in numbers that hardly deflate.
repeat open.xml 1 '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:tbl>'
many open.xml 25000 '<w:tr w:a="{n}{n%9973}{n%8999}"><w:tc/><w:tc/><w:tc/><w:tc/><w:tc/><w:tc/><w:tc/><w:tc/><w:tc/><w:tc/><w:tc/><w:tc/><w:tc/><w:tc/><w:tc/><w:tc/><w:tc/><w:tc/><w:tc/><w:tc/><w:tc/><w:tc/><w:tc/><w:tc/><w:tc/><w:tc/><w:tc/><w:tc/><w:tc/><w:tc/><w:tc/><w:tc/><w:tc/><w:tc/><w:tc/><w:tc/><w:tc/><w:tc/><w:tc/><w:tc/></w:tr>'
package cells.docx _rels/.rels=relations.xml word/document.xml=open.xml
upload /api/v1/imports entity=recommendations file=@cells.docx
expect 422
expect json .title ~ "the list has too many cells"
document plain.docx <<END
Une note sans tableau
END
upload /api/v1/imports entity=recommendations file=@plain.docx
expect 422
expect json .title ~ "the document has no table"
healthy
