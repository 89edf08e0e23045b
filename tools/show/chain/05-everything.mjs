// The demonstration goes out in open formats and comes back into an empty store of the other engine, both ways: the same figures, search answers, records and timelines, and a clean verify; a changed byte is refused
//
//   node tools/show/chain/05-everything.mjs [--seed N] [--break]     (--break changes the second store behind its back: not ok)
import { createHash } from 'node:crypto'
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { House, lend_postgres, random_of, root } from '../../house.mjs'

const seed = Number(process.argv[process.argv.indexOf('--seed') + 1]) || 5
const breaks = process.argv.includes('--break')
let failed = 0
const tell = (good, words) => { failed += good ? 0 : 1; console.log(`${good ? 'ok' : 'not ok'} ${words}`) }

const codes = [...readFileSync(join(root, 'src/acts/indicators.c'), 'utf8').matchAll(/\.code = "([A-Z]\d+)"/g)].map(([, code]) => code)
const dimensions = ['', 'authority', 'theme', 'region', 'place_kind', 'authority&by=theme']
const questions = ['prison', 'garde', 'santé', 'médecin', 'avocat', 'registre', 'cellule', 'femmes', 'eau', 'formation', 'health', 'register', 'doctor', 'lawyer', 'Tal Nour',
  'السجن', 'الصحة', 'محام', 'تسجيل', 'طبيب', 'النور', 'التكوين', 'R-2025', 'détenu', 'women']

// All that a ZIP file holds, in one text; only as far as ours goes.
function unpacked(zip) {
  const texts = []
  for (let at = 0; zip.readUInt32LE(at) === 0x04034b50;) {
    const [method, packed, name] = [zip.readUInt16LE(at + 8), zip.readUInt32LE(at + 18), zip.readUInt16LE(at + 26)]
    const bytes = zip.subarray(at + 30 + name, at + 30 + name + packed)
    texts.push((method === 8 ? inflateRawSync(bytes) : bytes).toString('utf8'))
    at += 30 + name + packed
  }
  return texts.join('\n')
}

// What was made at the moment of asking is no difference.
const still = text => text.replace(/"generated_at":"[^"]*"/g, '"generated_at":""')

class Reading {
  constructor(house) { Object.assign(this, { house, answers: new Map() }) }

  async ask(kind, path) {
    const answer = await this.house.as('coordinator', 'GET', path)
    this.answers.set(path, { kind, status: answer.status, text: still(answer.text) })
    return answer
  }

  // Every record of an entity, page by page.
  async all(plural) {
    const items = []
    for (let next = `/api/v1/${plural}?limit=500`; next;) {
      const answer = await this.house.as('coordinator', 'GET', next)
      if (answer.status !== 200) {
        this.answers.set(`/api/v1/${plural}`, { kind: 'record', status: answer.status, text: '' })
        return []
      }
      items.push(...answer.json.items)
      next = answer.json.next
    }
    this.answers.set(`count of ${plural}`, { kind: 'list', status: 200, text: String(items.length) })
    for (const item of items)
      this.answers.set(`${plural} ${item.id}`, { kind: 'record', status: 200, text: JSON.stringify(item) })
    return items
  }

  async read(nouns, codes) {
    let recommendations = []
    for (const plural of nouns) {
      const items = await this.all(plural)
      if (plural === 'recommendations')
        recommendations = items
    }
    for (const code of codes)
      for (const dimension of dimensions)
        for (const day of ['2025-06-30', '2026-05-31'])
          await this.ask('figure', `/api/v1/figures/${code}?as_of=${day}${dimension ? `&by=${dimension}` : ''}`)
    for (const words of questions)
      for (const plural of ['recommendations', 'places', 'findings', 'visits'])
        await this.ask('search', `/api/v1/${plural}?q=${encodeURIComponent(words)}&limit=200`)
    // Timelines are read on pages; what a page holds of its session is taken out.
    const cookie = await this.house.cookie('coordinator')
    for (let i = 0; i < recommendations.length; i += Math.ceil(recommendations.length / 25)) {
      const path = `/recommendations/${recommendations[i].id}`
      const page = await this.house.request('GET', path, { headers: { Cookie: cookie } })
      const [timeline] = page.text.match(/<ol class="time"[\s\S]*?<\/ol>/) ?? ['']
      this.answers.set(path, { kind: 'timeline', status: timeline ? page.status : 0, text: timeline.replace(/name="token" value="[^"]*"/g, '') })
    }
    return this
  }
}

function compare(here, there, words) {
  const counts = {}, told = {}, differing = []
  for (const [path, answer] of here.answers) {
    const other = there.answers.get(path)
    counts[answer.kind] = (counts[answer.kind] ?? 0) + 1
    told[answer.kind] = (told[answer.kind] ?? 0) + (answer.status === 200 && !/"items":\[\]/.test(answer.text) ? 1 : 0)
    if (!other || other.status !== answer.status || other.text !== answer.text)
      differing.push(path)
  }
  for (const path of there.answers.keys())
    if (!here.answers.has(path))
      differing.push(path)
  tell(differing.length === 0 && told.figure > 100 && told.search > 20 && told.record > 500 && told.timeline >= 20,
    `${words}: ${Object.entries(counts).map(([kind, count]) => `${count} ${kind} answers (${told[kind]} that say something)`).join(', ')}, ${differing.length} differ`)
  for (const path of differing.slice(0, 5))
    console.log(`  ${path}\n    here  ${here.answers.get(path)?.text.slice(0, 300)}\n    there ${there.answers.get(path)?.text.slice(0, 300)}`)
}

// The log's own tree: its leaves, but for the one that tells of the import.
const leaves = house => house.sql("SELECT hash FROM leaf WHERE act <> 'import_everything' ORDER BY seq").trim()

async function verify(house, words) {
  const { out, code } = await house.wiqaya(['verify'], { status: null })
  tell(code === 0 && /bad 0/.test(out), `verify on ${words}: ${out.trim()}`)
}

async function changed_bytes(zip, house, store) {
  const good = readFileSync(zip), random = random_of(seed), path = join(house.folder, 'changed.zip')
  const from = good.indexOf('PK\u0001\u0002', 0, 'latin1')
  let refused = 0
  const tries = 20
  for (let i = 0; i < tries; i++) {
    const bytes = Buffer.from(good)
    bytes[random.below(from)] ^= 1 << random.below(8)
    writeFileSync(path, bytes)
    const { code, err } = await house.wiqaya(['import', 'everything', path, '--store', store], { status: null })
    refused += code === 1 && /cannot be brought in. Nothing was kept/.test(err) ? 1 : 0
  }
  tell(refused === tries, `${refused} of ${tries} files with one changed bit were refused in words, and the store stayed empty`)
}

async function way(from, to, words) {
  console.log(`# ${words}`)
  from.learn((await from.wiqaya(['demo', '--today', '2026-05-31'])).out)
  await from.token('coordinator')
  const zip = join(from.folder, 'everything.zip')
  const { out } = await from.wiqaya(['export', 'everything', zip])
  console.log(`  ${out.trim().split('\n').join('; ')}`)
  const secrets = from.sql('SELECT password FROM credential UNION ALL SELECT token FROM api_token').trim().split('\n').filter(Boolean)
  const plain = unpacked(readFileSync(zip))
  tell(secrets.length > 10 && plain.includes('manifest.json') && plain.includes('focal') && secrets.every(secret => !plain.includes(secret)), `none of ${secrets.length} hashed passwords and tokens is in the file`)

  await changed_bytes(zip, from, to.store)
  const began = performance.now()
  const brought = (await to.wiqaya(['import', 'everything', zip])).out
  console.log(`  ${brought.trim().split('\n').join('; ')} (${Math.round(performance.now() - began)} ms)`)
  tell(leaves(from) === leaves(to), `the log came along leaf by leaf: ${createHash('sha256').update(leaves(to)).digest('hex').slice(0, 16)}`)
  tell(from.sql('SELECT count(*) FROM history').trim() === to.sql('SELECT count(*) FROM history').trim(), 'as many changes in the history')
  const counters = 'SELECT prefix, year, last FROM counter ORDER BY prefix, year'
  tell(from.sql(counters) === to.sql(counters), `numbers go on where they stood: ${to.sql(counters).trim().split('\n').join(' ')}`)
  await verify(from, 'the first store')
  await verify(to, 'the second')
  const before = (await to.wiqaya(['token', 'list'])).out
  tell(before.trim() === '', 'no token came along')
  to.learn((await to.wiqaya(['account', 'password', 'coordinator'])).out)
  from.learn((await from.wiqaya(['account', 'password', 'coordinator'])).out)
  await to.token('coordinator')
  if (breaks)
    to.sql("UPDATE figure_month SET n = n + 1 WHERE month = (SELECT min(month) FROM figure_month)")

  await Promise.all([from.serve(), to.serve()])
  const nouns = JSON.parse((await from.wiqaya(['describe', '--json'])).out).entities.filter(entity => !entity.hidden).map(entity => entity.plural)
  const readings = []
  for (const house of [from, to])
    readings.push(await new Reading(house).read(nouns, codes))
  compare(...readings, `${nouns.length} kinds of record, ${codes.length} indicators by ${dimensions.length} dimensions on two days`)
  const made = await to.must('coordinator', 'POST', '/api/v1/recommendations', { text: 'Une de plus', addressee: (await to.must('coordinator', 'GET', '/api/v1/authorities?limit=1')).items[0].id })
  tell(/^R-\d{4}-\d{4}$/.test(made.number) && !readings[0].answers.has(`recommendations ${made.id}`), `the next recommendation there is ${made.number}`)
  await Promise.all([from.stop(), to.stop()])
  await verify(to, 'the second, after it went on')
  copyFileSync(zip, join(to.folder, 'again.zip'))
  const again = await to.wiqaya(['import', 'everything', 'again.zip'], { status: null })
  tell(again.code === 1 && /not empty/.test(again.err), 'a store that holds something is refused')
}

const postgres = lend_postgres()
try {
  for (const sqlite_first of breaks ? [true] : [true, false]) {
    const sqlite = new House(), other = new House({ postgres })
    await (sqlite_first ? way(sqlite, other, 'from SQLite to PostgreSQL') : way(other, sqlite, 'from PostgreSQL to SQLite'))
    await sqlite.end()
    await other.end()
  }
} finally {
  postgres.stop()
}
process.exitCode = failed === 0 ? 0 : 2
