#include "model/quality.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "model/recommendation.h"
#include "model/value.h"

// English as after "should", French infinitives, Arabic verbal nouns and the verbs that stand after "ينبغي أن":
// folded as text_fold folds them and in the order of their bytes, so that a word is found by halving.
const char *const quality_verbs[] = {
	"acheter", "adopt", "adopter", "afficher", "allow", "ameliorer", "amenager", "amend", "appoint",
	"arrange", "assurer", "augmenter", "autoriser", "ban", "build", "cesser", "clean", "close", "construire",
	"create", "creer", "donner", "doter", "draw", "elaborer", "end", "enqueter", "enregistrer", "ensure",
	"equip", "equiper", "establish", "etablir", "examine", "examiner", "fermer", "forbid", "former",
	"fournir", "garantir", "give", "guarantee", "hold", "improve", "increase", "inform", "informer",
	"inscrire", "install", "installer", "instaurer", "interdire", "introduce", "investigate", "keep", "limit",
	"limiter", "mettre", "modifier", "nettoyer", "nommer", "offrir", "open", "organise", "organiser",
	"organize", "ouvrir", "permettre", "prevoir", "prohibit", "protect", "proteger", "provide", "publier",
	"publish", "record", "recruit", "recruter", "reduce", "reduire", "refurbish", "register", "remettre",
	"remove", "remplacer", "renovate", "renover", "repair", "reparer", "replace", "review", "revise",
	"reviser", "separate", "separer", "stop", "supply", "supprimer", "teach", "tell", "tenir", "train",
	"veiller", "write",
	"احداث", "اخبار", "ازاله", "اشعار", "اصلاح", "اعتماد", "اعداد", "اغلاق", "انشاء", "انهاء", "بناء", "تبلغ",
	"تجهيز", "تحدث", "تحديد", "تحسين", "تخبر", "تخصيص", "تدون", "تدوين", "تركيب", "تزويد", "تسجل", "تسجيل",
	"تضع", "تضمن", "تعديل", "تعزيز", "تعليق", "تعين", "تعيين", "تفتح", "تقديم", "تقليص", "تكوين", "تمسك",
	"تمكين", "تمنع", "تنشر", "تنظيف", "تنظيم", "توظيف", "توفر", "توفير", "حظر", "حمايه", "ضمان", "فتح", "فحص",
	"فصل", "قصر", "كف", "مراجعه", "مسك", "منع", "نشر", "وضع", "وقف", "يبلغ", "يخبر", "يدون", "يسجل", "يضع",
	"يضمن", "يعين", "يفتح", "يفحص", "يمسك", "يمنع", "يوفر",
};
const size_t quality_verb_count = COUNT(quality_verbs);

// What may stand between "and" and its verb.
static const char *const joints[] = { "and", "then", "et", "puis" };
static const char *const between[] = { "to", "a", "de", "d", "also", "aussi" };

static bool among(str word, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_is(word, words[i]))
			return true;
	return false;
}

static int compare_verb(const void *word, const void *verb)
{
	return str_compare(*(const str *)word, str_from(*(const char *const *)verb));
}

static bool is_verb(str word)
{
	return bsearch(&word, quality_verbs, quality_verb_count, sizeof *quality_verbs, compare_verb) != NULL;
}

// Arabic joins "and", "by", "for" and "so" to the word: their letters are two bytes long.
static str without_prefix(str word, const char *prefix)
{
	return str_starts(word, str_from(prefix)) ? str_skip(word, strlen(prefix)) : S("");
}

static bool is_action(str word, bool *joined)
{
	static const char *const prefixes[] = { "ب", "ل", "ف", "ال" };
	str rest = without_prefix(word, "و");
	if (is_verb(word))
		return true;
	if (rest.length > 0 && is_verb(rest)) {
		*joined = true;
		return true;
	}
	for (size_t i = 0; i < COUNT(prefixes); i++) {
		rest = without_prefix(word, prefixes[i]);
		if (rest.length > 0 && is_verb(rest))
			return true;
	}
	return false;
}

struct quality quality_of(struct arena *arena, str text)
{
	struct quality quality = { 0 };
	str rest = text_fold(arena, text), word;
	bool after_and = false;
	if (rest.length == 0)
		return quality;
	while (str_cut(&rest, ' ', &word)) {
		bool joined = after_and;
		quality.words++;
		if (is_action(word, &joined) && (quality.verbs == 0 || joined))
			quality.verbs++;
		after_and = among(word, joints, COUNT(joints)) ||
		            (after_and && among(word, between, COUNT(between)));
	}
	return quality;
}

int quality_score(struct arena *arena, const struct record *recommendation)
{
	str *marks;
	if (!record_has(recommendation, RECOMMENDATION_MARKS))
		return -1;
	return (int)value_set_members(arena, record_text(recommendation, RECOMMENDATION_MARKS), &marks);
}

// The same day of a later month, or the last one of that month.
static struct day months_later(const struct day *from, int months)
{
	int64_t year, month, day;
	str text = day_str(from);
	struct day later = { "" };
	if (!str_to_integer(str_slice(text, 0, 4), &year) || !str_to_integer(str_slice(text, 5, 2), &month) ||
	        !str_to_integer(str_slice(text, 8, 2), &day))
		return later;
	month += months - 1;
	if (day_make((int)(year + month / 12), (int)(month % 12 + 1), (int)day, &later) ||
	        !day_make((int)(year + month / 12), (int)(month % 12 + 1), 0, &later))
		return later;
	return day_end(&later);
}

struct day quality_due(str horizon, const struct day *from)
{
	if (!day_is_whole(from))
		return (struct day){ "" };
	if (str_is(horizon, "immediate"))
		return day_add(from, 7);
	if (str_is(horizon, "short"))
		return months_later(from, 3);
	if (str_is(horizon, "medium"))
		return months_later(from, 12);
	return (struct day){ "" };
}
