# Lists of the rest of the mandate, as secretariats keep them: agreements with their parties in one cell and their
# duration in words, a register of trainings with women and men in columns, bills with the stage they are said to be at.
wiqaya init --country MA --languages fr,ar,en
passwords
wiqaya account add coordinator --role coordinator
passwords
file partners.csv <<END
Organisme,Sigle,Catégorie
Direction générale de la sûreté nationale,DGSN,Security body
Délégation générale à l’administration pénitentiaire,DGAPR,Public authority
Ministère de la justice,MJ,Public authority
END
wiqaya import partners partners.csv --json
expect json .created.partners == 3
file authorities.csv <<END
name,code
Ministère de la justice,MJ
END
wiqaya import authorities authorities.csv

# Agreements in Word. One that renews itself goes on, one of three years ran out, one has no end, one runs for ten years.
# The mechanism itself is no party to be linked, and a partner that nobody knows may be made.
document conventions.docx <<END
Conventions de partenariat du mécanisme
| N° | Intitulé | Parties signataires | Signée le | Durée | Responsable |
|= Administrations |
| 1 | Convention-cadre de coopération en matière de prévention | Mécanisme – DGSN | 14 septembre 2022 | 3 ans renouvelables par tacite reconduction | A. |
| 2 | Convention de partenariat relative à la formation | DGAPR / Ministère de la justice | 20/03/2019 | trois (3) ans | B. |
|= Autres |
| 3 | Mémorandum d’entente sur la recherche | Université de Zellaf | 2023 | indéterminée | |
| 4 | Accord sur l’échange d’informations | DGSN et DGAPR | 5 mars 2024 | 10 ans | |
END
file conventions.map <<END
[values.parties]
Mécanisme =
[create]
parties = partner
END
# A name in such a cell that nobody knows is asked for as any word, by itself; what a person says of it counts.
file avocats.csv <<END
Intitulé;Partenaires;Signée le
Convention sur les visites;Ordre des avocats / DGSN;14/09/2022
END
wiqaya import agreements avocats.csv --propose
expect out "; Ordre des avocats ="
file avocats.map <<END
[values.parties]
Ordre des avocats = MJ
END
wiqaya import agreements avocats.csv --json
expect exit 1
expect out "“Ordre des avocats / DGSN” is not known among Partners"
wiqaya import agreements avocats.csv --map avocats.map --json
expect json .created.agreements == 1
wiqaya export agreements --filter parties=MJ --format csv
expect out "Convention sur les visites"

wiqaya import agreements conventions.docx --map conventions.map --dry-run --json
expect json .rows == 4
expect json .errors.length == 0
expect json .ignored.0 == "N°"
expect json .ignored.1 == "Responsable"
expect out "The kind was taken from the title"
expect out "from 5 March 2024: in force until 4 March 2034"
wiqaya import agreements conventions.docx --map conventions.map --json
expect json .created.agreements == 4
expect json .created.partners == 1
remember conventions .import
wiqaya import agreements conventions.docx --map conventions.map --json
expect json .created.agreements absent
expect json .duplicates == 4

# The same in Arabic, in an encoding of old, with months as Morocco has them; a list of Jordan says them otherwise.
file ittifaqiyat.csv in windows-1256 crlf <<END
عنوان الاتفاقية;أطراف الاتفاقية;تاريخ التوقيع;المدة;الحالة
اتفاقية إطار للتعاون في مجال التكوين;DGAPR;14 شتنبر 2022;ثلاث سنوات تجدد تلقائيا;سارية المفعول
مذكرة تفاهم حول تبادل المعطيات;DGSN / MJ;20 نونبر 2018;سنتان;
اتفاقية شراكة حول الرعاية الصحية;MJ;12 كانون الأول 2023;غير محددة;قيد التفاوض
END
wiqaya import agreements ittifaqiyat.csv --json
expect json .encoding == "windows-1256"
expect json .created.agreements == 3
expect json .errors.length == 0

# A register of trainings with a head of two lines and a sum below. 28 women and 56 men told, 16 men as the difference,
# one total that is not the sum.
file formations.csv <<END
Registre des formations 2023-2024,,,,,,,
Formation,Institution bénéficiaire,Dates,Lieu,Volume horaire,Participants,,
,,,,,Total,Femmes,Hommes
Principes de l’entretien,DGSN,du 4 au 8 septembre 2023,Kénitra,30 h,40,12,28
Protocole d’Istanbul,DGAPR,13/11/2023,Tifelt,12,25,9,
Droits en garde à vue,DGSN,28-30/03/2024,Rabat,18 heures,30,7,28
Total,,,,,95,,
END
workbook formations.xlsx formations.csv
wiqaya import training_sessions formations.xlsx --json
expect json .created.training_sessions == 3
expect json .created.attendances == 6
expect json .errors.length == 0
expect out "The others were counted as the difference"
expect out "It is not the sum of women and men, which count"
remember formations .import
wiqaya import training_sessions formations.xlsx --json
expect json .created.training_sessions absent
expect json .duplicates == 3

# Two numbers in one cell are none.
file heures.csv <<END
Formation,Institution bénéficiaire,Dates,Volume horaire,Participants
Registres,DGSN,13/05/2024,2 h 30,15
Fouilles,DGSN,14/05/2024,12 heures,12 participants 3 h
END
wiqaya import training_sessions heures.csv --json
expect exit 1
expect json .errors.length == 2
expect json .errors.0.column == "Volume horaire"
expect json .errors.1.column == "Participants"

document takwin.docx <<END
سجل الدورات التكوينية
| موضوع الدورة | الجهة المستفيدة | التاريخ | عدد الساعات | عدد المستفيدين | الإناث | الذكور | الحالة |
| ضمانات الحراسة النظرية | DGSN | من 4 إلى 8 دجنبر 2023 | ٣٠ ساعة | ٢٥ | ١٠ | ١٥ | منجزة |
| بروتوكول اسطنبول | DGAPR | 15 أغسطس 2023 | 12 | 20 | | | منجزة |
| قواعد مانديلا | DGAPR | 20 يوليوز 2024 | 12 | 10 | 11 | | ملغاة |
END
wiqaya import training_sessions takwin.docx --json
expect exit 1
expect json .errors.length == 1
expect json .errors.0.reason == "More women or men than participants."
wiqaya import training_sessions takwin.docx --keep-good --json
expect json .created.training_sessions == 2
expect json .created.attendances == 3

# Bills: what a title begins with is the kind, what a cell begins with is the stage; nothing is invented for the last one.
file textes.csv <<END
N°;Intitulé;Département porteur;Date de saisine;État d’avancement
43.22;Projet de loi n° 43.22 relatif aux peines alternatives;MJ;03/05/2022;Publié au BO n° 7328 du 22 août 2024
03.23;Projet de loi n° 03.23 modifiant la procédure pénale;Ministère de la justice;15/02/2023;En commission
11.24;Proposition de loi sur les lieux de rétention;;;Déposé à la Chambre des représentants
;Avant-projet de loi sur l’isolement;MJ;;En cours d’élaboration
7.24;Texte sur les visites;MJ;;En commission
8.24;Projet de loi sur les registres;MJ;;en discussion
END
wiqaya import legal_texts textes.csv --json
expect exit 1
expect json .errors.length == 2
expect json .errors.0.row == 5
expect out "the title does not begin with one"
wiqaya import legal_texts textes.csv --keep-good --json
expect json .created.legal_texts == 4
expect out "was read by the word that it begins with"
document nousous.docx <<END
تتبع النصوص القانونية
| رقم النص | عنوان النص | الجهة المبادرة | مآل النص |
| ٤٣.٢٥ | مشروع قانون رقم 43.25 يتعلق بتنظيم السجون | MJ | تمت المصادقة عليه |
| | مقترح قانون تنظيمي حول الدفع بعدم الدستورية | | لدى اللجنة |
END
wiqaya import legal_texts nousous.docx --json
expect json .created.legal_texts == 2

serve
language en
as coordinator
get /api/v1/agreements?q=prévention
expect json .items.0.kind == "framework"
expect json .items.0.signed_on == "2022-09-14"
expect json .items.0.ends_on == "2025-09-13"
expect json .items.0.renewal == "tacit"
expect json .items.0.state == "in_force"
expect json .items.0.number ~ "AG-"
expect json .items.0.parties.length == 1
get /api/v1/agreements?q=formation
expect json .items.0.kind == "agreement"
expect json .items.0.parties.length == 2
expect json .items.0.ends_on == "2022-03-19"
expect json .items.0.state == "expired"
get /api/v1/agreements?q=recherche
expect json .items.0.kind == "memorandum"
expect json .items.0.ends_on == null
expect json .items.0.signed_on == "2023"
get /api/v1/agreements?signed_on=2023-12-12
expect json .items.0.state == "negotiating"
get /api/v1/agreements?signed_on=2018-11-20
expect json .items.0.ends_on == "2020-11-19"
expect json .items.0.state == "expired"
get /api/v1/training_sessions?starts_on=2023-09-04
expect json .items.0.ends_on == "2023-09-08"
expect json .items.0.hours == 30
expect json .items.0.state == "done"
get /api/v1/training_sessions?starts_on=2024-03-28
expect json .items.0.ends_on == "2024-03-30"
get /api/v1/training_sessions?starts_on=2023-12-04
expect json .items.0.hours == 30
expect json .items.0.text absent
# Three trainings of the first list with both sexes, one of the second; 20 of whom nobody tells.
get /api/v1/attendances
expect json .count == 9
get /api/v1/attendances?sex=woman
expect json .count == 4
get /api/v1/legal_texts?number=43.22
expect json .items.0.kind == "bill"
expect json .items.0.stage == "published"
expect json .items.0.published_on == "2024-08-22"
expect json .items.0.asked_on == "2022-05-03"
get /api/v1/legal_texts?stage=in_committee
expect json .count == 2
get /api/v1/legal_texts?kind=members_bill
expect json .count == 2
get /api/v1/legal_texts?stage=drafting
expect json .count == 1

# All of them by the page too, and taken back with what they made.
get /import?lang=fr
expect html 'value="agreements"'
post /api/v1/imports/$formations/undo {}
get /api/v1/attendances
expect json .count == 3
post /api/v1/imports/$conventions/undo {}
get /api/v1/agreements
expect json .count == 4
get /api/v1/partners
expect json .count == 3
wiqaya verify
expect out "bad 0"
