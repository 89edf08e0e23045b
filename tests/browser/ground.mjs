// What the browser checks stand on: the demonstration institution served on loopback, one browser, a
// context for each person and language, and the printing of results.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { House, root } from '../../tools/house.mjs'

export const languages = ['ar', 'fr', 'en']
export const pages_folder = join(root, 'build/pages')
export const pictures_folder = join(root, 'build/pictures')

let failed = 0

// One result; `faults` are sentences, and none means passed.
export function tell(name, faults = []) {
  failed += faults.length > 0 ? 1 : 0
  console.log(`${faults.length > 0 ? 'not ok' : 'ok'} ${name}`)
  for (const fault of faults.slice(0, 12))
    console.log(`  ${fault.replace(/\s+/g, ' ').slice(0, 400)}`)
}

export const status_of_run = () => failed === 0 ? 0 : 1

export class Ground {
  async open() {
    mkdirSync(pages_folder, { recursive: true })
    mkdirSync(pictures_folder, { recursive: true })
    this.house = new House()
    this.house.learn((await this.house.wiqaya(['demo'])).out)
    // The served program alone writes, so tokens are made before.
    for (const account of ['coordinator', 'secretariat', 'member', 'administrator', 'focal'])
      await this.house.token(account)
    await this.house.serve()
    this.people = (await this.house.must('administrator', 'GET', '/api/v1/accounts?limit=1000')).items.map(one => one.full_name)
    this.profile = mkdtempSync(join(tmpdir(), 'wiqaya-browser-'))
    this.browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell',
      env: { ...process.env, HOME: this.profile },
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync', '--force-color-profile=srgb'],
    })
    this.cookies = new Map()
    this.contexts = new Map()
    this.free = new Map()
  }

  async close() {
    await this.browser?.close()
    await this.house?.end()
    if (this.profile)
      rmSync(this.profile, { recursive: true, force: true })
  }

  address(path) {
    return `http://127.0.0.1:${this.house.port}${path}`
  }

  async cookie(account) {
    if (!this.cookies.has(account))
      this.cookies.set(account, this.house.cookie(account))
    return this.cookies.get(account)
  }

  // A context of a person who has chosen a language; 'nobody' is not signed in.
  async context(account, language, scripts = true) {
    const key = `${account} ${language} ${scripts}`
    if (!this.contexts.has(key))
      this.contexts.set(key, this.new_context(account, language, { javaScriptEnabled: scripts }))
    return this.contexts.get(key)
  }

  // A page of such a context, to be given back: a new one costs more than what is looked at in it.
  async page(account, language, scripts = true) {
    const key = `${account} ${language} ${scripts}`
    const page = this.free.get(key)?.pop() ?? await (await this.context(account, language, scripts)).newPage()
    this.free.set(key, this.free.get(key) ?? [])
    const give_back = () => {
      page.removeAllListeners()
      this.free.get(key).push(page)
    }
    return [page, give_back]
  }

  async new_context(account, language, options = {}) {
    const context = await this.browser.newContext({ locale: language, viewport: { width: 1440, height: 900 },
      reducedMotion: 'reduce', serviceWorkers: 'block', ...options })
    const cookies = [`wiqaya_language=${language}`, ...account === 'nobody' ? [] : (await this.cookie(account)).split('; ')]
    await context.addCookies(cookies.map(cookie => ({ url: this.address('/'), name: cookie.split('=')[0],
      value: cookie.slice(cookie.indexOf('=') + 1) })))
    context.setDefaultTimeout(15000)
    return context
  }
}

// Runs `work` on every item, a few at a time.
export async function few_at_a_time(count, items, work) {
  const rest = [...items]
  await Promise.all(Array.from({ length: count }, async () => {
    while (rest.length > 0)
      await work(rest.shift())
  }))
}
