#include "model/vocabularies.h"

#include "model/entities.h"

static const struct choice place_kind_choices[] = {
	{ "police_custody", NC_("place_kind", "Police custody") },
	{ "police_transit_cell", NC_("place_kind", "Police transit cell") },
	{ "gendarmerie_custody", NC_("place_kind", "Gendarmerie custody") },
	{ "court_cell", NC_("place_kind", "Court holding cell") },
	{ "prison_local", NC_("place_kind", "Local prison") },
	{ "prison_central", NC_("place_kind", "Central prison") },
	{ "prison_agricultural", NC_("place_kind", "Agricultural prison") },
	{ "reform_centre", NC_("place_kind", "Reform and education centre") },
	{ "women_unit", NC_("place_kind", "Women’s unit") },
	{ "juvenile_custody", NC_("place_kind", "Juvenile custody") },
	{ "child_protection_centre", NC_("place_kind", "Child protection centre") },
	{ "social_care_elderly", NC_("place_kind", "Home for older persons") },
	{ "social_care_disability", NC_("place_kind", "Home for persons with disabilities") },
	{ "psychiatric_hospital", NC_("place_kind", "Psychiatric hospital") },
	{ "general_hospital_secure_room", NC_("place_kind", "Secure room in a general hospital") },
	{ "addiction_centre", NC_("place_kind", "Addiction treatment centre") },
	{ "migrant_retention", NC_("place_kind", "Migrant holding centre") },
	{ "airport_transit_zone", NC_("place_kind", "Airport transit zone") },
	{ "port_or_border_post", NC_("place_kind", "Port or border post") },
	{ "removal_operation", NC_("place_kind", "Removal operation (flight, ship, bus)") },
	{ "military_detention", NC_("place_kind", "Military detention") },
	{ "auxiliary_forces_room", NC_("place_kind", "Auxiliary Forces holding room") },
	{ "intelligence_service_room", NC_("place_kind", "Intelligence service holding room") },
	{ "customs_holding", NC_("place_kind", "Customs holding room") },
	{ "vehicle_or_transfer", NC_("place_kind", "Vehicle or transfer") },
	{ "quarantine_site", NC_("place_kind", "Quarantine site") },
	{ "religious_or_traditional_school", NC_("place_kind", "Religious or traditional school") },
	{ "informal_or_secret_place", NC_("place_kind", "Informal or secret place") },
	{ "other", NC_("place_kind", "Other") },
};
const struct vocabulary place_kind_vocabulary = {
	"place_kind", "place_kind", N_("Kinds of places"),
	place_kind_choices, COUNT(place_kind_choices), true,
};

static const struct choice visit_type_choices[] = {
	{ "in_depth", NC_("visit_type", "In depth") },
	{ "thematic", NC_("visit_type", "Thematic") },
	{ "follow_up", NC_("visit_type", "Follow-up") },
	{ "ad_hoc", NC_("visit_type", "Ad hoc") },
	{ "reactive", NC_("visit_type", "Reactive") },
};
const struct vocabulary visit_type_vocabulary = {
	"visit_type", "visit_type", N_("Kinds of visits"),
	visit_type_choices, COUNT(visit_type_choices), true,
};

static const struct choice notice_choices[] = {
	{ "announced", NC_("visit_flag", "Announced") },
	{ "unannounced", NC_("visit_flag", "Unannounced") },
	{ "short_notice", NC_("visit_flag", "Short notice") },
};
const struct vocabulary notice_vocabulary = {
	"notice", "visit_flag", N_("Notice"), notice_choices, COUNT(notice_choices), false,
};

static const struct choice theme_choices[] = {
	{ "treatment", NC_("theme", "Treatment") },
	{ "legal_safeguards", NC_("theme", "Legal safeguards") },
	{ "safety_order_force", NC_("theme", "Safety, order and use of force") },
	{ "outside_contact", NC_("theme", "Contact with the outside") },
	{ "living_conditions_regime", NC_("theme", "Living conditions and regime") },
	{ "health", NC_("theme", "Health") },
	{ "staff", NC_("theme", "Staff") },
};
const struct vocabulary theme_vocabulary = {
	"theme", "theme", N_("Themes"), theme_choices, COUNT(theme_choices), true,
};

static const struct choice scope_choices[] = {
	{ "individual", NC_("scope", "Individual") },
	{ "unit", NC_("scope", "Unit") },
	{ "place", NC_("scope", "Place") },
	{ "authority", NC_("scope", "Authority") },
	{ "national", NC_("scope", "National") },
	{ "system", NC_("scope", "System") },
};
const struct vocabulary scope_vocabulary = {
	"scope", "scope", N_("Scope"), scope_choices, COUNT(scope_choices), false,
};

static const struct choice position_choices[] = {
	{ "accepted", NC_("position", "Accepted") },
	{ "accepted_in_part", NC_("position", "Accepted in part") },
	{ "accepted_in_principle", NC_("position", "Accepted in principle") },
	{ "noted", NC_("position", "Noted") },
	{ "rejected", NC_("position", "Rejected") },
	{ "not_competent", NC_("position", "Not within its powers") },
	{ "no_position", NC_("position", "No position") },
};
const struct vocabulary position_vocabulary = {
	"position", "position", N_("Position"), position_choices, COUNT(position_choices), false,
};

static const struct choice implementation_choices[] = {
	{ "not_assessed", NC_("implementation_state", "Not assessed") },
	{ "not_started", NC_("implementation_state", "Not started") },
	{ "planned", NC_("implementation_state", "Planned") },
	{ "in_progress", NC_("implementation_state", "In progress") },
	{ "partly", NC_("implementation_state", "Partly") },
	{ "full", NC_("implementation_state", "Full") },
	{ "overtaken", NC_("implementation_state", "Overtaken") },
	{ "abandoned", NC_("implementation_state", "Abandoned") },
	{ "regression", NC_("implementation_state", "Regression") },
};
const struct vocabulary implementation_vocabulary = {
	"implementation", "implementation_state", N_("Implementation"),
	implementation_choices, COUNT(implementation_choices), false,
};

static const struct choice channel_choices[] = {
	{ "letter", NC_("channel", "Letter") },
	{ "email", NC_("channel", "E-mail") },
	{ "portal", NC_("channel", "Portal") },
	{ "meeting", NC_("channel", "Meeting") },
	{ "table", NC_("channel", "Filled table") },
	{ "list", NC_("channel", "Imported list") },
	{ "other", NC_("channel", "Other") },
};
const struct vocabulary channel_vocabulary = {
	"channel", "channel", N_("Channel"), channel_choices, COUNT(channel_choices), true,
};

static const struct choice reason_kind_choices[] = {
	{ "no_budget", NC_("reason_kind", "No budget") },
	{ "no_staff", NC_("reason_kind", "No staff") },
	{ "no_powers", NC_("reason_kind", "Not in its powers") },
	{ "law_forbids", NC_("reason_kind", "The law forbids it") },
	{ "disagrees_with_finding", NC_("reason_kind", "Disagrees with the finding") },
	{ "already_done", NC_("reason_kind", "Already done") },
	{ "security", NC_("reason_kind", "Security") },
	{ "other", NC_("reason_kind", "Other") },
};
const struct vocabulary reason_kind_vocabulary = {
	"reason_kind", "reason_kind", N_("Kind of reason"), reason_kind_choices, COUNT(reason_kind_choices), true,
};

static const struct choice language_choices[] = {
	{ "ar", NC_("language", "Arabic") },
	{ "fr", NC_("language", "French") },
	{ "en", NC_("language", "English") },
};
const struct vocabulary language_vocabulary = {
	"language", "language", N_("Languages"), language_choices, COUNT(language_choices), false,
};

static const struct choice digits_choices[] = {
	{ "latin", NC_("digits", "Latin: 0123456789") },
	{ "arabic_indic", NC_("digits", "Arabic-Indic: ٠١٢٣٤٥٦٧٨٩") },
};
const struct vocabulary digits_vocabulary = {
	"digits", "digits", N_("Digits"), digits_choices, COUNT(digits_choices), false,
};

static const struct choice record_level_choices[] = {
	{ "internal", NC_("level", "Internal") },
	{ "restricted", NC_("level", "Team of the visit") },
};
const struct vocabulary record_level_vocabulary = {
	"record_level", "level", N_("Level"),
	record_level_choices, COUNT(record_level_choices), false,
};

static const struct choice risk_choices[] = {
	{ "low", NC_("risk", "Low") },
	{ "moderate", NC_("risk", "Moderate") },
	{ "high", NC_("risk", "High") },
};
const struct vocabulary risk_vocabulary = {
	"risk", "risk", N_("Level of risk"),
	risk_choices, COUNT(risk_choices), false,
};

static const struct choice profession_choices[] = {
	{ "lawyer", NC_("profession", "Lawyer") },
	{ "doctor", NC_("profession", "Doctor") },
	{ "psychiatrist", NC_("profession", "Psychiatrist") },
	{ "psychologist", NC_("profession", "Psychologist") },
	{ "nurse", NC_("profession", "Nurse") },
	{ "social_worker", NC_("profession", "Social worker") },
	{ "educator", NC_("profession", "Educator") },
	{ "architect", NC_("profession", "Architect") },
	{ "engineer", NC_("profession", "Engineer") },
	{ "researcher", NC_("profession", "Researcher") },
	{ "interpreter", NC_("profession", "Interpreter") },
	{ "other", NC_("profession", "Other") },
};
const struct vocabulary profession_vocabulary = {
	"profession", "profession", N_("Professions"),
	profession_choices, COUNT(profession_choices), true,
};

static const struct choice sex_choices[] = {
	{ "woman", NC_("sex", "Woman") },
	{ "man", NC_("sex", "Man") },
};
const struct vocabulary sex_vocabulary = {
	"sex", "sex", N_("Sex"),
	sex_choices, COUNT(sex_choices), false,
};

static const struct choice register_kind_choices[] = {
	{ "custody", NC_("register_kind", "Custody register") },
	{ "admission", NC_("register_kind", "Admission register") },
	{ "medical", NC_("register_kind", "Medical register") },
	{ "discipline", NC_("register_kind", "Disciplinary register") },
	{ "isolation", NC_("register_kind", "Isolation and restraint register") },
	{ "complaints", NC_("register_kind", "Complaints register") },
	{ "property", NC_("register_kind", "Property register") },
	{ "visits", NC_("register_kind", "Visits register") },
	{ "transfers", NC_("register_kind", "Transfers register") },
	{ "deaths", NC_("register_kind", "Deaths register") },
	{ "other", NC_("register_kind", "Other") },
};
const struct vocabulary register_kind_vocabulary = {
	"register_kind", "register_kind", N_("Kinds of registers"),
	register_kind_choices, COUNT(register_kind_choices), true,
};

// The entities that own fields may be added to, by the labels that they have: all but the definitions.
static const struct choice record_entity_choices[] = {
	{ "institution", N_("Institution") },
	{ "area", N_("Area") },
	{ "outline", N_("Outline") },
	{ "holiday", N_("Holiday") },
	{ "authority", N_("Authority") },
	{ "place", N_("Place") },
	{ "unit", N_("Unit") },
	{ "snapshot", N_("Snapshot") },
	{ "distinct_pair", N_("Places kept apart") },
	{ "wording", N_("Word of lists") },
	{ "saved_view", N_("Saved view") },
	{ "saved_figure", N_("Saved figure") },
	{ "account", N_("Account") },
	{ "term", N_("Term") },
	{ "plan", N_("Annual plan") },
	{ "plan_line", N_("Plan line") },
	{ "visitor", N_("Visiting person") },
	{ "visit_norm", N_("Norm of visits") },
	{ "programme", N_("Proposed programme") },
	{ "programme_target", N_("Target of a programme") },
	{ "programme_choice", N_("Choice of a programme") },
	{ "mission", N_("Mission") },
	{ "instrument", N_("Standard") },
	{ "provision", N_("Topic of a standard") },
	{ "visit", N_("Visit") },
	{ "team_member", N_("Team member") },
	{ "access_incident", N_("Access incident") },
	{ "register_check", N_("Register check") },
	{ "finding", N_("Finding") },
	{ "recommendation", N_("Recommendation") },
	{ "addressee_line", N_("Addressee line") },
	{ "clock_pause", N_("Pause of a clock") },
	{ "letter_template", N_("Letter template") },
	{ "ladder_step", N_("Step of the ladder") },
	{ "letter", N_("Letter") },
	{ "reply", N_("Reply") },
	{ "action", N_("Action") },
	{ "assessment", N_("Assessment") },
	{ "follow_up_item", N_("Follow-up item") },
	{ "urgent_measure", N_("Urgent measure") },
	{ "factual_check", N_("Correction of facts") },
	{ "factual_comment", N_("Comment on facts") },
	{ "rehabilitation_project", N_("Rehabilitation project") },
	{ "quoted_claim", N_("Quoted figure") },
	{ "exchange_peer", N_("Mechanism we exchange with") },
	{ "exchange_package", N_("Exchange package") },
	{ "exchange_cell", N_("Figure that was received") },
	{ "exchange_recommendation", N_("Recommendation that was received") },
	{ "receipt", N_("Receipt") },
	{ "legal_text", N_("Legal text") },
	{ "legal_article", N_("Article") },
	{ "partner", N_("Partner") },
	{ "person", N_("Person") },
	{ "post", N_("Post") },
	{ "membership", N_("Term in a post") },
	{ "network", N_("Network") },
	{ "network_member", N_("Member of a network") },
	{ "mandate", N_("Mandate") },
	{ "agreement", N_("Agreement") },
	{ "clause", N_("Clause") },
	{ "cooperation_project", N_("Cooperation project") },
	{ "budget_line", N_("Budget line") },
	{ "project_result", N_("Result of a project") },
	{ "project_report", N_("Report to a donor") },
	{ "joint_action", N_("Joint action") },
	{ "training_session", N_("Training") },
	{ "attendance", N_("Participants") },
	{ "certificate", N_("Certificate") },
	{ "event", N_("Event") },
	{ "treaty_exchange", N_("Exchange with the SPT") },
	{ "preparation_item", N_("Item of preparation") },
	{ "self_assessment", N_("Self-assessment") },
	{ "self_assessment_answer", N_("Answer of the self-assessment") },
	{ "reprisal", N_("Reprisal") },
	{ "complaint_referral", N_("Complaint referred") },
	{ "report", N_("Report") },
	{ "yearly_resource", N_("Resources of a year") },
	{ "staff_count", N_("Staff of a year") },
	{ "attachment", N_("Attachment") },
	{ "comment", N_("Comment") },
	{ "task", N_("Task") },
};
const struct vocabulary record_entity_vocabulary = {
	"record_entity", NULL, N_("Kinds of records"),
	record_entity_choices, COUNT(record_entity_choices), false,
};

static const struct choice unit_kind_choices[] = {
	{ "article", NC_("unit_kind", "article") },
	{ "rule", NC_("unit_kind", "rule") },
	{ "principle", NC_("unit_kind", "principle") },
	{ "guideline", NC_("unit_kind", "guideline") },
	{ "section", NC_("unit_kind", "section") },
	{ "paragraph", NC_("unit_kind", "paragraph") },
	{ "chapter", NC_("unit_kind", "chapter") },
	{ "heading", NC_("unit_kind", "heading") },
	{ "recommendation", NC_("unit_kind", "recommendation") },
};
const struct vocabulary unit_kind_vocabulary = {
	"unit_kind", "unit_kind", N_("Divided into"),
	unit_kind_choices, COUNT(unit_kind_choices), false,
};

static const struct choice group_choices[] = {
	{ "women", NC_("group", "Women") },
	{ "children", NC_("group", "Children") },
	{ "older_people", NC_("group", "Older people") },
	{ "disability", NC_("group", "Persons with disabilities") },
	{ "foreigners", NC_("group", "Foreigners") },
	{ "minorities", NC_("group", "Minorities") },
	{ "lgbti", NC_("group", "LGBTI persons") },
};
const struct vocabulary group_vocabulary = {
	"group", "group", N_("Groups concerned"),
	group_choices, COUNT(group_choices), true,
};

static const struct choice weekday_choices[] = {
	{ "monday", NC_("weekday", "Monday") },
	{ "tuesday", NC_("weekday", "Tuesday") },
	{ "wednesday", NC_("weekday", "Wednesday") },
	{ "thursday", NC_("weekday", "Thursday") },
	{ "friday", NC_("weekday", "Friday") },
	{ "saturday", NC_("weekday", "Saturday") },
	{ "sunday", NC_("weekday", "Sunday") },
};
const struct vocabulary weekday_vocabulary = {
	"weekday", "weekday", N_("Days of the week"), weekday_choices, COUNT(weekday_choices), false,
};

static const struct choice reply_clock_choices[] = {
	{ "calendar_days", NC_("reply_clock", "Calendar days") },
	{ "working_days", NC_("reply_clock", "Working days") },
};
const struct vocabulary reply_clock_vocabulary = {
	"reply_clock", "reply_clock", N_("How clocks count"),
	reply_clock_choices, COUNT(reply_clock_choices), false,
};

static const struct choice letter_direction_choices[] = {
	{ "out", NC_("letter_direction", "Going out") },
	{ "in", NC_("letter_direction", "Coming in") },
};
const struct vocabulary letter_direction_vocabulary = {
	"letter_direction", "letter_direction", N_("Direction of letters"),
	letter_direction_choices, COUNT(letter_direction_choices), false,
};

static const struct choice letter_kind_choices[] = {
	{ "transmission", NC_("letter_kind", "Transmission of recommendations") },
	{ "reminder", NC_("letter_kind", "Reminder") },
	{ "escalation", NC_("letter_kind", "Escalation") },
	{ "acknowledgement", NC_("letter_kind", "Acknowledgement of receipt") },
	{ "reply", NC_("letter_kind", "Reply") },
	{ "other", NC_("letter_kind", "Other letter") },
};
const struct vocabulary letter_kind_vocabulary = {
	"letter_kind", "letter_kind", N_("Kinds of letters"), letter_kind_choices, COUNT(letter_kind_choices), false,
};

static const struct choice ladder_recipient_choices[] = {
	{ "authority", NC_("ladder_recipient", "The authority") },
	{ "head", NC_("ladder_recipient", "The head of the authority") },
	{ "parent", NC_("ladder_recipient", "The minister in charge of it") },
	{ "parliament", NC_("ladder_recipient", "Parliament") },
	{ "publication", NC_("ladder_recipient", "The authority, before publication") },
};
const struct vocabulary ladder_recipient_vocabulary = {
	"ladder_recipient", "ladder_recipient", N_("Recipients of the ladder"),
	ladder_recipient_choices, COUNT(ladder_recipient_choices), false,
};

static const struct choice said_by_choices[] = {
	{ "authority", NC_("said_by", "The authority itself") },
	{ "mechanism", NC_("said_by", "The mechanism, from what it was told") },
};
const struct vocabulary said_by_vocabulary = {
	"said_by", "said_by", N_("Who wrote it down"), said_by_choices, COUNT(said_by_choices), false,
};

// The figures that may leave in a package, by the names that they have (docs/exchange-package.md).
static const struct choice exchange_figure_choices[] = {
	{ "R1", NC_("indicator", "Response rate, all") },
	{ "R2", NC_("indicator", "Response rate, due") },
	{ "R3", NC_("indicator", "On-time response rate") },
	{ "R5", NC_("indicator", "Overdue lines") },
	{ "A1", NC_("indicator", "Acceptance, all") },
	{ "A2", NC_("indicator", "Acceptance, answered") },
	{ "A3", NC_("indicator", "Acceptance, including in part") },
	{ "A4", NC_("indicator", "Rejection") },
	{ "I1", NC_("indicator", "Full implementation, verified") },
	{ "I2", NC_("indicator", "Full or partly, verified") },
	{ "I3", NC_("indicator", "Full implementation, of all sent") },
	{ "I5", NC_("indicator", "Lines verified") },
	{ "V1", NC_("indicator", "Visits") },
	{ "V5", NC_("indicator", "Unannounced share") },
	{ "V6", NC_("indicator", "Follow-up share") },
	{ "V8", NC_("indicator", "Access problems") },
	{ "V10", NC_("indicator", "Night and weekend share") },
};
const struct vocabulary exchange_figure_vocabulary = {
	"exchange_figure", "indicator", N_("Figures"),
	exchange_figure_choices, COUNT(exchange_figure_choices), false,
};

static const struct choice exchange_dimension_choices[] = {
	{ "none", NC_("exchange_dimension", "Not split: totals alone") },
	{ "place_kind", NC_("exchange_dimension", "Kind of place") },
	{ "theme", NC_("exchange_dimension", "Theme") },
	{ "severity", NC_("exchange_dimension", "Severity") },
	{ "scope", NC_("exchange_dimension", "Scope") },
	{ "horizon", NC_("exchange_dimension", "Horizon") },
	{ "kind", NC_("exchange_dimension", "Kind of recommendation") },
	{ "repeat", NC_("exchange_dimension", "First time or repeat") },
	{ "visit_kind", NC_("exchange_dimension", "Kind of visit") },
	{ "notice", NC_("exchange_dimension", "Notice") },
	{ "year", NC_("exchange_dimension", "Year") },
};
const struct vocabulary exchange_dimension_vocabulary = {
	"exchange_dimension", "exchange_dimension", N_("Split by"),
	exchange_dimension_choices, COUNT(exchange_dimension_choices), false,
};

// Narrowest first.
static const struct choice exchange_audience_choices[] = {
	{ "coordination", NC_("exchange_audience", "Who coordinates the mechanism") },
	{ "mechanism", NC_("exchange_audience", "Whoever in the mechanism may see figures") },
};
const struct vocabulary exchange_audience_vocabulary = {
	"exchange_audience", "exchange_audience", N_("Who may see it"),
	exchange_audience_choices, COUNT(exchange_audience_choices), false,
};
