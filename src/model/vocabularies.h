// Vocabularies: code, English label, and the gettext context of the label.
#pragma once
#include "model/entity.h"

extern const struct vocabulary place_kind_vocabulary;
extern const struct vocabulary visit_type_vocabulary;
extern const struct vocabulary notice_vocabulary;
extern const struct vocabulary access_result_vocabulary;
extern const struct vocabulary source_kind_vocabulary;
extern const struct vocabulary theme_vocabulary;
extern const struct vocabulary severity_vocabulary;
extern const struct vocabulary scope_vocabulary;
extern const struct vocabulary polarity_vocabulary;
extern const struct vocabulary output_type_vocabulary;
extern const struct vocabulary horizon_vocabulary;
extern const struct vocabulary position_vocabulary;
extern const struct vocabulary implementation_vocabulary;
extern const struct vocabulary addressee_role_vocabulary;
extern const struct vocabulary assessor_vocabulary;
extern const struct vocabulary visit_state_vocabulary;
extern const struct vocabulary finding_state_vocabulary;
extern const struct vocabulary recommendation_state_vocabulary;
extern const struct vocabulary place_state_vocabulary;
extern const struct vocabulary role_vocabulary;
extern const struct vocabulary area_kind_vocabulary;
extern const struct vocabulary authority_kind_vocabulary;
extern const struct vocabulary account_state_vocabulary;
extern const struct vocabulary channel_vocabulary;
extern const struct vocabulary reason_kind_vocabulary;
extern const struct vocabulary language_vocabulary;
extern const struct vocabulary source_vocabulary;
extern const struct vocabulary unit_use_vocabulary;
extern const struct vocabulary unit_state_vocabulary;
extern const struct vocabulary count_source_vocabulary;
extern const struct vocabulary operator_vocabulary;
extern const struct vocabulary risk_vocabulary;
extern const struct vocabulary plan_line_state_vocabulary;
extern const struct vocabulary mission_state_vocabulary;
extern const struct vocabulary team_role_vocabulary;
extern const struct vocabulary profession_vocabulary;
extern const struct vocabulary sex_vocabulary;
extern const struct vocabulary conflict_vocabulary;
extern const struct vocabulary incident_kind_vocabulary;
extern const struct vocabulary register_kind_vocabulary;
extern const struct vocabulary contradiction_vocabulary;
extern const struct vocabulary joint_body_vocabulary;
extern const struct vocabulary claim_verdict_vocabulary;
extern const struct vocabulary record_level_vocabulary;
extern const struct vocabulary record_entity_vocabulary;
extern const struct vocabulary own_kind_vocabulary;
extern const struct vocabulary instrument_body_vocabulary;
extern const struct vocabulary instrument_force_vocabulary;
extern const struct vocabulary unit_kind_vocabulary;
extern const struct vocabulary group_vocabulary;
extern const struct vocabulary quality_mark_vocabulary;
extern const struct vocabulary translation_state_vocabulary;
extern const struct vocabulary weekday_vocabulary;
extern const struct vocabulary reply_clock_vocabulary;
extern const struct vocabulary reply_rule_vocabulary;
extern const struct vocabulary holiday_certainty_vocabulary;
extern const struct vocabulary draft_reply_state_vocabulary;
extern const struct vocabulary funding_vocabulary;
extern const struct vocabulary progress_vocabulary;
extern const struct vocabulary said_by_vocabulary;
extern const struct vocabulary judgement_vocabulary;
extern const struct vocabulary urgent_trigger_vocabulary;
extern const struct vocabulary urgent_result_vocabulary;
extern const struct vocabulary urgent_measure_state_vocabulary;
extern const struct vocabulary factual_check_state_vocabulary;
extern const struct vocabulary factual_answer_vocabulary;
extern const struct vocabulary letter_direction_vocabulary;
extern const struct vocabulary letter_kind_vocabulary;
extern const struct vocabulary ladder_recipient_vocabulary;
extern const struct vocabulary letter_state_vocabulary;
extern const struct vocabulary photo_mark_vocabulary;
extern const struct vocabulary rehabilitation_project_state_vocabulary;
extern const struct vocabulary programme_state_vocabulary;
extern const struct vocabulary choice_outcome_vocabulary;
extern const struct vocabulary target_miss_vocabulary;

// All of them, to seed and to describe.
extern const struct vocabulary *const vocabularies[];
extern const size_t vocabulary_count;

// By name; NULL when there is none.
const struct vocabulary *vocabulary_find(str name);
