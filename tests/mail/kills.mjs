#!/usr/bin/env node
// Kills the served program at random while authorities are written to, and sees that no notice is lost: every sending
// that was acknowledged is told at least once. A second copy has the same Message-ID, and comes only from a kill that
// fell between the mail server's 250 and our commit: behind each kill the row is looked at before anything starts again
// ("sending": not committed), and the mail server's own log or memory tells when it answered for the message.
//
//   tests/mail/kills.mjs [KILLS] [--exim] [--seed N] [--program FILE]
//
// Without --exim the server is one of ours (tools/sink.mjs); with it, Debian's Exim delivers to a maildir.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { House, office_day, random_of, root } from '../../tools/house.mjs'
import { Sink } from '../../tools/sink.mjs'
import { Exim } from './exim.mjs'

const words = process.argv.slice(2)
const option = (name, otherwise) => words.includes(name) ? words[words.indexOf(name) + 1] : otherwise
const kills = Number(words.find(word => /^\d+$/.test(word) && words[words.indexOf(word) - 1] !== '--seed') ?? 20)
const seed = Number(option('--seed', Date.now() % 1e9))
const random = random_of(seed)
const wait = milliseconds => new Promise(done => setTimeout(done, milliseconds))
const people = kills * 14 + 40
const CROSSING_MS = 250 // What was sent whole when we died may still be answered for, to nobody.

const house = new House({ program: option('--program', join(root, 'build/wiqaya')) })
const faults = [], log = []
const acknowledged = new Set()
let next = 0, ending = false

class OurSink extends Sink {
  async open() { this.delay = 4; return super.open() }
  accepted() { return this.messages.map(({ at, headers, to }) => ({ at, id: headers['message-id'], to: to[0] })) }
  async settled() { return true }
  delivered() { return this.messages.map(({ headers }) => headers) }
}
class Post extends Exim {
  delivered() { return this.messages().map(({ headers }) => headers) }
}

const address = number => `focal${number}@a${number}.example`

// Each authority has one person and is written to once, so each notice is told from the others by its addressee.
async function make_people() {
  const names = Array.from({ length: people }, (_, number) => number)
  writeFileSync(join(house.folder, 'authorities.csv'), `name.fr,code\n${names.map(n => `Autorité ${n},A${n}\n`).join('')}`)
  writeFileSync(join(house.folder, 'accounts.csv'), `name,full_name,role,authority,state,email,email_me\n${
    names.map(n => `focal${n},Personne ${n},focal,A${n},active,${address(n)},1\n`).join('')}`)
  await house.wiqaya(['import', 'authorities', 'authorities.csv'])
  await house.wiqaya(['import', 'accounts', 'accounts.csv'])
}

async function client() {
  const day = office_day()
  while (!ending && next < people) {
    const number = next++
    try {
      const answer = await house.as('coordinator', 'POST', '/api/v1/recommendations', { text: `Tenir le registre ${number}`, addressee: `A${number}`, sent_on: day }, { timeout: 10000 })
      if (answer.status === 201)
        acknowledged.add(address(number))
      else if (answer.status !== 503)
        faults.push(`an answer of ${answer.status}: ${answer.text.slice(0, 300)}`)
    } catch { /* The server is away: that is the point. */ }
    await wait(10 + random.below(40))
  }
}

const alive = pid => {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

async function gone(pids) {
  for (let i = 0; pids.some(alive) && i < 500; i++)
    await wait(2)
  if (pids.some(alive))
    faults.push('a process outlived its parent')
}

// What the dead left uncommitted, before another process looks at it.
function look(at, whom) {
  const sending = house.sql("SELECT message_id FROM outbox WHERE state = 'sending'").split('\n').filter(Boolean)
  log.push({ at, whom, sending })
}

async function kill_server() {
  const [parent, ...children] = house.family()
  if (random.below(2) === 0 && children.length > 0) {
    // The parent stands still meanwhile, so that the next child does not begin before we have looked.
    process.kill(parent, 'SIGSTOP')
    process.kill(children[0], 'SIGKILL')
    const at = Date.now()
    await gone(children)
    look(at, 'child')
    process.kill(parent, 'SIGCONT')
    await wait(5)
    await house.healthy(20)
    return
  }
  const server = house.server
  process.kill(parent, 'SIGKILL')
  const at = Date.now()
  await server.ended
  await gone(children)
  look(at, 'parent')
  await house.serve(house.words)
}

async function judge(post) {
  for (let i = 0; i < 600; i++) {
    await house.must('administrator', 'POST', '/api/v1/outbox/try', {})
    const { counts } = await house.must('administrator', 'GET', '/api/v1/outbox')
    if (counts.failed > 0)
      faults.push(`${counts.failed} notices failed`)
    if (counts.waiting + counts.sending + counts.failed === 0)
      break
    await wait(200)
  }
  if (!await post.settled())
    faults.push('the mail server has not delivered everything')
  const accepted = post.accepted(), copies = new Map()
  for (const headers of post.delivered()) {
    const to = headers.to.replace(/[<>]/g, '')
    copies.set(to, [...copies.get(to) ?? [], headers['message-id']])
  }
  for (const to of acknowledged)
    if (!copies.has(to))
      faults.push(`lost: the notice to ${to}`)
  const rows = house.sql('SELECT state, count(*) FROM outbox GROUP BY state').trim()
  if (!/^accepted\|\d+$/.test(rows) || Number(rows.split('|')[1]) !== copies.size)
    faults.push(`rows of the outbox (${rows.replaceAll('\n', ' ')}) are not the ${copies.size} notices that arrived`)
  let second = 0, crossing = 0
  for (const [to, ids] of copies) {
    if (new Set(ids).size > 1)
      faults.push(`two messages to ${to}: ${ids.join(' ')}`)
    if (ids.length === 1)
      continue
    second += ids.length - 1
    // Every copy but the last must have been answered for before a kill that found the row not committed.
    const times = accepted.filter(one => one.id === ids[0]).map(one => one.at).sort((a, b) => a - b)
    const between = log.filter(kill => kill.sending.includes(ids[0]))
    for (const at of times.slice(0, -1)) {
      const kill = between.find(one => at <= one.at + CROSSING_MS)
      if (kill === undefined)
        faults.push(`a second copy to ${to} without a kill between 250 and commit: 250 at ${times}, kills ${JSON.stringify(between)}`)
      else {
        between.splice(between.indexOf(kill), 1)
        crossing += at > kill.at ? 1 : 0
      }
    }
  }
  const sending = log.filter(kill => kill.sending.length > 0).length
  if (copies.size < kills)
    faults.push(`only ${copies.size} notices: too few to judge by`)
  return `${acknowledged.size} sendings acknowledged, ${copies.size} notices arrived; ${sending} kills met one being sent; ` +
    `${second} second copies, ${second - crossing} from a kill between 250 and commit, ${crossing} taken over while we died`
}

const began = Date.now()
const exim = words.includes('--exim')
const post = exim ? new Post(house.folder) : new OurSink()
let told = ''
try {
  if (exim && !Exim.there())
    throw new Error('exim4-daemon-light is not installed (tools/packages, [dialogue])')
  const port = await post.open()
  await house.init()
  await house.account('coordinator', 'coordinator')
  await make_people()
  await house.token('coordinator')
  await house.token('administrator')
  await house.serve(['--mail-server', `smtp://127.0.0.1:${port}`, '--mail-from', 'avis@npm.example', '--address', 'https://npm.example'])
  const work = Array.from({ length: 4 }, client)
  for (let i = 0; i < kills && faults.length === 0; i++) {
    await wait(20 + random.below(380))
    await kill_server()
  }
  ending = true
  await Promise.all(work)
  told = await judge(post)
  await house.stop()
  const { code, out } = await house.wiqaya(['verify'], { status: null })
  if (code !== 0 || !/\bbad 0\b/.test(out))
    faults.push(`verify: ${code} ${out.trim()}`)
} catch (error) {
  faults.push(`${error.stack}\n${house.log()}`)
} finally {
  ending = true
  await post.close()
  await house.end()
}
console.log(`${faults.length === 0 ? 'ok' : 'not ok'} ${kills} kills of child or parent while notices go out to ${exim ? 'Exim' : 'a server of ours'}, seed ${seed}: ${told}, ${((Date.now() - began) / 1000).toFixed(0)} s`)
for (const fault of faults.slice(0, 20))
  console.log(`  ${fault}`)
process.exitCode = faults.length === 0 ? 0 : 1
