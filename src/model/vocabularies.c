// The compiled vocabularies: states, and codes that carry arithmetic. Their words are those of
// domain.md §5 and §7; institutions add terms of their own to the open ones, as rows of `term`.
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

static const struct choice drawn_choices[] = {
	{ "exact", NC_("drawn", "Where it stands") },
	{ "rounded", NC_("drawn", "Within ten kilometres") },
	{ "area", NC_("drawn", "As its area alone") },
};
const struct vocabulary drawn_vocabulary = {
	"drawn", "drawn", N_("On maps"), drawn_choices, COUNT(drawn_choices), false,
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

static const struct choice access_result_choices[] = {
	{ "full", NC_("access_result", "Full") },
	{ "delayed", NC_("access_result", "Delayed") },
	{ "partly_refused", NC_("access_result", "Partly refused") },
	{ "refused", NC_("access_result", "Refused") },
	{ "obstructed_inside", NC_("access_result", "Obstructed inside") },
};
const struct vocabulary access_result_vocabulary = {
	"access_result", "access_result", N_("Access"),
	access_result_choices, COUNT(access_result_choices), false,
};

static const struct choice source_kind_choices[] = {
	{ "interview_detainee", NC_("source_kind", "Interview with a detained person") },
	{ "interview_staff", NC_("source_kind", "Interview with staff") },
	{ "direct_observation", NC_("source_kind", "Direct observation") },
	{ "register_or_document", NC_("source_kind", "Register or document") },
	{ "medical_file", NC_("source_kind", "Medical file") },
	{ "third_party", NC_("source_kind", "Third party") },
	{ "prior_report", NC_("source_kind", "Earlier report") },
};
const struct vocabulary source_kind_vocabulary = {
	"source_kind", "source_kind", N_("Sources"),
	source_kind_choices, COUNT(source_kind_choices), true,
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

static const struct choice severity_choices[] = {
	{ "low", NC_("severity", "Low") },
	{ "moderate", NC_("severity", "Moderate") },
	{ "high", NC_("severity", "High") },
	{ "immediate_risk_to_life_or_integrity", NC_("severity", "Immediate risk to life or integrity") },
};
const struct vocabulary severity_vocabulary = {
	"severity", "severity", N_("Severity"), severity_choices, COUNT(severity_choices), false,
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

static const struct choice polarity_choices[] = {
	{ "concern", NC_("polarity", "Concern") },
	{ "neutral", NC_("polarity", "Neutral") },
	{ "good_practice", NC_("polarity", "Good practice") },
};
const struct vocabulary polarity_vocabulary = {
	"polarity", "polarity", N_("Polarity"), polarity_choices, COUNT(polarity_choices), false,
};

static const struct choice output_type_choices[] = {
	{ "recommendation", NC_("output_type", "Recommendation") },
	{ "proposal", NC_("output_type", "Proposal") },
	{ "legislative_observation", NC_("output_type", "Legislative observation") },
	{ "suggestion", NC_("output_type", "Suggestion") },
	{ "legal_duty_reminder", NC_("output_type", "Reminder of a legal duty") },
	{ "urgent_recommendation", NC_("output_type", "Urgent recommendation") },
	{ "preliminary_observation", NC_("output_type", "Preliminary observation") },
	{ "good_practice", NC_("output_type", "Good practice") },
};
const struct vocabulary output_type_vocabulary = {
	"output_type", "output_type", N_("Kinds of output"),
	output_type_choices, COUNT(output_type_choices), true,
};

static const struct choice horizon_choices[] = {
	{ "immediate", NC_("horizon", "Immediate (0 to 7 days)") },
	{ "short", NC_("horizon", "Short (3 months)") },
	{ "medium", NC_("horizon", "Medium (12 months)") },
	{ "long", NC_("horizon", "Long (over 12 months)") },
};
const struct vocabulary horizon_vocabulary = {
	"horizon", "horizon", N_("Horizon"), horizon_choices, COUNT(horizon_choices), false,
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

static const struct choice addressee_role_choices[] = {
	{ "lead", NC_("addressee_role", "Lead") },
	{ "contributing", NC_("addressee_role", "Contributing") },
};
const struct vocabulary addressee_role_vocabulary = {
	"addressee_role", "addressee_role", N_("Role of the addressee"),
	addressee_role_choices, COUNT(addressee_role_choices), false,
};

static const struct choice assessor_choices[] = {
	{ "self_report", NC_("assessor_kind", "Self-report") },
	{ "npm_desk", NC_("assessor_kind", "Mechanism, on documents") },
	{ "npm_on_site", NC_("assessor_kind", "Mechanism, on site") },
	{ "third_party", NC_("assessor_kind", "Third party") },
};
const struct vocabulary assessor_vocabulary = {
	"assessor", "assessor_kind", N_("Assessed by"),
	assessor_choices, COUNT(assessor_choices), false,
};

static const struct choice visit_state_choices[] = {
	{ "planned", NC_("state:visit", "Planned") },
	{ "started", NC_("state:visit", "Started") },
	{ "access_wait", NC_("state:visit", "Waiting for access") },
	{ "inside", NC_("state:visit", "Inside") },
	{ "final_talk_done", NC_("state:visit", "Final talk held") },
	{ "ended", NC_("state:visit", "Ended") },
	{ "notes_sealed", NC_("state:visit", "Notes sealed") },
	{ "reported", NC_("state:visit", "Reported") },
	{ "in_follow_up", NC_("state:visit", "In follow-up") },
	{ "closed", NC_("state:visit", "Closed") },
	{ "refused", NC_("state:visit", "Access refused") },
};
const struct vocabulary visit_state_vocabulary = {
	"visit_state", "state:visit", N_("State"),
	visit_state_choices, COUNT(visit_state_choices), false,
};

static const struct choice finding_state_choices[] = {
	{ "noted", NC_("state:finding", "Noted") },
	{ "triangulated", NC_("state:finding", "Triangulated") },
	{ "validated", NC_("state:finding", "Validated") },
	{ "used_in_report", NC_("state:finding", "Used in the report") },
	{ "kept_internal", NC_("state:finding", "Kept internal") },
	{ "dropped", NC_("state:finding", "Dropped") },
};
const struct vocabulary finding_state_vocabulary = {
	"finding_state", "state:finding", N_("State"),
	finding_state_choices, COUNT(finding_state_choices), false,
};

static const struct choice recommendation_state_choices[] = {
	{ "open", NC_("state:recommendation", "Open") },
	{ "closed_implemented", NC_("state:recommendation", "Closed: implemented") },
	{ "closed_overtaken", NC_("state:recommendation", "Closed: overtaken") },
	{ "closed_no_longer_pursued", NC_("state:recommendation", "Closed: no longer pursued") },
	{ "repeated", NC_("state:recommendation", "Repeated") },
};
const struct vocabulary recommendation_state_vocabulary = {
	"recommendation_state", "state:recommendation", N_("State"),
	recommendation_state_choices, COUNT(recommendation_state_choices), false,
};

static const struct choice place_state_choices[] = {
	{ "proposed", NC_("state:place", "Proposed") },
	{ "active", NC_("state:place", "Active") },
	{ "rejected", NC_("state:place", "Rejected") },
	{ "suspended", NC_("state:place", "Suspended") },
	{ "closed", NC_("state:place", "Closed") },
	{ "merged", NC_("state:place", "Merged") },
	{ "reopened", NC_("state:place", "Reopened") },
};
const struct vocabulary place_state_vocabulary = {
	"place_state", "state:place", N_("State"),
	place_state_choices, COUNT(place_state_choices), false,
};

static const struct choice role_choices[] = {
	{ "administrator", NC_("role", "Administrator") },
	{ "coordinator", NC_("role", "Coordinator") },
	{ "member", NC_("role", "Member of the mechanism") },
	{ "monitor", NC_("role", "Monitor") },
	{ "doctor", NC_("role", "Medical expert") },
	{ "secretariat", NC_("role", "Secretariat") },
	{ "legal", NC_("role", "Legal officer") },
	{ "regional", NC_("role", "Regional commission") },
	{ "auditor", NC_("role", "Auditor") },
	{ "focal", NC_("role", "Focal point") },
	{ "validator", NC_("role", "Validator") },
	{ "expert", NC_("role", "External expert") },
	{ "interpreter", NC_("role", "Interpreter") },
	{ "custodian", NC_("role", "Custodian") },
	{ "spt", NC_("role", "Subcommittee on Prevention of Torture") },
	{ "network_member", NC_("role", "Network member") },
	{ "public", NC_("role", "Public") },
};
const struct vocabulary role_vocabulary = {
	"role", "role", N_("Role"), role_choices, COUNT(role_choices), false,
};

static const struct choice area_kind_choices[] = {
	{ "region", NC_("area_kind", "Region") },
	{ "province", NC_("area_kind", "Province") },
	{ "prefecture", NC_("area_kind", "Prefecture") },
	{ "circle", NC_("area_kind", "Circle") },
	{ "commune", NC_("area_kind", "Commune") },
	{ "other", NC_("area_kind", "Other") },
};
const struct vocabulary area_kind_vocabulary = {
	"area_kind", "area_kind", N_("Kinds of areas"),
	area_kind_choices, COUNT(area_kind_choices), false,
};

static const struct choice authority_kind_choices[] = {
	{ "ministry", NC_("authority_kind", "Ministry") },
	{ "prison_administration", NC_("authority_kind", "Prison administration") },
	{ "police", NC_("authority_kind", "Police") },
	{ "gendarmerie", NC_("authority_kind", "Gendarmerie") },
	{ "prosecution", NC_("authority_kind", "Public prosecution") },
	{ "justice", NC_("authority_kind", "Courts") },
	{ "health", NC_("authority_kind", "Health service") },
	{ "social_affairs", NC_("authority_kind", "Social affairs") },
	{ "local_authority", NC_("authority_kind", "Local authority") },
	{ "parliament", NC_("authority_kind", "Parliament") },
	{ "state", NC_("authority_kind", "State") },
	{ "other", NC_("authority_kind", "Other") },
};
const struct vocabulary authority_kind_vocabulary = {
	"authority_kind", "authority_kind", N_("Kinds of authorities"),
	authority_kind_choices, COUNT(authority_kind_choices), true,
};

static const struct choice account_state_choices[] = {
	{ "active", NC_("state:account", "Active") },
	{ "locked", NC_("state:account", "Locked") },
};
const struct vocabulary account_state_vocabulary = {
	"account_state", "state:account", N_("State"),
	account_state_choices, COUNT(account_state_choices), false,
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

static const struct choice source_choices[] = {
	{ "visit", NC_("source", "Visit") },
	{ "report", NC_("source", "Report") },
	{ "upr", NC_("source", "Universal Periodic Review") },
	{ "spt", NC_("source", "Subcommittee on Prevention of Torture") },
	{ "treaty_body", NC_("source", "Treaty body") },
	{ "other", NC_("source", "Other") },
};
const struct vocabulary source_vocabulary = {
	"source", "source", N_("Origin"), source_choices, COUNT(source_choices), true,
};

static const struct choice record_level_choices[] = {
	{ "internal", NC_("level", "Internal") },
	{ "restricted", NC_("level", "Team of the visit") },
};
const struct vocabulary record_level_vocabulary = {
	"record_level", "level", N_("Level"),
	record_level_choices, COUNT(record_level_choices), false,
};

static const struct choice unit_use_choices[] = {
	{ "wing", NC_("unit_use", "Wing") },
	{ "cell_block", NC_("unit_use", "Cell block") },
	{ "dormitory", NC_("unit_use", "Dormitory") },
	{ "cell", NC_("unit_use", "Cell") },
	{ "custody_room", NC_("unit_use", "Custody room") },
	{ "isolation_cell", NC_("unit_use", "Isolation cell") },
	{ "women", NC_("unit_use", "Women’s quarter") },
	{ "minors", NC_("unit_use", "Minors’ quarter") },
	{ "infirmary", NC_("unit_use", "Infirmary") },
	{ "interview_room", NC_("unit_use", "Interview room") },
	{ "kitchen", NC_("unit_use", "Kitchen") },
	{ "yard", NC_("unit_use", "Yard") },
	{ "other", NC_("unit_use", "Other") },
};
const struct vocabulary unit_use_vocabulary = {
	"unit_use", "unit_use", N_("Uses of units"),
	unit_use_choices, COUNT(unit_use_choices), true,
};

static const struct choice unit_state_choices[] = {
	{ "in_use", NC_("unit_state", "In use") },
	{ "out_of_use", NC_("unit_state", "Out of use") },
	{ "under_works", NC_("unit_state", "Under works") },
};
const struct vocabulary unit_state_vocabulary = {
	"unit_state", "unit_state", N_("State"),
	unit_state_choices, COUNT(unit_state_choices), false,
};

static const struct choice count_source_choices[] = {
	{ "official", NC_("count_source", "Official figure") },
	{ "counted", NC_("count_source", "Counted by the team") },
	{ "estimated", NC_("count_source", "Estimated") },
};
const struct vocabulary count_source_vocabulary = {
	"count_source", "count_source", N_("Source of the count"),
	count_source_choices, COUNT(count_source_choices), false,
};

static const struct choice operator_choices[] = {
	{ "public", NC_("operator", "Public authority") },
	{ "private", NC_("operator", "Private operator") },
};
const struct vocabulary operator_vocabulary = {
	"operator", "operator", N_("Run by"),
	operator_choices, COUNT(operator_choices), false,
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

static const struct choice plan_line_state_choices[] = {
	{ "proposed", NC_("state:plan_line", "Proposed") },
	{ "approved", NC_("state:plan_line", "Approved") },
	{ "scheduled", NC_("state:plan_line", "Scheduled") },
	{ "done", NC_("state:plan_line", "Done") },
	{ "postponed", NC_("state:plan_line", "Postponed") },
	{ "cancelled", NC_("state:plan_line", "Cancelled") },
};
const struct vocabulary plan_line_state_vocabulary = {
	"plan_line_state", "state:plan_line", N_("State"),
	plan_line_state_choices, COUNT(plan_line_state_choices), false,
};

static const struct choice mission_state_choices[] = {
	{ "draft", NC_("state:mission", "Draft") },
	{ "approved", NC_("state:mission", "Approved") },
	{ "prepared", NC_("state:mission", "Prepared") },
	{ "running", NC_("state:mission", "Under way") },
	{ "ended", NC_("state:mission", "Ended") },
	{ "debriefed", NC_("state:mission", "Debriefed") },
	{ "archived", NC_("state:mission", "Archived") },
	{ "cancelled", NC_("state:mission", "Cancelled") },
};
const struct vocabulary mission_state_vocabulary = {
	"mission_state", "state:mission", N_("State"),
	mission_state_choices, COUNT(mission_state_choices), false,
};

static const struct choice team_role_choices[] = {
	{ "leader", NC_("team_role", "Leader") },
	{ "member", NC_("team_role", "Member") },
	{ "expert", NC_("team_role", "Expert") },
	{ "interpreter", NC_("team_role", "Interpreter") },
	{ "observer", NC_("team_role", "Observer") },
	{ "driver", NC_("team_role", "Driver") },
};
const struct vocabulary team_role_vocabulary = {
	"team_role", "team_role", N_("Role in the team"),
	team_role_choices, COUNT(team_role_choices), false,
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

static const struct choice conflict_choices[] = {
	{ "none_declared", NC_("conflict", "None declared") },
	{ "declared", NC_("conflict", "Declared, takes part") },
	{ "stepped_aside", NC_("conflict", "Declared, stepped aside") },
};
const struct vocabulary conflict_vocabulary = {
	"conflict", "conflict", N_("Conflict of interest"),
	conflict_choices, COUNT(conflict_choices), false,
};

static const struct choice incident_kind_choices[] = {
	{ "delay", NC_("incident_kind", "Delay") },
	{ "partial_refusal", NC_("incident_kind", "Part of the place refused") },
	{ "refusal", NC_("incident_kind", "Entry refused") },
	{ "obstruction", NC_("incident_kind", "Obstructed inside") },
	{ "interview_refused", NC_("incident_kind", "Private interview refused") },
	{ "file_refused", NC_("incident_kind", "File or register refused") },
	{ "equipment_refused", NC_("incident_kind", "Equipment refused") },
	{ "other", NC_("incident_kind", "Other") },
};
const struct vocabulary incident_kind_vocabulary = {
	"incident_kind", "incident_kind", N_("Kinds of access incidents"),
	incident_kind_choices, COUNT(incident_kind_choices), true,
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

static const struct choice contradiction_choices[] = {
	{ "interview", NC_("contradiction", "With an interview") },
	{ "register", NC_("contradiction", "With another register") },
	{ "observation", NC_("contradiction", "With what was seen") },
};
const struct vocabulary contradiction_vocabulary = {
	"contradiction", "contradiction", N_("Contradictions"),
	contradiction_choices, COUNT(contradiction_choices), false,
};

static const struct choice joint_body_choices[] = {
	{ "spt", NC_("joint_body", "Subcommittee on Prevention of Torture") },
	{ "cpt", NC_("joint_body", "Committee for the Prevention of Torture") },
	{ "regional_commission", NC_("joint_body", "Regional commission") },
	{ "other_mechanism", NC_("joint_body", "Another preventive mechanism") },
	{ "judge", NC_("joint_body", "Judge") },
	{ "other", NC_("joint_body", "Other") },
};
const struct vocabulary joint_body_vocabulary = {
	"joint_body", "joint_body", N_("Bodies of joint visits"),
	joint_body_choices, COUNT(joint_body_choices), true,
};

static const struct choice claim_verdict_choices[] = {
	{ "no_counts", NC_("claim_verdict", "No counts: nothing can be computed") },
	{ "counts_given", NC_("claim_verdict", "Counts are given") },
	{ "adds_up", NC_("claim_verdict", "The parts add up") },
	{ "rounded_separately", NC_("claim_verdict", "Shares rounded separately: they do not give 100") },
	{ "parts_below_total", NC_("claim_verdict", "The parts are below the total") },
	{ "parts_above_total", NC_("claim_verdict", "The parts are above the total") },
	{ "above_total", NC_("claim_verdict", "Above 100 %") },
	{ "mixed_denominator", NC_("claim_verdict", "Mixed denominator: parts and total count different things") },
};
const struct vocabulary claim_verdict_vocabulary = {
	"claim_verdict", "claim_verdict", N_("What can be said of it"),
	claim_verdict_choices, COUNT(claim_verdict_choices), false,
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

static const struct choice own_kind_choices[] = {
	{ "text", NC_("own_kind", "One line of text") },
	{ "prose", NC_("own_kind", "Text of many lines") },
	{ "integer", NC_("own_kind", "Whole number") },
	{ "boolean", NC_("own_kind", "Yes or no") },
	{ "day", NC_("own_kind", "Day") },
};
const struct vocabulary own_kind_vocabulary = {
	"own_kind", "own_kind", N_("Kinds of own fields"),
	own_kind_choices, COUNT(own_kind_choices), false,
};

static const struct choice instrument_body_choices[] = {
	{ "united_nations", NC_("instrument_body", "United Nations") },
	{ "spt", NC_("instrument_body", "Subcommittee on Prevention of Torture") },
	{ "experts", NC_("instrument_body", "Experts") },
	{ "african_union", NC_("instrument_body", "African Union") },
	{ "council_of_europe", NC_("instrument_body", "Council of Europe") },
	{ "morocco", NC_("instrument_body", "Kingdom of Morocco") },
	{ "other", NC_("instrument_body", "Other") },
};
const struct vocabulary instrument_body_vocabulary = {
	"instrument_body", "instrument_body", N_("Adopted by"),
	instrument_body_choices, COUNT(instrument_body_choices), true,
};

static const struct choice instrument_force_choices[] = {
	{ "treaty", NC_("instrument_force", "Treaty, binding") },
	{ "constitution", NC_("instrument_force", "Constitution, binding") },
	{ "law", NC_("instrument_force", "Law, binding") },
	{ "declaration", NC_("instrument_force", "Declaration") },
	{ "soft_law", NC_("instrument_force", "Soft law") },
	{ "guidance", NC_("instrument_force", "Guidance") },
};
const struct vocabulary instrument_force_vocabulary = {
	"instrument_force", "instrument_force", N_("Force"),
	instrument_force_choices, COUNT(instrument_force_choices), false,
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

static const struct choice quality_mark_choices[] = {
	{ "specific", NC_("quality_mark", "Specific") },
	{ "measurable", NC_("quality_mark", "Measurable") },
	{ "achievable", NC_("quality_mark", "Achievable") },
	{ "results_oriented", NC_("quality_mark", "Results-oriented") },
	{ "time_bound", NC_("quality_mark", "Time-bound") },
	{ "solution_suggestive", NC_("quality_mark", "Suggests a solution") },
	{ "priority_sequence_risk", NC_("quality_mark", "Mindful of priority, sequence and risk") },
	{ "argued", NC_("quality_mark", "Argued") },
	{ "root_cause_responsive", NC_("quality_mark", "Answers the root cause") },
	{ "targeted", NC_("quality_mark", "Targeted") },
};
const struct vocabulary quality_mark_vocabulary = {
	"quality_mark", "quality_mark", N_("Quality marks"),
	quality_mark_choices, COUNT(quality_mark_choices), false,
};

static const struct choice translation_state_choices[] = {
	{ "machine", NC_("translation_state", "Made by a machine") },
	{ "draft", NC_("translation_state", "Draft") },
	{ "reviewed", NC_("translation_state", "Reviewed") },
	{ "outdated", NC_("translation_state", "Older than the original") },
};
const struct vocabulary translation_state_vocabulary = {
	"translation_state", "translation_state", N_("State of translation"),
	translation_state_choices, COUNT(translation_state_choices), false,
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

static const struct choice reply_rule_choices[] = {
	{ "recommendation", NC_("reply_rule", "Set for this recommendation") },
	{ "authority", NC_("reply_rule", "The clock of the authority") },
	{ "institution", NC_("reply_rule", "The clock of the institution") },
	{ "agreed", NC_("reply_rule", "Agreed with this addressee") },
};
const struct vocabulary reply_rule_vocabulary = {
	"reply_rule", "reply_rule", N_("Where a clock comes from"),
	reply_rule_choices, COUNT(reply_rule_choices), false,
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

static const struct choice letter_state_choices[] = {
	{ "draft", NC_("state:letter", "Draft") },
	{ "approved", NC_("state:letter", "Approved") },
	{ "sent", NC_("state:letter", "Sent") },
	{ "delivered", NC_("state:letter", "Delivered") },
	{ "withdrawn", NC_("state:letter", "Withdrawn") },
	{ "overtaken", NC_("state:letter", "Overtaken by events") },
	{ "received", NC_("state:letter", "Received, to be confirmed") },
	{ "confirmed", NC_("state:letter", "Confirmed") },
	{ "answered", NC_("state:letter", "Reply recorded") },
	{ "set_aside", NC_("state:letter", "Set aside") },
};
const struct vocabulary letter_state_vocabulary = {
	"letter_state", "state:letter", N_("State"), letter_state_choices, COUNT(letter_state_choices), false,
};

static const struct choice holiday_certainty_choices[] = {
	{ "announced", NC_("holiday_certainty", "Announced") },
	{ "expected", NC_("holiday_certainty", "Expected, the moon decides") },
};
const struct vocabulary holiday_certainty_vocabulary = {
	"holiday_certainty", "holiday_certainty", N_("Certainty of holidays"),
	holiday_certainty_choices, COUNT(holiday_certainty_choices), false,
};

static const struct choice draft_reply_state_choices[] = {
	{ "draft", NC_("draft_reply_state", "Draft") },
	{ "awaiting_validation", NC_("draft_reply_state", "Awaiting validation") },
	{ "returned", NC_("draft_reply_state", "Sent back") },
};
const struct vocabulary draft_reply_state_vocabulary = {
	"draft_reply_state", "draft_reply_state", N_("States of drafts of replies"),
	draft_reply_state_choices, COUNT(draft_reply_state_choices), false,
};

static const struct choice funding_choices[] = {
	{ "secured", NC_("funding", "Secured") },
	{ "partly_secured", NC_("funding", "Secured in part") },
	{ "requested", NC_("funding", "Requested") },
	{ "none", NC_("funding", "None") },
	{ "not_needed", NC_("funding", "Not needed") },
};
const struct vocabulary funding_vocabulary = {
	"funding", "funding", N_("Funding"), funding_choices, COUNT(funding_choices), false,
};

static const struct choice progress_choices[] = {
	{ "not_started", NC_("progress", "Not started") },
	{ "under_way", NC_("progress", "Under way") },
	{ "done", NC_("progress", "Done, it says") },
	{ "abandoned", NC_("progress", "Abandoned") },
};
const struct vocabulary progress_vocabulary = {
	"progress", "progress", N_("Progress"), progress_choices, COUNT(progress_choices), false,
};

static const struct choice said_by_choices[] = {
	{ "authority", NC_("said_by", "The authority itself") },
	{ "mechanism", NC_("said_by", "The mechanism, from what it was told") },
};
const struct vocabulary said_by_vocabulary = {
	"said_by", "said_by", N_("Who wrote it down"), said_by_choices, COUNT(said_by_choices), false,
};

static const struct choice judgement_choices[] = {
	{ "none", NC_("judgement", "No meaningful progress") },
	{ "insufficient", NC_("judgement", "Insufficient progress") },
	{ "reasonable", NC_("judgement", "Reasonable progress") },
	{ "good", NC_("judgement", "Good progress") },
};
const struct vocabulary judgement_vocabulary = {
	"judgement", "judgement", N_("Progress seen"), judgement_choices, COUNT(judgement_choices), false,
};

static const struct choice urgent_trigger_choices[] = {
	{ "risk_to_life", NC_("urgent_trigger", "Risk to life") },
	{ "fresh_injury", NC_("urgent_trigger", "Fresh injury") },
	{ "incommunicado", NC_("urgent_trigger", "Held incommunicado") },
	{ "hunger_strike", NC_("urgent_trigger", "Hunger strike") },
	{ "child_with_adults", NC_("urgent_trigger", "Child held with adults") },
	{ "suicide_risk", NC_("urgent_trigger", "Risk of suicide") },
	{ "fire_risk", NC_("urgent_trigger", "Risk of fire") },
	{ "other", NC_("urgent_trigger", "Other") },
};
const struct vocabulary urgent_trigger_vocabulary = {
	"urgent_trigger", "urgent_trigger", N_("What makes it urgent"),
	urgent_trigger_choices, COUNT(urgent_trigger_choices), true,
};

static const struct choice urgent_result_choices[] = {
	{ "solved", NC_("urgent_result", "Solved") },
	{ "partly_solved", NC_("urgent_result", "Solved in part") },
	{ "not_solved", NC_("urgent_result", "Not solved") },
};
const struct vocabulary urgent_result_vocabulary = {
	"urgent_result", "urgent_result", N_("Results of urgent measures"),
	urgent_result_choices, COUNT(urgent_result_choices), false,
};

static const struct choice urgent_measure_state_choices[] = {
	{ "raised", NC_("state:urgent_measure", "Raised") },
	{ "approved", NC_("state:urgent_measure", "Approved") },
	{ "sent", NC_("state:urgent_measure", "Sent") },
	{ "escalated", NC_("state:urgent_measure", "Escalated") },
	{ "answered", NC_("state:urgent_measure", "Answered") },
	{ "verified", NC_("state:urgent_measure", "Verified") },
	{ "closed", NC_("state:urgent_measure", "Closed") },
};
const struct vocabulary urgent_measure_state_vocabulary = {
	"urgent_measure_state", "state:urgent_measure", N_("State"),
	urgent_measure_state_choices, COUNT(urgent_measure_state_choices), false,
};

static const struct choice factual_check_state_choices[] = {
	{ "draft", NC_("state:factual_check", "Draft") },
	{ "sent", NC_("state:factual_check", "Sent for correction of facts") },
	{ "closed", NC_("state:factual_check", "Closed") },
};
const struct vocabulary factual_check_state_vocabulary = {
	"factual_check_state", "state:factual_check", N_("State"),
	factual_check_state_choices, COUNT(factual_check_state_choices), false,
};

static const struct choice factual_answer_choices[] = {
	{ "taken", NC_("factual_answer", "Taken") },
	{ "taken_in_part", NC_("factual_answer", "Taken in part") },
	{ "not_taken", NC_("factual_answer", "Not taken") },
};
const struct vocabulary factual_answer_vocabulary = {
	"factual_answer", "factual_answer", N_("Answers to comments on facts"),
	factual_answer_choices, COUNT(factual_answer_choices), false,
};

static const struct choice photo_mark_choices[] = {
	{ "before", NC_("photo_mark", "Before") },
	{ "after", NC_("photo_mark", "After") },
};
const struct vocabulary photo_mark_vocabulary = {
	"photo_mark", "photo_mark", N_("Taken before or after"), photo_mark_choices, COUNT(photo_mark_choices), false,
};

static const struct choice rehabilitation_project_state_choices[] = {
	{ "identified", NC_("state:rehabilitation_project", "Identified") },
	{ "proposed", NC_("state:rehabilitation_project", "Proposed") },
	{ "funded", NC_("state:rehabilitation_project", "Funded") },
	{ "works", NC_("state:rehabilitation_project", "Works under way") },
	{ "delivered", NC_("state:rehabilitation_project", "Delivered") },
	{ "verified_on_site", NC_("state:rehabilitation_project", "Verified on site") },
	{ "closed", NC_("state:rehabilitation_project", "Closed") },
	{ "stopped", NC_("state:rehabilitation_project", "Stopped") },
};
const struct vocabulary rehabilitation_project_state_vocabulary = {
	"rehabilitation_project_state", "state:rehabilitation_project", N_("State"),
	rehabilitation_project_state_choices, COUNT(rehabilitation_project_state_choices), false,
};

static const struct choice programme_state_choices[] = {
	{ "draft", NC_("state:programme", "Draft") },
	{ "proposed", NC_("state:programme", "Worked out") },
	{ "accepted", NC_("state:programme", "Accepted") },
	{ "set_aside", NC_("state:programme", "Set aside") },
};
const struct vocabulary programme_state_vocabulary = {
	"programme_state", "state:programme", N_("State"),
	programme_state_choices, COUNT(programme_state_choices), false,
};

static const struct choice choice_outcome_choices[] = {
	{ "visited", NC_("choice_outcome", "Proposed") },
	{ "visited_already", NC_("choice_outcome", "Visited in this period already") },
	{ "planned_already", NC_("choice_outcome", "Planned for this period already") },
	{ "too_long", NC_("choice_outcome", "Takes more days than any quarter has") },
	{ "conflict", NC_("choice_outcome", "Conflicts of interest leave no team") },
	{ "skill", NC_("choice_outcome", "Nobody has the skills that are needed") },
	{ "people", NC_("choice_outcome", "Those who could go have no days left") },
	{ "nothing", NC_("choice_outcome", "Nothing speaks for a visit now") },
	{ "lower", NC_("choice_outcome", "Fewer points than any place that is proposed") },
	{ "elsewhere", NC_("choice_outcome", "Its days bring more points elsewhere") },
};
const struct vocabulary choice_outcome_vocabulary = {
	"choice_outcome", "choice_outcome", N_("Outcomes of a programme"),
	choice_outcome_choices, COUNT(choice_outcome_choices), false,
};

static const struct choice target_miss_choices[] = {
	{ "few_places", NC_("target_miss", "Fewer places than it wants can be visited at all") },
	{ "few_days", NC_("target_miss", "Not even all team-days would do, without any other place") },
	{ "few_people", NC_("target_miss", "Those who could go have too few days, without any other place") },
	{ "others", NC_("target_miss", "It could be met alone, not beside the other targets") },
};
const struct vocabulary target_miss_vocabulary = {
	"target_miss", "target_miss", N_("Why targets are missed"),
	target_miss_choices, COUNT(target_miss_choices), false,
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

static const struct choice exchange_purpose_choices[] = {
	{ "regional_comparison", NC_("exchange_purpose", "Comparison in the region") },
	{ "joint_report", NC_("exchange_purpose", "A report made together") },
	{ "peer_learning", NC_("exchange_purpose", "Learning from each other") },
};
const struct vocabulary exchange_purpose_vocabulary = {
	"exchange_purpose", "exchange_purpose", N_("Purpose"),
	exchange_purpose_choices, COUNT(exchange_purpose_choices), false,
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

static const struct choice exchange_direction_choices[] = {
	{ "sent", NC_("exchange_direction", "To them") },
	{ "received", NC_("exchange_direction", "From them") },
};
const struct vocabulary exchange_direction_vocabulary = {
	"exchange_direction", "exchange_direction", N_("Direction"),
	exchange_direction_choices, COUNT(exchange_direction_choices), false,
};

static const struct choice exchange_way_choices[] = {
	{ "file", NC_("exchange_way", "As a file") },
	{ "http", NC_("exchange_way", "From server to server") },
};
const struct vocabulary exchange_way_vocabulary = {
	"exchange_way", "exchange_way", N_("Way"),
	exchange_way_choices, COUNT(exchange_way_choices), false,
};

static const struct choice exchange_peer_state_choices[] = {
	{ "new", NC_("state:exchange_peer", "Not confirmed") },
	{ "confirmed", NC_("state:exchange_peer", "Confirmed") },
	{ "suspended", NC_("state:exchange_peer", "Suspended") },
};
const struct vocabulary exchange_peer_state_vocabulary = {
	"exchange_peer_state", "state:exchange_peer", N_("State"),
	exchange_peer_state_choices, COUNT(exchange_peer_state_choices), false,
};

static const struct choice exchange_package_state_choices[] = {
	{ "draft", NC_("state:exchange_package", "Draft") },
	{ "approved", NC_("state:exchange_package", "Approved") },
	{ "delivered", NC_("state:exchange_package", "Handed over") },
	{ "discarded", NC_("state:exchange_package", "Discarded") },
	{ "received", NC_("state:exchange_package", "Taken in") },
};
const struct vocabulary exchange_package_state_vocabulary = {
	"exchange_package_state", "state:exchange_package", N_("State"),
	exchange_package_state_choices, COUNT(exchange_package_state_choices), false,
};

const struct vocabulary *const vocabularies[] = {
	&place_kind_vocabulary,
	&visit_type_vocabulary,
	&notice_vocabulary,
	&access_result_vocabulary,
	&source_kind_vocabulary,
	&theme_vocabulary,
	&severity_vocabulary,
	&scope_vocabulary,
	&polarity_vocabulary,
	&output_type_vocabulary,
	&horizon_vocabulary,
	&position_vocabulary,
	&implementation_vocabulary,
	&addressee_role_vocabulary,
	&assessor_vocabulary,
	&visit_state_vocabulary,
	&finding_state_vocabulary,
	&recommendation_state_vocabulary,
	&place_state_vocabulary,
	&role_vocabulary,
	&area_kind_vocabulary,
	&drawn_vocabulary,
	&authority_kind_vocabulary,
	&account_state_vocabulary,
	&channel_vocabulary,
	&reason_kind_vocabulary,
	&language_vocabulary,
	&source_vocabulary,
	&unit_use_vocabulary,
	&unit_state_vocabulary,
	&count_source_vocabulary,
	&operator_vocabulary,
	&risk_vocabulary,
	&plan_line_state_vocabulary,
	&mission_state_vocabulary,
	&team_role_vocabulary,
	&profession_vocabulary,
	&sex_vocabulary,
	&conflict_vocabulary,
	&incident_kind_vocabulary,
	&register_kind_vocabulary,
	&contradiction_vocabulary,
	&joint_body_vocabulary,
	&claim_verdict_vocabulary,
	&record_level_vocabulary,
	&record_entity_vocabulary,
	&own_kind_vocabulary,
	&instrument_body_vocabulary,
	&instrument_force_vocabulary,
	&unit_kind_vocabulary,
	&group_vocabulary,
	&quality_mark_vocabulary,
	&translation_state_vocabulary,
	&weekday_vocabulary,
	&reply_clock_vocabulary,
	&reply_rule_vocabulary,
	&holiday_certainty_vocabulary,
	&draft_reply_state_vocabulary,
	&funding_vocabulary,
	&progress_vocabulary,
	&said_by_vocabulary,
	&judgement_vocabulary,
	&urgent_trigger_vocabulary,
	&urgent_result_vocabulary,
	&urgent_measure_state_vocabulary,
	&factual_check_state_vocabulary,
	&factual_answer_vocabulary,
	&letter_direction_vocabulary,
	&letter_kind_vocabulary,
	&ladder_recipient_vocabulary,
	&letter_state_vocabulary,
	&photo_mark_vocabulary,
	&rehabilitation_project_state_vocabulary,
	&uptake_vocabulary,
	&legal_text_kind_vocabulary,
	&legal_text_stage_vocabulary,
	&wording_of_vocabulary,
	&partner_kind_vocabulary,
	&partner_level_vocabulary,
	&network_grade_vocabulary,
	&mandate_state_vocabulary,
	&agreement_kind_vocabulary,
	&renewal_vocabulary,
	&agreement_state_vocabulary,
	&cooperation_project_state_vocabulary,
	&result_level_vocabulary,
	&project_report_kind_vocabulary,
	&joint_action_state_vocabulary,
	&training_session_state_vocabulary,
	&rank_vocabulary,
	&event_kind_vocabulary,
	&event_role_vocabulary,
	&head_count_vocabulary,
	&event_state_vocabulary,
	&treaty_body_vocabulary,
	&exchange_kind_vocabulary,
	&treaty_exchange_state_vocabulary,
	&preparation_kind_vocabulary,
	&preparation_item_state_vocabulary,
	&self_assessment_level_vocabulary,
	&reprisal_kind_vocabulary,
	&reprisal_source_vocabulary,
	&reprisal_consent_vocabulary,
	&reprisal_result_vocabulary,
	&reprisal_state_vocabulary,
	&complaint_referral_state_vocabulary,
	&report_kind_vocabulary,
	&report_state_vocabulary,
	&programme_state_vocabulary,
	&choice_outcome_vocabulary,
	&target_miss_vocabulary,
	&exchange_figure_vocabulary,
	&exchange_dimension_vocabulary,
	&exchange_purpose_vocabulary,
	&exchange_audience_vocabulary,
	&exchange_direction_vocabulary,
	&exchange_way_vocabulary,
	&exchange_peer_state_vocabulary,
	&exchange_package_state_vocabulary,
};
const size_t vocabulary_count = COUNT(vocabularies);
