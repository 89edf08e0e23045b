// Mechanisms exchange packages: stores of the program, by file and by HTTP, and a second program written from
// docs/exchange-package.md (format.mjs). Packages that were tampered with, replayed, widened or are foreign are refused,
// each with its own sentence; the dashboard shows three members; and a solver that takes all that is shown cannot say what
// is held back (bounds.mjs).
//
//   node tests/exchange/packages.mjs [--refused N] [--seed N]
//   node tests/exchange/packages.mjs --without-secondary     with that half of the rule taken out the solver must find numbers
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { House, random_of, root } from '../../tools/house.mjs'
import { bounds } from './bounds.mjs'
import { canonical, fingerprint, hash_of, new_mechanism, read_card, read_file, write_file } from './format.mjs'

const words = process.argv.slice(2)
const option = (name, otherwise) => words.includes(name) ? words[words.indexOf(name) + 1] : otherwise
const refused_count = Number(option('--refused', 100))
const seed = Number(option('--seed', 1))
const period = { from: '2025-01-01', to: '2025-12-31' }
const terms = { purpose: 'regional_comparison', audience: 'mechanism', valid_until: '2030-12-31' }
let failed = 0

function tell(name, faults = []) {
  failed += faults.length > 0 ? 1 : 0
  console.log(`${faults.length > 0 ? 'not ok' : 'ok'} ${name}`)
  for (const fault of faults.slice(0, 12))
    console.log(`  ${String(fault).slice(0, 500)}`)
}

// The program with one line changed: a table keeps no more back than what points at few by itself.
function program_without_secondary() {
  const folder = join(root, 'build/exchange')
  mkdirSync(folder, { recursive: true })
  const source = readFileSync(join(root, 'src/acts/withhold.c'), 'utf8')
  const line = 'if (sums_are_large(table) || hold_more(table))'
  if (!source.includes(line))
    throw new Error('withhold.c has no such line any more')
  writeFileSync(join(folder, 'withhold.c'), source.replace(line, 'if (true || sums_are_large(table) || hold_more(table))'))
  const { command } = JSON.parse(readFileSync(join(root, 'build/compile_commands.json'), 'utf8'))
    .find(entry => entry.file.endsWith('src/acts/withhold.c') && entry.output.startsWith('libwiqaya'))
  const object = join(folder, 'withhold.o'), mutant = join(folder, 'wiqaya')
  const compile = command.replace(/ -o \S+/, ` -o ${object}`).replace(/ -M[DQF]( \S+)?(?= )/g, ' ').replace(/ -c \S+/, ` -c ${join(folder, 'withhold.c')}`)
  execFileSync('sh', ['-c', compile], { cwd: join(root, 'build'), stdio: 'pipe' })
  const link = execFileSync('ninja', ['-C', join(root, 'build'), '-t', 'commands', 'wiqaya'], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
    .split('\n').find(one => / -o wiqaya /.test(one))
  execFileSync('sh', ['-c', link.replace(' -o wiqaya ', ` -o ${mutant} `).replace(/ (\S*libwiqaya\.a)/, ` ${object} $1`)], { cwd: join(root, 'build'), stdio: 'pipe' })
  return mutant
}

// --- Mechanisms

const kinds = ['prison_local', 'prison_central', 'police_custody', 'gendarmerie_custody', 'psychiatric_hospital', 'migrant_retention', 'women_unit']

// A list in which some kinds of places have much and some little; of a thin one, one alone little.
function list_of(random, thin) {
  const rows = ['text,place,addressee,sent_on,reply_due_on,replied_on,position,implementation,assessed_on,assessor']
  kinds.forEach((kind, k) => {
    const lines = thin ? k === 2 ? 4 : 50 + random.below(20) : random.of([0, 4, 9, 14, 25, 40, 60]) + random.below(4)
    for (let i = 0; i < lines; i++) {
      const replied = random.below(10) < 7, assessed = replied && random.below(10) < 6
      rows.push([`Ligne ${kind} ${i}`, `Lieu ${k}`, 'A', '2025-02-10', '2025-04-10', replied ? random.of(['2025-03-10', '2025-05-10']) : '',
        replied ? random.of(['accepted', 'accepted', 'accepted_in_part', 'rejected', 'noted']) : '',
        assessed ? random.of(['full', 'partly', 'not_started']) : '', assessed ? '2025-09-01' : '', assessed ? 'npm_on_site' : ''].join(','))
    }
  })
  return `${rows.join('\n')}\n`
}

async function new_house(country, name, program) {
  const house = new House(program ? { program } : {})
  await house.init(['--country', country, '--languages', 'fr,ar,en', '--name', name])
  for (const account of ['coordinator', 'keeper'])
    await house.account(account, 'coordinator')
  for (const account of ['coordinator', 'keeper'])
    await house.token(account)
  const [card, spoken] = (await house.wiqaya(['exchange', 'card'])).out.trim().split('\n')
  return Object.assign(house, { country, name, card, spoken, ...read_card(card) })
}

async function new_sender(country, name, random, thin) {
  const house = await new_house(country, name, program)
  const write = (file, text) => writeFileSync(join(house.folder, file), text)
  write('places.csv', `name.fr,kind\n${kinds.map((kind, k) => `Lieu ${k},${kind}`).join('\n')}\n`)
  write('authorities.csv', 'name.fr,code\nAutorité,A\n')
  write('list.csv', list_of(random, thin))
  for (const [entity, file] of [['places', 'places.csv'], ['authorities', 'authorities.csv'], ['recommendations', 'list.csv']])
    await house.wiqaya(['import', entity, file])
  await house.serve()
  return house
}

async function add_peer(house, other, more = {}) {
  const { id } = await house.must('coordinator', 'POST', '/api/v1/exchange_peers', { name: { fr: other.name?.en ?? other.name }, country: other.country, audience: 'mechanism', card: other.card, ...more })
  await house.must('coordinator', 'POST', `/api/v1/exchange_peers/${id}/confirm`, { compared: 'De vive voix' })
  return id
}

// Made by one, approved by the other.
async function make_package(house, peer, figures, more = {}) {
  const body = { peer, figures, lines_by: 'place_kind', ...period, ...terms, ...more }
  const answer = await house.as('coordinator', 'POST', '/api/v1/exchange/packages', body)
  if (answer.status !== 201)
    return { status: answer.status, detail: answer.json.detail }
  await house.must('keeper', 'POST', `/api/v1/exchange_packages/${answer.json.id}/approve`, {})
  return { status: 201, id: answer.json.id, content: JSON.parse(answer.json.content), text: answer.json.content }
}

const file_of = async (house, id) => (await house.as('coordinator', 'GET', `/api/v1/exchange_packages/${id}/file`)).bytes
const octets = { 'Content-Type': 'application/vnd.wiqaya.exchange' }

// --- What the solver may take: it must leave each number that is not shown the whole of 1 to 4.

function narrow(tables) {
  return bounds(tables).filter(({ low, high }) => low > 1 || high < 4).map(({ what, low, high }) => `${what} is between ${low} and ${high}`)
}

const held_rows = content => content.tables.flatMap(table => table.rows.filter(row => row.values === null))

const program = words.includes('--without-secondary') ? program_without_secondary() : undefined
const random = random_of(seed)
console.log(`# seed ${seed}`)
const senders = []
for (const [country, name] of [['MA', 'Mécanisme du Maroc'], ['TN', 'Instance de Tunisie'], ['SN', 'Observateur du Sénégal']])
  senders.push(await new_sender(country, name, random, country === 'MA'))
const receiver = await new_house('MR', 'Mécanisme de Mauritanie')
await receiver.serve(['--behind-proxy'])
const figures = program ? ['R1'] : ['R1', 'R2', 'A2', 'A3', 'I1', 'I5']

for (const sender of senders) {
  sender.there = await add_peer(receiver, sender)
  sender.peer = await add_peer(sender, receiver, { address: `http://127.0.0.1:${receiver.port}` })
  sender.package = await make_package(sender, sender.peer, figures)
  if (sender.package.status !== 201)
    throw new Error(`${sender.name} makes no package: ${JSON.stringify(sender.package)}`)
}
const fits = read_card(receiver.card)
tell('fingerprints are what the page says', senders.filter(one => fingerprint(one) !== one.spoken).map(one => one.spoken))

// --- By file and by HTTP

const [first, ...others] = senders
const taken = await receiver.as('coordinator', 'POST', '/api/v1/exchange/received', await file_of(first, first.package.id), { headers: octets })
await first.must('coordinator', 'POST', `/api/v1/exchange_packages/${first.package.id}/hand_over`, {})
const pushed = []
for (const sender of others)
  pushed.push(await sender.as('coordinator', 'POST', `/api/v1/exchange_packages/${sender.package.id}/push`, {}))
if (program) {
  // What is not held back twice is told, and the receiver sees it where one row alone is missing.
  const found = senders.flatMap(sender => narrow(sender.package.content.tables))
  console.log(found.length > 0 ? 'ok seen: without secondary suppression numbers are found' : 'not ok seen: without secondary suppression numbers are found')
  for (const line of found.slice(0, 5))
    console.log(`  ${line}`)
  process.exit(found.length > 0 ? 0 : 1)
}
tell('a file is taken in', taken.status === 201 ? [] : [taken.text])
tell('packages go from server to server', pushed.filter(answer => answer.status !== 200 || answer.json.state !== 'delivered').map(answer => answer.text))
// The answer was lost: the same again is known to have been taken.
const again = await receiver.request('POST', '/exchange/packages', { body: await file_of(others[0], others[0].package.id), headers: { ...octets, 'X-Forwarded-For': '192.0.2.1' } })
tell('a package that was taken is told by its hash', again.status === 409 && again.json.taken === hash_of(others[0].package.text) ? [] : [again.text])

// --- The dashboard

const board_faults = []
for (const code of figures) {
  const board = await receiver.must('coordinator', 'GET', `/api/v1/exchange/board?figure=${code}&by=place_kind`)
  if (board.members.length !== 3)
    board_faults.push(`${code}: ${board.members.length} members`)
  board.members.forEach((member, m) => {
    const { content } = senders.find(sender => sender.country === member.country).package
    const table = content.tables[0], f = table.figures.findIndex(figure => figure.code === code)
    const told = values => values === null ? 'held_back' : values === undefined ? null : values[f]
    if (member.as_of !== content.as_of || member.rule !== table.figures[f].rule)
      board_faults.push(`${code}: ${member.country} as of ${member.as_of}, rule ${member.rule}`)
    for (const row of [...board.rows, board.total]) {
      const sent = row.code === '' ? table.total : table.rows.find(one => one.code === row.code)?.values
      if (JSON.stringify(row.values[m]) !== JSON.stringify(told(sent)))
        board_faults.push(`${code} ${row.code}: ${JSON.stringify(row.values[m])} of ${member.country}, sent ${JSON.stringify(told(sent))}`)
    }
  })
  for (const row of board.rows)
    if (row.values.includes('held_back') !== (row.sum === null))
      board_faults.push(`${code} ${row.code}: sum ${JSON.stringify(row.sum)} of ${JSON.stringify(row.values)}`)
}
const held = senders.flatMap(sender => held_rows(sender.package.content))
tell(`the dashboard shows three members, with ${held.length} rows held back`, held.length < 3 ? ['too little is held back to test it', ...board_faults] : board_faults)

// --- What cannot be known. A second package of other figures, and a third by another split, help no more.

for (const sender of senders) {
  const tables = [...sender.package.content.tables]
  const more = await make_package(sender, sender.peer, ['A1', 'R5', 'I3'])
  const split = await make_package(sender, sender.peer, ['R1'], { lines_by: 'horizon' })
  if (more.status === 201)
    tables.push(...more.content.tables)
  if (split.status === 201 && held_rows(sender.package.content).length > 0)
    tell(`${sender.name}: another split is refused`, [`it was made: ${split.text}`])
  tell(`${sender.name}: of ${held_rows(sender.package.content).length} rows that are held back nothing is known (${more.status === 201 ? 'two packages' : 'the second was refused'})`, narrow(tables))
}

// --- The second program: reads ours, and writes what ours takes

const reader = new_mechanism('DZ', 'Reader')
const reader_peer = await add_peer(first, { ...reader, name: 'Lecteur' })
const for_reader = await make_package(first, reader_peer, figures)
const read = for_reader.status === 201 ? read_file(await file_of(first, for_reader.id), reader) : {}
tell('the second program reads what ours writes', canonical(read) === for_reader.text ? [] : [for_reader.detail ?? canonical(read)])

// Published recommendations go along when they are asked for, and nothing else of any recommendation does.
const lines = (await first.must('coordinator', 'GET', '/api/v1/addressee_lines?limit=3')).items
const recommended = []
for (const line of lines) {
  const one = await first.must('coordinator', 'GET', `/api/v1/recommendations/${line.recommendation.id ?? line.recommendation}`)
  recommended.push(one)
}
const publish = (one, day) => first.must('coordinator', 'PATCH', `/api/v1/recommendations/${one.id}`, { published_on: day }, { headers: { 'If-Match': `"${one.version}"` } })
const unpublished = await first.as('coordinator', 'POST', '/api/v1/exchange/packages', { peer: first.peer, figures, lines_by: 'place_kind', ...period, ...terms, recommendations: true })
await publish(recommended[0], '2025-06-01')
await publish(recommended[1], '2031-01-01')
const told = await make_package(first, first.peer, figures, { recommendations: true }), plain = await make_package(first, first.peer, figures)
const text_of = one => one.text.fr ?? Object.values(one.text)[0]
const rows = told.content?.recommendations ?? []
tell('what is published goes along when it is asked for, and else nothing', [
  ...unpublished.status === 422 ? [] : [`without any published: ${unpublished.text}`], ...told.status === 201 ? [] : [JSON.stringify(told)],
  ...rows.length === 1 && rows[0].text.fr === text_of(recommended[0]) && Object.keys(rows[0]).sort().join() === 'addressee,implementation,position,text' ? [] : [JSON.stringify(rows)],
  ...told.content?.version === 2 ? [] : [`version ${told.content?.version}`], ...plain.content?.version === 1 && !('recommendations' in plain.content) ? [] : [JSON.stringify(plain).slice(0, 200)]])
const arrived = await receiver.as('coordinator', 'POST', '/api/v1/exchange/received', await file_of(first, told.id), { headers: octets })
const reading = await receiver.request('GET', `/exchange_packages/${arrived.json.number}?lang=fr`, { headers: { Cookie: await receiver.cookie('coordinator') } })
const widened = []
for (const [method, path, body] of [['GET', '/api/v1/exchange_recommendations'], ['GET', `/api/v1/recommendations?q=${encodeURIComponent(text_of(recommended[0]))}`],
  ['PATCH', `/api/v1/exchange_packages/${arrived.json.id}`, { audience: 'mechanism' }]]) {
  const answer = await receiver.as('coordinator', method, path, body, { headers: { 'If-Match': `"${arrived.json.version}"` } })
  if (answer.status < 400 && (method === 'PATCH' || answer.text.includes(recommended[0].id) || (answer.json?.count ?? 0) > 0))
    widened.push(`${method} ${path}: ${answer.status} ${answer.text.slice(0, 200)}`)
}
tell('the receiver reads it on the page of its package, and nowhere else', [...arrived.status === 201 ? [] : [arrived.text],
  ...reading.text.includes(text_of(recommended[0])) ? [] : ['the page does not show it'], ...reading.text.includes(text_of(recommended[1])) ? ['it shows one that is not published yet'] : [], ...widened])

const peer = new_mechanism('DZ', 'Second program'), quiet = new_mechanism('LY', 'Suspended'), foreign = new_mechanism('EG', 'Foreign')
await add_peer(receiver, { ...peer, name: 'Deuxième programme' }, { audience: 'coordination' })
const quiet_id = await add_peer(receiver, { ...quiet, name: 'Suspendu' })
await receiver.must('coordinator', 'POST', `/api/v1/exchange_peers/${quiet_id}/suspend`, { reason: 'Clé perdue' })

let number = 10
const content_of = (from = peer) => ({
  as_of: '2026-11-01', format: 'wiqaya exchange', from: { country: from.country, name: from.name, seal: from.seal, sign: from.sign }, made_at: '2026-11-01T10:00:00.000Z', number: ++number,
  period, tables: [{ counts: 'addressee_line', dimension: 'place_kind', figures: [{ code: 'R1', measure: 'share', rule: 2 }],
    rows: [{ code: 'police_custody', label: { fr: 'Garde à vue' }, values: null }, { code: 'prison_local', label: { fr: 'Prison locale' }, values: [[20, 40]] }, { code: 'psychiatric_hospital', label: { fr: 'Hôpital' }, values: null }],
    total: [[40, 90]] }],
  terms: { audience: 'coordination', onward: false, purpose: 'peer_learning', valid_until: '2030-12-31' }, threshold: 5, to: fits, version: 1 })

// --- Packages that must not be taken

const whole = random => write_file(canonical(content_of()), peer, fits)
const changed = change => { const content = content_of(); change(content, content.tables[0]); return write_file(canonical(content), peer, fits) }
const head_end = file => file.indexOf('\n\n') + 2
// Each kind: how it is made, the words that say why, and whether the sender is known by then.
const attacks = [
  { kind: 'a byte changed', says: /changed or damaged/, make(random) { const file = whole(); file[head_end(file) + random.below(file.length - head_end(file))] ^= 1 << random.below(8); return file } },
  { kind: 'cut off', says: /cut off/, make(random) { const file = whole(); return file.subarray(0, head_end(file) + random.below(file.length - head_end(file))) } },
  { kind: 'longer', says: /changed or damaged/, make(random) { return Buffer.concat([whole(), Buffer.alloc(1 + random.below(50), 65)]) } },
  { kind: 'head changed', says: /changed or damaged|somebody else|no exchange package|version|cut off/, make(random) { const file = whole(); file[random.below(head_end(file) - 1)] ^= 1 << random.below(7); return file } },
  { kind: 'for somebody else', says: /somebody else/, make(random) { return write_file(canonical(content_of()), peer, random.below(2) ? foreign : { ...foreign, sign: fits.sign }) } },
  { kind: 'sealed again for us', says: /somebody else/, known: true, make() { const content = content_of(); content.to = { seal: foreign.seal, sign: foreign.sign }; return write_file(canonical(content), peer, fits) } },
  { kind: 'sealed to another under our name', says: /changed or damaged/, make() { return write_file(canonical(content_of()), peer, fits, { reader: foreign.seal, named: fits.seal }) } },
  { kind: 'unknown sender', says: /not known here/, make(random) { const stranger = random.below(2) ? foreign : new_mechanism('SD', 'Nobody'); return write_file(canonical(content_of(stranger)), stranger, fits) } },
  { kind: 'suspended sender', says: /suspended/, make() { return write_file(canonical(content_of(quiet)), quiet, fits) } },
  { kind: 'signed by another', says: /changed or damaged/, make() { return write_file(canonical(content_of()), peer, fits, { signer: foreign }) } },
  { kind: 'in the name of another', says: /somebody else/, known: true, make() { return write_file(canonical(content_of(foreign)), peer, fits) } },
  { kind: 'replayed', says: /taken from this mechanism before/, known: true, make(random) { const content = content_of(); content.number = 1000; if (random.below(2)) content.as_of = '2026-11-02'; return random.below(2) ? write_file(canonical(content), peer, fits) : the_taken } },
  { kind: 'older', says: /older than one/, known: true, make(random) { const content = content_of(); content.number = 1 + random.below(999); return write_file(canonical(content), peer, fits) } },
  { kind: 'terms widened', says: /wider than what was agreed/, known: true, make(random) { return changed(content => random.of([() => { content.terms.audience = 'mechanism' }, () => { content.terms.audience = 'public' }, () => { content.terms.onward = true }, () => { content.terms.purpose = 'anything' }])()) } },
  { kind: 'expired', says: /expired/, known: true, make(random) { return changed(content => { content.terms.valid_until = random.of(['2026-11-02', '2025-01-01']) }) } },
  { kind: 'of another version', says: /version/, make(random) { return write_file(canonical(content_of()), peer, fits, { version: 2 + random.below(900) }) } },
  { kind: 'content of another version', says: /version/, known: true, make(random) { return changed(content => { content.version = 3 + random.below(9) }) } },
  { kind: 'recommendations not as the page says', says: /not written as the format says/, known: true, make(random) { return changed(content => {
    const [one] = content.recommendations = [{ addressee: 'police', implementation: null, position: 'accepted', text: { fr: 'Ouvrir un registre' } }]
    content.version = 2
    random.of([() => { content.version = 1 }, () => { content.recommendations = [] }, () => { content.recommendations = Array(41).fill(one) }, () => { one.text = { fr: 'Deux\nlignes' } }, () => { one.text = { de: 'Register' } },
      () => { one.text = { fr: 'x'.repeat(1801) } }, () => { one.place = 'Prison' }, () => { delete one.position }, () => { one.position = 'oui, mais' }, () => { one.addressee = null }, () => { delete content.recommendations }])() }) } },
  { kind: 'shows few', says: /counts so small/, known: true, make(random) { return changed((content, table) => random.of([() => { table.rows[1].values = [[1 + random.below(4), 40]] }, () => { table.rows[1].values = [[40 - 1 - random.below(4), 40]] },
    () => { table.rows.pop() }, () => { table.total = [[3, 90]] }])()) } },
  { kind: 'not as the page says', says: /not written as the format says/, known: true, make(random) { return changed((content, table) => random.of([() => { content.more = 1 }, () => { delete content.period }, () => { table.rows[1].values = [[41, 40]] }, () => { table.rows.reverse() },
    () => { table.figures[0].code = 'P1' }, () => { table.rows[1].values = [[20]] }, () => { content.number = -1 }, () => { table.dimension = 'place' }, () => { table.rows[1].label = { fr: 'Deux\nlignes' } }, () => { content.as_of = '2026-02-30' }, () => { content.threshold = 1 }])()) } },
  { kind: 'not canonical', says: /not written as the format says/, known: true, make(random) { const text = canonical(content_of()); return write_file(random.of([` ${text}`, text.replace(',', ', '), text.slice(0, -1), text.replace('"number":', '"number":1,"number":')]), peer, fits) } },
  { kind: 'from the future', says: /in the future/, known: true, make() { return changed(content => { content.made_at = '2031-01-01T00:00:00.000Z' }) } },
  { kind: 'too large', says: /larger/, large: true, make() { return Buffer.concat([whole(), Buffer.alloc(300000)]) } },
]

// One that is taken first: what is refused behind it is refused for what was done to it.
const good = content_of()
good.number = 1000
const the_taken = write_file(canonical(good), peer, fits)
const came = await receiver.request('POST', '/exchange/packages', { body: the_taken, headers: { ...octets, 'X-Forwarded-For': '192.0.2.2' } })
tell('ours takes what the second program writes', came.status === 201 && came.json.sha256 === hash_of(canonical(good)) ? [] : [came.text])
number = 1000

const kept = async () => (await receiver.must('coordinator', 'GET', '/api/v1/exchange_packages?direction=received&limit=1000')).items.length
const before = await kept()
const faults = [], tally = new Map(), answers_of_nobody = new Set()
for (let i = 0; i < refused_count; i++) {
  const attack = attacks[i % attacks.length], draw = random_of(seed * 100000 + i)
  const file = attack.make(draw)
  const by_file = await receiver.as('coordinator', 'POST', '/api/v1/exchange/received', file, { headers: { ...octets, 'Accept-Language': 'en' } })
  const by_http = await receiver.request('POST', '/exchange/packages', { body: file, headers: { ...octets, 'X-Forwarded-For': `198.51.${100 + (i >> 8)}.${i & 255}`, 'Accept-Language': 'en' } })
  const why = `${attack.kind}, seed ${seed * 100000 + i}`
  tally.set(attack.kind, (tally.get(attack.kind) ?? 0) + 1)
  if (attack.large) {
    if (by_file.status !== 413 || by_http.status !== 413)
      faults.push(`${why}: ${by_file.status} ${by_http.status}`)
    continue
  }
  if (by_file.status < 400 || !attack.says.test(by_file.json.detail))
    faults.push(`${why}: by file ${by_file.status} ${by_file.text}`)
  if (attack.known ? by_http.status < 400 || !attack.says.test(by_http.json.detail) : by_http.status !== 403)
    faults.push(`${why}: by HTTP ${by_http.status} ${by_http.text}`)
  if (!attack.known)
    answers_of_nobody.add(by_http.text)
}
const after = await kept()
if (after !== before)
  faults.push(`${after - before} packages were kept`)
if (answers_of_nobody.size > 1)
  faults.push(`who is not known is told ${answers_of_nobody.size} different things`, ...answers_of_nobody)
tell(`${refused_count} packages are refused, by file and by HTTP: ${[...tally].map(([kind, count]) => `${count} ${kind}`).join(', ')}`, faults)

// A peer may go on: the next one is taken.
const next = await receiver.request('POST', '/exchange/packages', { body: write_file(canonical({ ...content_of(), number: 1001 }), peer, fits), headers: { ...octets, 'X-Forwarded-For': '192.0.2.2' } })
tell('and the next good one is taken', next.status === 201 ? [] : [next.text])

// A hundred packages of one sender in a day, and no more.
let busy, sent = 0
for (number = 1001; sent < 110 && busy?.status !== 429; sent++)
  busy = await receiver.request('POST', '/exchange/packages', { body: write_file(canonical(content_of()), peer, fits), headers: { ...octets, 'X-Forwarded-For': '192.0.2.2' } })
tell('a sender that never ends is told to wait', busy.status === 429 && busy.headers['retry-after'] === '3600' && sent === 99 ? [] : [`${busy.status} after ${sent}`])

// From one address too many are not even looked at.
let waiting
for (let i = 0; i < 40 && waiting?.status !== 429; i++)
  waiting = await receiver.request('POST', '/exchange/packages', { body: `nothing ${i}`, headers: { ...octets, 'X-Forwarded-For': '203.0.113.9' } })
tell('who keeps sending what is not taken waits', waiting.status === 429 && Number(waiting.headers['retry-after']) > 0 ? [] : [`${waiting.status} ${waiting.text}`])
const log = (await receiver.stop(), await receiver.wiqaya(['verify'], { status: null }))
tell('the log is whole', log.code === 0 ? [] : [log.out + log.err])

// Its last day has passed: there was one, and no more is told. No act does that, so a hand does, behind the log's back.
const [old] = senders
receiver.sql(`UPDATE exchange_package SET valid_until = '2026-01-01' WHERE peer = '${old.there}'`)
await receiver.serve()
const late = await receiver.must('coordinator', 'GET', '/api/v1/exchange/board?figure=R1&by=place_kind')
const cookie = await receiver.cookie('coordinator')
const gone = (await receiver.must('coordinator', 'GET', '/api/v1/exchange_packages?direction=received&limit=1000')).items.find(one => one.valid_until === '2026-01-01')
const page = await receiver.request('GET', `/exchange_packages/${gone.number}?lang=en`, { headers: { Cookie: cookie } })
const numbers = old.package.content.tables[0].rows.filter(row => row.values).map(row => `${row.values[0][0]} of ${row.values[0][1]}`)
tell('what has expired is not shown', [...late.members.filter(member => member.country === old.country).map(() => 'it stands on the dashboard'),
  ...page.text.includes('Its last day has passed') ? [] : ['the page does not say so'], ...numbers.filter(number => page.text.includes(number)), ...numbers.length > 0 ? [] : ['nothing was shown before']])

for (const house of [...senders, receiver])
  await house.end()
console.log(`${failed === 0 ? 'ok' : 'not ok'} packages between mechanisms`)
process.exit(failed === 0 ? 0 : 1)
