#!/usr/bin/env node
// Kills the served program at random while authorities are written to, and sees that no notice is lost: every sending
// that was acknowledged is told at least once. Behind each kill the row is looked at before anything starts again
// ("sending": not committed), and the mail server's own log or memory tells when it answered for the message.
//
// The carrier (src/post/carrier.h) outlives a server that is killed, so there no second copy comes at all; when it was
// killed too, one may, with the same Message-ID, and only of a message that it had with it: its 250 fell before our
// commit, or after the death of all who could have read it (RFC 1047).
//
//   tests/mail/kills.mjs [KILLS] [--exim] [--carrier] [--postgresql] [--seed N] [--program FILE]
//
// Without --exim the server is one of ours (tools/sink.mjs); with it, Debian's Exim delivers to a maildir. With --carrier
// the carrier is killed as well: alone, or with the server.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { House, lend_postgres, office_day, random_of, root } from '../../tools/house.mjs'
import { Sink } from '../../tools/sink.mjs'
import { Exim } from './exim.mjs'

const words = process.argv.slice(2)
const option = (name, otherwise) => words.includes(name) ? words[words.indexOf(name) + 1] : otherwise
const kills = Number(words.find(word => /^\d+$/.test(word) && words[words.indexOf(word) - 1] !== '--seed') ?? 20)
const seed = Number(option('--seed', Date.now() % 1e9))
const random = random_of(seed)
const wait = milliseconds => new Promise(done => setTimeout(done, milliseconds))
const people = kills * 24 + 40
const carrier_too = words.includes('--carrier')

const postgres = words.includes('--postgresql') ? lend_postgres() : undefined
const house = new House({ program: option('--program', join(root, 'build/wiqaya')), postgres })
const faults = [], log = [], carriers = new Set()
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

// What was surely not done is done again; what may have been is left, for nobody is written to twice.
async function client() {
  const day = office_day()
  let again
  while (!ending && (again !== undefined || next < people)) {
    // Some wait at each kill, and not all of them.
    if (acknowledged.size - post.accepted().length > 20) {
      await wait(100)
      continue
    }
    const number = again ?? next++
    again = undefined
    try {
      const answer = await house.as('coordinator', 'POST', '/api/v1/recommendations', { text: `Tenir le registre ${number}`, addressee: `A${number}`, sent_on: day }, { timeout: 10000 })
      if (answer.status === 201)
        acknowledged.add(address(number))
      else if (answer.status === 503)
        again = number
      else
        faults.push(`an answer of ${answer.status}: ${answer.text.slice(0, 300)}`)
    } catch (error) {
      // The server is away: that is the point.
      if (error.code === 'ECONNREFUSED')
        again = number
    }
    await wait(10 + random.below(40))
  }
}

// However slow the machine, each kill falls while notices go out.
async function something_new() {
  const before = post.accepted().length
  for (let i = 0; i < 1000 && next < people && post.accepted().length === before; i++)
    await wait(10)
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

function is_carrier(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'latin1').endsWith('\0carry\0')
  } catch {
    return false
  }
}

// The parent, its child, and a carrier when there is one; `others` are the child's own.
function family() {
  const [parent, child, ...others] = house.family()
  const carrier = others.find(is_carrier)
  if (carrier !== undefined)
    carriers.add(carrier)
  return { parent, child, carrier, others: others.filter(pid => pid !== carrier) }
}

// What the dead left uncommitted, before another process looks at it.
function look(at, whom) {
  const sending = house.sql("SELECT message_id FROM outbox WHERE state = 'sending'").split('\n').filter(Boolean)
  log.push({ at, whom, sending, carrier: whom.includes('carrier') })
}

// What ended by itself meanwhile is dead enough.
function signal(pid, name) {
  try {
    process.kill(pid, name)
  } catch (error) {
    if (error.code !== 'ESRCH')
      throw error
  }
}

// All at once, as far as one who kills can: none of them sees the others die.
function kill(pids) {
  if (pids.length > 1)
    for (const pid of pids)
      signal(pid, 'SIGSTOP')
  for (const pid of pids)
    signal(pid, 'SIGKILL')
  return Date.now()
}

async function kill_child(parent, dying, others, whom) {
  // The parent stands still meanwhile, so that the next child does not begin before we have looked.
  signal(parent, 'SIGSTOP')
  const at = kill(dying)
  await gone([...dying, ...others])
  look(at, whom)
  signal(parent, 'SIGCONT')
  await wait(5)
  await house.healthy(20)
}

async function kill_parent(parent, child, carrier, others, whom) {
  const server = house.server
  const at = kill([parent, carrier].filter(Boolean))
  await server.ended
  await gone([child, ...others, carrier].filter(Boolean))
  look(at, whom)
  await house.serve(house.words)
}

// The server lives on, and finds that nobody knows.
async function kill_carrier(child, carrier) {
  signal(child, 'SIGSTOP')
  const at = kill([carrier])
  await gone([carrier])
  look(at, 'carrier')
  signal(child, 'SIGCONT')
}

// Where a carrier is to die, a moment is waited for at which there is one.
async function family_to_kill() {
  let found = family()
  for (let i = 0; carrier_too && found.carrier === undefined && i < 1000; i++) {
    await wait(random.below(4))
    found = family()
  }
  return found
}

async function kill_server() {
  const { parent, child, carrier, others } = await family_to_kill()
  const dying = carrier_too && carrier !== undefined ? random.of(['carrier', 'child and carrier', 'parent and carrier']) : random.of(['child', 'parent'])
  if (dying === 'carrier')
    await kill_carrier(child, carrier)
  else if (dying.startsWith('child') && child !== undefined)
    await kill_child(parent, dying === 'child' ? [child] : [child, carrier], others, dying)
  else
    await kill_parent(parent, child, dying === 'parent' ? undefined : carrier, others, dying)
}

// When all is told nothing is left of any carrier but those whose server lives, and no zombie.
async function see_that_carriers_end() {
  for (let i = 0; i < 100 && [...carriers].some(alive); i++)
    await wait(50)
  if ([...carriers].some(alive))
    faults.push('a carrier lives on with nothing to tell')
  const dead = () => house.family().filter(pid => !alive(pid))
  for (let i = 0; i < 100 && dead().length > 0; i++)
    await wait(50)
  if (dead().length > 0)
    faults.push(`${dead().length} of the server's processes ended and were not waited for`)
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
  let second = 0, before = 0, after = 0
  for (const [to, ids] of copies) {
    if (new Set(ids).size > 1)
      faults.push(`two messages to ${to}: ${ids.join(' ')}`)
    if (ids.length === 1)
      continue
    second += ids.length - 1
    // Every copy but the last must have been with a carrier that was killed and the row not committed.
    const times = accepted.filter(one => one.id === ids[0]).map(one => one.at).sort((a, b) => a - b)
    const deaths = log.filter(kill => kill.carrier && kill.sending.includes(ids[0]))
    for (const [index, at] of times.slice(0, -1).entries()) {
      // The last kill behind which this one was sent again, at whichever side of its death the 250 fell.
      const kill = deaths.findLast(one => one.at < times[index + 1])
      if (kill === undefined)
        faults.push(`a second copy to ${to} though no carrier of it died: 250 at ${times}, kills ${JSON.stringify(log.filter(one => one.sending.includes(ids[0])))}`)
      else {
        deaths.splice(deaths.indexOf(kill), 1)
        if (at <= kill.at)
          before++
        else
          after++
      }
    }
  }
  await see_that_carriers_end()
  // What a carrier told of: answered for before the kill, and not committed; or while there was no server.
  const time_of = id => accepted.find(one => one.id === id)?.at
  const met = log.flatMap(kill => kill.sending.map(id => ({ kill, id, at: time_of(id) }))).filter(one => one.at !== undefined)
  const count = fits => new Set(met.filter(fits).map(one => one.id)).size
  const between = count(one => one.at <= one.kill.at), crossing = count(one => one.at > one.kill.at && one.at < one.kill.up)
  if (copies.size < kills)
    faults.push(`only ${copies.size} notices: too few to judge by`)
  return `${acknowledged.size} sendings acknowledged, ${copies.size} notices arrived; ${log.filter(kill => kill.sending.length > 0).length} kills met one being sent, ` +
    `${between} notices were answered for and not committed, ${crossing} were answered for while there was no server; ${second} second copies` +
    (carrier_too ? `, ${before} answered for before the carrier died, ${after} after` : '')
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
    await something_new()
    await wait(random.below(200))
    await kill_server()
    log.at(-1).up = Date.now()
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
  postgres?.stop()
}
console.log(`${faults.length === 0 ? 'ok' : 'not ok'} ${kills} kills of ${carrier_too ? 'carrier, child or parent' : 'child or parent'} while notices go out to ${exim ? 'Exim' : 'a server of ours'}, seed ${seed}: ${told}, ${((Date.now() - began) / 1000).toFixed(0)} s`)
for (const fault of faults.slice(0, 20))
  console.log(`  ${fault}`)
process.exitCode = faults.length === 0 ? 0 : 1
