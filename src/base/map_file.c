#include "base/map_file.h"

#include "base/limits.h"
#include "base/text.h"

// A section while it is read.
struct growing {
	struct map_section *section;
	struct map_line *lines;
	size_t count, room;
};

// The sections of one kind that bear names.
struct named {
	struct map_section *items;
	size_t count, room;
};

struct reading {
	struct arena *arena;
	struct map_file *map;
	struct named values, sheets;
	struct growing now;
	size_t line;
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

// The line without its comment: behind two spaces (or a tab) and a semicolon.
static str without_comment(str line)
{
	if (str_starts(str_trim(line), S(";")))
		return S("");
	for (size_t i = 2; i < line.length; i++)
		if (line.data[i] == ';' && is_blank(line.data[i - 1]) &&
			(is_blank(line.data[i - 2]) || line.data[i - 1] == '\t'))
			return str_trim(str_slice(line, 0, i));
	return str_trim(line);
}

static struct map_section *fixed_section(struct map_file *map, str name)
{
	if (str_is(name, "columns"))
		return &map->columns;
	if (str_is(name, "constants"))
		return &map->constants;
	if (str_is(name, "create"))
		return &map->create;
	if (str_is(name, "file"))
		return &map->file;
	if (str_is(name, "cells"))
		return &map->cells;
	return str_is(name, "clean") ? &map->clean : NULL;
}

// The section of this name, made where there is none yet.
static struct map_section *named_section(struct reading *reading, struct named *named, str name)
{
	for (size_t i = 0; i < named->count; i++)
		if (str_equal(named->items[i].field, name))
			return &named->items[i];
	GROW(reading->arena, named->items, named->count, named->room);
	named->items[named->count - 1].field = name;
	return &named->items[named->count - 1];
}

static void close_section(struct reading *reading)
{
	if (reading->now.section == NULL)
		return;
	// Never NULL, so that a second section of the name is seen.
	if (reading->now.lines == NULL)
		reading->now.lines = NEW(reading->arena, struct map_line);
	reading->now.section->lines = reading->now.lines;
	reading->now.section->count = reading->now.count;
}

static bool open_section(struct reading *reading, str name, struct mishap *mishap)
{
	close_section(reading);
	struct map_section *section = fixed_section(reading->map, name);
	if (section == NULL && str_starts(name, S("values.")) && name.length > 7)
		section = named_section(reading, &reading->values, str_trim(str_skip(name, 7)));
	if (section == NULL && str_starts(name, S("constants.")) && name.length > 10)
		section = named_section(reading, &reading->sheets, str_trim(str_skip(name, 10)));
	if (section == NULL)
		return mishap_at(mishap, reading->line, 0,
			N_("no such section: columns, values.FIELD, constants, constants.SHEET, create, file, clean or cells"));
	if (section->lines != NULL)
		return mishap_at(mishap, reading->line, 0, N_("this section stands twice"));
	reading->now = (struct growing){ .section = section };
	return true;
}

// Keys may hold anything but the sign itself; with spaces around it a sign inside a key is safe.
static bool split(str line, str *key, str *value)
{
	size_t at = str_find(line, S(" = "));
	size_t skip = 3;
	if (at == SIZE_MAX) {
		at = str_find(line, S("="));
		skip = 1;
	}
	if (at == SIZE_MAX)
		return false;
	*key = str_trim(str_slice(line, 0, at));
	*value = str_trim(str_skip(line, at + skip));
	return key->length > 0;
}

static bool read_pair(struct reading *reading, str line, struct mishap *mishap)
{
	struct growing *now = &reading->now;
	struct map_line pair = { .line = reading->line };
	if (now->section == NULL)
		return mishap_at(
			mishap, reading->line, 0, N_("this line stands before any section"));
	if (!split(line, &pair.key, &pair.value))
		return mishap_at(mishap, reading->line, 0, N_("a line is `key = value`"));
	for (size_t i = 0; i < now->count; i++)
		if (text_same(now->lines[i].key, pair.key))
			return mishap_at(mishap, reading->line, 0,
				N_("this key stands twice in its section"));
	GROW(reading->arena, now->lines, now->count, now->room);
	now->lines[now->count - 1] = pair;
	return true;
}

static bool read_line(struct reading *reading, str line, struct mishap *mishap)
{
	line = without_comment(line);
	if (line.length == 0)
		return true;
	if (!str_starts(line, S("[")))
		return read_pair(reading, line, mishap);
	if (!str_ends(line, S("]")))
		return mishap_at(mishap, reading->line, 0, N_("a section ends with ]"));
	return open_section(reading, str_trim(str_slice(line, 1, line.length - 2)), mishap);
}

bool map_file_read(struct arena *arena, str text, struct map_file *map, struct mishap *mishap)
{
	*map = (struct map_file){ 0 };
	if (text.length > LIMIT_MAP_BYTES)
		return mishap_at(mishap, 0, 0, N_("the map file is too long"));
	if (!text_valid(text))
		return mishap_at(mishap, 0, 0, N_("the map file is not UTF-8"));
	struct reading reading = { .arena = arena, .map = map };
	str rest = text_normal(arena, text), line;
	while (str_cut(&rest, '\n', &line)) {
		reading.line++;
		if (!read_line(&reading, line, mishap))
			return false;
	}
	close_section(&reading);
	map->values = reading.values.items;
	map->value_count = reading.values.count;
	map->sheets = reading.sheets.items;
	map->sheet_count = reading.sheets.count;
	return true;
}

const struct map_line *map_find(const struct map_section *section, str key)
{
	for (size_t i = 0; section != NULL && i < section->count; i++)
		if (text_same(section->lines[i].key, key))
			return &section->lines[i];
	return NULL;
}

str map_value(const struct map_section *section, str key)
{
	const struct map_line *line = map_find(section, key);
	return line == NULL ? S("") : line->value;
}

const struct map_section *map_values_find(const struct map_file *map, str field)
{
	for (size_t i = 0; i < map->value_count; i++)
		if (str_equal(map->values[i].field, field))
			return &map->values[i];
	return NULL;
}

const struct map_section *map_sheet_find(const struct map_file *map, str sheet)
{
	for (size_t i = 0; i < map->sheet_count; i++)
		if (text_same(map->sheets[i].field, sheet))
			return &map->sheets[i];
	return NULL;
}

// Cuts one step off: up to the next comma outside quotes.
static bool cut_step(str *rest, str *step)
{
	if (rest->length == 0)
		return false;
	bool quoted = false;
	size_t at = 0;
	while (at < rest->length && (quoted || rest->data[at] != ','))
		quoted ^= rest->data[at++] == '"';
	*step = str_trim(str_slice(*rest, 0, at));
	*rest = str_skip(*rest, at + 1);
	return true;
}

static bool step_read(str text, struct map_step *step)
{
	*step = (struct map_step){ 0 };
	if (str_is(text, "trim") || str_is(text, "squeeze")) {
		step->verb = str_is(text, "trim") ? MAP_TRIM : MAP_SQUEEZE;
		return true;
	}
	if (!str_starts(text, S("drop")))
		return false;
	text = str_trim(str_skip(text, 4));
	if (text.length < 3 || !str_starts(text, S("\"")) || !str_ends(text, S("\"")))
		return false;
	*step = (struct map_step){ MAP_DROP, str_slice(text, 1, text.length - 2) };
	return true;
}

bool map_steps_read(struct arena *arena, const struct map_line *line, struct map_steps *steps,
	struct mishap *mishap)
{
	struct map_step *list = NULL;
	size_t count = 0, room = 0;
	for (str rest = line->value, one; cut_step(&rest, &one);) {
		GROW(arena, list, count, room);
		if (!step_read(one, &list[count - 1]))
			return mishap_at(
				mishap, line->line, 0, N_("a step is drop \"…\", trim or squeeze"));
	}
	*steps = (struct map_steps){ list, count };
	return true;
}

static str dropped(struct arena *arena, str cell, str part)
{
	size_t at = str_find(cell, part);
	if (at == SIZE_MAX)
		return cell;
	struct buf buf = buf_sized(arena, cell.length);
	while ((at = str_find(cell, part)) != SIZE_MAX) {
		buf_add(&buf, str_slice(cell, 0, at));
		cell = str_skip(cell, at + part.length);
	}
	buf_add(&buf, cell);
	return buf_str(&buf);
}

str map_steps_apply(struct arena *arena, const struct map_steps *steps, str cell)
{
	for (size_t i = 0; i < steps->count; i++) {
		const struct map_step *step = &steps->steps[i];
		switch (step->verb) {
		case MAP_DROP: cell = dropped(arena, cell, step->text); break;
		case MAP_TRIM: cell = str_trim(cell); break;
		case MAP_SQUEEZE: cell = text_squeeze(arena, cell); break;
		}
	}
	return cell;
}
