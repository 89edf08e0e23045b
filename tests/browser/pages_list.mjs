// The pages that the browser checks open: of each kind one, with the record that shows most of it.
//
// { name, as, path, status = 200, picture, then }: `then` does by hand what leads to the page that is
// meant; `picture` keeps a picture of each look, and `chief` of every look in Arabic too.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { canonical, new_mechanism, read_card, write_file } from '../exchange/format.mjs'
import { document_of } from '../../tools/document.mjs'

const dimensions = ['authority', 'place_kind', 'region', 'theme']

export async function pages_of(ground) {
  const records = {
    ...await choose_records(ground.house),
    unbroken: await write_unbroken(ground.house),
    drafts: await write_drafts(ground.house),
    letters: await write_letters(ground.house),
    facts: await write_facts(ground.house),
    doubles: await write_doubles(ground.house),
    programmes: await write_programmes(ground.house),
    jobs: await order_jobs(ground.house),
    packages: await write_packages(ground.house),
    cooperation: await write_cooperation(ground.house),
    laws: await write_laws(ground.house),
    map: await write_map(ground.house),
    figure: await write_figure(ground.house),
  }
  await write_remarks(ground.house, records)
  return [...doors(), ...houses(records), ...rooms(records), ...chain(records), ...around(records), ...together(records), ...outside(records), ...unbroken(records), ...by_hand(ground, records)]
}

// --- Jobs: a list that was looked through, one that was refused

async function order_jobs(house) {
  const lists = {
    looked: 'name.fr,name.ar,kind\nBrigade de Oued Essai,درك وادي التجربة,gendarmerie_custody\n',
    refused: 'name.fr,kind\nPrison du Nord,no_such_kind\n',
  }
  const jobs = {}
  for (const [name, text] of Object.entries(lists)) {
    const boundary = 'browser-7MA4YWxkTrZu0gW'
    const part = (field, value, file) => `--${boundary}\r\nContent-Disposition: form-data; name="${field}"${file ? `; filename="${file}"` : ''}\r\n\r\n${value}\r\n`
    const body = `${part('entity', 'places')}${part('job', '1')}${name === 'looked' ? part('dry_run', '1') : ''}${part('file', text, 'lieux-2025.csv')}--${boundary}--\r\n`
    const { id } = await house.must('coordinator', 'POST', '/api/v1/imports', body, { headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` } })
    while (!['done', 'refused'].includes((await house.must('coordinator', 'GET', `/api/v1/jobs/${id}`)).state))
      await new Promise(done => setTimeout(done, 50))
    jobs[name] = id
  }
  return jobs
}

// --- The map of one region of the demonstration: a place that stands where it stands, one that is drawn within ten kilometres and
// one that is its area alone

async function write_map(house) {
  const areas = (await house.must('coordinator', 'GET', '/api/v1/areas?limit=1000')).items
  const [region] = areas.filter(one => one.code === 'KE')
  const places = (await house.must('coordinator', 'GET', '/api/v1/places?limit=1000&state=active&region=KE')).items
  for (const [place, drawn] of [[places[0], 'exact'], [places[1], 'rounded'], [places[2], 'area']])
    await house.must('coordinator', 'PATCH', `/api/v1/places/${place.id}`, { drawn }, { headers: { 'If-Match': `"${place.version}"` } })
  return region.id
}

// --- A figure that was told, of a day behind which more was counted

async function write_figure(house) {
  return (await house.must('coordinator', 'POST', '/api/v1/figures/R2/save?by=authority&as_of=2026-03-31', { name: 'تقرير 2025: الأجوبة في أجلها', whose: 'ours' })).id
}

// --- Records that show most

async function choose_records(house) {
  const all = async (plural, query = '') => (await house.must('coordinator', 'GET', `/api/v1/${plural}?limit=1000${query}`)).items
  const [lines, assessments, replies, findings, recommendations] = await Promise.all(
    ['addressee_lines', 'assessments', 'replies', 'findings', 'recommendations'].map(plural => all(plural)))
  const of = (list, key, id) => list.filter(one => id_of(one[key]) === id)
  const weight = one => {
    const own = of(lines, 'recommendation', one.id)
    const told = own.map(line => of(replies, 'addressee_line', line.id).length + 2 * of(assessments, 'addressee_line', line.id).length)
    return 3 * own.length + told.reduce((sum, n) => sum + n, 0) + 2 * (one.findings?.length ?? 0) + (told.includes(0) ? 2 : 0)
  }
  const most = (list, rate) => list.reduce((best, one) => rate(one) > rate(best) ? one : best)
  const rich = most(recommendations, weight)
  const visit = most(await all('visits'), one => of(findings, 'visit', one.id).length)
  return {
    recommendation: rich, visit,
    planned: (await all('visits', '&state=planned'))[0],
    place: most(await all('places'), one => of(recommendations, 'place', one.id).length),
    finding: most(findings.filter(one => one.state === 'noted' || one.state === 'triangulated'), one => one.sources?.length ?? 0),
    unsent: lines.find(one => !one.sent_on), open_line: lines.find(one => one.sent_on && !one.replied_on && !one.closed_on),
    reply: replies.find(one => one.text), assessment: assessments.find(one => one.text) ?? assessments[0],
    authority: (await all('authorities'))[0], area: (await all('areas'))[3], term: await house.must('administrator', 'POST', '/api/v1/terms', own_term),
    account: (await all('accounts'))[1], closed: recommendations.find(one => one.state.startsWith('closed_')),
    standard: (await all('instruments')).find(one => one.code === 'MANDELA'), careful: (await all('instruments')).find(one => one.code === 'MI'),
    provision: (await all('provisions'))[0],
    project: (await all('rehabilitation_projects'))[0], measure: (await all('urgent_measures'))[0], follow_up: (await all('follow_up_items'))[0],
  }
}

// What the house remarks on a recommendation and a finding, and asks somebody to do about them.
async function write_remarks(house, records) {
  const must = (path, body) => house.must('coordinator', 'POST', path, body)
  for (const [entity, { id: record }] of [['recommendation', records.recommendation], ['finding', records.finding], ['visit', records.visit]]) {
    await must('/api/v1/comments', { entity, record, text: 'ينبغي التحقق من تاريخ الجواب قبل إرسال التذكير.' })
    await must('/api/v1/comments', { entity, record, text: 'Le procès-verbal de la visite précédente dit autre chose, à la page 4.\nÀ relire ensemble.', ...entity === 'finding' ? { level: 'restricted' } : {} })
    await must('/api/v1/tasks', { entity, record, task: 'Appeler le secrétariat du ministère', assignee: 'member', due_on: '2026-01-15' })
    const done = await must('/api/v1/tasks', { entity, record, task: 'مراجعة النص', assignee: 'coordinator', due_on: '2099-01-15' })
    if (entity === 'finding')
      records.task = done
    else
      await must(`/api/v1/tasks/${done.id}/complete`, { outcome: 'روجع النص يوم الاثنين.' })
  }
}

// A transmission that waits to be approved, and a reply that came in and waits to be recorded.
async function write_letters(house) {
  const must = (method, path, body) => house.must('coordinator', method, path, body)
  const lines = (await must('GET', '/api/v1/addressee_lines?limit=1000')).items.filter(one => one.sent_on && !one.replied_on && !one.closed_on)
  const authority = lines[0].authority.id
  const own = lines.filter(one => one.authority.id === authority).map(one => one.id)
  const draft = await must('POST', '/api/v1/letters', { direction: 'out', kind: 'reminder', authority, language: 'fr', addressed_to: 'Monsieur le Directeur général', subject: 'Rappel', text: 'Monsieur le Directeur général,\n\n1. Nous attendons votre réponse.\n\nVeuillez agréer nos salutations.', addressee_lines: own })
  const reply = await must('POST', '/api/v1/letters', { direction: 'in', kind: 'reply', in_reply_to: draft.id, received_on: '2026-03-02', their_reference: '123/DG', subject: 'جواب', text: 'تم اتخاذ اللازم.', signed_by: 'المدير العام' })
  return { draft, reply, authority }
}

// The draft of a report that the focal person's authority comments on; one comment is answered.
async function write_facts(house) {
  const must = (method, path, body) => house.must('coordinator', method, path, body)
  const [known] = (await house.must('focal', 'GET', '/api/v1/addressee_lines?limit=1')).items
  const [place] = (await must('GET', '/api/v1/places?limit=1')).items
  const text = 'La délégation a visité l’établissement les 10 et 11 janvier 2026. Il héberge 612 personnes pour 340 places, réparties en quatre quartiers.\n\nLe service médical compte deux médecins et quatre infirmiers. Aucun médecin n’est présent la nuit ni en fin de semaine.\n\nLa cour de promenade du quartier des femmes mesure 80 m². Les promenades durent une heure par jour.'
  const check = await must('POST', '/api/v1/factual_checks', { title: 'Projet de rapport : visite de janvier 2026', language: 'fr', authority: id_of(known.authority), place: place.id, text, comments_due_on: '2099-12-31' })
  await must('POST', `/api/v1/factual_checks/${check.id}/send`, {})
  const comment = (paragraph, wrong, correct, proof) => house.must('focal', 'POST', '/api/v1/factual_comments', { factual_check: check.id, paragraph, wrong, correct, proof })
  const first = await comment(2, 'عدد الأطباء غير صحيح.', 'التحق طبيب ثالث بالمؤسسة في فاتح مارس.', 'قرار التعيين رقم 12')
  await write_sent(house, id_of(known.authority), known.id, place.id)
  await comment(3, 'La surface de la cour.', 'La cour mesure 95 m².', 'Plan de l’établissement')
  const { version } = await must('GET', `/api/v1/factual_comments/${first.id}`)
  await house.must('coordinator', 'PATCH', `/api/v1/factual_comments/${first.id}`, { answer: 'taken_in_part', reason: 'Deux médecins étaient en poste le jour de la visite ; le rapport mentionnera le troisième.' }, { headers: { 'If-Match': `"${version}"` } })
  return check
}

// A letter that was sent to the same authority, and an urgent measure that waits for its answer.
async function write_sent(house, authority, line, place) {
  const must = (method, path, body) => house.must('coordinator', method, path, body)
  const approve = path => must('POST', `${path}/approve`, {})
  const letter = await house.must('secretariat', 'POST', '/api/v1/letters', { direction: 'out', kind: 'reminder', authority, language: 'fr', addressed_to: 'Monsieur le Délégué général', subject: 'Rappel : recommandations sans réponse', text: 'Monsieur le Délégué général,\n\nNous attendons votre réponse.\n\nVeuillez agréer nos salutations.', signed_by: 'La Présidente', addressee_lines: [line] })
  await approve(`/api/v1/letters/${letter.id}`)
  await must('POST', `/api/v1/letters/${letter.id}/send`, { sent_on: '2026-03-10' })
  const measure = await house.must('member', 'POST', '/api/v1/urgent_measures', { trigger: 'fresh_injury', asked: 'Faire examiner par un médecin, le jour même, la personne du quartier 3 qui porte des blessures récentes.', place, authority, hours: 48 })
  await approve(`/api/v1/urgent_measures/${measure.id}`)
  await must('POST', `/api/v1/urgent_measures/${measure.id}/send`, {})
}

// A programme that was worked out, with a target that cannot be met, another try of it, and one that is still a draft.
async function write_programmes(house) {
  const make = (plural, body) => house.must('coordinator', 'POST', `/api/v1/${plural}`, body)
  for (const [place_kind, days, professions] of [['prison_local', 4, ['doctor']], ['police_custody', 1, []], ['psychiatric_hospital', 3, ['psychiatrist']]])
    await make('visit_norms', { place_kind, days, interval_months: 12, professions })
  for (const [name, sex, professions] of [['Amina Tazi', 'woman', ['doctor']], ['إبراهيم العلمي', 'man', ['lawyer']], ['Chama Idrissi', 'woman', ['psychologist']]])
    await make('visitors', { name, sex, professions, days: 20 })
  const [region] = (await house.must('coordinator', 'GET', '/api/v1/areas?kind=region&limit=1')).items
  const first = await make('programmes', { name: 'Prudent', year: 2031, days_1: 6, days_2: 6, days_4: 4, announced: 'unannounced' })
  await make('programme_targets', { programme: first.id, place_kind: 'prison_local', share: 50 })
  await make('programme_targets', { programme: first.id, region: region.id, minimum: 500 })
  const second = await make(`programmes/${first.id}/copy`, {})
  const { version } = await house.must('coordinator', 'GET', `/api/v1/programmes/${second.id}`)
  await house.must('coordinator', 'PATCH', `/api/v1/programmes/${second.id}`, { name: 'السجون أولا', days_1: 12, weight_risk: 80 }, { headers: { 'If-Match': `"${version}"` } })
  for (const { id } of [first, second])
    await make(`programmes/${id}/propose`, {})
  const draft = await make('programmes', { name: 'Sans rien', year: 2031, days_3: 3 })
  return { first, second, draft }
}

// Words without a gap must break all the same: a recommendation of the focal person's authority with a reply, and a place.
async function write_unbroken(house) {
  const make = (plural, body) => house.must('coordinator', 'POST', `/api/v1/${plural}`, body)
  const words = { fr: 'pasderetour'.repeat(20), ar: 'كلمةبلافراغ'.repeat(20) }
  const [known] = (await house.must('focal', 'GET', '/api/v1/addressee_lines?limit=1')).items
  const place = await make('places', { name: { fr: 'Brigade sans espace', ar: 'فرقة بلا فراغ', en: 'Unbroken station' }, kind: 'gendarmerie_custody' })
  const visit = await make('visits', { place: place.id, kind: 'in_depth', announced: 'announced', started_on: '2026-03-02', purpose: words.fr })
  const { number, lines } = await make('recommendations', { text: words, place: place.id, visit: visit.id, addressee: id_of(known.authority), sent_on: '2026-03-20' })
  await make('replies', { addressee_line: lines[0].id, received_on: '2026-04-02', text: words.ar })
  await make('assessments', { addressee_line: lines[0].id, assessed_on: '2026-05-02', assessor: 'npm_on_site', implementation: 'partly', text: words.fr })
  const sent = (await house.must('focal', 'GET', '/api/v1/addressee_lines?limit=1000')).items.sort((a, b) => a.sent_on < b.sent_on ? -1 : 1)
  return { number, visit: visit.number, place: place.id, addressed: sent.findIndex(line => line.id === lines[0].id) + 1 }
}

// Drafts of an authority's replies in its portal: one that is being written, one that waits for a colleague, one that
// was sent.
async function write_drafts(house) {
  const cookie = await house.cookie('focal')
  const plan = [['plan.0.step', 'Nouveau registre des visites'], ['plan.0.owner', 'Directeur'], ['plan.0.ends_on', '2026-09-15'],
    ['plan.1.step', 'توظيف طبيب ثان'], ['plan.1.owner', 'قسم الصحة'], ['plan.1.ends_on', '2027-01-31'], ['plan.1.cost', '240 000,50'], ['plan.1.currency', 'MAD'], ['plan.1.funding', 'requested']]
  const write = async (number, act, fields) => {
    const path = `/portal/${number}`
    const page = (await house.request('GET', path, { headers: { Cookie: cookie } })).text
    const hidden = name => [name, page.match(new RegExp(`name="${name}" value="([^"]*)"`))[1]]
    const body = new URLSearchParams([hidden('token'), hidden('line'), hidden('version'), ['act', act], ...fields]).toString()
    const answer = await house.request('POST', path, { body, headers: { Cookie: cookie, 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin' } })
    if (answer.status !== 303)
      throw new Error(`${path} ${act}: ${answer.status}`)
  }
  const text = ['text', 'Des visites quotidiennes par un infirmier ont commencé le 1er mai dans les deux quartiers.']
  await write(2, 'save', [text, ['position', 'accepted'], ...plan])
  await write(3, 'ask', [text, ['position', 'accepted_in_part'], ['reasons', 'Les effectifs ne permettent pas une visite médicale chaque jour.'], ...plan])
  await write(4, 'send', [text, ['position', 'accepted'], ['implementation', 'in_progress'], ...plan])
}

// Two pairs of places that may be the same, and one that a person has kept apart.
async function write_doubles(house) {
  const make = (plural, body) => house.must('coordinator', 'POST', `/api/v1/${plural}`, body)
  const place = async (fr, ar, en, more, ...steps) => {
    const made = await make('places', { name: { fr, ar, en }, kind: 'prison_local', ...more })
    for (const step of ['confirm', ...steps])
      await make(`places/${made.id}/${step}`, {})
    return made
  }
  const [region] = (await house.must('coordinator', 'GET', '/api/v1/areas?kind=region&limit=1')).items
  await place('Prison locale de Oued Zitoun', 'السجن المحلي بوادي الزيتون', 'Oued Zitoun Local Prison', { capacity: 340, code: 'PL-ZIT', region: region.id })
  await place('PL Oued Zitoune', 'سجن وادي الزيتون', 'Wad Zitoun Local Prison', { capacity: 420, opened_on: '1987' })
  await place('Prison locale de Hassi Ghaba', 'السجن المحلي حاسي غابة', 'Hassi Ghaba Local Prison', {})
  await place('Prison locale de Hassi Rhaba', 'السجن المحلي حاسي رابة', 'Hassi Rhaba Local Prison', {}, 'close')
  const one = await place('Prison locale de Bir Nakhla', 'السجن المحلي بئر نخلة', 'Bir Nakhla Local Prison', {})
  const other = await place('Prison locale de Bir Nakla', 'السجن المحلي بئر نقلة', 'Bir Nakla Local Prison', {})
  return make('distinct_pairs', { one: one.id, other: other.id, note: 'اسمان لمكانين' })
}

// Three mechanisms that sent their figures, one of them with its total held back; and a package of ours that waits to be approved.
async function write_packages(house) {
  const must = (method, path, body, options) => house.must('coordinator', method, path, body, options)
  const { card } = await must('GET', '/api/v1/exchange/card')
  const kinds = [['police_custody', 'Garde à vue (police)', 'الحراسة النظرية لدى الشرطة', 'Police custody'], ['prison_local', 'Prison locale', 'السجن المحلي', 'Local prison'],
    ['psychiatric_hospital', 'Hôpital psychiatrique', 'مستشفى الأمراض العقلية', 'Psychiatric hospital'], ['reform_centre', 'Centre de réforme', 'مركز الإصلاح', 'Reform centre']]
  const mechanisms = [['TN', 'Instance nationale de prévention', 'الهيئة الوطنية للوقاية', 'National Prevention Body', [[31, 52], [40, 61], null, null], [88, 150]],
    ['SN', 'Observateur national des lieux', 'المرصد الوطني لأماكن سلب الحرية', 'National Observer of Places', [[12, 24], [55, 60], [9, 20], [14, 30]], [90, 134]], ['MR', 'Mécanisme national de prévention', 'الآلية الوطنية للوقاية', 'National Prevention Mechanism', [[20, 45], [18, 40], [15, 31], null], null]]
  const peers = []
  for (const [country, fr, ar, en, values, total] of mechanisms) {
    const other = new_mechanism(country, fr)
    const { id } = await must('POST', '/api/v1/exchange_peers', { name: { fr, ar, en }, country, card: other.card, audience: 'mechanism', address: 'https://mnp.example.org' })
    await must('POST', `/api/v1/exchange_peers/${id}/confirm`, { compared: 'De vive voix, avec la présidente' })
    peers.push(id)
    const content = { as_of: '2026-03-01', format: 'wiqaya exchange', from: { country, name: { fr }, seal: other.seal, sign: other.sign }, made_at: '2026-03-01T10:00:00.000Z', number: 1, period: { from: '2025-01-01', to: '2025-12-31' },
      tables: [{ counts: 'addressee_line', dimension: 'place_kind', figures: [{ code: 'R1', measure: 'share', rule: 2 }],
        rows: kinds.map(([code, french, arabic, english], k) => ({ code, label: { fr: french, ar: arabic, en: english }, values: values[k] && [values[k]] })), total: total && [total] }],
      terms: { audience: 'mechanism', onward: false, purpose: 'regional_comparison', valid_until: '2035-12-31' }, threshold: 5, to: read_card(card), version: 1 }
    await must('POST', '/api/v1/exchange/received', write_file(canonical(content), other, read_card(card)), { headers: { 'Content-Type': 'application/vnd.wiqaya.exchange' } })
  }
  const own = await must('POST', '/api/v1/exchange/packages', { peer: peers[0], figures: ['R1', 'R2', 'A2', 'I1', 'V1', 'V5'], lines_by: 'place_kind', visits_by: 'place_kind', from: '2025-01-01', to: '2025-12-31', purpose: 'joint_report', audience: 'mechanism', valid_until: '2035-12-31' })
  const [came] = (await must('GET', '/api/v1/exchange_packages?direction=received')).items
  return { peer: peers[0], own: own.number, came: came.number }
}

// The demonstration keeps the common vocabularies; a house may add a word of its own.
const own_term = { vocabulary: 'theme', code: 'winter', name: { ar: 'التدفئة في الشتاء', fr: 'Chauffage en hiver', en: 'Heating in winter' }, base: 'health' }

const id_of = link => typeof link === 'object' && link !== null ? link.id : link

// Partners, an agreement whose end is near, a network with its chain, a project, a training with a certificate.
async function write_cooperation(house) {
  const make = (plural, body) => house.must('coordinator', 'POST', `/api/v1/${plural}`, body)
  const step = (plural, one, name, body = {}) => house.must('coordinator', 'POST', `/api/v1/${plural}/${one.id}/${name}`, body)
  const change = async (plural, one, body) => house.must('coordinator', 'PATCH', `/api/v1/${plural}/${one.id}`, body,
    { headers: { 'If-Match': `"${(await house.must('coordinator', 'GET', `/api/v1/${plural}/${one.id}`)).version}"` } })
  const school = await make('partners', { name: { ar: 'المعهد العالي للقضاء بواد', fr: 'Institut supérieur de la magistrature de Wadi', en: 'Higher Institute of the Judiciary of Wadi' }, kind: 'university' })
  const sister = await make('partners', { name: { ar: 'الآلية الوطنية لبلد الجوار', fr: 'Mécanisme national du pays voisin', en: 'National mechanism of the neighbour' }, kind: 'preventive_mechanism', country: 'ZZ' })
  const person = await make('persons', { name: { ar: 'سلمى التازي', fr: 'Salma Tazi', en: 'Salma Tazi' }, honorific: 'Dr' })
  const other = await make('persons', { name: { ar: 'عمر الفيلالي', fr: 'Omar Filali', en: 'Omar Filali' } })
  const post = await make('posts', { partner: school.id, name: { ar: 'المديرة العامة', fr: 'Direction générale', en: 'Director general' } })
  await make('memberships', { person: person.id, partner: school.id, post: post.id, starts_on: '2023-01-01' })
  await make('memberships', { person: other.id, partner: school.id, post: post.id, starts_on: '2018-01-01', ends_on: '2022' })
  const agreement = await make('agreements', { title: { ar: 'اتفاقية إطار للتكوين المشترك في الوقاية من التعذيب', fr: 'Convention-cadre de formation commune à la prévention de la torture', en: 'Framework agreement on joint training in the prevention of torture' }, kind: 'framework', parties: [school.id, sister.id], renewal: 'by_decision', purpose: 'تبادل الخبرات وتكوين القضاة وموظفي السجون.' })
  await step('agreements', agreement, 'sign', { signed_on: '2021-03-01' })
  await step('agreements', agreement, 'enter_into_force', { starts_on: '2021-03-01' })
  await change('agreements', agreement, { ends_on: '2026-12-31', review_on: '2026-06-30' })
  await make('clauses', { agreement: agreement.id, number: '1', text: { ar: 'ينظم الطرفان دورتين تكوينيتين في السنة على الأقل.', fr: 'Les parties organisent au moins deux formations par an.', en: 'The parties hold at least two trainings a year.' } })
  await make('clauses', { agreement: agreement.id, number: '2', text: { ar: 'تجتمع لجنة التتبع مرة كل ستة أشهر.', fr: 'Le comité de suivi se réunit tous les six mois.' } })
  await make('joint_actions', { agreement: agreement.id, action: 'إعداد دليل مشترك للمكونين', owner: 'Secrétariat', planned_on: '2025-06' })
  await make('joint_actions', { agreement: agreement.id, action: 'Réunir le comité de suivi', partner: school.id, planned_on: '2030-01-15' })
  const training = await make('training_sessions', { title: { ar: 'الوقاية من التعذيب لفائدة القضاة', fr: 'Prévention de la torture à l’intention des magistrats', en: 'Prevention of torture for magistrates' }, agreement: agreement.id, partner: school.id, starts_on: '2025-05-10', ends_on: '2025-05-12', hours: 18, venue: 'Wadi', tested: 12, points_most: 20, points_before: 99, points_after: 174, follow_up_on: '2025-11-01' })
  await step('training_sessions', training, 'complete')
  for (const [sex, rank, persons] of [['woman', 'magistrate', 7], ['man', 'magistrate', 5], ['man', 'officer', 3]])
    await make('attendances', { training_session: training.id, sex, rank, persons, certified: persons - 1 })
  const cookie = await house.cookie('coordinator'), headers = { Cookie: cookie }
  const token = (await house.request('GET', '/account', { headers })).text.match(/name="token" value="([^"]+)"/)[1]
  await house.request('POST', `/training_sessions/${training.id}/certificates`, { body: new URLSearchParams({ token, names: 'Amina Essaïdi', language: 'fr' }).toString(),
    headers: { ...headers, 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin' } })
  const certificate = (await house.request('GET', `/training_sessions/${training.id}`, { headers })).text.match(/public\/certificates\/([0-9A-Z-]{14})/)[1]
  const network = await make('networks', { name: { ar: 'شبكة الآليات الوقائية', fr: 'Réseau des mécanismes de prévention', en: 'Network of preventive mechanisms' }, founded_on: '2024-05-20', our_grade: 'full' })
  const symposium = await make('events', { title: { ar: 'ندوة أولى', fr: 'Premier colloque', en: 'First symposium' }, kind: 'symposium', starts_on: '2022-10-01' })
  const conference = await make('events', { title: { ar: 'مؤتمر وادي', fr: 'Conférence de Wadi', en: 'Conference of Wadi' }, kind: 'conference', starts_on: '2023-11-05', follows: symposium.id, founded: network.id, document: { ar: 'إعلان وادي', fr: 'Déclaration de Wadi', en: 'Declaration of Wadi' } })
  await step('events', symposium, 'complete')
  await step('events', conference, 'complete')
  const assembly = await make('events', { title: { ar: 'الجمع العام الأول', fr: 'Première assemblée', en: 'First assembly' }, kind: 'assembly', network: network.id, starts_on: '2025-05-20', venue: 'Wadi', organisers: [sister.id] })
  await step('events', assembly, 'complete')
  await make('network_members', { network: network.id, partner: sister.id, grade: 'full', joined_on: '2024-05-20' })
  await make('network_members', { network: network.id, partner: school.id, grade: 'observer', joined_on: '2024-06', left_on: '2025-06-01' })
  await make('letter_templates', { network: network.id, kind: 'transmission', language: 'ar', subject: 'إحالة توصيات {institution}', text: 'السيد {addressed_to}، تحيل {institution} التوصيات التالية: {recommendations}' })
  await make('letter_templates', { network: network.id, kind: 'reply', language: 'fr', subject: 'Réponse commune des mécanismes du réseau', text: '{addressed_to}, {institution} vous répond.' })
  const visit = await make('treaty_exchanges', { body: 'spt', kind: 'visit', direction: 'in', day: '2030-03-04', until: '2030-03-11', subject: 'زيارة اللجنة الفرعية لمنع التعذيب' })
  await house.request('POST', `/treaty_exchanges/${visit.id}/preparation`, { body: new URLSearchParams({ token }).toString(),
    headers: { ...headers, 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin' } })
  const items = (await house.must('coordinator', 'GET', `/api/v1/preparation_items?treaty_exchange=${visit.id}&limit=100`)).items
  await step('preparation_items', items[0], 'complete', { done_on: '2026-01-15' })
  await step('preparation_items', items[1], 'drop', { reason: 'L’organe n’en a plus besoin.' })
  await change('preparation_items', items[2], { due_on: '2026-01-31', owner: 'Secrétariat', note: 'يوجد لدى القسم القانوني.' })
  await make('mandates', { network: network.id, seat: { ar: 'الرئاسة', fr: 'Présidence', en: 'Presidency' }, ours: true, elected_on: '2024-05-20', starts_on: '2024-06-01', ends_on: '2027-06-01' })
  const project = await make('cooperation_projects', { title: { ar: 'دعم زيارات التتبع', fr: 'Appui aux visites de suivi', en: 'Support to follow-up visits' }, donors: [sister.id], partners: [school.id], agreement: agreement.id, budget: 500000, currency: 'EUR', objective: 'Des visites de suivi dans chaque région.' })
  await make('budget_lines', { cooperation_project: project.id, heading: 'Formations', planned: 300000, spent: 150000, spent_until: '2026-06-30' })
  await make('budget_lines', { cooperation_project: project.id, heading: 'العتاد', planned: 100000, spent: 120000 })
  await make('project_results', { cooperation_project: project.id, result_level: 'output', result: 'Visites de suivi', indicator: 'Nombre par an', baseline: 10, target: 30, reached: 25, reached_on: '2026-06-30' })
  await make('project_reports', { cooperation_project: project.id, subject: 'Rapport intermédiaire', kind: 'both', due_on: '2026-01-31' })
  await make('project_reports', { cooperation_project: project.id, subject: 'التقرير النهائي', kind: 'narrative', due_on: '2030-01-31' })
  for (const [year, published, seen] of [[2024, 'partly', 'yes'], [2025, 'yes', 'no']]) {
    const assessment = await make('self_assessments', { year })
    await make('self_assessment_answers', { self_assessment: assessment.id, paragraph: 9, question: 'هل نشرت الولاية للعموم؟', answer: published })
    await make('self_assessment_answers', { self_assessment: assessment.id, paragraph: 31, question: 'Les registres sont-ils examinés à chaque visite ?', answer: seen })
  }
  return { school, agreement, training, certificate, network, project, visit }
}

// --- The kinds

const doors = () => [
  { name: 'sign-in', as: 'nobody', path: '/sign-in', picture: 'chief' },
  { name: 'not-signed-in', as: 'nobody', path: '/recommendations', status: 200 },
  { name: 'not-found-outside', as: 'nobody', path: '/no/such/address', status: 404, picture: true },
  { name: 'feed-unknown', as: 'nobody', path: '/calendar/none.ics', status: 404 },
  { name: 'not-found', as: 'coordinator', path: '/recommendations/R-1999-0001', status: 404, picture: true },
]

const houses = ({ jobs, map, figure }) => [
  { name: 'home', as: 'coordinator', path: '/', picture: 'chief' },
  { name: 'help', as: 'coordinator', path: '/help', picture: 'chief' },
  { name: 'help-page', as: 'coordinator', path: '/help/import', picture: 'chief' },
  { name: 'help-whole', as: 'administrator', path: '/help/whole' },
  { name: 'home-administrator', as: 'administrator', path: '/', picture: true },
  { name: 'home-monitor', as: 'monitor', path: '/', picture: true },
  { name: 'home-legal', as: 'legal', path: '/' },
  { name: 'account', as: 'coordinator', path: '/account', picture: true },
  { name: 'second-factor', as: 'coordinator', path: '/account/second-factor', picture: true },
  { name: 'bin', as: 'coordinator', path: '/bin', picture: true },
  { name: 'administration', as: 'administrator', path: '/administration', picture: 'chief' },
  { name: 'administration-rights', as: 'administrator', path: '/administration/rights?role=monitor', picture: true },
  { name: 'vocabularies', as: 'administrator', path: '/vocabularies', picture: true },
  { name: 'vocabulary', as: 'administrator', path: '/vocabularies/theme', picture: true },
  { name: 'first-steps', as: 'coordinator', path: '/first_steps', picture: true },
  { name: 'first-step', as: 'administrator', path: '/first_steps/institution', picture: true },
  { name: 'first-step-people', as: 'administrator', path: '/first_steps/people', picture: true },
  { name: 'outbox', as: 'administrator', path: '/outbox', picture: true },
  { name: 'import', as: 'coordinator', path: '/import', picture: 'chief' },
  { name: 'job', as: 'coordinator', path: `/jobs/${jobs.looked}`, picture: true },
  { name: 'job-refused', as: 'coordinator', path: `/jobs/${jobs.refused}`, picture: true },
  { name: 'search', as: 'coordinator', path: '/search' },
  { name: 'search-found', as: 'coordinator', path: `/search?q=${encodeURIComponent('R-2026')}`, picture: true },
  { name: 'search-nothing', as: 'coordinator', path: '/search?q=qqqqzzzz', picture: true },
  { name: 'map', as: 'coordinator', path: '/map', picture: 'chief' },
  { name: 'map-region', as: 'monitor', path: `/map?figure=coverage&area=${map}`, picture: true },
  { name: 'saved-figure', as: 'coordinator', path: `/saved_figures/${figure}`, picture: 'chief' },
  { name: 'saved-figures', as: 'coordinator', path: '/saved_figures' },
  ...dimensions.map(one => ({ name: `figures-${one}`, as: 'coordinator', path: `/figures?by=${one}`, picture: one === 'authority' && 'chief' })),
  { name: 'figures-period', as: 'auditor', path: '/figures?by=theme&as_of=2026-03-31&from=2025-06-01&to=2025-12-31' },
  { name: 'figure-rows', as: 'coordinator', path: '/figures/I1?by=authority&rows=numerator' },
  { name: 'figure-range', as: 'coordinator', path: '/figures/R1?by=authority', picture: true },
  { name: 'figure-periods', as: 'coordinator', path: '/figures/R1?by=authority&period=2026&with=2025', picture: true },
  { name: 'figure-months', as: 'coordinator', path: '/figures/V1?by=month', picture: true },
  { name: 'figure-overdue', as: 'coordinator', path: '/figures/R5?by=authority' },
  { name: 'figure-reply-time', as: 'coordinator', path: '/figures/R4?by=authority' },
  { name: 'figure-parts', as: 'coordinator', path: '/figures/L1?by=legal_text' },
  { name: 'figure-years', as: 'coordinator', path: '/figures/W1?by=year&rows=numerator' },
  { name: 'figure-visits', as: 'coordinator', path: '/figures/V1?by=place_kind&rows=numerator' },
]

const rooms = () => [
  { name: 'recommendations', as: 'coordinator', path: '/recommendations', picture: 'chief' },
  { name: 'recommendations-none', as: 'coordinator', path: '/recommendations?q=qqqqzzzz', picture: true },
  { name: 'recommendations-filtered', as: 'coordinator', path: '/recommendations?reply_state=overdue&implementation=none', picture: true },
  { name: 'recommendations-whole', as: 'coordinator', path: '/recommendations?show=filters', picture: true },
  { name: 'visits-manner', as: 'coordinator', path: '/visits?show=manner', picture: true },
  { name: 'recommendations-bin', as: 'coordinator', path: '/recommendations?binned=1' },
  { name: 'recommendations-cards', as: 'coordinator', path: '/recommendations?view=cards', picture: true },
  { name: 'places-groups', as: 'coordinator', path: '/places?group=region&columns=kind,authority,capacity&without.visits=2y', picture: true },
  { name: 'places-batch', as: 'coordinator', path: '/places?kind=prison_local&batch=1', picture: true },
  { name: 'batches', as: 'coordinator', path: '/batches', picture: true },
  { name: 'saved-views', as: 'coordinator', path: '/saved_views' },
  ...['places', 'visits', 'findings', 'replies', 'assessments', 'authorities', 'areas', 'addressee_lines', 'instruments', 'provisions'].map(plural =>
    ({ name: plural, as: 'coordinator', path: `/${plural}`, picture: ['places', 'visits'].includes(plural) })),
  ...['accounts', 'terms', 'own_fields', 'institutions', 'holidays'].map(plural => ({ name: plural, as: 'administrator', path: `/${plural}` })),
  { name: 'inbox', as: 'coordinator', path: '/inbox', picture: 'chief' },
  { name: 'calendar', as: 'coordinator', path: '/calendar', picture: 'chief' },
  { name: 'action-board', as: 'coordinator', path: '/action_board', picture: 'chief' },
  { name: 'exchange', as: 'coordinator', path: '/exchange', picture: 'chief' },
  { name: 'exchange-new', as: 'coordinator', path: '/exchange/new', picture: true },
  { name: 'places-filtered', as: 'monitor', path: '/places?kind=prison_local' },
]

const chain = records => [
  { name: 'project', as: 'coordinator', path: `/rehabilitation_projects/${records.project.number}`, picture: true },
  { name: 'urgent-measure', as: 'coordinator', path: `/urgent_measures/${records.measure.number}`, picture: true },
  { name: 'follow-up-visit', as: 'coordinator', path: `/visits/${id_of(records.follow_up.visit)}`, picture: true },
  { name: 'follow-up-plan', as: 'coordinator', path: `/places/${records.place.id}/follow-up`, picture: true },
  { name: 'recommendation', as: 'coordinator', path: `/recommendations/${records.recommendation.number}`, picture: 'chief' },
  { name: 'recommendation-monitor', as: 'monitor', path: `/recommendations/${records.recommendation.number}` },
  { name: 'recommendation-closed', as: 'coordinator', path: `/recommendations/${records.closed.number}`, picture: true },
  { name: 'recommendation-new', as: 'coordinator', path: '/recommendations/new', picture: true },
  { name: 'recommendation-from-finding', as: 'coordinator', path: `/recommendations/new?findings=${records.finding.id}` },
  { name: 'recommendation-edit', as: 'coordinator', path: `/recommendations/${records.recommendation.id}/edit` },
  { name: 'addressee-new', as: 'coordinator', path: `/recommendations/${records.recommendation.id}/addressee` },
  { name: 'line-send', as: 'coordinator', path: `/addressee_lines/${records.unsent.id}/send`, picture: true },
  { name: 'line-acknowledge', as: 'coordinator', path: `/addressee_lines/${records.open_line.id}/acknowledge` },
  { name: 'line-close', as: 'coordinator', path: `/addressee_lines/${records.open_line.id}/close` },
  { name: 'line-page', as: 'coordinator', path: `/addressee_lines/${records.open_line.id}` },
  { name: 'reply-new', as: 'coordinator', path: `/replies/new?addressee_line=${records.open_line.id}`, picture: true },
  { name: 'assessment-new', as: 'coordinator', path: `/assessments/new?addressee_line=${records.open_line.id}` },
  { name: 'visit', as: 'coordinator', path: `/visits/${records.visit.number}`, picture: 'chief' },
  { name: 'visit-capture', as: 'coordinator', path: `/visits/${records.visit.number}?part=capture` },
  { name: 'visit-follow-up', as: 'coordinator', path: `/visits/${records.visit.number}?part=follow_up`, picture: true },
  { name: 'visit-planned', as: 'coordinator', path: `/visits/${records.planned.number}`, picture: true },
  { name: 'visit-new', as: 'coordinator', path: '/visits/new', picture: 'chief' },
  { name: 'visit-brief', as: 'coordinator', path: `/visits/${records.visit.number}/brief`, picture: 'chief' },
  { name: 'visit-edit', as: 'coordinator', path: `/visits/${records.planned.id}/edit` },
  { name: 'task', as: 'coordinator', path: `/tasks/${records.task.id}` },
  { name: 'task-new', as: 'coordinator', path: `/tasks/new?entity=finding&record=${records.finding.id}`, picture: true },
  { name: 'tasks', as: 'coordinator', path: '/tasks' },
  { name: 'finding', as: 'coordinator', path: `/findings/${records.finding.number}`, picture: true },
  { name: 'finding-new', as: 'monitor', path: '/findings/new' },
]

const around = records => [
  { name: 'exchange-package', as: 'coordinator', path: `/exchange_packages/${records.packages.own}`, picture: 'chief' },
  { name: 'exchange-package-came', as: 'member', path: `/exchange_packages/${records.packages.came}`, picture: true },
  { name: 'exchange-peer', as: 'coordinator', path: `/exchange_peers/${records.packages.peer}`, picture: true },
  { name: 'exchange-peer-new', as: 'coordinator', path: '/exchange_peers/new' },
  { name: 'place', as: 'coordinator', path: `/places/${records.place.id}`, picture: 'chief' },
  { name: 'doubles', as: 'coordinator', path: '/places/doubles', picture: 'chief' },
  { name: 'programmes', as: 'coordinator', path: '/programmes' },
  { name: 'programme', as: 'coordinator', path: `/programmes/${records.programmes.first.number}`, picture: 'chief' },
  { name: 'programme-draft', as: 'coordinator', path: `/programmes/${records.programmes.draft.number}`, picture: true },
  { name: 'programme-compare', as: 'coordinator', path: `/programmes/compare?one=${records.programmes.first.number}&other=${records.programmes.second.number}`, picture: 'chief' },
  { name: 'programme-new', as: 'coordinator', path: '/programmes/new' },
  { name: 'programme-target-new', as: 'coordinator', path: `/programme_targets/new?programme=${records.programmes.first.id}` },
  { name: 'programme-choices', as: 'coordinator', path: `/programme_choices?programme=${records.programmes.first.id}` },
  { name: 'visitors', as: 'coordinator', path: '/visitors' },
  { name: 'visit-norms', as: 'coordinator', path: '/visit_norms' },
  { name: 'kept-apart-list', as: 'coordinator', path: '/distinct_pairs' },
  { name: 'kept-apart', as: 'coordinator', path: `/distinct_pairs/${records.doubles.id}` },
  { name: 'kept-apart-new', as: 'coordinator', path: '/distinct_pairs/new' },
  { name: 'kept-apart-edit', as: 'coordinator', path: `/distinct_pairs/${records.doubles.id}/edit` },
  { name: 'place-new', as: 'coordinator', path: '/places/new' },
  { name: 'place-edit', as: 'coordinator', path: `/places/${records.place.id}/edit` },
  { name: 'letters', as: 'coordinator', path: '/letters', picture: true },
  { name: 'letter', as: 'coordinator', path: `/letters/${records.letters.draft.number}`, picture: 'chief' },
  { name: 'letter-came-in', as: 'coordinator', path: `/letters/${records.letters.reply.number}`, picture: true },
  { name: 'letter-answer', as: 'coordinator', path: `/letters/${records.letters.reply.number}/answer`, picture: true },
  { name: 'letter-write', as: 'coordinator', path: `/letters/write?authority=${records.letters.authority}&kind=reminder`, picture: true },
  { name: 'letter-new', as: 'coordinator', path: '/letters/new?direction=in' },
  { name: 'letter-edit', as: 'coordinator', path: `/letters/${records.letters.draft.number}/edit` },
  { name: 'letter-templates', as: 'administrator', path: '/letter_templates' },
  { name: 'ladder', as: 'administrator', path: '/ladder_steps' },
  { name: 'authority', as: 'coordinator', path: `/authorities/${records.authority.id}`, picture: true },
  { name: 'authority-edit', as: 'coordinator', path: `/authorities/${records.authority.id}/edit` },
  { name: 'area', as: 'coordinator', path: `/areas/${records.area.id}` },
  { name: 'area-new', as: 'coordinator', path: '/areas/new' },
  { name: 'reply', as: 'coordinator', path: `/replies/${records.reply.id}` },
  { name: 'assessment', as: 'coordinator', path: `/assessments/${records.assessment.id}` },
  { name: 'standard', as: 'coordinator', path: `/instruments/${records.standard.id}`, picture: true },
  { name: 'standard-with-care', as: 'coordinator', path: `/instruments/${records.careful.id}` },
  { name: 'standard-new', as: 'coordinator', path: '/instruments/new' },
  { name: 'topic', as: 'coordinator', path: `/provisions/${records.provision.id}` },
  { name: 'topic-new', as: 'coordinator', path: `/provisions/new?instrument=${records.standard.id}` },
  { name: 'term', as: 'administrator', path: `/terms/${records.term.id}` },
  { name: 'term-new', as: 'administrator', path: '/terms/new' },
  { name: 'account-of-another', as: 'administrator', path: `/accounts/${records.account.id}`, picture: true },
  { name: 'account-new', as: 'administrator', path: '/accounts/new' },
  { name: 'account-edit', as: 'administrator', path: `/accounts/${records.account.id}/edit` },
]

// A bill with an observation on one of its articles, adopted with other words.
async function write_laws(house) {
  const make = (plural, body) => house.must('coordinator', 'POST', `/api/v1/${plural}`, body)
  const text = await make('legal_texts', { number: '10-26', title: { ar: 'مشروع قانون يتعلق بالحراسة النظرية', fr: 'Projet de loi relatif à la garde à vue', en: 'Bill on police custody' }, kind: 'bill', opinion_due_on: '2026-02-05' })
  const article = (number, wording, ar, fr) => make('legal_articles', { legal_text: text.id, number, wording, position: Number(number), text: { ar, fr } })
  await article('5', 'bill', 'تقوم الآلية بزيارات لأماكن الحراسة النظرية بإذن مسبق من وكيل الملك.', 'Le mécanisme visite les lieux de garde à vue sur autorisation préalable du procureur du Roi.')
  await article('5', 'adopted', 'تقوم الآلية بزيارات لأماكن الحراسة النظرية دون إذن مسبق مع إخبار وكيل الملك.', 'Le mécanisme visite les lieux de garde à vue sans autorisation préalable ; le procureur du Roi en est informé.')
  await article('6', 'adopted', 'يحدث سجل رقمي للحراسة النظرية.', 'Un registre numérique de la garde à vue est créé.')
  await house.must('coordinator', 'POST', `/api/v1/legal_texts/${text.id}/introduce`, { introduced_on: '2026-03-01' })
  await house.must('coordinator', 'POST', `/api/v1/legal_texts/${text.id}/adopt`, { adopted_on: '2026-05-12' })
  const observation = await make('recommendations', { kind: 'legislative_observation', legal_text: text.id, legal_articles: ['5'],
    text: { ar: 'توصي الآلية بحذف شرط الإذن المسبق.', fr: 'Le mécanisme recommande de supprimer l’autorisation préalable.' },
    proposed_wording: { ar: 'تقوم الآلية بزيارات لأماكن الحراسة النظرية دون إذن مسبق.', fr: 'Le mécanisme visite les lieux de garde à vue sans autorisation préalable.' } })
  return { text, observation }
}

const together = ({ cooperation, laws }) => [
  { name: 'mandate', as: 'coordinator', path: '/mandate', picture: true },
  { name: 'legal-text', as: 'coordinator', path: `/legal_texts/${laws.text.id}`, picture: true },
  { name: 'observation', as: 'coordinator', path: `/recommendations/${laws.observation.number}` },
  { name: 'observation-new', as: 'coordinator', path: `/recommendations/new?kind=legislative_observation&legal_text=${laws.text.id}` },
  { name: 'uptake', as: 'coordinator', path: `/recommendations/${laws.observation.number}/uptake`, picture: true },
  { name: 'agreement-board', as: 'coordinator', path: '/agreement_board', picture: 'chief' },
  { name: 'agreement', as: 'coordinator', path: `/agreements/${cooperation.agreement.number}`, picture: 'chief' },
  { name: 'training', as: 'coordinator', path: `/training_sessions/${cooperation.training.number}`, picture: 'chief' },
  { name: 'certificate', as: 'nobody', path: `/public/certificates/${cooperation.certificate}`, picture: 'chief' },
  { name: 'certificates', as: 'nobody', path: '/public/certificates', picture: true },
  { name: 'partner', as: 'coordinator', path: `/partners/${cooperation.school.id}`, picture: 'chief' },
  { name: 'network', as: 'coordinator', path: `/networks/${cooperation.network.id}`, picture: 'chief' },
  { name: 'treaty-exchange', as: 'coordinator', path: `/treaty_exchanges/${cooperation.visit.number}`, picture: 'chief' },
  { name: 'cooperation-project', as: 'coordinator', path: `/cooperation_projects/${cooperation.project.number}`, picture: 'chief' },
  { name: 'timeline', as: 'coordinator', path: '/timeline', picture: 'chief' },
  { name: 'self-assessment-years', as: 'coordinator', path: '/self_assessments/compare', picture: 'chief' },
]

const unbroken = ({ unbroken: { number, visit, place, addressed } }) => [
  { name: 'unbroken-recommendation', as: 'coordinator', path: `/recommendations/${number}` },
  { name: 'unbroken-visit', as: 'coordinator', path: `/visits/${visit}` },
  { name: 'unbroken-place', as: 'coordinator', path: `/places/${place}` },
  { name: 'unbroken-addressed', as: 'focal', path: `/portal/${addressed}` },
]

const outside = ({ facts }) => [
  { name: 'portal-home', as: 'focal', path: '/portal/', picture: 'chief' },
  { name: 'portal-help', as: 'focal', path: '/portal/help', picture: true },
  { name: 'portal-help-page', as: 'focal', path: '/portal/help/portal-reply', picture: true },
  { name: 'portal-reply', as: 'focal', path: '/portal/1', picture: 'chief' },
  { name: 'portal-draft', as: 'focal', path: '/portal/2', picture: true },
  { name: 'portal-validation', as: 'validator', path: '/portal/3', picture: true },
  { name: 'portal-facts', as: 'focal', path: '/portal/facts/1', picture: 'chief' },
  { name: 'portal-letters', as: 'focal', path: '/portal/letters', picture: true },
  { name: 'portal-letter', as: 'focal', path: '/portal/letters/1', picture: true },
  { name: 'portal-urgent', as: 'focal', path: '/portal/urgent/1', picture: 'chief' },
  { name: 'factual-check', as: 'coordinator', path: `/factual_checks/${facts.number}`, picture: true },
  { name: 'portal-receipts', as: 'focal', path: '/portal/receipts' },
  { name: 'portal-receipt', as: 'focal', path: '/portal/receipts/1', picture: true },
  { name: 'focal-refused', as: 'focal', path: '/places', status: 404 },
  { name: 'focal-account', as: 'focal', path: '/account' },
]

// --- Pages that only an act leads to

const send = (page, form = 'form.record-form') => Promise.all([page.waitForEvent('load'), page.locator(`${form} .acts button`).first().click()])

function by_hand(ground, records) {
  const places = join(ground.house.folder, 'places.csv')
  writeFileSync(places, 'name.fr,kind,region,colour\nMaison centrale de Wadi,prison_local,,green\nMaison centrale de Wadi,prison_local,,red\nPrison du Nord,no_such_kind,,blue\n')
  const good = join(ground.house.folder, 'good.csv')
  writeFileSync(good, 'name.fr,name.ar,kind\nBrigade de Oued Essai,درك وادي التجربة,gendarmerie_custody\n')
  const agreements = join(ground.house.folder, 'agreements.csv')
  writeFileSync(agreements, 'عنوان الاتفاقية;أطراف الاتفاقية;تاريخ التوقيع\nاتفاقية شراكة في مجال البحث;جامعة زلاف / هيئة الأطباء;20/03/2023\nاتفاقية إطار للتكوين;المعهد العالي للقضا بواد;14/09/2022\n')
  const look_through = (file, entity = 'places') => async page => {
    await page.setInputFiles('#file', file)
    await page.selectOption('#entity', entity)
    await send(page)
  }
  const tables = join(ground.house.folder, 'tables.docx')
  writeFileSync(tables, document_of(`2024
| number | text | addressee | sent_on |
|= Santé |
| D-1 | Examiner {-demain-}{+chacun+}{*} | DXZ | 13/05/2024 |
|= Divers |
| D-2 | Afficher | DXZ | 14/05/2024 |
2024`))
  return [
    { name: 'sign-in-wrong', as: 'nobody', path: '/sign-in', status: 422, picture: true, async then(page, { language }) {
      await page.fill('#account', `nobody-${language}`)
      await page.fill('#password', 'not the password')
      await send(page, 'form.card')
    } },
    { name: 'recommendations-unfolded', as: 'coordinator', path: '/recommendations', picture: true, async then(page) {
      await page.locator('details[data-later="filters"] > summary').click()
      await page.locator('.filters [name="kind"]').first().waitFor({ state: 'attached' })
      await page.locator('details.manner > summary').first().click()
    } },
    { name: 'portal-reply-wrong', as: 'focal', path: '/portal/1', status: 422, picture: true, then: page => send(page, 'main form') },
    { name: 'portal-facts-wrong', as: 'focal', path: '/portal/facts/1', status: 422, picture: true, async then(page) {
      await page.locator('#p-1 summary').click()
      await send(page, '#p-1 form')
    } },
    { name: 'exchange-new-wrong', as: 'coordinator', path: '/exchange/new', status: 422, picture: true, then: page => send(page) },
    { name: 'exchange-receive-wrong', as: 'coordinator', path: '/exchange', status: 422, picture: true, async then(page) {
      await page.setInputFiles('#file', good)
      await send(page)
    } },
    { name: 'visit-new-wrong', as: 'coordinator', path: '/visits/new', status: 422, picture: 'chief', then: page => send(page) },
    { name: 'recommendation-new-wrong', as: 'coordinator', path: '/recommendations/new', status: 422, then: page => send(page) },
    { name: 'recommendation-hints', as: 'coordinator', path: '/recommendations/new', picture: true, async then(page) {
      await page.fill('[name="text.fr"]', 'Former les agents et ouvrir un registre')
      await page.selectOption('[name="horizon"]', 'short')
      await Promise.all([page.waitForEvent('load'), page.click('button[name="look"]')])
    } },
    { name: 'recommendation-close-wrong', as: 'coordinator', path: `/recommendations/${records.recommendation.number}`, status: 422, async then(page) {
      await page.locator('.step-list summary').first().click()
      await Promise.all([page.waitForEvent('load'), page.locator('.step-list button').first().click()])
    } },
    { name: 'password-wrong', as: 'secretariat', path: '/account', status: 422, async then(page) {
      await page.fill('#old_password', 'not the password')
      await page.fill('#password', 'a sentence that is new')
      await page.fill('#password_again', 'another sentence')
      await send(page, 'form[action="/account/password"]')
    } },
    { name: 'feed-made', as: 'secretariat', path: '/account', picture: true, async then(page) {
      await page.fill('#feed_password', ground.house.passwords.get('secretariat'))
      await send(page, 'form[action="/account/feed"]')
    } },
    { name: 'feed-wrong', as: 'secretariat', path: '/account', status: 422, async then(page) {
      await page.fill('#feed_password', 'not the password')
      await send(page, 'form[action="/account/feed"]')
    } },
    { name: 'import-looked', as: 'coordinator', path: '/import', picture: true, then: look_through(good) },
    { name: 'import-wrong', as: 'coordinator', path: '/import', status: 422, picture: true, then: look_through(places) },
    { name: 'import-unknown', languages: ['ar'], as: 'coordinator', path: '/import', status: 422, picture: true, then: look_through(agreements, 'agreements') },
    { name: 'import-document', as: 'coordinator', path: '/import', status: 422, picture: true, then: look_through(tables, 'recommendations') },
    { name: 'clash', as: 'coordinator', path: `/places/${records.place.id}/edit`, status: 412, picture: true, async then(page, { language }) {
      const { version } = await ground.house.must('coordinator', 'GET', `/api/v1/places/${records.place.id}`)
      const capacity = 100 + ['ar', 'fr', 'en'].indexOf(language)
      await ground.house.must('coordinator', 'PATCH', `/api/v1/places/${records.place.id}`, { capacity }, { headers: { 'If-Match': `"${version}"` } })
      await page.fill('[name="capacity"]', '77')
      await send(page)
    } },
    { name: 'changed', as: 'coordinator', path: `/authorities/${records.authority.id}/edit`, picture: true, async then(page, { language }) {
      await page.fill('[name="reply_days"]', String(30 + ['ar', 'fr', 'en'].indexOf(language)))
      await send(page)
    } },
    { name: 'binned', as: 'coordinator', path: '/areas/new', picture: true, async then(page, { language }) {
      await page.fill('[name="name.fr"]', `Province d’essai ${language}`)
      await page.fill('[name="name.ar"]', `إقليم التجربة ${language}`)
      await page.fill('[name="name.en"]', `Trial province ${language}`)
      await page.selectOption('[name="kind"]', 'province')
      await send(page)
      await Promise.all([page.waitForEvent('load'), page.click('form[action$="/bin"] button')])
    } },
    { name: 'first-password', as: 'administrator', path: `/accounts/${records.account.id}`, picture: true, async then(page) {
      await Promise.all([page.waitForEvent('load'), page.click('form[action$="/first-password"] button')])
    } },
  ]
}
