# The words that an institution adds to a vocabulary: seen side by side in three languages, those that lack one first, changed
# together, each counting as a word of the program.
ceiling 120
wiqaya init --country MA --languages fr,ar,en
passwords
wiqaya account add salma --role coordinator
passwords
wiqaya account add lina --role monitor
passwords

# --- A list of words without what they count as: "other" where the vocabulary has it, else a person says
file words.csv <<END
vocabulary,code,name
theme,braziers,Braseros
place_kind,barge,Péniche
END
wiqaya import terms words.csv
expect exit 1
expect err "base: This is needed."
wiqaya import terms words.csv --keep-good
expect out "2 rows read, 1 good, 0 duplicates, 1 errors"
serve
as salma
language en

# --- A word counts as one of the program, in a vocabulary that takes words, under a code of its own
speaks post /api/v1/terms {"vocabulary":"sex","code":"x","name":{"fr":"X"},"base":"woman"}
expect 422
expect json .errors.0.field == "vocabulary"
speaks post /api/v1/terms {"vocabulary":"theme","code":"x","name":{"fr":"X"},"base":"planet"}
expect 422
expect json .errors.0.field == "base"
speaks post /api/v1/terms {"vocabulary":"theme","code":"health","name":{"fr":"X"},"base":"health"}
expect 422
expect json .errors.0.field == "code"

# --- Words are added where they stand; the code is made of the word
get /vocabularies
expect page "Themes"
expect html 'href="/vocabularies/theme"'
get /vocabularies/sex
expect 404
form /vocabularies/theme name.fr.new="Chauffage d’hiver" base=health
expect 303
follow
expect page "1 word was kept."
expect page "chauffage_d_hiver counts as"
expect page "missing: العربية"
expect page "missing: English"
form /vocabularies/theme name.ar.new="الماء" name.fr.new="Eau" name.en.new="Water" base=health code=water
expect 303
form /vocabularies/theme name.fr.new="Eau chaude" base=health code=water
expect 422
expect page "This vocabulary has a word of this code already."
expect html 'value="Eau chaude"'
form /vocabularies/theme name.ar.new="التدفئة" base=health
expect 422
expect page "Write a short code in the letters a to z"
form /vocabularies/theme name.fr.new="Sans sens"
expect 422
get /vocabularies
expect page "2 own words"
expect page "1 lacks a language"

# --- Both are changed together; the one that lacks languages stands before the one that has all
get /api/v1/terms?vocabulary=theme
remember heat .items[code=chauffage_d_hiver].id
remember water .items[code=water].id
form /vocabularies/theme name.ar.$heat="التدفئة في الشتاء" name.en.$heat="Heating in winter" name.fr.$water="Eau courante"
expect 303
follow
expect page "2 words were kept."
expect no page "missing:"
get /api/v1/terms/$water
expect json .name.fr == "Eau courante"
expect json .version == 2
# What was not touched has no new version.
form /vocabularies/theme name.fr.$water="Eau courante"
follow
expect page "0 words were kept."
get /api/v1/terms/$heat
expect json .version == 2
expect json .name.ar == "التدفئة في الشتاء"

# --- All or nothing: a word without any name, or one that somebody changed meanwhile
form /vocabularies/theme name.ar.$heat="" name.fr.$heat="" name.en.$heat="" name.fr.$water="Eau potable"
expect 422
expect page "Write the word in one language at least."
get /api/v1/terms/$water
expect json .name.fr == "Eau courante"
get /vocabularies/theme
form . at /vocabularies/theme version.$water=1 name.fr.$water="Eau potable"
expect 412
expect page "Somebody else changed these words meanwhile"
expect html 'value="Eau potable"'
get /api/v1/terms/$water
expect json .name.fr == "Eau courante"

# --- Others look, and change nothing
as lina
get /vocabularies/theme
expect page "Eau courante"
expect no html "version.$water"
as salma
get /api/v1/terms?code=barge
expect json .items.0.base == "other"
