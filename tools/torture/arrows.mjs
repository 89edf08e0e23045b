#!/usr/bin/env node
// Walks the life cycles at random through the API, as tests/arrows.tsv has them: moves that stand there
// succeed, and the version and the history go on by one; moves that do not are refused with 409 and the
// open ones named, and nothing changes. Both are tried evenly, what was tried least first. In the end the
// history holds what was walked and nothing else, and `verify` finds nothing bad.
//
//   tools/torture/arrows.mjs [STEPS] [--postgresql] [--seed N] [--program FILE]
//
// From 5,000 steps on every arrow and every missing one must have been tried.
import { readFileSync } from 'node:fs'
import http from 'node:http'
import { join } from 'node:path'
import { House, lend_postgres, office_day as day, random_of, root } from '../house.mjs'

const words = process.argv.slice(2)
const option = (name, otherwise) => words.includes(name) ? words[words.indexOf(name) + 1] : otherwise
const postgresql = words.includes('--postgresql')
const steps = Number(words.find(word => /^\d+$/.test(word) && words[words.indexOf(word) - 1] !== '--seed') ?? 10000)
const seed = Number(option('--seed', 20))
const random = random_of(seed)
const pool_size = 8

// --- The table

const arrows = readFileSync(join(root, 'tests/arrows.tsv'), 'utf8').split('\n').filter(line => line !== '' && !line.startsWith('#')).slice(1)
  .map(line => line.split('\t')).map(([what, from, verb, to]) => ({ what, from, verb, to }))
const whats = [...new Set(arrows.map(arrow => arrow.what))]
const verbs_of = what => [...new Set(arrows.filter(arrow => arrow.what === what).map(arrow => arrow.verb))]
const states_of = what => [...new Set(arrows.filter(arrow => arrow.what === what).flatMap(arrow => [arrow.from, arrow.to]))]
const open_from = (what, state) => arrows.filter(arrow => arrow.what === what && arrow.from === state)
const tried = new Map()
const key_of = (what, state, verb) => `${what} ${state} ${verb}`
const times = key => tried.get(key) ?? 0

// --- Asking

const postgres = postgresql ? lend_postgres() : undefined
const house = new House({ program: option('--program', join(root, 'build/wiqaya')), postgres })
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
const faults = []
const ledger = new Map() // What happened to each record: the acts of its history.
const walked = { moves: 0, refusals: 0, unknown: 0, without: 0, made: 0 }
let serial = 0

const post = (path, body) => house.as('coordinator', 'POST', path, body, { agent })
const read = async path => (await house.as('coordinator', 'GET', path, undefined, { agent })).json
const must = async (path, body) => {
  const answer = await post(path, body)
  if (answer.status >= 400)
    throw new Error(`POST ${path}: ${answer.status} ${answer.text.slice(0, 400)}`)
  return answer.json
}
const note = (id, act) => ledger.set(id, [...ledger.get(id) ?? [], act])

// --- What is walked: how one is made, its state, and how a move is asked for.

let ground
async function prepare() {
  const place = await must('/api/v1/places', { name: { fr: 'Lieu du départ' }, kind: 'prison_local' })
  const visit = await must('/api/v1/visits', { place: place.id, kind: 'in_depth', started_on: day(0) })
  ground = { place: place.id, visit: visit.id }
  for (let i = 0; i < 3; i++)
    await must('/api/v1/authorities', { name: { fr: `Autorité ${i}` }, code: `A${i}`, reply_days: 30 })
  // One place stays in use, so that others can be merged into it.
  ground.winner = (await must('/api/v1/places', { name: { fr: 'Lieu qui reste' }, kind: 'prison_local' })).id
  await must(`/api/v1/places/${ground.winner}/confirm`, {})
}

const plain = (plural, make, says = () => ({ note: 'Pour telle raison.' })) => ({
  async make() {
    const made = await must(`/api/v1/${plural}`, make(++serial))
    note(made.id, plural === 'recommendations' ? 'recommend' : 'make')
    return { id: made.id, state: made.state, version: made.version, path: `/api/v1/${plural}/${made.id}` }
  },
  ask: (record, verb) => post(`${record.path}/${verb}`, says(verb)),
  state: json => json.state,
  moves: record => record.path,
})

// One axis of a line of its own; a line is walked on one axis only, so that what is seen is that axis.
const axis = (ask, state, start = async () => {}) => ({
  async make() {
    const made = await must('/api/v1/recommendations', { text: { fr: `Recommandation ${++serial}` }, place: ground.place, addressee: `A${serial % 3}` })
    const line = made.lines[0]
    await start(line.id)
    const record = { id: line.id, path: `/api/v1/addressee_lines/${line.id}`, assessor: random.of(['npm_on_site', 'npm_desk', 'self_report']) }
    const json = await read(record.path)
    return { ...record, version: json.version, state: state(json, record) }
  },
  ask, state,
})
const send = (id, due = 20) => post(`/api/v1/addressee_lines/${id}/send`, { sent_on: day(-40), reply_due_on: day(due) })

const walks = {
  places: plain('places', n => ({ name: { fr: `Lieu ${n}` }, kind: 'prison_local' }), verb => verb === 'merge' ? { successor: ground.winner } : {}),
  plan_lines: plain('plan_lines', n => ({ year: 2026, quarter: 1 + n % 4, place: ground.place, kind: 'in_depth', planned: 1, criterion: `Critère ${n}` })),
  missions: plain('missions', n => ({ starts_on: day(n % 30), purpose: `Tournée ${n}` })),
  visits: plain('visits', n => ({ place: ground.place, kind: 'in_depth', started_on: day(-(n % 300)) })),
  findings: plain('findings', n => ({ visit: ground.visit, text: `Constat ${n}`, sources: ['interview_detainee', 'direct_observation'] })),
  recommendations: plain('recommendations', n => ({ text: { fr: `Texte ${n}` }, place: ground.place, addressee: 'A1' })),
  reply: axis((line, verb) => verb === 'send' ? send(line.id) : verb === 'send_late' ? send(line.id, -5)
    : verb === 'answer' ? post('/api/v1/replies', { addressee_line: line.id, received_on: day(0), text: `Réponse ${++serial}` })
    : post(`${line.path}/${verb}`, { day: day(0) }), json => json.reply_state),
  position: axis((line, verb) => post('/api/v1/replies', { addressee_line: line.id, received_on: day(0), position: verb, text: `Nous pensons ${++serial}` }),
    json => json.position ?? 'no_position', id => send(id)),
  implementation: axis((line, verb) => post('/api/v1/assessments', { addressee_line: line.id, assessed_on: day(0), assessor: line.assessor, implementation: verb }),
    (json, line) => (line.assessor === 'self_report' ? json.claimed : json.implementation) ?? 'not_assessed', id => send(id)),
}
const pools = new Map(whats.map(what => [what, []]))

// A pool of each: filled up first, then one now and then gives way to a new one.
async function pool_of(what) {
  const pool = pools.get(what)
  if (pool.length === pool_size && random.below(10) === 0)
    pool.splice(random.below(pool.length), 1)
  if (pool.length < pool_size) {
    pool.push(await walks[what].make())
    walked.made++
  }
  return pool
}

// The record and verb that were tried least, among the open moves or among those that are not.
function least(what, pool, is_open) {
  const pairs = pool.flatMap(record => verbs_of(what).filter(verb => is_open === open_from(what, record.state).some(arrow => arrow.verb === verb))
    .map(verb => ({ record, verb, key: key_of(what, record.state, verb) })))
  const fewest = Math.min(...pairs.map(pair => times(pair.key)))
  return random.of(pairs.filter(pair => times(pair.key) === fewest))
}

// --- One step

const fault = (what, record, verb, words) => faults.push(`${what} ${record.state} ${verb}: ${words}`)

// The record itself moves by a step; on an axis a reply or an assessment may move it instead.
const is_step = (what, verb) => !['position', 'implementation'].includes(what) && verb !== 'answer'

async function move(what, record, verb, to) {
  const answer = await walks[what].ask(record, verb)
  if (answer.status >= 300)
    return fault(what, record, verb, `is open and was refused: ${answer.status} ${answer.text.slice(0, 300)}`)
  const json = is_step(what, verb) ? answer.json : await read(record.path)
  const state = walks[what].state(json, record)
  if (state !== to)
    fault(what, record, verb, `leads to ${state}, not to ${to}`)
  if (json.version !== record.version + (is_step(what, verb) ? 1 : 0))
    fault(what, record, verb, `went from version ${record.version} to ${json.version}`)
  if (ledger.has(record.id))
    note(record.id, verb)
  Object.assign(record, { state, version: json.version })
  walked.moves++
  await consequence(what, record, verb)
}

// What a move owes beside the state.
async function consequence(what, record, verb) {
  if (verb === 'record_refusal') {
    const { items } = await read(`/api/v1/access_incidents?visit=${record.id}`)
    if (items.length !== 1 || items[0].kind !== 'refusal')
      fault(what, record, verb, `left ${items.length} access incidents`)
  }
  if (verb === 'repeat') {
    const { items } = await read(`/api/v1/recommendations?repeats=${record.id}`)
    if (items.length !== 1 || items[0].state !== 'open' || items[0].lines.length !== 1 || items[0].lines[0].sent_on !== null)
      fault(what, record, verb, `left ${items.length} new recommendations`)
  }
  if (verb === 'merge' && (await read(record.path)).successor.id !== ground.winner)
    fault(what, record, verb, 'names no successor')
  if (verb === 'merge' && (await read(`/api/v1/places/${ground.winner}`)).aliases.length === 0)
    fault(what, record, verb, 'left no alias')
}

async function refused(what, record, verb) {
  const answer = await walks[what].ask(record, verb)
  const open = what === 'implementation' || what === 'position' ? open_from(what, record.state).map(arrow => arrow.verb)
    : open_from(what, record.state).map(arrow => arrow.verb.replace('send_late', 'send'))
  if (answer.status !== 409)
    return fault(what, record, verb, `is not open and got ${answer.status} ${answer.text.slice(0, 300)}`)
  const named = answer.json.allowed ?? []
  if (JSON.stringify([...named].sort()) !== JSON.stringify([...new Set(open)].sort()) && !(what === 'reply' && /^send/.test(verb)))
    fault(what, record, verb, `named ${named.join(', ') || 'nothing'} and not ${open.join(', ') || 'nothing'}`)
  await unchanged(what, record, verb)
  walked.refusals++
}

async function unchanged(what, record, verb) {
  const json = await read(record.path)
  const state = walks[what].state(json, record)
  if (state !== record.state || json.version !== record.version)
    fault(what, record, verb, `was refused and still changed it to ${state}, version ${json.version}`)
}

// A verb of no life cycle is unknown; a move without what it asks for is invalid.
async function nonsense(what, record) {
  const answer = await post(`${record.path}/dance`, {})
  if (answer.status !== 404)
    fault(what, record, 'dance', `got ${answer.status}`)
  walked.unknown++
  const asks = { missions: 'cancel', places: 'merge' }[what]
  if (asks && open_from(what, record.state).some(arrow => arrow.verb === asks)) {
    const empty = await post(`${record.path}/${asks}`, {})
    if (empty.status !== 422)
      fault(what, record, asks, `without what it asks for got ${empty.status}`)
    walked.without++
  }
  await unchanged(what, record, 'dance')
}

async function step() {
  const what = random.of(whats)
  const pool = await pool_of(what)
  if (random.below(50) === 0)
    return nonsense(what, random.of(pool))
  const is_open = random.below(2) === 0
  const pair = least(what, pool, is_open) ?? least(what, pool, !is_open)
  const arrow = open_from(what, pair.record.state).find(one => one.verb === pair.verb)
  tried.set(pair.key, times(pair.key) + 1)
  await (arrow ? move(what, pair.record, pair.verb, arrow.to) : refused(what, pair.record, pair.verb))
}

// --- The end

function judge_history() {
  const kept = new Map()
  for (const line of house.sql('SELECT record, act FROM history ORDER BY record, version').split('\n').filter(Boolean)) {
    const [record, act] = line.split('|')
    kept.set(record, [...kept.get(record) ?? [], act])
  }
  for (const [record, acts] of ledger)
    if (JSON.stringify(kept.get(record)) !== JSON.stringify(acts))
      faults.push(`the history of ${record} is ${kept.get(record)?.join(', ')}, walked was ${acts.join(', ')}`)
}

function untried() {
  return whats.flatMap(what => states_of(what).flatMap(state => verbs_of(what).filter(verb => times(key_of(what, state, verb)) === 0)
    .map(verb => `${what} ${state} ${verb}`)))
}

const began = Date.now()
try {
  await house.init()
  await house.account('coordinator', 'coordinator')
  await house.token('coordinator')
  await house.serve()
  await prepare()
  for (let i = 0; i < steps && faults.length < 20; i++)
    await step()
  await house.stop()
  judge_history()
  const { code, out, err } = await house.wiqaya(['verify'], { status: null })
  if (code !== 0 || !/\bbad 0\b/.test(out))
    faults.push(`verify: ${code} ${out.trim()} ${err.trim()}`)
  if (walked.moves < steps / 5 || walked.refusals < steps / 5)
    faults.push(`${walked.moves} moves and ${walked.refusals} refusals are too few to judge by`)
  if (steps >= 5000)
    faults.push(...untried().map(words => `never tried: ${words}`))
} catch (error) {
  faults.push(error.stack)
} finally {
  agent.destroy()
  await house.end()
  postgres?.stop()
}
const tries = [...tried.keys()].length, all = whats.reduce((sum, what) => sum + states_of(what).length * verbs_of(what).length, 0)
console.log(`${faults.length === 0 ? 'ok' : 'not ok'} ${steps} steps over ${whats.length} life cycles on ${postgresql ? 'postgresql' : 'sqlite'}, seed ${seed}: ${walked.moves} moves made, ${
  walked.refusals} refused, ${walked.unknown} unknown, ${walked.without} incomplete, ${walked.made} records; ${tries} of ${all} pairs of state and verb; ${((Date.now() - began) / 1000).toFixed(0)} s`)
for (const words of faults.slice(0, 20))
  console.log(`  ${words}`)
process.exitCode = faults.length === 0 ? 0 : 1
