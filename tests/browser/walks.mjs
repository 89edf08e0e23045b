// What people do, by clicks, in a real browser: one chain from planning a visit to a figure that moved, and back, in
// Arabic; and signing in, filtering, replying and signing out where no script runs.
import { Ground, status_of_run, tell } from './ground.mjs'
import { plain_faults } from './look.mjs'
import { office_day } from '../../tools/house.mjs'
import { say } from './words.mjs'

const ground = new Ground()
const ar = (text, context) => say('ar', text, context)

// Each step is a result of its own; the first that fails ends its walk.
async function walk(name, options, steps) {
  const context = await ground.new_context('nobody', options.language, options)
  const page = await context.newPage()
  const state = {}
  let faults = []
  for (const [step, act] of steps) {
    try {
      faults = faults.length > 0 ? faults : [await act(page, state) ?? []].flat()
    } catch (error) {
      faults = [error.message.split('\n').slice(0, 4).join(' '), `at ${page.url()}: ${(await page.locator('main').innerText().catch(() => '')).slice(0, 300)}`]
    }
    tell(`${name}: ${step}`, faults)
    if (faults.length > 0)
      break
  }
  await context.close()
}

const loaded = (page, act) => Promise.all([page.waitForEvent('load'), act()])
const link = (page, name) => loaded(page, () => page.getByRole('link', { name, exact: true }).first().click())
// A room of the house; its group is unfolded when it is not yet.
async function enter(page, language, name, group) {
  const rooms = page.locator('nav.rooms'), room = rooms.getByRole('link', { name: say(language, name, 'room'), exact: true })
  if (!await room.isVisible())
    await rooms.locator('summary').filter({ hasText: new RegExp(`^${say(language, group, 'room')}$`) }).click()
  await loaded(page, () => room.click())
}
// The map by keys and by the mouse: nearer, moved, dragged, which opens nothing, and whole again.
const seen = page => page.locator('.map > svg').getAttribute('viewBox').then(text => text.split(' ').map(Number))
async function try_map(page) {
  const faults = [], ask = (holds, fault) => holds || faults.push(fault)
  await page.goto(ground.address('/map'))
  const whole = await seen(page), tools = page.locator('.map-tools button')
  await tools.first().focus()
  await page.keyboard.press('+')
  await page.keyboard.press('+')
  const near = await seen(page)
  ask(Math.abs(near[2] * 2.25 - whole[2]) < 1, `nearer twice it is ${near}`)
  await page.keyboard.press('ArrowLeft')
  const left = await seen(page)
  ask(left[0] < near[0] && left[1] === near[1], `to the left it is ${left}`)
  const box = await page.locator('.map > svg').boundingBox(), x = box.x + box.width / 2, y = box.y + box.height / 2
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x - 60, y - 30, { steps: 4 })
  await page.mouse.up()
  const dragged = await seen(page)
  ask(dragged[0] > left[0] && dragged[1] > left[1], `dragged it is ${dragged}`)
  ask(new URL(page.url()).pathname === '/map', `dragging led to ${page.url()}`)
  await tools.first().focus()
  await page.keyboard.press('0')
  ask(String(await seen(page)) === String(whole), `whole again it is ${await seen(page)}`)
  return faults
}

const press = (page, name) => loaded(page, () => page.getByRole('button', { name, exact: true }).first().click())
const field = (page, name) => page.locator('main').getByLabel(name).first()
const expect = (holds, words) => holds ? [] : [words]

async function sign_in(page, account) {
  await page.goto(ground.address('/'))
  await page.fill('#account', account)
  await page.fill('#password', ground.house.passwords.get(account))
  await loaded(page, () => page.locator('form.card button').click())
  return expect(['/', '/portal/'].includes(new URL(page.url()).pathname), `signing in led to ${page.url()}`)
}

async function is_arabic(page) {
  const html = await page.evaluate(() => `${document.documentElement.lang} ${document.documentElement.dir}`)
  return expect(html === 'ar rtl', `<html lang dir> is ${html}`)
}

// --- The chain, in Arabic

// A page of the chain as an Arabic reader should find it: its direction, its words, the names of its links.
async function reads_arabic(page) {
  const foreign = await page.evaluate(() => [...document.querySelectorAll('main a')].filter(link => {
    const text = link.textContent.trim(), tongue = link.querySelector('[lang]')?.lang ?? link.closest('[lang]').lang
    const code = link.matches('.code') || link.querySelector('.code, [dir="ltr"]') !== null
    return !code && tongue === 'ar' && /\p{L}{2}/u.test(text) && !/\p{Script=Arabic}/u.test(text) && !/^\p{Lu}-\d{4}-\d+$/u.test(text)
  }).map(link => link.textContent.trim()))
  return [...await plain_faults(page, 'ar', ground.people), ...foreign.filter(text => !ground.people.includes(text)).map(text => `a link is called ${text}`)] // People are called as they write themselves.
}

const path_of_url = address => decodeURIComponent(new URL(address).pathname)
const path_of = page => path_of_url(page.url())

// Goes by the first link within `place` that leads to `path`; that page must be the one that was left.
async function go_to(page, path, place = 'main') {
  const links = page.locator(`${place} a[href="${path}"]`)
  if (await links.count() === 0)
    return [`no link of ${path_of(page)} leads to ${path}`]
  const called = (await links.first().innerText()).trim()
  await loaded(page, () => links.first().click())
  return [...expect(called !== '', `the link to ${path} has no name`), ...expect(path_of(page) === path, `${path} led to ${page.url()}`), ...await reads_arabic(page)]
}

const says = async (page, words) => expect((await page.locator('main').innerText()).includes(words), `${path_of(page)} does not say ${words}`)

// Numerator and denominator of a figure over all: "104 من 164" in the last row of its table.
async function pooled(page, code) {
  const head = page.locator('thead th', { has: page.locator(`bdi:text-is("${code}")`) })
  const at = await head.evaluate(cell => cell.cellIndex)
  const words = await head.locator('xpath=ancestor::table').locator('tfoot tr').locator(`:nth-child(${at + 1})`).first().innerText()
  const [, numerator, denominator] = words.match(/(\d+) من (\d+)/)
  return { numerator: Number(numerator), denominator: Number(denominator) }
}

async function read_figures(page) {
  await enter(page, 'ar', 'Figures', 'Account for')
  return { replies: await pooled(page, 'R1'), full: await pooled(page, 'I1') }
}

const finding_text = 'لا يُعرض الوافدون على طبيب داخل أربع وعشرين ساعة من وصولهم.'
const recommendation_text = 'ينبغي أن يفحص طبيب كل وافد داخل أربع وعشرين ساعة، وأن يدون الفحص.'

// Opens a number of the last row of the figures, and finds the recommendation among its rows.
async function opens_rows(page, state, code) {
  const head = page.locator('thead th', { has: page.locator(`bdi:text-is("${code}")`) })
  const at = await head.evaluate(cell => cell.cellIndex)
  const cell = head.locator('xpath=ancestor::table').locator('tfoot tr').locator(`:nth-child(${at + 1})`).first()
  await loaded(page, () => cell.locator('a').first().click())
  return [...expect(path_of(page) === `/figures/${code}`, page.url()), ...await reads_arabic(page),
    ...expect(await page.locator('#rows th a', { hasText: state.number }).count() === 1, `${state.number} is not among the rows of ${code}`)]
}

const chain = [
  ['the coordinator signs in', async page => [...await sign_in(page, 'coordinator'), ...await is_arabic(page)]],
  ['figures are read', async (page, state) => {
    state.before = await read_figures(page)
    return is_arabic(page)
  }],
  ['a visit is planned', async (page, state) => {
    await link(page, ar('Today', 'room'))
    await link(page, ar('Plan a visit'))
    await field(page, ar('Place')).selectOption({ index: 3 })
    await field(page, ar('Kind')).selectOption({ index: 1 })
    await field(page, ar('Start')).fill(office_day())
    await page.locator('main input[name="team"][type="checkbox"]').first().check()
    await page.locator('form.record-form .btn.main').focus()
    await loaded(page, () => page.keyboard.press('Enter'))
    state.place = await page.locator('h1 a').getAttribute('href')
    state.place_name = (await page.locator('h1 a').innerText()).trim()
    return expect((await page.locator('.marks').first().innerText()).includes(ar('Planned', 'state:visit')), 'the visit is not planned')
  }],
  ['the visit is made', async (page, state) => {
    for (const step of ['Start', 'Wait for access', 'Enter', 'Hold the final talk', 'End'])
      await press(page, ar(step, 'step:visit'))
    state.visit = page.url()
    return is_arabic(page)
  }],
  ['a finding is noted and validated', async (page, state) => {
    await link(page, ar('Note a finding'))
    await field(page, ar('Text')).fill(finding_text)
    const sources = page.locator('input[name="sources"][type="checkbox"]')
    for (const at of [0, 2, 3])
      await sources.nth(at).check()
    await loaded(page, () => page.locator('form.record-form .btn.main').click())
    await press(page, ar('Triangulate', 'step:finding'))
    await press(page, ar('Validate', 'step:finding'))
    state.finding = path_of(page)
    return expect((await page.locator('.marks').first().innerText()).includes(ar('Validated', 'state:finding')), 'the finding is not validated')
  }],
  ['it is recommended', async (page, state) => {
    await loaded(page, () => page.goto(state.visit))
    await link(page, ar('Recommend'))
    await page.locator('textarea[name="text.ar"]').fill(recommendation_text)
    await page.locator('input[name="addressee"][type="checkbox"]').first().check()
    await loaded(page, () => page.locator('form.record-form .btn.main').click())
    state.recommendation = path_of(page)
    state.number = state.recommendation.split('/').at(-1)
    return [...await is_arabic(page), ...expect(/\/recommendations\//.test(page.url()), `recommending led to ${page.url()}`)]
  }],
  ['it is sent', async page => {
    await link(page, ar('Send'))
    await loaded(page, () => page.locator('form.record-form .btn.main').click())
    return expect(await page.getByRole('link', { name: ar('Record a reply') }).count() === 1, 'no reply can be recorded')
  }],
  ['a reply is recorded', async page => {
    await link(page, ar('Record a reply'))
    await field(page, ar('Position')).selectOption('accepted')
    await page.locator('main [name="received_on"]').fill(office_day())
    await page.locator('main textarea[name="text"]').fill('تم تعيين طبيب وفتح سجل للفحص.')
    await loaded(page, () => page.locator('form.record-form .btn.main').click())
    return expect((await page.locator('main').innerText()).includes('تم تعيين طبيب وفتح سجل للفحص.'), 'the reply does not stand on the page')
  }],
  ['its implementation is verified', async page => {
    await link(page, ar('Assess'))
    await page.locator('main [name="assessed_on"]').fill(office_day())
    await page.locator('main [name="assessor"]').selectOption('npm_on_site')
    await page.locator('main [name="implementation"]').selectOption('full')
    await loaded(page, () => page.locator('form.record-form .btn.main').click())
    return [...await is_arabic(page), ...expect(await page.locator('.proof .verified').count() > 0, 'nothing is verified')]
  }],
  ['the figures have moved', async (page, state) => {
    const after = await read_figures(page)
    return Object.keys(after).flatMap(name => ['numerator', 'denominator'].flatMap(part =>
      expect(after[name][part] === state.before[name][part] + 1, `${part} of ${name} was ${state.before[name][part]} and is ${after[name][part]}`)))
  }],
  ['back: the number of the figures opens its rows', (page, state) => opens_rows(page, state, 'I1')],
  ['back: from the row to the recommendation', async (page, state) => {
    await loaded(page, () => page.locator('#rows th a', { hasText: state.number }).click())
    return [...expect(path_of(page) === state.recommendation, `the row led to ${page.url()}`), ...await says(page, recommendation_text), ...await reads_arabic(page)]
  }],
  ['back: from the recommendation to its finding', async (page, state) => [...await go_to(page, state.finding, '#findings'), ...await says(page, finding_text)]],
  ['back: from the finding to its visit', async (page, state) => [...await go_to(page, path_of_url(state.visit)), ...await says(page, finding_text)]],
  ['back: from the visit to its place', async (page, state) => [...await go_to(page, state.place, 'h1'), ...await says(page, state.place_name)]],
  ['back: from the place to the brief of the visit', async (page, state) => [...await go_to(page, `${path_of_url(state.visit)}/brief`), ...await says(page, state.place_name)]],
  ['forward: from the brief to the place', (page, state) => go_to(page, state.place, 'h1')],
  ['forward: from the place to the recommendation', async (page, state) => [...await go_to(page, state.recommendation), ...await says(page, recommendation_text)]],
  ['forward: from the recommendation to its figure, where it is counted', async (page, state) => {
    await loaded(page, () => page.locator('.addressee a', { hasText: 'I1' }).click())
    return [...expect(path_of(page) === '/figures/I1', page.url()), ...await reads_arabic(page),
      ...expect(await page.locator('#rows th a', { hasText: state.number }).count() === 1, `${state.number} is not among the rows`)]
  }],
  ['the coordinator signs out', async page => {
    await press(page, ar('Sign out'))
    return expect(new URL(page.url()).pathname === '/sign-in', `signing out led to ${page.url()}`)
  }],
]

// --- Without scripts

const count_of = async page => Number((await page.locator('.head .under').first().innerText()).match(/\d+/)[0])

const filtering = [
  ['signs in', page => sign_in(page, 'coordinator')],
  ['filters by a button', async page => {
    await enter(page, 'fr', 'Recommendations', 'Recommend')
    const all = await count_of(page)
    await page.locator('.filters [name="reply_state"][value="overdue"]').check()
    await press(page, say('fr', 'Apply'))
    const some = await count_of(page)
    return [...expect(some > 0 && some < all, `${some} of ${all} are overdue`), ...expect(/reply_state=overdue/.test(page.url()), page.url())]
  }],
  ['takes the filter off', async page => {
    const some = await count_of(page)
    await loaded(page, () => page.locator('a.tag').first().click())
    return expect(await count_of(page) > some, 'the list is no longer')
  }],
  ['finds what is a click away on a page of its own', async page => {
    await page.locator('.filters details', { hasText: say('fr', 'More filters') }).locator('summary').first().click()
    await loaded(page, () => page.locator('.filters details[open] a').first().click())
    await page.locator('.filters details.filter', { has: page.locator('[name="kind"]') }).locator('summary').click()
    await page.locator('.filters [name="kind"][value="recommendation"]').check()
    await press(page, say('fr', 'Apply'))
    return expect(/kind=recommendation/.test(page.url()) && !/show=/.test(page.url()), page.url())
  }],
  ['finds by words', async page => {
    await page.fill('#q', 'R-2026')
    await loaded(page, () => page.locator('#q').press('Enter'))
    return expect(await page.locator('ul.rows li').count() > 0, 'nothing was found')
  }],
  ['signs out, and the page behind is shut', async page => {
    await press(page, say('fr', 'Sign out'))
    const out = new URL(page.url()).pathname
    await page.goto(ground.address('/recommendations'))
    return [...expect(out === '/sign-in', `signing out led to ${out}`), ...expect(await page.locator('#password').count() === 1, 'the page behind is open')]
  }],
]

// --- With scripts what is unfolded comes by itself

const unfolding = [
  ['signs in', page => sign_in(page, 'coordinator')],
  ['unfolds more filters, where the page stands', async page => {
    await enter(page, 'fr', 'Recommendations', 'Recommend')
    const before = page.url()
    await page.locator('.filters details', { hasText: say('fr', 'More filters') }).locator('summary').first().click()
    const kind = page.locator('.filters details', { has: page.locator('[name="kind"]') }).last()
    await kind.locator('summary').first().click()
    const box = kind.locator('[name="kind"][value="recommendation"]')
    await box.waitFor()
    const there = page.url()
    await loaded(page, () => box.check())
    return [...expect(there === before, there), ...expect(/kind=recommendation/.test(page.url()), page.url())]
  }],
  ['chooses a column, and keeps the filter', async page => {
    await page.locator('details.manner > summary').first().click()
    await page.locator('.manner [name="columns"][value="visit"]').check()
    await press(page, say('fr', 'Show it so'))
    return expect(/columns=visit/.test(page.url()) && /kind=recommendation/.test(page.url()), page.url())
  }],
]

const reply = 'Le registre est ouvert depuis lundi ; le médecin passe chaque matin.'
const replying = [
  ['signs in', page => sign_in(page, 'focal')],
  ['opens what is late', page => loaded(page, () => page.locator('tbody a').first().click()).then(() => [])],
  ['keeps a draft with a plan', async page => {
    await page.fill('textarea[name="text"]', reply)
    await page.fill('[name="plan.0.step"]', 'Ouvrir le registre')
    await press(page, say('fr', 'Add a step'))
    await page.fill('[name="plan.1.step"]', 'Former les infirmiers')
    await press(page, say('fr', 'Save the draft'))
    const steps = await page.locator('[name$=".step"]').evaluateAll(inputs => inputs.map(input => input.value).join('|'))
    return expect(steps === 'Ouvrir le registre|Former les infirmiers', `the steps are ${steps}`)
  }],
  ['is told what is missing', async page => {
    await press(page, say('fr', 'Send the reply'))
    const missing = await page.locator('.errors li').count()
    return expect(missing === 3, `${missing} things are missing`)
  }],
  ['replies', async page => {
    await page.locator('[name="position"][value="accepted"]').check()
    for (const step of [0, 1])
      await page.fill(`[name="plan.${step}.ends_on"]`, '2027-03-01')
    await press(page, say('fr', 'Send the reply'))
    return expect((await page.locator('main').innerText()).includes(reply), 'the reply does not stand on the page')
  }],
  ['signs out', async page => {
    await press(page, say('fr', 'Sign out'))
    return expect(new URL(page.url()).pathname === '/sign-in', page.url())
  }],
]

const on_a_phone = [
  ['signs in', page => sign_in(page, 'monitor')],
  ['opens the rooms, and one of them', async page => {
    await page.locator('a.menu-link').click()
    await enter(page, 'ar', 'Visits', 'Visit')
    return [...await is_arabic(page), ...expect(new URL(page.url()).pathname === '/visits', page.url())]
  }],
  ['finds the groups of others folded, and unfolds one', async page => {
    await page.locator('a.menu-link').click()
    const folded = !await page.getByRole('link', { name: ar('Authorities', 'room'), exact: true }).isVisible()
    await enter(page, 'ar', 'Authorities', 'House')
    const open = await page.locator('nav.rooms details[open] > summary').allInnerTexts()
    return [...expect(folded, 'the house stands unfolded for a monitor'), ...expect(path_of(page) === '/authorities', page.url()),
      ...expect(open.join() === [ar('Visit', 'room'), ar('Recommend', 'room'), ar('House', 'room')].join(), `unfolded are ${open}`)]
  }],
  ['opens the filters, and all of them', async page => {
    await page.goto(ground.address('/visits'))
    await page.locator('a.filter-link').click()
    await page.locator('.filters details', { hasText: ar('More filters') }).locator('summary').first().click()
    await loaded(page, () => page.locator('.filters details[open] a').first().click())
    return expect(await page.locator('.filters details[data-whole="filters"] > :not(summary)').first().isVisible(), 'they do not stand open')
  }],
  ['opens the filters and shuts them', async page => {
    await page.goto(ground.address('/visits'))
    await page.locator('a.filter-link').click()
    const open = await page.locator('#filters').isVisible()
    await page.locator('a.filter-close').click()
    return expect(open && !await page.locator('#filters').isVisible(), 'the filters do not open and shut')
  }],
]

const on_the_map = [
  ['signs in', page => sign_in(page, 'coordinator')],
  ['draws the map nearer, moves it, and sees it whole again', page => try_map(page)],
]

try {
  await ground.open()
  await walk('on the map', { language: 'ar' }, on_the_map)
  await walk('a chain in Arabic', { language: 'ar' }, chain)
  await walk('unfolding', { language: 'fr' }, unfolding)
  await walk('without scripts a coordinator', { language: 'fr', javaScriptEnabled: false }, filtering)
  await walk('without scripts an authority', { language: 'fr', javaScriptEnabled: false }, replying)
  await walk('without scripts, on a phone', { language: 'ar', javaScriptEnabled: false, viewport: { width: 390, height: 844 } }, on_a_phone)
} catch (error) {
  tell('the walks', [error.stack])
} finally {
  await ground.close()
}
process.exitCode = status_of_run()
