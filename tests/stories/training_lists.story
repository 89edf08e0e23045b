# Registers of trainings tell who came by rank and sex: a row for each rank, or columns of each.
# A person is counted once, however often the list tells of her.
wiqaya init --country MA --languages fr,ar,en
passwords
wiqaya account add coordinator --role coordinator
passwords
file partners.csv <<END
Organisme,Sigle,Catégorie
Direction générale de la sûreté nationale,DGSN,Security body
Délégation générale à l’administration pénitentiaire,DGAPR,Public authority
END
wiqaya import partners partners.csv

# A row for each rank: only the first one of a training says which. The second training is told in two full rows.
# 4 + 6 officers, 3 + 12 non-commissioned ones; 2 + 5 and 1 + 9 of the second. The row of its officers stands twice.
file grades.csv <<END
Formation;Institution bénéficiaire;Dates;Formateurs;Grade;Femmes;Hommes
Usage de la force;DGSN;du 4 au 6 mars 2024;Amina Berrada / Youssef Idrissi;Officiers;4;6
;;;;Sous-officiers;3;12
Fouilles corporelles;DGAPR;18/03/2024;Amina Berrada;Officier;2;5
Fouilles corporelles;DGAPR;18/03/2024;Amina Berrada;Gardiens;1;9
Fouilles corporelles;DGAPR;18/03/2024;Amina Berrada;Officier;2;5
END
file grades.map <<END
[create]
trainers = person
END
wiqaya import training_sessions grades.csv
expect exit 1
expect out "0 good"
wiqaya import training_sessions grades.csv --map grades.map --dry-run --json
expect json .created.training_sessions == 2
expect json .created.attendances == 8
expect json .created.persons == 2
expect json .duplicates == 1
wiqaya export attendances --format csv
expect no out "officer"
wiqaya import training_sessions grades.csv --map grades.map --json
expect json .created.training_sessions == 2
expect json .created.attendances == 8
expect json .errors.length == 0
remember grades .import
# The same list again adds nothing, and counts nobody twice.
wiqaya import training_sessions grades.csv --map grades.map --json
expect json .created.training_sessions absent
expect json .created.attendances absent
expect json .created.persons absent
# A row that goes on with a training that was refused belongs to none.
file refused.csv <<END
Formation;Institution bénéficiaire;Dates;Grade;Femmes;Hommes
Registres;DGSN;20/05/2024;Officiers;2;2
Registres de garde à vue;DGSN;le printemps;Officiers;4;6
;;;Sous-officiers;3;12
Entretiens;DGSN;21/05/2024;Caporaux;3;12
END
wiqaya import training_sessions refused.csv --keep-good --json
expect json .created.training_sessions == 1
expect json .created.attendances == 2
expect json .errors.length == 4
expect out "“Caporaux” is not one of the terms of Ranks."
wiqaya import training_sessions refused.csv --propose
expect out "; Caporaux ="

# A column for each rank and sex, under a head of two lines. Of the second training only one rank came, so its women
# are of it; of the third ranks and sexes are told apart, and nobody can be counted by both.
file colonnes.csv <<END
Formation,Institution bénéficiaire,Dates,Officiers,,Sous-officiers,,Total
,,,Femmes,Hommes,Femmes,Hommes,
Protocole d’Istanbul,DGSN,18/04/2024,3,5,2,10,25
Premier accueil,DGAPR,19/04/2024,,4,,6,10
END
workbook colonnes.xlsx colonnes.csv
wiqaya import training_sessions colonnes.xlsx --json
expect json .created.training_sessions == 2
# 3 + 5 + 2 + 10 are 20 of the 25, five of no rank that is told; four and six of the other training.
expect json .created.attendances == 7
expect json .errors.length == 0
remember colonnes .import
file apart.csv <<END
Formation,Institution bénéficiaire,Dates,Femmes,Hommes,Officiers,Magistrats,Sous-officiers
Procès-verbaux,DGSN,15/04/2024,5,9,14,,
Mandat du mécanisme,DGSN,16/04/2024,,12,4,,8
Contrôle des lieux,DGSN,17/04/2024,6,9,5,3,7
END
wiqaya import training_sessions apart.csv --json
# 5 and 9 officers; 4 and 8 men; 6 women and 9 men whose ranks are words.
expect json .created.attendances == 6
expect out "The list tells ranks and sexes apart."
document rutab.docx <<END
سجل الدورات التكوينية
| موضوع الدورة | الجهة المستفيدة | التاريخ | ضباط إناث | ضباط ذكور | القضاة | تأطير |
| قواعد نيلسون مانديلا | DGAPR | 22 أبريل 2024 | ٢ | ٣ | ٤ | Amina Berrada |
END
wiqaya import training_sessions rutab.docx --json
expect json .created.attendances == 3
expect json .errors.length == 0

serve
language en
as coordinator
get /api/v1/training_sessions?q=force
remember force .items.0.id
expect json .items.0.trainers.length == 2
expect json .items.0.ends_on == "2024-03-06"
get /api/v1/attendances?training_session=$force
expect json .count == 4
get /api/v1/attendances?training_session=$force&rank=officer&sex=woman
expect json .items.0.persons == 4
get /api/v1/attendances?training_session=$force&rank=non_commissioned&sex=man
expect json .items.0.persons == 12
get /api/v1/training_sessions?q=fouilles
remember fouilles .items.0.id
get /api/v1/attendances?training_session=$fouilles&rank=rank_and_file
expect json .count == 2
get /api/v1/training_sessions?q=Istanbul
remember istanbul .items.0.id
get /api/v1/attendances?training_session=$istanbul&rank=non_commissioned&sex=man
expect json .items.0.persons == 10
get /api/v1/attendances?training_session=$istanbul
expect json .count == 5
get /api/v1/training_sessions?q=lieux
expect json .items.0.audience ~ "Magistrate: 3"
get /api/v1/training_sessions?q=verbaux
remember verbaux .items.0.id
get /api/v1/attendances?training_session=$verbaux&sex=woman
expect json .items.0.persons == 5
expect json .items.0.rank == "officer"
get /api/v1/training_sessions?starts_on=2024-04-22
remember mandela .items.0.id
expect json .items.0.trainers.length == 1
get /api/v1/attendances?training_session=$mandela&rank=magistrate
expect json .items.0.persons == 4
# Trainings that tell who came have the page for it.
get /training_sessions/$force
expect page "Officer"
# Taken back with what it made, the people too, whom the list in Arabic names since.
post /api/v1/imports/$colonnes/undo {}
get /api/v1/training_sessions?q=Istanbul
expect json .count == 0
get /api/v1/attendances?training_session=$istanbul
expect json .count == 0
wiqaya verify
expect out "bad 0"
