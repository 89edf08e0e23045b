# Two people change one record: the second sees both versions side by side, language by language, with who wrote the
# other, chooses, and nothing is lost: what was not kept stands in the history.
wiqaya init --country MA --languages fr,ar,en
passwords
wiqaya account add salma --role coordinator --full-name 'Salma Idrani'
passwords
wiqaya account add hind --role secretariat --full-name 'Hind Marsaoui'
passwords
file places.csv <<END
name.fr,name.ar,kind,code,capacity
Prison du Lac,سجن البحيرة,prison_local,P1,100
END
wiqaya import places places.csv
serve
as salma
get /api/v1/places/P1
remember place .id
# Hind has opened the form of version 1; meanwhile Salma writes the French name and the capacity.
get /api/v1/places/$place
patch /api/v1/places/$place {"name":{"fr":"Prison du Rivage","ar":"سجن البحيرة"},"capacity":120}
expect 200
as hind
form /places/$place/edit version=1 name.fr='Prison du Lac' name.ar='سجن الشاطئ' name.en= capacity=110 address='3, rue du Lac'
expect 412
expect page "Salma Idrani"
expect page "Nom (Français) Prison du Lac Prison du Lac Prison du Rivage modifié par quelqu’un d’autre"
expect page "Nom (العربية) سجن البحيرة سجن الشاطئ"
expect page "Capacité officielle 100 110 modifié par vous 120 modifié par quelqu’un d’autre"
expect page "3, rue du Lac"
# Her Arabic name and address, Salma's French name and capacity.
form . at /edit keep.name.fr=theirs keep.name.ar=mine keep.capacity=theirs keep.address=mine
expect 303
get /api/v1/places/$place
expect json .version == 3
expect json .name.fr == "Prison du Rivage"
expect json .name.ar == "سجن الشاطئ"
expect json .capacity == 120
expect json .address == "3, rue du Lac"
# The history tells each version in the words of the reader, and which language of the name was changed.
get /places/$place
expect page "Nom (العربية) سجن البحيرة est devenu سجن الشاطئ"
expect page "Nom (Français) Prison du Lac est devenu Prison du Rivage"
expect no page "capacity"
