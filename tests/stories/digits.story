# In Lebanon Arabic is written with ٠١٢٣: what people read on Arabic pages has these digits, with the signs that go
# with them; numbers of records, codes, what is typed, JSON and lists have 0123, and so have French and English.
# A house may choose otherwise; in Morocco nothing changes.
ceiling 60
wiqaya init --country LB --languages ar,fr,en --name 'الهيئة الوطنية لحقوق الإنسان'
passwords
wiqaya account add salma --role coordinator --full-name 'سلمى'
passwords
wiqaya account add racine --role administrator
passwords
file authorities.csv <<END
name.ar,name.fr,code,reply_days
قوى الأمن الداخلي,Forces de sécurité intérieure,FSI,1250
END
wiqaya import authorities authorities.csv
file places.csv <<END
name.ar,name.fr,kind,code,capacity,opened_on
سجن رومية,Prison de Roumieh,prison_central,P-15,1250,1963-03-14
END
wiqaya import places places.csv
# Typed in any digits, kept in ASCII.
file list.csv <<END
source_number,text,addressee,sent_on,replied_on,position
12/2024,فحص طبي لكل وافد داخل 24 ساعة,قوى الأمن الداخلي,٢٠٢٦-٠١-١٥,2026-02-20,accepted
13/2024,فتح سجل موحد,قوى الأمن الداخلي,15/01/2026,,
14/2024,تهوية غرف الاحتفاظ,قوى الأمن الداخلي,15/01/2026,2026-03-14,rejected
END
wiqaya import recommendations list.csv
expect out "3 rows read, 3 good"

serve
as salma
language ar
get /api/v1/places?code=P-15
remember place .items.0.id
expect json .items.0.capacity == 1250
expect json .items.0.opened_on == "1963-03-14"
get /api/v1/recommendations
remember number .items.0.number

# A record: capacity, days; its code stays what it is, and so do machine-readable days.
get /places/$place
expect page "١٬٢٥٠"
expect page "١٤ آذار ١٩٦٣"
expect html 'datetime="1963-03-14"'
expect page "P-15"
expect no page "1963"
# Home: today in both calendars.
get /
expect no page "2026"
expect page "هـ"
# A list counts, its numbers of records are codes.
get /recommendations
expect page "٣"
expect page "$number"
# A recommendation: the day it was sent, its own number, what its author wrote.
get /recommendations/$number
expect page "١٥ كانون الثاني ٢٠٢٦"
# Figures: shares with their sign, and the mark that turns it.
get /figures/R1
expect page "٦٦٫٧٪"
expect html "٦٦٫٧٪؜"
expect page "دون ٢٠ حالة"
expect no page "67%"
# What stands in forms is what was kept; digits of any kind come back.
get /places/$place/edit
expect html 'value="1250"'
expect html 'value="1963-03-14"'
form /places/$place/edit capacity=٩٠٠ opened_on=١٩٦٣-٠٣-١٥
expect 303
get /api/v1/places/$place
expect json .capacity == 900
expect json .opened_on == "1963-03-15"
# Lists that go out.
get /places.csv
expect out ",900,"
expect no out "٩٠٠"

# A letter has them too, in its days of both calendars and in its pages; its number is a code.
post /api/v1/letters {"direction":"out","kind":"other","authority":"FSI","subject":"موضوع","text":"نص الرسالة","language":"ar","dated_on":"2026-03-14"}
remember letter .id
get /letters/$letter/pdf
expect paper "٢٠٢٦"
expect paper "١٤٤٧"
expect no paper "1447"
expect paper "L-2026-0001"
save letter.pdf

# In French and English nothing is otherwise.
language fr
get /places/$place
expect page "900"
expect page "15 mars 1963"
language en
get /figures/R1
expect page "66.7"

# The house chooses: Latin digits in Lebanon, Arabic-Indic in Morocco.
as racine
language ar
get /api/v1/institutions
remember house .items.0.id
get /institutions/$house/edit
expect page "كما جرت العادة في البلد"
get /api/v1/institutions/$house
patch /api/v1/institutions/$house {"reply_days":99999}
expect 422
expect out "أدخلوا عددا من ١ إلى ٣٦٥٠."
get /api/v1/institutions/$house
patch /api/v1/institutions/$house {"digits":"latin"}
get /places/$place
expect page "900"
expect page "15 آذار 1963"
get /api/v1/institutions/$house
patch /api/v1/institutions/$house {"digits":"persian"}
expect 422
stop
