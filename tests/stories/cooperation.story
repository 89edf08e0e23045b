# Partners, networks and projects as one looks at them before a meeting; and all of it in the calendar, of which the feed says less.
ceiling 150
file partners.csv <<END
name.fr,name.ar,kind
Mécanisme A,الآلية أ,preventive_mechanism
Mécanisme B,,preventive_mechanism
Fondation,,donor
END
file persons.csv <<END
name.fr
Salma Tazi
Omar Filali
END
wiqaya init --country MA --languages fr,ar,en
passwords
wiqaya import partners partners.csv
wiqaya import persons persons.csv
wiqaya account add coordinator --role coordinator
passwords
wiqaya account add auditor --role auditor
passwords
wiqaya account add legal --role legal
passwords
serve
as coordinator
language fr
get /api/v1/partners?q=الآلية
remember a .items.0.id
get /api/v1/partners?q=Mécanisme B
remember b .items.0.id
get /api/v1/partners?q=Fondation
remember donor .items.0.id
get /api/v1/persons?q=Salma
remember salma .items.0.id
get /api/v1/persons?q=Omar
remember omar .items.0.id

# A partner: who holds the post now and who held it; the last contact and the next date.
post /api/v1/posts {"partner":"$a","name":{"fr":"Présidence"}}
remember post .id
post /api/v1/memberships {"person":"$omar","partner":"$a","post":"$post","starts_on":"2018-01-01","ends_on":"2022"}
post /api/v1/memberships {"person":"$salma","partner":"$a","post":"$post","starts_on":"2023-01-01"}
get /partners/$a
expect 200
expect page "Salma Tazi Présidence depuis 1er janvier 2023"
expect page "Auparavant Omar Filali"
expect page "Dernier contact aucun n’est connu"
post /api/v1/agreements {"title":{"fr":"Mémorandum entre mécanismes"},"kind":"memorandum","parties":["$a"],"purpose":"Échanger"}
remember agreement .id
remember ag .number
post /api/v1/agreements/$agreement/sign {"signed_on":"2024-02-01"}
post /api/v1/agreements/$agreement/enter_into_force {"starts_on":"2024-02-01"}
get /api/v1/agreements/$agreement
patch /api/v1/agreements/$agreement {"ends_on":"2031-12-20","notice_days":30,"review_on":"2031-05-20"}
# What the other partner did under an agreement of the first is contact too.
post /api/v1/events {"title":{"fr":"Réunion à Rabat"},"kind":"committee_meeting","agreement":"$agreement","starts_on":"2025-03-04"}
remember meeting .id
post /api/v1/events/$meeting/complete {}
post /api/v1/joint_actions {"agreement":"$agreement","action":"Échange de délégués","partner":"$a","planned_on":"2031-05-10"}
remember action .id
get /partners/$a
expect page "Dernier contact 4 mars 2025"
expect page "Prochaine date 10 mai 2031"
expect page "Mémorandum entre mécanismes"
expect page "Échange de délégués"

# A network: its chain, its members on a day, the offices whose term ends next.
post /api/v1/networks {"name":{"fr":"Réseau des mécanismes"},"founded_on":"2024-05-20"}
remember network .id
post /api/v1/events {"title":{"fr":"Colloque d’Alger"},"kind":"symposium","starts_on":"2022-10-01"}
remember first .id
post /api/v1/events {"title":{"fr":"Conférence de Rabat"},"kind":"conference","starts_on":"2023-11-05","follows":"$first","document":{"fr":"Déclaration de Rabat"},"founded":"$network"}
remember second .id
# A ring does not turn for ever.
get /api/v1/events/$first
patch /api/v1/events/$first {"follows":"$second"}
get /networks/$network
expect 200
get /api/v1/events/$first
patch /api/v1/events/$first {"follows":null}
post /api/v1/network_members {"network":"$network","partner":"$a","grade":"observer","joined_on":"2024-05"}
post /api/v1/network_members {"network":"$network","partner":"$b","grade":"full","joined_on":"2024-05-20","left_on":"2025-06-01"}
post /api/v1/mandates {"network":"$network","seat":{"fr":"Secrétariat général"},"partner":"$b","elected_on":"2024-05-20","ends_on":"2032-05-20"}
post /api/v1/mandates {"network":"$network","seat":{"fr":"Présidence"},"partner":"$a","elected_on":"2024-05-20","starts_on":"2024-06-01","ends_on":"2031-05-20"}
post /api/v1/events {"title":{"fr":"Première assemblée"},"kind":"assembly","network":"$network","starts_on":"2025-05-20","venue":"Tunis"}
get /networks/$network
expect html "Colloque d’Alger</span></a></li><li><span class=\"knot\">"
expect page "Déclaration de Rabat"
expect page "PrésidenceMécanisme A Élujusqu’au 20 mai 2031"
expect page "Première assemblée"
expect page "Observateur 1 Mécanisme A"
# Who left on 1 June 2025 belonged to it on 31 May; who joined in May 2024 belonged to it from 1 May.
get /networks/$network?on=2025-05-31
expect page "Membre de plein droit 1 Mécanisme B"
get /networks/$network?on=2024-05-02
expect page "Observateur 1 Mécanisme A"
expect no page "Membre de plein droit 1"
get /networks/$network?on=never
expect 422
get /partners/$a
expect page "Réseau des mécanismes Observateur"
expect page "Réseau des mécanismes Présidence"

# A project: 3000.00 and 1000.00 planned, 1500.00 and 1200.00 spent: 50 % and 200.00 over; of 10 to 30 it reached 25: three quarters.
post /api/v1/cooperation_projects {"title":{"fr":"Appui aux visites"},"donors":["$donor"],"partners":["$a"],"budget":500000,"currency":"EUR","agreement":"$agreement"}
expect 201
remember project .id
remember cp .number
post /api/v1/budget_lines {"cooperation_project":"$project","heading":"Formations","planned":300000,"spent":150000}
post /api/v1/budget_lines {"cooperation_project":"$project","heading":"Matériel","planned":100000,"spent":120000}
post /api/v1/project_results {"cooperation_project":"$project","result_level":"output","result":"Visites de suivi","baseline":10,"target":30,"reached":25}
post /api/v1/project_reports {"cooperation_project":"$project","subject":"Rapport à venir","kind":"both","due_on":"2031-05-31"}
post /api/v1/project_reports {"cooperation_project":"$project","subject":"Rapport oublié","kind":"financial","due_on":"2025-01-31"}
post /api/v1/project_reports {"cooperation_project":"$project","subject":"Rapport remis","kind":"narrative","due_on":"2024-01-31","sent_on":"2024-01-20"}
get /cooperation_projects/$cp
expect 200
expect page "1 rapport en retard"
expect html "Rapport oublié</span></a></b>"
expect page "4 000 EUR"
expect page "2 700 EUR"
expect page "50 %"
expect page "200 EUR de dépassement"
expect page "75 %"
expect page "1 000 EUR du budget ne figurent dans aucune ligne."
form /cooperation_projects/$cp at steps/stop reason=
expect 422
expect page "Appui aux visites"
# An activity of the project alone is done from its page, and back it goes.
post /api/v1/joint_actions {"cooperation_project":"$project","action":"Acheter des tablettes","planned_on":"2025-01-01"}
remember tablets .id
form /cooperation_projects/$cp at /joint_actions/$tablets/done done_on=never
expect 422
expect page "Appui aux visites"
form /cooperation_projects/$cp at /joint_actions/$tablets/done done_on=2025-02-01
expect 303
expect header Location ~ "/cooperation_projects/"

# The calendar of May 2031, and of November and December of the alarm and the end.
post /api/v1/legal_texts {"number":"12-31","title":{"fr":"Projet de code"},"kind":"bill","opinion_due_on":"2031-05-12"}
post /api/v1/legal_texts {"number":"13-31","title":{"fr":"Avis déjà rendu"},"kind":"bill","opinion_due_on":"2031-05-12","opinion_given_on":"2026-05-01"}
post /api/v1/training_sessions {"title":{"fr":"Formation des greffiers"},"starts_on":"2031-05-27","ends_on":"2031-05-28"}
post /api/v1/treaty_exchanges {"body":"spt","kind":"request","day":"2026-05-01","subject":"Demande du SPT","due_on":"2031-05-15"}
post /api/v1/places {"name":{"fr":"Prison du Nord"},"kind":"prison_local"}
remember place .id
post /api/v1/reprisals {"place":"$place","reported_on":"2026-02-01","kinds":["threat"],"consent":"none","check_on":"2031-05-16"}
expect 201
get /calendar?month=2031-05
expect page "Action commune : Échange de délégués"
expect page "Avis attendu :"
expect page "Projet de code"
expect no page "Avis déjà rendu"
expect page "Réponse due à l’organe :"
expect page "Représailles à revoir :"
expect page "Convention à réviser :"
expect page "Fin de mandat : Présidence"
expect page "Rapport dû à un bailleur : Rapport à venir"
expect page "Formation des greffiers"
get /calendar?month=2031-11
expect page "Renouvellement à décider :"
get /calendar?month=2031-12
expect page "Fin de convention :"
# Who may not know of a reprisal does not see that there is one to check.
as legal
get /calendar?month=2031-05
expect page "Avis attendu :"
expect no page "Représailles"
as auditor
get /partners/$a
expect 200
expect no html "/done\""

# The feed of a phone tells numbers and what is public: no person, no words of a joint action, nothing of the SPT, no reprisal.
as coordinator
get /api/v1/figures/R1
remember today .as_of
post /api/v1/joint_actions {"agreement":"$agreement","action":"Mots que nul téléphone ne montre","planned_on":"$today"}
post /api/v1/legal_texts {"number":"99-26","title":{"fr":"Titre que nul téléphone ne montre"},"kind":"bill","opinion_due_on":"$today"}
post /api/v1/training_sessions {"title":{"fr":"Formation annoncée"},"starts_on":"$today"}
post /api/v1/treaty_exchanges {"body":"spt","kind":"request","day":"$today","subject":"Sujet du SPT","due_on":"$today"}
post /api/v1/reprisals {"place":"$place","reported_on":"2026-02-01","kinds":["threat"],"consent":"none","check_on":"$today"}
post /api/v1/mandates {"network":"$network","seat":{"fr":"Trésorerie"},"person":"$salma","elected_on":"2024-05-20","ends_on":"$today"}
post /api/v1/project_reports {"cooperation_project":"$project","subject":"Sujet de rapport","kind":"both","due_on":"$today"}
form /account at /account/feed feed_password=${password.coordinator}
expect 200
remember feed html 'href="(/calendar/[A-Za-z0-9_-]{43}\.ics)"'
as nobody
get $feed
expect 200
save feed.ics
expect file feed.ics "SUMMARY:Action commune · $ag"
expect file feed.ics "SUMMARY:Avis attendu · 99-26"
expect file feed.ics "SUMMARY:Formation · Formation annoncée"
expect file feed.ics "SUMMARY:Fin de mandat · Réseau des mécanismes"
expect file feed.ics "SUMMARY:Rapport dû à un bailleur · $cp"
expect no file feed.ics "nul téléphone"
expect no file feed.ics "SPT"
expect no file feed.ics "Représailles"
expect no file feed.ics "Salma"
expect no file feed.ics "Trésorerie"
expect no file feed.ics "Sujet"

# The institution by year: what was signed, held and founded, and the visits counted; what is planned is not told.
as coordinator
post /api/v1/visits {"place":"$place","kind":"ad_hoc","announced":"announced","started_on":"2025-09-01"}
remember visit .id
post /api/v1/visits/$visit/start {}
post /api/v1/visits {"place":"$place","kind":"ad_hoc","announced":"announced","started_on":"2031-09-01"}
get /timeline
expect 200
expect page "Convention signée Mémorandum entre mécanismes"
expect page "Réunion à Rabat"
expect page "Avis déjà rendu"
expect html "<bdi>2025</bdi> <span class=\"soft\">1 visite</span>"
expect no page "Première assemblée"
expect no page "Formation des greffiers"
get /timeline?kind=networks
expect page "Réseau fondé Réseau des mécanismes"
expect no page "Mémorandum entre mécanismes"
expect no page "1 visite"
as nobody
get /timeline
expect 303

# The self-assessment of 2025 begins with the questions of 2024: better, worse, and what was not asked.
as coordinator
form /self_assessments/compare at /self_assessments/begin year=2025
expect 422
post /api/v1/self_assessments {"year":2024}
remember before .id
post /api/v1/self_assessment_answers {"self_assessment":"$before","paragraph":9,"question":"Le mandat est-il publié ?","answer":"partly"}
post /api/v1/self_assessment_answers {"self_assessment":"$before","paragraph":31,"question":"Les registres sont-ils vus ?","answer":"yes"}
form /self_assessments/compare at /self_assessments/begin year=jamais
expect 422
form /self_assessments/compare at /self_assessments/begin year=2024
expect 409 or 422
form /self_assessments/compare at /self_assessments/begin year=2025
expect 303
get /self_assessments/compare
expect page "sans réponse"
get /api/v1/self_assessment_answers?limit=100
expect json .items.length == 4
get /api/v1/self_assessments?year=2025
remember after .items.0.id
get /api/v1/self_assessment_answers?self_assessment=$after
expect json .items.length == 2
get /api/v1/self_assessment_answers?self_assessment=$after&paragraph=9
remember mandate .items.0.id
get /api/v1/self_assessment_answers?self_assessment=$after&paragraph=31
remember registers .items.0.id
get /api/v1/self_assessment_answers/$mandate
patch /api/v1/self_assessment_answers/$mandate {"answer":"yes"}
get /api/v1/self_assessment_answers/$registers
patch /api/v1/self_assessment_answers/$registers {"answer":"no"}
get /self_assessments/compare
expect page "mieux"
expect page "moins bien"
expect page "1 sur 2"
as auditor
get /self_assessments/compare
expect 200
expect no html "self_assessments/begin"
