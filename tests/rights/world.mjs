// The world of the rights matrix: two regions, two authorities, two visits with all that hangs on them,
// and an account of every role. `own` lies within the scope of each role that has one, `other` outside;
// `hidden` is a visit before it starts, or what was not sent yet.
import { cpSync, writeFileSync } from 'node:fs'
import { House, roles } from '../../tools/house.mjs'
import { canonical, new_mechanism, read_card, write_file } from '../exchange/format.mjs'

// No two self-assessments, and no two budgets, are of one year.
let unused_year = 2030

export const callers = ['nobody', ...roles]
export const absent = '01900000-0000-7000-8000-000000000000'

// For each noun: what a change sets, what is made within scope and outside, and a move that is not open.
export function nouns_of(world) {
  const { own, other } = world
  const person = n => ({ name: `person-${n}`, full_name: `Person ${n}`, role: 'legal' })
  return {
    institutions: { change: n => ({ reply_days: 1 + n % 3000 }) },
    holidays: { change: n => ({ first_on: `2030-01-${String(1 + n % 28).padStart(2, '0')}` }), make: n => ({ name: { fr: `Fête ${n}` }, first_on: '2030-02-01' }) },
    areas: { change: n => ({ aliases: [`zone ${n}`] }), make: n => ({ name: { fr: `Zone ${n}` }, kind: 'province', code: `Z${n}` }) },
    authorities: { change: n => ({ reply_days: 1 + n % 3000 }), make: n => ({ name: { fr: `Autorité ${n}` }, code: `A${n}` }) },
    places: { change: n => ({ capacity: n }), step: 'reopen', make: n => ({ name: { fr: `Lieu ${n}` }, kind: 'prison_local' }) },
    units: { change: n => ({ beds: n }), make: n => ({ place: own.places, name: { fr: `Aile ${n}` }, use: 'wing' }) },
    snapshots: {
      change: n => ({ staff: n }), make: n => ({ place: own.places, counted_on: '2026-03-01', source: 'counted', present: n }),
      make_other: n => ({ place: other.places, counted_on: '2026-03-01', source: 'counted', present: n }),
    },
    wordings: { change: n => ({ meaning: `m${n}` }), make: n => ({ list: 'places', field: 'kind', text: `mot ${n}`, meaning: 'other' }) },
    saved_views: { change: n => ({ query: `q=${n}` }), make: n => ({ name: `Vue ${n}`, list: 'places', query: 'kind=prison_local' }) },
    saved_figures: { change: n => ({ name: `Chiffre ${n}` }), make: n => ({ name: `Chiffre ${n}` }) },
    distinct_pairs: { change: n => ({ note: `Note ${n}` }), make: () => ({ one: own.places, other: other.places }) },
    accounts: { change: n => ({ full_name: `Person ${n}` }), step: 'unlock', make: person },
    terms: { change: n => ({ position: n % 10000 }), make: n => ({ vocabulary: 'theme', code: `t${n}`, name: { fr: `Terme ${n}` }, base: 'health' }) },
    own_fields: { change: n => ({ position: n % 10000 }), make: n => own_field(`f${n}`) },
    plans: { change: n => ({ note: `Note ${n}` }), make: n => ({ name: { fr: `Programme ${n}` }, year: 2026 }) },
    plan_lines: {
      change: n => ({ criterion: `Critère ${n}` }), step: 'complete',
      make: () => ({ year: 2026, place: own.places, kind: 'in_depth', planned: 1 }), make_other: () => ({ year: 2026, place: other.places, kind: 'in_depth', planned: 1 }),
    },
    visitors: { change: n => ({ days: n % 300 }), make: n => ({ name: `Visiteuse ${n}`, days: 10 }) },
    visit_norms: { change: n => ({ days: 1 + n % 60 }), make: () => ({ place_kind: 'customs_holding', days: 1, interval_months: 12 }) },
    programmes: { change: n => ({ name: `Essai ${n}` }), step: 'resume', make: n => ({ name: `Programme ${n}`, year: 2031, days_1: 4 }) },
    programme_targets: {
      change: n => ({ minimum: 1 + n % 9 }),
      make: () => ({ programme: own.programmes, place_kind: 'prison_local', minimum: 1 }),
    },
    programme_choices: { change: () => ({}), make: () => ({ programme: own.programmes, place: own.places }) },
    missions: {
      change: n => ({ purpose: `But ${n}` }), step: 'archive',
      make: (n, caller) => ({ starts_on: '2026-05-01', region: own.areas, purpose: `Mission ${n}`, team: [caller === 'nobody' ? 'member' : caller] }),
      make_other: n => ({ starts_on: '2026-05-01', region: other.areas, purpose: `Mission ${n}`, team: ['stranger'] }),
    },
    instruments: { change: n => ({ document: `Document ${n}` }), make: n => ({ code: `T${n}`, name: { fr: `Texte ${n}` }, force: 'law', unit_kind: 'article' }) },
    provisions: {
      change: n => ({ topic: { fr: `Sujet ${n}` } }),
      make: n => ({ instrument: own.instruments, first_unit: n, last_unit: n, topic: { fr: `Sujet ${n}` } }),
    },
    visits: {
      change: n => ({ purpose: `But ${n}` }), step: 'close',
      make: (n, caller) => ({ place: own.places, kind: 'ad_hoc', started_on: '2026-05-01', team: [caller === 'nobody' ? 'member' : caller] }),
      make_other: () => ({ place: other.places, kind: 'ad_hoc', started_on: '2026-05-01', team: ['stranger'] }),
    },
    team_members: {
      change: n => ({ conflict_note: `Rien ${n}` }),
      make: n => ({ visit: own.visits, person: `Personne ${n}` }), make_other: n => ({ visit: other.visits, person: `Personne ${n}` }),
    },
    access_incidents: {
      change: n => ({ minutes: n }),
      make: n => ({ visit: own.visits, kind: 'delay', minutes: n }), make_other: n => ({ visit: other.visits, kind: 'delay', minutes: n }),
    },
    quoted_claims: { change: n => ({ note: `Note ${n}` }), make: n => ({ body: 'Organe', value: `${n} %`, source: 'Rapport' }) },
    register_checks: {
      change: n => ({ entries_sampled: n }),
      make: () => ({ visit: own.visits, kind: 'custody' }), make_other: () => ({ visit: other.visits, kind: 'custody' }),
    },
    findings: {
      change: n => ({ text: `Constat ${n}` }), step: 'drop',
      make: n => ({ visit: own.visits, text: `Constat fait ${n}` }), make_other: n => ({ visit: other.visits, text: `Constat fait ${n}` }),
    },
    recommendations: {
      change: n => ({ text: { fr: `Texte ${n}` } }), step: 'stop_pursuing',
      make: n => ({ text: { fr: `Faite ${n}` }, place: own.places, addressee: 'A' }),
      make_other: n => ({ text: { fr: `Faite ${n}` }, place: other.places, addressee: 'B' }),
    },
    addressee_lines: {
      change: n => ({ role: n % 2 ? 'lead' : 'contributing' }), step: 'send',
      make: () => ({ recommendation: own.recommendations, authority: 'C' }), make_other: () => ({ recommendation: other.recommendations, authority: 'C' }),
    },
    clock_pauses: {
      change: n => ({ reason: `Motif ${n}` }),
      make: n => ({ addressee_line: own.addressee_lines, first_on: '2026-02-10', reason: `Motif ${n}` }),
      make_other: n => ({ addressee_line: other.addressee_lines, first_on: '2026-02-10', reason: `Motif ${n}` }),
    },
    letter_templates: { change: n => ({ subject: `Objet ${n}` }), make: n => ({ kind: 'other', language: 'fr', subject: `Objet ${n}`, text: 'Texte' }) },
    ladder_steps: { change: n => ({ days: n % 3000 }), make: n => ({ position: 1 + n % 99, name: { fr: `Étape ${n}` }, recipient: 'authority', days: 5, kind: 'reminder' }) },
    letters: {
      change: n => ({ channel: n % 2 ? 'letter' : 'email' }), step: 'withdraw',
      make: n => ({ direction: 'out', kind: 'other', authority: 'A', subject: `Objet ${n}`, text: 'Texte' }),
      make_other: n => ({ direction: 'out', kind: 'other', authority: 'B', subject: `Objet ${n}`, text: 'Texte' }),
    },
    replies: {
      change: n => ({ author: `Signature ${n}` }),
      make: n => ({ addressee_line: own.addressee_lines, received_on: '2026-04-01', text: `Réponse ${n}`, position: 'noted' }),
      make_other: n => ({ addressee_line: other.addressee_lines, received_on: '2026-04-01', text: `Réponse ${n}`, position: 'noted' }),
    },
    actions: {
      change: n => ({ owner: `Service ${n}` }), step: 'progress',
      make: n => ({ addressee_line: own.addressee_lines, step: `Peindre la salle ${n}`, ends_on: '2026-12-31' }),
      make_other: n => ({ addressee_line: other.addressee_lines, step: `Peindre la salle ${n}`, ends_on: '2026-12-31' }),
    },
    assessments: {
      change: n => ({ text: `Jugement ${n}` }),
      make: () => ({ addressee_line: own.addressee_lines, assessed_on: '2026-04-02', assessor: 'npm_desk', implementation: 'partly' }),
      make_other: () => ({ addressee_line: other.addressee_lines, assessed_on: '2026-04-02', assessor: 'npm_desk', implementation: 'partly' }),
    },
    rehabilitation_projects: {
      change: n => ({ funder: `Bailleur ${n}` }), step: 'deliver',
      make: n => ({ work: `Travaux ${n}`, place: own.places }), make_other: n => ({ work: `Travaux ${n}`, place: other.places }),
    },
    urgent_measures: {
      change: n => ({ result_note: `Vu ${n}` }), step: 'approve',
      make: n => ({ trigger: 'fresh_injury', asked: `Médecin ${n}`, place: own.places, visit: own.visits, authority: 'A' }),
      make_other: n => ({ trigger: 'fresh_injury', asked: `Médecin ${n}`, place: other.places, visit: other.visits, authority: 'B' }),
    },
    factual_checks: {
      change: n => ({ comments_due_on: new Date(Date.UTC(2100, 0, 1 + n)).toISOString().slice(0, 10) }), step: 'send',
      make: n => ({ title: `Rapport ${n}`, text: 'Un\n\nDeux', visit: own.visits, authority: 'A' }),
      make_other: n => ({ title: `Rapport ${n}`, text: 'Un\n\nDeux', visit: other.visits, authority: 'B' }),
    },
    factual_comments: {
      change: n => ({ answer: 'taken_in_part', reason: `Motif ${n}` }),
      make: n => ({ factual_check: own.factual_checks, paragraph: 1, wrong: `Faux ${n}`, correct: 'Vrai' }),
      make_other: n => ({ factual_check: other.factual_checks, paragraph: 1, wrong: `Faux ${n}`, correct: 'Vrai' }),
    },
    follow_up_items: {
      change: () => ({}), step: 'judge',
      make: () => ({ visit: own.visits, addressee_line: own.addressee_lines }), make_other: () => ({ visit: other.visits, addressee_line: other.addressee_lines }),
    },
    legal_texts: { change: n => ({ note: `Note ${n}` }), step: 'repeal', make: n => ({ number: `${n}-26`, title: { fr: `Loi ${n}` }, kind: 'law' }) },
    legal_articles: { change: n => ({ position: n % 10000 + 1 }), make: n => ({ legal_text: own.legal_texts, number: `${n}`, wording: 'bill', text: { fr: `Article ${n}` } }) },
    partners: { change: n => ({ note: `Note ${n}` }), make: n => ({ name: { fr: `Partenaire ${n}` } }) },
    persons: { change: n => ({ note: `Note ${n}` }), make: n => ({ name: { fr: `Personne ${n}` } }) },
    posts: { change: n => ({ note: `Note ${n}` }), make: n => ({ partner: own.partners, name: { fr: `Poste ${n}` } }) },
    memberships: { change: n => ({ note: `Note ${n}` }), make: n => ({ person: own.persons, partner: own.partners, role: `Membre ${n}` }) },
    networks: { change: n => ({ note: `Note ${n}` }), make: n => ({ name: { fr: `Réseau ${n}` } }) },
    network_members: { change: n => ({ note: `Note ${n}` }), make: () => ({ network: own.networks, partner: other.partners, grade: 'full' }) },
    mandates: { change: n => ({ seat: { fr: `Siège ${n}` } }), step: 'take_office', make: n => ({ network: own.networks, seat: { fr: `Présidence ${n}` } }) },
    agreements: { change: n => ({ committee: `Comité ${n}` }), step: 'resume', make: n => ({ title: { fr: `Accord ${n}` }, kind: 'agreement', parties: [own.partners] }) },
    clauses: { change: n => ({ text: { fr: `Clause ${n}` } }), make: n => ({ agreement: own.agreements, number: `${n}`, text: { fr: `Clause ${n}` } }) },
    cooperation_projects: { change: n => ({ objective: `But ${n}` }), step: 'close', make: n => ({ title: { fr: `Projet ${n}` } }) },
    budget_lines: { change: n => ({ planned: n }), make: n => ({ cooperation_project: own.cooperation_projects, heading: `Ligne ${n}` }) },
    project_results: { change: n => ({ reached: n }), make: n => ({ cooperation_project: own.cooperation_projects, result_level: 'output', result: `Résultat ${n}` }) },
    project_reports: { change: n => ({ subject: `Rapport ${n}` }), make: n => ({ cooperation_project: own.cooperation_projects, subject: `Rapport fait ${n}`, kind: 'both', due_on: '2030-01-01' }) },
    joint_actions: { change: n => ({ owner: `Service ${n}` }), step: 'evaluate', make: n => ({ agreement: own.agreements, action: `Action ${n}` }) },
    training_sessions: { change: n => ({ audience: `Public ${n}` }), step: 'evaluate', make: n => ({ title: { fr: `Formation ${n}` }, starts_on: '2026-05-01' }) },
    attendances: { change: n => ({ persons: 1 + n % 1000 }), make: n => ({ training_session: own.training_sessions, rank: 'officer', persons: 1 + n % 1000 }) },
    events: { change: n => ({ programme: `Programme ${n}` }), step: 'publish_outcome', make: n => ({ title: { fr: `Événement ${n}` }, kind: 'seminar', starts_on: '2026-05-01' }) },
    treaty_exchanges: { change: n => ({ subject: `Objet ${n}` }), step: 'reopen', make: n => ({ body: 'spt', kind: 'letter', day: '2026-05-01', subject: `Objet fait ${n}` }) },
    preparation_items: { change: n => ({ owner: `Service ${n}` }), step: 'complete', make: n => ({ what: `Document ${n}`, kind: 'document' }) },
    self_assessments: { change: n => ({ note: `Note ${n}` }), make: () => ({ year: unused_year++ }) },
    self_assessment_answers: { change: n => ({ comment: `Avis ${n}` }), make: n => ({ self_assessment: own.self_assessments, paragraph: 1, question: `Question ${n}` }) },
    reprisals: {
      change: n => ({ account: `Récit ${n}` }), step: 'protect',
      make: () => ({ place: own.places, visit: own.visits, reported_on: '2026-02-01', kinds: ['threat'], consent: 'none' }),
      make_other: () => ({ place: other.places, visit: other.visits, reported_on: '2026-02-01', kinds: ['threat'], consent: 'none' }),
    },
    complaint_referrals: { change: n => ({ summary: `Résumé ${n}` }), step: 'close', make: () => ({ received_on: '2026-02-01', consented: true }) },
    reports: { change: n => ({ note: `Note ${n}` }), step: 'publish', make: n => ({ title: { fr: `Rapport ${n}` }, kind: 'thematic' }) },
    yearly_resources: { change: n => ({ note: `Note ${n}` }), make: () => ({ year: unused_year++ }) },
    staff_counts: { change: n => ({ persons: 1 + n % 1000 }), make: n => ({ year: 2026, persons: 1 + n % 1000 }) },
    exchange_peers: { change: n => ({ note: `Note ${n}` }), step: 'confirm', make: n => ({ name: { fr: `Mécanisme ${n}` }, country: 'TN', audience: 'mechanism', card: card_of(1000 + n) }) },
    exchange_packages: { change: () => ({ audience: 'coordination' }), step: 'hand_over', make: () => ({ peer: own.exchange_peers, audience: 'mechanism' }) },
    comments: {
      change: n => ({ text: `Remarque ${n}` }),
      make: n => ({ entity: 'finding', record: own.findings, text: `Remarque ${n}` }),
      make_other: n => ({ entity: 'finding', record: other.findings, text: `Remarque ${n}` }),
    },
    tasks: {
      change: n => ({ task: `Relire ${n}` }), step: 'complete',
      make: n => ({ entity: 'finding', record: own.findings, task: `Relire ${n}`, assignee: 'keeper' }),
      make_other: n => ({ entity: 'finding', record: other.findings, task: `Relire ${n}`, assignee: 'keeper' }),
    },
    attachments: {
      change: n => ({ name: `fichier-${n}.txt` }),
      make: n => attachment('finding', own.findings, n), make_other: n => attachment('finding', other.findings, n),
    },
  }
}

// Of keys that nobody has.
const card_of = n => `wiqaya-exchange-1.${String(n).padStart(64, '0')}.${String(n).padStart(64, '9')}`
const package_for = peer => ({ peer, figures: ['R1'], from: '2026-01-01', to: '2026-12-31', purpose: 'joint_report', audience: 'mechanism', valid_until: '2030-12-31' })

// Of the institution, where the matrix does not count them.
const own_field = name => ({ entity: 'institution', name, label: { fr: name }, kind: 'text' })

// A form with a file, as programs and browsers send it.
export const multipart = fields => {
  const boundary = 'rights-7MA4YWxkTrZu0gW'
  const body = fields.map(([name, value, file]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file ? `; filename="${file}"` : ''}\r\n\r\n${value}\r\n`).join('')
  return { body: `${body}--${boundary}--\r\n`, headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` } }
}
export const some_file = () => multipart([['file', 'Vu sur place.\n', 'fichier.txt']])

// What nobody may send: attachments are made by sending a file.
const attachment = (entity, record, n) => ({ entity, record, name: `fichier-${n}.txt`, media_type: 'text/plain', size: 0,
  sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', level: 'internal' })

async function make_accounts(house) {
  for (const role of roles) {
    const scope = role === 'regional' ? ['--region', 'Nord'] : role === 'focal' || role === 'validator' ? ['--authority', 'A'] : []
    if (role !== 'administrator')
      await house.account(role, role, ...scope)
  }
  await house.account('keeper', 'coordinator')
  await house.account('warden', 'administrator')
  await house.account('warden_2', 'coordinator')
  await house.account('stranger', 'monitor')
}

const csv = (name, lines) => ({ name, text: `${lines.join('\n')}\n` })

// Makes the world with a program that is trusted, and leaves it unserved.
export async function make_world(program) {
  const house = new House({ program })
  await house.init()
  for (const list of [csv('areas', ['name.fr,kind,code', 'Nord,region,N', 'Sud,region,S']),
    csv('authorities', ['name.fr,code', 'Autorité A,A', 'Autorité B,B', 'Autorité C,C']),
    csv('places', ['name.fr,kind,region,authority', 'Lieu du nord,prison_local,Nord,A', 'Lieu du sud,prison_local,Sud,B'])]) {
    writeFileSync(`${house.folder}/${list.name}.csv`, list.text)
    await house.wiqaya(['import', list.name, `${list.name}.csv`])
  }
  await make_accounts(house)
  for (const account of [...roles, 'keeper', 'warden', 'warden_2'])
    await house.token(account)
  // An import that was taken back: to take it back again is a conflict for who may.
  writeFileSync(`${house.folder}/more.csv`, 'name.fr,kind\nZone reprise,province\n')
  house.undone = JSON.parse((await house.wiqaya(['import', 'areas', 'more.csv', '--json'])).out).import
  await house.wiqaya(['import', '--undo', house.undone])
  await house.serve()
  house.world = await furnish(house)
  house.jobs = [await ended_job(house, 'secretariat'), await ended_job(house, 'keeper')]
  await house.stop()
  return house
}

// A list that was looked through and is there to be imported.
async function ended_job(house, account) {
  const { body, headers } = multipart([['entity', 'areas'], ['job', '1'], ['dry_run', '1'], ['file', 'name.fr,kind\nZone,province\n', 'areas.csv']])
  const { id } = await house.must(account, 'POST', '/api/v1/imports', body, { headers })
  while ((await house.must(account, 'GET', `/api/v1/jobs/${id}`)).state !== 'done')
    await new Promise(done => setTimeout(done, 50))
  return id
}

// Written by one coordinator, approved by another.
async function sent_letter(house, authority, line) {
  const { id } = await house.must('keeper', 'POST', '/api/v1/letters', { direction: 'out', kind: 'reminder', authority, subject: 'Rappel', text: 'Texte', addressee_lines: [line] })
  await house.must('coordinator', 'POST', `/api/v1/letters/${id}/approve`, {})
  await house.must('keeper', 'POST', `/api/v1/letters/${id}/send`, { sent_on: '2026-02-20' })
  return id
}

// What another mechanism sent for those alone who coordinate this one.
async function received_package(keeper) {
  const other = new_mechanism('TN', 'Autre'), to = read_card((await keeper('GET', '/api/v1/exchange/card')).card)
  const { id } = await keeper('POST', '/api/v1/exchange_peers', { name: { fr: 'Autre mécanisme' }, country: 'TN', audience: 'coordination', card: other.card })
  await keeper('POST', `/api/v1/exchange_peers/${id}/confirm`, { compared: 'De vive voix' })
  const content = { as_of: '2026-01-31', format: 'wiqaya exchange', from: { country: 'TN', name: { fr: 'Autre' }, seal: other.seal, sign: other.sign }, made_at: '2026-01-31T10:00:00.000Z', number: 1, period: { from: '2025-01-01', to: '2025-12-31' },
    tables: [{ counts: 'visit', dimension: 'none', figures: [{ code: 'V1', measure: 'count', rule: 2 }], rows: [], total: [[40]] }], terms: { audience: 'coordination', onward: false, purpose: 'peer_learning', valid_until: '2035-12-31' },
    threshold: 5, to, version: 1 }
  return (await keeper('POST', '/api/v1/exchange/received', write_file(canonical(content), other, to))).id
}

async function furnish(house) {
  const keeper = (method, path, body) => house.must('keeper', method, path, body)
  const find = async (plural, words) => (await keeper('GET', `/api/v1/${plural}?q=${words}`)).items[0].id
  const world = { own: {}, other: {}, hidden: {}, accounts: {} }
  const { own, other, hidden } = world
  for (const [side, region, letter, word] of [[own, 'nord', 'A', 'nord'], [other, 'sud', 'B', 'sud']]) {
    side.areas = await find('areas', region)
    side.authorities = (await keeper('GET', `/api/v1/authorities/${letter}`)).id
    side.places = await find('places', word)
  }
  own.institutions = (await keeper('GET', '/api/v1/institutions')).items[0].id
  for (const [side, name] of [[own, 'Nord'], [other, 'Sud']])
    side.holidays = (await keeper('POST', '/api/v1/holidays', { name: { fr: `Fête ${name}` }, first_on: '2030-01-01' })).id
  const accounts = (await house.must('warden', 'GET', '/api/v1/accounts?limit=100')).items
  for (const account of accounts)
    world.accounts[account.name] = account.id
  other.accounts = world.accounts.stranger
  for (const [side, code] of [[own, 'own'], [other, 'other']])
    side.terms = (await keeper('POST', '/api/v1/terms', { vocabulary: 'theme', code, name: { fr: code }, base: 'health' })).id
  // Named so that they stand first among those that the program brings.
  for (const [side, code] of [[own, 'own'], [other, 'other']]) {
    side.instruments = (await keeper('POST', '/api/v1/instruments', { code, name: { fr: `A ${code}` }, force: 'law', unit_kind: 'article' })).id
    side.provisions = (await keeper('POST', '/api/v1/provisions', { instrument: side.instruments, first_unit: 1, last_unit: 2, topic: { fr: `A ${code}` } })).id
  }
  for (const [side, name] of [[own, 'own'], [other, 'other']])
    side.own_fields = (await keeper('POST', '/api/v1/own_fields', own_field(name))).id
  for (const [side, name] of [[own, 'Nord'], [other, 'Sud']]) {
    side.wordings = (await keeper('POST', '/api/v1/wordings', { list: 'places', field: 'kind', text: `mot de ${name}`, meaning: 'other' })).id
    side.saved_views = (await keeper('POST', '/api/v1/saved_views', { name: `Vue ${name}`, list: 'places', query: 'kind=prison_local' })).id
    // One of the institution, and one that the keeper alone may know.
    side.saved_figures = (await keeper('POST', '/api/v1/figures/R1/save', { name: `Chiffre ${name}`, whose: name === 'Nord' ? 'ours' : 'mine' })).id
    side.distinct_pairs = (await keeper('POST', '/api/v1/distinct_pairs', { one: own.places, other: other.places })).id
    side.legal_texts = (await keeper('POST', '/api/v1/legal_texts', { number: `1-${name}`, title: { fr: `Loi ${name}` }, kind: 'bill' })).id
    side.legal_articles = (await keeper('POST', '/api/v1/legal_articles', { legal_text: side.legal_texts, number: '1', wording: 'bill', text: { fr: 'Texte' } })).id
    side.partners = (await keeper('POST', '/api/v1/partners', { name: { fr: `Partenaire ${name}` } })).id
    side.persons = (await keeper('POST', '/api/v1/persons', { name: { fr: `Personne ${name}` } })).id
    side.posts = (await keeper('POST', '/api/v1/posts', { partner: side.partners, name: { fr: `Poste ${name}` } })).id
    side.memberships = (await keeper('POST', '/api/v1/memberships', { person: side.persons, partner: side.partners, post: side.posts })).id
    side.networks = (await keeper('POST', '/api/v1/networks', { name: { fr: `Réseau ${name}` } })).id
    side.network_members = (await keeper('POST', '/api/v1/network_members', { network: side.networks, partner: side.partners, grade: 'full' })).id
    side.mandates = (await keeper('POST', '/api/v1/mandates', { network: side.networks, seat: { fr: `Siège ${name}` } })).id
    await keeper('POST', `/api/v1/mandates/${side.mandates}/end`, { ends_on: '2026-03-01' })
    side.agreements = (await keeper('POST', '/api/v1/agreements', { title: { fr: `Accord ${name}` }, kind: 'agreement', parties: [side.partners] })).id
    side.clauses = (await keeper('POST', '/api/v1/clauses', { agreement: side.agreements, number: '1', text: { fr: 'Clause' } })).id
    side.cooperation_projects = (await keeper('POST', '/api/v1/cooperation_projects', { title: { fr: `Projet ${name}` } })).id
    side.budget_lines = (await keeper('POST', '/api/v1/budget_lines', { cooperation_project: side.cooperation_projects, heading: 'Ligne' })).id
    side.project_results = (await keeper('POST', '/api/v1/project_results', { cooperation_project: side.cooperation_projects, result_level: 'output', result: 'Résultat' })).id
    side.project_reports = (await keeper('POST', '/api/v1/project_reports', { cooperation_project: side.cooperation_projects, subject: 'Rapport', kind: 'both', due_on: '2030-01-01' })).id
    side.joint_actions = (await keeper('POST', '/api/v1/joint_actions', { agreement: side.agreements, action: 'Action' })).id
    side.training_sessions = (await keeper('POST', '/api/v1/training_sessions', { title: { fr: `Formation ${name}` }, starts_on: '2026-05-01' })).id
    side.attendances = (await keeper('POST', '/api/v1/attendances', { training_session: side.training_sessions, sex: 'woman', persons: 3 })).id
    side.events = (await keeper('POST', '/api/v1/events', { title: { fr: `Événement ${name}` }, kind: 'seminar', starts_on: '2026-05-01' })).id
    side.treaty_exchanges = (await keeper('POST', '/api/v1/treaty_exchanges', { body: 'spt', kind: 'letter', day: '2026-05-01', subject: `Objet ${name}` })).id
    side.preparation_items = (await keeper('POST', '/api/v1/preparation_items', { what: `Document de ${name}`, kind: 'document', due_on: '2026-05-01' })).id
    side.self_assessments = (await keeper('POST', '/api/v1/self_assessments', { year: name === 'Nord' ? 2024 : 2025 })).id
    side.self_assessment_answers = (await keeper('POST', '/api/v1/self_assessment_answers', { self_assessment: side.self_assessments, paragraph: 1, question: 'Question' })).id
    side.complaint_referrals = (await keeper('POST', '/api/v1/complaint_referrals', { received_on: '2026-02-01' })).id
    side.reports = (await keeper('POST', '/api/v1/reports', { title: { fr: `Rapport ${name}` }, kind: 'thematic' })).id
    side.yearly_resources = (await keeper('POST', '/api/v1/yearly_resources', { year: name === 'Nord' ? 2024 : 2025 })).id
    side.staff_counts = (await keeper('POST', '/api/v1/staff_counts', { year: 2024, sex: name === 'Nord' ? 'woman' : 'man', persons: 3 })).id
    side.units = (await keeper('POST', '/api/v1/units', { place: side.places, name: { fr: `Aile ${name}` }, use: 'wing' })).id
    side.snapshots = (await keeper('POST', '/api/v1/snapshots', { place: side.places, counted_on: '2026-01-10', source: 'counted', present: 90, capacity: 60 })).id
    side.quoted_claims = (await keeper('POST', '/api/v1/quoted_claims', { body: `Organe ${name}`, value: '67 %', source: 'Rapport' })).id
    side.letter_templates = (await keeper('POST', '/api/v1/letter_templates', { kind: 'other', language: 'fr', subject: `Objet ${name}`, text: 'Texte' })).id
    side.ladder_steps = (await keeper('POST', '/api/v1/ladder_steps', { position: 9, name: { fr: `Étape ${name}` }, recipient: 'authority', days: 5, kind: 'reminder' })).id
    side.exchange_peers = (await keeper('POST', '/api/v1/exchange_peers', { name: { fr: `Mécanisme ${name}` }, country: 'TN', audience: 'mechanism', card: card_of(name === 'Nord' ? 1 : 2) })).id
    await keeper('POST', `/api/v1/exchange_peers/${side.exchange_peers}/confirm`, { compared: 'De vive voix' })
    side.exchange_packages = (await keeper('POST', '/api/v1/exchange/packages', package_for(side.exchange_peers))).id
    side.plans = (await keeper('POST', '/api/v1/plans', { name: { fr: `Programme ${name}` }, year: 2026 })).id
    side.plan_lines = (await keeper('POST', '/api/v1/plan_lines', { plan: side.plans, year: 2026, place: side.places, kind: 'in_depth', planned: 1 })).id
    side.visitors = (await keeper('POST', '/api/v1/visitors', { name: `Visiteuse ${name}`, days: 10 })).id
    side.visit_norms = (await keeper('POST', '/api/v1/visit_norms', { place_kind: name === 'Nord' ? 'prison_local' : 'police_custody', days: 2, interval_months: 12 })).id
    side.programmes = (await keeper('POST', '/api/v1/programmes', { name: `Essai ${name}`, year: 2031, days_1: 4, team: 1 })).id
    side.programme_targets = (await keeper('POST', '/api/v1/programme_targets', { programme: side.programmes, place_kind: 'prison_local', minimum: 1 })).id
    await keeper('POST', `/api/v1/programmes/${side.programmes}/propose`, {})
    side.programme_choices = (await keeper('GET', `/api/v1/programme_choices?programme=${side.programmes}`)).items[0].id
  }
  for (const [side, team, letter] of [[own, ['member', 'monitor', 'doctor'], 'A'], [other, ['stranger'], 'B']]) {
    side.missions = (await keeper('POST', '/api/v1/missions', { starts_on: '2026-01-09', region: side.areas, purpose: 'Tournée', leader: team[0], team })).id
    side.visits = (await keeper('POST', '/api/v1/visits', { place: side.places, mission: side.missions, kind: 'in_depth', announced: 'unannounced', started_on: '2026-01-10', team })).id
    await keeper('POST', `/api/v1/visits/${side.visits}/start`, {})
    side.team_members = (await keeper('POST', '/api/v1/team_members', { visit: side.visits, person: 'Personne', profession: 'lawyer' })).id
    side.access_incidents = (await keeper('POST', '/api/v1/access_incidents', { visit: side.visits, kind: 'delay', minutes: 20 })).id
    side.register_checks = (await keeper('POST', '/api/v1/register_checks', { visit: side.visits, kind: 'custody', entries_sampled: 30, entries_complete: 21 })).id
    side.findings = (await keeper('POST', '/api/v1/findings', { visit: side.visits, text: 'Constat' })).id
    const made = await keeper('POST', '/api/v1/recommendations', { text: { fr: 'Texte' }, visit: side.visits, place: side.places, addressee: letter, sent_on: '2026-02-01' })
    side.recommendations = made.id
    side.addressee_lines = made.lines[0].id
    side.clock_pauses = (await keeper('POST', '/api/v1/clock_pauses', { addressee_line: side.addressee_lines, first_on: '2026-02-10', last_on: '2026-02-11', reason: 'Dossier incomplet' })).id
    side.letters = await sent_letter(house, letter, side.addressee_lines)
    side.replies = (await keeper('POST', '/api/v1/replies', { addressee_line: side.addressee_lines, received_on: '2026-03-01', text: 'Réponse', position: 'accepted' })).id
    side.actions = (await keeper('POST', '/api/v1/actions', { addressee_line: side.addressee_lines, step: 'Peindre la salle', ends_on: '2026-12-31' })).id
    side.assessments = (await keeper('POST', '/api/v1/assessments', { addressee_line: side.addressee_lines, assessed_on: '2026-03-02', assessor: 'npm_desk', implementation: 'partly', text: 'Vu sur place' })).id
    side.rehabilitation_projects = (await keeper('POST', '/api/v1/rehabilitation_projects', { work: 'Refaire le toit', place: side.places })).id
    side.urgent_measures = (await keeper('POST', '/api/v1/urgent_measures', { trigger: 'fresh_injury', asked: 'Un médecin', place: side.places, visit: side.visits, authority: letter })).id
    for (const [person, step] of [['warden_2', 'approve'], ['keeper', 'send']])
      await house.must(person, 'POST', `/api/v1/urgent_measures/${side.urgent_measures}/${step}`, {})
    side.factual_checks = (await keeper('POST', '/api/v1/factual_checks', { title: 'Rapport', text: 'Un\n\nDeux', visit: side.visits, authority: letter, comments_due_on: '2098-01-01' })).id
    await keeper('POST', `/api/v1/factual_checks/${side.factual_checks}/send`, {})
    side.factual_comments = (await keeper('POST', '/api/v1/factual_comments', { factual_check: side.factual_checks, paragraph: 2, wrong: 'Deux', correct: 'Trois' })).id
    side.reprisals = (await keeper('POST', '/api/v1/reprisals', { place: side.places, visit: side.visits, reported_on: '2026-02-01', kinds: ['threat'], consent: 'none' })).id
    side.follow_up_items = (await keeper('POST', '/api/v1/follow_up_items', { visit: side.visits, addressee_line: side.addressee_lines })).id
    side.comments = (await keeper('POST', '/api/v1/comments', { entity: 'finding', record: side.findings, text: 'Remarque' })).id
    side.tasks = (await keeper('POST', '/api/v1/tasks', { entity: 'finding', record: side.findings, task: 'Relire', assignee: 'keeper' })).id
    const { body, headers } = some_file()
    side.attachments = (await house.must('keeper', 'POST', `/api/v1/findings/${side.findings}/attachments`, body, { headers })).id
    await keeper('POST', `/api/v1/recommendations/${side.recommendations}/close_overtaken`, { note: 'Le lieu a fermé.' })
  }
  hidden.visits = (await keeper('POST', '/api/v1/visits', { place: own.places, kind: 'in_depth', announced: 'unannounced', started_on: '2026-12-01', team: ['stranger'] })).id
  // What would betray it hides with it; a place of which no authority speaks hides from authorities.
  hidden.missions = (await keeper('POST', '/api/v1/missions', { starts_on: '2026-12-01', region: own.areas, announced: 'unannounced', team: ['stranger'] })).id
  hidden.plan_lines = (await keeper('POST', '/api/v1/plan_lines', { year: 2026, place: own.places, kind: 'in_depth', planned: 1, announced: 'unannounced' })).id
  hidden.team_members = (await keeper('POST', '/api/v1/team_members', { visit: hidden.visits, person: 'Personne' })).id
  hidden.access_incidents = (await keeper('POST', '/api/v1/access_incidents', { visit: hidden.visits, kind: 'other' })).id
  hidden.register_checks = (await keeper('POST', '/api/v1/register_checks', { visit: hidden.visits, kind: 'medical' })).id
  hidden.places = (await keeper('POST', '/api/v1/places', { name: { fr: 'Villa' }, kind: 'other', authority: 'A', region: own.areas, official: false })).id
  const draft = await keeper('POST', '/api/v1/recommendations', { text: { fr: 'Projet' }, visit: own.visits, place: own.places, addressee: 'A' })
  hidden.recommendations = draft.id
  hidden.addressee_lines = draft.lines[0].id
  hidden.exchange_packages = await received_package(keeper)
  hidden.factual_checks = (await keeper('POST', '/api/v1/factual_checks', { title: 'Projet', text: 'Un', authority: 'A' })).id
  hidden.letters = (await keeper('POST', '/api/v1/letters', { direction: 'out', kind: 'other', authority: 'A', subject: 'Projet', text: 'Texte' })).id
  // Pages speak of records by their numbers.
  world.numbers = {}
  for (const plural of ['plan_lines', 'programmes', 'missions', 'visits', 'findings', 'recommendations', 'urgent_measures', 'rehabilitation_projects', 'letters', 'factual_checks',
    'agreements', 'cooperation_projects', 'training_sessions', 'events', 'treaty_exchanges', 'reprisals', 'complaint_referrals', 'reports', 'exchange_packages'])
    for (const item of (await keeper('GET', `/api/v1/${plural}?limit=100`)).items)
      world.numbers[item.id] = item.number
  return world
}

// The same world again, with its keys, for another program.
export function copy_world(made, program) {
  const house = new House({ program })
  cpSync(made.folder, house.folder, { recursive: true })
  Object.assign(house, { tokens: made.tokens, passwords: made.passwords, world: made.world, undone: made.undone, jobs: made.jobs })
  return house
}
