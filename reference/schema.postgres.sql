CREATE TABLE institution (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	name TEXT COLLATE "C" NOT NULL,
	country TEXT COLLATE "C" NOT NULL,
	zone TEXT COLLATE "C" NOT NULL,
	languages TEXT COLLATE "C" NOT NULL,
	reply_days BIGINT,
	urgent_hours BIGINT,
	reply_clock TEXT COLLATE "C",
	weekend TEXT COLLATE "C",
	last_day_moves BIGINT,
	small_number BIGINT,
	digits TEXT COLLATE "C",
	sample BIGINT
);
CREATE TABLE area (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	code TEXT COLLATE "C",
	name TEXT COLLATE "C" NOT NULL,
	aliases TEXT COLLATE "C",
	kind TEXT COLLATE "C" NOT NULL,
	parent TEXT COLLATE "C" REFERENCES area (id) DEFERRABLE
);
CREATE TABLE outline (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	area TEXT COLLATE "C" NOT NULL REFERENCES area (id) DEFERRABLE,
	shape TEXT COLLATE "C" NOT NULL,
	source TEXT COLLATE "C"
);
CREATE TABLE holiday (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	name TEXT COLLATE "C" NOT NULL,
	first_on TEXT COLLATE "C" NOT NULL,
	last_on TEXT COLLATE "C",
	yearly BIGINT,
	area TEXT COLLATE "C" REFERENCES area (id) DEFERRABLE,
	certainty TEXT COLLATE "C"
);
CREATE TABLE authority (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	code TEXT COLLATE "C",
	name TEXT COLLATE "C" NOT NULL,
	aliases TEXT COLLATE "C",
	kind TEXT COLLATE "C",
	parent TEXT COLLATE "C" REFERENCES authority (id) DEFERRABLE,
	reply_days BIGINT,
	reply_clock TEXT COLLATE "C",
	weekend TEXT COLLATE "C",
	area TEXT COLLATE "C" REFERENCES area (id) DEFERRABLE,
	replies_validated BIGINT
);
CREATE TABLE place (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	code TEXT COLLATE "C",
	name TEXT COLLATE "C" NOT NULL,
	aliases TEXT COLLATE "C",
	kind TEXT COLLATE "C" NOT NULL,
	authority TEXT COLLATE "C" REFERENCES authority (id) DEFERRABLE,
	region TEXT COLLATE "C" REFERENCES area (id) DEFERRABLE,
	province TEXT COLLATE "C" REFERENCES area (id) DEFERRABLE,
	commune TEXT COLLATE "C" REFERENCES area (id) DEFERRABLE,
	address TEXT COLLATE "C",
	point TEXT COLLATE "C",
	drawn TEXT COLLATE "C",
	operator TEXT COLLATE "C",
	official BIGINT,
	risk TEXT COLLATE "C",
	capacity BIGINT,
	opened_on TEXT COLLATE "C",
	closed_on TEXT COLLATE "C",
	successor TEXT COLLATE "C" REFERENCES place (id) DEFERRABLE,
	note TEXT COLLATE "C",
	state TEXT COLLATE "C" NOT NULL
);
CREATE TABLE unit (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	place TEXT COLLATE "C" NOT NULL REFERENCES place (id) DEFERRABLE,
	name TEXT COLLATE "C" NOT NULL,
	use TEXT COLLATE "C",
	area BIGINT,
	beds BIGINT,
	state TEXT COLLATE "C"
);
CREATE TABLE snapshot (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	place TEXT COLLATE "C" NOT NULL REFERENCES place (id) DEFERRABLE,
	counted_on TEXT COLLATE "C" NOT NULL,
	source TEXT COLLATE "C" NOT NULL,
	capacity BIGINT,
	present BIGINT,
	men BIGINT,
	women BIGINT,
	minors BIGINT,
	foreigners BIGINT,
	remand BIGINT,
	longest_stay_hours BIGINT,
	area BIGINT,
	staff BIGINT,
	doctors BIGINT,
	note TEXT COLLATE "C"
);
CREATE TABLE distinct_pair (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	one TEXT COLLATE "C" NOT NULL REFERENCES place (id) DEFERRABLE,
	other TEXT COLLATE "C" NOT NULL REFERENCES place (id) DEFERRABLE,
	note TEXT COLLATE "C"
);
CREATE TABLE account (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	name TEXT COLLATE "C" NOT NULL,
	full_name TEXT COLLATE "C" NOT NULL,
	role TEXT COLLATE "C" NOT NULL,
	language TEXT COLLATE "C",
	authority TEXT COLLATE "C" REFERENCES authority (id) DEFERRABLE,
	region TEXT COLLATE "C" REFERENCES area (id) DEFERRABLE,
	email TEXT COLLATE "C",
	email_me BIGINT,
	quiet_keys BIGINT,
	state TEXT COLLATE "C" NOT NULL
);
CREATE TABLE term (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	vocabulary TEXT COLLATE "C" NOT NULL,
	code TEXT COLLATE "C" NOT NULL,
	name TEXT COLLATE "C" NOT NULL,
	base TEXT COLLATE "C" NOT NULL,
	position BIGINT,
	active BIGINT
);
CREATE TABLE own_field (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	entity TEXT COLLATE "C" NOT NULL,
	name TEXT COLLATE "C" NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	kind TEXT COLLATE "C" NOT NULL,
	required BIGINT,
	filter BIGINT,
	level TEXT COLLATE "C",
	position BIGINT
);
CREATE TABLE saved_view (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	name TEXT COLLATE "C" NOT NULL,
	list TEXT COLLATE "C" NOT NULL,
	query TEXT COLLATE "C" NOT NULL,
	owner TEXT COLLATE "C" REFERENCES account (id) DEFERRABLE
);
CREATE TABLE saved_figure (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	name TEXT COLLATE "C" NOT NULL,
	indicator TEXT COLLATE "C" NOT NULL,
	as_of TEXT COLLATE "C" NOT NULL,
	asked TEXT COLLATE "C" NOT NULL,
	rule BIGINT NOT NULL,
	told TEXT COLLATE "C" NOT NULL,
	hash TEXT COLLATE "C",
	counted_by TEXT COLLATE "C" REFERENCES account (id) DEFERRABLE,
	owner TEXT COLLATE "C" REFERENCES account (id) DEFERRABLE
);
CREATE TABLE wording (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	list TEXT COLLATE "C" NOT NULL,
	field TEXT COLLATE "C" NOT NULL,
	text TEXT COLLATE "C" NOT NULL,
	meaning TEXT COLLATE "C"
);
CREATE TABLE plan (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	name TEXT COLLATE "C" NOT NULL,
	year BIGINT NOT NULL,
	criteria TEXT COLLATE "C",
	note TEXT COLLATE "C"
);
CREATE TABLE plan_line (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	number TEXT COLLATE "C",
	plan TEXT COLLATE "C" REFERENCES plan (id) DEFERRABLE,
	year BIGINT NOT NULL,
	quarter BIGINT,
	place TEXT COLLATE "C" REFERENCES place (id) DEFERRABLE,
	place_kind TEXT COLLATE "C",
	kind TEXT COLLATE "C" NOT NULL,
	announced TEXT COLLATE "C",
	planned BIGINT NOT NULL,
	criterion TEXT COLLATE "C",
	state TEXT COLLATE "C" NOT NULL
);
CREATE TABLE visitor (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	name TEXT COLLATE "C" NOT NULL,
	account TEXT COLLATE "C" REFERENCES account (id) DEFERRABLE,
	professions TEXT COLLATE "C",
	sex TEXT COLLATE "C",
	days BIGINT NOT NULL,
	conflict_places TEXT COLLATE "C",
	conflict_authorities TEXT COLLATE "C",
	conflict_note TEXT COLLATE "C",
	away BIGINT
);
CREATE TABLE visit_norm (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	place_kind TEXT COLLATE "C" NOT NULL,
	days BIGINT NOT NULL,
	interval_months BIGINT NOT NULL,
	professions TEXT COLLATE "C",
	woman BIGINT
);
CREATE TABLE programme (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	number TEXT COLLATE "C",
	name TEXT COLLATE "C" NOT NULL,
	year BIGINT NOT NULL,
	plan TEXT COLLATE "C" REFERENCES plan (id) DEFERRABLE,
	kind TEXT COLLATE "C" NOT NULL,
	announced TEXT COLLATE "C",
	days_1 BIGINT,
	days_2 BIGINT,
	days_3 BIGINT,
	days_4 BIGINT,
	team BIGINT NOT NULL,
	usual_days BIGINT NOT NULL,
	usual_interval BIGINT NOT NULL,
	weight_risk BIGINT NOT NULL,
	weight_time BIGINT NOT NULL,
	weight_never BIGINT NOT NULL,
	weight_open BIGINT NOT NULL,
	weight_urgent BIGINT NOT NULL,
	weight_crowding BIGINT NOT NULL,
	penalty BIGINT NOT NULL,
	proposed_at TEXT COLLATE "C",
	worth BIGINT,
	by_hand BIGINT,
	bound BIGINT,
	proved BIGINT,
	accepted_at TEXT COLLATE "C",
	accepted_by TEXT COLLATE "C" REFERENCES account (id) DEFERRABLE,
	reason TEXT COLLATE "C",
	state TEXT COLLATE "C" NOT NULL
);
CREATE TABLE programme_target (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	programme TEXT COLLATE "C" NOT NULL REFERENCES programme (id) DEFERRABLE,
	place_kind TEXT COLLATE "C",
	region TEXT COLLATE "C" REFERENCES area (id) DEFERRABLE,
	minimum BIGINT,
	share BIGINT,
	wanted BIGINT,
	reached BIGINT,
	miss TEXT COLLATE "C"
);
CREATE TABLE programme_choice (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	programme TEXT COLLATE "C" NOT NULL REFERENCES programme (id) DEFERRABLE,
	place TEXT COLLATE "C" NOT NULL REFERENCES place (id) DEFERRABLE,
	place_kind TEXT COLLATE "C" NOT NULL,
	region TEXT COLLATE "C" REFERENCES area (id) DEFERRABLE,
	outcome TEXT COLLATE "C" NOT NULL,
	quarter BIGINT,
	days BIGINT NOT NULL,
	team TEXT COLLATE "C",
	score BIGINT NOT NULL,
	points_risk BIGINT,
	points_time BIGINT,
	points_never BIGINT,
	points_open BIGINT,
	points_urgent BIGINT,
	points_crowding BIGINT,
	risk TEXT COLLATE "C",
	visited_on TEXT COLLATE "C",
	interval_months BIGINT,
	open_due BIGINT,
	urgent BIGINT,
	occupancy BIGINT,
	plan_line TEXT COLLATE "C" REFERENCES plan_line (id) DEFERRABLE
);
CREATE TABLE mission (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	number TEXT COLLATE "C",
	code TEXT COLLATE "C",
	starts_on TEXT COLLATE "C" NOT NULL,
	ends_on TEXT COLLATE "C",
	region TEXT COLLATE "C" REFERENCES area (id) DEFERRABLE,
	purpose TEXT COLLATE "C",
	legal_basis TEXT COLLATE "C",
	leader TEXT COLLATE "C" REFERENCES account (id) DEFERRABLE,
	team TEXT COLLATE "C",
	budget BIGINT,
	transport TEXT COLLATE "C",
	interpreter TEXT COLLATE "C",
	risk_note TEXT COLLATE "C",
	announced TEXT COLLATE "C",
	announced_to TEXT COLLATE "C",
	announced_on TEXT COLLATE "C",
	reason TEXT COLLATE "C",
	state TEXT COLLATE "C" NOT NULL
);
CREATE TABLE instrument (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	code TEXT COLLATE "C" NOT NULL,
	name TEXT COLLATE "C" NOT NULL,
	aliases TEXT COLLATE "C",
	adopted_on TEXT COLLATE "C",
	document TEXT COLLATE "C",
	body TEXT COLLATE "C",
	force TEXT COLLATE "C" NOT NULL,
	unit_kind TEXT COLLATE "C" NOT NULL,
	unit_count BIGINT,
	count_verified BIGINT,
	care TEXT COLLATE "C"
);
CREATE TABLE provision (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	instrument TEXT COLLATE "C" NOT NULL REFERENCES instrument (id) DEFERRABLE,
	first_unit BIGINT NOT NULL,
	last_unit BIGINT NOT NULL,
	topic TEXT COLLATE "C" NOT NULL,
	theme TEXT COLLATE "C"
);
CREATE TABLE legal_text (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	number TEXT COLLATE "C",
	title TEXT COLLATE "C" NOT NULL,
	aliases TEXT COLLATE "C",
	kind TEXT COLLATE "C" NOT NULL,
	authority TEXT COLLATE "C" REFERENCES authority (id) DEFERRABLE,
	iri TEXT COLLATE "C",
	eli TEXT COLLATE "C",
	asked_on TEXT COLLATE "C",
	opinion_due_on TEXT COLLATE "C",
	opinion_given_on TEXT COLLATE "C",
	introduced_on TEXT COLLATE "C",
	adopted_on TEXT COLLATE "C",
	published_on TEXT COLLATE "C",
	in_force_on TEXT COLLATE "C",
	became TEXT COLLATE "C" REFERENCES legal_text (id) DEFERRABLE,
	note TEXT COLLATE "C",
	stage TEXT COLLATE "C" NOT NULL
);
CREATE TABLE legal_article (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	legal_text TEXT COLLATE "C" NOT NULL REFERENCES legal_text (id) DEFERRABLE,
	number TEXT COLLATE "C" NOT NULL,
	wording TEXT COLLATE "C" NOT NULL,
	text TEXT COLLATE "C" NOT NULL,
	position BIGINT,
	becomes TEXT COLLATE "C" REFERENCES legal_article (id) DEFERRABLE
);
CREATE TABLE visit (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	number TEXT COLLATE "C",
	place TEXT COLLATE "C" NOT NULL REFERENCES place (id) DEFERRABLE,
	mission TEXT COLLATE "C" REFERENCES mission (id) DEFERRABLE,
	plan_line TEXT COLLATE "C" REFERENCES plan_line (id) DEFERRABLE,
	kind TEXT COLLATE "C" NOT NULL,
	announced TEXT COLLATE "C",
	started_on TEXT COLLATE "C" NOT NULL,
	ended_on TEXT COLLATE "C",
	team TEXT COLLATE "C",
	purpose TEXT COLLATE "C",
	access_result TEXT COLLATE "C",
	delay_minutes BIGINT,
	night BIGINT,
	remote BIGINT,
	joint_with TEXT COLLATE "C",
	areas_seen TEXT COLLATE "C",
	registers_seen TEXT COLLATE "C",
	interviews_remand BIGINT,
	interviews_sentenced BIGINT,
	interviews_minors BIGINT,
	interviews_women BIGINT,
	interviews_foreigners BIGINT,
	interviews_staff BIGINT,
	interviews_doctors BIGINT,
	interviews_relatives BIGINT,
	medical_files_seen BIGINT,
	photos_taken BIGINT,
	state TEXT COLLATE "C" NOT NULL
);
CREATE TABLE team_member (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	person TEXT COLLATE "C" NOT NULL,
	visit TEXT COLLATE "C" REFERENCES visit (id) DEFERRABLE,
	mission TEXT COLLATE "C" REFERENCES mission (id) DEFERRABLE,
	role TEXT COLLATE "C",
	profession TEXT COLLATE "C",
	sex TEXT COLLATE "C",
	languages TEXT COLLATE "C",
	conflict TEXT COLLATE "C",
	conflict_note TEXT COLLATE "C"
);
CREATE TABLE access_incident (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	visit TEXT COLLATE "C" NOT NULL REFERENCES visit (id) DEFERRABLE,
	kind TEXT COLLATE "C" NOT NULL,
	minutes BIGINT,
	reason TEXT COLLATE "C",
	room TEXT COLLATE "C"
);
CREATE TABLE register_check (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	visit TEXT COLLATE "C" NOT NULL REFERENCES visit (id) DEFERRABLE,
	kind TEXT COLLATE "C" NOT NULL,
	period_from TEXT COLLATE "C",
	period_to TEXT COLLATE "C",
	entries_sampled BIGINT,
	entries_complete BIGINT,
	missing_fields TEXT COLLATE "C",
	contradictions TEXT COLLATE "C",
	signed BIGINT,
	timed BIGINT,
	note TEXT COLLATE "C"
);
CREATE TABLE finding (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	number TEXT COLLATE "C",
	visit TEXT COLLATE "C" NOT NULL REFERENCES visit (id) DEFERRABLE,
	text TEXT COLLATE "C" NOT NULL,
	theme TEXT COLLATE "C",
	further_themes TEXT COLLATE "C",
	groups TEXT COLLATE "C",
	severity TEXT COLLATE "C",
	scope TEXT COLLATE "C",
	polarity TEXT COLLATE "C",
	sources TEXT COLLATE "C",
	exception TEXT COLLATE "C",
	root_cause TEXT COLLATE "C",
	citations TEXT COLLATE "C",
	state TEXT COLLATE "C" NOT NULL
);
CREATE TABLE recommendation (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	number TEXT COLLATE "C",
	source_number TEXT COLLATE "C",
	text TEXT COLLATE "C" NOT NULL,
	visit TEXT COLLATE "C" REFERENCES visit (id) DEFERRABLE,
	place TEXT COLLATE "C" REFERENCES place (id) DEFERRABLE,
	findings TEXT COLLATE "C",
	kind TEXT COLLATE "C" NOT NULL,
	theme TEXT COLLATE "C",
	further_themes TEXT COLLATE "C",
	groups TEXT COLLATE "C",
	scope TEXT COLLATE "C",
	citations TEXT COLLATE "C",
	horizon TEXT COLLATE "C",
	due_on TEXT COLLATE "C",
	reply_days BIGINT,
	reply_clock TEXT COLLATE "C",
	marks TEXT COLLATE "C",
	issued_on TEXT COLLATE "C",
	source TEXT COLLATE "C",
	source_body TEXT COLLATE "C",
	legal_text TEXT COLLATE "C" REFERENCES legal_text (id) DEFERRABLE,
	legal_articles TEXT COLLATE "C",
	proposed_wording TEXT COLLATE "C",
	uptake TEXT COLLATE "C",
	uptake_on TEXT COLLATE "C",
	uptake_note TEXT COLLATE "C",
	repeats TEXT COLLATE "C" REFERENCES recommendation (id) DEFERRABLE,
	supersedes TEXT COLLATE "C" REFERENCES recommendation (id) DEFERRABLE,
	original_language TEXT COLLATE "C",
	translation_ar TEXT COLLATE "C",
	translation_fr TEXT COLLATE "C",
	translation_en TEXT COLLATE "C",
	published_on TEXT COLLATE "C",
	closed_on TEXT COLLATE "C",
	closing_reason TEXT COLLATE "C",
	state TEXT COLLATE "C" NOT NULL
);
CREATE TABLE addressee_line (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	recommendation TEXT COLLATE "C" NOT NULL REFERENCES recommendation (id) DEFERRABLE,
	authority TEXT COLLATE "C" NOT NULL REFERENCES authority (id) DEFERRABLE,
	role TEXT COLLATE "C",
	sent_on TEXT COLLATE "C",
	counts_from TEXT COLLATE "C",
	delivered_on TEXT COLLATE "C",
	acknowledged_on TEXT COLLATE "C",
	reply_due_on TEXT COLLATE "C",
	reply_days BIGINT,
	reply_clock TEXT COLLATE "C",
	reply_rule TEXT COLLATE "C",
	closed_on TEXT COLLATE "C",
	replied_on TEXT COLLATE "C",
	position TEXT COLLATE "C",
	implementation TEXT COLLATE "C",
	claimed TEXT COLLATE "C"
);
CREATE TABLE clock_pause (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	addressee_line TEXT COLLATE "C" NOT NULL REFERENCES addressee_line (id) DEFERRABLE,
	first_on TEXT COLLATE "C" NOT NULL,
	last_on TEXT COLLATE "C",
	reason TEXT COLLATE "C" NOT NULL
);
CREATE TABLE ladder_step (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	position BIGINT NOT NULL,
	name TEXT COLLATE "C" NOT NULL,
	authority TEXT COLLATE "C" REFERENCES authority (id) DEFERRABLE,
	recipient TEXT COLLATE "C" NOT NULL,
	days BIGINT NOT NULL,
	clock TEXT COLLATE "C",
	kind TEXT COLLATE "C" NOT NULL,
	active BIGINT
);
CREATE TABLE letter (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	number TEXT COLLATE "C",
	direction TEXT COLLATE "C" NOT NULL,
	kind TEXT COLLATE "C" NOT NULL,
	authority TEXT COLLATE "C" REFERENCES authority (id) DEFERRABLE,
	addressed_to TEXT COLLATE "C",
	their_reference TEXT COLLATE "C",
	in_reply_to TEXT COLLATE "C" REFERENCES letter (id) DEFERRABLE,
	language TEXT COLLATE "C",
	subject TEXT COLLATE "C" NOT NULL,
	text TEXT COLLATE "C",
	addressee_lines TEXT COLLATE "C",
	dated_on TEXT COLLATE "C",
	received_on TEXT COLLATE "C",
	signed_by TEXT COLLATE "C",
	channel TEXT COLLATE "C",
	sent_on TEXT COLLATE "C",
	delivered_on TEXT COLLATE "C",
	message_id TEXT COLLATE "C",
	ladder_step TEXT COLLATE "C" REFERENCES ladder_step (id) DEFERRABLE,
	step_on TEXT COLLATE "C",
	state TEXT COLLATE "C" NOT NULL
);
CREATE TABLE reply (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	addressee_line TEXT COLLATE "C" NOT NULL REFERENCES addressee_line (id) DEFERRABLE,
	received_on TEXT COLLATE "C",
	counts_from TEXT COLLATE "C" NOT NULL,
	channel TEXT COLLATE "C",
	author TEXT COLLATE "C",
	text TEXT COLLATE "C",
	position TEXT COLLATE "C",
	reason_kind TEXT COLLATE "C",
	reasons TEXT COLLATE "C",
	promised_on TEXT COLLATE "C",
	note TEXT COLLATE "C",
	letter TEXT COLLATE "C" REFERENCES letter (id) DEFERRABLE
);
CREATE TABLE action (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	addressee_line TEXT COLLATE "C" NOT NULL REFERENCES addressee_line (id) DEFERRABLE,
	reply TEXT COLLATE "C" REFERENCES reply (id) DEFERRABLE,
	step TEXT COLLATE "C" NOT NULL,
	owner TEXT COLLATE "C",
	starts_on TEXT COLLATE "C",
	ends_on TEXT COLLATE "C",
	cost BIGINT,
	currency TEXT COLLATE "C",
	funding TEXT COLLATE "C",
	proof TEXT COLLATE "C",
	progress TEXT COLLATE "C",
	progress_on TEXT COLLATE "C",
	said_by TEXT COLLATE "C"
);
CREATE TABLE assessment (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	addressee_line TEXT COLLATE "C" NOT NULL REFERENCES addressee_line (id) DEFERRABLE,
	assessed_on TEXT COLLATE "C",
	counts_from TEXT COLLATE "C" NOT NULL,
	assessor TEXT COLLATE "C" NOT NULL,
	implementation TEXT COLLATE "C" NOT NULL,
	visit TEXT COLLATE "C" REFERENCES visit (id) DEFERRABLE,
	text TEXT COLLATE "C",
	corrects TEXT COLLATE "C" REFERENCES assessment (id) DEFERRABLE
);
CREATE TABLE follow_up_item (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	visit TEXT COLLATE "C" NOT NULL REFERENCES visit (id) DEFERRABLE,
	addressee_line TEXT COLLATE "C" NOT NULL REFERENCES addressee_line (id) DEFERRABLE,
	judgement TEXT COLLATE "C",
	judged_on TEXT COLLATE "C",
	remark TEXT COLLATE "C",
	assessment TEXT COLLATE "C" REFERENCES assessment (id) DEFERRABLE
);
CREATE TABLE urgent_measure (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	number TEXT COLLATE "C",
	trigger TEXT COLLATE "C" NOT NULL,
	asked TEXT COLLATE "C" NOT NULL,
	place TEXT COLLATE "C" NOT NULL REFERENCES place (id) DEFERRABLE,
	visit TEXT COLLATE "C" REFERENCES visit (id) DEFERRABLE,
	authority TEXT COLLATE "C" NOT NULL REFERENCES authority (id) DEFERRABLE,
	hours BIGINT,
	raised_at TEXT COLLATE "C",
	raised_by TEXT COLLATE "C" REFERENCES account (id) DEFERRABLE,
	approved_at TEXT COLLATE "C",
	approved_by TEXT COLLATE "C" REFERENCES account (id) DEFERRABLE,
	sent_at TEXT COLLATE "C",
	due_at TEXT COLLATE "C",
	escalated_at TEXT COLLATE "C",
	escalated_to TEXT COLLATE "C",
	answered_at TEXT COLLATE "C",
	answer TEXT COLLATE "C",
	verified_at TEXT COLLATE "C",
	result TEXT COLLATE "C",
	result_note TEXT COLLATE "C",
	closed_at TEXT COLLATE "C",
	closed_by TEXT COLLATE "C" REFERENCES account (id) DEFERRABLE,
	state TEXT COLLATE "C" NOT NULL
);
CREATE TABLE factual_check (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	number TEXT COLLATE "C",
	title TEXT COLLATE "C" NOT NULL,
	language TEXT COLLATE "C",
	authority TEXT COLLATE "C" NOT NULL REFERENCES authority (id) DEFERRABLE,
	visit TEXT COLLATE "C" REFERENCES visit (id) DEFERRABLE,
	place TEXT COLLATE "C" REFERENCES place (id) DEFERRABLE,
	text TEXT COLLATE "C" NOT NULL,
	sent_on TEXT COLLATE "C",
	comments_due_on TEXT COLLATE "C",
	state TEXT COLLATE "C" NOT NULL
);
CREATE TABLE factual_comment (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	factual_check TEXT COLLATE "C" NOT NULL REFERENCES factual_check (id) DEFERRABLE,
	paragraph BIGINT NOT NULL,
	wrong TEXT COLLATE "C" NOT NULL,
	correct TEXT COLLATE "C" NOT NULL,
	proof TEXT COLLATE "C",
	author TEXT COLLATE "C",
	received_on TEXT COLLATE "C",
	said_by TEXT COLLATE "C",
	answer TEXT COLLATE "C",
	reason TEXT COLLATE "C",
	answered_on TEXT COLLATE "C"
);
CREATE TABLE rehabilitation_project (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	number TEXT COLLATE "C",
	place TEXT COLLATE "C" NOT NULL REFERENCES place (id) DEFERRABLE,
	unit TEXT COLLATE "C" REFERENCES unit (id) DEFERRABLE,
	work TEXT COLLATE "C" NOT NULL,
	recommendations TEXT COLLATE "C",
	funder TEXT COLLATE "C",
	cost BIGINT,
	currency TEXT COLLATE "C",
	identified_on TEXT COLLATE "C",
	proposed_on TEXT COLLATE "C",
	funded_on TEXT COLLATE "C",
	works_from TEXT COLLATE "C",
	due_on TEXT COLLATE "C",
	delivered_on TEXT COLLATE "C",
	verified_on TEXT COLLATE "C",
	visit TEXT COLLATE "C" REFERENCES visit (id) DEFERRABLE,
	found TEXT COLLATE "C",
	stopped_on TEXT COLLATE "C",
	reason TEXT COLLATE "C",
	state TEXT COLLATE "C" NOT NULL
);
CREATE TABLE quoted_claim (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	body TEXT COLLATE "C" NOT NULL,
	said_on TEXT COLLATE "C",
	period TEXT COLLATE "C",
	indicator TEXT COLLATE "C",
	word TEXT COLLATE "C",
	value TEXT COLLATE "C" NOT NULL,
	low TEXT COLLATE "C",
	high TEXT COLLATE "C",
	parts TEXT COLLATE "C",
	total BIGINT,
	parts_unit TEXT COLLATE "C",
	total_unit TEXT COLLATE "C",
	shares BIGINT,
	source TEXT COLLATE "C" NOT NULL,
	note TEXT COLLATE "C",
	verdict TEXT COLLATE "C"
);
CREATE TABLE exchange_peer (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	name TEXT COLLATE "C" NOT NULL,
	country TEXT COLLATE "C" NOT NULL,
	card TEXT COLLATE "C" NOT NULL,
	fingerprint TEXT COLLATE "C",
	address TEXT COLLATE "C",
	figures TEXT COLLATE "C",
	audience TEXT COLLATE "C" NOT NULL,
	compared TEXT COLLATE "C",
	compared_on TEXT COLLATE "C",
	reason TEXT COLLATE "C",
	note TEXT COLLATE "C",
	state TEXT COLLATE "C" NOT NULL
);
CREATE TABLE exchange_package (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	number TEXT COLLATE "C",
	peer TEXT COLLATE "C" NOT NULL REFERENCES exchange_peer (id) DEFERRABLE,
	direction TEXT COLLATE "C" NOT NULL,
	sequence BIGINT NOT NULL,
	from_on TEXT COLLATE "C" NOT NULL,
	to_on TEXT COLLATE "C" NOT NULL,
	as_of TEXT COLLATE "C" NOT NULL,
	figures TEXT COLLATE "C" NOT NULL,
	dimensions TEXT COLLATE "C" NOT NULL,
	threshold BIGINT NOT NULL,
	purpose TEXT COLLATE "C" NOT NULL,
	audience TEXT COLLATE "C" NOT NULL,
	valid_until TEXT COLLATE "C" NOT NULL,
	made_at TEXT COLLATE "C" NOT NULL,
	content TEXT COLLATE "C",
	sha256 TEXT COLLATE "C" NOT NULL,
	signature TEXT COLLATE "C",
	approved_by TEXT COLLATE "C" REFERENCES account (id) DEFERRABLE,
	way TEXT COLLATE "C",
	delivered_on TEXT COLLATE "C",
	state TEXT COLLATE "C" NOT NULL
);
CREATE TABLE exchange_cell (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	package TEXT COLLATE "C" NOT NULL REFERENCES exchange_package (id) DEFERRABLE,
	figure TEXT COLLATE "C" NOT NULL,
	rule BIGINT NOT NULL,
	dimension TEXT COLLATE "C" NOT NULL,
	code TEXT COLLATE "C",
	label TEXT COLLATE "C",
	numerator BIGINT,
	denominator BIGINT,
	held_back BIGINT NOT NULL
);
CREATE TABLE exchange_recommendation (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	package TEXT COLLATE "C" NOT NULL REFERENCES exchange_package (id) DEFERRABLE,
	text TEXT COLLATE "C" NOT NULL,
	addressee TEXT COLLATE "C" NOT NULL,
	position TEXT COLLATE "C",
	implementation TEXT COLLATE "C"
);
CREATE TABLE receipt (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	authority TEXT COLLATE "C" NOT NULL REFERENCES authority (id) DEFERRABLE,
	number BIGINT NOT NULL,
	reply TEXT COLLATE "C" NOT NULL REFERENCES reply (id) DEFERRABLE,
	issued_at TEXT COLLATE "C" NOT NULL,
	content TEXT COLLATE "C" NOT NULL,
	sha256 TEXT COLLATE "C" NOT NULL,
	key TEXT COLLATE "C",
	signature TEXT COLLATE "C"
);
CREATE TABLE partner (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	code TEXT COLLATE "C",
	name TEXT COLLATE "C" NOT NULL,
	aliases TEXT COLLATE "C",
	kind TEXT COLLATE "C",
	partner_level TEXT COLLATE "C",
	country TEXT COLLATE "C",
	authority TEXT COLLATE "C" REFERENCES authority (id) DEFERRABLE,
	parent TEXT COLLATE "C" REFERENCES partner (id) DEFERRABLE,
	website TEXT COLLATE "C",
	since TEXT COLLATE "C",
	note TEXT COLLATE "C"
);
CREATE TABLE person (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	name TEXT COLLATE "C" NOT NULL,
	aliases TEXT COLLATE "C",
	honorific TEXT COLLATE "C",
	email TEXT COLLATE "C",
	telephone TEXT COLLATE "C",
	languages TEXT COLLATE "C",
	note TEXT COLLATE "C"
);
CREATE TABLE post (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	partner TEXT COLLATE "C" NOT NULL REFERENCES partner (id) DEFERRABLE,
	name TEXT COLLATE "C" NOT NULL,
	contact BIGINT,
	note TEXT COLLATE "C"
);
CREATE TABLE membership (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	person TEXT COLLATE "C" NOT NULL REFERENCES person (id) DEFERRABLE,
	partner TEXT COLLATE "C" NOT NULL REFERENCES partner (id) DEFERRABLE,
	post TEXT COLLATE "C" REFERENCES post (id) DEFERRABLE,
	role TEXT COLLATE "C",
	starts_on TEXT COLLATE "C",
	ends_on TEXT COLLATE "C",
	note TEXT COLLATE "C"
);
CREATE TABLE network (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	name TEXT COLLATE "C" NOT NULL,
	aliases TEXT COLLATE "C",
	network_level TEXT COLLATE "C",
	purpose TEXT COLLATE "C",
	secretariat TEXT COLLATE "C" REFERENCES partner (id) DEFERRABLE,
	founded_on TEXT COLLATE "C",
	our_grade TEXT COLLATE "C",
	website TEXT COLLATE "C",
	note TEXT COLLATE "C"
);
CREATE TABLE letter_template (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	kind TEXT COLLATE "C" NOT NULL,
	recipient TEXT COLLATE "C",
	language TEXT COLLATE "C" NOT NULL,
	subject TEXT COLLATE "C" NOT NULL,
	text TEXT COLLATE "C" NOT NULL,
	network TEXT COLLATE "C" REFERENCES network (id) DEFERRABLE,
	taken_from TEXT COLLATE "C" REFERENCES letter_template (id) DEFERRABLE
);
CREATE TABLE network_member (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	network TEXT COLLATE "C" NOT NULL REFERENCES network (id) DEFERRABLE,
	partner TEXT COLLATE "C" NOT NULL REFERENCES partner (id) DEFERRABLE,
	grade TEXT COLLATE "C" NOT NULL,
	joined_on TEXT COLLATE "C",
	left_on TEXT COLLATE "C",
	note TEXT COLLATE "C"
);
CREATE TABLE mandate (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	network TEXT COLLATE "C" NOT NULL REFERENCES network (id) DEFERRABLE,
	seat TEXT COLLATE "C" NOT NULL,
	partner TEXT COLLATE "C" REFERENCES partner (id) DEFERRABLE,
	person TEXT COLLATE "C" REFERENCES person (id) DEFERRABLE,
	ours BIGINT,
	elected_on TEXT COLLATE "C",
	starts_on TEXT COLLATE "C",
	ends_on TEXT COLLATE "C",
	state TEXT COLLATE "C" NOT NULL
);
CREATE TABLE agreement (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	number TEXT COLLATE "C",
	title TEXT COLLATE "C" NOT NULL,
	kind TEXT COLLATE "C" NOT NULL,
	parties TEXT COLLATE "C" NOT NULL,
	purpose TEXT COLLATE "C",
	signed_on TEXT COLLATE "C",
	starts_on TEXT COLLATE "C",
	ends_on TEXT COLLATE "C",
	renewal TEXT COLLATE "C",
	notice_days BIGINT,
	review_on TEXT COLLATE "C",
	committee TEXT COLLATE "C",
	renews TEXT COLLATE "C" REFERENCES agreement (id) DEFERRABLE,
	ended_on TEXT COLLATE "C",
	reason TEXT COLLATE "C",
	state TEXT COLLATE "C" NOT NULL
);
CREATE TABLE clause (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	agreement TEXT COLLATE "C" NOT NULL REFERENCES agreement (id) DEFERRABLE,
	number TEXT COLLATE "C" NOT NULL,
	text TEXT COLLATE "C" NOT NULL
);
CREATE TABLE cooperation_project (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	number TEXT COLLATE "C",
	title TEXT COLLATE "C" NOT NULL,
	donors TEXT COLLATE "C",
	partners TEXT COLLATE "C",
	agreement TEXT COLLATE "C" REFERENCES agreement (id) DEFERRABLE,
	objective TEXT COLLATE "C",
	starts_on TEXT COLLATE "C",
	ends_on TEXT COLLATE "C",
	budget BIGINT,
	currency TEXT COLLATE "C",
	reason TEXT COLLATE "C",
	state TEXT COLLATE "C" NOT NULL
);
CREATE TABLE budget_line (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	cooperation_project TEXT COLLATE "C" NOT NULL REFERENCES cooperation_project (id) DEFERRABLE,
	heading TEXT COLLATE "C" NOT NULL,
	planned BIGINT,
	spent BIGINT,
	spent_until TEXT COLLATE "C"
);
CREATE TABLE project_result (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	cooperation_project TEXT COLLATE "C" NOT NULL REFERENCES cooperation_project (id) DEFERRABLE,
	result_level TEXT COLLATE "C" NOT NULL,
	result TEXT COLLATE "C" NOT NULL,
	indicator TEXT COLLATE "C",
	baseline BIGINT,
	target BIGINT,
	reached BIGINT,
	reached_on TEXT COLLATE "C",
	source TEXT COLLATE "C"
);
CREATE TABLE project_report (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	cooperation_project TEXT COLLATE "C" NOT NULL REFERENCES cooperation_project (id) DEFERRABLE,
	subject TEXT COLLATE "C" NOT NULL,
	kind TEXT COLLATE "C" NOT NULL,
	due_on TEXT COLLATE "C" NOT NULL,
	sent_on TEXT COLLATE "C",
	accepted_on TEXT COLLATE "C"
);
CREATE TABLE joint_action (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	agreement TEXT COLLATE "C" REFERENCES agreement (id) DEFERRABLE,
	cooperation_project TEXT COLLATE "C" REFERENCES cooperation_project (id) DEFERRABLE,
	clause TEXT COLLATE "C" REFERENCES clause (id) DEFERRABLE,
	action TEXT COLLATE "C" NOT NULL,
	partner TEXT COLLATE "C" REFERENCES partner (id) DEFERRABLE,
	owner TEXT COLLATE "C",
	planned_on TEXT COLLATE "C",
	done_on TEXT COLLATE "C",
	result TEXT COLLATE "C",
	reason TEXT COLLATE "C",
	state TEXT COLLATE "C" NOT NULL
);
CREATE TABLE training_session (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	number TEXT COLLATE "C",
	title TEXT COLLATE "C" NOT NULL,
	agreement TEXT COLLATE "C" REFERENCES agreement (id) DEFERRABLE,
	cooperation_project TEXT COLLATE "C" REFERENCES cooperation_project (id) DEFERRABLE,
	partner TEXT COLLATE "C" REFERENCES partner (id) DEFERRABLE,
	themes TEXT COLLATE "C",
	audience TEXT COLLATE "C",
	area TEXT COLLATE "C" REFERENCES area (id) DEFERRABLE,
	venue TEXT COLLATE "C",
	starts_on TEXT COLLATE "C" NOT NULL,
	ends_on TEXT COLLATE "C",
	hours BIGINT,
	places_offered BIGINT,
	trainers TEXT COLLATE "C",
	tested BIGINT,
	points_most BIGINT,
	points_before BIGINT,
	points_after BIGINT,
	follow_up_on TEXT COLLATE "C",
	follow_up TEXT COLLATE "C",
	evaluation TEXT COLLATE "C",
	reason TEXT COLLATE "C",
	state TEXT COLLATE "C" NOT NULL
);
CREATE TABLE attendance (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	training_session TEXT COLLATE "C" NOT NULL REFERENCES training_session (id) DEFERRABLE,
	sex TEXT COLLATE "C",
	rank TEXT COLLATE "C",
	persons BIGINT NOT NULL,
	certified BIGINT
);
CREATE TABLE certificate (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	number TEXT COLLATE "C" NOT NULL,
	training_session TEXT COLLATE "C" NOT NULL REFERENCES training_session (id) DEFERRABLE,
	issued_on TEXT COLLATE "C" NOT NULL,
	name_salt TEXT COLLATE "C" NOT NULL,
	name_hash TEXT COLLATE "C" NOT NULL,
	key TEXT COLLATE "C",
	signature TEXT COLLATE "C",
	revoked_on TEXT COLLATE "C",
	reason TEXT COLLATE "C"
);
CREATE TABLE event (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	number TEXT COLLATE "C",
	title TEXT COLLATE "C" NOT NULL,
	kind TEXT COLLATE "C" NOT NULL,
	our_role TEXT COLLATE "C",
	organisers TEXT COLLATE "C",
	network TEXT COLLATE "C" REFERENCES network (id) DEFERRABLE,
	agreement TEXT COLLATE "C" REFERENCES agreement (id) DEFERRABLE,
	cooperation_project TEXT COLLATE "C" REFERENCES cooperation_project (id) DEFERRABLE,
	themes TEXT COLLATE "C",
	starts_on TEXT COLLATE "C" NOT NULL,
	ends_on TEXT COLLATE "C",
	venue TEXT COLLATE "C",
	programme TEXT COLLATE "C",
	persons BIGINT,
	head_count TEXT COLLATE "C",
	document TEXT COLLATE "C",
	document_text TEXT COLLATE "C",
	outcome TEXT COLLATE "C",
	follows TEXT COLLATE "C" REFERENCES event (id) DEFERRABLE,
	founded TEXT COLLATE "C" REFERENCES network (id) DEFERRABLE,
	reason TEXT COLLATE "C",
	state TEXT COLLATE "C" NOT NULL
);
CREATE TABLE treaty_exchange (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	number TEXT COLLATE "C",
	body TEXT COLLATE "C" NOT NULL,
	kind TEXT COLLATE "C" NOT NULL,
	direction TEXT COLLATE "C",
	day TEXT COLLATE "C" NOT NULL,
	until TEXT COLLATE "C",
	subject TEXT COLLATE "C" NOT NULL,
	text TEXT COLLATE "C",
	confidential_until TEXT COLLATE "C",
	answers TEXT COLLATE "C" REFERENCES treaty_exchange (id) DEFERRABLE,
	due_on TEXT COLLATE "C",
	answered_on TEXT COLLATE "C",
	places TEXT COLLATE "C",
	preparation TEXT COLLATE "C",
	state TEXT COLLATE "C" NOT NULL
);
CREATE TABLE preparation_item (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	treaty_exchange TEXT COLLATE "C" REFERENCES treaty_exchange (id) DEFERRABLE,
	what TEXT COLLATE "C" NOT NULL,
	kind TEXT COLLATE "C" NOT NULL,
	days_before BIGINT,
	due_on TEXT COLLATE "C",
	owner TEXT COLLATE "C",
	place TEXT COLLATE "C" REFERENCES place (id) DEFERRABLE,
	done_on TEXT COLLATE "C",
	note TEXT COLLATE "C",
	reason TEXT COLLATE "C",
	state TEXT COLLATE "C" NOT NULL
);
CREATE TABLE self_assessment (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	year BIGINT NOT NULL,
	made_on TEXT COLLATE "C",
	note TEXT COLLATE "C"
);
CREATE TABLE self_assessment_answer (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	self_assessment TEXT COLLATE "C" NOT NULL REFERENCES self_assessment (id) DEFERRABLE,
	paragraph BIGINT,
	question TEXT COLLATE "C" NOT NULL,
	answer TEXT COLLATE "C",
	comment TEXT COLLATE "C",
	evidence TEXT COLLATE "C"
);
CREATE TABLE reprisal (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	number TEXT COLLATE "C",
	reported_on TEXT COLLATE "C" NOT NULL,
	place TEXT COLLATE "C" NOT NULL REFERENCES place (id) DEFERRABLE,
	visit TEXT COLLATE "C" REFERENCES visit (id) DEFERRABLE,
	person_code TEXT COLLATE "C",
	kinds TEXT COLLATE "C" NOT NULL,
	source TEXT COLLATE "C",
	account TEXT COLLATE "C",
	risk TEXT COLLATE "C",
	consent TEXT COLLATE "C" NOT NULL,
	protection TEXT COLLATE "C",
	check_on TEXT COLLATE "C",
	authority TEXT COLLATE "C" REFERENCES authority (id) DEFERRABLE,
	raised_on TEXT COLLATE "C",
	result TEXT COLLATE "C",
	closed_on TEXT COLLATE "C",
	state TEXT COLLATE "C" NOT NULL
);
CREATE TABLE complaint_referral (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	number TEXT COLLATE "C",
	received_on TEXT COLLATE "C" NOT NULL,
	channel TEXT COLLATE "C",
	place TEXT COLLATE "C" REFERENCES place (id) DEFERRABLE,
	person_code TEXT COLLATE "C",
	theme TEXT COLLATE "C",
	summary TEXT COLLATE "C",
	consented BIGINT,
	partner TEXT COLLATE "C" REFERENCES partner (id) DEFERRABLE,
	referred_on TEXT COLLATE "C",
	answered_on TEXT COLLATE "C",
	answer TEXT COLLATE "C",
	reason TEXT COLLATE "C",
	state TEXT COLLATE "C" NOT NULL
);
CREATE TABLE report (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	number TEXT COLLATE "C",
	title TEXT COLLATE "C" NOT NULL,
	kind TEXT COLLATE "C" NOT NULL,
	visits TEXT COLLATE "C",
	year BIGINT,
	sent_on TEXT COLLATE "C",
	published_on TEXT COLLATE "C",
	address TEXT COLLATE "C",
	reason TEXT COLLATE "C",
	note TEXT COLLATE "C",
	state TEXT COLLATE "C" NOT NULL
);
CREATE TABLE yearly_resource (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	year BIGINT NOT NULL,
	budget BIGINT,
	spent BIGINT,
	currency TEXT COLLATE "C",
	vehicles BIGINT,
	days_lost BIGINT,
	note TEXT COLLATE "C"
);
CREATE TABLE staff_count (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	year BIGINT NOT NULL,
	profession TEXT COLLATE "C",
	sex TEXT COLLATE "C",
	persons BIGINT NOT NULL
);
CREATE TABLE attachment (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	entity TEXT COLLATE "C" NOT NULL,
	record TEXT COLLATE "C" NOT NULL,
	name TEXT COLLATE "C" NOT NULL,
	media_type TEXT COLLATE "C" NOT NULL,
	size BIGINT,
	sha256 TEXT COLLATE "C" NOT NULL,
	level TEXT COLLATE "C" NOT NULL,
	mark TEXT COLLATE "C"
);
CREATE TABLE comment (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	entity TEXT COLLATE "C" NOT NULL,
	record TEXT COLLATE "C" NOT NULL,
	text TEXT COLLATE "C" NOT NULL,
	author TEXT COLLATE "C" REFERENCES account (id) DEFERRABLE,
	level TEXT COLLATE "C" NOT NULL
);
CREATE TABLE task (
	id TEXT COLLATE "C" PRIMARY KEY,
	version BIGINT NOT NULL,
	created_at TEXT COLLATE "C" NOT NULL,
	updated_at TEXT COLLATE "C" NOT NULL,
	binned_at TEXT COLLATE "C",
	salt TEXT COLLATE "C" NOT NULL,
	own TEXT COLLATE "C",
	name_sort TEXT COLLATE "C",
	identity TEXT COLLATE "C",
	entity TEXT COLLATE "C" NOT NULL,
	record TEXT COLLATE "C" NOT NULL,
	task TEXT COLLATE "C" NOT NULL,
	assignee TEXT COLLATE "C" NOT NULL REFERENCES account (id) DEFERRABLE,
	due_on TEXT COLLATE "C",
	outcome TEXT COLLATE "C",
	author TEXT COLLATE "C" REFERENCES account (id) DEFERRABLE,
	level TEXT COLLATE "C" NOT NULL,
	state TEXT COLLATE "C" NOT NULL
);
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
CREATE TABLE history (entity TEXT COLLATE "C" NOT NULL, record TEXT COLLATE "C" NOT NULL, version BIGINT NOT NULL, seq BIGINT NOT NULL, at TEXT COLLATE "C" NOT NULL, actor TEXT COLLATE "C" NOT NULL, act TEXT COLLATE "C" NOT NULL, import TEXT COLLATE "C" NOT NULL, changed TEXT COLLATE "C" NOT NULL, PRIMARY KEY (entity, record, version));
CREATE INDEX history_import ON history (import) WHERE import <> '';
CREATE TABLE leaf (seq BIGINT PRIMARY KEY, at TEXT COLLATE "C" NOT NULL, actor TEXT COLLATE "C" NOT NULL, act TEXT COLLATE "C" NOT NULL, entity TEXT COLLATE "C" NOT NULL, record TEXT COLLATE "C" NOT NULL, version BIGINT NOT NULL, row TEXT COLLATE "C" NOT NULL, import TEXT COLLATE "C" NOT NULL, hash TEXT COLLATE "C" NOT NULL);
CREATE INDEX leaf_record ON leaf (entity, record, version);
CREATE TABLE tree (id BIGINT PRIMARY KEY CHECK (id = 1), size BIGINT NOT NULL, edge TEXT COLLATE "C" NOT NULL);
CREATE TABLE checkpoint (size BIGINT PRIMARY KEY, root TEXT COLLATE "C" NOT NULL, at TEXT COLLATE "C" NOT NULL, key TEXT COLLATE "C" NOT NULL, signature TEXT COLLATE "C" NOT NULL);
CREATE TABLE log_key (key TEXT COLLATE "C" NOT NULL, at TEXT COLLATE "C" NOT NULL, signer TEXT COLLATE "C" NOT NULL, signature TEXT COLLATE "C" NOT NULL, PRIMARY KEY (key, signer));
CREATE TABLE blob (hash TEXT COLLATE "C" NOT NULL, number BIGINT NOT NULL, bytes BYTEA NOT NULL, PRIMARY KEY (hash, number));
CREATE TABLE backup (at TEXT COLLATE "C" NOT NULL, file TEXT COLLATE "C" NOT NULL, tables BIGINT NOT NULL, rows BIGINT NOT NULL, bytes BIGINT NOT NULL);
CREATE TABLE drill (at TEXT COLLATE "C" NOT NULL, file TEXT COLLATE "C" NOT NULL, tables BIGINT NOT NULL, rows BIGINT NOT NULL, good BIGINT NOT NULL);
CREATE TABLE known_as (entity TEXT COLLATE "C" NOT NULL, record TEXT COLLATE "C" NOT NULL, language TEXT COLLATE "C" NOT NULL, kind TEXT COLLATE "C" NOT NULL, text TEXT COLLATE "C" NOT NULL, folded TEXT COLLATE "C" NOT NULL);
CREATE INDEX known_as_folded ON known_as (entity, folded);
CREATE INDEX known_as_record ON known_as (entity, record);
CREATE TABLE counter (prefix TEXT COLLATE "C" NOT NULL, year TEXT COLLATE "C" NOT NULL, last BIGINT NOT NULL, PRIMARY KEY (prefix, year));
CREATE TABLE figure_event (number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, line TEXT COLLATE "C" NOT NULL, day TEXT COLLATE "C" NOT NULL, code TEXT COLLATE "C" NOT NULL, authority TEXT COLLATE "C" NOT NULL, place_kind TEXT COLLATE "C" NOT NULL, region TEXT COLLATE "C" NOT NULL, theme TEXT COLLATE "C" NOT NULL, n BIGINT NOT NULL);
CREATE INDEX figure_event_line ON figure_event (line);
CREATE INDEX figure_event_code ON figure_event (code, day, authority, place_kind, region, theme, n);
CREATE TABLE figure_month (month TEXT COLLATE "C" NOT NULL, code TEXT COLLATE "C" NOT NULL, authority TEXT COLLATE "C" NOT NULL, place_kind TEXT COLLATE "C" NOT NULL, region TEXT COLLATE "C" NOT NULL, theme TEXT COLLATE "C" NOT NULL, n BIGINT NOT NULL, PRIMARY KEY (code, month, authority, place_kind, region, theme));
CREATE TABLE credential (account TEXT COLLATE "C" PRIMARY KEY REFERENCES account (id) DEFERRABLE, password TEXT COLLATE "C" NOT NULL, totp TEXT COLLATE "C", totp_last BIGINT);
CREATE TABLE session (token TEXT COLLATE "C" PRIMARY KEY, account TEXT COLLATE "C" NOT NULL REFERENCES account (id) DEFERRABLE, created_at TEXT COLLATE "C" NOT NULL, seen_at TEXT COLLATE "C" NOT NULL, form_key TEXT COLLATE "C" NOT NULL, role TEXT COLLATE "C" NOT NULL);
CREATE INDEX session_account ON session (account);
CREATE TABLE api_token (id TEXT COLLATE "C" PRIMARY KEY, token TEXT COLLATE "C" NOT NULL UNIQUE, account TEXT COLLATE "C" NOT NULL REFERENCES account (id) DEFERRABLE, created_at TEXT COLLATE "C" NOT NULL, revoked_at TEXT COLLATE "C");
CREATE TABLE calendar_feed (account TEXT COLLATE "C" PRIMARY KEY REFERENCES account (id) DEFERRABLE, token TEXT COLLATE "C" NOT NULL UNIQUE, role TEXT COLLATE "C" NOT NULL, made_at TEXT COLLATE "C" NOT NULL);
CREATE TABLE idempotency (account TEXT COLLATE "C" NOT NULL, key TEXT COLLATE "C" NOT NULL, path TEXT COLLATE "C" NOT NULL, request TEXT COLLATE "C" NOT NULL, status BIGINT NOT NULL, location TEXT COLLATE "C" NOT NULL, body TEXT COLLATE "C" NOT NULL, at TEXT COLLATE "C" NOT NULL, PRIMARY KEY (account, key, path));
CREATE TABLE import (id TEXT COLLATE "C" PRIMARY KEY, entity TEXT COLLATE "C" NOT NULL, file TEXT COLLATE "C" NOT NULL, at TEXT COLLATE "C" NOT NULL, actor TEXT COLLATE "C" NOT NULL, rows BIGINT NOT NULL, undone_at TEXT COLLATE "C");
CREATE TABLE job (id TEXT COLLATE "C" PRIMARY KEY, kind TEXT COLLATE "C" NOT NULL, entity TEXT COLLATE "C" NOT NULL, name TEXT COLLATE "C" NOT NULL, options TEXT COLLATE "C" NOT NULL, state TEXT COLLATE "C" NOT NULL, done BIGINT NOT NULL, total BIGINT NOT NULL, account TEXT COLLATE "C" NOT NULL REFERENCES account (id) DEFERRABLE, at TEXT COLLATE "C" NOT NULL, ended_at TEXT COLLATE "C", result TEXT COLLATE "C");
CREATE INDEX job_state ON job (state, at, id);
CREATE INDEX job_account ON job (account, at, id);
CREATE TABLE job_input (job TEXT COLLATE "C" NOT NULL REFERENCES job (id) DEFERRABLE, part TEXT COLLATE "C" NOT NULL, number BIGINT NOT NULL, bytes BYTEA NOT NULL, PRIMARY KEY (job, part, number));
CREATE TABLE outbox (id TEXT COLLATE "C" PRIMARY KEY, message_id TEXT COLLATE "C" NOT NULL UNIQUE, account TEXT COLLATE "C" NOT NULL REFERENCES account (id) DEFERRABLE, kind TEXT COLLATE "C" NOT NULL, state TEXT COLLATE "C" NOT NULL, tries BIGINT NOT NULL, at TEXT COLLATE "C" NOT NULL, since TEXT COLLATE "C" NOT NULL, next_at TEXT COLLATE "C" NOT NULL, address TEXT COLLATE "C" NOT NULL, words TEXT COLLATE "C" NOT NULL);
CREATE INDEX outbox_state ON outbox (state, next_at, id);
CREATE INDEX outbox_account ON outbox (account, kind, state);
CREATE TABLE told (record TEXT COLLATE "C" NOT NULL, kind TEXT COLLATE "C" NOT NULL, day TEXT COLLATE "C" NOT NULL, PRIMARY KEY (record, kind, day));
CREATE TABLE mail_in (hash TEXT COLLATE "C" PRIMARY KEY, at TEXT COLLATE "C" NOT NULL, file TEXT COLLATE "C" NOT NULL, outcome TEXT COLLATE "C" NOT NULL, letter TEXT COLLATE "C", words TEXT COLLATE "C" NOT NULL);
CREATE INDEX mail_in_outcome ON mail_in (outcome, at);
CREATE TABLE draft_reply (addressee_line TEXT COLLATE "C" PRIMARY KEY REFERENCES addressee_line (id) DEFERRABLE, version BIGINT NOT NULL, updated_at TEXT COLLATE "C" NOT NULL, state TEXT COLLATE "C" NOT NULL, position TEXT COLLATE "C", text TEXT COLLATE "C", reason_kind TEXT COLLATE "C", reasons TEXT COLLATE "C", plan TEXT COLLATE "C", implementation TEXT COLLATE "C", author TEXT COLLATE "C", written_by TEXT COLLATE "C" NOT NULL, note TEXT COLLATE "C");
CREATE TABLE draft_file (addressee_line TEXT COLLATE "C" NOT NULL REFERENCES draft_reply (addressee_line) DEFERRABLE, sha256 TEXT COLLATE "C" NOT NULL, at TEXT COLLATE "C" NOT NULL, name TEXT COLLATE "C" NOT NULL, media_type TEXT COLLATE "C" NOT NULL, size BIGINT NOT NULL, PRIMARY KEY (addressee_line, sha256));
CREATE TABLE own_value (entity TEXT COLLATE "C" NOT NULL, record TEXT COLLATE "C" NOT NULL, name TEXT COLLATE "C" NOT NULL, value TEXT COLLATE "C" NOT NULL, PRIMARY KEY (entity, record, name));
CREATE INDEX own_value_value ON own_value (entity, name, value);
CREATE TABLE search_entry (number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, entity TEXT COLLATE "C" NOT NULL, record TEXT COLLATE "C" NOT NULL, words TEXT COLLATE "C" NOT NULL, UNIQUE (entity, record));
CREATE INDEX search_entry_words ON search_entry USING gin (array_to_tsvector(string_to_array(words, ' ')));
