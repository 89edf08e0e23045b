// A claim of an authority never enters a verified rate. A random history of sendings, replies, positions, claims, assessments
// by documents and on site, corrections and withdrawals is lived twice: in one house whole, in its twin without a single
// claim. As of many days every verified rate is then the same in both, and what this test reckons from its own
// notes of what was done; only the gap between claim and verification differs.
//
//   node tests/dialogue/claims.mjs [--seed N] [--acts N] [--engine sqlite|postgresql] [--program FILE]
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { House, lend_postgres, office_day, random_of } from '../../tools/house.mjs'

const words = process.argv.slice(2)
const option = (name, otherwise) => words.includes(name) ? words[words.indexOf(name) + 1] : otherwise
const acts = Number(option('--acts', 120))
const seeds = option('--seed') ? [Number(option('--seed'))] : [1, 2]
const engines = option('--engine') ? [option('--engine')] : ['sqlite', 'postgresql']
const verified = ['I1', 'I2', 'I3', 'I4', 'I5', 'I7', 'I8', 'I9']

const today = office_day()
const plus = (day, count) => new Date(Date.parse(day) + count * 86400000).toISOString().slice(0, 10)
const between = (later, earlier) => Math.round((Date.parse(later) - Date.parse(earlier)) / 86400000)

// --- What was done, as this test noted it

// The state that stands on a day: of facts on one day the later entered one.
const standing = (facts, day) => facts.filter(one => one.day <= day).sort((a, b) => a.day < b.day || (a.day === b.day && a.order < b.order) ? -1 : 1).at(-1)

function found_on(line, day) {
  const valid = line.assessments.filter(one => !one.mistaken && !one.binned && one.state !== 'not_assessed')
  return (standing(valid.filter(one => one.assessor === 'npm_on_site'), day) ?? standing(valid.filter(one => one.assessor === 'npm_desk'), day))?.state
}

function claimed_on(line, day) {
  return standing(line.assessments.filter(one => one.assessor === 'self_report' && !one.mistaken && !one.binned && one.state !== 'not_assessed'), day)?.state
}

const position_on = (line, day) => standing(line.replies.filter(one => !one.binned && one.position), day)?.position

// The first day on which the mechanism found the line full.
function full_on(line, day) {
  const days = line.assessments.filter(one => one.day <= day).map(one => one.day).sort()
  return days.find(one => found_on(line, one) === 'full')
}

function survival(items) {
  let going_on = 1
  for (const day of [...new Set(items.filter(one => one.ended).map(one => one.days))].sort((a, b) => a - b)) {
    going_on *= 1 - items.filter(one => one.ended && one.days === day).length / items.filter(one => one.days >= day).length
    if (going_on <= 0.5 + 1e-9)
      return day
  }
  return null
}

// Every figure as numerator, denominator and, of days, the value.
function reckon(lines, day) {
  const live = lines.filter(line => !line.binned && line.sent <= day), count = fits => live.filter(fits).length
  const is = state => line => found_on(line, day) === state, known = line => found_on(line, day) !== undefined
  const accepted = line => position_on(line, day) === 'accepted', year_ago = plus(day, -365)
  const then = live.filter(line => line.sent <= year_ago && found_on(line, year_ago) === 'full')
  const watched = live.map(line => ({ days: between(full_on(line, day) ?? day, line.sent), ended: full_on(line, day) !== undefined }))
  const both = live.filter(line => known(line) && claimed_on(line, day) !== undefined)
  return {
    I1: [count(is('full')), count(known)], I2: [count(is('full')) + count(is('partly')), count(known)], I3: [count(is('full')), live.length],
    I4: [count(is('full')) + count(is('partly')) / 2, count(known)], I5: [count(known), live.length],
    I7: [count(line => accepted(line) && is('full')(line)), count(line => accepted(line) && known(line))],
    I8: [then.filter(line => !is('full')(line)).length, then.length],
    I9: [watched.filter(one => one.ended).length, watched.length, survival(watched)],
    I6: [both.filter(line => claimed_on(line, day) === 'full').length - both.filter(is('full')).length, both.length],
  }
}

// --- Two houses that live the same history

class Pair {
  constructor(postgres) {
    this.whole = new House({ postgres, program: option('--program') })
    this.twin = new House({ postgres, program: option('--program') })
    this.lines = []
    this.order = 0
    this.claims = this.by_focal = this.refused = 0
  }

  async open() {
    for (const house of [this.whole, this.twin]) {
      await house.init(['--country', 'MA', '--languages', 'en,fr,ar'])
      writeFileSync(join(house.folder, 'authorities.csv'), 'name.en,code,reply_days\nPrisons,A,30\nPolice,B,60\n')
      await house.wiqaya(['import', 'authorities', 'authorities.csv'])
      await house.account('coordinator', 'coordinator')
      await house.token('coordinator')
    }
    for (const authority of ['A', 'B']) {
      await this.whole.account(`focal_${authority.toLowerCase()}`, 'focal', '--authority', authority)
      await this.whole.token(`focal_${authority.toLowerCase()}`)
    }
    await this.whole.serve()
    await this.twin.serve()
  }

  // The same act in both: the twin must answer as the whole does. `path` and `body` are made for each by its ids.
  async both(method, path, body) {
    const answers = []
    for (const at of [0, 1]) {
      const house = [this.whole, this.twin][at]
      answers.push(await house.as('coordinator', method, `/api/v1/${path(at)}`, body(at)))
    }
    if (answers[0].status !== answers[1].status)
      throw new Error(`${method} ${path(0)}: ${answers[0].status} with claims, ${answers[1].status} without\n${answers[0].text.slice(0, 300)}\n${answers[1].text.slice(0, 300)}`)
    if (answers[0].status >= 400)
      this.refused++
    return answers[0].status < 400 ? answers.map(one => one.json) : undefined
  }

  async end() {
    for (const house of [this.whole, this.twin]) {
      await house.stop()
      await house.wiqaya(['verify'])
      await house.end()
    }
  }
}

// --- The acts

const first = plus(today, -1100)
const states = ['not_started', 'planned', 'in_progress', 'partly', 'partly', 'full', 'full', 'regression', 'overtaken', 'not_assessed']
const positions = ['accepted', 'accepted', 'accepted_in_part', 'rejected', 'noted', undefined]

class History {
  constructor(pair, random) {
    Object.assign(this, { pair, random, lines: pair.lines })
  }

  chance(share) {
    return this.random.next() < share
  }

  day_after(day) {
    return plus(day, this.random.below(Math.max(1, between(today, day))))
  }

  async recommend() {
    const { pair, random } = this, addressee = random.of(['A', 'B', 'A; B']), sent = plus(first, random.below(900))
    const made = await pair.both('POST', () => 'recommendations', () => ({ text: `Recommendation ${this.lines.length}`, addressee, sent_on: sent }))
    made[0].lines.forEach((line, at) => this.lines.push({ ids: [line.id, made[1].lines[at].id], recommendation: made.map(one => one.id),
      authority: addressee.split('; ')[at], sent, replies: [], assessments: [] }))
  }

  async reply() {
    const line = this.random.of(this.lines), position = this.random.of(positions), day = this.day_after(line.sent)
    const made = await this.pair.both('POST', () => 'replies', at => ({ addressee_line: line.ids[at], received_on: day, position, text: 'We answer' }))
    if (made)
      line.replies.push({ ids: made.map(one => one.id), day, position, order: this.pair.order++ })
  }

  // By documents or on site, at times the correction of an earlier one.
  async assess() {
    const { random } = this, line = random.of(this.lines), assessor = random.of(['npm_desk', 'npm_on_site']), state = random.of(states), day = this.day_after(line.sent)
    const old = this.chance(0.4) ? line.assessments.filter(one => one.assessor === assessor && !one.mistaken && !one.binned).at(-1) : undefined
    const made = await this.pair.both('POST', () => 'assessments', at => ({ addressee_line: line.ids[at], assessed_on: day, assessor, implementation: state, corrects: old?.ids[at] }))
    if (!made)
      return
    if (old)
      old.mistaken = true
    line.assessments.push({ ids: made.map(one => one.id), day, assessor, state, corrects: old, order: this.pair.order++ })
  }

  note_claim(line, answer, day, state, corrects) {
    if (answer.status >= 400)
      return
    if (corrects)
      corrects.mistaken = true
    line.assessments.push({ ids: [answer.json.id], day, assessor: 'self_report', state, corrects, order: this.pair.order++ })
    this.pair.claims++
  }

  // By the focal point itself, whose day is today.
  async claim() {
    const line = this.random.of(this.lines), state = this.random.of(['partly', 'full', 'full']), focal = `focal_${line.authority.toLowerCase()}`
    const old = this.chance(0.3) ? line.assessments.filter(one => one.assessor === 'self_report' && !one.mistaken && !one.binned).at(-1) : undefined
    const answer = await this.pair.whole.as(focal, 'POST', '/api/v1/assessments', { addressee_line: line.ids[0], implementation: state, corrects: old?.ids[0] })
    this.pair.by_focal += answer.status < 400 ? 1 : 0
    this.note_claim(line, answer, today, state, old)
  }

  // Written down by the house from a letter of an earlier day.
  async claim_by_letter() {
    const line = this.random.of(this.lines), state = this.random.of(states), day = this.day_after(line.sent)
    const answer = await this.pair.whole.as('coordinator', 'POST', '/api/v1/assessments', { addressee_line: line.ids[0], assessed_on: day, assessor: 'self_report', implementation: state })
    this.note_claim(line, answer, day, state)
  }

  // A list that says how far things are and not who found it: a claim.
  async claim_by_list() {
    const { pair } = this, sent = plus(first, this.random.below(900)), day = this.day_after(sent), text = `Listed ${this.lines.length}`
    const made = []
    for (const [house, more, head] of [[pair.whole, `,full,${day}`, ',implementation,assessed_on'], [pair.twin, '', '']]) {
      const boundary = 'claims-7MA4YWxkTrZu0gW', part = (name, value, file = '') => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${value}\r\n`
      const body = `${part('entity', 'recommendations')}${part('file', `text,addressee,sent_on${head}\n${text},A,${sent}${more}\n`, '; filename="list.csv"')}--${boundary}--\r\n`
      await house.must('coordinator', 'POST', '/api/v1/imports', body, { headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` } })
      made.push((await house.must('coordinator', 'GET', `/api/v1/recommendations?q=${encodeURIComponent(text)}`)).items.find(one => (one.text.en ?? one.text) === text))
    }
    const ids = []
    for (const [at, house] of [pair.whole, pair.twin].entries())
      ids.push((await house.must('coordinator', 'GET', `/api/v1/addressee_lines?recommendation=${made[at].id}`)).items[0].id)
    const [claim] = (await pair.whole.must('coordinator', 'GET', `/api/v1/assessments?addressee_line=${ids[0]}`)).items
    this.lines.push({ ids, recommendation: made.map(one => one.id), authority: 'A', sent, replies: [], assessments: [{ ids: [claim.id], day, assessor: 'self_report', state: 'full', order: pair.order++ }] })
    pair.claims++
  }

  // What a focal point would have to do to be believed: each of them must be refused.
  async pretend() {
    const { pair } = this, line = this.random.of(this.lines), focal = `focal_${line.authority.toLowerCase()}`, other = line.authority === 'A' ? 'focal_b' : 'focal_a'
    const found = line.assessments.find(one => one.assessor !== 'self_report')
    const lies = [[focal, { assessor: 'npm_on_site' }], [focal, { assessor: 'npm_desk' }], [other, {}]]
    if (found)
      lies.push([focal, { corrects: found.ids[0] }])
    for (const [who, more] of lies) {
      const answer = await pair.whole.as(who, 'POST', '/api/v1/assessments', { addressee_line: line.ids[0], implementation: 'full', ...more })
      if (answer.status < 400)
        throw new Error(`${who} was believed: ${JSON.stringify(more)} ${answer.status}`)
    }
  }

  // Into the bin or out of it: a recommendation, a reply, or an assessment, which may be a claim.
  async withdraw() {
    const { pair, random } = this, line = random.of(this.lines), kind = random.of(['recommendations', 'replies', 'assessments'])
    const what = kind === 'recommendations' ? { ids: line.recommendation, binned: line.binned } : random.of(line[kind])
    if (!what || what.mistaken || what.corrects)
      return
    const step = what.binned ? 'unbin' : 'bin', claim = what.assessor === 'self_report'
    const done = claim ? (await pair.whole.as('coordinator', 'POST', `/api/v1/${kind}/${what.ids[0]}/${step}`, {})).status < 400
      : await pair.both('POST', at => `${kind}/${what.ids[at]}/${step}`, () => ({}))
    if (!done)
      return
    for (const one of kind === 'recommendations' ? this.lines.filter(other => other.recommendation[0] === line.recommendation[0]) : [what])
      one.binned = step === 'bin'
  }

  async act() {
    const dice = this.random.next()
    if (this.lines.length < 6 || dice < 0.12)
      return this.recommend()
    const kinds = [[0.27, 'reply'], [0.5, 'assess'], [0.68, 'claim'], [0.8, 'claim_by_letter'], [0.85, 'claim_by_list'], [0.9, 'pretend'], [1, 'withdraw']]
    return this[kinds.find(([until]) => dice < until)[1]]()
  }
}

// --- The comparison

const shape = total => [total.numerator, total.denominator, ...total.measure === 'days' ? [total.value] : []].join(' of ')

class Comparison {
  constructor(pair) {
    Object.assign(this, { pair, compared: 0, differing: 0, faults: [] })
  }

  same(what, have, want) {
    this.compared++
    if (have !== want)
      this.faults.push(`${what}: ${have}, and it should be ${want}`)
  }

  async figure(house, code, day, authority) {
    const answer = await house.must('coordinator', 'GET', `/api/v1/figures/${code}?as_of=${day}${authority ? `&authority=${authority}` : ''}`)
    return shape({ ...answer.total, measure: answer.measure })
  }

  async on(day, authority) {
    const { pair } = this, lines = pair.lines.filter(line => !authority || line.authority === authority), want = reckon(lines, day)
    for (const code of verified) {
      const [number, of, days] = want[code], reckoned = shape({ numerator: number, denominator: of, value: days, measure: code === 'I9' ? 'days' : '' })
      const [whole, twin] = [await this.figure(pair.whole, code, day, authority), await this.figure(pair.twin, code, day, authority)]
      this.same(`${code} on ${day} ${authority ?? ''}, with claims beside without`, whole, twin)
      this.same(`${code} on ${day} ${authority ?? ''}, beside what was done`, whole, reckoned)
    }
    const gap = await this.figure(pair.whole, 'I6', day, authority), none = await this.figure(pair.twin, 'I6', day, authority)
    this.same(`I6 on ${day} ${authority ?? ''}`, gap, shape({ numerator: want.I6[0], denominator: want.I6[1] }))
    this.same(`I6 on ${day} ${authority ?? ''}, where nothing was claimed`, none, '0 of 0')
    this.differing += gap === none ? 0 : 1
  }
}

async function live(engine, seed, postgres) {
  const random = random_of(seed), pair = new Pair(postgres), history = new History(pair, random), comparison = new Comparison(pair)
  await pair.open()
  for (let i = 1; i <= acts; i++) {
    await history.act()
    if (i % 20 === 0)
      await comparison.on(i % 40 === 0 ? today : plus(first, random.below(1100)), random.of([undefined, 'A', 'B']))
  }
  for (let i = 0; i < 6; i++)
    await comparison.on(i === 0 ? today : plus(first, 300 + random.below(800)))
  if (comparison.differing === 0)
    comparison.faults.push('nothing differs: no claim was compared')
  await pair.end()
  const { faults } = comparison
  console.log(`${faults.length > 0 ? 'not ok' : 'ok'} ${engine}: history ${seed} of ${acts} acts, ${pair.lines.length} lines, ${pair.claims} claims (${pair.by_focal} by focal points), ${comparison.compared} comparisons, the gap differs ${comparison.differing} times`)
  for (const fault of faults.slice(0, 10))
    console.log(`  ${fault}`)
  return faults.length
}

let failed = 0
for (const engine of engines) {
  const postgres = engine === 'postgresql' ? lend_postgres() : undefined
  for (const seed of seeds)
    failed += await live(engine, seed + (postgres ? 100 : 0), postgres)
  postgres?.stop()
}
process.exit(failed > 0 ? 1 : 0)
