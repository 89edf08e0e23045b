#include "store/query.h"

#include "base/die.h"

struct query query_in(struct arena *arena)
{
	return (struct query){ .text = buf_in(arena) };
}

void query_add(struct query *query, struct sql sql)
{
	buf_add_c(&query->text, sql.text);
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_name(const char *name)
{
	size_t length = 0;
	while ((name[length] >= 'a' && name[length] <= 'z') || is_digit(name[length]) || name[length] == '_')
		length++;
	return length > 0 && length < 64 && name[length] == '\0' && !is_digit(name[0]);
}

void query_name(struct query *query, const char *name)
{
	if (!is_name(name))
		die("a name that no declaration may have stands in a query");
	buf_add_c(&query->text, name);
}

void query_bind(struct query *query, struct cell value)
{
	GROW(query->text.arena, query->cells, query->count, query->room);
	query->cells[query->count - 1] = value;
	buf_add_char(&query->text, '$');
	buf_add_integer(&query->text, (int64_t)query->count);
}

void query_bind_all(struct query *query, const str *texts, size_t count)
{
	must(count > 0);
	size_t room = 1;
	while (room < count)
		room *= 2;
	for (size_t i = 0; i < room; i++) {
		buf_add_c(&query->text, i == 0 ? "(" : ", ");
		query_bind(query, cell_text(texts[i < count ? i : count - 1]));
	}
	buf_add_char(&query->text, ')');
}

void query_bind_table(struct query *query, const str *texts, size_t count)
{
	must(count > 0);
	for (size_t i = 0; i < count || (i & (i - 1)) != 0; i++) {
		buf_add_c(&query->text, i == 0 ? "(VALUES (" : "), (");
		query_bind(query, i < count ? cell_text(texts[i]) : cell_null());
	}
	buf_add_c(&query->text, "))");
}

void query_bind_set(struct query *query, enum db_engine engine, str texts, str question)
{
	must(query->set == 0);
	buf_add_c(&query->text, engine == DB_SQLITE ? "(SELECT value FROM json_each("
	                                            : "(SELECT json_array_elements_text(CAST(");
	query_bind(query, cell_text(texts));
	buf_add_c(&query->text, engine == DB_SQLITE ? "))" : " AS json)))");
	query->set = query->count;
	query->question = question;
}

void query_bind_set_table(struct query *query, enum db_engine engine, str texts, str question)
{
	must(query->set == 0);
	buf_add_c(&query->text, engine == DB_SQLITE ? "(SELECT value AS id, key AS place FROM json_each("
	                                            : "(SELECT id, place FROM json_array_elements_text(CAST(");
	query_bind(query, cell_text(texts));
	buf_add_c(&query->text, engine == DB_SQLITE ? "))" : " AS json)) WITH ORDINALITY AS given (id, place))");
	query->set = query->count;
	query->question = question;
}

void query_bind_row(struct query *query, bool first, const struct cell *cells, size_t count)
{
	buf_add_c(&query->text, first ? " (" : ", (");
	for (size_t i = 0; i < count; i++) {
		buf_add_c(&query->text, i == 0 ? "" : ", ");
		query_bind(query, cells[i]);
	}
	buf_add_char(&query->text, ')');
}

struct sql query_sql(struct query *query)
{
	buf_add_char(&query->text, '\0');
	query->text.length -= 1;
	return (struct sql){ query->text.data };
}

struct parameters query_parameters(const struct query *query)
{
	return (struct parameters){ query->cells, query->count };
}

enum db_result query_run(struct query *query, struct db *db, struct rows *rows)
{
	return db_run(db, query->text.arena, query_sql(query), query_parameters(query), rows);
}

enum db_result query_visit(struct query *query, struct db *db, db_visitor visit, void *context)
{
	return db_visit(db, query_sql(query), query_parameters(query), visit, context);
}

str query_question(const struct query *query)
{
	struct buf question = buf_in(query->text.arena);
	buf_add(&question, buf_str(&query->text));
	for (size_t i = 0; i < query->count; i++) {
		struct cell of_set = cell_text(query->question);
		const struct cell *cell = i + 1 == query->set ? &of_set : &query->cells[i];
		must(cell->kind != CELL_REAL);
		buf_add_char(&question, (char)cell->kind);
		buf_add_integer(&question, cell->kind == CELL_INTEGER ? cell->integer : (int64_t)cell->text.length);
		buf_add_char(&question, ' ');
		buf_add(&question, cell->text);
	}
	return buf_str(&question);
}
