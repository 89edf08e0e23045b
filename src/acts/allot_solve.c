// The solver behind acts/allot.h: the case as a mixed integer programme for GLPK (docs/why/0072). The library writes to the
// terminal and ends the process when it is displeased, so it works in the jail; what comes back is checked like a file.
#include "acts/allot.h"

#include <glpk.h>
#include <stdlib.h>
#include <string.h>

enum { NUMBER_BYTES = 8, MARK = 0x616c6c6f, NODES_MOST = 400, COLUMNS_EASY = 6000, WHOLE_MS = 3000 };

// Numbers to and from the prisoner.

static void put(struct buf *buf, uint64_t number)
{
	char bytes[NUMBER_BYTES];
	memcpy(bytes, &number, sizeof bytes);
	buf_add(buf, (str){ bytes, sizeof bytes });
}

static bool take(str *rest, uint64_t *number)
{
	if (rest->length < NUMBER_BYTES)
		return false;
	memcpy(number, rest->data, NUMBER_BYTES);
	*rest = str_skip(*rest, NUMBER_BYTES);
	return true;
}

static bool take_signed(str *rest, int64_t least, int64_t most, int64_t *value)
{
	uint64_t number;
	if (!take(rest, &number))
		return false;
	*value = (int64_t)number;
	return *value >= least && *value <= most;
}

static bool take_count(str *rest, size_t most, size_t *count)
{
	int64_t value;
	if (!take_signed(rest, 0, (int64_t)most, &value))
		return false;
	*count = (size_t)value;
	return true;
}

static void write_plan(struct buf *buf, const struct allot_plan *plan, size_t count)
{
	put(buf, plan->proved);
	put(buf, (uint64_t)plan->bound);
	for (size_t i = 0; i < count; i++) {
		put(buf, plan->visits[i].quarter);
		put(buf, plan->visits[i].team);
	}
}

static bool read_plan(str *rest, size_t count, struct allot_plan *plan)
{
	uint64_t proved, bound;
	if (!take(rest, &proved) || proved > 1 || !take(rest, &bound))
		return false;
	plan->proved = proved == 1;
	plan->bound = (int64_t)bound;
	for (size_t i = 0; i < count; i++)
		if (!take(rest, &plan->visits[i].quarter) || !take(rest, &plan->visits[i].team))
			return false;
	return true;
}

static void write_case(struct buf *buf, const struct allot_case *of)
{
	const uint64_t head[] = { MARK, of->place_count, of->person_count, of->target_count, (uint64_t)of->team,
		(uint64_t)of->penalty };
	for (size_t i = 0; i < COUNT(head); i++)
		put(buf, head[i]);
	for (size_t q = 0; q < ALLOT_QUARTERS; q++)
		put(buf, (uint64_t)of->days[q]);
	for (size_t t = 0; t < of->target_count; t++)
		put(buf, (uint64_t)of->minimum[t]);
	for (size_t p = 0; p < of->person_count; p++) {
		put(buf, (uint64_t)of->people[p].days);
		put(buf, of->people[p].skills);
	}
	for (size_t i = 0; i < of->place_count; i++) {
		const struct allot_place *place = &of->places[i];
		const uint64_t own[] = { (uint64_t)place->score, (uint64_t)place->days, place->skills, place->barred, place->targets };
		for (size_t k = 0; k < COUNT(own); k++)
			put(buf, own[k]);
	}
}

static bool read_head(str *rest, struct allot_case *of)
{
	uint64_t mark;
	bool good = take(rest, &mark) && mark == MARK && take_count(rest, ALLOT_PLACES, &of->place_count) &&
	            take_count(rest, ALLOT_PEOPLE, &of->person_count) && take_count(rest, ALLOT_TARGETS, &of->target_count) &&
	            take_signed(rest, 1, ALLOT_TEAM, &of->team) && take_signed(rest, 0, INT32_MAX, &of->penalty);
	for (size_t q = 0; good && q < ALLOT_QUARTERS; q++)
		good = take_signed(rest, 0, ALLOT_DAYS, &of->days[q]);
	for (size_t t = 0; good && t < of->target_count; t++)
		good = take_signed(rest, 0, ALLOT_PLACES, &of->minimum[t]);
	for (size_t p = 0; good && p < of->person_count; p++)
		good = take_signed(rest, 0, ALLOT_DAYS, &of->people[p].days) && take(rest, &of->people[p].skills);
	return good;
}

static bool read_case(struct arena *arena, str *rest, struct allot_case *of)
{
	if (!read_head(rest, of))
		return false;
	of->places = NEW_MANY(arena, of->place_count + 1, struct allot_place);
	for (size_t i = 0; i < of->place_count; i++) {
		struct allot_place *place = &of->places[i];
		if (!take_signed(rest, 0, INT32_MAX, &place->score) || !take_signed(rest, 1, ALLOT_DAYS, &place->days) ||
		        !take(rest, &place->skills) || !take(rest, &place->barred) || !take(rest, &place->targets))
			return false;
	}
	return true;
}

// The programme: for each place and quarter a column that says whether it is visited then, for each place and person one
// that says whether that person goes, for each target the visits that it misses.

struct model {
	const struct allot_case *of;
	struct arena *arena;
	glp_prob *problem;
	bool *in;                   // Of each place: it stands in the problem.
	int (*visit)[ALLOT_QUARTERS]; // Columns; 0: none.
	int (*goes)[ALLOT_PEOPLE];
	int missed[ALLOT_TARGETS];
	int columns;
	int *row_columns;           // Of the row that is being made.
	double *row_factors;
	int row_length;
	struct allot_plan *best;
	int64_t worth;              // Of the best.
	bool handed;                // The solver has the best.
	int nodes, nodes_most;
	double bound;
};

// Of places that are alike in all but their score, only as many as all days could pay for can be in the best plan: those
// with the highest score. Dropping the others loses nothing.
static bool is_alike(const struct allot_place *a, const struct allot_place *b)
{
	return a->days == b->days && a->skills == b->skills && a->barred == b->barred && a->targets == b->targets;
}

static bool is_needed(const struct allot_case *of, size_t place)
{
	int64_t better = 0, room = 0;
	const struct allot_place *own = &of->places[place];
	for (size_t q = 0; q < ALLOT_QUARTERS; q++)
		room += of->days[q] / own->days;
	for (size_t i = 0; i < of->place_count && better < room; i++)
		better += i != place && is_alike(own, &of->places[i]) &&
		          (of->places[i].score > own->score || (of->places[i].score == own->score && i < place));
	return better < room;
}

static int add_column(struct model *model, int kind, double most, double worth)
{
	int column = glp_add_cols(model->problem, 1);
	if (kind == GLP_CV)
		glp_set_col_bnds(model->problem, column, GLP_LO, 0, 0);
	else
		glp_set_col_bnds(model->problem, column, GLP_DB, 0, most);
	glp_set_col_kind(model->problem, column, kind);
	glp_set_obj_coef(model->problem, column, worth);
	model->columns = column;
	return column;
}

static void add_columns(struct model *model)
{
	const struct allot_case *of = model->of;
	for (size_t i = 0; i < of->place_count; i++) {
		model->in[i] = allot_possible(of, i) && (of->places[i].score > 0 || of->places[i].targets != 0) && is_needed(of, i);
		for (size_t q = 0; model->in[i] && q < ALLOT_QUARTERS; q++)
			if (of->days[q] >= of->places[i].days)
				model->visit[i][q] = add_column(model, GLP_BV, 1, (double)of->places[i].score);
		for (size_t p = 0; model->in[i] && p < of->person_count; p++)
			if ((of->places[i].barred >> p & 1) == 0 && of->people[p].days >= of->places[i].days)
				model->goes[i][p] = add_column(model, GLP_BV, 1, 0);
	}
	for (size_t t = 0; t < of->target_count; t++)
		model->missed[t] = add_column(model, GLP_CV, 0, -(double)of->penalty);
}

static void row_add(struct model *model, int column, double factor)
{
	if (column == 0)
		return;
	model->row_length++;
	model->row_columns[model->row_length] = column;
	model->row_factors[model->row_length] = factor;
}

static void row_end(struct model *model, int kind, double least, double most)
{
	int row = glp_add_rows(model->problem, 1);
	glp_set_row_bnds(model->problem, row, kind, least, most);
	glp_set_mat_row(model->problem, row, model->row_length, model->row_columns, model->row_factors);
	model->row_length = 0;
}

static void row_add_visits(struct model *model, size_t place, double factor)
{
	for (size_t q = 0; q < ALLOT_QUARTERS; q++)
		row_add(model, model->visit[place][q], factor);
}

static void add_teams(struct model *model, size_t place)
{
	const struct allot_case *of = model->of;
	uint64_t skills = of->places[place].skills;
	for (size_t p = 0; p < of->person_count; p++)
		row_add(model, model->goes[place][p], 1);
	row_add_visits(model, place, -(double)of->team);
	row_end(model, GLP_FX, 0, 0);
	for (uint64_t skill; (skill = skills & (~skills + 1)) != 0; skills &= ~skill) {
		for (size_t p = 0; p < of->person_count; p++)
			row_add(model, (of->people[p].skills & skill) != 0 ? model->goes[place][p] : 0, 1);
		row_add_visits(model, place, -1);
		row_end(model, GLP_LO, 0, 0);
	}
}

static void add_rows(struct model *model)
{
	const struct allot_case *of = model->of;
	for (size_t i = 0; i < of->place_count; i++) {
		if (!model->in[i])
			continue;
		row_add_visits(model, i, 1);
		row_end(model, GLP_UP, 0, 1);
		if (of->person_count > 0)
			add_teams(model, i);
	}
	for (size_t q = 0; q < ALLOT_QUARTERS; q++) {
		for (size_t i = 0; i < of->place_count; i++)
			row_add(model, model->visit[i][q], (double)of->places[i].days);
		row_end(model, GLP_UP, 0, (double)of->days[q]);
	}
	for (size_t p = 0; p < of->person_count; p++) {
		for (size_t i = 0; i < of->place_count; i++)
			row_add(model, model->goes[i][p], (double)of->places[i].days);
		row_end(model, GLP_UP, 0, (double)of->people[p].days);
	}
	for (size_t t = 0; t < of->target_count; t++) {
		for (size_t i = 0; i < of->place_count; i++)
			if ((of->places[i].targets >> t & 1) != 0)
				row_add_visits(model, i, 1);
		row_add(model, model->missed[t], 1);
		row_end(model, GLP_LO, (double)of->minimum[t], 0);
	}
}

// Plans to and from columns.

static double *columns_of(struct model *model, const struct allot_plan *plan)
{
	const struct allot_case *of = model->of;
	double *columns = NEW_MANY(model->arena, (size_t)model->columns + 1, double);
	for (size_t i = 0; i < of->place_count; i++) {
		const struct allot_visit *visit = &plan->visits[i];
		if (visit->quarter == 0)
			continue;
		if (!model->in[i])
			return NULL; // A plan by hand may hold a place that the best one need not.
		columns[model->visit[i][visit->quarter - 1]] = 1;
		for (size_t p = 0; p < of->person_count; p++)
			if ((visit->team >> p & 1) != 0)
				columns[model->goes[i][p]] = 1;
	}
	for (size_t t = 0; t < of->target_count; t++) {
		int64_t missing = of->minimum[t] - allot_counted(of, plan, t);
		columns[model->missed[t]] = missing > 0 ? (double)missing : 0;
	}
	return columns;
}

static void keep_better(struct model *model, const struct allot_plan *plan)
{
	int64_t worth = allot_worth(model->of, plan);
	if (worth <= model->worth || !allot_holds(model->of, plan))
		return;
	memcpy(model->best->visits, plan->visits, model->of->place_count * sizeof *plan->visits);
	model->worth = worth;
	model->handed = false;
}

static void read_columns(struct model *model, double (*value)(glp_prob *problem, int column))
{
	const struct allot_case *of = model->of;
	struct allot_plan plan = allot_empty(model->arena, of);
	for (size_t i = 0; i < of->place_count; i++) {
		for (size_t q = 0; q < ALLOT_QUARTERS; q++)
			if (model->visit[i][q] != 0 && value(model->problem, model->visit[i][q]) > 0.5)
				plan.visits[i].quarter = q + 1;
		for (size_t p = 0; plan.visits[i].quarter > 0 && p < of->person_count; p++)
			if (model->goes[i][p] != 0 && value(model->problem, model->goes[i][p]) > 0.5)
				plan.visits[i].team |= (uint64_t)1 << p;
	}
	keep_better(model, &plan);
}

// Rounding: places in the order in which the relaxed programme wants them, taken as by hand.

struct wanted {
	double share;
	int64_t score;
	size_t place;
};

static int compare_wanted(const void *a, const void *b)
{
	const struct wanted *x = a, *y = b;
	if (x->share > y->share + 1e-6 || x->share < y->share - 1e-6)
		return x->share > y->share ? -1 : 1;
	if (x->score != y->score)
		return x->score > y->score ? -1 : 1;
	return x->place < y->place ? -1 : x->place > y->place;
}

static void round_columns(struct model *model, glp_prob *problem)
{
	const struct allot_case *of = model->of;
	struct wanted *wanted = NEW_MANY(model->arena, of->place_count + 1, struct wanted);
	size_t *order = NEW_MANY(model->arena, of->place_count + 1, size_t), count = 0;
	for (size_t i = 0; i < of->place_count; i++) {
		if (!model->in[i])
			continue;
		double share = 0;
		for (size_t q = 0; q < ALLOT_QUARTERS; q++)
			if (model->visit[i][q] != 0)
				share += glp_get_col_prim(problem, model->visit[i][q]);
		wanted[count++] = (struct wanted){ share, of->places[i].score, i };
	}
	if (count > 1)
		qsort(wanted, count, sizeof *wanted, compare_wanted);
	for (size_t k = 0; k < count; k++)
		order[k] = wanted[k].place;
	struct allot_plan plan = allot_empty(model->arena, of);
	allot_fill(of, order, count, &plan);
	keep_better(model, &plan);
}

// Nodes are counted, not seconds: the same case stops at the same place on every machine that is fast enough.
static void watch(glp_tree *tree, void *context)
{
	struct model *model = context;
	int reason = glp_ios_reason(tree), best = glp_ios_best_node(tree);
	if (best != 0)
		model->bound = glp_ios_node_bound(tree, best);
	if (reason == GLP_IROWGEN && ++model->nodes > model->nodes_most)
		glp_ios_terminate(tree);
	if (reason != GLP_IHEUR)
		return;
	round_columns(model, glp_ios_get_prob(tree));
	const double *columns = model->handed ? NULL : columns_of(model, model->best);
	model->handed = true;
	if (columns != NULL)
		(void)glp_ios_heur_sol(tree, columns);
}

static void solve(struct model *model)
{
	glp_smcp relaxed;
	glp_iocp whole;
	glp_init_smcp(&relaxed);
	relaxed.msg_lev = GLP_MSG_OFF;
	relaxed.tm_lim = WHOLE_MS;
	if (glp_simplex(model->problem, &relaxed) != 0 || glp_get_status(model->problem) != GLP_OPT)
		return;
	model->bound = glp_get_obj_val(model->problem);
	glp_init_iocp(&whole);
	whole.msg_lev = GLP_MSG_OFF;
	whole.tm_lim = WHOLE_MS;
	whole.mir_cuts = whole.cov_cuts = GLP_ON;
	whole.cb_func = watch;
	whole.cb_info = model;
	int ended = glp_intopt(model->problem, &whole);
	if (glp_mip_status(model->problem) == GLP_OPT || glp_mip_status(model->problem) == GLP_FEAS)
		read_columns(model, glp_mip_col_val);
	model->best->proved = ended == 0 && glp_mip_status(model->problem) == GLP_OPT;
}

static void improve(struct arena *arena, const struct allot_case *of, struct allot_plan *plan)
{
	struct model model = { .of = of, .arena = arena, .best = plan, .worth = allot_worth(of, plan) };
	model.in = NEW_MANY(arena, of->place_count + 1, bool);
	model.visit = arena_take_many(arena, of->place_count + 1, sizeof *model.visit);
	model.goes = arena_take_many(arena, of->place_count + 1, sizeof *model.goes);
	glp_term_out(GLP_OFF);
	model.problem = glp_create_prob();
	glp_set_obj_dir(model.problem, GLP_MAX);
	add_columns(&model);
	model.row_columns = NEW_MANY(arena, (size_t)model.columns + 2, int);
	model.row_factors = NEW_MANY(arena, (size_t)model.columns + 2, double);
	model.nodes_most = model.columns <= COLUMNS_EASY / 20 ? NODES_MOST * 20 : NODES_MOST * COLUMNS_EASY / (COLUMNS_EASY + 20 * model.columns);
	plan->proved = model.columns == 0;
	if (model.columns > 0) {
		add_rows(&model);
		solve(&model);
	}
	plan->bound = plan->proved ? model.worth : (int64_t)(model.bound + 0.5);
	glp_delete_prob(model.problem);
	glp_free_env();
}

bool allot_work(struct arena *arena, str input, struct buf *answer, struct mishap *mishap)
{
	struct allot_case of = { 0 };
	if (!read_case(arena, &input, &of))
		return mishap_at(mishap, 0, 0, N_("the file is damaged"));
	struct allot_plan plan = allot_empty(arena, &of);
	if (!read_plan(&input, of.place_count, &plan) || input.length > 0 || !allot_holds(&of, &plan))
		return mishap_at(mishap, 0, 0, N_("the file is damaged"));
	improve(arena, &of, &plan);
	write_plan(answer, &plan, of.place_count);
	return true;
}

// Those with the highest scores come first in the year, where their days fit.
static void bring_forward(struct arena *arena, const struct allot_case *of, struct allot_plan *plan)
{
	struct allot_plan earlier = allot_empty(arena, of);
	struct allot_left left = allot_begin(of);
	memcpy(earlier.visits, plan->visits, of->place_count * sizeof *plan->visits);
	for (size_t done = 0; done < of->place_count; done++) {
		size_t next = of->place_count;
		for (size_t i = 0; i < of->place_count; i++)
			if (earlier.visits[i].quarter > 0 && earlier.visits[i].quarter <= ALLOT_QUARTERS &&
			        (next == of->place_count || of->places[i].score > of->places[next].score))
				next = i;
		if (next == of->place_count)
			break;
		size_t q = 0;
		while (q < ALLOT_QUARTERS && left.days[q] < of->places[next].days)
			q++;
		if (q == ALLOT_QUARTERS)
			return;
		left.days[q] -= of->places[next].days;
		earlier.visits[next].quarter = ALLOT_QUARTERS + 1 + q; // Done; brought down below.
	}
	for (size_t i = 0; i < of->place_count; i++)
		if (earlier.visits[i].quarter > ALLOT_QUARTERS)
			plan->visits[i].quarter = earlier.visits[i].quarter - ALLOT_QUARTERS;
}

static void add_what_fits(struct arena *arena, const struct allot_case *of, struct allot_plan *plan)
{
	size_t *order = NEW_MANY(arena, of->place_count + 1, size_t);
	for (size_t i = 0; i < of->place_count; i++)
		order[i] = i;
	allot_fill(of, order, of->place_count, plan);
}

void allot(struct arena *arena, const struct allot_case *of, struct allot_plan *plan)
{
	struct buf input = buf_in(arena);
	struct allot_plan solved = allot_empty(arena, of);
	struct mishap mishap = { 0 };
	str answer;
	allot_by_hand(arena, of, plan);
	int64_t by_hand = allot_worth(of, plan);
	write_case(&input, of);
	write_plan(&input, plan, of->place_count);
	if (jail_run(arena, allot_work, buf_str(&input), &answer, &mishap) && read_plan(&answer, of->place_count, &solved) &&
	        answer.length == 0 && allot_holds(of, &solved) && allot_worth(of, &solved) >= by_hand)
		*plan = solved;
	add_what_fits(arena, of, plan);
	bring_forward(arena, of, plan);
	plan->by_hand = by_hand;
	if (plan->bound < allot_worth(of, plan))
		plan->bound = allot_worth(of, plan);
}
