// 100,000 recommendations come in as one job, with progress, a cancel on the way, and an undo; what else the server does meanwhile is printed
//
//   node tools/show/chain/06-large-import.mjs [ROWS] [--postgresql]
import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { House, lend_postgres } from '../../house.mjs'

const rows = Number(process.argv.slice(2).find(word => /^\d+$/.test(word)) ?? 100000)
const wait = ms => new Promise(done => setTimeout(done, ms))
let failed = 0
const tell = (good, words) => { failed += good ? 0 : 1; console.log(`${good ? 'ok' : 'not ok'} ${words}`) }

function list(first, count) {
  const themes = ['treatment', 'legal_safeguards', 'safety_order_force', 'outside_contact', 'living_conditions_regime', 'health', 'staff']
  const day = (year, n) => `${year}-${String(1 + n % 12).padStart(2, '0')}-${String(1 + n % 28).padStart(2, '0')}`
  const lines = ['source_number,text,addressee,theme,sent_on,replied_on,position']
  for (let i = first; i < first + count; i++)
    lines.push(`S-${i},Recommandation ${i} : informer chaque personne privée de liberté de ses droits dès son arrivée,A${i % 20},${themes[i % 7]},${day(2023, i)},${i % 3 ? day(2024, i) : ''},${i % 3 ? 'accepted' : ''}`)
  return `${lines.join('\n')}\n`
}

// What somebody else meets while the job runs: lists, a figure, and creates.
class Meanwhile {
  constructor(house) {
    Object.assign(this, { house, lists: [], creates: [], put_off: 0, going: true })
    this.ended = Promise.all([this.read(), this.write()])
  }

  async read() {
    while (this.going) {
      const start = performance.now()
      const { status } = await this.house.as('monitor', 'GET', '/api/v1/recommendations?limit=25')
      if (status !== 200)
        throw new Error(`a list was answered with ${status}`)
      this.lists.push(performance.now() - start)
      await wait(20)
    }
  }

  async write() {
    while (this.going) {
      const start = performance.now()
      const { status, headers } = await this.house.as('coordinator', 'POST', '/api/v1/areas', { name: { fr: `Zone ${randomUUID()}` }, kind: 'province' })
      if (status === 201)
        this.creates.push(performance.now() - start)
      else if (status === 503 && headers['retry-after'])
        this.put_off += 1
      else
        throw new Error(`a create was answered with ${status}`)
      await wait(200)
    }
  }

  async tell(what) {
    this.going = false
    await this.ended
    const at = (values, share) => values.length ? `${values.sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))].toFixed(1)} ms` : 'none'
    console.log(`  while ${what}: ${this.lists.length} lists of 25, half within ${at(this.lists, 0.5)}, 99 of 100 within ${at(this.lists, 0.99)}; ` +
      `${this.creates.length} creates, half within ${at(this.creates, 0.5)}; ${this.put_off} put off with 503 and Retry-After`)
  }
}

async function order(house, text) {
  const boundary = `large-${randomUUID()}`
  const part = (name, value, file) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file ? `; filename="${file}"` : ''}\r\n\r\n${value}\r\n`
  const body = `${part('entity', 'recommendations')}${part('job', '1')}${part('file', text, 'list.csv')}--${boundary}--\r\n`
  return (await house.must('coordinator', 'POST', '/api/v1/imports', body, { headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` } })).id
}

// Watches until it has ended; gives the job and how often its progress moved.
async function watch(house, id, each = () => {}) {
  let moved = 0, last = 0
  for (;;) {
    const job = await house.must('coordinator', 'GET', `/api/v1/jobs/${id}`)
    if (job.done > last) {
      moved += 1
      last = job.done
    }
    if (!['waiting', 'running'].includes(job.state))
      return { job, moved }
    await each(job)
    await wait(200)
  }
}

const count = async house => (await house.must('coordinator', 'GET', '/api/v1/figures/R1')).total.denominator

async function show(house, engine) {
  await house.init(['--country', 'MA', '--languages', 'fr,ar,en'])
  for (const role of ['coordinator', 'monitor']) {
    await house.account(role, role)
    await house.token(role)
  }
  writeFileSync(join(house.folder, 'authorities.csv'), `name,code\n${Array.from({ length: 20 }, (_, i) => `Autorité ${i},A${i}`).join('\n')}\n`)
  await house.wiqaya(['import', 'authorities', 'authorities.csv'])
  await house.serve()
  const text = list(1, rows)

  let meanwhile = new Meanwhile(house)
  const stopped = await order(house, text)
  let asked = 0
  const { job: cancelled } = await watch(house, stopped, async job => {
    if (job.done > rows / 10 && !asked) {
      asked = performance.now()
      await house.must('coordinator', 'POST', `/api/v1/jobs/${stopped}/cancel`, {})
    }
  })
  await meanwhile.tell('it was stopped')
  tell(cancelled.state === 'cancelled' && await count(house) === 0, `stopped at ${cancelled.done} of ${cancelled.total} rows, nothing kept, ${Math.round(performance.now() - asked)} ms after it was asked, on ${engine}`)

  meanwhile = new Meanwhile(house)
  let start = performance.now()
  const { job, moved } = await watch(house, await order(house, text))
  const seconds = (performance.now() - start) / 1000
  await meanwhile.tell('it came in')
  tell(job.state === 'done' && job.result.created.recommendations === rows && await count(house) === rows && moved > 5,
    `${rows} recommendations in one job, ${Math.round(rows / seconds)} rows/s, progress seen ${moved} times, on ${engine}`)

  meanwhile = new Meanwhile(house)
  start = performance.now()
  const undo = (await house.must('coordinator', 'POST', `/api/v1/imports/${job.result.import}/undo?job=1`, {})).id
  const { job: undone } = await watch(house, undo)
  await meanwhile.tell('it was taken back')
  tell(undone.state === 'done' && await count(house) === 0, `${undone.result.taken_back} records taken back in ${Math.round((performance.now() - start) / 1000)} s, on ${engine}`)
  await house.stop()
  const { out } = await house.wiqaya(['verify'])
  tell(/bad 0/.test(out), `verify: ${out.trim()}`)
}

const postgres = process.argv.includes('--postgresql') ? lend_postgres() : undefined
const house = new House({ postgres })
try {
  await show(house, postgres ? 'postgresql' : 'sqlite')
} finally {
  await house.end()
  postgres?.stop()
}
process.exitCode = failed === 0 ? 0 : 2
