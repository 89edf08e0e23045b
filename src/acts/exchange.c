#include "acts/exchange.h"

#include <stdlib.h>

#include "acts/count_inside.h"
#include "acts/keep.h"
#include "acts/sign_log.h"
#include "base/catalogue.h"
#include "base/die.h"
#include "base/hash.h"
#include "base/text.h"
#include "model/authority.h"
#include "model/entities.h"
#include "model/exchange_package.h"
#include "model/permit.h"
#include "model/value.h"
#include "model/vocabularies.h"
#include "vault/sealed_letter.h"

enum { USUAL_THRESHOLD = 5, MOST_YEARS = 10 };

bool exchange_identity(struct call *call, struct exchange_identity *identity)
{
	const struct signature_key *key = sign_log_key(call);
	if (key == NULL)
		return refuse(call, REFUSED_CONFLICT, N_("This installation has no key of its own, so it cannot exchange packages."));
	identity->sign = signature_public(key);
	identity->seal = sealed_letter_public(call->arena, key);
	identity->card = exchange_card(call->arena, identity->sign, identity->seal);
	identity->fingerprint = exchange_fingerprint(call->arena, identity->sign, identity->seal);
	return true;
}

static size_t place_in(const struct vocabulary *vocabulary, str code)
{
	size_t i = 0;
	while (i < vocabulary->choice_count && !str_is(code, vocabulary->choices[i].code))
		i++;
	return i;
}

bool exchange_audience_fits(str audience, str agreed)
{
	size_t wide = place_in(&exchange_audience_vocabulary, audience);
	return wide < exchange_audience_vocabulary.choice_count && wide <= place_in(&exchange_audience_vocabulary, agreed);
}

// --- Counting

struct preparing {
	const struct exchange_request *request;
	const struct record *peer;
	struct exchange_content content;
	struct withhold_table counts[EXCHANGE_TABLES];
	struct exchange_content *earlier; // Packages whose period has a day in common, whoever they were for.
	size_t earlier_count;
	struct record *package;
};

static str label_of(struct call *call, const struct dimension *dimension, str code)
{
	struct buf buf = buf_in(call->arena);
	for (size_t i = 0; i < LANGUAGE_COUNT; i++) {
		struct call reader = *call;
		reader.language = languages[i];
		str label = dimension_label(&reader, dimension, code);
		buf_addf(&buf, "%s\"%s\":", i > 0 ? "," : "{", languages[i]);
		buf_add_json(&buf, label.length > 0 ? label : say(&reader, N_("Not known")));
	}
	buf_add_char(&buf, '}');
	return buf_str(&buf);
}

// The institution's own terms count as what they are based on, which others know.
static str code_of(struct call *call, const struct dimension *dimension, str key)
{
	const struct field *field = dimension->entity == NULL ? NULL : &dimension->entity->fields[dimension->field];
	return key.length == 0 || field == NULL || field->vocabulary == NULL ? key : value_base(call, field->vocabulary, key);
}

static struct exchange_row *row_for(struct call *call, struct exchange_table *table, const struct dimension *dimension, str key)
{
	str code = code_of(call, dimension, key);
	str shown = code.length == 0 ? S("unknown") : code;
	for (size_t r = 0; r < table->row_count; r++)
		if (str_equal(table->rows[r].code, shown))
			return &table->rows[r];
	if (table->row_count == EXCHANGE_ROWS)
		return NULL;
	table->rows[table->row_count] = (struct exchange_row){ .code = shown, .label = label_of(call, dimension, code) };
	return &table->rows[table->row_count++];
}

static void add_value(struct exchange_value *value, const struct count_value *counted, bool share)
{
	value->numerator += counted->numerator;
	value->denominator += share ? counted->denominator : 0;
}

static bool count_figure(struct call *call, struct preparing *preparing, struct exchange_table *table, size_t f)
{
	bool split = !str_is(table->dimension, "none"), share = table->figures[f]->share;
	struct count_request request = { .indicator = str_from(table->figures[f]->code), .as_of = call->today,
		.from = preparing->request->from, .to = preparing->request->to, .by = { table->dimension }, .by_count = split };
	struct count_result result;
	if (!count(call, &request, &result))
		return false;
	table->rules[f] = indicator_version;
	add_value(&table->total.values[f], &result.total, share);
	const struct dimension *dimension = split ? dimension_find(call, result.indicator, table->dimension) : NULL;
	for (size_t i = 0; i < result.row_count; i++) {
		struct exchange_row *row = row_for(call, table, dimension, result.rows[i].keys[0]);
		if (row == NULL)
			return refuse_field(call, table->visits ? "visits_by" : "lines_by",
				say(call, N_("This has too many values for a package. Split by something coarser.")));
		add_value(&row->values[f], &result.rows[i].value, share);
	}
	return true;
}

static int compare_rows(const void *a, const void *b)
{
	return str_compare(((const struct exchange_row *)a)->code, ((const struct exchange_row *)b)->code);
}

static void make_counts(struct call *call, const struct preparing *preparing, const struct exchange_table *table,
	struct withhold_table *counts)
{
	*counts = (struct withhold_table){ .rows = NEW_MANY(call->arena, table->row_count + 1, struct withhold_row),
		.row_count = table->row_count, .threshold = preparing->content.threshold };
	for (size_t f = 0; f < table->figure_count; f++)
		counts->has[table->figures[f]->above] = counts->has[table->figures[f]->below] = true;
	for (size_t r = 0; r < table->row_count; r++)
		exchange_counts(table, &table->rows[r], &counts->rows[r]);
	exchange_counts(table, &table->total, &counts->total);
}

static bool same_period(const struct exchange_content *a, const struct exchange_content *b)
{
	return str_equal(a->from, b->from) && str_equal(a->to, b->to);
}

static bool same_split(const struct exchange_content *a, const struct exchange_table *of_a, const struct exchange_content *b,
	const struct exchange_table *of_b)
{
	return same_period(a, b) && str_equal(of_a->dimension, of_b->dimension);
}

// What was chosen, and what left before of the same things: all of it is looked at together.
static bool takes_part(const struct preparing *preparing, const struct exchange_table *table, const struct exchange_figure *figure)
{
	bool takes = false;
	for (size_t i = 0; i < preparing->earlier_count; i++)
		for (size_t b = 0; b < preparing->earlier[i].table_count; b++) {
			const struct exchange_table *before = &preparing->earlier[i].tables[b];
			bool same = before->visits == table->visits && same_split(&preparing->content, table, &preparing->earlier[i], before);
			for (size_t f = 0; same && f < before->figure_count; f++)
				takes = takes || before->figures[f] == figure;
		}
	return takes;
}

static bool is_chosen(const struct preparing *preparing, const struct exchange_figure *figure)
{
	bool chosen = false;
	for (size_t k = 0; k < preparing->request->figure_count; k++)
		chosen = chosen || str_is(preparing->request->figures[k], figure->code);
	return chosen;
}

static bool count_table(struct call *call, struct preparing *preparing, bool visits, str dimension)
{
	struct exchange_table *table = &preparing->content.tables[preparing->content.table_count];
	bool any = false;
	*table = (struct exchange_table){ .visits = visits, .dimension = dimension.length == 0 ? S("none") : dimension,
		.rows = NEW_MANY(call->arena, EXCHANGE_ROWS, struct exchange_row) };
	for (size_t i = 0; i < exchange_figure_count; i++) {
		bool chosen = exchange_figures[i].visits == visits && is_chosen(preparing, &exchange_figures[i]);
		any = any || chosen;
		if (chosen || takes_part(preparing, table, &exchange_figures[i]))
			table->figures[table->figure_count++] = &exchange_figures[i];
	}
	if (!any)
		return true;
	if (!exchange_dimension_fits(visits, table->dimension))
		return refuse_field(call, visits ? "visits_by" : "lines_by", say(call, N_("These figures are not split by this.")));
	for (size_t f = 0; f < table->figure_count; f++)
		if (!count_figure(call, preparing, table, f))
			return false;
	qsort(table->rows, table->row_count, sizeof *table->rows, compare_rows);
	make_counts(call, preparing, table, &preparing->counts[preparing->content.table_count]);
	preparing->content.table_count++;
	return true;
}

// What was only looked at does not leave.
static void drop_figure(struct exchange_table *table, size_t f)
{
	for (size_t k = f; k + 1 < table->figure_count; k++) {
		table->figures[k] = table->figures[k + 1];
		table->rules[k] = table->rules[k + 1];
		table->total.values[k] = table->total.values[k + 1];
		for (size_t r = 0; r < table->row_count; r++)
			table->rows[r].values[k] = table->rows[r].values[k + 1];
	}
	table->figure_count--;
}

static void keep_chosen(struct preparing *preparing)
{
	for (size_t t = 0; t < preparing->content.table_count; t++)
		for (size_t f = preparing->content.tables[t].figure_count; f-- > 0;)
			if (!is_chosen(preparing, preparing->content.tables[t].figures[f]))
				drop_figure(&preparing->content.tables[t], f);
}

// --- What left before

static bool holds_back(const struct exchange_table *table)
{
	bool holds = table->total.held_back;
	for (size_t r = 0; r < table->row_count; r++)
		holds = holds || table->rows[r].held_back;
	return holds;
}

// What was held back once stays so: one table shown and one not give it back.
static void hold_again(const struct exchange_table *before, const struct exchange_table *table, struct withhold_table *counts)
{
	counts->total.held = counts->total.held || before->total.held_back;
	for (size_t b = 0; b < before->row_count; b++)
		for (size_t r = 0; r < table->row_count; r++)
			if (before->rows[b].held_back && str_equal(before->rows[b].code, table->rows[r].code))
				counts->rows[r].held = true;
}

static bool read_earlier(struct call *call, const struct exchange_content *content, struct exchange_content **earlier, size_t *count)
{
	struct query query = query_in(call->arena);
	struct record **packages;
	record_select(&query, &exchange_package_entity);
	query_add(&query, SQL("WHERE t.binned_at IS NULL AND t.direction = 'sent' AND t.state <> 'discarded' AND t.from_on <= "));
	query_bind(&query, cell_text(content->to));
	query_add(&query, SQL(" AND t.to_on >= "));
	query_bind(&query, cell_text(content->from));
	query_add(&query, SQL(" ORDER BY t.id"));
	if (!record_query(call, &query, &exchange_package_entity, &packages, count))
		return false;
	*earlier = NEW_MANY(call->arena, *count + 1, struct exchange_content);
	struct mishap mishap;
	for (size_t i = 0; i < *count; i++)
		if (!exchange_content_read(call->arena, record_text(packages[i], EXCHANGE_PACKAGE_CONTENT), &(*earlier)[i], &mishap))
			return refuse(call, REFUSED_CONFLICT, mishap.why);
	return true;
}

// A row, or a total, that is held back now and was shown on the same day.
static bool was_shown(const struct exchange_table *table, const struct exchange_table *before)
{
	bool shown = table->total.held_back && !before->total.held_back;
	for (size_t r = 0; r < table->row_count; r++)
		for (size_t b = 0; b < before->row_count; b++)
			shown = shown || (table->rows[r].held_back && !before->rows[b].held_back &&
			                     str_equal(table->rows[r].code, before->rows[b].code));
	return shown;
}

static bool clashes(const struct exchange_content *content, const struct exchange_content *before)
{
	for (size_t t = 0; t < content->table_count; t++)
		for (size_t b = 0; b < before->table_count; b++) {
			const struct exchange_table *table = &content->tables[t], *earlier = &before->tables[b];
			if (table->visits != earlier->visits)
				continue;
			// A year less its first quarter is a period too, and nobody held anything of it back.
			if (!same_period(content, before))
				return true;
			if (!same_split(content, table, before, earlier) ? holds_back(table) || holds_back(earlier)
			                                                 : str_equal(content->as_of, before->as_of) && was_shown(table, earlier))
				return true;
		}
	return false;
}

static void hold(struct call *call, struct exchange_table *table, struct withhold_table *counts)
{
	withhold(call->arena, counts);
	table->total.held_back = counts->total.held;
	for (size_t r = 0; r < table->row_count; r++)
		table->rows[r].held_back = counts->rows[r].held;
}

static void hold_table(struct call *call, struct preparing *preparing, size_t t)
{
	struct exchange_table *table = &preparing->content.tables[t];
	for (size_t i = 0; i < preparing->earlier_count; i++)
		for (size_t b = 0; b < preparing->earlier[i].table_count; b++) {
			const struct exchange_table *before = &preparing->earlier[i].tables[b];
			if (before->visits == table->visits && same_split(&preparing->content, table, &preparing->earlier[i], before))
				hold_again(before, table, &preparing->counts[t]);
		}
	hold(call, table, &preparing->counts[t]);
}

static bool hold_all(struct call *call, struct preparing *preparing)
{
	for (size_t t = 0; t < preparing->content.table_count; t++)
		hold_table(call, preparing, t);
	for (size_t i = 0; i < preparing->earlier_count; i++)
		if (clashes(&preparing->content, &preparing->earlier[i]))
			return refuse(call, REFUSED_CONFLICT,
				N_("A package of the same things, with other figures, another period or another split, was made before. Together they"
				   " would give back numbers that are held back. Take the same figures, period and split, or discard the other if it"
				   " has not left."));
	keep_chosen(preparing);
	return true;
}

// --- The draft

// In one line each, as the format has them; what is longer is cut at a word.
static str published_text(struct call *call, str json)
{
	struct buf buf = buf_in(call->arena), canonical = buf_in(call->arena);
	struct json names;
	struct mishap mishap;
	for (size_t i = 0; i < LANGUAGE_COUNT; i++) {
		str text = text_shorten(call->arena, text_squeeze(call->arena, value_name_in(call->arena, json, languages[i])), EXCHANGE_TEXT_BYTES / 4);
		if (text.length == 0)
			continue;
		buf_addf(&buf, "%s\"%s\":", buf.length > 0 ? "," : "{", languages[i]);
		buf_add_json(&buf, text);
	}
	buf_add_char(&buf, '}');
	must(json_read(call->arena, buf_str(&buf), &names, &mishap));
	json_write(&canonical, &names);
	return buf_str(&canonical);
}

// What is published is known to everybody; the rest of a recommendation stays here.
static bool add_published(struct call *call, struct exchange_content *content)
{
	struct query query = query_in(call->arena);
	struct record **lines;
	size_t count;
	record_select(&query, &addressee_line_entity);
	query_add(&query, SQL("JOIN recommendation o ON o.id = t.recommendation WHERE t.binned_at IS NULL AND o.binned_at IS NULL"
	                      " AND o.published_on <= "));
	query_bind(&query, cell_text(content->as_of));
	query_add(&query, SQL(" AND t.sent_on >= "));
	query_bind(&query, cell_text(content->from));
	query_add(&query, SQL(" AND t.sent_on <= "));
	query_bind(&query, cell_text(content->to));
	permit_where(call, &query, &addressee_line_entity);
	query_add(&query, SQL(" ORDER BY t.sent_on, t.id LIMIT "));
	query_bind(&query, cell_integer(EXCHANGE_RECOMMENDATIONS + 1));
	if (!record_query(call, &query, &addressee_line_entity, &lines, &count))
		return false;
	if (count == 0)
		return refuse_field(call, "recommendations", say(call, N_("No recommendation that was sent in this period is published. Leave them out, or say first on which day they were published.")));
	if (count > EXCHANGE_RECOMMENDATIONS)
		return refuse_field(call, "recommendations", say(call, N_("More published recommendations fall into this period than a package holds. Choose a shorter one.")));
	content->recommendations = NEW_MANY(call->arena, count, struct exchange_recommendation);
	for (size_t i = 0; i < count; i++) {
		const struct record *recommendation = record_find(call, &recommendation_entity, record_text(lines[i], ADDRESSEE_LINE_RECOMMENDATION));
		const struct record *authority = record_find(call, &authority_entity, record_text(lines[i], ADDRESSEE_LINE_AUTHORITY));
		must(recommendation != NULL && authority != NULL);
		str kind = value_base(call, &authority_kind_vocabulary, record_text(authority, AUTHORITY_KIND));
		content->recommendations[content->recommendation_count++] = (struct exchange_recommendation){
			.text = published_text(call, record_text(recommendation, RECOMMENDATION_TEXT)),
			.addressee = kind.length > 0 ? kind : S("unknown"),
			.position = value_base(call, &position_vocabulary, record_text(lines[i], ADDRESSEE_LINE_POSITION)),
			.implementation = value_base(call, &implementation_vocabulary, record_text(lines[i], ADDRESSEE_LINE_IMPLEMENTATION)),
		};
	}
	return true;
}

static bool read_threshold(struct call *call, int64_t *threshold)
{
	struct rows rows;
	if (!call_stored(call, db_run(call->db, call->arena, SQL("SELECT small_number FROM institution"), NO_PARAMETERS, &rows)))
		return false;
	*threshold = rows.count == 0 || rows_integer(&rows, 0, 0) < EXCHANGE_LEAST_THRESHOLD ? USUAL_THRESHOLD : rows_integer(&rows, 0, 0);
	return true;
}

static bool next_sequence(struct call *call, const struct record *peer, int64_t *sequence)
{
	struct rows rows;
	if (!call_stored(call,
		    db_run(call->db, call->arena,
			    SQL("SELECT coalesce(max(sequence), 0) + 1 FROM exchange_package WHERE direction = 'sent' AND peer = $1"),
			    PARAMETERS(cell_text(peer->id)), &rows)))
		return false;
	*sequence = rows_integer(&rows, 0, 0);
	return true;
}

bool exchange_peer_ready(struct call *call, const struct record *peer)
{
	return str_is(record_text(peer, EXCHANGE_PEER_STATE), "confirmed") ||
	       refuse(call, REFUSED_CONFLICT,
		       N_("Nothing goes to this mechanism: its fingerprint is not confirmed, or it is suspended."));
}

static bool fits_figures(struct call *call, const struct record *peer, const struct exchange_request *request)
{
	str *allowed;
	size_t count = value_set_members(call->arena, record_text(peer, EXCHANGE_PEER_FIGURES), &allowed);
	if (request->figure_count == 0)
		return refuse_field(call, "figures", say(call, N_("Choose at least one figure.")));
	for (size_t i = 0; i < request->figure_count; i++) {
		bool may = count == 0;
		for (size_t k = 0; k < count; k++)
			may = may || str_equal(allowed[k], request->figures[i]);
		if (exchange_figure_find(request->figures[i]) == NULL)
			return refuse_field(call, "figures",
				say_with(call, N_("{code} is no figure that may leave."), "code", request->figures[i], NULL));
		if (!may)
			return refuse_field(call, "figures",
				say_with(call, N_("It was not agreed that this mechanism receives {code}."), "code", request->figures[i], NULL));
	}
	return true;
}

static bool fits_terms(struct call *call, const struct record *peer, const struct exchange_request *request)
{
	struct day last = day_add(&call->today, MOST_YEARS * 366);
	bool good = true;
	if (!exchange_audience_fits(request->audience, record_text(peer, EXCHANGE_PEER_AUDIENCE)))
		good = refuse_field(call, "audience", say(call, N_("It was agreed with this mechanism that fewer may see packages.")));
	if (vocabulary_label(&exchange_purpose_vocabulary, request->purpose) == NULL)
		good = refuse_field(call, "purpose", say(call, N_("Choose a purpose.")));
	if (!day_is_whole(&request->valid_until) || day_difference(&request->valid_until, &call->today) < 0 ||
	        day_difference(&request->valid_until, &last) > 0)
		good = refuse_field(call, "valid_until", say(call, N_("Say until when it may be shown: a day from today on, within ten years.")));
	if (!day_is_whole(&request->from) || !day_is_whole(&request->to) || day_difference(&request->to, &request->from) < 0)
		good = refuse_field(call, "period", say(call, N_("Give the first and the last day of a period.")));
	return good;
}

static str day_text(struct call *call, const struct day *day)
{
	return str_copy(call->arena, day_str(day));
}

static bool fill_content(struct call *call, struct preparing *preparing)
{
	struct exchange_content *content = &preparing->content;
	const struct exchange_request *request = preparing->request;
	struct exchange_identity own;
	if (!exchange_identity(call, &own) || !read_threshold(call, &content->threshold) ||
	        !next_sequence(call, preparing->peer, &content->number))
		return false;
	must(exchange_card_read(record_text(preparing->peer, EXCHANGE_PEER_CARD), &content->to_sign, &content->to_seal));
	if (str_equal(content->to_sign, own.sign))
		return refuse_field(call, "peer", say(call, N_("This card is our own.")));
	content->from_sign = own.sign;
	content->from_seal = own.seal;
	content->country = call->house.country;
	content->name = call->house.name;
	content->as_of = day_text(call, &call->today);
	content->from = day_text(call, &request->from);
	content->to = day_text(call, &request->to);
	content->valid_until = day_text(call, &request->valid_until);
	content->made_at = str_copy(call->arena, instant_str(&call->now));
	content->purpose = request->purpose;
	content->audience = request->audience;
	return read_earlier(call, content, &preparing->earlier, &preparing->earlier_count) &&
	       count_table(call, preparing, false, request->lines_by) && count_table(call, preparing, true, request->visits_by) &&
	       hold_all(call, preparing) && (!request->recommendations || add_published(call, content));
}

static void set_facts(struct call *call, struct record *package, const struct exchange_content *content)
{
	str figures[EXCHANGE_TABLES * EXCHANGE_FIGURES], splits[EXCHANGE_TABLES];
	size_t figure_count = 0;
	for (size_t t = 0; t < content->table_count; t++) {
		splits[t] = content->tables[t].dimension;
		for (size_t f = 0; f < content->tables[t].figure_count; f++)
			figures[figure_count++] = str_from(content->tables[t].figures[f]->code);
	}
	record_set(package, EXCHANGE_PACKAGE_FIGURES, value_set_write(call->arena, figures, figure_count));
	record_set(package, EXCHANGE_PACKAGE_DIMENSIONS, value_set_write(call->arena, splits, content->table_count));
	record_set_integer(package, EXCHANGE_PACKAGE_SEQUENCE, content->number);
	record_set_integer(package, EXCHANGE_PACKAGE_THRESHOLD, content->threshold);
	const struct {
		size_t field;
		str value;
	} facts[] = { { EXCHANGE_PACKAGE_FROM_ON, content->from }, { EXCHANGE_PACKAGE_TO_ON, content->to },
		{ EXCHANGE_PACKAGE_AS_OF, content->as_of }, { EXCHANGE_PACKAGE_PURPOSE, content->purpose },
		{ EXCHANGE_PACKAGE_AUDIENCE, content->audience }, { EXCHANGE_PACKAGE_VALID_UNTIL, content->valid_until },
		{ EXCHANGE_PACKAGE_MADE_AT, content->made_at } };
	for (size_t i = 0; i < COUNT(facts); i++)
		record_set(package, facts[i].field, facts[i].value);
}

struct record *exchange_record(struct call *call, const struct exchange_content *content, const struct record *peer, str text)
{
	struct record *package = record_new(call, &exchange_package_entity);
	struct hash hash = hash_of(text);
	record_set(package, EXCHANGE_PACKAGE_PEER, peer->id);
	record_set(package, EXCHANGE_PACKAGE_SHA256, hash_hex(call->arena, &hash));
	set_facts(call, package, content);
	return package;
}

static bool prepare(struct call *call, void *input)
{
	struct preparing *preparing = input;
	if (!fill_content(call, preparing))
		return false;
	str text = exchange_content_write(call->arena, &preparing->content);
	struct exchange_content read;
	struct mishap mishap;
	// What we would not take in ourselves does not leave.
	if (!exchange_content_read(call->arena, text, &read, &mishap))
		return refuse(call, REFUSED_CONFLICT, mishap.why);
	preparing->package = exchange_record(call, &preparing->content, preparing->peer, text);
	record_set(preparing->package, EXCHANGE_PACKAGE_DIRECTION, S("sent"));
	record_set(preparing->package, EXCHANGE_PACKAGE_CONTENT, text);
	return record_save(call, preparing->package);
}

bool exchange_prepare(struct call *call, const struct exchange_request *request, struct record **package)
{
	struct preparing preparing = { .request = request };
	struct record *peer;
	if (!permit_entity(call, VERB_STEP, &exchange_package_entity))
		return false;
	if (request->peer.length == 0)
		return refuse_field(call, "peer", say(call, N_("This is needed.")));
	if (!keep_read(call, &exchange_peer_entity, request->peer, &peer) ||
	        !exchange_peer_ready(call, peer))
		return false;
	bool good = fits_figures(call, peer, request);
	if (!fits_terms(call, peer, request) || !good)
		return false;
	preparing.peer = peer;
	// The name of the act counts for four eyes: who makes a package does not approve it.
	if (!act_write(call, "make", prepare, &preparing))
		return false;
	*package = preparing.package;
	return true;
}
