CREATE TABLE institution (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	name TEXT NOT NULL,
	country TEXT NOT NULL,
	zone TEXT NOT NULL,
	languages TEXT NOT NULL,
	reply_days INTEGER,
	urgent_hours INTEGER,
	reply_clock TEXT,
	weekend TEXT,
	last_day_moves INTEGER,
	small_number INTEGER,
	digits TEXT,
	sample INTEGER
) STRICT;
CREATE TABLE area (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	code TEXT,
	name TEXT NOT NULL,
	aliases TEXT,
	kind TEXT NOT NULL,
	parent TEXT REFERENCES area (id) DEFERRABLE
) STRICT;
CREATE TABLE outline (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	area TEXT NOT NULL REFERENCES area (id) DEFERRABLE,
	shape TEXT NOT NULL,
	source TEXT
) STRICT;
CREATE TABLE holiday (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	name TEXT NOT NULL,
	first_on TEXT NOT NULL,
	last_on TEXT,
	yearly INTEGER,
	area TEXT REFERENCES area (id) DEFERRABLE,
	certainty TEXT
) STRICT;
CREATE TABLE authority (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	code TEXT,
	name TEXT NOT NULL,
	aliases TEXT,
	kind TEXT,
	parent TEXT REFERENCES authority (id) DEFERRABLE,
	reply_days INTEGER,
	reply_clock TEXT,
	weekend TEXT,
	area TEXT REFERENCES area (id) DEFERRABLE,
	replies_validated INTEGER
) STRICT;
CREATE TABLE place (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	code TEXT,
	name TEXT NOT NULL,
	aliases TEXT,
	kind TEXT NOT NULL,
	authority TEXT REFERENCES authority (id) DEFERRABLE,
	region TEXT REFERENCES area (id) DEFERRABLE,
	province TEXT REFERENCES area (id) DEFERRABLE,
	commune TEXT REFERENCES area (id) DEFERRABLE,
	address TEXT,
	point TEXT,
	drawn TEXT,
	operator TEXT,
	official INTEGER,
	risk TEXT,
	capacity INTEGER,
	opened_on TEXT,
	closed_on TEXT,
	successor TEXT REFERENCES place (id) DEFERRABLE,
	note TEXT,
	state TEXT NOT NULL
) STRICT;
CREATE TABLE unit (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	place TEXT NOT NULL REFERENCES place (id) DEFERRABLE,
	name TEXT NOT NULL,
	use TEXT,
	area INTEGER,
	beds INTEGER,
	state TEXT
) STRICT;
CREATE TABLE snapshot (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	place TEXT NOT NULL REFERENCES place (id) DEFERRABLE,
	counted_on TEXT NOT NULL,
	source TEXT NOT NULL,
	capacity INTEGER,
	present INTEGER,
	men INTEGER,
	women INTEGER,
	minors INTEGER,
	foreigners INTEGER,
	remand INTEGER,
	longest_stay_hours INTEGER,
	area INTEGER,
	staff INTEGER,
	doctors INTEGER,
	note TEXT
) STRICT;
CREATE TABLE distinct_pair (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	one TEXT NOT NULL REFERENCES place (id) DEFERRABLE,
	other TEXT NOT NULL REFERENCES place (id) DEFERRABLE,
	note TEXT
) STRICT;
CREATE TABLE account (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	name TEXT NOT NULL,
	full_name TEXT NOT NULL,
	role TEXT NOT NULL,
	language TEXT,
	authority TEXT REFERENCES authority (id) DEFERRABLE,
	region TEXT REFERENCES area (id) DEFERRABLE,
	email TEXT,
	email_me INTEGER,
	quiet_keys INTEGER,
	state TEXT NOT NULL
) STRICT;
CREATE TABLE term (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	vocabulary TEXT NOT NULL,
	code TEXT NOT NULL,
	name TEXT NOT NULL,
	base TEXT NOT NULL,
	position INTEGER,
	active INTEGER
) STRICT;
CREATE TABLE own_field (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	entity TEXT NOT NULL,
	name TEXT NOT NULL,
	label TEXT NOT NULL,
	kind TEXT NOT NULL,
	required INTEGER,
	filter INTEGER,
	level TEXT,
	position INTEGER
) STRICT;
CREATE TABLE saved_view (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	name TEXT NOT NULL,
	list TEXT NOT NULL,
	query TEXT NOT NULL,
	owner TEXT REFERENCES account (id) DEFERRABLE
) STRICT;
CREATE TABLE saved_figure (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	name TEXT NOT NULL,
	indicator TEXT NOT NULL,
	as_of TEXT NOT NULL,
	asked TEXT NOT NULL,
	rule INTEGER NOT NULL,
	told TEXT NOT NULL,
	hash TEXT,
	counted_by TEXT REFERENCES account (id) DEFERRABLE,
	owner TEXT REFERENCES account (id) DEFERRABLE
) STRICT;
CREATE TABLE wording (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	list TEXT NOT NULL,
	field TEXT NOT NULL,
	text TEXT NOT NULL,
	meaning TEXT
) STRICT;
CREATE TABLE plan (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	name TEXT NOT NULL,
	year INTEGER NOT NULL,
	criteria TEXT,
	note TEXT
) STRICT;
CREATE TABLE plan_line (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	number TEXT,
	plan TEXT REFERENCES plan (id) DEFERRABLE,
	year INTEGER NOT NULL,
	quarter INTEGER,
	place TEXT REFERENCES place (id) DEFERRABLE,
	place_kind TEXT,
	kind TEXT NOT NULL,
	announced TEXT,
	planned INTEGER NOT NULL,
	criterion TEXT,
	state TEXT NOT NULL
) STRICT;
CREATE TABLE visitor (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	name TEXT NOT NULL,
	account TEXT REFERENCES account (id) DEFERRABLE,
	professions TEXT,
	sex TEXT,
	days INTEGER NOT NULL,
	conflict_places TEXT,
	conflict_authorities TEXT,
	conflict_note TEXT,
	away INTEGER
) STRICT;
CREATE TABLE visit_norm (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	place_kind TEXT NOT NULL,
	days INTEGER NOT NULL,
	interval_months INTEGER NOT NULL,
	professions TEXT,
	woman INTEGER
) STRICT;
CREATE TABLE programme (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	number TEXT,
	name TEXT NOT NULL,
	year INTEGER NOT NULL,
	plan TEXT REFERENCES plan (id) DEFERRABLE,
	kind TEXT NOT NULL,
	announced TEXT,
	days_1 INTEGER,
	days_2 INTEGER,
	days_3 INTEGER,
	days_4 INTEGER,
	team INTEGER NOT NULL,
	usual_days INTEGER NOT NULL,
	usual_interval INTEGER NOT NULL,
	weight_risk INTEGER NOT NULL,
	weight_time INTEGER NOT NULL,
	weight_never INTEGER NOT NULL,
	weight_open INTEGER NOT NULL,
	weight_urgent INTEGER NOT NULL,
	weight_crowding INTEGER NOT NULL,
	penalty INTEGER NOT NULL,
	proposed_at TEXT,
	worth INTEGER,
	by_hand INTEGER,
	bound INTEGER,
	proved INTEGER,
	accepted_at TEXT,
	accepted_by TEXT REFERENCES account (id) DEFERRABLE,
	reason TEXT,
	state TEXT NOT NULL
) STRICT;
CREATE TABLE programme_target (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	programme TEXT NOT NULL REFERENCES programme (id) DEFERRABLE,
	place_kind TEXT,
	region TEXT REFERENCES area (id) DEFERRABLE,
	minimum INTEGER,
	share INTEGER,
	wanted INTEGER,
	reached INTEGER,
	miss TEXT
) STRICT;
CREATE TABLE programme_choice (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	programme TEXT NOT NULL REFERENCES programme (id) DEFERRABLE,
	place TEXT NOT NULL REFERENCES place (id) DEFERRABLE,
	place_kind TEXT NOT NULL,
	region TEXT REFERENCES area (id) DEFERRABLE,
	outcome TEXT NOT NULL,
	quarter INTEGER,
	days INTEGER NOT NULL,
	team TEXT,
	score INTEGER NOT NULL,
	points_risk INTEGER,
	points_time INTEGER,
	points_never INTEGER,
	points_open INTEGER,
	points_urgent INTEGER,
	points_crowding INTEGER,
	risk TEXT,
	visited_on TEXT,
	interval_months INTEGER,
	open_due INTEGER,
	urgent INTEGER,
	occupancy INTEGER,
	plan_line TEXT REFERENCES plan_line (id) DEFERRABLE
) STRICT;
CREATE TABLE mission (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	number TEXT,
	code TEXT,
	starts_on TEXT NOT NULL,
	ends_on TEXT,
	region TEXT REFERENCES area (id) DEFERRABLE,
	purpose TEXT,
	legal_basis TEXT,
	leader TEXT REFERENCES account (id) DEFERRABLE,
	team TEXT,
	budget INTEGER,
	transport TEXT,
	interpreter TEXT,
	risk_note TEXT,
	announced TEXT,
	announced_to TEXT,
	announced_on TEXT,
	reason TEXT,
	state TEXT NOT NULL
) STRICT;
CREATE TABLE instrument (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	code TEXT NOT NULL,
	name TEXT NOT NULL,
	aliases TEXT,
	adopted_on TEXT,
	document TEXT,
	body TEXT,
	force TEXT NOT NULL,
	unit_kind TEXT NOT NULL,
	unit_count INTEGER,
	count_verified INTEGER,
	care TEXT
) STRICT;
CREATE TABLE provision (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	instrument TEXT NOT NULL REFERENCES instrument (id) DEFERRABLE,
	first_unit INTEGER NOT NULL,
	last_unit INTEGER NOT NULL,
	topic TEXT NOT NULL,
	theme TEXT
) STRICT;
CREATE TABLE legal_text (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	number TEXT,
	title TEXT NOT NULL,
	aliases TEXT,
	kind TEXT NOT NULL,
	authority TEXT REFERENCES authority (id) DEFERRABLE,
	iri TEXT,
	eli TEXT,
	asked_on TEXT,
	opinion_due_on TEXT,
	opinion_given_on TEXT,
	introduced_on TEXT,
	adopted_on TEXT,
	published_on TEXT,
	in_force_on TEXT,
	became TEXT REFERENCES legal_text (id) DEFERRABLE,
	note TEXT,
	stage TEXT NOT NULL
) STRICT;
CREATE TABLE legal_article (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	legal_text TEXT NOT NULL REFERENCES legal_text (id) DEFERRABLE,
	number TEXT NOT NULL,
	wording TEXT NOT NULL,
	text TEXT NOT NULL,
	position INTEGER,
	becomes TEXT REFERENCES legal_article (id) DEFERRABLE
) STRICT;
CREATE TABLE visit (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	number TEXT,
	place TEXT NOT NULL REFERENCES place (id) DEFERRABLE,
	mission TEXT REFERENCES mission (id) DEFERRABLE,
	plan_line TEXT REFERENCES plan_line (id) DEFERRABLE,
	kind TEXT NOT NULL,
	announced TEXT,
	started_on TEXT NOT NULL,
	ended_on TEXT,
	team TEXT,
	purpose TEXT,
	access_result TEXT,
	delay_minutes INTEGER,
	night INTEGER,
	remote INTEGER,
	joint_with TEXT,
	areas_seen TEXT,
	registers_seen TEXT,
	interviews_remand INTEGER,
	interviews_sentenced INTEGER,
	interviews_minors INTEGER,
	interviews_women INTEGER,
	interviews_foreigners INTEGER,
	interviews_staff INTEGER,
	interviews_doctors INTEGER,
	interviews_relatives INTEGER,
	medical_files_seen INTEGER,
	photos_taken INTEGER,
	state TEXT NOT NULL
) STRICT;
CREATE TABLE team_member (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	person TEXT NOT NULL,
	visit TEXT REFERENCES visit (id) DEFERRABLE,
	mission TEXT REFERENCES mission (id) DEFERRABLE,
	role TEXT,
	profession TEXT,
	sex TEXT,
	languages TEXT,
	conflict TEXT,
	conflict_note TEXT
) STRICT;
CREATE TABLE access_incident (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	visit TEXT NOT NULL REFERENCES visit (id) DEFERRABLE,
	kind TEXT NOT NULL,
	minutes INTEGER,
	reason TEXT,
	room TEXT
) STRICT;
CREATE TABLE register_check (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	visit TEXT NOT NULL REFERENCES visit (id) DEFERRABLE,
	kind TEXT NOT NULL,
	period_from TEXT,
	period_to TEXT,
	entries_sampled INTEGER,
	entries_complete INTEGER,
	missing_fields TEXT,
	contradictions TEXT,
	signed INTEGER,
	timed INTEGER,
	note TEXT
) STRICT;
CREATE TABLE finding (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	number TEXT,
	visit TEXT NOT NULL REFERENCES visit (id) DEFERRABLE,
	text TEXT NOT NULL,
	theme TEXT,
	further_themes TEXT,
	groups TEXT,
	severity TEXT,
	scope TEXT,
	polarity TEXT,
	sources TEXT,
	exception TEXT,
	root_cause TEXT,
	citations TEXT,
	state TEXT NOT NULL
) STRICT;
CREATE TABLE recommendation (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	number TEXT,
	source_number TEXT,
	text TEXT NOT NULL,
	visit TEXT REFERENCES visit (id) DEFERRABLE,
	place TEXT REFERENCES place (id) DEFERRABLE,
	findings TEXT,
	kind TEXT NOT NULL,
	theme TEXT,
	further_themes TEXT,
	groups TEXT,
	scope TEXT,
	citations TEXT,
	horizon TEXT,
	due_on TEXT,
	reply_days INTEGER,
	reply_clock TEXT,
	marks TEXT,
	issued_on TEXT,
	source TEXT,
	source_body TEXT,
	legal_text TEXT REFERENCES legal_text (id) DEFERRABLE,
	legal_articles TEXT,
	proposed_wording TEXT,
	uptake TEXT,
	uptake_on TEXT,
	uptake_note TEXT,
	repeats TEXT REFERENCES recommendation (id) DEFERRABLE,
	supersedes TEXT REFERENCES recommendation (id) DEFERRABLE,
	original_language TEXT,
	translation_ar TEXT,
	translation_fr TEXT,
	translation_en TEXT,
	published_on TEXT,
	closed_on TEXT,
	closing_reason TEXT,
	state TEXT NOT NULL
) STRICT;
CREATE TABLE addressee_line (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	recommendation TEXT NOT NULL REFERENCES recommendation (id) DEFERRABLE,
	authority TEXT NOT NULL REFERENCES authority (id) DEFERRABLE,
	role TEXT,
	sent_on TEXT,
	counts_from TEXT,
	delivered_on TEXT,
	acknowledged_on TEXT,
	reply_due_on TEXT,
	reply_days INTEGER,
	reply_clock TEXT,
	reply_rule TEXT,
	closed_on TEXT,
	replied_on TEXT,
	position TEXT,
	implementation TEXT,
	claimed TEXT
) STRICT;
CREATE TABLE clock_pause (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	addressee_line TEXT NOT NULL REFERENCES addressee_line (id) DEFERRABLE,
	first_on TEXT NOT NULL,
	last_on TEXT,
	reason TEXT NOT NULL
) STRICT;
CREATE TABLE ladder_step (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	position INTEGER NOT NULL,
	name TEXT NOT NULL,
	authority TEXT REFERENCES authority (id) DEFERRABLE,
	recipient TEXT NOT NULL,
	days INTEGER NOT NULL,
	clock TEXT,
	kind TEXT NOT NULL,
	active INTEGER
) STRICT;
CREATE TABLE letter (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	number TEXT,
	direction TEXT NOT NULL,
	kind TEXT NOT NULL,
	authority TEXT REFERENCES authority (id) DEFERRABLE,
	addressed_to TEXT,
	their_reference TEXT,
	in_reply_to TEXT REFERENCES letter (id) DEFERRABLE,
	language TEXT,
	subject TEXT NOT NULL,
	text TEXT,
	addressee_lines TEXT,
	dated_on TEXT,
	received_on TEXT,
	signed_by TEXT,
	channel TEXT,
	sent_on TEXT,
	delivered_on TEXT,
	message_id TEXT,
	ladder_step TEXT REFERENCES ladder_step (id) DEFERRABLE,
	step_on TEXT,
	state TEXT NOT NULL
) STRICT;
CREATE TABLE reply (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	addressee_line TEXT NOT NULL REFERENCES addressee_line (id) DEFERRABLE,
	received_on TEXT,
	counts_from TEXT NOT NULL,
	channel TEXT,
	author TEXT,
	text TEXT,
	position TEXT,
	reason_kind TEXT,
	reasons TEXT,
	promised_on TEXT,
	note TEXT,
	letter TEXT REFERENCES letter (id) DEFERRABLE
) STRICT;
CREATE TABLE action (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	addressee_line TEXT NOT NULL REFERENCES addressee_line (id) DEFERRABLE,
	reply TEXT REFERENCES reply (id) DEFERRABLE,
	step TEXT NOT NULL,
	owner TEXT,
	starts_on TEXT,
	ends_on TEXT,
	cost INTEGER,
	currency TEXT,
	funding TEXT,
	proof TEXT,
	progress TEXT,
	progress_on TEXT,
	said_by TEXT
) STRICT;
CREATE TABLE assessment (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	addressee_line TEXT NOT NULL REFERENCES addressee_line (id) DEFERRABLE,
	assessed_on TEXT,
	counts_from TEXT NOT NULL,
	assessor TEXT NOT NULL,
	implementation TEXT NOT NULL,
	visit TEXT REFERENCES visit (id) DEFERRABLE,
	text TEXT,
	corrects TEXT REFERENCES assessment (id) DEFERRABLE
) STRICT;
CREATE TABLE follow_up_item (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	visit TEXT NOT NULL REFERENCES visit (id) DEFERRABLE,
	addressee_line TEXT NOT NULL REFERENCES addressee_line (id) DEFERRABLE,
	judgement TEXT,
	judged_on TEXT,
	remark TEXT,
	assessment TEXT REFERENCES assessment (id) DEFERRABLE
) STRICT;
CREATE TABLE urgent_measure (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	number TEXT,
	trigger TEXT NOT NULL,
	asked TEXT NOT NULL,
	place TEXT NOT NULL REFERENCES place (id) DEFERRABLE,
	visit TEXT REFERENCES visit (id) DEFERRABLE,
	authority TEXT NOT NULL REFERENCES authority (id) DEFERRABLE,
	hours INTEGER,
	raised_at TEXT,
	raised_by TEXT REFERENCES account (id) DEFERRABLE,
	approved_at TEXT,
	approved_by TEXT REFERENCES account (id) DEFERRABLE,
	sent_at TEXT,
	due_at TEXT,
	escalated_at TEXT,
	escalated_to TEXT,
	answered_at TEXT,
	answer TEXT,
	verified_at TEXT,
	result TEXT,
	result_note TEXT,
	closed_at TEXT,
	closed_by TEXT REFERENCES account (id) DEFERRABLE,
	state TEXT NOT NULL
) STRICT;
CREATE TABLE factual_check (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	number TEXT,
	title TEXT NOT NULL,
	language TEXT,
	authority TEXT NOT NULL REFERENCES authority (id) DEFERRABLE,
	visit TEXT REFERENCES visit (id) DEFERRABLE,
	place TEXT REFERENCES place (id) DEFERRABLE,
	text TEXT NOT NULL,
	sent_on TEXT,
	comments_due_on TEXT,
	state TEXT NOT NULL
) STRICT;
CREATE TABLE factual_comment (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	factual_check TEXT NOT NULL REFERENCES factual_check (id) DEFERRABLE,
	paragraph INTEGER NOT NULL,
	wrong TEXT NOT NULL,
	correct TEXT NOT NULL,
	proof TEXT,
	author TEXT,
	received_on TEXT,
	said_by TEXT,
	answer TEXT,
	reason TEXT,
	answered_on TEXT
) STRICT;
CREATE TABLE rehabilitation_project (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	number TEXT,
	place TEXT NOT NULL REFERENCES place (id) DEFERRABLE,
	unit TEXT REFERENCES unit (id) DEFERRABLE,
	work TEXT NOT NULL,
	recommendations TEXT,
	funder TEXT,
	cost INTEGER,
	currency TEXT,
	identified_on TEXT,
	proposed_on TEXT,
	funded_on TEXT,
	works_from TEXT,
	due_on TEXT,
	delivered_on TEXT,
	verified_on TEXT,
	visit TEXT REFERENCES visit (id) DEFERRABLE,
	found TEXT,
	stopped_on TEXT,
	reason TEXT,
	state TEXT NOT NULL
) STRICT;
CREATE TABLE quoted_claim (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	body TEXT NOT NULL,
	said_on TEXT,
	period TEXT,
	indicator TEXT,
	word TEXT,
	value TEXT NOT NULL,
	low TEXT,
	high TEXT,
	parts TEXT,
	total INTEGER,
	parts_unit TEXT,
	total_unit TEXT,
	shares INTEGER,
	source TEXT NOT NULL,
	note TEXT,
	verdict TEXT
) STRICT;
CREATE TABLE exchange_peer (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	name TEXT NOT NULL,
	country TEXT NOT NULL,
	card TEXT NOT NULL,
	fingerprint TEXT,
	address TEXT,
	figures TEXT,
	audience TEXT NOT NULL,
	compared TEXT,
	compared_on TEXT,
	reason TEXT,
	note TEXT,
	state TEXT NOT NULL
) STRICT;
CREATE TABLE exchange_package (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	number TEXT,
	peer TEXT NOT NULL REFERENCES exchange_peer (id) DEFERRABLE,
	direction TEXT NOT NULL,
	sequence INTEGER NOT NULL,
	from_on TEXT NOT NULL,
	to_on TEXT NOT NULL,
	as_of TEXT NOT NULL,
	figures TEXT NOT NULL,
	dimensions TEXT NOT NULL,
	threshold INTEGER NOT NULL,
	purpose TEXT NOT NULL,
	audience TEXT NOT NULL,
	valid_until TEXT NOT NULL,
	made_at TEXT NOT NULL,
	content TEXT,
	sha256 TEXT NOT NULL,
	signature TEXT,
	approved_by TEXT REFERENCES account (id) DEFERRABLE,
	way TEXT,
	delivered_on TEXT,
	state TEXT NOT NULL
) STRICT;
CREATE TABLE exchange_cell (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	package TEXT NOT NULL REFERENCES exchange_package (id) DEFERRABLE,
	figure TEXT NOT NULL,
	rule INTEGER NOT NULL,
	dimension TEXT NOT NULL,
	code TEXT,
	label TEXT,
	numerator INTEGER,
	denominator INTEGER,
	held_back INTEGER NOT NULL
) STRICT;
CREATE TABLE exchange_recommendation (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	package TEXT NOT NULL REFERENCES exchange_package (id) DEFERRABLE,
	text TEXT NOT NULL,
	addressee TEXT NOT NULL,
	position TEXT,
	implementation TEXT
) STRICT;
CREATE TABLE receipt (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	authority TEXT NOT NULL REFERENCES authority (id) DEFERRABLE,
	number INTEGER NOT NULL,
	reply TEXT NOT NULL REFERENCES reply (id) DEFERRABLE,
	issued_at TEXT NOT NULL,
	content TEXT NOT NULL,
	sha256 TEXT NOT NULL,
	key TEXT,
	signature TEXT
) STRICT;
CREATE TABLE partner (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	code TEXT,
	name TEXT NOT NULL,
	aliases TEXT,
	kind TEXT,
	partner_level TEXT,
	country TEXT,
	authority TEXT REFERENCES authority (id) DEFERRABLE,
	parent TEXT REFERENCES partner (id) DEFERRABLE,
	website TEXT,
	since TEXT,
	note TEXT
) STRICT;
CREATE TABLE person (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	name TEXT NOT NULL,
	aliases TEXT,
	honorific TEXT,
	email TEXT,
	telephone TEXT,
	languages TEXT,
	note TEXT
) STRICT;
CREATE TABLE post (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	partner TEXT NOT NULL REFERENCES partner (id) DEFERRABLE,
	name TEXT NOT NULL,
	contact INTEGER,
	note TEXT
) STRICT;
CREATE TABLE membership (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	person TEXT NOT NULL REFERENCES person (id) DEFERRABLE,
	partner TEXT NOT NULL REFERENCES partner (id) DEFERRABLE,
	post TEXT REFERENCES post (id) DEFERRABLE,
	role TEXT,
	starts_on TEXT,
	ends_on TEXT,
	note TEXT
) STRICT;
CREATE TABLE network (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	name TEXT NOT NULL,
	aliases TEXT,
	network_level TEXT,
	purpose TEXT,
	secretariat TEXT REFERENCES partner (id) DEFERRABLE,
	founded_on TEXT,
	our_grade TEXT,
	website TEXT,
	note TEXT
) STRICT;
CREATE TABLE letter_template (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	kind TEXT NOT NULL,
	recipient TEXT,
	language TEXT NOT NULL,
	subject TEXT NOT NULL,
	text TEXT NOT NULL,
	network TEXT REFERENCES network (id) DEFERRABLE,
	taken_from TEXT REFERENCES letter_template (id) DEFERRABLE
) STRICT;
CREATE TABLE network_member (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	network TEXT NOT NULL REFERENCES network (id) DEFERRABLE,
	partner TEXT NOT NULL REFERENCES partner (id) DEFERRABLE,
	grade TEXT NOT NULL,
	joined_on TEXT,
	left_on TEXT,
	note TEXT
) STRICT;
CREATE TABLE mandate (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	network TEXT NOT NULL REFERENCES network (id) DEFERRABLE,
	seat TEXT NOT NULL,
	partner TEXT REFERENCES partner (id) DEFERRABLE,
	person TEXT REFERENCES person (id) DEFERRABLE,
	ours INTEGER,
	elected_on TEXT,
	starts_on TEXT,
	ends_on TEXT,
	state TEXT NOT NULL
) STRICT;
CREATE TABLE agreement (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	number TEXT,
	title TEXT NOT NULL,
	kind TEXT NOT NULL,
	parties TEXT NOT NULL,
	purpose TEXT,
	signed_on TEXT,
	starts_on TEXT,
	ends_on TEXT,
	renewal TEXT,
	notice_days INTEGER,
	review_on TEXT,
	committee TEXT,
	renews TEXT REFERENCES agreement (id) DEFERRABLE,
	ended_on TEXT,
	reason TEXT,
	state TEXT NOT NULL
) STRICT;
CREATE TABLE clause (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	agreement TEXT NOT NULL REFERENCES agreement (id) DEFERRABLE,
	number TEXT NOT NULL,
	text TEXT NOT NULL
) STRICT;
CREATE TABLE cooperation_project (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	number TEXT,
	title TEXT NOT NULL,
	donors TEXT,
	partners TEXT,
	agreement TEXT REFERENCES agreement (id) DEFERRABLE,
	objective TEXT,
	starts_on TEXT,
	ends_on TEXT,
	budget INTEGER,
	currency TEXT,
	reason TEXT,
	state TEXT NOT NULL
) STRICT;
CREATE TABLE budget_line (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	cooperation_project TEXT NOT NULL REFERENCES cooperation_project (id) DEFERRABLE,
	heading TEXT NOT NULL,
	planned INTEGER,
	spent INTEGER,
	spent_until TEXT
) STRICT;
CREATE TABLE project_result (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	cooperation_project TEXT NOT NULL REFERENCES cooperation_project (id) DEFERRABLE,
	result_level TEXT NOT NULL,
	result TEXT NOT NULL,
	indicator TEXT,
	baseline INTEGER,
	target INTEGER,
	reached INTEGER,
	reached_on TEXT,
	source TEXT
) STRICT;
CREATE TABLE project_report (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	cooperation_project TEXT NOT NULL REFERENCES cooperation_project (id) DEFERRABLE,
	subject TEXT NOT NULL,
	kind TEXT NOT NULL,
	due_on TEXT NOT NULL,
	sent_on TEXT,
	accepted_on TEXT
) STRICT;
CREATE TABLE joint_action (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	agreement TEXT REFERENCES agreement (id) DEFERRABLE,
	cooperation_project TEXT REFERENCES cooperation_project (id) DEFERRABLE,
	clause TEXT REFERENCES clause (id) DEFERRABLE,
	action TEXT NOT NULL,
	partner TEXT REFERENCES partner (id) DEFERRABLE,
	owner TEXT,
	planned_on TEXT,
	done_on TEXT,
	result TEXT,
	reason TEXT,
	state TEXT NOT NULL
) STRICT;
CREATE TABLE training_session (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	number TEXT,
	title TEXT NOT NULL,
	agreement TEXT REFERENCES agreement (id) DEFERRABLE,
	cooperation_project TEXT REFERENCES cooperation_project (id) DEFERRABLE,
	partner TEXT REFERENCES partner (id) DEFERRABLE,
	themes TEXT,
	audience TEXT,
	area TEXT REFERENCES area (id) DEFERRABLE,
	venue TEXT,
	starts_on TEXT NOT NULL,
	ends_on TEXT,
	hours INTEGER,
	places_offered INTEGER,
	trainers TEXT,
	tested INTEGER,
	points_most INTEGER,
	points_before INTEGER,
	points_after INTEGER,
	follow_up_on TEXT,
	follow_up TEXT,
	evaluation TEXT,
	reason TEXT,
	state TEXT NOT NULL
) STRICT;
CREATE TABLE attendance (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	training_session TEXT NOT NULL REFERENCES training_session (id) DEFERRABLE,
	sex TEXT,
	rank TEXT,
	persons INTEGER NOT NULL,
	certified INTEGER
) STRICT;
CREATE TABLE certificate (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	number TEXT NOT NULL,
	training_session TEXT NOT NULL REFERENCES training_session (id) DEFERRABLE,
	issued_on TEXT NOT NULL,
	name_salt TEXT NOT NULL,
	name_hash TEXT NOT NULL,
	key TEXT,
	signature TEXT,
	revoked_on TEXT,
	reason TEXT
) STRICT;
CREATE TABLE event (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	number TEXT,
	title TEXT NOT NULL,
	kind TEXT NOT NULL,
	our_role TEXT,
	organisers TEXT,
	network TEXT REFERENCES network (id) DEFERRABLE,
	agreement TEXT REFERENCES agreement (id) DEFERRABLE,
	cooperation_project TEXT REFERENCES cooperation_project (id) DEFERRABLE,
	themes TEXT,
	starts_on TEXT NOT NULL,
	ends_on TEXT,
	venue TEXT,
	programme TEXT,
	persons INTEGER,
	head_count TEXT,
	document TEXT,
	document_text TEXT,
	outcome TEXT,
	follows TEXT REFERENCES event (id) DEFERRABLE,
	founded TEXT REFERENCES network (id) DEFERRABLE,
	reason TEXT,
	state TEXT NOT NULL
) STRICT;
CREATE TABLE treaty_exchange (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	number TEXT,
	body TEXT NOT NULL,
	kind TEXT NOT NULL,
	direction TEXT,
	day TEXT NOT NULL,
	until TEXT,
	subject TEXT NOT NULL,
	text TEXT,
	confidential_until TEXT,
	answers TEXT REFERENCES treaty_exchange (id) DEFERRABLE,
	due_on TEXT,
	answered_on TEXT,
	places TEXT,
	preparation TEXT,
	state TEXT NOT NULL
) STRICT;
CREATE TABLE preparation_item (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	treaty_exchange TEXT REFERENCES treaty_exchange (id) DEFERRABLE,
	what TEXT NOT NULL,
	kind TEXT NOT NULL,
	days_before INTEGER,
	due_on TEXT,
	owner TEXT,
	place TEXT REFERENCES place (id) DEFERRABLE,
	done_on TEXT,
	note TEXT,
	reason TEXT,
	state TEXT NOT NULL
) STRICT;
CREATE TABLE self_assessment (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	year INTEGER NOT NULL,
	made_on TEXT,
	note TEXT
) STRICT;
CREATE TABLE self_assessment_answer (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	self_assessment TEXT NOT NULL REFERENCES self_assessment (id) DEFERRABLE,
	paragraph INTEGER,
	question TEXT NOT NULL,
	answer TEXT,
	comment TEXT,
	evidence TEXT
) STRICT;
CREATE TABLE reprisal (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	number TEXT,
	reported_on TEXT NOT NULL,
	place TEXT NOT NULL REFERENCES place (id) DEFERRABLE,
	visit TEXT REFERENCES visit (id) DEFERRABLE,
	person_code TEXT,
	kinds TEXT NOT NULL,
	source TEXT,
	account TEXT,
	risk TEXT,
	consent TEXT NOT NULL,
	protection TEXT,
	check_on TEXT,
	authority TEXT REFERENCES authority (id) DEFERRABLE,
	raised_on TEXT,
	result TEXT,
	closed_on TEXT,
	state TEXT NOT NULL
) STRICT;
CREATE TABLE complaint_referral (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	number TEXT,
	received_on TEXT NOT NULL,
	channel TEXT,
	place TEXT REFERENCES place (id) DEFERRABLE,
	person_code TEXT,
	theme TEXT,
	summary TEXT,
	consented INTEGER,
	partner TEXT REFERENCES partner (id) DEFERRABLE,
	referred_on TEXT,
	answered_on TEXT,
	answer TEXT,
	reason TEXT,
	state TEXT NOT NULL
) STRICT;
CREATE TABLE report (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	number TEXT,
	title TEXT NOT NULL,
	kind TEXT NOT NULL,
	visits TEXT,
	year INTEGER,
	sent_on TEXT,
	published_on TEXT,
	address TEXT,
	reason TEXT,
	note TEXT,
	state TEXT NOT NULL
) STRICT;
CREATE TABLE yearly_resource (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	year INTEGER NOT NULL,
	budget INTEGER,
	spent INTEGER,
	currency TEXT,
	vehicles INTEGER,
	days_lost INTEGER,
	note TEXT
) STRICT;
CREATE TABLE staff_count (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	year INTEGER NOT NULL,
	profession TEXT,
	sex TEXT,
	persons INTEGER NOT NULL
) STRICT;
CREATE TABLE attachment (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	entity TEXT NOT NULL,
	record TEXT NOT NULL,
	name TEXT NOT NULL,
	media_type TEXT NOT NULL,
	size INTEGER,
	sha256 TEXT NOT NULL,
	level TEXT NOT NULL,
	mark TEXT
) STRICT;
CREATE TABLE comment (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	entity TEXT NOT NULL,
	record TEXT NOT NULL,
	text TEXT NOT NULL,
	author TEXT REFERENCES account (id) DEFERRABLE,
	level TEXT NOT NULL
) STRICT;
CREATE TABLE task (
	id TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	binned_at TEXT,
	salt TEXT NOT NULL,
	own TEXT,
	name_sort TEXT,
	identity TEXT,
	entity TEXT NOT NULL,
	record TEXT NOT NULL,
	task TEXT NOT NULL,
	assignee TEXT NOT NULL REFERENCES account (id) DEFERRABLE,
	due_on TEXT,
	outcome TEXT,
	author TEXT REFERENCES account (id) DEFERRABLE,
	level TEXT NOT NULL,
	state TEXT NOT NULL
) STRICT;
CREATE INDEX area_by_code ON area (coalesce(code, ''), id);
CREATE INDEX area_code ON area (code, id) WHERE code IS NOT NULL;
CREATE INDEX area_by_name_sort ON area (coalesce(name_sort, ''), id);
CREATE INDEX area_parent ON area (parent, id) WHERE parent IS NOT NULL;
CREATE INDEX area_identity ON area (identity);
CREATE INDEX outline_area ON outline (area, id);
CREATE INDEX outline_identity ON outline (identity);
CREATE INDEX holiday_by_first_on ON holiday (first_on, id);
CREATE INDEX holiday_area ON holiday (area, id) WHERE area IS NOT NULL;
CREATE INDEX holiday_identity ON holiday (identity);
CREATE INDEX authority_code ON authority (code, id) WHERE code IS NOT NULL;
CREATE INDEX authority_by_name_sort ON authority (coalesce(name_sort, ''), id);
CREATE INDEX authority_parent ON authority (parent, id) WHERE parent IS NOT NULL;
CREATE INDEX authority_area ON authority (area, id) WHERE area IS NOT NULL;
CREATE INDEX authority_identity ON authority (identity);
CREATE INDEX place_code ON place (code, id) WHERE code IS NOT NULL;
CREATE INDEX place_by_name_sort ON place (coalesce(name_sort, ''), id);
CREATE INDEX place_authority ON place (authority, id) WHERE authority IS NOT NULL;
CREATE INDEX place_region ON place (region, id) WHERE region IS NOT NULL;
CREATE INDEX place_province ON place (province, id) WHERE province IS NOT NULL;
CREATE INDEX place_commune ON place (commune, id) WHERE commune IS NOT NULL;
CREATE INDEX place_successor ON place (successor, id) WHERE successor IS NOT NULL;
CREATE INDEX place_identity ON place (identity);
CREATE INDEX unit_place ON unit (place, id);
CREATE INDEX unit_by_name_sort ON unit (coalesce(name_sort, ''), id);
CREATE INDEX unit_identity ON unit (identity);
CREATE INDEX snapshot_place ON snapshot (place, id);
CREATE INDEX snapshot_by_counted_on ON snapshot (counted_on, id);
CREATE INDEX snapshot_identity ON snapshot (identity);
CREATE INDEX distinct_pair_one ON distinct_pair (one, id);
CREATE INDEX distinct_pair_other ON distinct_pair (other, id);
CREATE INDEX distinct_pair_identity ON distinct_pair (identity);
CREATE INDEX account_by_name ON account (name, id);
CREATE INDEX account_authority ON account (authority, id) WHERE authority IS NOT NULL;
CREATE INDEX account_region ON account (region, id) WHERE region IS NOT NULL;
CREATE INDEX account_identity ON account (identity);
CREATE INDEX term_vocabulary ON term (vocabulary, id);
CREATE INDEX term_by_code ON term (code, id);
CREATE INDEX term_identity ON term (identity);
CREATE INDEX own_field_by_name ON own_field (name, id);
CREATE INDEX own_field_identity ON own_field (identity);
CREATE INDEX saved_view_list ON saved_view (list, id);
CREATE INDEX saved_view_owner ON saved_view (owner, id) WHERE owner IS NOT NULL;
CREATE INDEX saved_figure_indicator ON saved_figure (indicator, id);
CREATE INDEX saved_figure_by_as_of ON saved_figure (as_of, id);
CREATE INDEX saved_figure_counted_by ON saved_figure (counted_by, id) WHERE counted_by IS NOT NULL;
CREATE INDEX saved_figure_owner ON saved_figure (owner, id) WHERE owner IS NOT NULL;
CREATE INDEX saved_figure_identity ON saved_figure (identity);
CREATE INDEX wording_list ON wording (list, id);
CREATE INDEX wording_field ON wording (field, id);
CREATE INDEX wording_identity ON wording (identity);
CREATE INDEX plan_by_name_sort ON plan (coalesce(name_sort, ''), id);
CREATE INDEX plan_by_year ON plan (year, id);
CREATE INDEX plan_identity ON plan (identity);
CREATE UNIQUE INDEX plan_line_number ON plan_line (number);
CREATE INDEX plan_line_plan ON plan_line (plan, id) WHERE plan IS NOT NULL;
CREATE INDEX plan_line_by_year ON plan_line (year, id);
CREATE INDEX plan_line_place ON plan_line (place, id) WHERE place IS NOT NULL;
CREATE INDEX plan_line_identity ON plan_line (identity);
CREATE INDEX visitor_by_name ON visitor (name, id);
CREATE INDEX visitor_account ON visitor (account, id) WHERE account IS NOT NULL;
CREATE INDEX visitor_identity ON visitor (identity);
CREATE INDEX visit_norm_by_place_kind ON visit_norm (place_kind, id);
CREATE INDEX visit_norm_identity ON visit_norm (identity);
CREATE UNIQUE INDEX programme_number ON programme (number);
CREATE INDEX programme_by_year ON programme (year, id);
CREATE INDEX programme_plan ON programme (plan, id) WHERE plan IS NOT NULL;
CREATE INDEX programme_by_proposed_at ON programme (coalesce(proposed_at, ''), id);
CREATE INDEX programme_accepted_by ON programme (accepted_by, id) WHERE accepted_by IS NOT NULL;
CREATE INDEX programme_target_programme ON programme_target (programme, id);
CREATE INDEX programme_target_region ON programme_target (region, id) WHERE region IS NOT NULL;
CREATE INDEX programme_target_identity ON programme_target (identity);
CREATE INDEX programme_choice_programme ON programme_choice (programme, id);
CREATE INDEX programme_choice_place ON programme_choice (place, id);
CREATE INDEX programme_choice_region ON programme_choice (region, id) WHERE region IS NOT NULL;
CREATE INDEX programme_choice_by_score ON programme_choice (score, id);
CREATE INDEX programme_choice_plan_line ON programme_choice (plan_line, id) WHERE plan_line IS NOT NULL;
CREATE INDEX programme_choice_identity ON programme_choice (identity);
CREATE UNIQUE INDEX mission_number ON mission (number);
CREATE INDEX mission_by_starts_on ON mission (starts_on, id);
CREATE INDEX mission_region ON mission (region, id) WHERE region IS NOT NULL;
CREATE INDEX mission_leader ON mission (leader, id) WHERE leader IS NOT NULL;
CREATE INDEX mission_identity ON mission (identity);
CREATE INDEX instrument_by_code ON instrument (code, id);
CREATE INDEX instrument_by_name_sort ON instrument (coalesce(name_sort, ''), id);
CREATE INDEX instrument_by_adopted_on ON instrument (coalesce(adopted_on, ''), id);
CREATE INDEX instrument_identity ON instrument (identity);
CREATE INDEX provision_instrument ON provision (instrument, id);
CREATE INDEX provision_by_first_unit ON provision (first_unit, id);
CREATE INDEX provision_identity ON provision (identity);
CREATE INDEX legal_text_by_number ON legal_text (coalesce(number, ''), id);
CREATE INDEX legal_text_number ON legal_text (number, id) WHERE number IS NOT NULL;
CREATE INDEX legal_text_by_name_sort ON legal_text (coalesce(name_sort, ''), id);
CREATE INDEX legal_text_authority ON legal_text (authority, id) WHERE authority IS NOT NULL;
CREATE INDEX legal_text_by_asked_on ON legal_text (coalesce(asked_on, ''), id);
CREATE INDEX legal_text_by_opinion_due_on ON legal_text (coalesce(opinion_due_on, ''), id);
CREATE INDEX legal_text_by_opinion_given_on ON legal_text (coalesce(opinion_given_on, ''), id);
CREATE INDEX legal_text_by_introduced_on ON legal_text (coalesce(introduced_on, ''), id);
CREATE INDEX legal_text_by_adopted_on ON legal_text (coalesce(adopted_on, ''), id);
CREATE INDEX legal_text_by_published_on ON legal_text (coalesce(published_on, ''), id);
CREATE INDEX legal_text_by_in_force_on ON legal_text (coalesce(in_force_on, ''), id);
CREATE INDEX legal_text_became ON legal_text (became, id) WHERE became IS NOT NULL;
CREATE INDEX legal_text_identity ON legal_text (identity);
CREATE INDEX legal_article_legal_text ON legal_article (legal_text, id);
CREATE INDEX legal_article_by_number ON legal_article (number, id);
CREATE INDEX legal_article_by_position ON legal_article (coalesce(position, 0), id);
CREATE INDEX legal_article_becomes ON legal_article (becomes, id) WHERE becomes IS NOT NULL;
CREATE INDEX legal_article_identity ON legal_article (identity);
CREATE UNIQUE INDEX visit_number ON visit (number);
CREATE INDEX visit_place ON visit (place, id);
CREATE INDEX visit_mission ON visit (mission, id) WHERE mission IS NOT NULL;
CREATE INDEX visit_plan_line ON visit (plan_line, id) WHERE plan_line IS NOT NULL;
CREATE INDEX visit_by_started_on ON visit (started_on, id);
CREATE INDEX visit_identity ON visit (identity);
CREATE INDEX team_member_visit ON team_member (visit, id) WHERE visit IS NOT NULL;
CREATE INDEX team_member_mission ON team_member (mission, id) WHERE mission IS NOT NULL;
CREATE INDEX team_member_identity ON team_member (identity);
CREATE INDEX access_incident_visit ON access_incident (visit, id);
CREATE INDEX access_incident_identity ON access_incident (identity);
CREATE INDEX register_check_visit ON register_check (visit, id);
CREATE INDEX register_check_identity ON register_check (identity);
CREATE UNIQUE INDEX finding_number ON finding (number);
CREATE INDEX finding_visit ON finding (visit, id);
CREATE INDEX finding_identity ON finding (identity);
CREATE UNIQUE INDEX recommendation_number ON recommendation (number);
CREATE INDEX recommendation_source_number ON recommendation (source_number, id) WHERE source_number IS NOT NULL;
CREATE INDEX recommendation_visit ON recommendation (visit, id) WHERE visit IS NOT NULL;
CREATE INDEX recommendation_place ON recommendation (place, id) WHERE place IS NOT NULL;
CREATE INDEX recommendation_by_due_on ON recommendation (coalesce(due_on, ''), id);
CREATE INDEX recommendation_by_issued_on ON recommendation (coalesce(issued_on, ''), id);
CREATE INDEX recommendation_legal_text ON recommendation (legal_text, id) WHERE legal_text IS NOT NULL;
CREATE INDEX recommendation_by_uptake_on ON recommendation (coalesce(uptake_on, ''), id);
CREATE INDEX recommendation_repeats ON recommendation (repeats, id) WHERE repeats IS NOT NULL;
CREATE INDEX recommendation_supersedes ON recommendation (supersedes, id) WHERE supersedes IS NOT NULL;
CREATE INDEX recommendation_look ON recommendation (id, binned_at, place, kind, theme, scope, horizon, due_on, issued_on, source, uptake, uptake_on, original_language, translation_ar, translation_fr, translation_en, published_on, closed_on, state);
CREATE INDEX recommendation_identity ON recommendation (identity);
CREATE INDEX addressee_line_authority ON addressee_line (authority, id);
CREATE INDEX addressee_line_by_sent_on ON addressee_line (coalesce(sent_on, ''), id);
CREATE INDEX addressee_line_by_reply_due_on ON addressee_line (coalesce(reply_due_on, ''), id);
CREATE INDEX addressee_line_by_replied_on ON addressee_line (coalesce(replied_on, ''), id);
CREATE INDEX addressee_line_look ON addressee_line (recommendation, id, binned_at, authority, sent_on, counts_from, delivered_on, acknowledged_on, reply_due_on, closed_on, replied_on, position, implementation, claimed);
CREATE INDEX addressee_line_identity ON addressee_line (identity);
CREATE INDEX clock_pause_addressee_line ON clock_pause (addressee_line, id);
CREATE INDEX clock_pause_by_first_on ON clock_pause (first_on, id);
CREATE INDEX clock_pause_identity ON clock_pause (identity);
CREATE INDEX ladder_step_by_position ON ladder_step (position, id);
CREATE INDEX ladder_step_authority ON ladder_step (authority, id) WHERE authority IS NOT NULL;
CREATE INDEX ladder_step_identity ON ladder_step (identity);
CREATE UNIQUE INDEX letter_number ON letter (number);
CREATE INDEX letter_authority ON letter (authority, id) WHERE authority IS NOT NULL;
CREATE INDEX letter_in_reply_to ON letter (in_reply_to, id) WHERE in_reply_to IS NOT NULL;
CREATE INDEX letter_by_dated_on ON letter (coalesce(dated_on, ''), id);
CREATE INDEX letter_by_received_on ON letter (coalesce(received_on, ''), id);
CREATE INDEX letter_by_sent_on ON letter (coalesce(sent_on, ''), id);
CREATE INDEX letter_ladder_step ON letter (ladder_step, id) WHERE ladder_step IS NOT NULL;
CREATE INDEX letter_identity ON letter (identity);
CREATE INDEX reply_addressee_line ON reply (addressee_line, id);
CREATE INDEX reply_by_received_on ON reply (coalesce(received_on, ''), id);
CREATE INDEX reply_letter ON reply (letter, id) WHERE letter IS NOT NULL;
CREATE INDEX reply_identity ON reply (identity);
CREATE INDEX action_addressee_line ON action (addressee_line, id);
CREATE INDEX action_reply ON action (reply, id) WHERE reply IS NOT NULL;
CREATE INDEX action_by_starts_on ON action (coalesce(starts_on, ''), id);
CREATE INDEX action_by_ends_on ON action (coalesce(ends_on, ''), id);
CREATE INDEX action_by_progress_on ON action (coalesce(progress_on, ''), id);
CREATE INDEX action_identity ON action (identity);
CREATE INDEX assessment_addressee_line ON assessment (addressee_line, id);
CREATE INDEX assessment_by_assessed_on ON assessment (coalesce(assessed_on, ''), id);
CREATE INDEX assessment_visit ON assessment (visit, id) WHERE visit IS NOT NULL;
CREATE INDEX assessment_corrects ON assessment (corrects, id) WHERE corrects IS NOT NULL;
CREATE INDEX assessment_identity ON assessment (identity);
CREATE INDEX follow_up_item_visit ON follow_up_item (visit, id);
CREATE INDEX follow_up_item_addressee_line ON follow_up_item (addressee_line, id);
CREATE INDEX follow_up_item_by_judged_on ON follow_up_item (coalesce(judged_on, ''), id);
CREATE INDEX follow_up_item_assessment ON follow_up_item (assessment, id) WHERE assessment IS NOT NULL;
CREATE INDEX follow_up_item_identity ON follow_up_item (identity);
CREATE UNIQUE INDEX urgent_measure_number ON urgent_measure (number);
CREATE INDEX urgent_measure_place ON urgent_measure (place, id);
CREATE INDEX urgent_measure_visit ON urgent_measure (visit, id) WHERE visit IS NOT NULL;
CREATE INDEX urgent_measure_authority ON urgent_measure (authority, id);
CREATE INDEX urgent_measure_by_raised_at ON urgent_measure (coalesce(raised_at, ''), id);
CREATE INDEX urgent_measure_raised_by ON urgent_measure (raised_by, id) WHERE raised_by IS NOT NULL;
CREATE INDEX urgent_measure_approved_by ON urgent_measure (approved_by, id) WHERE approved_by IS NOT NULL;
CREATE INDEX urgent_measure_by_sent_at ON urgent_measure (coalesce(sent_at, ''), id);
CREATE INDEX urgent_measure_by_due_at ON urgent_measure (coalesce(due_at, ''), id);
CREATE INDEX urgent_measure_closed_by ON urgent_measure (closed_by, id) WHERE closed_by IS NOT NULL;
CREATE UNIQUE INDEX factual_check_number ON factual_check (number);
CREATE INDEX factual_check_authority ON factual_check (authority, id);
CREATE INDEX factual_check_visit ON factual_check (visit, id) WHERE visit IS NOT NULL;
CREATE INDEX factual_check_place ON factual_check (place, id) WHERE place IS NOT NULL;
CREATE INDEX factual_check_by_sent_on ON factual_check (coalesce(sent_on, ''), id);
CREATE INDEX factual_check_by_comments_due_on ON factual_check (coalesce(comments_due_on, ''), id);
CREATE INDEX factual_comment_factual_check ON factual_comment (factual_check, id);
CREATE INDEX factual_comment_by_paragraph ON factual_comment (paragraph, id);
CREATE INDEX factual_comment_by_received_on ON factual_comment (coalesce(received_on, ''), id);
CREATE UNIQUE INDEX rehabilitation_project_number ON rehabilitation_project (number);
CREATE INDEX rehabilitation_project_place ON rehabilitation_project (place, id);
CREATE INDEX rehabilitation_project_unit ON rehabilitation_project (unit, id) WHERE unit IS NOT NULL;
CREATE INDEX rehabilitation_project_by_identified_on ON rehabilitation_project (coalesce(identified_on, ''), id);
CREATE INDEX rehabilitation_project_by_due_on ON rehabilitation_project (coalesce(due_on, ''), id);
CREATE INDEX rehabilitation_project_visit ON rehabilitation_project (visit, id) WHERE visit IS NOT NULL;
CREATE INDEX rehabilitation_project_identity ON rehabilitation_project (identity);
CREATE INDEX quoted_claim_by_said_on ON quoted_claim (coalesce(said_on, ''), id);
CREATE INDEX quoted_claim_indicator ON quoted_claim (indicator, id) WHERE indicator IS NOT NULL;
CREATE INDEX quoted_claim_identity ON quoted_claim (identity);
CREATE INDEX exchange_peer_country ON exchange_peer (country, id);
CREATE INDEX exchange_peer_card ON exchange_peer (card, id);
CREATE INDEX exchange_peer_identity ON exchange_peer (identity);
CREATE UNIQUE INDEX exchange_package_number ON exchange_package (number);
CREATE INDEX exchange_package_peer ON exchange_package (peer, id);
CREATE INDEX exchange_package_sha256 ON exchange_package (sha256, id);
CREATE INDEX exchange_package_approved_by ON exchange_package (approved_by, id) WHERE approved_by IS NOT NULL;
CREATE INDEX exchange_cell_package ON exchange_cell (package, id);
CREATE INDEX exchange_recommendation_package ON exchange_recommendation (package, id);
CREATE INDEX receipt_authority ON receipt (authority, id);
CREATE INDEX receipt_reply ON receipt (reply, id);
CREATE INDEX receipt_by_issued_at ON receipt (issued_at, id);
CREATE INDEX receipt_sha256 ON receipt (sha256, id);
CREATE INDEX receipt_identity ON receipt (identity);
CREATE INDEX partner_code ON partner (code, id) WHERE code IS NOT NULL;
CREATE INDEX partner_by_name_sort ON partner (coalesce(name_sort, ''), id);
CREATE INDEX partner_country ON partner (country, id) WHERE country IS NOT NULL;
CREATE INDEX partner_authority ON partner (authority, id) WHERE authority IS NOT NULL;
CREATE INDEX partner_parent ON partner (parent, id) WHERE parent IS NOT NULL;
CREATE INDEX partner_by_since ON partner (coalesce(since, ''), id);
CREATE INDEX partner_identity ON partner (identity);
CREATE INDEX person_by_name_sort ON person (coalesce(name_sort, ''), id);
CREATE INDEX person_identity ON person (identity);
CREATE INDEX post_partner ON post (partner, id);
CREATE INDEX post_by_name_sort ON post (coalesce(name_sort, ''), id);
CREATE INDEX post_identity ON post (identity);
CREATE INDEX membership_person ON membership (person, id);
CREATE INDEX membership_partner ON membership (partner, id);
CREATE INDEX membership_post ON membership (post, id) WHERE post IS NOT NULL;
CREATE INDEX membership_by_starts_on ON membership (coalesce(starts_on, ''), id);
CREATE INDEX membership_by_ends_on ON membership (coalesce(ends_on, ''), id);
CREATE INDEX membership_identity ON membership (identity);
CREATE INDEX network_by_name_sort ON network (coalesce(name_sort, ''), id);
CREATE INDEX network_secretariat ON network (secretariat, id) WHERE secretariat IS NOT NULL;
CREATE INDEX network_by_founded_on ON network (coalesce(founded_on, ''), id);
CREATE INDEX network_identity ON network (identity);
CREATE INDEX letter_template_network ON letter_template (network, id) WHERE network IS NOT NULL;
CREATE INDEX letter_template_taken_from ON letter_template (taken_from, id) WHERE taken_from IS NOT NULL;
CREATE INDEX letter_template_identity ON letter_template (identity);
CREATE INDEX network_member_network ON network_member (network, id);
CREATE INDEX network_member_partner ON network_member (partner, id);
CREATE INDEX network_member_by_joined_on ON network_member (coalesce(joined_on, ''), id);
CREATE INDEX network_member_by_left_on ON network_member (coalesce(left_on, ''), id);
CREATE INDEX network_member_identity ON network_member (identity);
CREATE INDEX mandate_network ON mandate (network, id);
CREATE INDEX mandate_by_name_sort ON mandate (coalesce(name_sort, ''), id);
CREATE INDEX mandate_partner ON mandate (partner, id) WHERE partner IS NOT NULL;
CREATE INDEX mandate_person ON mandate (person, id) WHERE person IS NOT NULL;
CREATE INDEX mandate_by_elected_on ON mandate (coalesce(elected_on, ''), id);
CREATE INDEX mandate_by_starts_on ON mandate (coalesce(starts_on, ''), id);
CREATE INDEX mandate_by_ends_on ON mandate (coalesce(ends_on, ''), id);
CREATE INDEX mandate_identity ON mandate (identity);
CREATE UNIQUE INDEX agreement_number ON agreement (number);
CREATE INDEX agreement_by_name_sort ON agreement (coalesce(name_sort, ''), id);
CREATE INDEX agreement_by_signed_on ON agreement (coalesce(signed_on, ''), id);
CREATE INDEX agreement_by_starts_on ON agreement (coalesce(starts_on, ''), id);
CREATE INDEX agreement_by_ends_on ON agreement (coalesce(ends_on, ''), id);
CREATE INDEX agreement_by_review_on ON agreement (coalesce(review_on, ''), id);
CREATE INDEX agreement_renews ON agreement (renews, id) WHERE renews IS NOT NULL;
CREATE INDEX agreement_by_ended_on ON agreement (coalesce(ended_on, ''), id);
CREATE INDEX agreement_identity ON agreement (identity);
CREATE INDEX clause_agreement ON clause (agreement, id);
CREATE INDEX clause_by_number ON clause (number, id);
CREATE INDEX clause_identity ON clause (identity);
CREATE UNIQUE INDEX cooperation_project_number ON cooperation_project (number);
CREATE INDEX cooperation_project_by_name_sort ON cooperation_project (coalesce(name_sort, ''), id);
CREATE INDEX cooperation_project_agreement ON cooperation_project (agreement, id) WHERE agreement IS NOT NULL;
CREATE INDEX cooperation_project_by_starts_on ON cooperation_project (coalesce(starts_on, ''), id);
CREATE INDEX cooperation_project_by_ends_on ON cooperation_project (coalesce(ends_on, ''), id);
CREATE INDEX cooperation_project_identity ON cooperation_project (identity);
CREATE INDEX budget_line_cooperation_project ON budget_line (cooperation_project, id);
CREATE INDEX budget_line_by_heading ON budget_line (heading, id);
CREATE INDEX budget_line_by_spent_until ON budget_line (coalesce(spent_until, ''), id);
CREATE INDEX budget_line_identity ON budget_line (identity);
CREATE INDEX project_result_cooperation_project ON project_result (cooperation_project, id);
CREATE INDEX project_result_by_reached_on ON project_result (coalesce(reached_on, ''), id);
CREATE INDEX project_result_identity ON project_result (identity);
CREATE INDEX project_report_cooperation_project ON project_report (cooperation_project, id);
CREATE INDEX project_report_by_due_on ON project_report (due_on, id);
CREATE INDEX project_report_by_sent_on ON project_report (coalesce(sent_on, ''), id);
CREATE INDEX project_report_by_accepted_on ON project_report (coalesce(accepted_on, ''), id);
CREATE INDEX project_report_identity ON project_report (identity);
CREATE INDEX joint_action_agreement ON joint_action (agreement, id) WHERE agreement IS NOT NULL;
CREATE INDEX joint_action_cooperation_project ON joint_action (cooperation_project, id) WHERE cooperation_project IS NOT NULL;
CREATE INDEX joint_action_clause ON joint_action (clause, id) WHERE clause IS NOT NULL;
CREATE INDEX joint_action_partner ON joint_action (partner, id) WHERE partner IS NOT NULL;
CREATE INDEX joint_action_by_planned_on ON joint_action (coalesce(planned_on, ''), id);
CREATE INDEX joint_action_by_done_on ON joint_action (coalesce(done_on, ''), id);
CREATE INDEX joint_action_identity ON joint_action (identity);
CREATE UNIQUE INDEX training_session_number ON training_session (number);
CREATE INDEX training_session_by_name_sort ON training_session (coalesce(name_sort, ''), id);
CREATE INDEX training_session_agreement ON training_session (agreement, id) WHERE agreement IS NOT NULL;
CREATE INDEX training_session_cooperation_project ON training_session (cooperation_project, id) WHERE cooperation_project IS NOT NULL;
CREATE INDEX training_session_partner ON training_session (partner, id) WHERE partner IS NOT NULL;
CREATE INDEX training_session_area ON training_session (area, id) WHERE area IS NOT NULL;
CREATE INDEX training_session_by_starts_on ON training_session (starts_on, id);
CREATE INDEX training_session_by_ends_on ON training_session (coalesce(ends_on, ''), id);
CREATE INDEX training_session_by_follow_up_on ON training_session (coalesce(follow_up_on, ''), id);
CREATE INDEX training_session_identity ON training_session (identity);
CREATE INDEX attendance_training_session ON attendance (training_session, id);
CREATE INDEX attendance_identity ON attendance (identity);
CREATE INDEX certificate_number ON certificate (number, id);
CREATE INDEX certificate_training_session ON certificate (training_session, id);
CREATE INDEX certificate_by_issued_on ON certificate (issued_on, id);
CREATE INDEX certificate_identity ON certificate (identity);
CREATE UNIQUE INDEX event_number ON event (number);
CREATE INDEX event_by_name_sort ON event (coalesce(name_sort, ''), id);
CREATE INDEX event_network ON event (network, id) WHERE network IS NOT NULL;
CREATE INDEX event_agreement ON event (agreement, id) WHERE agreement IS NOT NULL;
CREATE INDEX event_cooperation_project ON event (cooperation_project, id) WHERE cooperation_project IS NOT NULL;
CREATE INDEX event_by_starts_on ON event (starts_on, id);
CREATE INDEX event_by_ends_on ON event (coalesce(ends_on, ''), id);
CREATE INDEX event_follows ON event (follows, id) WHERE follows IS NOT NULL;
CREATE INDEX event_founded ON event (founded, id) WHERE founded IS NOT NULL;
CREATE INDEX event_identity ON event (identity);
CREATE UNIQUE INDEX treaty_exchange_number ON treaty_exchange (number);
CREATE INDEX treaty_exchange_by_day ON treaty_exchange (day, id);
CREATE INDEX treaty_exchange_by_until ON treaty_exchange (coalesce(until, ''), id);
CREATE INDEX treaty_exchange_by_confidential_until ON treaty_exchange (coalesce(confidential_until, ''), id);
CREATE INDEX treaty_exchange_answers ON treaty_exchange (answers, id) WHERE answers IS NOT NULL;
CREATE INDEX treaty_exchange_by_due_on ON treaty_exchange (coalesce(due_on, ''), id);
CREATE INDEX treaty_exchange_by_answered_on ON treaty_exchange (coalesce(answered_on, ''), id);
CREATE INDEX treaty_exchange_identity ON treaty_exchange (identity);
CREATE INDEX preparation_item_treaty_exchange ON preparation_item (treaty_exchange, id) WHERE treaty_exchange IS NOT NULL;
CREATE INDEX preparation_item_by_due_on ON preparation_item (coalesce(due_on, ''), id);
CREATE INDEX preparation_item_place ON preparation_item (place, id) WHERE place IS NOT NULL;
CREATE INDEX preparation_item_by_done_on ON preparation_item (coalesce(done_on, ''), id);
CREATE INDEX preparation_item_identity ON preparation_item (identity);
CREATE INDEX self_assessment_by_year ON self_assessment (year, id);
CREATE INDEX self_assessment_by_made_on ON self_assessment (coalesce(made_on, ''), id);
CREATE INDEX self_assessment_identity ON self_assessment (identity);
CREATE INDEX self_assessment_answer_self_assessment ON self_assessment_answer (self_assessment, id);
CREATE INDEX self_assessment_answer_by_paragraph ON self_assessment_answer (coalesce(paragraph, 0), id);
CREATE INDEX self_assessment_answer_identity ON self_assessment_answer (identity);
CREATE UNIQUE INDEX reprisal_number ON reprisal (number);
CREATE INDEX reprisal_by_reported_on ON reprisal (reported_on, id);
CREATE INDEX reprisal_place ON reprisal (place, id);
CREATE INDEX reprisal_visit ON reprisal (visit, id) WHERE visit IS NOT NULL;
CREATE INDEX reprisal_by_check_on ON reprisal (coalesce(check_on, ''), id);
CREATE INDEX reprisal_authority ON reprisal (authority, id) WHERE authority IS NOT NULL;
CREATE INDEX reprisal_by_raised_on ON reprisal (coalesce(raised_on, ''), id);
CREATE INDEX reprisal_by_closed_on ON reprisal (coalesce(closed_on, ''), id);
CREATE INDEX reprisal_identity ON reprisal (identity);
CREATE UNIQUE INDEX complaint_referral_number ON complaint_referral (number);
CREATE INDEX complaint_referral_by_received_on ON complaint_referral (received_on, id);
CREATE INDEX complaint_referral_place ON complaint_referral (place, id) WHERE place IS NOT NULL;
CREATE INDEX complaint_referral_partner ON complaint_referral (partner, id) WHERE partner IS NOT NULL;
CREATE INDEX complaint_referral_by_referred_on ON complaint_referral (coalesce(referred_on, ''), id);
CREATE INDEX complaint_referral_by_answered_on ON complaint_referral (coalesce(answered_on, ''), id);
CREATE INDEX complaint_referral_identity ON complaint_referral (identity);
CREATE UNIQUE INDEX report_number ON report (number);
CREATE INDEX report_by_name_sort ON report (coalesce(name_sort, ''), id);
CREATE INDEX report_by_year ON report (coalesce(year, 0), id);
CREATE INDEX report_by_sent_on ON report (coalesce(sent_on, ''), id);
CREATE INDEX report_by_published_on ON report (coalesce(published_on, ''), id);
CREATE INDEX report_identity ON report (identity);
CREATE INDEX yearly_resource_by_year ON yearly_resource (year, id);
CREATE INDEX yearly_resource_identity ON yearly_resource (identity);
CREATE INDEX staff_count_by_year ON staff_count (year, id);
CREATE INDEX staff_count_identity ON staff_count (identity);
CREATE INDEX attachment_entity ON attachment (entity, id);
CREATE INDEX attachment_record ON attachment (record, id);
CREATE INDEX attachment_sha256 ON attachment (sha256, id);
CREATE INDEX comment_entity ON comment (entity, id);
CREATE INDEX comment_record ON comment (record, id);
CREATE INDEX comment_author ON comment (author, id) WHERE author IS NOT NULL;
CREATE INDEX task_entity ON task (entity, id);
CREATE INDEX task_record ON task (record, id);
CREATE INDEX task_assignee ON task (assignee, id);
CREATE INDEX task_by_due_on ON task (coalesce(due_on, ''), id);
CREATE INDEX task_author ON task (author, id) WHERE author IS NOT NULL;
CREATE TABLE history (entity TEXT NOT NULL, record TEXT NOT NULL, version INTEGER NOT NULL, seq INTEGER NOT NULL, at TEXT NOT NULL, actor TEXT NOT NULL, act TEXT NOT NULL, import TEXT NOT NULL, changed TEXT NOT NULL, PRIMARY KEY (entity, record, version)) STRICT;
CREATE INDEX history_import ON history (import) WHERE import <> '';
CREATE TABLE leaf (seq INTEGER PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL, act TEXT NOT NULL, entity TEXT NOT NULL, record TEXT NOT NULL, version INTEGER NOT NULL, row TEXT NOT NULL, import TEXT NOT NULL, hash TEXT NOT NULL) STRICT;
CREATE INDEX leaf_record ON leaf (entity, record, version);
CREATE TABLE tree (id INTEGER PRIMARY KEY CHECK (id = 1), size INTEGER NOT NULL, edge TEXT NOT NULL) STRICT;
CREATE TABLE checkpoint (size INTEGER PRIMARY KEY, root TEXT NOT NULL, at TEXT NOT NULL, key TEXT NOT NULL, signature TEXT NOT NULL) STRICT;
CREATE TABLE log_key (key TEXT NOT NULL, at TEXT NOT NULL, signer TEXT NOT NULL, signature TEXT NOT NULL, PRIMARY KEY (key, signer)) STRICT;
CREATE TABLE blob (hash TEXT NOT NULL, number INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (hash, number)) STRICT;
CREATE TABLE backup (at TEXT NOT NULL, file TEXT NOT NULL, tables INTEGER NOT NULL, rows INTEGER NOT NULL, bytes INTEGER NOT NULL) STRICT;
CREATE TABLE drill (at TEXT NOT NULL, file TEXT NOT NULL, tables INTEGER NOT NULL, rows INTEGER NOT NULL, good INTEGER NOT NULL) STRICT;
CREATE TABLE known_as (entity TEXT NOT NULL, record TEXT NOT NULL, language TEXT NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL, folded TEXT NOT NULL) STRICT;
CREATE INDEX known_as_folded ON known_as (entity, folded);
CREATE INDEX known_as_record ON known_as (entity, record);
CREATE TABLE counter (prefix TEXT NOT NULL, year TEXT NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (prefix, year)) STRICT;
CREATE TABLE figure_event (number INTEGER PRIMARY KEY, line TEXT NOT NULL, day TEXT NOT NULL, code TEXT NOT NULL, authority TEXT NOT NULL, place_kind TEXT NOT NULL, region TEXT NOT NULL, theme TEXT NOT NULL, n INTEGER NOT NULL) STRICT;
CREATE INDEX figure_event_line ON figure_event (line);
CREATE INDEX figure_event_code ON figure_event (code, day, authority, place_kind, region, theme, n);
CREATE TABLE figure_month (month TEXT NOT NULL, code TEXT NOT NULL, authority TEXT NOT NULL, place_kind TEXT NOT NULL, region TEXT NOT NULL, theme TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (code, month, authority, place_kind, region, theme)) STRICT;
CREATE TABLE credential (account TEXT PRIMARY KEY REFERENCES account (id) DEFERRABLE, password TEXT NOT NULL, totp TEXT, totp_last INTEGER) STRICT;
CREATE TABLE session (token TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES account (id) DEFERRABLE, created_at TEXT NOT NULL, seen_at TEXT NOT NULL, form_key TEXT NOT NULL, role TEXT NOT NULL) STRICT;
CREATE INDEX session_account ON session (account);
CREATE TABLE api_token (id TEXT PRIMARY KEY, token TEXT NOT NULL UNIQUE, account TEXT NOT NULL REFERENCES account (id) DEFERRABLE, created_at TEXT NOT NULL, revoked_at TEXT) STRICT;
CREATE TABLE calendar_feed (account TEXT PRIMARY KEY REFERENCES account (id) DEFERRABLE, token TEXT NOT NULL UNIQUE, role TEXT NOT NULL, made_at TEXT NOT NULL) STRICT;
CREATE TABLE idempotency (account TEXT NOT NULL, key TEXT NOT NULL, path TEXT NOT NULL, request TEXT NOT NULL, status INTEGER NOT NULL, location TEXT NOT NULL, body TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (account, key, path)) STRICT;
CREATE TABLE import (id TEXT PRIMARY KEY, entity TEXT NOT NULL, file TEXT NOT NULL, at TEXT NOT NULL, actor TEXT NOT NULL, rows INTEGER NOT NULL, undone_at TEXT) STRICT;
CREATE TABLE job (id TEXT PRIMARY KEY, kind TEXT NOT NULL, entity TEXT NOT NULL, name TEXT NOT NULL, options TEXT NOT NULL, state TEXT NOT NULL, done INTEGER NOT NULL, total INTEGER NOT NULL, account TEXT NOT NULL REFERENCES account (id) DEFERRABLE, at TEXT NOT NULL, ended_at TEXT, result TEXT) STRICT;
CREATE INDEX job_state ON job (state, at, id);
CREATE INDEX job_account ON job (account, at, id);
CREATE TABLE job_input (job TEXT NOT NULL REFERENCES job (id) DEFERRABLE, part TEXT NOT NULL, number INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (job, part, number)) STRICT;
CREATE TABLE outbox (id TEXT PRIMARY KEY, message_id TEXT NOT NULL UNIQUE, account TEXT NOT NULL REFERENCES account (id) DEFERRABLE, kind TEXT NOT NULL, state TEXT NOT NULL, tries INTEGER NOT NULL, at TEXT NOT NULL, since TEXT NOT NULL, next_at TEXT NOT NULL, address TEXT NOT NULL, words TEXT NOT NULL) STRICT;
CREATE INDEX outbox_state ON outbox (state, next_at, id);
CREATE INDEX outbox_account ON outbox (account, kind, state);
CREATE TABLE told (record TEXT NOT NULL, kind TEXT NOT NULL, day TEXT NOT NULL, PRIMARY KEY (record, kind, day)) STRICT;
CREATE TABLE mail_in (hash TEXT PRIMARY KEY, at TEXT NOT NULL, file TEXT NOT NULL, outcome TEXT NOT NULL, letter TEXT, words TEXT NOT NULL) STRICT;
CREATE INDEX mail_in_outcome ON mail_in (outcome, at);
CREATE TABLE draft_reply (addressee_line TEXT PRIMARY KEY REFERENCES addressee_line (id) DEFERRABLE, version INTEGER NOT NULL, updated_at TEXT NOT NULL, state TEXT NOT NULL, position TEXT, text TEXT, reason_kind TEXT, reasons TEXT, plan TEXT, implementation TEXT, author TEXT, written_by TEXT NOT NULL, note TEXT) STRICT;
CREATE TABLE draft_file (addressee_line TEXT NOT NULL REFERENCES draft_reply (addressee_line) DEFERRABLE, sha256 TEXT NOT NULL, at TEXT NOT NULL, name TEXT NOT NULL, media_type TEXT NOT NULL, size INTEGER NOT NULL, PRIMARY KEY (addressee_line, sha256)) STRICT;
CREATE TABLE own_value (entity TEXT NOT NULL, record TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (entity, record, name)) STRICT;
CREATE INDEX own_value_value ON own_value (entity, name, value);
CREATE TABLE search_entry (number INTEGER PRIMARY KEY, entity TEXT NOT NULL, record TEXT NOT NULL, words TEXT NOT NULL, UNIQUE (entity, record)) STRICT;
CREATE VIRTUAL TABLE search_index USING fts5(words, content='search_entry', content_rowid='number', tokenize="unicode61 remove_diacritics 0");
