// Random legal histories: what people do with one visit, finding or recommendation, through the API.
// Every act of a history is allowed, so a refusal is a fault; the judge of torture tests builds on it.
const themes = ['treatment', 'legal_safeguards', 'safety_order_force', 'outside_contact', 'living_conditions_regime', 'health', 'staff']
const positions = ['accepted', 'accepted_in_part', 'noted', 'rejected', 'no_position']
const implementations = ['not_started', 'planned', 'in_progress', 'partly', 'full', 'regression']
const letters = 'aàbcdeéfghijlmnoôprstuvz دبتثجحخسشصضطظعغفقكلمنهوي'

const day = (random, year) => `${year}-${String(1 + random.below(12)).padStart(2, '0')}-${String(1 + random.below(28)).padStart(2, '0')}`
const text = random => Array.from({ length: 20 + random.below(80) }, () => letters[random.below(letters.length)]).join('').trim() + '.'

// Areas, authorities, places and a doctor, that histories speak of.
export async function furnish(house) {
  await house.account('coordinator', 'coordinator')
  await house.account('doctor', 'doctor')
  const world = { regions: [], authorities: [], places: [], visits: [] }
  for (const name of ['Nord', 'Sud', 'Est'])
    world.regions.push((await house.must('coordinator', 'POST', '/api/v1/areas', { name: { fr: name }, kind: 'region', code: name })).id)
  for (const name of ['Prisons', 'Police', 'Gendarmerie', 'Santé'])
    world.authorities.push((await house.must('coordinator', 'POST', '/api/v1/authorities', { name: { fr: name }, code: name.slice(0, 3), reply_days: 30 })).id)
  for (const [index, kind] of ['prison_local', 'police_custody', 'gendarmerie_custody', 'psychiatric_hospital', 'prison_central'].entries())
    world.places.push((await house.must('coordinator', 'POST', '/api/v1/places',
      { name: { fr: `Lieu ${index}` }, kind, region: world.regions[index % 3], authority: world.authorities[index % 4], capacity: 100 + index })).id)
  return world
}

async function visit_history(house, random, world, move) {
  const visit = await move('POST', '/api/v1/visits', { place: random.of(world.places), kind: random.of(['in_depth', 'thematic', 'ad_hoc']),
    announced: random.of(['announced', 'unannounced']), started_on: day(random, 2025), team: ['doctor'], purpose: text(random) })
  const steps = ['start', 'wait', 'enter', 'hold_final_talk', 'end', 'seal', 'report', 'follow_up', 'close']
  for (const step of steps.slice(0, random.below(steps.length + 1)))
    await move('POST', `/api/v1/visits/${visit.id}/${step}`, {})
  world.visits.push(visit.id)
  const finding = await move('POST', '/api/v1/findings', { visit: visit.id, text: text(random), theme: random.of(themes),
    sources: ['interview_detainee', 'direct_observation', 'register_or_document'] })
  for (const step of ['triangulate', 'validate', random.of(['use_in_report', 'keep_internal', 'drop'])].slice(0, random.below(4)))
    await move('POST', `/api/v1/findings/${finding.id}/${step}`, {})
}

// Each assessor only finds more than before: further on the way, or nothing new.
async function assess(random, line, found, move) {
  const assessor = random.of(['npm_desk', 'npm_on_site', 'self_report'])
  const last = found.get(assessor) ?? { step: 0, day: '2025-01-01' }
  const next = { step: Math.min(last.step + random.below(3), implementations.length - 1), day: [last.day, day(random, 2025)].sort()[1] }
  found.set(assessor, next)
  await move('POST', '/api/v1/assessments', { addressee_line: line, assessed_on: next.day, assessor, implementation: implementations[next.step] })
}

async function recommendation_history(house, random, world, move) {
  const wide = { text: { fr: text(random) }, addressee: random.of(world.authorities), place: random.of(world.places), theme: random.of(themes) }
  if (random.below(3) === 0)
    Object.assign(wide, { sent_on: day(random, 2024), replied_on: day(random, 2025), position: random.of(positions) })
  const made = await move('POST', '/api/v1/recommendations', wide)
  const line = made.lines[0].id
  if (!wide.sent_on && random.below(4) > 0) {
    await move('POST', `/api/v1/addressee_lines/${line}/send`, { sent_on: day(random, 2024) })
    wide.sent_on = true
  }
  const found = new Map()
  for (let acts = random.below(6); acts > 0; acts--)
    switch (random.below(6)) {
    case 0: await change(`/api/v1/recommendations/${made.id}`, { theme: random.of(themes) }, move); break
    case 1: await change(`/api/v1/recommendations/${made.id}`, { horizon: random.of(['short', 'medium', 'long']) }, move); break
    case 2:
      if (wide.sent_on)
        await move('POST', '/api/v1/replies', { addressee_line: line, received_on: day(random, 2025), position: random.of(positions), text: text(random) })
      break
    case 3:
      if (wide.sent_on)
        await assess(random, line, found, move)
      break
    case 4: {
      const place = random.of(world.places)
      await change(`/api/v1/places/${place}`, { capacity: random.below(1000), region: random.of(world.regions) }, move)
      break
    }
    default:
      await move('POST', `/api/v1/recommendations/${made.id}/bin`, {})
      await move('POST', `/api/v1/recommendations/${made.id}/restore`, {})
    }
}

async function change(path, body, move) {
  const known = await move('GET', path)
  await move('PATCH', path, body, { headers: { 'If-Match': `"${known.version}"` } })
}

// One history; gives the number of its acts.
export async function random_history(house, random, world) {
  let acts = 0
  const move = (method, path, body, options) => {
    acts += method === 'GET' ? 0 : 1
    return house.must('coordinator', method, path, body, options)
  }
  await (random.below(4) === 0 ? visit_history : recommendation_history)(house, random, world, move)
  return acts
}
