#include "model/quality.h"

#include <string.h>

#include "base/text.h"
#include "model/recommendation.h"
#include "model/value.h"

// Folded as text_fold folds them. English as after "should", French infinitives, Arabic verbal nouns and the
// verbs that stand after "ينبغي أن".
static const char *const verbs[] = {
	"adopt", "allow", "amend", "appoint", "arrange", "ban", "build", "clean", "close", "create", "draw", "end",
	"ensure", "equip", "establish", "examine", "forbid", "give", "guarantee", "hold", "improve", "increase",
	"inform", "install", "introduce", "investigate", "keep", "limit", "open", "organise", "organize", "prohibit",
	"protect", "provide", "publish", "record", "recruit", "reduce", "refurbish", "register", "remove", "renovate",
	"repair", "replace", "review", "revise", "separate", "stop", "supply", "teach", "tell", "train", "write",
	"acheter", "adopter", "afficher", "ameliorer", "amenager", "assurer", "augmenter", "autoriser", "cesser", "construire",
	"creer", "donner", "doter", "elaborer", "enqueter", "enregistrer", "equiper", "etablir", "examiner", "fermer", "former",
	"fournir", "garantir", "inscrire", "informer", "installer", "instaurer", "interdire", "limiter", "mettre", "modifier",
	"nettoyer", "nommer", "offrir", "organiser", "ouvrir", "permettre", "prevoir", "proteger", "publier", "recruter",
	"reduire", "remettre", "remplacer", "renover", "reparer", "reviser", "separer", "supprimer", "tenir", "veiller",
	"احداث", "اخبار", "ازالة", "اشعار", "اصلاح", "اعتماد", "اعداد", "اغلاق", "انشاء", "انهاء", "بناء", "تجهيز", "تحسين",
	"تحديد", "تخصيص", "تدوين", "تركيب", "تزويد", "تسجيل", "تعديل", "تعزيز", "تعليق", "تعيين", "تقديم", "تقليص", "تكوين", "تمكين", "تنظيف", "تنظيم",
	"توظيف", "توفير", "حظر", "حماية", "ضمان", "فتح", "فحص", "فصل", "قصر", "كف", "مراجعة", "مسك", "منع", "نشر", "وضع", "وقف",
	"تبلغ", "تحدث", "تخبر", "تدون", "تسجل", "تضع", "تضمن", "تعين", "تفتح", "تمسك", "تمنع", "تنشر", "توفر",
	"يبلغ", "يخبر", "يدون", "يسجل", "يضع", "يضمن", "يعين", "يفتح", "يفحص", "يمسك", "يمنع", "يوفر",
};

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

// The list as text_fold leaves it, once for each text.
static const str *folded_verbs(struct arena *arena)
{
	str *folded = NEW_MANY(arena, COUNT(verbs), str);
	for (size_t i = 0; i < COUNT(verbs); i++)
		folded[i] = text_fold(arena, str_from(verbs[i]));
	return folded;
}

static bool is_verb(const str *known, str word)
{
	for (size_t i = 0; i < COUNT(verbs); i++)
		if (str_equal(word, known[i]))
			return true;
	return false;
}

// Arabic joins "and", "by", "for" and "so" to the word: their letters are two bytes long.
static str without_prefix(str word, const char *prefix)
{
	return str_starts(word, str_from(prefix)) ? str_skip(word, strlen(prefix)) : S("");
}

static bool is_action(const str *known, str word, bool *joined)
{
	static const char *const prefixes[] = { "ب", "ل", "ف", "ال" };
	str rest = without_prefix(word, "و");
	if (is_verb(known, word))
		return true;
	if (rest.length > 0 && is_verb(known, rest)) {
		*joined = true;
		return true;
	}
	for (size_t i = 0; i < COUNT(prefixes); i++)
		if (is_verb(known, without_prefix(word, prefixes[i])))
			return true;
	return false;
}

struct quality quality_of(struct arena *arena, str text)
{
	struct quality quality = { 0 };
	str rest = text_fold(arena, text), word;
	const str *known = folded_verbs(arena);
	bool after_and = false;
	if (rest.length == 0)
		return quality;
	while (str_cut(&rest, ' ', &word)) {
		bool joined = after_and;
		quality.words++;
		if (is_action(known, word, &joined) && (quality.verbs == 0 || joined))
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
