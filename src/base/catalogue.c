#include "base/catalogue.h"

#include <string.h>

#include "base/die.h"
#include "base/embedded.h"
#include "base/mo_file.h"

const char *const languages[LANGUAGE_COUNT + 1] = { "ar", "fr", "en", NULL };

static const struct {
	const char *file; // NULL: the source text itself.
	const char *direction;
	const char *own_name;
	size_t forms;
} rows[LANGUAGE_COUNT] = {
	{ "languages/ar.mo", "rtl", "العربية", 6 },
	{ "languages/fr.mo", "ltr", "Français", 2 },
	{ NULL, "ltr", "English", 2 },
};

// Written once by catalogue_start, before any thread.
static const struct mo_file *files[LANGUAGE_COUNT];

enum { ENGLISH = LANGUAGE_COUNT - 1 };

static size_t index_of(str code)
{
	for (size_t i = 0; i < LANGUAGE_COUNT; i++)
		if (str_is(code, languages[i]))
			return i;
	return LANGUAGE_COUNT;
}

static size_t index_or_english(const char *language)
{
	size_t index = index_of(str_from(language));
	return index == LANGUAGE_COUNT ? ENGLISH : index;
}

bool language_known(str code)
{
	return index_of(code) < LANGUAGE_COUNT;
}

const char *language_constant(str code)
{
	size_t index = index_of(code);
	return languages[index == LANGUAGE_COUNT ? ENGLISH : index];
}

const char *language_direction(const char *language)
{
	return rows[index_or_english(language)].direction;
}

const char *language_own_name(const char *language)
{
	return rows[index_or_english(language)].own_name;
}

void catalogue_start(struct arena *program)
{
	for (size_t i = 0; i < LANGUAGE_COUNT; i++) {
		if (rows[i].file == NULL)
			continue;
		struct mishap mishap;
		str bytes = embedded_find(str_from(rows[i].file));
		if (!mo_file_read(program, bytes, &files[i], &mishap))
			die("%s: %s", rows[i].file, mishap.why);
		size_t forms = mo_file_forms(files[i]);
		if (forms != 1 && forms != rows[i].forms)
			die("%s has %zu plural forms, not %zu", rows[i].file, forms, rows[i].forms);
	}
}

static str translation(size_t index, const char *context, const char *text)
{
	if (files[index] == NULL)
		return (str){ NULL, 0 };
	str wanted = str_from(text);
	return mo_file_find(files[index], context, wanted, mo_file_hash(context, wanted));
}

str catalogue_text(const char *language, const char *context, const char *text)
{
	struct catalogue_key key = catalogue_key(context, str_from(text));
	return catalogue_said(language, &key);
}

struct catalogue_key catalogue_key(const char *context, str text)
{
	return (struct catalogue_key){ context, text, mo_file_hash(context, text) };
}

str catalogue_said(const char *language, const struct catalogue_key *key)
{
	const struct mo_file *file = files[index_or_english(language)];
	str found = { NULL, 0 };
	// The empty text is the key of the catalogue's own header.
	if (file != NULL && key->text.length > 0)
		found = mo_file_find(file, key->context, key->text, key->hash);
	return found.data == NULL || found.length == 0 ? key->text : mo_file_form(found, 0);
}

bool catalogue_has(const char *context, const char *text)
{
	for (size_t i = 0; i < LANGUAGE_COUNT; i++)
		if (text[0] != 0 && translation(i, context, text).data != NULL)
			return true;
	return false;
}

// Unicode CLDR's cardinal rules for whole numbers, in the order of gettext.
size_t catalogue_form(const char *language, int64_t count)
{
	uint64_t n = count < 0 ? 0 - (uint64_t)count : (uint64_t)count;
	if (strcmp(language, "fr") == 0)
		return n > 1;
	if (strcmp(language, "ar") != 0)
		return n != 1;
	if (n < 3)
		return (size_t)n;
	uint64_t rest = n % 100;
	return rest >= 3 && rest <= 10 ? 3 : rest >= 11 ? 4 : 5;
}

str catalogue_plural(const char *language, const char *one, const char *many, int64_t count)
{
	str found = translation(index_or_english(language), NULL, one);
	if (found.data == NULL || found.length == 0)
		return str_from(catalogue_form("en", count) == 0 ? one : many);
	return mo_file_form(found, catalogue_form(language, count));
}
