// Every page of the site map, in Arabic, French and English: its status, its language and direction, its
// words, axe-core (WCAG 2.2 AA and best practice) at 1440 light, and, of each kind, on a phone and in the
// dark; nothing that lies on something else; no horizontal scroll at 320; a quiet console; the same to read without scripts. Keeps the HTML
// for the Nu checker in build/pages.
//
// The pages of one kind have one template, so Arabic is asked everything, French, whose words are longest, what words can
// break, and English is fetched for the HTML checker alone, but for the chief pages. With --whole each page in each language is asked
// everything in light and dark, on a phone and a desk. Pictures are kept in build/pictures with --whole and of kinds that are named.
//
//   node tests/browser/pages.mjs [--whole] [KIND …]      all, or the named ones
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { roles, root } from '../../tools/house.mjs'
import { few_at_a_time, Ground, languages, pages_folder, pictures_folder, status_of_run, tell } from './ground.mjs'
import { axe, listen, overlaps, plain_faults, rules_of_colour, rules_of_words, shape_of, too_wide } from './look.mjs'
import { pages_of } from './pages_list.mjs'

const whole = process.argv.includes('--whole')
const only = process.argv.slice(2).filter(word => !word.startsWith('--'))
const pictures = whole || only.length > 0
const phone = { width: 390, height: 844 }, desk = { width: 1440, height: 900 }, least = { width: 320, height: 640 }

// Looks beyond 1440 light: kinds with a picture are seen once in each, the chief ones in Arabic too.
const other_looks = [
  { name: 'phone, light', size: phone, scheme: 'light', languages: ['ar'] },
  { name: 'phone, dark', size: phone, scheme: 'dark', languages: ['fr'], rules: rules_of_colour },
  { name: 'desk, dark', size: desk, scheme: 'dark', languages: ['fr'], rules: rules_of_colour },
]
const seen_in = (kind, language) => whole ? other_looks
  : kind.picture ? other_looks.filter(look => look.languages.includes(language) || (kind.picture === 'chief' && language === 'ar')) : []

const ground = new Ground()
const opened = new Set() // Paths, for the site map.
const kept = []

function keep(kind, language, status, html) {
  const name = `browser-${kind}-${language}.html`
  writeFileSync(join(pages_folder, name), html)
  kept.push(`${name} ${status} ${kind} in ${language}`)
}

async function photograph(page, kind, language, look) {
  const name = `${kind}.${language}.${look.replace(', ', '.')}.png`
  const { width } = page.viewportSize()
  const height = Math.min(await page.evaluate(() => document.documentElement.scrollHeight), width > 500 ? 1500 : 1700)
  await page.screenshot({ path: join(pictures_folder, name), fullPage: true, clip: { x: 0, y: 0, width, height } })
}

async function try_look(page, kind, language, look) {
  await page.setViewportSize(look.size)
  await page.emulateMedia({ colorScheme: look.scheme })
  if (pictures)
    await photograph(page, kind.name, language, look.name)
  return [...await axe(page, whole ? undefined : look.rules), ...await overlaps(page), ...await too_wide(page)]
}

// What the page says but for what its script adds: buttons of the quick look.
function unaided() {
  const added = [...document.querySelectorAll('main :is(.look, .map-tools)')]
  for (const one of added)
    one.hidden = true
  const text = document.querySelector('main').innerText
  for (const one of added)
    one.hidden = false
  return text
}

// What a person reads must not wait for a script.
async function unscripted(kind, language, scripted) {
  const [page, give_back] = await ground.page(kind.as, language, false)
  try {
    await page.goto(ground.address(kind.path), { waitUntil: 'domcontentloaded' })
    const squeeze = text => text.replace(/\s+/g, ' ').trim()
    const here = squeeze(await page.locator('main').innerText()), there = squeeze(scripted)
    return here.length >= there.length * 0.95 ? [] : [`without scripts ${here.length} of ${there.length} letters: ${here.slice(0, 200)}`]
  } finally {
    give_back()
  }
}

// One page in one language, in all its looks.
async function try_page(kind, language) {
  const [page, give_back] = await ground.page(kind.as, language)
  const expected = kind.status ?? 200
  const complaints = listen(page, expected)
  let answer
  page.on('response', one => {
    if (one.request().isNavigationRequest() && one.request().resourceType() === 'document' && (one.status() < 300 || one.status() >= 400))
      answer = one
  })
  try {
    await page.setViewportSize(desk)
    await page.emulateMedia({ colorScheme: 'light' })
    const first = await page.goto(ground.address(kind.path), { waitUntil: 'load' })
    opened.add(new URL(kind.path, ground.address('/')).pathname)
    if (kind.then) {
      await kind.then(page, { ground, language })
      await page.waitForLoadState('load')
    }
    const faults = [], every = whole || language === 'ar'
    const last = kind.then ? answer : first
    if (last.status() !== expected)
      faults.push(`answers ${last.status()}, not ${expected}: ${last.url()}`)
    keep(kind.name, language, last.status(), await last.text())
    await page.evaluate(() => document.fonts.ready)
    faults.push(...await plain_faults(page, language, ground.people), ...await axe(page, every ? undefined : rules_of_words),
      ...await overlaps(page))
    if (pictures && (whole || kind.picture))
      await photograph(page, kind.name, language, 'desk, light')
    if (every && !kind.then && last.status() < 400)
      faults.push(...await unscripted(kind, language, await page.evaluate(unaided)))
    await page.setViewportSize(least)
    faults.push(...await too_wide(page), ...complaints)
    tell(`${kind.name} in ${language}`, faults)
    for (const look of seen_in(kind, language))
      tell(`${kind.name} in ${language}, ${look.name}`, await try_look(page, kind, language, look))
  } catch (error) {
    tell(`${kind.name} in ${language}`, [`${error.message}`])
  } finally {
    give_back()
  }
}

// What no browser opens in this language.
async function fetch_page(kind, language) {
  const expected = kind.status ?? 200
  const cookie = kind.as === 'nobody' ? '' : await ground.cookie(kind.as)
  const headers = { Cookie: [`wiqaya_language=${language}`, cookie].filter(Boolean).join('; ') }
  let answer = await ground.house.request('GET', kind.path, { headers })
  if (answer.status === 303)
    answer = await ground.house.request('GET', answer.headers.location.split('#')[0], { headers })
  keep(kind.name, language, answer.status, answer.text)
  const faults = answer.text.includes(`<html lang="${language}"`) ? [] : [`is not in this language: ${answer.text.slice(0, 200)}`]
  tell(`${kind.name} in ${language}`, answer.status === expected ? faults : [`answers ${answer.status}, not ${expected}`])
}

const opened_in = (kind, language) => whole || language !== 'en' || kind.picture === 'chief'

// --- The site map: every GET row of it was opened.

function route_fits(route, path) {
  const pattern = route.replace(/\{[^}]*\}/g, '[^/]+')
  return new RegExp(`^${pattern}$`).test(path)
}

function try_site_map() {
  const rows = [...readFileSync(join(root, 'src/web/web_routes.c'), 'utf8').matchAll(/METHOD_GET, "([^"]+)"/g)].map(([, path]) => path)
    .filter(path => !path.startsWith('/assets/') && !/\.csv$|\/reply_table$|\/(pdf|docx|view|file|table)$/.test(path)) // Downloads are no pages.
  for (const row of rows)
    tell(`the site map's ${row} was opened`, [...opened].some(path => route_fits(row, path)) ? [] : ['no page of tests/browser/pages_list.mjs has this address'])
}

// --- Links: for each role, what its pages link to is there. One address of each shape is asked.

async function try_links(role) {
  const cookie = await ground.cookie(role)
  const queue = [['/', '']], seen = new Set(['/']), faults = []
  while (queue.length > 0) {
    const [address, from] = queue.shift()
    const answer = await ground.house.request('GET', address.split('#')[0], { headers: { Cookie: cookie } })
    if (answer.status >= 400)
      faults.push(`${address} answers ${answer.status}; ${from} links to it`)
    for (const [, found] of answer.text.matchAll(/<a\b[^>]*?href="(\/[^"]*)"/g)) {
      const next = found.replace(/&amp;/g, '&')
      if (next.startsWith('/assets/') || /[?&]lang=/.test(next) || seen.has(shape_of(next)) || seen.size > 400)
        continue
      seen.add(shape_of(next))
      queue.push([next, address])
    }
  }
  tell(`${role}: ${seen.size} links lead somewhere`, faults)
}

// --- The run

async function run() {
  const began = Date.now()
  for (const name of existsSync(pages_folder) ? readdirSync(pages_folder) : [])
    if (name.startsWith('browser-'))
      rmSync(join(pages_folder, name))
  await ground.open()
  const kinds = (await pages_of(ground)).filter(kind => only.length === 0 || only.includes(kind.name))
  await few_at_a_time(2, kinds, async kind => {
    for (const language of kind.languages ?? languages)
      if (opened_in(kind, language))
        await try_page(kind, language)
      else if (!kind.then)
        await fetch_page(kind, language)
  })
  if (only.length === 0) {
    try_site_map()
    await few_at_a_time(2, roles, try_links)
  }
  const index = join(pages_folder, 'index.txt')
  const others = existsSync(index) ? readFileSync(index, 'utf8').split('\n').filter(line => line && !line.startsWith('browser-')) : []
  writeFileSync(index, [...others, ...kept].map(line => `${line}\n`).join(''))
  console.log(`# ${((Date.now() - began) / 1000).toFixed(0)} s`)
}

try {
  await run()
} finally {
  await ground.close()
}
process.exitCode = status_of_run()
