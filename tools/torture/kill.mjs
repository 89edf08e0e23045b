#!/usr/bin/env node
// Kills the served program at random while sixteen clients create records, and sees that nothing it
// had acknowledged is lost: every acknowledged record stands in the store as it was sent, and `verify`
// finds nothing bad. The ledger of what was acknowledged is a file of its own, synced before the next
// request.
//
//   tools/torture/kill.mjs [KILLS] [--postgresql] [--seed N] [--program FILE]
//
// On SQLite the child or the parent of the server dies by SIGKILL; on PostgreSQL it is the postmaster,
// while the server goes on: it must answer 503 with Retry-After and then recover by itself.
import { execFileSync } from 'node:child_process'
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import http from 'node:http'
import { join } from 'node:path'
import { House, lend_postgres, random_of, root } from '../house.mjs'

const words = process.argv.slice(2)
const option = (name, otherwise) => words.includes(name) ? words[words.indexOf(name) + 1] : otherwise
const postgresql = words.includes('--postgresql')
const kills = Number(words.find(word => /^\d+$/.test(word) && words[words.indexOf(word) - 1] !== '--seed') ?? (postgresql ? 20 : 300))
const seed = Number(option('--seed', Date.now() % 1e9))
const random = random_of(seed)
const clients = 16
const wait = milliseconds => new Promise(done => setTimeout(done, milliseconds))

const postgres = postgresql ? lend_postgres(true) : undefined
const house = new House({ program: option('--program', join(root, 'build/wiqaya')), postgres })
const ledger_path = join(house.folder, 'ledger.txt')
const ledger = openSync(ledger_path, 'a')
let made = 0, acknowledged = 0, busy = 0, ending = false
const faults = []

// One client: makes records one after another; what is acknowledged is written down before the next.
async function client(number) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
  while (!ending) {
    const name = `Autorité ${number}-${++made}`
    try {
      const answer = await house.as('coordinator', 'POST', '/api/v1/authorities', { name: { fr: name }, code: `K${number}-${made}` }, { agent, timeout: 10000 })
      if (answer.status === 201) {
        writeSync(ledger, `${answer.json.id} ${name}\n`)
        fsyncSync(ledger)
        acknowledged++
      } else if (answer.status === 503 || answer.status === 429) {
        busy++
        if (answer.headers['retry-after'] === undefined)
          faults.push(`${answer.status} without Retry-After: ${answer.text.slice(0, 200)}`)
        await wait(20)
      } else {
        faults.push(`an answer of ${answer.status}: ${answer.text.slice(0, 300)}`)
      }
    } catch {
      await wait(10) // The server is away: that is the point.
    }
  }
  agent.destroy()
}

async function kill_server() {
  const [parent, ...children] = house.family()
  if (random.below(2) === 0 && children.length > 0) {
    process.kill(children[0], 'SIGKILL')
    await wait(5)
    await house.healthy(20)
    return
  }
  const server = house.server
  process.kill(parent, 'SIGKILL')
  await server.ended
  // The child must not go on by itself: two writers of one store would be the end of it.
  for (let i = 0; children.some(alive) && i < 200; i++)
    await wait(10)
  for (const child of children.filter(alive)) {
    faults.push(`the child ${child} outlived its parent by 2 s`)
    process.kill(child, 'SIGKILL')
  }
  await house.serve(house.words)
}

function alive(pid) {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

// The postmaster dies; the server says so, and is well again by itself when the database is.
async function kill_postmaster() {
  execFileSync(join(root, 'tools/postgres'), ['kill', postgres.folder])
  let seen
  for (let i = 0; i < 100 && seen === undefined; i++) {
    try {
      const answer = await house.as('coordinator', 'GET', '/api/v1/authorities?limit=1', undefined, { timeout: 10000 })
      if (answer.status === 503)
        seen = answer
      else if (answer.status !== 200)
        faults.push(`without a database: ${answer.status} ${answer.text.slice(0, 200)}`)
    } catch (error) {
      faults.push(`without a database: ${error.message}`)
    }
    await wait(20)
  }
  if (seen === undefined)
    faults.push('without a database nothing answered 503')
  else if (seen.headers['retry-after'] === undefined)
    faults.push('503 without Retry-After')
  execFileSync(join(root, 'tools/postgres'), ['again', postgres.folder])
  await house.healthy(30)
}

// Everything in the ledger stands in the store, word for word.
function judge() {
  const kept = new Map(house.sql(`SELECT id || ' ' || name FROM authority`).split('\n').filter(Boolean)
    .map(line => [line.slice(0, 36), JSON.parse(line.slice(37)).fr]))
  for (const line of readFileSync(ledger_path, 'utf8').split('\n').filter(Boolean))
    if (kept.get(line.slice(0, 36)) !== line.slice(37))
      faults.push(`acknowledged and ${kept.has(line.slice(0, 36)) ? 'changed' : 'lost'}: ${line}`)
}

async function verify() {
  const { code, out, err } = await house.wiqaya(['verify'], { status: null })
  if (code !== 0 || !/\bbad 0\b/.test(out))
    faults.push(`verify: ${code} ${out.trim()} ${err.trim()}`)
}

const began = Date.now()
const name = `${kills} kills of ${postgresql ? 'the postmaster' : 'child or parent'}, ${clients} clients, seed ${seed}`
try {
  await house.init()
  await house.account('coordinator', 'coordinator')
  await house.token('coordinator')
  await house.serve()
  const work = Array.from({ length: clients }, (_, number) => client(number))
  for (let i = 0; i < kills && faults.length === 0; i++) {
    await wait(20 + random.below(380))
    await (postgresql ? kill_postmaster() : kill_server())
    if (i % 25 === 24) {
      judge()
      await verify()
    }
  }
  ending = true
  await Promise.all(work)
  await house.stop()
  judge()
  await verify()
  if (acknowledged < kills)
    faults.push(`only ${acknowledged} records were acknowledged: too few to judge by`)
} catch (error) {
  faults.push(error.stack)
} finally {
  ending = true
  closeSync(ledger)
  await house.end()
  postgres?.stop()
}
console.log(`${faults.length === 0 ? 'ok' : 'not ok'} ${name}: ${acknowledged} acknowledged, ${busy} put off, ${((Date.now() - began) / 1000).toFixed(0)} s`)
for (const fault of faults.slice(0, 20))
  console.log(`  ${fault}`)
process.exitCode = faults.length === 0 ? 0 : 1
