// How lists grow: the first look at a list of recommendations, with every count beside its filters, at a small and at a
// large size, filter by filter. What a connection remembers is forgotten before each look, as after a change.
// Told are milliseconds of work, not of waiting.
//
//   node tests/lists/million.mjs [--program FILE] [--sizes 10000,1000000] [--repeats 3]
//
// The rows are written straight into a scratch store: nothing of it is an institution.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { House, root } from '../../tools/house.mjs'

const words = process.argv.slice(2)
const option = (name, otherwise) => words.includes(name) ? words[words.indexOf(name) + 1] : otherwise
const program = resolve(option('--program', join(root, 'build-release/wiqaya')))
const [small, large] = option('--sizes', '10000,1000000').split(',').map(Number)
const repeats = Number(option('--repeats', 3))
const times = 5

// Spread so that no two filters follow each other.
const of = (values, prime) => `CASE (n * ${prime}) % ${values.length} ${values.map((value, at) => `WHEN ${at} THEN ${value === null ? 'NULL' : `'${value}'`}`).join(' ')} END`
const themes = ['treatment', 'legal_safeguards', 'safety_order_force', 'outside_contact', 'living_conditions_regime', 'health', 'staff', null]
const rows = (count, indexes) => `
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF;
${indexes.map(([name]) => `DROP INDEX ${name};`).join(' ')}
BEGIN;
INSERT INTO authority (id, version, created_at, updated_at, salt, name, name_sort)
 WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 20)
 SELECT printf('01890000-0000-7000-8001-%012x', n), 1, '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z', '00', printf('{"fr":"Autorité %02d"}', n), printf('%02d', n) FROM c;
INSERT INTO recommendation (id, version, created_at, updated_at, salt, number, text, kind, theme, scope, horizon, issued_on, state)
 WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < ${count})
 SELECT printf('01890000-0000-7000-8002-%012x', n), 1, '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z', '00', printf('R-2020-%07d', n),
  printf('{"fr":"Chaque personne admise devrait être examinée, %d"}', n), ${of(['recommendation', 'recommendation', 'recommendation', 'legislative_observation'], 3)},
  ${of(themes, 5)}, ${of(['place', 'national', null], 7)}, ${of(['immediate', 'short', 'medium', 'long', null], 11)},
  date('2010-01-01', (n % 6000) || ' days'), CASE WHEN n % 1000 = 0 THEN 'closed_overtaken' WHEN (n * 13) % 5 = 0 THEN 'closed_implemented' ELSE 'open' END FROM c;
INSERT INTO addressee_line (id, version, created_at, updated_at, salt, recommendation, authority, sent_on, reply_due_on, replied_on, position)
 WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < ${count})
 SELECT printf('01890000-0000-7000-8003-%012x', n), 1, '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z', '00', printf('01890000-0000-7000-8002-%012x', n),
  printf('01890000-0000-7000-8001-%012x', 1 + (n * 17) % 20), date('2010-01-01', (n % 6000) || ' days'), date('2010-03-01', (n % 6000) || ' days'),
  CASE WHEN n % 3 = 0 THEN NULL ELSE date('2010-02-15', (n % 6000) || ' days') END, CASE WHEN n % 3 = 0 THEN NULL ELSE ${of(['accepted', 'accepted_in_part', 'noted', 'rejected'], 19)} END FROM c;
COMMIT;
${indexes.map(([, sql]) => `${sql};`).join('\n')}
ANALYZE;`

const looks = {
  'the whole list': '',
  'a theme': 'theme=health',
  'two themes': 'theme=health&theme=staff',
  'what no index has': 'horizon=short',
  'a state of one in a thousand': 'state=closed_overtaken',
  'an addressee': 'addressee=01890000-0000-7000-8001-000000000003',
  'overdue': 'reply_state=overdue',
  'a theme, overdue': 'theme=health&reply_state=overdue',
  'four at once': 'theme=health&horizon=short&state=closed_overtaken&position=rejected',
  'days': 'issued_on.min=2012-01-01&issued_on.max=2012-01-31',
  'without reply': 'without.replies=ever',
  'without addressee': 'without.addressee_lines=ever',
  'ordered by number': 'sort=-number',
  'in groups': 'group=theme',
}

const median = values => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]

// Nanoseconds that the server's threads have worked: what else the machine does is not counted.
const worked = house => house.family().flatMap(pid => readdirSync(`/proc/${pid}/task`).map(task => `/proc/${pid}/task/${task}/schedstat`))
  .reduce((sum, path) => sum + Number(readFileSync(path, 'utf8').split(' ')[0]), 0)

async function measure(count) {
  const house = new House({ program })
  await house.init()
  const began = Date.now()
  // Indexes are made when the rows are there: much the quicker way round.
  const indexes = house.sql("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql LIKE 'CREATE INDEX%' AND tbl_name IN ('recommendation', 'addressee_line')")
    .trim().split('\n').map(line => line.split('|'))
  execFileSync('sqlite3', [house.store.replace('sqlite:', '')], { input: rows(count, indexes), maxBuffer: 1 << 26 })
  console.error(`${count} rows in ${Date.now() - began} ms`)
  await house.account('coordinator', 'coordinator')
  const token = await house.token('coordinator')
  await house.serve()
  const headers = { Authorization: `Bearer ${token}` }
  const found = {}
  let changes = 0
  for (const [name, query] of Object.entries(looks)) {
    const taken = []
    for (let i = 0; i < repeats; i++) {
      const made = await house.request('POST', '/api/v1/areas', { headers, body: { name: { fr: `Zone ${++changes}` }, kind: 'province' } })
      if (made.status !== 201)
        throw new Error(`nothing changes: ${made.status} ${made.text}`)
      const start = worked(house)
      const answer = await house.request('GET', `/recommendations?${query}`, { headers, timeout: 120000 })
      if (answer.status !== 200)
        throw new Error(`${query}: ${answer.status}`)
      taken.push((worked(house) - start) / 1e6)
    }
    found[name] = median(taken)
    console.error(`${count} ${name}: ${found[name].toFixed(1)} ms`)
  }
  await house.end()
  return found
}

const [few, many] = [await measure(small), await measure(large)]
let missed = 0
for (const name of Object.keys(looks)) {
  const ratio = many[name] / few[name]
  missed += ratio > times ? 1 : 0
  console.log(JSON.stringify({ measure: `lists: ${name}`, small: Number(few[name].toPrecision(3)), large: Number(many[name].toPrecision(3)), unit: 'ms', ratio: Number(ratio.toPrecision(3)), most: times, kept: ratio <= times }))
}
process.exitCode = missed > 0 ? 1 : 0
