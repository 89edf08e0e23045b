// Vocabularies that several nouns share: code, English label, and the gettext context of the label.
// Their words are those of domain.md §5; institutions add terms of their own to the open ones, as rows
// of `term`. A vocabulary of one noun stands in that noun's file.
#pragma once
#include "model/entity.h"

extern const struct vocabulary place_kind_vocabulary;
extern const struct vocabulary visit_type_vocabulary;
extern const struct vocabulary notice_vocabulary;
extern const struct vocabulary theme_vocabulary;
extern const struct vocabulary scope_vocabulary;
extern const struct vocabulary position_vocabulary;
extern const struct vocabulary implementation_vocabulary;
extern const struct vocabulary channel_vocabulary;
extern const struct vocabulary reason_kind_vocabulary;
extern const struct vocabulary language_vocabulary;
extern const struct vocabulary digits_vocabulary;
extern const struct vocabulary risk_vocabulary;
extern const struct vocabulary profession_vocabulary;
extern const struct vocabulary sex_vocabulary;
extern const struct vocabulary register_kind_vocabulary;
extern const struct vocabulary record_level_vocabulary;
extern const struct vocabulary record_entity_vocabulary;
extern const struct vocabulary unit_kind_vocabulary;
extern const struct vocabulary group_vocabulary;
extern const struct vocabulary weekday_vocabulary;
extern const struct vocabulary reply_clock_vocabulary;
extern const struct vocabulary said_by_vocabulary;
extern const struct vocabulary letter_direction_vocabulary;
extern const struct vocabulary letter_kind_vocabulary;
extern const struct vocabulary ladder_recipient_vocabulary;
extern const struct vocabulary exchange_figure_vocabulary;
extern const struct vocabulary exchange_dimension_vocabulary;
extern const struct vocabulary exchange_audience_vocabulary;
