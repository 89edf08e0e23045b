// The rights matrix: every route × every role × own, other, hidden and absent object. What each must
// answer stands in expected.tsv, which is read by eye; any difference is a failure.
//
//   node tests/rights/matrix.mjs [--program FILE] [--write]        asks, and compares (or writes anew)
//   node tests/rights/matrix.mjs --flips N|all [--seed N] [--of TEXT]    (--of: those with TEXT in their row) flips declarations, one at a time: red
//
// A cell is a status. Of a list it goes on with what is seen of the world: o own, x other, h hidden, and of
// attachments a + when there are any, which callers before this one may have made; of a
// record with how many fields are; of a figure with its denominator. A command's cell is its exit status.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { random_of, root } from '../../tools/house.mjs'
import { ask_pages, page_routes } from './pages.mjs'
import { absent, callers, copy_world, make_world, multipart, nouns_of, some_file } from './world.mjs'

const words = process.argv.slice(2)
const option = (name, otherwise) => words.includes(name) ? words[words.indexOf(name) + 1] : otherwise
const program = option('--program', join(root, 'build/wiqaya'))
const expected_path = join(root, 'tests/rights/expected.tsv')
let serial = 0

// --- What is asked: each route of `describe` has a way to ask it; one without is a failure.

const seen = (world, plural, ids, caller) => [['o', own_of(world, plural, caller)], ['x', world.other[plural]], ['h', world.hidden[plural]]]
  .filter(([, id]) => id !== undefined && ids.has(id)).map(([letter]) => letter).join('') || '-'
const own_of = (world, plural, caller) => plural === 'accounts' ? world.accounts[caller] ?? world.accounts.member : world.own[plural]

// The own fields that the world and the callers make are fields of the institution.
const is_own_field = key => key.startsWith('own.')

class Matrix {
  // With `expected` the first cell that differs ends it.
  constructor(house, only, expected) {
    Object.assign(this, { house, only, expected, world: house.world, nouns: nouns_of(house.world), rows: new Map() })
  }

  put(row, caller, cell) {
    if (!this.rows.has(row))
      this.rows.set(row, {})
    this.rows.get(row)[caller] = String(cell)
    if (this.expected && this.expected.get(row)?.[caller] !== String(cell))
      throw new Error(`${row} as ${caller}: ${cell}, expected ${this.expected.get(row)?.[caller] ?? 'no row'}`)
  }

  ask(caller, method, path, body, options) {
    return this.house.as(caller, method, path, body, options)
  }

  objects(plural, caller) {
    const found = { own: own_of(this.world, plural, caller), other: this.world.other[plural], hidden: this.world.hidden[plural], absent }
    return Object.entries(found).filter(([, id]) => id !== undefined)
  }

  keeper(plural) {
    return plural === 'accounts' ? 'warden' : 'keeper'
  }

  // The record as it stands, whoever may see it.
  async kept(plural, id) {
    const answer = await this.ask(this.keeper(plural), 'GET', `/api/v1/${plural}/${id}`)
    return answer.status === 200 ? answer.json : undefined
  }

  async list(caller, plural) {
    const answer = await this.ask(caller, 'GET', `/api/v1/${plural}?limit=1000`)
    this.put(`GET /api/v1/${plural}`, caller, answer.status !== 200 ? answer.status
      : `200:${seen(this.world, plural, new Set(answer.json.items.map(item => item.id)), caller)}`)
  }

  async read(caller, plural) {
    for (const [object, id] of this.objects(plural, caller)) {
      const answer = await this.ask(caller, 'GET', `/api/v1/${plural}/${id}`)
      this.put(`GET /api/v1/${plural}/${object}`, caller, answer.status !== 200 ? answer.status : `200:${Object.keys(answer.json).filter(key => !is_own_field(key)).length}`)
    }
  }

  async create(caller, plural) {
    const noun = this.nouns[plural]
    for (const [object, make] of [['own', noun.make], ['other', noun.make_other]])
      if (make)
        this.put(`POST /api/v1/${plural} ${noun.make_other ? object : ''}`.trim(), caller, (await this.ask(caller, 'POST', `/api/v1/${plural}`, make(++serial, caller))).status)
  }

  async change(caller, plural) {
    for (const [object, id] of this.objects(plural, caller)) {
      const headers = { 'If-Match': `"${(await this.kept(plural, id))?.version ?? 1}"` }
      const answer = await this.ask(caller, 'PATCH', `/api/v1/${plural}/${id}`, this.nouns[plural].change(++serial), { headers })
      this.put(`PATCH /api/v1/${plural}/${object}`, caller, answer.status)
    }
  }

  async step(caller, plural) {
    for (const [object, id] of this.objects(plural, caller)) {
      // What is hidden stays hidden: a move that is open would bring it to light.
      if (this.nouns[plural].step && object !== 'hidden')
        this.put(`POST /api/v1/${plural}/${object}/${this.nouns[plural].step}`, caller,
          (await this.ask(caller, 'POST', `/api/v1/${plural}/${id}/${this.nouns[plural].step}`, {})).status)
      const answer = await this.ask(caller, 'POST', `/api/v1/${plural}/${id}/bin`, {})
      this.put(`POST /api/v1/${plural}/${object}/bin`, caller, answer.status)
      if (answer.status === 200) {
        const back = await this.ask(this.keeper(plural), 'POST', `/api/v1/${plural}/${id}/restore`, {})
        if (back.status !== 200)
          throw new Error(`${plural} ${object} does not come back from the bin: ${back.status} ${back.text}`)
      }
    }
  }

  async files(caller, plural) {
    for (const [object, id] of this.objects(plural, caller)) {
      const answer = await this.ask(caller, 'GET', `/api/v1/${plural}/${id}/attachments`)
      this.put(`GET /api/v1/${plural}/${object}/attachments`, caller, answer.status !== 200 ? answer.status
        : `200:${seen(this.world, 'attachments', new Set(answer.json.items.map(item => item.id)), caller)}${answer.json.items.length > 0 ? '+' : ''}`)
    }
  }

  async attach(caller, plural) {
    const { body, headers } = some_file()
    for (const [object, id] of this.objects(plural, caller))
      this.put(`POST /api/v1/${plural}/${object}/attachments`, caller,
        (await this.ask(caller, 'POST', `/api/v1/${plural}/${id}/attachments`, body, { headers })).status)
  }

  async content(caller, plural) {
    if (plural !== 'attachments')
      return
    for (const [object, id] of this.objects(plural, caller))
      this.put(`GET /api/v1/attachments/${object}/content`, caller, (await this.ask(caller, 'GET', `/api/v1/attachments/${id}/content`)).status)
  }

  async deadline(caller, plural) {
    if (plural !== 'addressee_lines')
      return
    for (const [object, id] of this.objects(plural, caller))
      this.put(`GET /api/v1/addressee_lines/${object}/deadline`, caller, (await this.ask(caller, 'GET', `/api/v1/addressee_lines/${id}/deadline`)).status)
  }

  // A reply that nobody sent: who may answer is told so.
  async answer(caller, plural) {
    if (plural !== 'letters')
      return
    for (const [object, id] of this.objects(plural, caller))
      this.put(`POST /api/v1/letters/${object}/answer`, caller, (await this.ask(caller, 'POST', `/api/v1/letters/${id}/answer`, {})).status)
  }

  // The file of a package that nobody approved, and handing it over: who might is told that it waits.
  async package_file(caller, plural) {
    if (plural === 'exchange_packages')
      for (const [object, id] of this.objects(plural, caller))
        this.put(`GET /api/v1/exchange_packages/${object}/file`, caller, (await this.ask(caller, 'GET', `/api/v1/exchange_packages/${id}/file`)).status)
  }

  async package_push(caller, plural) {
    if (plural === 'exchange_packages')
      for (const [object, id] of this.objects(plural, caller))
        this.put(`POST /api/v1/exchange_packages/${object}/push`, caller, (await this.ask(caller, 'POST', `/api/v1/exchange_packages/${id}/push`, {})).status)
  }

  // Routes that are no record's.
  routes = {
    'GET /healthz': async caller => (await this.ask(caller, 'GET', '/healthz')).status,
    'POST /api/v1/session': async caller => (await this.house.request('POST', '/api/v1/session',
      { body: { account: caller, password: this.house.passwords.get(caller) ?? 'none at all' } })).status,
    'DELETE /api/v1/session': async caller => {
      const headers = caller === 'nobody' ? {} : { Cookie: await this.house.cookie(caller) }
      const first = (await this.house.request('DELETE', '/api/v1/session', { headers })).status
      return `${first}:${(await this.house.request('GET', '/api/v1/terms', { headers })).status}`
    },
    'GET /api/v1/openapi.json': async caller => (await this.ask(caller, 'GET', '/api/v1/openapi.json')).status,
    'GET /api/v1/figures/{indicator}': async caller => {
      const answer = await this.ask(caller, 'GET', '/api/v1/figures/R1?by=authority')
      return answer.status === 200 ? `200:${answer.json.total.denominator}` : answer.status
    },
    // What a coordinator saves for the institution, others do not.
    'POST /api/v1/figures/{indicator}/save': async caller =>
      (await this.ask(caller, 'POST', '/api/v1/figures/R1/save', { name: `Chiffre de ${caller}`, whose: 'ours' })).status,
    // What is found of places: own, other, hidden.
    'GET /api/v1/search': async caller => {
      const answer = await this.ask(caller, 'GET', '/api/v1/search?q=Lieu+du')
      const found = letter => (answer.json.items.some(item => item.address.endsWith(this.world[letter].places)))
      return answer.status === 200 ? `200:${['own', 'other', 'hidden'].filter(found).map(name => ({ own: 'o', other: 'x', hidden: 'h' })[name]).join('') || '-'}` : answer.status
    },
    'GET /api/v1/exchange/card': async caller => (await this.ask(caller, 'GET', '/api/v1/exchange/card')).status,
    'GET /api/v1/exchange/board': async caller => {
      const answer = await this.ask(caller, 'GET', '/api/v1/exchange/board?figure=V1&by=none')
      return answer.status === 200 ? `200:${answer.json.members.length}` : answer.status
    },
    'POST /api/v1/exchange/packages': async caller => (await this.ask(caller, 'POST', '/api/v1/exchange/packages', { peer: this.world.own.exchange_peers })).status,
    'POST /api/v1/exchange/received': async caller => (await this.ask(caller, 'POST', '/api/v1/exchange/received', {})).status,
    'POST /api/v1/imports': async caller => {
      const { body, headers } = multipart([['entity', 'areas'], ['dry_run', '1'], ['file', 'name.fr,kind\nZone,province\n', 'areas.csv']])
      return (await this.ask(caller, 'POST', '/api/v1/imports', body, { headers })).status
    },
    'POST /api/v1/escalations': async caller => (await this.ask(caller, 'POST', '/api/v1/escalations', { as_of: '2026-02-01' })).status,
    'POST /api/v1/imports/{key}/undo': async caller => `${(await this.ask(caller, 'POST', `/api/v1/imports/${this.house.undone}/undo`, {})).status}:${
      (await this.ask(caller, 'POST', `/api/v1/imports/${absent}/undo`, {})).status}`,
    'POST /api/v1/everything': async caller => (await this.ask(caller, 'POST', '/api/v1/everything', {})).status,
    // A secretariat's job, then the coordinator's.
    'GET /api/v1/jobs': async caller => {
      const answer = await this.ask(caller, 'GET', '/api/v1/jobs')
      return answer.status === 200 ? `200:${answer.json.items.map(item => this.house.jobs.indexOf(item.id) + 1).filter(number => number > 0).sort().join('') || '-'}` : answer.status
    },
    'GET /api/v1/jobs/{key}': async caller => this.each_job(async id => (await this.ask(caller, 'GET', `/api/v1/jobs/${id}`)).status),
    'GET /api/v1/outbox': async caller => (await this.ask(caller, 'GET', '/api/v1/outbox')).status,
    'POST /api/v1/outbox/try': async caller => (await this.ask(caller, 'POST', '/api/v1/outbox/try', {})).status,
    'POST /api/v1/outbox/{key}/try': async caller => (await this.ask(caller, 'POST', `/api/v1/outbox/${absent}/try`, {})).status,
    'POST /api/v1/jobs/{key}/cancel': async caller => this.each_job(async id => (await this.ask(caller, 'POST', `/api/v1/jobs/${id}/cancel`, {})).status),
  }

  async each_job(ask) {
    return `${await ask(this.house.jobs[0])}:${await ask(this.house.jobs[1])}:${await ask(absent)}`
  }

  records = {
    'GET /api/v1/{entities}': this.list, 'POST /api/v1/{entities}': this.create, 'GET /api/v1/{entities}/{key}': this.read,
    'GET /api/v1/{entities}/{key}/attachments': this.files, 'POST /api/v1/{entities}/{key}/attachments': this.attach,
    'GET /api/v1/attachments/{key}/content': this.content, 'GET /api/v1/addressee_lines/{key}/deadline': this.deadline,
    'POST /api/v1/letters/{key}/answer': this.answer,
    'GET /api/v1/exchange_packages/{key}/file': this.package_file, 'POST /api/v1/exchange_packages/{key}/push': this.package_push,
    'PATCH /api/v1/{entities}/{key}': this.change, 'POST /api/v1/{entities}/{key}/{step}': this.step,
  }

  async commands(caller) {
    if (caller === 'nobody')
      return
    for (const plural of Object.keys(this.nouns)) {
      if (this.only && plural !== this.only)
        continue
      const { code, out } = await this.house.wiqaya(['export', plural, '--format', 'json', '--as', caller], { status: null })
      this.put(`wiqaya export ${plural}`, caller, code !== 0 ? code : `0:${seen(this.world, plural, new Set(JSON.parse(out).map(item => item.id)), caller)}`)
    }
    if (!this.only) {
      for (const command of [['verify'], ['count', 'R1']])
        this.put(`wiqaya ${command.join(' ')}`, caller, (await this.house.wiqaya([...command, '--as', caller], { status: null })).code)
      this.put('wiqaya export everything', caller, (await this.house.wiqaya(['export', 'everything', `${caller}.zip`, '--unlogged', '--as', caller], { status: null })).code)
    }
  }

  async run(routes) {
    const pages = routes.filter(route => page_routes[route])
    for (const route of routes)
      if (!this.routes[route] && !this.records[route] && !page_routes[route])
        this.put(route, 'nobody', 'no row of the matrix asks this route')
    for (const caller of callers) {
      for (const route of routes) {
        if (this.records[route])
          for (const plural of Object.keys(this.nouns))
            if (!this.only || plural === this.only)
              await this.records[route].call(this, caller, plural)
        if (this.routes[route] && !this.only)
          this.put(route, caller, await this.routes[route](caller))
      }
      if (pages.length > 0)
        await ask_pages(this, caller, pages)
      await this.commands(caller)
    }
    return this.rows
  }
}

// --- The table

function write_table(rows) {
  const lines = [['what', ...callers].join('\t')]
  for (const [row, cells] of [...rows].sort(([a], [b]) => order_of(a).localeCompare(order_of(b))))
    lines.push([row, ...callers.map(caller => cells[caller] ?? '.')].join('\t'))
  return `${lines.join('\n')}\n`
}

// Rows of one noun stand together.
const order_of = row => row.replace(/^(\S+) \/api\/v1\/(\w+)(.*)$/, '$2 1 $1$3').replace(/^(\S+) \/(\w+)(.*)$/, '$2 2 $1$3').replace(/^wiqaya export (\w+)$/, '$1 wiqaya export')

function read_table() {
  const [head, ...lines] = readFileSync(expected_path, 'utf8').trimEnd().split('\n').map(line => line.split('\t'))
  return new Map(lines.map(([row, ...cells]) => [row, Object.fromEntries(head.slice(1).map((caller, index) => [caller, cells[index]]))]))
}

function differences(rows, expected) {
  const found = []
  for (const [row, cells] of rows)
    for (const caller of callers)
      if ((cells[caller] ?? '.') !== (expected.get(row)?.[caller] ?? 'no row'))
        found.push(`${row} as ${caller}: ${cells[caller] ?? '.'}, expected ${expected.get(row)?.[caller] ?? 'no row'}`)
  for (const row of expected.keys())
    if (!rows.has(row))
      found.push(`${row}: expected, and nothing asks it`)
  return found
}

const routes_of = () => [...execFileSync(program, ['describe', '--rights'], { encoding: 'utf8' }).matchAll(/^\| ([A-Z]+) \| `([^`]+)` \|/gm)]
  .map(([, method, path]) => `${method} ${path}`)

async function measure(house, ask) {
  await house.serve()
  try {
    return await ask()
  } finally {
    await house.stop()
  }
}

// --- Flips: the program once more, with one declaration changed

const verbs = ['VERB_READ', 'VERB_CREATE', 'VERB_CHANGE', 'VERB_STEP', 'VERB_BIN', 'VERB_EXPORT']
const plurals = { institution: 'institutions', holiday: 'holidays', clock_pause: 'clock_pauses', letter: 'letters', letter_template: 'letter_templates', ladder_step: 'ladder_steps', area: 'areas', authority: 'authorities', place: 'places', unit: 'units', snapshot: 'snapshots', account: 'accounts', term: 'terms', own_field: 'own_fields', plan: 'plans', plan_line: 'plan_lines', mission: 'missions',
  visitor: 'visitors', visit_norm: 'visit_norms', programme: 'programmes', programme_target: 'programme_targets', programme_choice: 'programme_choices',
  visit: 'visits', team_member: 'team_members', access_incident: 'access_incidents', register_check: 'register_checks', quoted_claim: 'quoted_claims', finding: 'findings',
  wording: 'wordings', saved_view: 'saved_views', saved_figure: 'saved_figures', distinct_pair: 'distinct_pairs', instrument: 'instruments', provision: 'provisions',
  recommendation: 'recommendations', addressee_line: 'addressee_lines', reply: 'replies', action: 'actions', follow_up_item: 'follow_up_items', urgent_measure: 'urgent_measures', factual_check: 'factual_checks', factual_comment: 'factual_comments', rehabilitation_project: 'rehabilitation_projects', assessment: 'assessments',
  legal_text: 'legal_texts', legal_article: 'legal_articles', partner: 'partners', person: 'persons', post: 'posts', membership: 'memberships', network: 'networks', network_member: 'network_members', mandate: 'mandates', agreement: 'agreements', clause: 'clauses', cooperation_project: 'cooperation_projects', budget_line: 'budget_lines', project_result: 'project_results', project_report: 'project_reports', joint_action: 'joint_actions', training_session: 'training_sessions', attendance: 'attendances', event: 'events', treaty_exchange: 'treaty_exchanges', preparation_item: 'preparation_items', self_assessment: 'self_assessments', self_assessment_answer: 'self_assessment_answers', reprisal: 'reprisals', complaint_referral: 'complaint_referrals', report: 'reports', yearly_resource: 'yearly_resources', staff_count: 'staff_counts', exchange_peer: 'exchange_peers', exchange_package: 'exchange_packages', attachment: 'attachments', comment: 'comments', task: 'tasks' }
const stepped = new Set(['task', 'place', 'account', 'plan_line', 'programme', 'mission', 'visit', 'finding', 'recommendation', 'addressee_line', 'action', 'follow_up_item', 'urgent_measure', 'factual_check', 'rehabilitation_project', 'letter',
  'legal_text', 'mandate', 'agreement', 'cooperation_project', 'joint_action', 'training_session', 'event', 'treaty_exchange', 'preparation_item', 'reprisal', 'complaint_referral', 'report', 'exchange_peer', 'exchange_package'])
const all_public = new Set(['area', 'term', 'holiday', 'institution'])

// Every flip that something can see: of nouns with an address, of moves where there are any, of levels
// where fields have several. Attachments have no export.
function flips_of(source) {
  const flips = []
  for (const match of source.matchAll(/^\t\{ ([A-Z_ |()]+), &(\w+)_entity, ([A-Z_ |]+), (LEVEL_\w+), (SCOPE_\w+) \},$/gm)) {
    const [row, , entity, granted, level, scope] = match
    const flip = (name, old, text) => flips.push({ entity, name: `${row.trim()} ${name}`,
      at: match.index + row.lastIndexOf(old), length: old.length, text })
    if (!plurals[entity])
      continue
    for (const verb of verbs)
      if ((verb !== 'VERB_STEP' || stepped.has(entity)) && (verb !== 'VERB_EXPORT' || entity !== 'attachment'))
        flip(`^ ${verb}`, granted, `(${granted}) ^ ${verb}`)
    if (level !== 'LEVEL_PUBLIC' && !all_public.has(entity))
      flip('to LEVEL_PUBLIC', level, 'LEVEL_PUBLIC')
    flip(scope === 'SCOPE_ALL' ? 'to SCOPE_OWN' : 'to SCOPE_ALL', scope, scope === 'SCOPE_ALL' ? 'SCOPE_OWN' : 'SCOPE_ALL')
  }
  return flips
}

function build_flip(source, flip, number) {
  const folder = join(root, 'build/rights')
  mkdirSync(folder, { recursive: true })
  const changed = join(folder, `grants-${number}.c`)
  writeFileSync(changed, source.slice(0, flip.at) + flip.text + source.slice(flip.at + flip.length))
  const commands = JSON.parse(readFileSync(join(root, 'build/compile_commands.json'), 'utf8'))
  const { command } = commands.find(entry => entry.file.endsWith('src/model/grants.c') && entry.output.startsWith('libwiqaya'))
  const object = join(folder, `grants-${number}.o`), mutant = join(folder, `wiqaya-${number}`)
  const compile = command.replace(/ -o \S+/, ` -o ${object}`).replace(/ -M[DQF]( \S+)?(?= )/g, ' ').replace(/ -c \S+/, ` -c ${changed}`)
  execFileSync('sh', ['-c', compile], { cwd: join(root, 'build'), stdio: 'pipe' })
  const link = execFileSync('ninja', ['-C', join(root, 'build'), '-t', 'commands', 'wiqaya'], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
    .split('\n').find(line => / -o wiqaya /.test(line))
  execFileSync('sh', ['-c', link.replace(' -o wiqaya ', ` -o ${mutant} `).replace(/ (\S*libwiqaya\.a)/, ` ${object} $1`)], { cwd: join(root, 'build'), stdio: 'pipe' })
  return mutant
}

// What the flipped program answers otherwise than it should: the first such answer, or undefined.
async function seen_in(house, entity, expected) {
  // Most flips show in the API; the pages are asked for the rest.
  const is_page = route => page_routes[route] !== undefined
  for (const routes of [routes_of().filter(route => !is_page(route)), routes_of().filter(is_page)]) {
    const found = await measure(house, () => new Matrix(house, plurals[entity], expected).run(routes).then(() => undefined, error => error.message))
    if (found !== undefined)
      return found
  }
  return undefined
}

async function try_flips(made, expected) {
  const source = readFileSync(join(root, 'src/model/grants.c'), 'utf8')
  const all = flips_of(source).filter(flip => flip.name.includes(option('--of', '')))
  const seed = Number(option('--seed', 7))
  const random = random_of(seed)
  const wanted = option('--flips')
  const drawn = wanted === 'all' ? all : Array.from({ length: Number(wanted) }, () => all.splice(random.below(all.length), 1)[0])
  const rest = [...drawn.entries()]
  let survived = 0
  const work = async () => {
    for (let next; (next = rest.shift()) !== undefined;) {
      const [number, flip] = next
      const house = copy_world(made, build_flip(source, flip, number))
      const found = await seen_in(house, flip.entity, expected)
      await house.end()
      rmSync(house.program)
      survived += found === undefined ? 1 : 0
      console.log(found === undefined ? `not ok seen: ${flip.name}` : `ok seen: ${flip.name}\n  ${found.split('\n')[0]}`)
    }
  }
  await Promise.all([work(), work()])
  return survived
}

// --- The run

const made = await make_world(program)
try {
  if (words.includes('--flips')) {
    process.exitCode = await try_flips(made, read_table()) === 0 ? 0 : 1
  } else {
    const house = copy_world(made, program)
    const rows = await measure(house, () => new Matrix(house).run(routes_of()))
    if (words.includes('--write')) {
      writeFileSync(expected_path, write_table(rows))
    } else {
      const found = differences(rows, read_table())
      console.log(`${found.length === 0 ? 'ok' : 'not ok'} ${rows.size} rows × ${callers.length} callers answer as expected.tsv says`)
      for (const line of found.slice(0, 60))
        console.log(`  ${line}`)
      process.exitCode = found.length === 0 ? 0 : 1
    }
  }
} finally {
  await made.end()
}
