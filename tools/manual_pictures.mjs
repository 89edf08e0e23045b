// The pictures of the manual, taken from the sample institution in each language: assets/manual/NAME.LANGUAGE.webp.
//
//   node tools/manual_pictures.mjs [NAME …]     takes all, or the named ones
//   node tools/manual_pictures.mjs --check      takes none: tells whether what they show is still there, and
//                                               whether the manual has the pictures that it names
//   node tools/manual_pictures.mjs --pdf        the manual on paper: build/manual.LANGUAGE.pdf
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ground, languages, status_of_run, tell } from '../tests/browser/ground.mjs'
import { root } from './house.mjs'

const folder = join(root, 'assets/manual')
const most = { picture: 60 * 1024, all: 2 * 1024 * 1024 }
const width = 1000, dots = 1.5
const check = process.argv.includes('--check'), paper = process.argv.includes('--pdf')
const only = process.argv.slice(2).filter(word => !word.startsWith('--'))

// --- What is photographed

// A picture shows `of`, from its top, at most so high. `path` may ask the house; `then` does by hand what leads there.
const pictures = [
  { name: 'home', as: 'coordinator', path: () => '/', of: 'main', height: 560 },
  { name: 'recommendation', as: 'coordinator', path: richest, of: 'main', height: 720 },
  { name: 'clock', as: 'coordinator', path: clocked, of: '.addressee:has(> .clock)', height: 620,
    then: page => page.locator('.addressee > .clock > summary').first().click() },
  { name: 'actions', as: 'coordinator', path: () => '/action_board', of: 'main', height: 560 },
  { name: 'programme', as: 'coordinator', path: programme, of: 'main', height: 760 },
  { name: 'figures', as: 'coordinator', path: () => '/figures', of: 'main', height: 640 },
  { name: 'import', as: 'coordinator', path: () => '/import', of: 'section.looked', height: 640, then: look_through },
  { name: 'portal', as: 'focal', path: () => '/portal/', of: 'main', height: 560 },
  { name: 'portal-reply', as: 'focal', path: unanswered, of: 'main form[enctype]', height: 760 },
]

const all_of = async (house, account, plural) => (await house.must(account, 'GET', `/api/v1/${plural}?limit=1000`)).items
const id_of = link => typeof link === 'object' && link !== null ? link.id : link

// A recommendation that has a reply, a claim and what was found.
async function richest(house) {
  const [lines, replies] = await Promise.all(['addressee_lines', 'replies'].map(plural => all_of(house, 'coordinator', plural)))
  const told = new Set(replies.filter(one => one.text).map(one => id_of(one.addressee_line)))
  const line = lines.find(one => told.has(one.id) && one.claimed && one.implementation) ?? lines.find(one => told.has(one.id))
  return `/recommendations/${id_of(line.recommendation)}`
}

// One whose reply is still awaited by a clock of its own.
async function clocked(house) {
  const lines = await all_of(house, 'coordinator', 'addressee_lines')
  const line = lines.find(one => one.reply_clock && one.reply_due_on && !one.replied_on && !one.closed_on)
  return `/recommendations/${id_of(line.recommendation)}`
}

async function unanswered(house) {
  const lines = (await all_of(house, 'focal', 'addressee_lines')).sort((one, other) => one.sent_on < other.sent_on ? -1 : 1)
  return `/portal/${lines.findIndex(one => !one.replied_on) + 1}`
}

let worked_out
async function programme(house) {
  worked_out ??= (async () => {
    const make = (plural, body) => house.must('coordinator', 'POST', `/api/v1/${plural}`, body)
    const { id } = await make('programmes', { name: `${new Date().getFullYear() + 1}`, year: new Date().getFullYear() + 1, days_1: 8, days_2: 8, days_3: 4, days_4: 8, announced: 'unannounced' })
    await make('programme_targets', { programme: id, place_kind: 'prison_local', share: 50 })
    await make(`programmes/${id}/propose`, {})
    return `/programmes/${id}`
  })()
  return worked_out
}

// A list as a house keeps it: its places and authorities by the names that it gives them, a state in words of its own.
const heads = {
  ar: ['المكان', 'التوصية', 'المخاطب', 'تاريخ الإرسال', 'حالة التنفيذ', 'تمكين كل وافد من فحص طبي', 'إصلاح المرافق الصحية', 'منجز', 'في طور الإنجاز'],
  fr: ['Lieu', 'Recommandation', 'Destinataire', 'Envoyée le', 'Mise en œuvre', 'Examiner chaque entrant par un médecin', 'Réparer les sanitaires', 'suite donnée', 'en cours'],
  en: ['Place', 'Recommendation', 'Addressee', 'Sent on', 'Implementation', 'A doctor examines everybody who enters', 'Repair the sanitary rooms', 'dealt with', 'under way'],
}

async function look_through(page, language, house) {
  const first = async plural => (await house.must('coordinator', 'GET', `/api/v1/${plural}?limit=1`)).items[0].name
  const [place, authority] = await Promise.all(['places', 'authorities'].map(first))
  const [at, what, whom, sent, state, one, other, done, going] = heads[language]
  const rows = [[at, what, whom, sent, state], [place[language] ?? place.fr, one, authority[language] ?? authority.fr, '21/03/2025', done], [place[language] ?? place.fr, other, authority[language] ?? authority.fr, '21/03/2025', going]]
  await page.selectOption('#entity', 'recommendations')
  await page.setInputFiles('#file', { name: `${what}.csv`, mimeType: 'text/csv', buffer: Buffer.from(rows.map(row => row.join(';')).join('\n')) })
  await Promise.all([page.waitForEvent('load'), page.locator('form:has(#file) button').last().click()])
  await page.locator('section.looked').waitFor()
}

// --- Taking one

async function shown(ground, picture, language) {
  const context = await ground.new_context(picture.as, language, { viewport: { width, height: 1400 }, deviceScaleFactor: dots, colorScheme: 'light' })
  const page = await context.newPage()
  const answer = await page.goto(ground.address(await picture.path(ground.house)), { waitUntil: 'load' })
  if (answer.status() !== 200)
    throw new Error(`${answer.url()} answers ${answer.status()}`)
  await picture.then?.(page, language, ground.house)
  await page.evaluate(() => document.fonts.ready)
  return page
}

// PNG to WebP by the browser itself, as good as fits.
async function pressed(ground, png) {
  const page = await (await ground.browser.newContext()).newPage()
  const data = await page.evaluate(async ({ source, most }) => {
    const image = new Image()
    image.src = `data:image/png;base64,${source}`
    await image.decode()
    const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height })
    canvas.getContext('2d').drawImage(image, 0, 0)
    let url
    for (let quality = 0.86; quality > 0.1; quality -= 0.08) {
      url = canvas.toDataURL('image/webp', quality)
      if ((url.length - 23) * 3 / 4 <= most)
        break
    }
    return url.slice(url.indexOf(',') + 1)
  }, { source: png.toString('base64'), most: most.picture })
  await page.context().close()
  return Buffer.from(data, 'base64')
}

async function take(ground, picture, language) {
  const page = await shown(ground, picture, language)
  const box = await page.locator(picture.of).first().boundingBox()
  const margin = picture.of === 'main' ? 0 : 12
  const x = Math.max(0, box.x - margin), y = Math.max(0, box.y - margin)
  const clip = { x, y, width: Math.min(box.width + 2 * margin, width - x), height: Math.min(box.height + 2 * margin, picture.height) }
  const bytes = await pressed(ground, await page.screenshot({ fullPage: true, clip }))
  writeFileSync(join(folder, `${picture.name}.${language}.webp`), bytes)
  await page.context().close()
  tell(`${picture.name}.${language}.webp, ${(bytes.length / 1024).toFixed(0)} kB`, bytes.length > most.picture ? ['it is too large'] : [])
}

// --- Checking

async function still_there(ground, picture) {
  const page = await shown(ground, picture, 'fr')
  const count = await page.locator(picture.of).count()
  await page.context().close()
  tell(`what the picture ${picture.name} shows is there`, count > 0 ? [] : [`${page.url()} has no ${picture.of}`])
}

function names_of_manual(language) {
  const texts = readdirSync(join(root, 'manual', language)).map(name => readFileSync(join(root, 'manual', language, name), 'utf8'))
  return new Set(texts.flatMap(text => [...text.matchAll(/^!\[[^\]]*\]\(([^)]+)\)$/gm)].map(([, name]) => name)))
}

function check_files() {
  const known = new Set(pictures.map(picture => picture.name))
  const files = existsSync(folder) ? readdirSync(folder) : []
  const faults = files.filter(name => statSync(join(folder, name)).size > most.picture).map(name => `${name} is too large`)
  if (files.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0) > most.all)
    faults.push('all together are too large')
  for (const language of languages) {
    const named = names_of_manual(language)
    faults.push(...[...named].filter(name => !known.has(name)).map(name => `manual/${language} names ${name}, which nobody takes`),
      ...[...known].filter(name => !named.has(name)).map(name => `manual/${language} shows no ${name}`),
      ...[...named].filter(name => !files.includes(`${name}.${language}.webp`)).map(name => `there is no ${name}.${language}.webp`))
  }
  faults.push(...files.filter(name => !known.has(name.split('.')[0])).map(name => `${name} is shown nowhere`))
  tell('the manual has its pictures, and no others', faults)
}

// --- On paper

async function print(ground, language) {
  const page = await (await ground.new_context('administrator', language)).newPage()
  await page.goto(ground.address('/help/whole'), { waitUntil: 'load' })
  await page.evaluate(() => document.fonts.ready)
  await page.pdf({ path: join(root, `build/manual.${language}.pdf`), preferCSSPageSize: true, tagged: true, outline: true })
  await page.context().close()
  tell(`build/manual.${language}.pdf`)
}

const ground = new Ground()
try {
  mkdirSync(folder, { recursive: true })
  await ground.open()
  if (check)
    check_files()
  for (const language of paper ? languages : [])
    await print(ground, language)
  for (const picture of pictures.filter(one => !paper && (only.length === 0 || only.includes(one.name))))
    try {
      if (check)
        await still_there(ground, picture)
      for (const language of check ? [] : languages)
        await take(ground, picture, language)
    } catch (error) {
      tell(`the picture ${picture.name}`, [error.message])
    }
} finally {
  await ground.close()
}
process.exitCode = status_of_run()
