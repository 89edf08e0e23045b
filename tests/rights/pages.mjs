// The pages' half of the rights matrix: each page and each form, as a browser with a session asks for it.
// A form is sent so that who may would be told what is wrong with it: nothing is changed by asking.
import { absent } from './world.mjs'

// What a page shows of the world: links to its records, by number or id.
const shown = (matrix, plural, html, caller) => matrix.objects(plural, caller)
  .filter(([object, id]) => object !== 'absent' && (html.includes(`/${plural}/${id}`) || html.includes(`/${plural}/${matrix.world.numbers[id]}"`)))
  .map(([object]) => ({ own: 'o', other: 'x', hidden: 'h' }[object])).join('') || '-'

export class Visitor {
  constructor(matrix, caller) {
    Object.assign(this, { matrix, caller, house: matrix.house })
  }

  async sign_in() {
    if (this.caller === 'nobody')
      return
    this.cookie = await this.house.cookie(this.caller)
    this.token = (await this.get('/account')).text.match(/name="token" value="([^"]+)"/)?.[1]
  }

  get headers() {
    return this.cookie ? { Cookie: this.cookie } : {}
  }

  get(path) {
    return this.house.request('GET', path, { headers: this.headers })
  }

  post(path, fields = {}) {
    const body = new URLSearchParams({ token: this.token ?? 'none', ...fields }).toString()
    return this.house.request('POST', path, { body, headers: { ...this.headers, 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin' } })
  }

  upload(path, fields) {
    const boundary = 'rights-7MA4YWxkTrZu0gW'
    const body = [['token', this.token ?? 'none'], ...fields].map(([name, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join('')
    return this.house.request('POST', path, { body: `${body}--${boundary}--\r\n`,
      headers: { ...this.headers, 'Content-Type': `multipart/form-data; boundary=${boundary}`, 'Sec-Fetch-Site': 'same-origin' } })
  }
}

// Where a route has objects: the noun they are of, and how one is asked for.
const look = path => async (visitor, id) => (await visitor.get(path(id))).status
const send = (path, fields) => async (visitor, id) => (await visitor.post(path(id), fields)).status

export const page_routes = {
  'GET /assets/{mark}/{name}': { ask: async visitor => (await visitor.get('/assets/0000/wiqaya.css')).status },
  'GET /assets/{mark}/{folder}/{name}': { ask: async visitor => (await visitor.get('/assets/0000/fonts/none.woff2')).status },
  'GET /sign-in': { ask: async visitor => (await visitor.house.request('GET', '/sign-in')).status },
  'POST /sign-in': { ask: async visitor => (await visitor.house.request('POST', '/sign-in', { body: new URLSearchParams({ account: visitor.caller, password: visitor.house.passwords.get(visitor.caller) ?? 'none' }).toString(),
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin' } })).status },
  'GET /account': { ask: async visitor => (await visitor.get('/account')).status },
  'POST /account/language': { ask: async visitor => (await visitor.post('/account/language', { language: 'fr' })).status },
  'POST /account/password': { ask: async visitor => (await visitor.post('/account/password', { current: 'not it', password: 'x' })).status },
  'GET /account/second-factor': { ask: async visitor => (await visitor.get('/account/second-factor')).status },
  'POST /account/second-factor': { ask: async visitor => (await visitor.post('/account/second-factor', { code: '000000' })).status },
  'POST /account/second-factor/off': { ask: async visitor => (await visitor.post('/account/second-factor/off', { code: '000000' })).status },
  'POST /account/mail': { ask: async visitor => (await visitor.post('/account/mail', { mail: '1' })).status },
  'POST /account/keys': { ask: async visitor => (await visitor.post('/account/keys', { quiet: '0' })).status },
  'POST /account/feed': { ask: async visitor => (await visitor.post('/account/feed', { feed_password: 'not it' })).status },
  'POST /account/feed/off': { ask: async visitor => (await visitor.post('/account/feed/off')).status },
  'GET /outbox': { ask: async visitor => (await visitor.get('/outbox')).status },
  'POST /outbox/try': { ask: async visitor => (await visitor.post('/outbox/try')).status },
  'POST /outbox/{key}/try': { ask: async visitor => (await visitor.post(`/outbox/${absent}/try`)).status },
  'GET /administration': { ask: async visitor => (await visitor.get('/administration')).status },
  'GET /administration/rights': { ask: async visitor => (await visitor.get('/administration/rights?role=monitor')).status },
  'POST /administration/verify': { ask: async visitor => (await visitor.post('/administration/verify')).status },
  // The house of the matrix has no mail server.
  'POST /administration/mail': { ask: async visitor => (await visitor.post('/administration/mail')).status },
  'GET /vocabularies': { ask: async visitor => (await visitor.get('/vocabularies')).status },
  'GET /vocabularies/{vocabulary}': { ask: async visitor => `${(await visitor.get('/vocabularies/theme')).status}:${(await visitor.get('/vocabularies/sex')).status}` },
  // A word without any name, on purpose: who may is answered 422, and nothing is kept.
  'POST /vocabularies/{vocabulary}': { ask: async visitor => (await visitor.post('/vocabularies/theme', { base: 'health' })).status },
  'GET /first_steps': { ask: async visitor => (await visitor.get('/first_steps')).status },
  'GET /first_steps/{step}': { ask: async visitor => `${(await visitor.get('/first_steps/people')).status}:${(await visitor.get('/first_steps/nothing')).status}` },
  // Wrong on purpose: who may is answered 422, and nothing changes.
  'POST /first_steps/institution': { ask: async visitor => (await visitor.post('/first_steps/institution', { zone: 'Africa/Nowhere' })).status },
  'GET /': { ask: async visitor => (await visitor.get('/')).status },
  'GET /portal/': { ask: async visitor => (await visitor.get('/portal/')).status },
  'GET /portal/receipts': { ask: async visitor => (await visitor.get('/portal/receipts')).status },
  'GET /portal/receipts/{number}': { ask: async visitor => (await visitor.get('/portal/receipts/1')).status },
  'GET /portal/receipts/{number}/pdf': { ask: async visitor => (await visitor.get('/portal/receipts/1/pdf')).status },
  'GET /portal/facts/{number}': { ask: async visitor => `${(await visitor.get('/portal/facts/1')).status}:${(await visitor.get('/portal/facts/99')).status}` },
  'POST /portal/facts/{number}': { ask: async visitor => `${(await visitor.post('/portal/facts/1')).status}:${(await visitor.post('/portal/facts/99')).status}` },
  'GET /portal/letters': { ask: async visitor => (await visitor.get('/portal/letters')).status },
  'GET /portal/letters/{number}': { ask: async visitor => `${(await visitor.get('/portal/letters/1')).status}:${(await visitor.get('/portal/letters/2')).status}` },
  'GET /portal/letters/{number}/pdf': { ask: async visitor => `${(await visitor.get('/portal/letters/1/pdf')).status}:${(await visitor.get('/portal/letters/2/pdf')).status}` },
  'GET /portal/urgent/{number}': { ask: async visitor => `${(await visitor.get('/portal/urgent/1')).status}:${(await visitor.get('/portal/urgent/99')).status}` },
  'POST /portal/urgent/{number}': { ask: async visitor => `${(await visitor.post('/portal/urgent/1')).status}:${(await visitor.post('/portal/urgent/99')).status}` },
  'GET /portal/{number}': { ask: async visitor => `${(await visitor.get('/portal/1')).status}:${(await visitor.get('/portal/99')).status}` },
  'POST /portal/{number}': { ask: async visitor => `${(await visitor.post('/portal/1')).status}:${(await visitor.post('/portal/99')).status}` },
  'GET /portal/{number}/evidence/{file}': { ask: async visitor => (await visitor.get('/portal/1/evidence/1')).status },
  'GET /help': { ask: async visitor => (await visitor.get('/help')).status },
  'GET /help/whole': { ask: async visitor => (await visitor.get('/help/whole')).status },
  'GET /help/{page}': { ask: async visitor => `${(await visitor.get('/help/import')).status}:${(await visitor.get('/help/nothing')).status}` },
  // A page for authorities, and one of the house.
  'GET /portal/help': { ask: async visitor => (await visitor.get('/portal/help')).status },
  'GET /portal/help/{page}': { ask: async visitor => `${(await visitor.get('/portal/help/portal')).status}:${(await visitor.get('/portal/help/import')).status}` },
  'GET /figures/{code}': { ask: async visitor => `${(await visitor.get('/figures/I1?rows=numerator')).status}:${(await visitor.get('/figures/V1')).status}` },
  'GET /figures/{code}/table': { ask: async visitor => `${(await visitor.get('/figures/I1/table')).status}:${(await visitor.get('/figures/V1/table?format=xlsx')).status}` },
  'POST /figures/{code}/save': { ask: async visitor => (await visitor.post('/figures/R1/save', { name: `Chiffre de ${visitor.caller}` })).status },
  'GET /saved_figures/{key}': { noun: 'saved_figures', each: look(id => `/saved_figures/${id}`) },
  'GET /figures': { ask: async visitor => (await visitor.get('/figures')).status },
  'GET /search': { ask: async visitor => {
    const answer = await visitor.get('/search?q=texte')
    return answer.status === 200 ? `200:${shown(visitor.matrix, 'recommendations', answer.text, visitor.caller)}` : answer.status
  } },
  'GET /bin': { ask: async visitor => (await visitor.get('/bin')).status },
  'GET /import': { ask: async visitor => (await visitor.get('/import')).status },
  'POST /import': { ask: async visitor => (await visitor.upload('/import', [['entity', 'areas']])).status },
  'POST /import/{import}/undo': { ask: async visitor => `${(await visitor.post(`/import/${visitor.house.undone}/undo`)).status}:${(await visitor.post(`/import/${absent}/undo`)).status}` },
  'POST /everything': { ask: async visitor => (await visitor.post('/everything')).status },
  'GET /jobs/{job}': { ask: async visitor => visitor.matrix.each_job(async id => (await visitor.get(`/jobs/${id}`)).status) },
  'POST /jobs/{job}/cancel': { ask: async visitor => visitor.matrix.each_job(async id => (await visitor.post(`/jobs/${id}/cancel`)).status) },
  // Of what was looked through; the first who may takes the list over.
  'POST /jobs/{job}/import': { ask: async visitor => (await visitor.post(`/jobs/${absent}/import`)).status },
  'GET /batches': { ask: async visitor => (await visitor.get('/batches')).status },
  'POST /batches/{batch}/undo': { ask: async visitor => (await visitor.post(`/batches/${absent}/undo`)).status },
  'POST /{entities}/batch': { nouns: true, whole: async (visitor, plural) => (await visitor.post(`/${plural}/batch`)).status },
  'POST /saved_views/keep': { ask: async visitor => (await visitor.post('/saved_views/keep', { list: 'places', query: 'kind=prison_local', name: 'Vue' })).status },
  'POST /saved_views/{key}/name': { noun: 'saved_views', each: send(id => `/saved_views/${id}/name`, { name: '' }) },
  'POST /saved_views/{key}/remove': { ask: async visitor => (await visitor.post(`/saved_views/${absent}/remove`, {})).status },
  'GET /places/doubles': { ask: async visitor => (await visitor.get('/places/doubles')).status },
  'POST /places/doubles': { ask: async visitor => (await visitor.post('/places/doubles', { one: absent, other: absent })).status },
  'GET /recommendations': { noun: 'recommendations', ask: list => list },
  'GET /recommendations/new': { ask: async visitor => (await visitor.get('/recommendations/new')).status },
  'POST /recommendations/new': { ask: async visitor => (await visitor.post('/recommendations/new')).status },
  'GET /recommendations/{key}': { noun: 'recommendations', each: look(id => `/recommendations/${id}`) },
  'GET /recommendations/{key}/addressee': { noun: 'recommendations', each: look(id => `/recommendations/${id}/addressee`) },
  'POST /recommendations/{key}/addressee': { noun: 'recommendations', each: send(id => `/recommendations/${id}/addressee`) },
  'GET /replies/new': { noun: 'addressee_lines', each: look(id => `/replies/new?addressee_line=${id}`) },
  'POST /replies/new': { noun: 'addressee_lines', each: async (visitor, id) => (await visitor.post('/replies/new', { addressee_line: id, received_on: 'never' })).status },
  'GET /assessments/new': { noun: 'addressee_lines', each: look(id => `/assessments/new?addressee_line=${id}`) },
  'POST /assessments/new': { noun: 'addressee_lines', each: async (visitor, id) => (await visitor.post('/assessments/new', { addressee_line: id, assessed_on: 'never' })).status },
  // One's own password would be changed by asking.
  'POST /accounts/{key}/first-password': { noun: 'accounts', each: send(id => `/accounts/${id}/first-password`), without: 'own' },
  'GET /inbox': { ask: async visitor => (await visitor.get('/inbox')).status },
  'GET /calendar': { ask: async visitor => (await visitor.get('/calendar')).status },
  'GET /calendar/{feed}': { ask: async visitor => (await visitor.get(`/calendar/${visitor.caller}.ics`)).status },
  'GET /mandate': { ask: async visitor => (await visitor.get('/mandate')).status },
  'GET /map': { ask: async visitor => (await visitor.get('/map')).status },
  'GET /action_board': { ask: async visitor => (await visitor.get('/action_board')).status },
  'GET /timeline': { ask: async visitor => (await visitor.get('/timeline')).status },
  'GET /self_assessments/compare': { ask: async visitor => (await visitor.get('/self_assessments/compare')).status },
  'POST /self_assessments/begin': { ask: async visitor => (await visitor.post('/self_assessments/begin', { year: 'never' })).status },
  'GET /agreement_board': { ask: async visitor => (await visitor.get('/agreement_board')).status },
  'GET /agreements/{key}': { noun: 'agreements', each: look(id => `/agreements/${id}`) },
  'POST /agreements/{key}/actions': { noun: 'agreements', each: send(id => `/agreements/${id}/actions`) },
  'POST /joint_actions/{key}/done': { noun: 'joint_actions', each: send(id => `/joint_actions/${id}/done`, { done_on: 'never' }) },
  'GET /treaty_exchanges/{key}': { noun: 'treaty_exchanges', each: look(id => `/treaty_exchanges/${id}`) },
  'POST /treaty_exchanges/{key}/preparation': { noun: 'treaty_exchanges', each: send(id => `/treaty_exchanges/${id}/preparation`) },
  'GET /partners/{key}': { noun: 'partners', each: look(id => `/partners/${id}`) },
  'GET /networks/{key}': { noun: 'networks', each: look(id => `/networks/${id}`) },
  'POST /letter_templates/{key}/adopt': { noun: 'letter_templates', each: send(id => `/letter_templates/${id}/adopt`) },
  'GET /cooperation_projects/{key}': { noun: 'cooperation_projects', each: look(id => `/cooperation_projects/${id}`) },
  'GET /training_sessions/{key}': { noun: 'training_sessions', each: look(id => `/training_sessions/${id}`) },
  'POST /training_sessions/{key}/participants': { noun: 'training_sessions', each: send(id => `/training_sessions/${id}/participants`) },
  'POST /training_sessions/{key}/certificates': { noun: 'training_sessions', each: send(id => `/training_sessions/${id}/certificates`, { names: '' }) },
  'POST /certificates/{key}/revoke': { ask: async visitor => (await visitor.post(`/certificates/${absent}/revoke`)).status },
  'GET /public/certificates': { ask: async visitor => (await visitor.get('/public/certificates')).status },
  'GET /public/certificates/{number}': { ask: async visitor => (await visitor.get(`/public/certificates/${visitor.caller}`)).status },
  'POST /public/certificates/{number}': { ask: async visitor => (await visitor.post(`/public/certificates/${visitor.caller}`, { name: 'x' })).status },
  'GET /letters/write': { noun: 'authorities', each: look(id => `/letters/write?authority=${id}`) },
  'POST /letters/write': { noun: 'authorities', each: async (visitor, id) => (await visitor.post('/letters/write', { authority: id, look: '1' })).status },
  'GET /exchange': { ask: async visitor => {
    const answer = await visitor.get('/exchange')
    return answer.status === 200 ? `200:${shown(visitor.matrix, 'exchange_packages', answer.text, visitor.caller)}` : answer.status
  } },
  'GET /exchange/new': { ask: async visitor => (await visitor.get('/exchange/new')).status },
  'POST /exchange/new': { ask: async visitor => (await visitor.post('/exchange/new')).status },
  'POST /exchange/receive': { ask: async visitor => (await visitor.upload('/exchange/receive', [])).status },
  // Nobody signs in there: a package is taken for what it proves.
  'POST /exchange/packages': { ask: async visitor => (await visitor.house.request('POST', '/exchange/packages', { body: `no package of ${visitor.caller}` })).status },
  'GET /exchange_packages/{key}': { noun: 'exchange_packages', each: look(id => `/exchange_packages/${id}`) },
  'GET /exchange_packages/{key}/file': { noun: 'exchange_packages', each: look(id => `/exchange_packages/${id}/file`) },
  'POST /exchange_packages/{key}/push': { noun: 'exchange_packages', each: send(id => `/exchange_packages/${id}/push`) },
  'GET /{entities}': { nouns: true, ask: list => list },
  'GET /{entities}/new': { nouns: true, whole: async (visitor, plural) => (await visitor.get(`/${plural}/new`)).status },
  'POST /{entities}/new': { nouns: true, whole: async (visitor, plural) => (await visitor.post(`/${plural}/new`)).status },
  'GET /factual_checks/{key}': { noun: 'factual_checks', each: look(id => `/factual_checks/${id}`) },
  'POST /factual_comments/{key}/answer': { noun: 'factual_comments', each: send(id => `/factual_comments/${id}/answer`) },
  'GET /places/{key}': { noun: 'places', each: look(id => `/places/${id}`) },
  'GET /visits/{key}': { noun: 'visits', each: look(id => `/visits/${id}`) },
  'GET /visits/{key}/brief': { noun: 'visits', each: look(id => `/visits/${id}/brief`) },
  'GET /places/{key}/follow-up': { noun: 'places', each: look(id => `/places/${id}/follow-up`) },
  'POST /places/{key}/follow-up': { noun: 'places', each: send(id => `/places/${id}/follow-up`, { started_on: 'never' }) },
  'POST /visits/{key}/checklist': { noun: 'visits', each: send(id => `/visits/${id}/checklist`) },
  'POST /follow_up_items/{key}/judge': { noun: 'follow_up_items', each: send(id => `/follow_up_items/${id}/judge`) },
  'GET /letters/{key}': { noun: 'letters', each: look(id => `/letters/${id}`) },
  'GET /letters/{key}/pdf': { noun: 'letters', each: look(id => `/letters/${id}/pdf`) },
  'GET /letters/{key}/docx': { noun: 'letters', each: look(id => `/letters/${id}/docx`) },
  'GET /letters/{key}/answer': { noun: 'letters', each: look(id => `/letters/${id}/answer`) },
  'POST /letters/{key}/answer': { noun: 'letters', each: send(id => `/letters/${id}/answer`) },
  'GET /programmes/compare': { ask: async visitor => (await visitor.get(`/programmes/compare?one=${visitor.matrix.world.own.programmes}&other=${visitor.matrix.world.other.programmes}`)).status },
  'GET /programmes/{key}': { noun: 'programmes', each: look(id => `/programmes/${id}`) },
  // What this programme does not propose: who may accept is told so.
  'POST /programmes/{key}/accept': { noun: 'programmes', each: send(id => `/programmes/${id}/accept`, { choice: absent }) },
  'POST /programmes/{key}/copy': { noun: 'programmes', each: send(id => `/programmes/${id}/copy`) },
  'GET /rehabilitation_projects/{key}': { noun: 'rehabilitation_projects', each: look(id => `/rehabilitation_projects/${id}`) },
  'GET /legal_texts/{key}': { noun: 'legal_texts', each: look(id => `/legal_texts/${id}`) },
  'GET /recommendations/{key}/uptake': { noun: 'recommendations', each: look(id => `/recommendations/${id}/uptake`) },
  'POST /recommendations/{key}/uptake': { noun: 'recommendations', each: send(id => `/recommendations/${id}/uptake`, { uptake: 'never', day: 'never' }) },
  'GET /instruments/{key}': { noun: 'instruments', each: look(id => `/instruments/${id}`) },
  'GET /addressee_lines/{key}': { noun: 'addressee_lines', each: look(id => `/addressee_lines/${id}`) },
  'GET /authorities/{key}/reply_table': { noun: 'authorities', each: look(id => `/authorities/${id}/reply_table`) },
  'GET /attachments/{key}/view': { noun: 'attachments', each: look(id => `/attachments/${id}/view`) },
  'POST /{entities}/{key}/attachments': { nouns: true, each: async (visitor, id, plural) => (await visitor.upload(`/${plural}/${id}/attachments`, [])).status },
  'GET /{entities}/{key}': { nouns: true, each: async (visitor, id, plural) => (await visitor.get(`/${plural}/${id}`)).status },
  'GET /{entities}/{key}/edit': { nouns: true, each: async (visitor, id, plural) => (await visitor.get(`/${plural}/${id}/edit`)).status },
  'POST /{entities}/{key}/edit': { nouns: true, each: async (visitor, id, plural) => (await visitor.post(`/${plural}/${id}/edit`, { version: '0' })).status },
  'POST /{entities}/{key}/bin': { nouns: true, each: bin },
  'POST /{entities}/{key}/unbin': { nouns: true, each: async (visitor, id, plural) => (await visitor.post(`/${plural}/${id}/unbin`)).status },
  'POST /{entities}/{key}/steps/{step}': { nouns: true, each: async (visitor, id, plural, object) => {
    const { step } = visitor.matrix.nouns[plural]
    return step && step !== 'send' && object !== 'hidden' ? (await visitor.post(`/${plural}/${id}/steps/${step}`, { version: '1' })).status : undefined
  } },
  'GET /addressee_lines/{key}/{act}': { noun: 'addressee_lines', each: look(id => `/addressee_lines/${id}/acknowledge`) },
  'POST /addressee_lines/{key}/{act}': { noun: 'addressee_lines', each: send(id => `/addressee_lines/${id}/acknowledge`, { version: '0', day: 'never' }) },
  'POST /sign-out': { last: true, ask: async visitor => {
    const other = new Visitor(visitor.matrix, visitor.caller)
    await other.sign_in()
    return `${(await other.post('/sign-out')).status}:${(await other.get('/account')).status}`
  } },
}

async function bin(visitor, id, plural) {
  const { matrix } = visitor
  const before = await matrix.kept(plural, id)
  const { status } = await visitor.post(`/${plural}/${id}/bin`, before ? { version: String(before.version) } : {})
  const after = await matrix.kept(plural, id)
  if (before && after?.version !== before.version)
    await matrix.ask(matrix.keeper(plural), 'POST', `/api/v1/${plural}/${id}/restore`, {})
  // Who put the own account into the bin is signed out for good.
  if (plural === 'accounts')
    await visitor.sign_in()
  return before && after?.version !== before.version ? `${status}:binned` : status
}

// Asks one route in all its shapes.
export async function ask_pages(matrix, caller, routes) {
  const visitor = new Visitor(matrix, caller)
  await visitor.sign_in()
  for (const route of routes) {
    const row = page_routes[route]
    const [method, path] = route.split(' ')
    const plurals = row.nouns ? Object.keys(matrix.nouns) : row.noun ? [row.noun] : []
    if (plurals.length === 0 && !matrix.only)
      matrix.put(route, caller, await row.ask(visitor))
    for (const plural of plurals.filter(name => !matrix.only || name === matrix.only)) {
      const address = path.replace('{entities}', plural)
      if (row.ask) {
        const answer = await visitor.get(`/${plural}`)
        matrix.put(`${method} ${address}`, caller, answer.status === 200 ? `200:${shown(matrix, plural, answer.text, caller)}` : answer.status)
      } else if (row.whole) {
        matrix.put(`${method} ${address}`, caller, await row.whole(visitor, plural))
      } else {
        for (const [object, id] of matrix.objects(plural, caller)) {
          const cell = object === row.without ? undefined : await row.each(visitor, id, plural, object)
          if (cell !== undefined)
            matrix.put(`${method} ${address.includes('{key}') ? address.replace('{key}', object) : `${address} ${object}`}`, caller, cell)
        }
      }
    }
  }
}
