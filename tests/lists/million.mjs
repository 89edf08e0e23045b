// How lists grow: the first look at a list of recommendations, with every count beside its filters, at a small and at a
// large size: each filter by itself with a common and with a rare value, then pairs and triples that a seeded generator
// draws from all of them, in two orders. What a connection remembers is forgotten before each look, as after a change.
// Told are milliseconds of work, not of waiting: of the server's threads, and of PostgreSQL's.
//
// Each look is also held against the same question in plain SQL: its count, the records of its first page in their
// order, and each number beside a filter. With one size that is all: each look is two tests.
//
//   node tests/lists/million.mjs [--program FILE] [--sizes 10000,1000000] [--repeats 3] [--drawn 12] [--seed 1] [--postgresql] [--keep FOLDER] [--only TEXT] [--unproved]
//
// With --keep the stores stay in that folder for the next time (PostgreSQL's in the cluster of WIQAYA_TEST_POSTGRES_FOLDER);
// --only takes the looks whose names contain the text; --unproved leaves out plain SQL.
//
// The rows are written straight into a scratch store: nothing of it is an institution. They are skewed, as lists are: few
// values have most records, few authorities most lines; what is older has smaller ids; what is recent waits for replies.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { House, lend_postgres, office_day, random_of, root } from '../../tools/house.mjs'
import { counts_beside, plain } from './plain_sql.mjs'

const words = process.argv.slice(2)
const option = (name, otherwise) => words.includes(name) ? words[words.indexOf(name) + 1] : otherwise
const program = resolve(option('--program', join(root, 'build-release/wiqaya')))
const sizes = option('--sizes', '10000,1000000').split(',').map(Number)
const repeats = Number(option('--repeats', 3))
const drawn = Number(option('--drawn', 12))
const kept = option('--keep', null), only = option('--only', ''), proved = !words.includes('--unproved')
const random = random_of(Number(option('--seed', 1)))
const postgres = words.includes('--postgresql') ? lend_postgres() : null
const engine = postgres ? 'postgresql' : 'sqlite'
const times = 5

// --- The rows: n counts them from the oldest

const authorities = 40, places = 500
const id = (noun, n) => `'01890000-0000-7000-800${noun}-' || substr(CAST(1000000000000 + ${n} AS TEXT), 2)`
const day = (first, days) => postgres ? `CAST(date '${first}' + CAST(${days} AS INTEGER) AS TEXT)` : `date('${first}', (${days}) || ' days')`
// 0 to 999, spread so that no two fields follow each other.
const draw = prime => `((n * ${prime} + (n * n % 65521) * ${prime % 89} + n / 977 * ${prime % 61}) % 1000003 % 1000)`
function share(prime, shares) {
  let behind = 0
  const rest = Object.entries(shares).map(([value, share]) => `WHEN ${draw(prime)} < ${behind += share} THEN '${value}'`)
  return `CASE ${rest.join(' ')} END`
}
const skewed = (prime, count) => `(1 + ${draw(prime)} * ${draw(prime)} / 1000 * ${draw(prime)} / 1000 * ${count} / 1000)`
const own = "1, '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z', '00'"
const numbers = count => `WITH RECURSIVE c(n) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT n + 1 FROM c WHERE n < ${count})`
const issued = count => `n * 6000 / ${count} - n % 5`
const silent = count => `(n > ${count} - ${count} / 20 AND n % 10 < 7) OR ${draw(877)} < 80`
const line = (noun, count, prime, where) => `
INSERT INTO addressee_line (id, version, created_at, updated_at, salt, recommendation, authority, sent_on, reply_due_on, replied_on, position)
 ${numbers(count)} SELECT ${id(noun, 'n')}, ${own}, ${id(2, 'n')}, ${id(1, skewed(prime, authorities))},
  ${day('2010-01-05', issued(count))}, ${day('2010-03-05', issued(count))},
  CASE WHEN ${silent(count)} THEN NULL ELSE ${day('2010-02-05', `${issued(count)} + n * 7 % 60`)} END,
  CASE WHEN ${silent(count)} THEN NULL ELSE ${share(prime + 2, { accepted: 550, accepted_in_part: 250, noted: 195, rejected: 5 })} END FROM c ${where};`
const rows = count => `
INSERT INTO authority (id, version, created_at, updated_at, salt, name, name_sort)
 ${numbers(authorities)} SELECT ${id(1, 'n')}, ${own}, '{"fr":"Autorité ' || n || '"}', CAST(n AS TEXT) FROM c;
INSERT INTO place (id, version, created_at, updated_at, salt, name, name_sort, kind, state)
 ${numbers(places)} SELECT ${id(5, 'n')}, ${own}, '{"fr":"Lieu ' || n || '"}', CAST(n AS TEXT), 'prison', 'open' FROM c;
INSERT INTO recommendation (id, version, created_at, updated_at, salt, number, text, place, kind, theme, scope, horizon, source, issued_on, state)
 ${numbers(count)} SELECT ${id(2, 'n')}, ${own}, 'R-2020-' || substr(CAST(10000000 + n AS TEXT), 2),
  '{"fr":"Chaque personne admise devrait être examinée par un médecin dans les vingt-quatre heures, ' || n || '"}',
  CASE WHEN ${draw(571)} < 700 THEN ${id(5, skewed(337, places))} END,
  ${share(331, { recommendation: 930, legislative_observation: 70 })},
  ${share(613, { living_conditions_regime: 350, health: 250, treatment: 150, legal_safeguards: 120, outside_contact: 60, safety_order_force: 40, staff: 5 })},
  ${share(709, { place: 700, national: 248, individual: 2 })}, ${share(127, { short: 400, medium: 250, immediate: 150, long: 100 })},
  ${share(457, { visit: 300 })}, ${day('2010-01-01', issued(count))},
  CASE WHEN n % 1000 = 0 THEN 'closed_overtaken' ELSE ${share(449, { open: 650, closed_implemented: 350 })} END FROM c;
${line(3, count, 311, '')}${line(4, count, 919, `WHERE ${draw(991)} < 300`)}`

// Indexes are made when the rows are there: much the quicker way round. SQLite is given no statistics: the program makes none.
function fill(house, count) {
  const of = "tbl_name IN ('recommendation', 'addressee_line')"
  if (postgres) {
    const indexes = house.sql("SELECT indexname, indexdef FROM pg_indexes WHERE tablename IN ('recommendation', 'addressee_line') AND indexname NOT LIKE '%_pkey'").trim().split('\n').map(text => text.split('|'))
    house.sql(`SET session_replication_role = replica; ${indexes.map(([name]) => `DROP INDEX ${name};`).join(' ')} ${rows(count)} ${indexes.map(([, sql]) => `${sql};`).join(' ')}`)
    house.sql('VACUUM ANALYZE')
    // A process that ends takes its count of work along.
    house.sql('DO $$ BEGIN EXECUTE format(\'ALTER DATABASE %I SET max_parallel_workers_per_gather = 0\', current_database()); END $$')
    return
  }
  const indexes = house.sql(`SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql LIKE 'CREATE %INDEX%' AND ${of}`).trim().split('\n').map(text => text.split('|'))
  execFileSync('sqlite3', [house.store.replace('sqlite:', '')], { maxBuffer: 1 << 26, input: `PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF;
${indexes.map(([name]) => `DROP INDEX ${name};`).join(' ')} BEGIN; ${rows(count)} COMMIT; ${indexes.map(([, sql]) => `${sql};`).join('\n')}` })
}

// --- The looks: what stands in the address, and what it means

const today = office_day()
const lines = of => ({ line: of })
const authority = n => `01890000-0000-7000-8001-${String(n).padStart(12, '0')}`
const values = {
  theme: [['health', "t.theme = 'health'"], ['staff', "t.theme = 'staff'"]],
  kind: [['recommendation', "t.kind = 'recommendation'"], ['legislative_observation', "t.kind = 'legislative_observation'"]],
  scope: [['place', "t.scope = 'place'"], ['individual', "t.scope = 'individual'"]],
  horizon: [['short', "t.horizon = 'short'"], ['long', "t.horizon = 'long'"]],
  state: [['open', "t.state = 'open'"], ['closed_overtaken', "t.state = 'closed_overtaken'"]],
  place: [1, 400].map(n => `01890000-0000-7000-8005-${String(n).padStart(12, '0')}`).map(place => [place, `t.place = '${place}'`]),
  days: [['issued_on.min=2012-01-01&issued_on.max=2015-12-31', "t.issued_on BETWEEN '2012-01-01' AND '2015-12-31'"],
    ['issued_on.min=2012-01-01&issued_on.max=2012-01-31', "t.issued_on BETWEEN '2012-01-01' AND '2012-01-31'"]],
  addressee: [1, 39].map(n => [authority(n), lines(`l.authority = '${authority(n)}'`)]),
  reply_state: [['replied_late', lines('l.replied_on > l.reply_due_on')],
    ['overdue', lines(`l.replied_on IS NULL AND l.reply_due_on < '${today}'`)]],
  position: [['accepted', lines("l.position = 'accepted'")], ['rejected', lines("l.position = 'rejected'")]],
  'without.replies': [['ever', '1 = 1']],
  'without.addressee_lines': [['ever', '1 = 0']],
}
const ask = (name, value) => value.includes('=') ? value : `${name}=${value}`
const chosen = (name, at) => ({ query: ask(name, values[name][at][0]), means: [values[name][at][1]], of: [name] })
const both = (...parts) => ({ query: parts.map(part => part.query).join('&'), means: parts.flatMap(part => part.means), of: parts.flatMap(part => part.of) })

const looks = [
  { name: 'the whole list', query: '', means: [] },
  { name: 'ordered by number', query: 'sort=-number', means: [], order: 't.number DESC' },
  { name: 'in groups by theme', query: 'group=theme', means: [], unordered: true },
  { name: 'two themes', query: 'theme=health&theme=staff', means: ["t.theme IN ('health', 'staff')"], of: ['theme'] },
  ...Object.keys(values).flatMap(name => values[name].map((value, at) => ({ name: `${name}: ${values[name].length === 1 ? 'none' : at === 0 ? 'common' : 'rare'}`, ...chosen(name, at) }))),
  { name: 'four at once', ...both(chosen('theme', 0), chosen('horizon', 0), chosen('state', 1), chosen('position', 1)) },
]
for (let i = 0; i < 2 * drawn; i++) {
  const names = Object.keys(values).filter(name => name !== 'without.addressee_lines'), parts = []
  while (parts.length < (i < drawn ? 2 : 3)) {
    const name = names.splice(random.below(names.length), 1)[0]
    parts.push([name, random.below(values[name].length)])
  }
  const look = both(...parts.map(([name, at]) => chosen(name, at)))
  const newest = random.below(2) === 1
  looks.push({ name: `${parts.map(([name, at]) => `${name} ${at === 0 ? 'common' : 'rare'}`).join(', ')}${newest ? ', by day' : ''}`,
    query: look.query + (newest ? '&sort=-issued_on' : ''), means: look.means, of: look.of, order: newest ? 't.issued_on DESC' : undefined })
}

// --- What plain SQL says

let different = 0

// Every number that stands beside a filter of the page is the one that plain SQL counts.
async function compare_counts(house, headers, look) {
  const { shown, wrong } = await counts_beside(house, headers, look)
  different += wrong.length > 0 ? 1 : 0
  if (sizes.length === 1)
    console.log(`${wrong.length > 0 ? 'not ok' : 'ok'} lists, ${engine}: ${look.name}, ${shown} counts beside filters`)
  for (const one of wrong.slice(0, 6))
    console.error(`  # ${look.query}: ${one}`)
  return shown
}

async function compare(house, headers, look) {
  if (look.unordered)
    return
  const answer = await house.request('GET', `/api/v1/recommendations?${look.query}&limit=25`, { headers, timeout: 120000 })
  const { items, count } = JSON.parse(answer.text), wanted = plain(house, look)
  const page = items.map(item => item.id)
  const same = page.join() === wanted.page.join() && (count ?? '> 10000') === (wanted.count > 10000 ? '> 10000' : wanted.count)
  different += same ? 0 : 1
  const told = `${same ? 'ok' : 'not ok'} lists, ${engine}: ${look.name}`
  if (sizes.length === 1)
    console.log(told)
  if (!same)
    console.error(`${told}\n  # ${look.query}: ${count} and ${page.slice(0, 3)}, plain SQL says ${wanted.count} and ${wanted.page.slice(0, 3)}`)
}

// --- What it costs

const median = values => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]

function postgres_family() {
  const postmaster = Number(readFileSync(join(postgres.folder, 'data/postmaster.pid'), 'utf8').split('\n')[0])
  return readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8').split(' ').filter(Boolean).map(Number)
}

// Nanoseconds that each thread has worked so far: what else the machine does is not counted. Threads come and go.
const attempt = (act, otherwise) => { try { return act() } catch { return otherwise } }
const working = house => new Map([...house.family(), ...postgres ? postgres_family() : []]
  .flatMap(pid => attempt(() => readdirSync(`/proc/${pid}/task`).map(task => `/proc/${pid}/task/${task}/schedstat`), []))
  .map(path => [path, attempt(() => Number(readFileSync(path, 'utf8').split(' ')[0]), 0)]))
const worked = (before, after) => [...after].reduce((sum, [path, now]) => sum + Math.max(0, now - (before.get(path) ?? 0)), 0)

// The store of the time before, or a new one.
async function housed(count) {
  let store
  if (kept && postgres) {
    const name = `kept_${count}`, there = execFileSync('psql', ['-qXAt', '-h', postgres.folder, '-U', 'wiqaya', '-d', 'postgres', '-c', `SELECT 1 FROM pg_database WHERE datname = '${name}'`], { encoding: 'utf8' }).trim() === '1'
    if (there)
      return new House({ program, store: `postgresql:///${name}?host=${postgres.folder}&user=wiqaya` })
    store = execFileSync(join(root, 'tools/postgres'), ['url', postgres.folder, name], { encoding: 'utf8' }).trim()
  } else if (kept) {
    mkdirSync(kept, { recursive: true })
    const file = resolve(kept, `${count}.db`)
    if (existsSync(file))
      return new House({ program, store: `sqlite:${file}` })
    store = `sqlite:${file}`
  }
  const house = new House({ program, postgres, store })
  await house.init()
  const began = Date.now()
  fill(house, count)
  console.error(`${count} rows in ${Date.now() - began} ms`)
  await house.account('coordinator', 'coordinator')
  return house
}

async function measure(count) {
  const house = await housed(count)
  const token = await house.token('coordinator')
  await house.serve()
  const headers = { Authorization: `Bearer ${token}` }
  const found = []
  const began = Date.now()
  let changes = 0, counts = 0
  for (const look of looks.filter(look => look.name.includes(only))) {
    const taken = []
    for (let i = 0; i < repeats; i++) {
      const made = await house.request('POST', '/api/v1/areas', { headers, body: { name: { fr: `Zone ${began} ${++changes}` }, kind: 'province' } })
      if (made.status !== 201)
        throw new Error(`nothing changes: ${made.status} ${made.text}`)
      const before = working(house)
      const answer = await house.request('GET', `/recommendations?${look.query}`, { headers, timeout: 120000 })
      if (answer.status !== 200)
        throw new Error(`${look.query}: ${answer.status}`)
      taken.push(worked(before, working(house)) / 1e6)
    }
    if (proved) {
      await compare(house, headers, look)
      counts += await compare_counts(house, headers, look)
    }
    found.push(median(taken))
    console.error(`${count} ${look.name}: ${found.at(-1).toFixed(1)} ms`)
  }
  if (proved && counts < 5 * found.length)
    throw new Error(`only ${counts} counts stood beside filters`)
  await house.end()
  return found
}

const measured = []
for (const size of sizes)
  measured.push(await measure(size))
postgres?.stop()
if (sizes.length === 1)
  process.exit(different > 0 ? 1 : 0)
let missed = 0
const [few, many] = [measured[0], measured.at(-1)]
const looked = looks.filter(look => look.name.includes(only))
for (const [at, look] of looked.entries()) {
  const ratio = many[at] / few[at]
  missed += ratio > times ? 1 : 0
  console.log(JSON.stringify({ measure: `lists, ${engine}: ${look.name}`, small: Number(few[at].toPrecision(3)), large: Number(many[at].toPrecision(3)), unit: 'ms', ratio: Number(ratio.toPrecision(3)), most: times, kept: ratio <= times }))
}
console.log(`${looked.length - missed} of ${looked.length} looks on ${engine} take at most ${times} times as long at ${sizes.at(-1)} as at ${sizes[0]}`)
if (different > 0)
  console.log(`${different} answers are not those of plain SQL`)
process.exitCode = missed + different > 0 ? 1 : 0
