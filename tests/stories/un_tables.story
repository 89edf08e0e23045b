# What the United Nations recommend comes as tables in Word: the Universal Periodic Review with the paragraph's number
# and the State in the text, treaty bodies and the Subcommittee with paragraphs in a column, or in the text.
wiqaya init --country MA --languages fr,ar,en
passwords
wiqaya account add coordinator --role coordinator
passwords
file authorities.csv <<END
name,code
Ministère de la justice,MJ
Direction générale des prisons,DGP
Délégation interministérielle aux droits de l’homme,DIDH
END
wiqaya import authorities authorities.csv

# A thematic list: five recommendations of six States, three supported and two noted.
document review.docx <<END
Fourth cycle of the Universal Periodic Review
Thematic list of recommendations
| Recommendation | Position | Full list of themes | Assessment/comments on level of implementation |
|= Right or area: 12.5. Conditions of detention |
| 57.12. Hold nobody in a cell that was built for one person less (Ghana); // Source of position: A/HRC/58/99/Add.1 | Supported | D26 Conditions of detention // Affected persons: persons deprived of liberty | |
| 57.13. Ratify the second Optional Protocol to the Covenant (Estonia, Spain); // Source of position: A/HRC/58/99/Add.1 | Noted | A12 Acceptance of international norms | |
|= Right or area: 14. Fundamental legal safeguards |
| 57.14. Let everybody call a lawyer within the first hour (Togo); // Source of position: A/HRC/58/99/Add.1 | Supported | D51 Administration of justice | |
| 57.15. Record every questioning on video (as rule 61 (3) has it) (Peru); // Source of position: A/HRC/58/99/Add.1 | Supported | D51 Administration of justice | |
|= Right or area: 5.1. Constitutional framework |
| 57.115. Publish the budget of the mechanism (Malta); // Source of position: A/HRC/58/99/Add.1 | Noted | A41 Institutions | |
END
file review.map <<END
[columns]
text.en = Recommendation
[constants]
addressee = DIDH
issued_on = 2025-01
END
file revue.map <<END
[constants]
addressee = DIDH
issued_on = 2025-01
END
wiqaya import recommendations review.docx --map review.map --dry-run --json
expect json .rows == 5
expect json .errors.length == 0
expect out "of this origin: Universal Periodic Review"
expect out "“Constitutional framework” is no theme that is known"
wiqaya import recommendations review.docx --map review.map --json
expect json .created.recommendations == 5
expect json .created.replies == 5
remember review .import
wiqaya count A1 --as-of 2026-12-31 --json
expect json .total.numerator == 3
expect json .total.denominator == 5
serve
language en
as coordinator
get /api/v1/recommendations?source_number=57.13
expect json .count == 1
expect json .items.0.text.en == "Ratify the second Optional Protocol to the Covenant (Estonia, Spain)"
expect json .items.0.source == "upr"
expect json .items.0.source_body == "Estonia, Spain"
expect json .items.0.issued_on == "2025-01"
expect json .items.0.theme == "living_conditions_regime"
get /api/v1/recommendations?source_number=57.15
expect json .items.0.source_body == "Peru"
expect json .items.0.theme == "legal_safeguards"
get /api/v1/recommendations?source_number=57.115
expect json .count == 1
expect json .items.0.theme !~ "_"
upload /api/v1/imports entity=recommendations file=@review.docx map=@review.map
expect 201
expect json .created.recommendations absent
expect json .duplicates == 5

# Two columns, no title: the numbers and the States say what it is. Signs and digits as each language writes them.
document revue.docx <<END
| Recommandation et État auteur | Position |
|= Thème : Santé |
| 138.12 Pourvoir chaque prison d’un médecin (Espagne) ; | Appuyée |
| 138.13 Remettre le dossier à la personne (Bénin, Cap-Vert) ; | N’a pas recueilli l’appui |
END
document istiarad.docx <<END
| التوصية | الموقف |
| ١٣٨-١٤ فصل الأحداث عن البالغين (تونس)؛ | تحظى بالتأييد |
| ١٣٨-١٥ نشر تقارير الزيارات (العراق، الأردن)؛ | أحيط بها علما |
END
upload /api/v1/imports entity=recommendations file=@revue.docx map=@revue.map
expect json .created.recommendations == 2
upload /api/v1/imports entity=recommendations file=@istiarad.docx map=@revue.map
expect json .created.recommendations == 2
get /api/v1/recommendations?source_number=138.13
expect json .items.0.source_body == "Bénin, Cap-Vert"
expect json .items.0.text.fr == "Remettre le dossier à la personne (Bénin, Cap-Vert)"
expect json .items.0.theme == "health"
get /api/v1/recommendations?source_number=138-15
expect json .items.0.source_body == "العراق، الأردن"
expect json .items.0.source == "upr"
stop
# Three, one of two, one of two.
wiqaya count A1 --as-of 2026-12-31 --json
expect json .total.numerator == 5
expect json .total.denominator == 9

# Concluding observations, paragraphs in a column; the number of the document says whose they are and which.
document finales.docx <<END
Observations finales concernant le cinquième rapport périodique (CAT/C/XYZ/CO/5)
| Paragraphe | Recommandation | Autorité responsable | Thème |
| 12 a) | Garantir l’accès à un avocat dès la privation de liberté | MJ | Garanties juridiques |
| 12 b) | Tenir un registre central | MJ | ^ |
| 21 | Réduire le nombre de personnes par cellule | DGP | Conditions de détention |
END
wiqaya import recommendations finales.docx --json
expect json .created.recommendations == 3
expect out "of this origin: Treaty body"
wiqaya export recommendations --filter source=treaty_body
expect out "12 a)"
expect out "CAT/C/XYZ/CO/5"

# The next report counts its paragraphs anew, in the text this time.
document suivantes.docx <<END
Observations finales, CAT/C/XYZ/CO/6.
| Recommandation | Autorité responsable |
| 12. L’État partie devrait publier les rapports de visite. | MJ |
| 21. L’État partie devrait réduire l’isolement. | DGP |
END
wiqaya import recommendations suivantes.docx --json
expect json .created.recommendations == 2
expect json .errors.length == 0
wiqaya export recommendations --filter source_number=21 --format csv
expect out "CAT/C/XYZ/CO/5"
expect out "CAT/C/XYZ/CO/6"
expect out "L’État partie devrait réduire l’isolement."
expect no out "21. L’État"

# The Subcommittee's, from a sheet with its title above. A house's own numbered list stays as it is.
file visite.csv <<END
Rapport du Sous-Comité pour la prévention de la torture CAT/OP/XYZ/1;;
Para.;Recommendation;Addressee
34;Give every detained person a mattress;DGP
36;Let the mechanism see every register;MJ
END
wiqaya import recommendations visite.csv --json
expect json .created.recommendations == 2
wiqaya export recommendations --filter source=spt --format csv
expect out "CAT/OP/XYZ/1"
document maison.docx <<END
Nos recommandations
| Recommandation | Destinataire |
| 1. Réparer les sanitaires | DGP |
| 2. Repeindre les cellules | DGP |
END
wiqaya import recommendations maison.docx --json
expect json .created.recommendations == 2
wiqaya export recommendations --format csv
expect out "1. Réparer les sanitaires"

wiqaya import --undo $review
wiqaya count A1 --as-of 2026-12-31 --json
expect json .total.numerator == 2
wiqaya verify
expect out "bad 0"
