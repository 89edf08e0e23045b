// What people do without a pointer: plan a visit, write a recommendation, assess a reply, find a place, with scripts and
// without; then the keys that scripts add. Every stop of the focus on the way must be seen.
import { Ground, status_of_run, tell } from './ground.mjs'
import { axe, listen } from './look.mjs'
import { office_day } from '../../tools/house.mjs'
import { say } from './words.mjs'

const ground = new Ground()
const most_stops = 160
const expect = (holds, words) => holds ? [] : [words]
const path_of = page => new URL(page.url()).pathname

// Where the focus is, and whether one sees it there. The last stop within a date is the button of its calendar, which the
// browser rings and does not show to the page.
const inside = {
  stop(wanted) {
    const node = document.activeElement, box = node.getBoundingClientRect()
    const ringed = [node, node.parentElement].some(one => one && getComputedStyle(one).outlineStyle !== 'none' && parseFloat(getComputedStyle(one).outlineWidth) >= 2)
    return { there: node.matches(wanted), name: `${node.tagName.toLowerCase()} “${(node.textContent || node.name || '').trim().slice(0, 30)}”`,
      seen: node === document.body || node.id === 'main' || ((ringed || node.type === 'date') && box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight) }
  },
}

// Goes on by Tab until the focus is where it is wanted.
async function go_to(page, wanted) {
  for (let stops = 0; stops < most_stops; stops++) {
    const { there, seen, name } = await page.evaluate(inside.stop, wanted)
    if (!seen)
      throw new Error(`the focus on ${name} is not seen`)
    if (there)
      return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${most_stops} stops of the focus do not lead to ${wanted}`)
}

const press = (page, key) => page.keyboard.press(key)
const loads = (page, key) => Promise.all([page.waitForEvent('load'), press(page, key)])

async function follow(page, wanted) {
  await go_to(page, wanted)
  await loads(page, 'Enter')
}

// Over the rooms, by the first link of the page.
async function into_content(page) {
  await press(page, 'Tab')
  await go_to(page, '.skip')
  await press(page, 'Enter')
}

async function past_filters(page) {
  await go_to(page, '.listing > .skip')
  await press(page, 'Enter')
}

async function choose(page, name, steps = 1) {
  await go_to(page, `select[name="${name}"]`)
  for (let step = 0; step < steps; step++)
    await press(page, 'ArrowDown')
}

// Where the browser draws the field, the parts of a date stand in the order of its own language.
async function write_day(page, name, day) {
  const [year, month, date] = day.split('-')
  await go_to(page, `[name="${name}"]`)
  await page.keyboard.type(await page.evaluate(() => document.activeElement.type) === 'date' ? `${month}${date}${year}` : day)
  const value = await page.locator(`[name="${name}"]`).inputValue()
  if (value !== day)
    throw new Error(`${name} holds ${value}, not ${day}`)
}

async function tick(page, wanted) {
  await go_to(page, wanted)
  await press(page, 'Space')
}

const send = page => follow(page, 'form.record-form .btn.main')

async function sign_in(page, account) {
  await page.goto(ground.address('/'))
  await go_to(page, '#account')
  await page.keyboard.type(account)
  await go_to(page, '#password')
  await page.keyboard.type(ground.house.passwords.get(account))
  await loads(page, 'Enter')
  return expect(path_of(page) === '/', `signing in led to ${page.url()}`)
}

async function home(page) {
  await page.goto(ground.address('/'))
  await into_content(page)
}

const jobs = [
  ['signs in', page => sign_in(page, 'coordinator')],
  ['plans a visit', async page => {
    await home(page)
    await follow(page, 'a[href="/visits/new"]')
    await into_content(page)
    await choose(page, 'place', 3)
    await choose(page, 'kind')
    await write_day(page, 'started_on', office_day())
    await tick(page, 'input[name="team"][type="checkbox"]')
    await send(page)
    return [...expect(/^\/visits\/V-/.test(path_of(page)), `planning led to ${page.url()}`),
      ...expect(await page.evaluate(() => document.activeElement.matches('.toast')), 'the focus is not on the message')]
  }],
  ['writes a recommendation', async page => {
    await home(page)
    await follow(page, 'main a[href="/recommendations/new"]')
    await into_content(page)
    await go_to(page, 'textarea[name="text.fr"]')
    await page.keyboard.type('Un médecin devrait examiner chaque arrivant le premier jour.')
    await tick(page, 'input[name="addressee"][type="checkbox"]')
    await send(page)
    return expect((await page.locator('main').innerText()).includes('Un médecin devrait examiner chaque arrivant le premier jour.'), `recommending led to ${page.url()}`)
  }],
  ['assesses a reply', async page => {
    await home(page)
    await follow(page, 'main a[href*="implementation=none"]')
    await into_content(page)
    await past_filters(page)
    await follow(page, 'tbody a')
    await into_content(page)
    await follow(page, 'a[href^="/assessments/new"]:not([href*="corrects"])')
    await into_content(page)
    await write_day(page, 'assessed_on', office_day())
    await choose(page, 'assessor', 3)
    await choose(page, 'implementation')
    await send(page)
    return expect(/^\/recommendations\/R-/.test(path_of(page)), `assessing led to ${page.url()}: ${(await page.locator('.errors').allInnerTexts()).join()}`)
  }],
  ['finds a place', async page => {
    await page.goto(ground.address('/'))
    await press(page, 'Tab')
    await go_to(page, '#q')
    await page.keyboard.type('Ksar')
    await loads(page, 'Enter')
    await into_content(page)
    await follow(page, '.rows a[href^="/places/"]')
    return expect(/^\/places\//.test(path_of(page)) && (await page.locator('h1').innerText()).includes('Ksar'), `searching led to ${page.url()}`)
  }],
]

// --- The keys that scripts add, in Arabic: what is seen to the left lies ahead

const open_dialog = page => page.evaluate(() => document.querySelector('dialog[open]')?.id ?? '')

const keys = [
  ['signs in', page => sign_in(page, 'coordinator')],
  ['? opens the list of keys, Escape shuts it', async page => {
    await page.keyboard.press('?')
    const opened = await open_dialog(page)
    await page.locator('#keys .keys').waitFor()
    const faults = await axe(page)
    await press(page, 'Escape')
    return [...expect(opened === 'keys' && await open_dialog(page) === '', `open is ${opened}`), ...faults]
  }],
  ['Ctrl K finds a place by its name', async page => {
    await press(page, 'Control+k')
    await page.keyboard.type('القصر القديم')
    await page.locator('#palette li', { hasText: say('ar', 'Place') }).first().waitFor()
    const faults = await axe(page)
    while (!await page.locator('#palette li[aria-selected="true"]', { hasText: say('ar', 'Place') }).count())
      await press(page, 'ArrowDown')
    await loads(page, 'Enter')
    return [...expect(/^\/places\//.test(path_of(page)), page.url()), ...faults]
  }],
  ['Ctrl K goes to a room whose group is folded', async page => {
    await press(page, 'Control+k')
    await page.keyboard.type(say('ar', 'Holidays', 'room'))
    await loads(page, 'Enter')
    return expect(path_of(page) === '/holidays', page.url())
  }],
  ['g v, j and Enter open a visit', async page => {
    await press(page, 'g')
    await loads(page, 'v')
    const list = path_of(page)
    await press(page, 'j')
    await press(page, 'j')
    const second = await page.evaluate(() => [...document.querySelectorAll('[data-row]')].indexOf(document.activeElement.closest('[data-row]')))
    await loads(page, 'Enter')
    return [...expect(list === '/visits', list), ...expect(second === 1, `the focus is on row ${second}`), ...expect(/^\/visits\/V-/.test(path_of(page)), page.url())]
  }],
  ['e changes it, Ctrl S saves it', async page => {
    await loads(page, 'e')
    const form = path_of(page)
    await loads(page, 'Control+s')
    return [...expect(/\/edit$/.test(form), form), ...expect(await page.evaluate(() => document.activeElement.matches('.toast')), 'the focus is not on the message')]
  }],
  ['the arrow to the left leads to the next month', async page => {
    await page.goto(ground.address('/calendar'))
    const next = await page.locator('a[rel="next"]').evaluate(link => link.href)
    await loads(page, 'ArrowLeft')
    const there = page.url()
    await loads(page, 'ArrowRight')
    return [...expect(there === next, there), ...expect(page.url() !== there, 'the other arrow leads nowhere')]
  }],
  ['in a field a letter is a letter', async page => {
    await press(page, '/')
    await page.keyboard.type('j?g')
    return expect(await page.locator('#q').inputValue() === 'j?g' && await open_dialog(page) === '', 'keys act within a field')
  }],
  ['switched off they do nothing', async page => {
    await page.goto(ground.address('/account'))
    await into_content(page)
    await follow(page, 'form[action="/account/keys"] button')
    await page.goto(ground.address('/visits'))
    await press(page, '?')
    await press(page, 'j')
    const still = await page.evaluate(() => document.activeElement === document.body)
    return expect(await open_dialog(page) === '' && still, 'a single key did something')
  }],
]

// Each step is a result of its own; the first that fails ends its walk.
async function walk(name, options, steps) {
  const context = await ground.new_context('nobody', options.language, options)
  const page = await context.newPage()
  const complaints = listen(page, 200)
  let faults = []
  for (const [step, act] of steps) {
    try {
      faults = [...await act(page), ...complaints.splice(0)]
    } catch (error) {
      faults = [error.message.split('\n').slice(0, 3).join(' '), `at ${page.url()}`]
    }
    tell(`${name}: ${step}`, faults)
    if (faults.length > 0)
      break
  }
  await context.close()
}

try {
  await ground.open()
  await walk('by keyboard', { language: 'fr' }, jobs)
  await walk('by keyboard, without scripts', { language: 'fr', javaScriptEnabled: false }, jobs)
  await walk('keys', { language: 'ar' }, keys)
} catch (error) {
  tell('the keyboard', [error.stack])
} finally {
  await ground.close()
}
process.exitCode = status_of_run()
