#!/usr/bin/env node
// Lighthouse: accessibility, best practices and performance 100 on home, list, record and figures; under 100 kB on the wire at first, 30 kB after
//
//   node tools/show/screens/03-lighthouse.mjs [--write]     --write: keeps the numbers in docs/lighthouse.md
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from '../../../tests/browser/node_modules/playwright-core/index.mjs'
import { free_port, House, root } from '../../house.mjs'

const version = '12.8.2', folder = join(root, 'var/lighthouse')
const first_limit = 100_000, later_limit = 30_000
const categories = ['accessibility', 'best-practices', 'performance']

if (!existsSync(join(folder, 'node_modules/lighthouse'))) {
  mkdirSync(folder, { recursive: true })
  execFileSync('npm', ['install', '--prefix', folder, '--silent', '--no-audit', '--no-fund', '--ignore-scripts', `lighthouse@${version}`], { stdio: 'inherit' })
}
const { default: lighthouse } = await import(pathToFileURL(join(folder, 'node_modules/lighthouse/core/index.js')))

const house = new House()
house.learn((await house.wiqaya(['demo'])).out)
await house.token('coordinator')
await house.serve()
const cookie = await house.cookie('coordinator')
const [recommendation] = (await house.must('coordinator', 'GET', '/api/v1/recommendations?limit=1')).items
const pages = { home: '/', list: '/recommendations', record: `/recommendations/${recommendation.number}`, figures: '/figures' }
const address = path => `http://127.0.0.1:${house.port}${path}`

// What goes over the wire, as the browser counts it: the first page with an empty cache, the next with a full one.
async function weigh(browser, path) {
  const context = await browser.newContext()
  await context.addCookies(cookie.split('; ').map(one => ({ url: address('/'), name: one.split('=')[0], value: one.slice(one.indexOf('=') + 1) })))
  const page = await context.newPage(), session = await context.newCDPSession(page)
  let bytes = 0
  await session.send('Network.enable')
  session.on('Network.loadingFinished', one => { bytes += one.encodedDataLength })
  const sizes = []
  for (let i = 0; i < 2; i++) {
    bytes = 0
    await page.goto(address(path), { waitUntil: 'networkidle' })
    sizes.push(bytes)
  }
  await context.close()
  return sizes
}

const port = await free_port()
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell',
  args: ['--no-sandbox', `--remote-debugging-port=${port}`] })
const rows = []
let missed = 0
try {
  for (const [name, path] of Object.entries(pages)) {
    const [first, later] = await weigh(browser, path)
    for (const form of ['mobile', 'desktop']) {
      const { lhr } = await lighthouse(address(path), { port, output: 'json', logLevel: 'error', onlyCategories: categories,
        extraHeaders: { Cookie: cookie }, disableStorageReset: true, formFactor: form,
        ...form === 'desktop' ? { screenEmulation: { mobile: false, width: 1350, height: 940, deviceScaleFactor: 1, disabled: false },
          throttling: { rttMs: 40, throughputKbps: 10240, cpuSlowdownMultiplier: 1, requestLatencyMs: 0, downloadThroughputKbps: 0, uploadThroughputKbps: 0 } } : {} })
      const scores = categories.map(category => Math.round(lhr.categories[category].score * 100))
      rows.push(`| ${name}, ${form} | ${scores.join(' | ')} | ${(first / 1000).toFixed(1)} kB | ${(later / 1000).toFixed(1)} kB |`)
      const good = scores.every(score => score === 100) && first < first_limit && later < later_limit
      missed += good ? 0 : 1
      console.log(`${good ? 'ok' : 'not ok'} ${name}, ${form}: ${categories.map((category, i) => `${category} ${scores[i]}`).join(', ')}; ${first} bytes first, ${later} after`)
      for (const { id, title, score, scoreDisplayMode } of Object.values(lhr.audits))
        if (score !== null && score < 0.9 && ['binary', 'numeric', 'metricSavings'].includes(scoreDisplayMode) && !good)
          console.log(`  ${id}: ${title} (${score})`)
    }
  }
} finally {
  await browser.close()
  await house.end()
}
if (process.argv.includes('--write'))
  writeFileSync(join(root, 'docs/lighthouse.md'), `# What Lighthouse says

\`./dev show screens 3\`, Lighthouse ${version}, Debian's Chromium, the demonstration served on the same machine. Bytes are those on the wire.

| page | accessibility | best practices | performance | first load | after |
|---|---|---|---|---|---|
${rows.join('\n')}
`)
process.exitCode = missed === 0 ? 0 : 1
