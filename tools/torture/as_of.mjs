#!/usr/bin/env node
// Figures at past days against a slow recount. A random history is made by the acts: recommendations are
// written, sent on past days, acknowledged, answered, assessed, corrected days later, closed, put into the
// bin and taken out again, and imports are undone; visits and counts of people go on beside it. Then, at random past
// days, every figure by several dimensions is compared with a count made here from the rows alone, by the
// definitions and not by the program's sums; and the rows that open behind a number are counted, too.
//
//   tools/torture/as_of.mjs [DAYS] [--records N] [--postgresql] [--seed N] [--program FILE]
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { House, lend_postgres, random_of, root } from '../house.mjs'

const words = process.argv.slice(2)
const option = (name, otherwise) => words.includes(name) ? words[words.indexOf(name) + 1] : otherwise
const days = Number(words.find((word, at) => /^\d+$/.test(word) && !['--seed', '--records'].includes(words[at - 1])) ?? 50)
const records = Number(option('--records', 120))
const seed = Number(option('--seed', Date.now() % 1e9))
const random = random_of(seed)
const postgres = words.includes('--postgresql') ? lend_postgres() : undefined
const house = new House({ program: option('--program', join(root, 'build/wiqaya')), postgres })

const first = Date.parse('2023-01-01'), span = 1000
function grouped(list, key) {
  const groups = new Map()
  for (const one of list)
    groups.set(key(one), [...groups.get(key(one)) ?? [], one])
  return groups
}
const iso = number => new Date(first + number * 86400000).toISOString().slice(0, 10)
const chance = share => random.next() < share
const themes = ['treatment', 'health', 'staff', undefined]
const states = ['not_started', 'planned', 'in_progress', 'partly', 'full', 'full', 'regression', 'overtaken', 'not_assessed']
const positions = ['accepted', 'accepted', 'accepted_in_part', 'accepted_in_principle', 'rejected', 'noted', 'no_position', undefined]
const assessors = ['self_report', 'npm_desk', 'npm_on_site', 'third_party']
const api = (method, path, body) => house.must('coordinator', method, `/api/v1/${path}`, body)
const made = { places: [], lines: [], replies: [], assessments: [], recommendations: [], visits: [], snapshots: [] }
let acts = 0

// --- A history

async function change(path, body) {
  const headers = { 'If-Match': (await house.as('coordinator', 'GET', `/api/v1/${path}`)).headers.etag }
  const answer = await house.as('coordinator', 'PATCH', `/api/v1/${path}`, body, { headers })
  if (answer.status >= 400)
    throw new Error(`PATCH ${path}: ${answer.status} ${answer.text.slice(0, 300)}`)
}

async function ground() {
  const csv = (name, lines) => {
    writeFileSync(join(house.folder, `${name}.csv`), `${lines.join('\n')}\n`)
    return house.wiqaya(['import', name, `${name}.csv`])
  }
  await csv('areas', ['name.en,kind,code', 'North,region,N', 'South,region,S'])
  await csv('authorities', ['name.en,code,reply_days', 'A,A,30', 'B,B,60', 'C,C,'])
  await csv('places', ['name.en,kind,region,authority', ...Array.from({ length: 8 }, (_, n) =>
    `Place ${n},${['prison_local', 'police_custody', 'psychiatric_hospital'][n % 3]},${['North', 'South', ''][n % 3]},${'AB'[n % 2]}`)])
}

async function visit() {
  const start = random.below(span)
  const one = await api('POST', 'visits', { place: random.of(made.places), kind: random.of(['in_depth', 'follow_up', 'ad_hoc']), started_on: iso(start),
    announced: random.of(['announced', 'unannounced', undefined]), access_result: random.of(['full', 'delayed', 'refused', undefined]),
    ended_on: chance(0.7) ? iso(start + random.below(4)) : undefined, night: chance(0.2),
    interviews_remand: chance(0.5) ? random.below(20) : undefined, interviews_staff: chance(0.5) ? random.below(6) : undefined })
  made.visits.push(one.id)
  if (chance(0.85))
    await api('POST', `visits/${one.id}/start`, {})
}

async function snapshot() {
  const present = 50 + random.below(200)
  made.snapshots.push((await api('POST', 'snapshots', { place: random.of(made.places), counted_on: iso(random.below(span)), source: 'counted',
    present, capacity: chance(0.8) ? 40 + random.below(150) : undefined, area: chance(0.6) ? 300 + random.below(500) : undefined,
    women: random.below(40), minors: random.below(10), remand: random.below(50) })).id)
}

async function recommend() {
  const start = random.below(span - 100)
  const one = await api('POST', 'recommendations', { text: `Recommendation ${made.recommendations.length}`, addressee: random.of(['A', 'B', 'C', 'A; B']),
    place: chance(0.8) ? random.of(made.places) : undefined, theme: random.of(themes), horizon: random.of(['short', 'long', undefined]),
    kind: random.of(['recommendation', 'proposal']), visit: chance(0.3) && made.visits.length > 0 ? random.of(made.visits) : undefined,
    repeats: chance(0.15) && made.recommendations.length > 0 ? random.of(made.recommendations) : undefined }).catch(() => undefined)
  if (!one)
    return
  made.recommendations.push(one.id)
  if (chance(0.9))
    await api('POST', `recommendations/${one.id}/send`, { sent_on: iso(start) })
  for (const line of one.lines)
    made.lines.push({ id: line.id, start })
}

async function reply() {
  const line = random.of(made.lines)
  const answer = await house.as('coordinator', 'POST', '/api/v1/replies', { addressee_line: line.id, received_on: iso(Math.min(span, line.start + random.below(200))),
    position: random.of(positions), text: 'Answer' })
  if (answer.status < 400)
    made.replies.push(answer.json.id)
}

async function assess() {
  const line = random.of(made.lines)
  const answer = await house.as('coordinator', 'POST', '/api/v1/assessments', { addressee_line: line.id,
    assessed_on: iso(Math.min(span, line.start + random.below(400))), assessor: random.of(assessors), implementation: random.of(states), corrects: chance(0.5) ? line.assessment : undefined })
  if (answer.status < 400)
    made.assessments.push(line.assessment = answer.json.id)
}

async function deliver() {
  const line = random.of(made.lines)
  const answer = await house.as('coordinator', 'POST', `/api/v1/addressee_lines/${line.id}/${random.of(['deliver', 'acknowledge'])}`, { day: iso(Math.min(span, line.start + random.below(20))) })
  if (answer.status >= 400)
    refusals++
}

async function correct() {
  if (chance(0.4) && made.recommendations.length > 0)
    return change(`recommendations/${random.of(made.recommendations)}`, { theme: random.of(themes) ?? null, place: random.of(made.places) }).catch(refused)
  if (chance(0.5) && made.lines.length > 0)
    return change(`addressee_lines/${random.of(made.lines).id}`, { sent_on: iso(random.below(span)), reply_due_on: iso(random.below(span)) }).catch(refused)
  return change(`places/${random.of(made.places)}`, { kind: random.of(['prison_local', 'police_custody']), region: random.of(['N', 'S']) }).catch(refused)
}

let refusals = 0
const refused = () => { refusals++ }

let cookie

// To the bin and back, through the pages' own act: the API knows no bin.
async function bin() {
  const [plural, list] = random.of([['recommendations', made.recommendations], ['replies', made.replies], ['assessments', made.assessments], ['visits', made.visits], ['snapshots', made.snapshots]])
  if (list.length === 0)
    return
  const id = random.of(list)
  cookie ??= await house.cookie('coordinator')
  const headers = { Cookie: cookie, 'Content-Type': 'application/x-www-form-urlencoded', Origin: `http://127.0.0.1:${house.port}` }
  for (const act of chance(0.5) ? ['bin', 'unbin'] : ['bin']) {
    const page = await house.request('GET', `/${plural}/${id}`, { headers: { Cookie: cookie } })
    const hidden = [...page.text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
    const body = new URLSearchParams(hidden.map(([, name, value]) => [name, value])).toString()
    const answer = await house.request('POST', `/${plural}/${id}/${act}`, { headers, body })
    if (answer.status >= 400)
      refusals++
  }
}

async function import_and_undo() {
  const rows = Array.from({ length: 5 }, (_, n) => `Listed ${acts} ${n},${random.of(['A', 'B'])},${chance(0.5) ? iso(random.below(span)) : ''},${chance(0.5) ? 'accepted' : ''},${chance(0.3) ? 'full' : ''},npm_desk`)
  writeFileSync(join(house.folder, 'more.csv'), `text,addressee,sent_on,position,implementation,assessor\n${rows.join('\n')}\n`)
  const answer = await import_file()
  if (chance(0.5))
    await api('POST', `imports/${answer.import}/undo`, {})
}

async function import_file() {
  const boundary = 'as-of-7MA4YWxkTrZu0gW'
  const text = readFileSync(join(house.folder, 'more.csv'), 'utf8')
  const part = (name, value, file = '') => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${value}\r\n`
  const body = `${part('entity', 'recommendations')}${part('file', text, '; filename="more.csv"')}--${boundary}--\r\n`
  return house.must('coordinator', 'POST', '/api/v1/imports', body, { headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` } })
}

async function history() {
  made.places = (await api('GET', 'places')).items.map(place => place.id)
  for (let i = 0; i < 10; i++)
    await visit()
  for (acts = 0; acts < records * 5; acts++) {
    const dice = random.next()
    if (made.lines.length < 5 || dice < 0.2)
      await recommend()
    else if (dice < 0.45)
      await reply()
    else if (dice < 0.72)
      await assess()
    else if (dice < 0.79)
      await correct()
    else if (dice < 0.84)
      await deliver()
    else if (dice < 0.87)
      await visit()
    else if (dice < 0.91)
      await snapshot()
    else if (dice < 0.98)
      await bin()
    else
      await import_and_undo()
  }
}

// --- The slow recount

const table = (name, columns) => house.sql(`SELECT ${columns.map(one => `coalesce(CAST(${one} AS TEXT), '')`).join(` || '~' || `)} FROM ${name}`)
  .trim().split('\n').filter(Boolean).map(row => Object.fromEntries(row.split('~').map((value, at) => [columns[at], value])))
const end = day => day.length === 4 ? `${day}-12-31` : day.length === 7 ? new Date(Date.UTC(+day.slice(0, 4), +day.slice(5), 0)).toISOString().slice(0, 10) : day
const plus = (day, count) => new Date(Date.parse(day) + count * 86400000).toISOString().slice(0, 10)
const between = (later, earlier) => Math.round((Date.parse(later) - Date.parse(earlier)) / 86400000)
const latest = (list, fits) => list.filter(fits).at(-1)

function read() {
  const live = row => row.binned_at === ''
  const by_id = list => new Map(list.map(row => [row.id, row]))
  const store = {
    places: by_id(table('place', ['id', 'kind', 'region', 'province', 'authority', 'state', 'opened_on', 'closed_on', 'binned_at'])),
    recommendations: by_id(table('recommendation', ['id', 'place', 'theme', 'kind', 'horizon', 'visit', 'repeats', 'binned_at'])),
    lines: table('addressee_line', ['id', 'recommendation', 'authority', 'sent_on', 'counts_from', 'reply_due_on', 'delivered_on', 'acknowledged_on', 'closed_on', 'binned_at']),
    visits: table('visit', ['id', 'place', 'kind', 'state', 'announced', 'access_result', 'started_on', 'ended_on', 'night', 'interviews_remand', 'interviews_staff', 'binned_at']).filter(live),
    snapshots: table('snapshot', ['id', 'place', 'counted_on', 'capacity', 'present', 'area', 'women', 'minors', 'remand', 'foreigners', 'binned_at']).filter(live),
  }
  const dated = (list, own) => list.filter(live).map(row => ({ ...row, day: end(row[own] || row.counts_from), known: row[own] !== '' }))
    .sort((a, b) => a.day < b.day || (a.day === b.day && a.id < b.id) ? -1 : 1)
  const replies = grouped(dated(table('reply', ['id', 'addressee_line', 'received_on', 'counts_from', 'position', 'binned_at']), 'received_on'), row => row.addressee_line)
  const assessed = dated(table('assessment', ['id', 'addressee_line', 'assessed_on', 'counts_from', 'assessor', 'implementation', 'corrects', 'binned_at']), 'assessed_on')
  const corrected = new Set(assessed.map(one => one.corrects))
  const assessments = grouped(assessed.filter(one => !corrected.has(one.id)), row => row.addressee_line)
  store.lines = store.lines.filter(line => live(line) && live(store.recommendations.get(line.recommendation)) && (line.sent_on || line.counts_from))
    .map(line => ({ ...line, replies: replies.get(line.id) ?? [], assessments: assessments.get(line.id) ?? [] }))
  return store
}

// What is known of a line at the end of a day.
function at(store, line, day) {
  const recommendation = store.recommendations.get(line.recommendation), place = store.places.get(recommendation.place)
  const sent = end(line.sent_on || line.counts_from)
  const replies = line.replies.filter(one => one.day <= day), assessed = line.assessments.filter(one => one.day <= day && one.implementation !== 'not_assessed')
  const position = latest(replies, one => one.position && one.position !== 'no_position')?.position ?? ''
  const npm = assessed.filter(one => one.assessor.startsWith('npm')), claims = assessed.filter(one => one.assessor === 'self_report')
  const found = (latest(npm, one => one.assessor === 'npm_on_site') ?? latest(npm, one => one.assessor === 'npm_desk'))?.implementation ?? ''
  const claimed = claims.at(-1)?.implementation ?? '', due = line.reply_due_on
  const closed = line.closed_on !== '' && line.closed_on <= day
  const late = due && replies.length === 0 && !closed && day > due ? between(day, due) : 0
  // The first day on which the mechanism found it full.
  const full_on = npm.map(one => one.day).filter((one, index, list) => list.indexOf(one) === index)
    .find(one => at_found(npm.filter(other => other.day <= one)) === 'full')
  return { line, issued: sent <= day, replied: replies.length > 0, first: replies[0], due: replies.length > 0 || (due !== '' && day > due),
    on_time: replies.length > 0 && replies[0].known && due !== '' && replies[0].day <= due, undated_reply: replies.length > 0 && !replies[0].known,
    accepted: position === 'accepted', in_part: ['accepted_in_part', 'accepted_in_principle'].includes(position), rejected: position === 'rejected',
    verified: npm.length > 0, full: found === 'full', partly: found === 'partly', claimed: claims.length > 0, claimed_full: claimed === 'full', claimed_partly: claimed === 'partly', late, closed, full_on,
    undated_verified: npm.length > 0 && !npm[0].known,
    authority: line.authority, theme: recommendation.theme, place_kind: place?.kind ?? '', region: place?.region ?? '', kind: recommendation.kind,
    horizon: recommendation.horizon, place: recommendation.place, year: sent_year(line), repeat: recommendation.repeats ? 'repeat' : 'first' }
}
const at_found = list => (latest(list, one => one.assessor === 'npm_on_site') ?? list.at(-1))?.implementation
const sent_year = line => (line.sent_on || line.counts_from).slice(0, 4)

const yes = value => value ? 1 : 0
const rates = {
  R1: [one => one.replied, one => one.issued], R2: [one => one.replied, one => one.due], R3: [one => one.on_time, one => one.due && !one.undated_reply],
  R5: [one => one.late > 0, () => 0], A1: [one => one.accepted, one => one.issued], A2: [one => one.accepted, one => one.replied],
  A3: [one => one.accepted || one.in_part, one => one.replied], A4: [one => one.rejected, one => one.replied],
  I1: [one => one.full, one => one.verified], I2: [one => one.full || one.partly, one => one.verified], I3: [one => one.full, one => one.issued],
  I5: [one => one.verified, one => one.issued], I7: [one => one.accepted && one.full, one => one.accepted && one.verified],
}
const line_dimensions = ['authority', 'theme', 'place_kind', 'region', 'kind', 'horizon', 'place', 'year', 'repeat']

const half_up = (above, below, scale) => Number((BigInt(2 * scale) * BigInt(above) + BigInt(below)) / BigInt(2 * below)) / (scale / 100)
const group = (list, key) => grouped(list, one => one[key] ?? '')
const key_of = value => value === null ? '' : typeof value === 'object' ? value.id : value
const median = list => list.length === 0 ? null : (list.sort((a, b) => a - b), list.length % 2 ? list[(list.length - 1) / 2] : (list[list.length / 2 - 1] + list[list.length / 2]) / 2)

// By the product over all days on which something ended.
function survival(items) {
  let going_on = 1
  for (const day of [...new Set(items.filter(one => one.ended).map(one => one.days))].sort((a, b) => a - b)) {
    going_on *= 1 - items.filter(one => one.ended && one.days === day).length / items.filter(one => one.days >= day).length
    if (going_on <= 0.5 + 1e-9)
      return day
  }
  return null
}

// --- The comparison

let compared = 0, opened = 0
const faults = []
function same(what, have, want) {
  compared++
  if (have !== want && !(have == null && want == null))
    faults.push(`${what}: the program says ${have}, the recount ${want}`)
}
const figure = (code, query) => api('GET', `figures/${code}?${query}`)

async function compare_rate(code, states_at, day, by) {
  const [above, below] = rates[code], counted = await figure(code, `as_of=${day}${by ? `&by=${by}` : ''}`)
  const pairs = by ? [...group(states_at, by)].map(([key, list]) => [key, list, counted.rows.find(row => key_of(row[by]) === key)]) : [['', states_at, counted.total]]
  for (const [key, list, row] of pairs) {
    const n = list.reduce((sum, one) => sum + yes(above(one)), 0), d = list.reduce((sum, one) => sum + yes(below(one)), 0)
    const what = `${code} by ${by ?? 'nothing'} ${key} on ${day}`
    same(`${what}, numerator`, row?.numerator ?? 0, n)
    same(`${what}, denominator`, code === 'R5' ? 0 : row?.denominator ?? 0, d)
    if (code !== 'R5')
      same(`${what}, value`, row?.value ?? null, d === 0 ? null : half_up(n, d, 1000))
  }
}

// The rows that open are those that were counted, one by one.
async function compare_rows(code, states_at, day) {
  for (const [part, fits] of [['numerator', rates[code][0]], ['denominator', rates[code][1]]]) {
    const want = states_at.filter(fits).map(one => one.line.id).sort()
    const rows = await figure(code, `as_of=${day}&rows=${part}&limit=1000`)
    opened += rows.items.length
    same(`${code} rows of the ${part} on ${day}`, rows.items.map(row => row.id).join(), want.join())
    same(`${code} sum of the ${part} on ${day}`, rows.sum, want.length)
    for (const item of rows.items)
      for (const fact of item.facts) {
        same(`${code} ${item.id}: a fact dated after the day`, end(fact.day) <= day, true)
        same(`${code} ${item.id}: both instants`, fact.late, fact.entered_at.slice(0, 10) > day)
      }
  }
}

async function compare_times(states_at, day) {
  const whole = one => one.line.sent_on.length === 10 && !one.undated_reply
  const from = one => [one.line.delivered_on, one.line.acknowledged_on].find(proof => proof && proof <= day && (!one.replied || proof <= one.first.day)) ?? one.line.sent_on
  const issued = states_at.filter(one => one.issued && whole(one))
  const replied = issued.filter(one => one.replied).map(one => between(one.first.day, from(one)))
  const open = issued.filter(one => !one.replied && !one.closed).map(one => between(day, from(one)))
  const R4 = (await figure('R4', `as_of=${day}`)).total
  same(`R4 on ${day}, replied`, R4.numerator, replied.length)
  same(`R4 on ${day}, median`, R4.value, median(replied))
  same(`R4 on ${day}, open`, R4.open, open.length)
  same(`R4 on ${day}, age`, R4.open_age, median(open))
  const watched = states_at.filter(one => one.issued && one.line.sent_on.length === 10 && !one.undated_verified)
    .map(one => ({ days: between(one.full_on ?? day, one.line.sent_on), ended: one.full_on !== undefined }))
  const I9 = (await figure('I9', `as_of=${day}`)).total
  same(`I9 on ${day}, lines`, I9.denominator, watched.length)
  same(`I9 on ${day}, median`, I9.value, survival(watched))
}

async function compare_others(store, states_at, day) {
  const half = (await figure('I4', `as_of=${day}`)).total, gap = (await figure('I6', `as_of=${day}`)).total
  const count = fits => states_at.filter(fits).length
  same(`I4 on ${day}`, half.numerator, count(one => one.full) + count(one => one.partly) / 2)
  const both = states_at.filter(one => one.verified && one.claimed)
  same(`I6 on ${day}, lines`, gap.denominator, both.length)
  same(`I6 on ${day}, claimed`, gap.claimed, both.filter(one => one.claimed_full).length)
  same(`I6 on ${day}, verified`, gap.verified, both.filter(one => one.full).length)
  const since = plus(day, -365), then = store.lines.map(line => at(store, line, since)).filter(one => one.full)
  const now = new Map(states_at.map(one => [one.line.id, one])), I8 = (await figure('I8', `as_of=${day}`)).total
  same(`I8 on ${day}, full then`, I8.denominator, then.length)
  same(`I8 on ${day}, no longer`, I8.numerator, then.filter(one => !now.get(one.line.id).full).length)
  const evidence = (await figure('I2', `as_of=${day}&by=evidence`)).rows
  same(`I2 by evidence on ${day}, claimed`, evidence.find(row => row.evidence === 'self_report')?.numerator ?? 0, count(one => one.claimed_full || one.claimed_partly))
  same(`I2 by evidence on ${day}, verified`, evidence.find(row => row.evidence === 'verified')?.numerator ?? 0, count(one => one.full || one.partly))
  const not_full = states_at.filter(one => one.verified && !one.full)
  const again = new Set(store.lines.filter(line => end(line.sent_on || line.counts_from) <= day).map(line => store.recommendations.get(line.recommendation).repeats))
  const Q1 = (await figure('Q1', `as_of=${day}`)).total
  same(`Q1 on ${day}, not full`, Q1.denominator, not_full.length)
  same(`Q1 on ${day}, repeated`, Q1.numerator, not_full.filter(one => again.has(one.line.recommendation)).length)
}

async function compare_visits(store, day) {
  const visits = store.visits.filter(one => one.state !== 'planned' && end(one.started_on) <= day), count = fits => visits.filter(fits).length
  const total = async (code, query = '') => (await figure(code, `as_of=${day}${query}`)).total
  same(`V1 on ${day}`, (await total('V1')).numerator, visits.length)
  same(`V2 on ${day}`, (await total('V2')).numerator, new Set(visits.map(one => one.place)).size)
  const from = plus(day, -300), window = visits.filter(one => one.started_on >= from)
  same(`V1 in a window to ${day}`, (await total('V1', `&from=${from}&to=${day}`)).numerator, window.length)
  const V3 = await total('V3', `&from=${from}&to=${day}`), active = [...store.places.values()].filter(one => one.state === 'active')
  same(`V3 on ${day}, places`, V3.denominator, active.length)
  same(`V3 on ${day}, visited`, V3.numerator, active.filter(one => window.some(visit => visit.place === one.id)).length)
  same(`V5 on ${day}`, (await total('V5')).numerator, count(one => one.announced === 'unannounced'))
  same(`V5 on ${day}, known`, (await total('V5')).denominator, count(one => one.announced !== ''))
  same(`V6 on ${day}`, (await total('V6')).numerator, count(one => one.kind === 'follow_up'))
  same(`V8 on ${day}`, (await total('V8')).numerator, count(one => ['delayed', 'refused'].includes(one.access_result)))
  const gaps = visits.map(one => [one, latest(visits.filter(other => other.place === one.place && (other.started_on < one.started_on || (other.started_on === one.started_on && other.id < one.id)))
    .sort((a, b) => a.started_on < b.started_on ? -1 : 1), () => true)]).filter(([, before]) => before).map(([one, before]) => between(one.started_on, before.started_on))
  same(`V7 on ${day}`, (await total('V7')).value, median(gaps))
  const held = visits.filter(one => one.ended_on && (one.interviews_remand !== '' || one.interviews_staff !== '')), V9 = await total('V9')
  same(`V9 on ${day}, interviews`, V9.numerator, held.reduce((sum, one) => sum + Number(one.interviews_remand) + Number(one.interviews_staff), 0))
  same(`V9 on ${day}, days`, V9.denominator, held.reduce((sum, one) => sum + between(one.ended_on, one.started_on) + 1, 0))
  same(`V10 on ${day}`, (await total('V10')).numerator, count(one => one.night === '1' || [0, 6].includes(new Date(one.started_on).getUTCDay())))
  const kinds = await figure('V1', `as_of=${day}&by=place_kind`)
  for (const [kind, list] of grouped(visits, one => store.places.get(one.place).kind))
    same(`V1 by kind ${kind} on ${day}`, kinds.rows.find(row => row.place_kind === kind)?.numerator, list.length)
}

async function compare_snapshots(store, day) {
  for (const [code, above, below] of [['P1', 'present', 'capacity'], ['P3', 'area', 'present'], ['P4&group=women', 'women', 'present'], ['P4&group=minors', 'minors', 'present'], ['P4&group=remand', 'remand', 'present']]) {
    const [name, query = ''] = code.split('&'), fit = store.snapshots.filter(one => one.counted_on <= day && one[above] !== '' && Number(one[below]) > 0)
    const last = [...grouped(fit, one => one.place).values()].map(list => list.sort((a, b) => a.counted_on < b.counted_on || (a.counted_on === b.counted_on && a.id < b.id) ? -1 : 1).at(-1))
    const total = (await figure(name, `as_of=${day}&${query}`)).total
    same(`${code} on ${day}, numerator`, total.numerator, last.reduce((sum, one) => sum + Number(one[above]), 0))
    same(`${code} on ${day}, denominator`, total.denominator, last.reduce((sum, one) => sum + Number(one[below]), 0))
  }
}

await house.init()
await house.account('coordinator', 'coordinator')
await ground()
await house.token('coordinator')
await house.serve()
await history()
const store = read()
const binned = house.sql(['recommendation', 'reply', 'assessment', 'visit', 'snapshot'].map(name => `SELECT count(*) FROM ${name} WHERE binned_at IS NOT NULL`).join(' UNION ALL ')).trim().split('\n').reduce((sum, one) => sum + Number(one), 0)
const corrections = house.sql(`SELECT count(*) FROM assessment WHERE corrects IS NOT NULL`).trim()
console.log(`seed ${seed}: ${acts} acts, ${refusals} refused; ${binned} records in the bin, ${store.lines.length} lines sent, ${store.visits.length} visits, ${store.snapshots.length} counts of people, ${corrections} corrections`)
for (let i = 0; i < days; i++) {
  const day = iso(random.below(span + 60)), states_at = store.lines.map(line => at(store, line, day))
  for (const code of Object.keys(rates)) {
    await compare_rate(code, states_at, day)
    for (const by of line_dimensions)
      await compare_rate(code, states_at, day, by)
  }
  await compare_rows(random.of(Object.keys(rates).filter(code => code !== 'R5')), states_at, day)
  await compare_times(states_at, day)
  await compare_others(store, states_at, day)
  await compare_visits(store, day)
  await compare_snapshots(store, day)
}
await house.stop()
const verified = await house.wiqaya(['verify'], { status: null })
same('verify', verified.code, 0)
await house.end()
postgres?.stop()
console.log(`${faults.length === 0 ? 'ok' : 'not ok'} ${days} past days on ${postgres ? 'postgresql' : 'sqlite'}: ${compared} comparisons, ${opened} rows opened, ${faults.length} faults`)
for (const fault of faults.slice(0, 20))
  console.log(`  ${fault}`)
process.exit(faults.length === 0 ? 0 : 1)
