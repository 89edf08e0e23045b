#!/usr/bin/env node
// A person new to it imports a list and reads the overdue table within five clicks, in a new house and in the demonstration of ./dev run
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { House, root } from '../../house.mjs'

if (spawnSync('./dev', ['build'], { stdio: 'inherit' }).status !== 0)
  process.exit(1)
const { chromium } = await import(pathToFileURL(join(root, 'tests/browser/node_modules/playwright-core/index.mjs')))
const most = 5

// As somebody keeps it: two of the prisons and one of the ministry are overdue.
const list = (prisons, ministry) => `Recommandation,Destinataire,Envoyée le,Réponse attendue le
Ouvrir la cour deux heures par jour dès ce mois,${prisons},2025-01-10,2025-03-10
Faire examiner chaque arrivant par un médecin le jour même,${prisons},2025-01-10,2025-03-10
Tenir un registre de toutes les fouilles à nu,${ministry},2025-02-01,2025-04-02
`

async function walk(browser, house, account, authorities) {
  await house.serve()
  const page = await (await browser.newContext({ locale: 'en', viewport: { width: 1440, height: 900 } })).newPage()
  let clicks = 0
  const click = async (what, target) => {
    console.log(`  click ${++clicks}: ${what}`)
    await target.click()
  }
  const overdue = async () => Object.fromEntries(await page.locator('section[aria-labelledby="h2"] tbody tr').evaluateAll(rows =>
    rows.map(row => [row.querySelector('th').innerText.trim(), Number(row.querySelector('td b').innerText)])))
  const file = join(house.folder, 'ours.csv')
  writeFileSync(file, list(...authorities))
  await page.goto(`http://127.0.0.1:${house.port}/?lang=en`)
  await page.fill('#account', account)
  await page.fill('#password', house.passwords.get(account))
  await page.keyboard.press('Enter') // No click.
  await page.waitForURL(address => address.pathname === '/')
  const before = await overdue()
  await click('Import a list', page.locator('main a[href^="/import?entity=recommendations"]').first())
  await page.locator('#file').waitFor()
  const chooser = page.waitForEvent('filechooser')
  await click('File', page.locator('#file'))
  await (await chooser).setFiles(file)
  await click('Look through', page.locator('form.record-form .btn.main'))
  await click('Import', page.locator('form.settle button[value="import"]'))
  await click('Who is late', page.locator('main a[href="/#h2"]'))
  await page.locator('section[aria-labelledby="h2"] table').waitFor()
  const after = await overdue()
  const more = authorities.map(name => (after[name] ?? 0) - (before[name] ?? 0))
  console.log(`  the overdue table: ${JSON.stringify(after)}`)
  await house.end()
  const good = clicks <= most && more[0] === 2 && more[1] === 1
  console.log(`${good ? 'ok' : 'not ok'} ${clicks} clicks, ${more.join(' and ')} more overdue`)
  return good
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell', args: ['--no-sandbox', '--disable-gpu'] })
try {
  const fresh = new House(), demonstration = new House()
  await fresh.wiqaya(['init', '--country', 'MA', '--languages', 'fr,ar,en'])
  fresh.learn((await fresh.wiqaya(['account', 'add', 'salma', '--role', 'coordinator'])).out)
  demonstration.learn((await demonstration.wiqaya(['demo'])).out)
  console.log('a new house')
  const first = await walk(browser, fresh, 'salma', ['Direction des prisons', 'Ministère de la Santé'])
  console.log('the demonstration')
  const second = await walk(browser, demonstration, 'coordinator', ['General Directorate of Prisons', 'Ministry of Health'])
  process.exitCode = first && second ? 0 : 1
} finally {
  await browser.close()
}
