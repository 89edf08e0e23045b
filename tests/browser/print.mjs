// Printed pages, read back from the PDF that the browser makes: every sheet says its level, the house, who printed it and
// when, and its number of how many; the head of a table stands on each sheet that it goes over; nothing of what only a
// screen can do is printed.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ground, pictures_folder, status_of_run, tell } from './ground.mjs'
import { say } from './words.mjs'

// Presentation forms of Arabic letters and marks of direction are for the eye.
const plain = text => text.normalize('NFKC').replace(/[\u200e\u200f\u2066-\u2069\u202a-\u202e]/g, '').replace(/[^\S\f]+/g, ' ')

async function sheets_of(ground, account, language, path, name) {
  const [page, give_back] = await ground.page(account, language)
  const file = join(pictures_folder, `print-${name}-${language}.pdf`)
  await page.goto(ground.address(path))
  await page.evaluate(() => document.fonts.ready)
  await page.pdf({ path: file, preferCSSPageSize: true })
  const person = await page.locator('header .me').innerText()
  give_back()
  const text = execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' })
  return { person, text: plain(text), sheets: plain(text).split('\f').filter(sheet => sheet.trim() !== '') }
}

function faults_of({ sheets, text, person }, level, head) {
  const faults = []
  sheets.forEach((sheet, at) => {
    for (const [what, words] of [['its number', `${at + 1} / ${sheets.length}`], ['its level', level], ['who printed it', person], ...head ? [['the head of the table', head]] : []])
      if (!sheet.includes(words))
        faults.push(`sheet ${at + 1} of ${sheets.length} does not say ${what}: ${words}: ${sheet.slice(0, 200)}`)
    if (!/\d\d:\d\d/.test(sheet))
      faults.push(`sheet ${at + 1} does not say when it was printed`)
  })
  return [...faults, ...text.includes('http') ? ['an address is printed'] : []]
}

export async function print_checks(ground) {
  for (const language of ['fr', 'ar', 'en']) {
    // Right to left the letters of a PDF come in the order that they are seen in: only what is written in others is compared.
    const head = language === 'ar' ? undefined : say(language, 'Position')
    const list = await sheets_of(ground, 'auditor', language, '/recommendations', 'recommendations')
    tell(`printed in ${language}: a list of ${list.sheets.length} sheets`, [...list.sheets.length > 1 ? [] : ['it is one sheet'],
      ...faults_of({ ...list, person: language === 'ar' ? '' : list.person }, 'Internal', head)])
  }
  const home = await sheets_of(ground, 'coordinator', 'fr', '/', 'home')
  tell('printed in fr: what the team alone reads', [...faults_of({ ...home, person: '' }, 'Team of the visit'),
    ...home.text.includes(say('fr', 'Plan a visit')) ? ['a button is printed'] : []])
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const ground = new Ground()
  try {
    await ground.open()
    await print_checks(ground)
  } finally {
    await ground.close()
  }
  process.exitCode = status_of_run()
}
