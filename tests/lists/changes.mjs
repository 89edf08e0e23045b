// Lists keep up with what is changed: random changes as people make them (recommendations, their addressees, replies, steps,
// the bin), and after each some looks at the list, held against plain SQL: its count, its first page, each number beside a
// filter, to a coordinator and to the focal point of an authority.
//
//   node tests/lists/changes.mjs [--postgresql] [--seed 1] [--changes 150]
import { House, lend_postgres, office_day, random_of } from '../../tools/house.mjs'
import { counts_beside, plain } from './plain_sql.mjs'

const words = process.argv.slice(2)
const option = (name, otherwise) => words.includes(name) ? words[words.indexOf(name) + 1] : otherwise
const seed = Number(option('--seed', 1)), changes = Number(option('--changes', 150))
const postgres = words.includes('--postgresql') ? lend_postgres() : null
const random = random_of(seed), today = office_day()
const house = new House({ postgres })
const by = 'coordinator'

const themes = ['health', 'staff', 'treatment'], scopes = ['place', 'national'], horizons = ['short', 'long']
const positions = ['accepted', 'noted', 'rejected'], days = ['2024-01-10', '2025-06-20', '2026-02', '2026-10-05']
const authorities = [], recommendations = [], lines = [], replies = []

const post = (path, body) => house.must(by, 'POST', `/api/v1/${path}`, body)
// A change that the rules refuse (a closed one, one in the bin) changes nothing, and that is looked at too.
async function attempt(method, path, body) {
  const headers = method === 'PATCH' ? { 'If-Match': `"${(await house.must(by, 'GET', `/api/v1/${path}`)).version}"` } : {}
  return (await house.as(by, method, `/api/v1/${path}`, body, { headers })).status < 400
}

async function recommend() {
  const some = { text: { fr: `Texte ${recommendations.length}` }, addressee: authorities.filter(() => random.below(2) === 0).map(one => one.code).join('; ') || undefined,
    theme: random.below(4) > 0 ? random.of(themes) : undefined, scope: random.of(scopes), horizon: random.below(2) > 0 ? random.of(horizons) : undefined,
    issued_on: random.of(days), sent_on: random.below(3) > 0 ? random.of(days) : undefined }
  if (some.addressee === undefined)
    delete some.sent_on
  const { id } = await post('recommendations', some)
  recommendations.push(id)
  for (const line of (await house.must(by, 'GET', `/api/v1/addressee_lines?recommendation=${id}`)).items)
    lines.push(line.id)
}

const acts = [
  recommend, recommend,
  async () => attempt('PATCH', `recommendations/${random.of(recommendations)}`, { theme: random.of([...themes, null]), horizon: random.of(horizons) }),
  async () => attempt('POST', `recommendations/${random.of(recommendations)}/${random.of(['bin', 'restore', 'bin', 'restore', 'restore'])}`, {}),
  async () => attempt('POST', `recommendations/${random.of(recommendations)}/${random.of(['close_implemented', 'close_overtaken', 'repeat'])}`, { closing_reason: 'Fait.' }),
  async () => attempt('POST', `recommendations/${random.of(recommendations)}/send`, { sent_on: '2026-03-02' }),
  async () => {
    const answer = await house.as(by, 'POST', '/api/v1/addressee_lines', { recommendation: random.of(recommendations), authority: random.of(authorities).code, sent_on: random.of(days) })
    if (answer.status === 201)
      lines.push(answer.json.id)
  },
  async () => attempt('POST', `addressee_lines/${random.of(lines)}/${random.of(['bin', 'restore', 'restore'])}`, {}),
  async () => {
    const answer = await house.as(by, 'POST', '/api/v1/replies', { addressee_line: random.of(lines), received_on: random.of(['2026-04-01', '2026-06-10', '2026-11-02']), text: 'Vu.', position: random.of(positions) })
    if (answer.status === 201)
      replies.push(answer.json.id)
  },
  async () => replies.length > 0 && attempt('POST', `replies/${random.of(replies)}/${random.of(['bin', 'restore'])}`, {}),
  async () => replies.length > 0 && attempt('PATCH', `replies/${random.of(replies)}`, { position: random.of(positions) }),
]

// --- Looks

const line = means => ({ line: means })
const unanswered = 'l.replied_on IS NULL AND l.closed_on IS NULL AND coalesce(l.sent_on, l.counts_from) IS NOT NULL'
const reply = `EXISTS (SELECT 1 FROM reply p JOIN addressee_line a ON a.id = p.addressee_line WHERE a.recommendation = t.id AND a.binned_at IS NULL AND p.binned_at IS NULL)`
const filters = [
  ...themes.map(one => ['theme', `theme=${one}`, `t.theme = '${one}'`]),
  ['theme', 'theme=none', 't.theme IS NULL'],
  ['theme', 'theme=health&theme=staff', "t.theme IN ('health', 'staff')"],
  ...scopes.map(one => ['scope', `scope=${one}`, `t.scope = '${one}'`]),
  ['horizon', 'horizon=short', "t.horizon = 'short'"],
  ['state', 'state=open', "t.state = 'open'"],
  ['state', 'state=repeated', "t.state = 'repeated'"],
  ['issued_on', 'issued_on.min=2025-01-01&issued_on.max=2026-02', "t.issued_on >= '2025-01-01' AND t.issued_on <= '2026-02~'"],
  ...positions.map(one => ['position', `position=${one}`, line(`l.position = '${one}'`)]),
  ['position', 'position=none', line('l.position IS NULL')],
  ['reply_state', 'reply_state=overdue', line(`${unanswered} AND l.reply_due_on < '${today}'`)],
  ['reply_state', 'reply_state=not_sent', line('coalesce(l.sent_on, l.counts_from) IS NULL AND l.replied_on IS NULL AND l.closed_on IS NULL')],
  ['reply_state', 'reply_state=replied_late', line('l.replied_on > l.reply_due_on')],
  ['sent_on', 'sent_on.min=2026-01-01', line("l.sent_on >= '2026-01-01'")],
  ['without.replies', 'without.replies=ever', `NOT ${reply}`],
  ['without.addressee_lines', 'without.addressee_lines=ever', `t.id NOT IN (SELECT n.recommendation FROM addressee_line n WHERE n.binned_at IS NULL AND coalesce(n.sent_on, '') <= '${today}~')`],
]

function draw() {
  const chosen = []
  for (let i = random.below(4); i >= 0; i--) {
    const filter = random.of([...filters, ...authorities.map(one => ['addressee', `addressee=${one.code}`, line(`l.authority = '${one.id}'`)])])
    if (!chosen.some(one => one[0] === filter[0]))
      chosen.push(filter)
  }
  return { query: chosen.map(one => one[1]).join('&'), means: chosen.map(one => one[2]), of: chosen.map(one => one[0]),
    ...random.below(2) > 0 ? { sort: '&sort=-issued_on', order: "coalesce(t.issued_on, '') DESC" } : { sort: '' } }
}

// What somebody may not filter by is refused to it.
let compared = 0, paged = 0
async function compare(account, look) {
  const answer = await house.as(account, 'GET', `/api/v1/recommendations?${look.query.replaceAll('=none', '=')}${look.sort}&limit=25`)
  if (answer.status === 422 && account === 'focal')
    return []
  if (answer.status !== 200)
    return [`${account}, ${look.query}${look.sort}: ${answer.status} ${answer.text.slice(0, 500)}`]
  const { items, count } = answer.json
  compared++
  if (items.length > 4) {
    const few = `/api/v1/recommendations?${look.query.replaceAll('=none', '=')}${look.sort}&limit=3`
    const { next } = await house.must(account, 'GET', few)
    const second = (await house.must(account, 'GET', next)).items
    if (second.map(item => item.id).join() !== items.slice(3, 6).map(item => item.id).join())
      return [`${account}, ${look.query}${look.sort}: the second page is ${second.map(item => item.id)}`]
    paged++
  }
  const wanted = plain(house, look), page = items.map(item => item.id)
  return count === wanted.count && page.join() === wanted.page.join() ? [] :
    [`${account}, ${look.query}${look.sort}: ${count} and ${page.slice(0, 3)}, plain SQL says ${wanted.count} and ${wanted.page.slice(0, 3)}`]
}

await house.init()
await house.account(by, 'coordinator')
await house.token(by)
await house.serve()
for (const code of ['A', 'B', 'C'])
  authorities.push({ code, id: (await post('authorities', { name: { fr: `Autorité ${code}` }, code })).id })
await house.stop()
await house.account('focal', 'focal', '--authority', 'B')
await house.token('focal')
await house.serve()
const headers = { Authorization: `Bearer ${await house.token(by)}` }
for (let i = 0; i < 12; i++)
  await recommend()
const faults = []
let looks = 0, counts = 0, made = 0
for (let i = 0; i < changes && faults.length === 0; i++) {
  made += await random.of(acts)() === false ? 0 : 1
  for (let k = 0; k < 3; k++, looks++) {
    const look = draw()
    faults.push(...await compare(by, look))
    if (look.of.some(name => name.startsWith('without.')))
      continue
    faults.push(...await compare('focal', { ...look, seen: `l.authority = '${authorities[1].id}' AND coalesce(l.sent_on, l.counts_from) IS NOT NULL` }))
    const { shown, wrong } = await counts_beside(house, headers, { ...look, query: look.query + look.sort })
    counts += shown
    faults.push(...wrong.map(one => `${look.query}: ${one}`))
  }
}
await house.end()
postgres?.stop()
const engine = postgres ? 'postgresql' : 'sqlite'
const good = faults.length === 0 && counts > looks && compared > looks * 1.2 && paged > looks / 5 && made > changes / 2
console.log(`${good ? 'ok' : 'not ok'} lists keep up with changes, ${engine}: ${made} changes, ${looks} looks, ${compared} lists, ${paged} second pages, ${counts} counts beside filters (seed ${seed})`)
for (const fault of faults.slice(0, 10))
  console.log(`  # ${fault}`)
process.exit(good ? 0 : 1)
