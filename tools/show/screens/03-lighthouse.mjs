#!/usr/bin/env node
// Lighthouse: accessibility, best practices and performance 100 on home, list, record and figures; under 100 kB on the wire at first, 30 kB after
//
//   node tools/show/screens/03-lighthouse.mjs [--write] [--runs N] [PAGE…]     --write: keeps the numbers in docs/lighthouse.md
//
// Each page is looked at three times, and the middle of what is timed counts: Lighthouse reckons a slow phone from this machine,
// whatever else it does. An empty page is looked at beside them; where that is not at 100 either, the machine was too busy to tell.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { chromium } from '../../../tests/browser/node_modules/playwright-core/index.mjs'
import { free_port, House, root } from '../../house.mjs'

const { values: options, positionals: asked } = parseArgs({ allowPositionals: true,
  options: { write: { type: 'boolean' }, runs: { type: 'string', default: '3' } } })
const runs = Number(options.runs)
const version = '12.8.2', folder = join(root, 'var/lighthouse')
const first_limit = 100_000, later_limit = 30_000
const categories = ['accessibility', 'best-practices', 'performance']
const timed = { FCP: 'first-contentful-paint', LCP: 'largest-contentful-paint', TBT: 'total-blocking-time', CLS: 'cumulative-layout-shift', SI: 'speed-index' }

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
const empty = createServer((_, answer) => {
  answer.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' })
  answer.end('<!doctype html><html lang="en"><head><meta name="viewport" content="width=device-width"><title>Empty</title></head><body><main><h1>Empty</h1></main></body></html>')
})
await new Promise(done => empty.listen(0, '127.0.0.1', done))
const address = path => `http://127.0.0.1:${house.port}${path}`
const pages = { home: address('/'), list: address('/recommendations'), record: address(`/recommendations/${recommendation.number}`), figures: address('/figures'),
  empty: `http://127.0.0.1:${empty.address().port}/` }

// What goes over the wire, as the browser counts it: the first page with an empty cache, the next with a full one.
async function weigh(browser, url) {
  const context = await browser.newContext()
  await context.addCookies(cookie.split('; ').map(one => ({ url: address('/'), name: one.split('=')[0], value: one.slice(one.indexOf('=') + 1) })))
  const page = await context.newPage(), session = await context.newCDPSession(page)
  let bytes = 0
  await session.send('Network.enable')
  session.on('Network.loadingFinished', one => { bytes += one.encodedDataLength })
  const sizes = []
  for (let i = 0; i < 2; i++) {
    bytes = 0
    await page.goto(url, { waitUntil: 'networkidle' })
    sizes.push(bytes)
  }
  await context.close()
  return sizes
}

const port = await free_port()
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell',
  args: ['--no-sandbox', `--remote-debugging-port=${port}`] })
const desktop = { screenEmulation: { mobile: false, width: 1350, height: 940, deviceScaleFactor: 1, disabled: false },
  throttling: { rttMs: 40, throughputKbps: 10240, cpuSlowdownMultiplier: 1, requestLatencyMs: 0, downloadThroughputKbps: 0, uploadThroughputKbps: 0 } }
const look = async (url, form) => (await lighthouse(url, { port, output: 'json', logLevel: 'error', onlyCategories: categories,
  extraHeaders: { Cookie: cookie }, disableStorageReset: true, formFactor: form, ...form === 'desktop' ? desktop : {} })).lhr
const middle = numbers => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)]
const shown = (name, value) => name === 'CLS' ? value.toFixed(3) : `${Math.round(value)} ms`

const rows = []
let missed = 0
try {
  for (const [name, url] of Object.entries(pages).filter(([name]) => asked.length === 0 || asked.includes(name))) {
    const [first, later] = name === 'empty' ? [0, 0] : await weigh(browser, url)
    for (const form of ['mobile', 'desktop']) {
      const looks = []
      for (let i = 0; i < runs; i++)
        looks.push(await look(url, form))
      // What is not timed must be good each time.
      const scores = categories.map(category => Math.round((category === 'performance' ? middle : numbers => Math.min(...numbers))(
        looks.map(one => one.categories[category].score)) * 100))
      const times = Object.entries(timed).map(([short, audit]) => shown(short, middle(looks.map(one => one.audits[audit].numericValue))))
      const sizes = name === 'empty' ? ['', ''] : [first, later].map(bytes => `${(bytes / 1000).toFixed(1)} kB`)
      rows.push(`| ${[`${name}, ${form}`, ...scores, ...times, ...sizes].join(' | ')} |`)
      const good = scores.every(score => score === 100) && first < first_limit && later < later_limit
      missed += good || name === 'empty' ? 0 : 1
      console.log(`${good ? 'ok' : 'not ok'} ${name}, ${form}: ${categories.map((category, i) => `${category} ${scores[i]}`).join(', ')}; ` +
        `${Object.keys(timed).map((short, i) => `${short} ${times[i]}`).join(', ')}; ${first} bytes first, ${later} after; ` +
        `performance ${looks.map(one => Math.round(one.categories.performance.score * 100)).join(' ')}`)
      for (const { id, title, score, scoreDisplayMode } of Object.values(looks[0].audits))
        if (score !== null && score < 0.9 && ['binary', 'numeric', 'metricSavings'].includes(scoreDisplayMode) && !good)
          console.log(`  ${id}: ${title} (${score})`)
    }
  }
} finally {
  await browser.close()
  empty.close()
  await house.end()
}
if (options.write)
  writeFileSync(join(root, 'docs/lighthouse.md'), `# What Lighthouse says

\`./dev show screens 3\`, Lighthouse ${version}, Debian's Chromium, the demonstration served on the same machine, signed in as its coordinator, in Arabic. Each page
was looked at ${runs} times: times and the performance are the middle of them, the rest is the worst. Bytes are those on the wire, with their headers. Beside our
pages an empty one: where that is not at 100, the machine was busy.

FCP: something is there. LCP: the largest thing is there. TBT: how long the phone is deaf. CLS: how far things jump. SI: how soon it looks done.

| page | accessibility | best practices | performance | ${Object.keys(timed).join(' | ')} | first load | after |
|---|---|---|---|---|---|---|---|---|---|---|
${rows.join('\n')}
`)
process.exitCode = missed === 0 ? 0 : 1
