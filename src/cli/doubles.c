// wiqaya pairs: what may stand twice, in the store or in a list that has not come in. It changes nothing.
#include <stdio.h>
#include <string.h>

#include "acts/twin.h"
#include "base/limits.h"
#include "cli/commands.h"

static void print_name(const struct twin_name *name)
{
	if (name->row > 0)
		printf("row %zu, ", name->row);
	printf("%.*s", STR_ARG(name->name));
}

static void print_left(const char *where, const struct twin_name *names, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		printf("only in the %s: ", where);
		print_name(&names[i]);
		printf("\n");
	}
}

static void print_report(const struct twin_report *report)
{
	for (size_t i = 0; i < report->same_count; i++) {
		const struct twin_same *same = &report->same[i];
		printf("%s: ", twin_strength(same->strength));
		print_name(&same->one);
		printf(" = ");
		print_name(&same->other);
		printf(". %.*s\n", STR_ARG(same->why));
	}
	for (size_t i = 0; i < report->ambiguous_count; i++) {
		printf("ambiguous: ");
		for (size_t k = 0; k < report->ambiguous[i].count; k++) {
			printf("%s", k > 0 ? " | " : "");
			print_name(&report->ambiguous[i].names[k]);
		}
		printf("\n");
	}
	print_left("file", report->file_left, report->file_left_count);
	print_left("store", report->store_left, report->store_left_count);
	printf("%zu pairs, %zu ambiguous", report->same_count, report->ambiguous_count);
	if (report->file)
		printf(", %zu only in the file, %zu only in the store", report->file_left_count, report->store_left_count);
	printf("; nothing was changed\n");
}

static enum exit_status run_pairs(struct command_line *line)
{
	const char *map_path = command_option(line, "map"), *path = line->word_count == 2 ? line->words[1] : NULL;
	const struct entity *entity = line->word_count == 0 ? NULL : entity_find(str_from(line->words[0]));
	struct map_file map;
	struct list_file list;
	struct twin_report report;
	str bytes = S("");
	if (line->word_count == 0 || line->word_count > 2)
		return command_usage(line, "name an entity, and a file if a list is compared");
	if (entity == NULL || entity->hidden || !entity->named)
		return command_usage(line, "there is no such entity with names");
	if ((path != NULL && !command_file(line, path, LIMIT_UPLOAD_BYTES, &bytes)) ||
	        (map_path != NULL && !command_map(line, map_path, &map)) || !command_enter(line, false))
		return EXIT_REFUSED;
	const char *slash = path == NULL ? NULL : strrchr(path, '/');
	if (path != NULL && !list_file_read(&line->call, entity, str_from(slash == NULL ? path : slash + 1), bytes,
				    map_path != NULL ? &map : NULL, &list))
		return command_refused(line);
	if (!twin_report(&line->call, entity, path != NULL ? &list : NULL, map_path != NULL ? &map : NULL, &report))
		return command_refused(line);
	if (line->json) {
		struct buf buf = buf_in(line->arena);
		twin_json(&buf, &report);
		buf_add_char(&buf, '\n');
		command_print(buf_str(&buf));
	} else {
		print_report(&report);
	}
	return EXIT_DONE;
}

static const struct option_rule pairs_options[] = {
	{ "map", true, N_("a file that says which column is which field") },
	{ 0 },
};

const struct command command_pairs = { "pairs", "ENTITY [FILE [--map FILE]]",
	N_("say what may stand twice, in the store or between a list and the store"), pairs_options, run_pairs };
