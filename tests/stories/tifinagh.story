# A house of the Maghreb writes the names of its places and areas in Tifinagh beside Arabic and French: they come
# in by a list, are found in search, shown as what they are, asked for in forms, given back by lists and by JSON.
# A house that does not write it is not asked for it.
ceiling 60
wiqaya init --country MA --languages zgh,ar
expect exit 1
expect err "Names can be in Tifinagh (zgh), but the program does not speak it"
wiqaya init --country MA --languages ar,ber
expect exit 1
expect err "The languages are ar, fr and en, with commas between them, and zgh for names in Tifinagh."
wiqaya init --country MA --languages ar,fr,zgh --name 'الآلية الوطنية'
passwords
wiqaya account add salma --role coordinator
passwords
wiqaya account add racine --role administrator
passwords

# A list has a column of its own for it; a bare name in these letters is in this language.
file areas.csv <<END
name.ar,name.fr,name.zgh,kind,code
أكادير,Agadir,ⴰⴳⴰⴷⵉⵔ,prefecture,AG
تيزنيت,Tiznit,ⵜⵉⵣⵏⵉⵜ,province,TZ
END
wiqaya import areas areas.csv
expect out "2 rows read, 2 good, 0 duplicates, 0 errors"
file places.csv <<END
code,name.ar,name.fr,name.zgh,kind,region
P1,السجن المحلي تيزنيت,Prison locale de Tiznit,ⵜⵉⵣⵏⵉⵜ,prison_local,
P2,مركز الدرك بوجدة,Brigade d’Oujda,,gendarmerie_custody,
END
wiqaya import places places.csv
expect out "2 rows read, 2 good, 0 duplicates, 0 errors"
file bare.csv <<END
code,name,kind
P3,ⵡⵊⴷⴰ,police_custody
END
wiqaya import places bare.csv
expect out "1 rows read, 1 good, 0 duplicates, 0 errors"
# The column is known by its words too.
file words.csv <<END
code;nom;الاسم بالأمازيغية;kind
P4;Brigade de Tétouan;ⵜⵉⵟⵡⴰⵏ;gendarmerie_custody
END
wiqaya import places words.csv
expect out "1 rows read, 1 good, 0 duplicates, 0 errors"
# A list that names a place in these letters finds it.
file visits.csv <<END
place,started_on,kind
ⵜⵉⵣⵏⵉⵜ,2026-01-12,in_depth
END
wiqaya import visits visits.csv --dry-run
expect out "1 good"

serve
as salma
get /api/v1/places?code=P1
remember place .items.0.id
expect json .items.0.name.zgh == "ⵜⵉⵣⵏⵉⵜ"
expect json .items.0.name.fr == "Prison locale de Tiznit"
get /api/v1/places?code=P3
expect json .items.0.name.zgh == "ⵡⵊⴷⴰ"
expect json .items.0.name.ar absent
get /api/v1/places?code=P4
expect json .items.0.name.zgh == "ⵜⵉⵟⵡⴰⵏ"
get /api/v1/areas?code=AG
expect json .items.0.name.zgh == "ⴰⴳⴰⴷⵉⵔ"

# Found by its letters, whole or begun; shown with its language, left to right.
get /search?q=ⵜⵉⵣⵏ
expect page "السجن المحلي تيزنيت"
get /api/v1/search?q=ⵡⵊⴷⴰ
expect json .items.0.text == "ⵡⵊⴷⴰ"
expect json .items.0.language == "zgh"
language ar
get /places/$place
expect html '<bdi lang="zgh">ⵜⵉⵣⵏⵉⵜ</bdi>'
get /places
expect html 'lang="zgh"'

# The form asks for it, and says in which language and direction.
get /places/$place/edit
expect html 'name="name.zgh" lang="zgh" dir="ltr" value="ⵜⵉⵣⵏⵉⵜ"'
expect page "ⵜⴰⵎⴰⵣⵉⵖⵜ"
form /places/$place/edit name.zgh=ⵜⵉⵣⵏⵉⵜⵜ
expect 303
get /api/v1/places/$place
expect json .name.zgh == "ⵜⵉⵣⵏⵉⵜⵜ"
expect json .name.ar == "السجن المحلي تيزنيت"
get /places/$place
expect page "الاسم (ⵜⴰⵎⴰⵣⵉⵖⵜ)"
get /api/v1/places/$place
patch /api/v1/places/$place {"name":{"ar":"السجن المحلي تيزنيت","fr":"Prison locale de Tiznit","zgh":"ⵜⵉⵣⵏⵉⵜ"}}

# A language that names are not in is refused; a text of sentences is in the three alone.
language en
patch /api/v1/places/$place {"name":{"ar":"السجن","ber":"ⵜⵉⵣⵏⵉⵜ"}}
expect 422
expect json .errors.0.reason == "A name is an object of languages: ar, fr, en, zgh."
post /api/v1/recommendations {"text":{"ar":"فحص طبي","zgh":"ⵜⵉⵣⵏⵉⵜ"}}
expect 422
expect json .errors.0.reason == "A text is an object of languages: ar, fr, en."
language ar

# Lists and everything give it back.
wiqaya export places
expect out "name,name.ar,name.fr,name.en,name.zgh,"
expect out "Prison locale de Tiznit,,ⵜⵉⵣⵏⵉⵜ"
wiqaya export recommendations
expect no out "text.zgh"

# The program speaks the three alone: zgh is no language of the house to begin with, nor of an account.
as racine
get /api/v1/institutions
remember house .items.0.id
get /api/v1/institutions/$house
patch /api/v1/institutions/$house {"languages":"zgh,fr"}
expect 422
get /api/v1/institutions/$house
patch /api/v1/institutions/$house {"name":{"ar":"الآلية الوطنية","fr":"Mécanisme national","zgh":"ⴰⴳⴰⴷⵉⵔ"}}
form /account at /account/language language=zgh
expect 422

# The head of a letter has the names of the house in all of its languages.
as salma
post /api/v1/authorities {"name":{"fr":"Administration A"},"code":"A"}
post /api/v1/letters {"direction":"out","kind":"other","authority":"A","subject":"موضوع","text":"نص الرسالة","language":"ar","dated_on":"2026-03-14"}
remember letter .id
get /letters/$letter/pdf
expect header Content-Type == "application/pdf"
expect paper "ⴰⴳⴰⴷⵉⵔ"
save letter.pdf
as racine

# Without it among its languages nothing asks for it, but what a name has stays to be seen and changed.
get /api/v1/institutions/$house
patch /api/v1/institutions/$house {"languages":"ar,fr"}
as salma
get /places/new
expect no html "name.zgh"
get /places/$place/edit
expect html 'name="name.zgh"'
wiqaya export places
expect no out "name.zgh"
stop
