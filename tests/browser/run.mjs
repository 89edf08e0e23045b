// Looks at every page in a real browser: axe-core, Arabic, French and English, narrow and wide, light and
// dark; no page scrolls sideways at 320 pixels; without scripts every page has its content. The pages seen are kept in
// build/pages for the check of their HTML, and pictures of some in build/pictures.
//
//   node tests/browser/run.mjs [--program FILE] [--pictures] [--whole] [--pages N]
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { House, root } from '../../tools/house.mjs'
import { furnish_demo } from './world.mjs'

const words = process.argv.slice(2)
const option = (name, otherwise) => words.includes(name) ? words[words.indexOf(name) + 1] : otherwise
const axe = readFileSync(join(root, 'tests/browser/node_modules/axe-core/axe.min.js'), 'utf8')
const languages = ['ar', 'fr', 'en']
// All four looks take twice as long and have found nothing that these two do not.
const looks = words.includes('--whole') ? [[390, 'light'], [390, 'dark'], [1440, 'light'], [1440, 'dark']] : [[390, 'dark'], [1440, 'light']]
const most = Number(option('--pages', 60))
let failed = 0

function tell(name, complaints) {
  failed += complaints.length === 0 ? 0 : 1
  console.log(`${complaints.length === 0 ? 'ok' : 'not ok'} ${name}`)
  for (const complaint of complaints.slice(0, 12))
    console.log(`  ${complaint}`)
}

// Addresses of one kind are looked at once: /visits/V-2026-0001 and /visits/V-2026-0002 are one page.
const shape = path => path.replace(/[?#].*$/, '').replace(/\/(?:[A-Z]-\d{4}-\d+|[0-9a-f]{8}-[0-9a-f-]{27})(?=\/|$)/g, '/*').replace(/\/\d+(?=\/|$)/g, '/*')

// Every page that links lead to from the door, one of each shape.
async function crawl(house, cookie, first) {
  const found = new Map()
  const waiting = [...first]
  while (waiting.length > 0 && found.size < most) {
    const path = waiting.shift()
    if (found.has(shape(path)))
      continue
    const answer = await house.request('GET', path, { headers: { Cookie: cookie } })
    if (!/^text\/html/.test(answer.headers['content-type'] ?? ''))
      continue
    found.set(shape(path), path)
    for (const [, href] of answer.text.matchAll(/\shref="(\/[^"]*)"/g)) {
      const link = href.replaceAll('&amp;', '&').replace(/#.*$/, '')
      if (!/^\/(assets|sign-out)/.test(link) && !/[?&]lang=/.test(link) && !found.has(shape(link)))
        waiting.push(link)
    }
  }
  return [...found.values()]
}

const pages = join(root, 'build/pages')
function keep(path, language, html) {
  mkdirSync(pages, { recursive: true })
  const name = `${createHash('sha256').update(html).digest('hex').slice(0, 16)}.html`
  writeFileSync(join(pages, name), html)
  appendFileSync(join(pages, 'index.txt'), `${name} 200 ${path} (browser, ${language})\n`)
}

const browser_path = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync)
const house = new House({ program: option('--program', join(root, 'build/wiqaya')) })
const browser = await chromium.launch({ executablePath: browser_path, args: ['--no-sandbox', '--disable-dev-shm-usage'] })

async function context_of(account, { width = 1440, height = 900, colours = 'light', scripts = true, language }) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: colours, javaScriptEnabled: scripts,
    extraHTTPHeaders: { 'Accept-Language': language }, reducedMotion: 'reduce', bypassCSP: true })
  if (account) {
    const [name, value] = cookies.get(account).split(/=(.*)/s)
    await context.addCookies([{ name, value, domain: '127.0.0.1', path: '/' }])
  }
  return context
}

const complaints_of = async page => (await page.evaluate(async () => await axe.run(document, {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }))).violations
  .flatMap(violation => violation.nodes.map(node => `${violation.id} (${violation.impact}): ${node.target.join(' ')}: ${node.failureSummary?.split('\n')[1]?.trim() ?? violation.help}`))

const address = path => `http://127.0.0.1:${house.port}${path}`
const overflow = page => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
const widest = page => page.evaluate(() => [...document.querySelectorAll('body *')].filter(element => {
  const box = element.getBoundingClientRect()
  return box.width > 0 && (box.right > innerWidth + 1 || box.left < -1) && getComputedStyle(element).position !== 'fixed'
}).slice(0, 5).map(element => `${element.tagName.toLowerCase()}.${element.className}`))

async function look(account, paths, language) {
  for (const [width, colours] of looks) {
    const context = await context_of(account, { width, colours, language })
    const page = await context.newPage()
    const errors = []
    page.on('pageerror', error => errors.push(`script: ${error.message}`))
    page.on('console', message => message.type() === 'error' && !/40[0-9]/.test(message.text()) && errors.push(`console: ${message.text()}`))
    for (const path of paths) {
      errors.length = 0
      const answer = await page.goto(address(path), { waitUntil: 'load' })
      if (width === 390)
        keep(path, language, await answer.text())
      const html = await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])
      if (html[0] !== language || html[1] !== (language === 'ar' ? 'rtl' : 'ltr'))
        errors.push(`<html lang dir> is ${html.join(' ')}`)
      await page.evaluate(axe)
      tell(`${path} ${language} ${width} ${colours} as ${account ?? 'nobody'}`, [...errors, ...await complaints_of(page)])
    }
    await context.close()
  }
}

async function look_narrow(account, paths, language) {
  const context = await context_of(account, { width: 320, height: 640, language })
  const page = await context.newPage()
  for (const path of paths) {
    await page.goto(address(path))
    const over = await overflow(page)
    tell(`${path} ${language} does not scroll sideways at 320`, over > 0 ? [`${over} pixels too wide: ${(await widest(page)).join(', ')}`] : [])
  }
  await context.close()
}

// What a person reads must not wait for a script.
async function look_unscripted(account, paths, language) {
  const texts = []
  for (const scripts of [true, false]) {
    const context = await context_of(account, { scripts, language })
    const page = await context.newPage()
    const seen = []
    for (const path of paths) {
      await page.goto(address(path))
      seen.push(scripts ? await page.locator('main').innerText() : await page.locator('main').innerText().catch(() => ''))
    }
    texts.push(seen)
    await context.close()
  }
  paths.forEach((path, index) => {
    const [with_scripts, without] = texts.map(seen => seen[index].replace(/\s+/g, ' ').trim())
    tell(`${path} ${language} reads the same without scripts`, without.length >= with_scripts.length * 0.9 ? []
      : [`${without.length} of ${with_scripts.length} letters`, without.slice(0, 200)])
  })
}

async function take_pictures(language) {
  mkdirSync(join(root, 'build/pictures'), { recursive: true })
  for (const [name, path] of [['home', '/'], ['recommendations', '/recommendations'], ['recommendation', `/recommendations/${world.recommendation}`],
    ['figures', '/figures'], ['visit', `/visits/${world.visit}`], ['import', '/import']])
    for (const [width, colours] of [[1440, 'light'], [390, 'dark']]) {
      const context = await context_of('coordinator', { width, colours, language })
      const page = await context.newPage()
      await page.goto(address(path))
      await page.screenshot({ path: join(root, `build/pictures/${name}.${language}.${width}.png`), fullPage: true })
      await context.close()
    }
}

const cookies = new Map()
let world
try {
  world = await furnish_demo(house)
  for (const account of ['coordinator', 'focal', 'administrator'])
    cookies.set(account, await house.cookie(account))
  const inside = await crawl(house, cookies.get('coordinator'), ['/', ...world.first])
  const administered = (await crawl(house, cookies.get('administrator'), ['/', '/accounts'])).filter(path => !inside.some(known => shape(known) === shape(path)))
  const outside = await crawl(house, cookies.get('focal'), ['/'])
  for (const language of words.includes('--pictures') ? [] : languages) {
    await look(undefined, ['/sign-in', '/no/such/page'], language)
    await look('coordinator', inside, language)
    await look('administrator', administered, language)
    await look('focal', outside, language)
    await look_narrow('coordinator', inside, language)
    await look_narrow('focal', outside, language)
    await look_unscripted('coordinator', inside, language)
  }
  for (const language of languages)
    await take_pictures(language)
  tell(`${inside.length} pages of a coordinator, ${administered.length} more of an administrator, ${outside.length} of an authority`, inside.length >= 15 ? [] : ['too few: links lead nowhere'])
} catch (error) {
  tell('the browser run', [error.stack])
} finally {
  await browser.close()
  await house.end()
}
process.exitCode = failed === 0 ? 0 : 1
