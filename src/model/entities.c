// The list of entities. To add one:
//   1. src/model/NAME.c and NAME.h: a table of fields, as in area.c;
//   2. one line in the list below;
//   3. one migration (until the first tag: none, the first schema is made from this list);
//   4. `./dev test` says what else a reader would miss: a right without a row, a word without a translation.
#include "model/entities.h"

#include "base/catalogue.h"
#include "base/die.h"

const struct entity *const entities[] = {
	&institution_entity,
	&area_entity,
	&outline_entity,
	&holiday_entity,
	&authority_entity,
	&place_entity,
	&unit_entity,
	&snapshot_entity,
	&distinct_pair_entity,
	&account_entity,
	&term_entity,
	&own_field_entity,
	&saved_view_entity,
	&saved_figure_entity,
	&wording_entity,
	&plan_entity,
	&plan_line_entity,
	&visitor_entity,
	&visit_norm_entity,
	&programme_entity,
	&programme_target_entity,
	&programme_choice_entity,
	&mission_entity,
	&instrument_entity,
	&provision_entity,
	&legal_text_entity,
	&legal_article_entity,
	&visit_entity,
	&team_member_entity,
	&access_incident_entity,
	&register_check_entity,
	&finding_entity,
	&recommendation_entity,
	&addressee_line_entity,
	&clock_pause_entity,
	&ladder_step_entity,
	&letter_entity,
	&reply_entity,
	&action_entity,
	&assessment_entity,
	&follow_up_item_entity,
	&urgent_measure_entity,
	&factual_check_entity,
	&factual_comment_entity,
	&rehabilitation_project_entity,
	&quoted_claim_entity,
	&exchange_peer_entity,
	&exchange_package_entity,
	&exchange_cell_entity,
	&exchange_recommendation_entity,
	&receipt_entity,
	&partner_entity,
	&person_entity,
	&post_entity,
	&membership_entity,
	&network_entity,
	&letter_template_entity,
	&network_member_entity,
	&mandate_entity,
	&agreement_entity,
	&clause_entity,
	&cooperation_project_entity,
	&budget_line_entity,
	&project_result_entity,
	&project_report_entity,
	&joint_action_entity,
	&training_session_entity,
	&attendance_entity,
	&certificate_entity,
	&event_entity,
	&treaty_exchange_entity,
	&preparation_item_entity,
	&self_assessment_entity,
	&self_assessment_answer_entity,
	&reprisal_entity,
	&complaint_referral_entity,
	&report_entity,
	&yearly_resource_entity,
	&staff_count_entity,
	&attachment_entity,
	&comment_entity,
	&task_entity,
};
const size_t entity_count = COUNT(entities);

const struct entity *entity_by_plural_find(str plural)
{
	for (size_t i = 0; i < entity_count; i++)
		if (str_is(plural, entities[i]->plural))
			return entities[i];
	return NULL;
}

const struct entity *entity_find(str name)
{
	for (size_t i = 0; i < entity_count; i++)
		if (str_is(name, entities[i]->name) || str_is(name, entities[i]->plural))
			return entities[i];
	return NULL;
}

size_t entity_field_find(const struct entity *entity, str name)
{
	for (size_t i = 0; i < entity->field_count; i++)
		if (str_is(name, entity->fields[i].name))
			return i;
	return SIZE_MAX;
}

size_t vocabularies_list(const struct vocabulary *list[VOCABULARY_MOST])
{
	size_t count = 0;
	for (size_t e = 0; e < entity_count; e++) {
		for (size_t i = 0; i < entities[e]->field_count; i++) {
			const struct vocabulary *one = entities[e]->fields[i].vocabulary;
			size_t seen = 0;
			while (seen < count && list[seen] != one)
				seen++;
			if (one == NULL || seen < count)
				continue;
			must(count < VOCABULARY_MOST);
			list[count++] = one;
		}
	}
	return count;
}

const struct vocabulary *vocabulary_find(str name)
{
	for (size_t e = 0; e < entity_count; e++)
		for (size_t i = 0; i < entities[e]->field_count; i++) {
			const struct vocabulary *one = entities[e]->fields[i].vocabulary;
			if (one != NULL && str_is(name, one->name))
				return one;
		}
	return NULL;
}

const char *vocabulary_label(const struct vocabulary *vocabulary, str code)
{
	for (size_t i = 0; i < vocabulary->choice_count; i++)
		if (str_is(code, vocabulary->choices[i].code))
			return vocabulary->choices[i].label;
	return NULL;
}

bool field_classifies(const struct field *field)
{
	return field->kind == KIND_CHOICE || field->kind == KIND_LINK || field->kind == KIND_BOOLEAN;
}

size_t field_language_count(const struct field *field)
{
	return field->kind != KIND_NAME ? 0 : field->prose ? LANGUAGE_COUNT : NAME_LANGUAGE_COUNT;
}

enum level field_level(const struct field *field)
{
	return field->level == 0 ? LEVEL_INTERNAL : field->level;
}

bool field_looked_at(const struct field *field)
{
	bool link = field->kind == KIND_LINK && (field->required || field->in_list);
	return !field->many && (field->kind == KIND_DAY || link || (field->kind == KIND_CHOICE && field->filter));
}

bool field_sorts_empty(const struct entity *entity, size_t index)
{
	const struct field *field = &entity->fields[index];
	bool numbered = entity->number_prefix != NULL && index == entity->number_field;
	return field->kind == KIND_NAME || (!field->required && !numbered);
}
