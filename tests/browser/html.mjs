// Checks the HTML of every page that stories and browser checks kept in build/pages, with the Nu
// checker. Its errors and warnings both fail.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'

const folder = 'build/pages'
const pages = existsSync(folder) ? readdirSync(folder).filter(name => name.endsWith('.html')) : []
const addresses = new Map(existsSync(`${folder}/index.txt`) ? readFileSync(`${folder}/index.txt`, 'utf8').split('\n').filter(Boolean)
  .map(line => [line.split(' ', 1)[0], line.slice(line.indexOf(' ') + 1)]) : [])
if (pages.length === 0) {
  console.log('not ok there are pages to check\n  no story kept a page in build/pages')
  process.exit(1)
}

const checker = 'tests/browser/node_modules/vnu-jar/build/dist/vnu.jar'
const run = spawnSync('java', ['-jar', checker, '--format', 'json', '--stdout', ...pages.map(name => `${folder}/${name}`)],
  { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
let messages
try {
  messages = JSON.parse(run.stdout).messages
} catch {
  console.log(`not ok the checker runs\n  ${run.error ?? run.stderr}`)
  process.exit(1)
}

const complaints = new Map(pages.map(name => [name, []]))
for (const message of messages)
  complaints.get(message.url?.split('/').at(-1))?.push(
    `${message.lastLine}:${message.firstColumn}: ${message.message} ${message.extract ? `[${message.extract.trim()}]` : ''}`)
let failed = 0
for (const [name, words] of complaints) {
  console.log(`${words.length === 0 ? 'ok' : 'not ok'} ${addresses.get(name) ?? name} ${name}`)
  for (const word of words.slice(0, 20))
    console.log(`  ${word}`)
  failed += words.length
}
const stray = messages.filter(message => !message.url)
for (const message of stray)
  console.log(`not ok the checker: ${message.message}`)
process.exitCode = failed + stray.length === 0 ? 0 : 1
