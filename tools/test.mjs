// Runs every test and ends with "N passed, M failed", alone on the last line.
//
// Each part of the run is a program that prints one line for each of its tests, `ok NAME`,
// `ok NAME # SKIP why` or `not ok NAME` followed by lines that say why, indented or with a `#`.
// A part that ends badly without naming a failed test counts as one failed test, and so does a
// part that ran no test at all. With CI=true a skipped test is a failed one.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'

const quick = process.argv.includes('--quick')
const only = process.argv.slice(2).filter(word => !word.startsWith('--'))
const ci = process.env.CI === 'true'
const node = process.execPath

const minutes = 60 * 1000
const environment = {
  ...process.env,
  ASAN_OPTIONS: 'detect_leaks=1:abort_on_error=0:strict_string_checks=1',
  LSAN_OPTIONS: `suppressions=${process.cwd()}/tests/leaks.txt:print_suppressions=0`,
  UBSAN_OPTIONS: 'print_stacktrace=1:halt_on_error=1',
  TSAN_OPTIONS: `halt_on_error=1:second_deadlock_stack=1:suppressions=${process.cwd()}/tests/races.txt`,
  // Else GLib hands memory from thread to thread without a tool knowing.
  G_SLICE: 'always-malloc',
}

// Runs one program to its end, or to its ceiling of time, and gives what it printed.
function execute(command, words, ceiling = 15 * minutes) {
  return new Promise(done => {
    let output = ''
    const child = spawn(command, words, { env: environment, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
    const watch = setTimeout(() => {
      output += `\nstopped: it took longer than ${ceiling / 1000} s\n`
      process.kill(-child.pid, 'SIGKILL')
    }, ceiling)
    child.stdout.setEncoding('utf8').on('data', data => { output += data })
    child.stderr.setEncoding('utf8').on('data', data => { output += data })
    child.on('error', error => { output += error.message })
    child.on('close', code => {
      clearTimeout(watch)
      done({ code: code ?? 1, output })
    })
  })
}

// Turns `ok`, `not ok` and `# SKIP` lines into results; other lines belong to the test above them.
function read_results(part, output) {
  const results = []
  for (const line of output.split('\n')) {
    const match = line.match(/^(not )?ok\b[ \d]*(?:- )?(.*?)(?: # SKIP ?(.*))?$/)
    const cmocka_skip = line.match(/^not ok \d+ # SKIP (.*)$/)
    if (cmocka_skip)
      results.push({ name: `${part}: ${cmocka_skip[1]}`, passed: true, skipped: 'something it needs is absent', words: [] })
    else if (match)
      results.push({ name: `${part}: ${match[2]}`, passed: !match[1], skipped: match[3], words: [] })
    else if (results.length > 0 && !results.at(-1).passed && line.trim() !== '')
      results.at(-1).words.push(line)
  }
  return results
}

async function program(part, command, words, ceiling) {
  const { code, output } = await execute(command, words, ceiling)
  const results = read_results(part, output)
  if (results.length === 0)
    results.push({ name: `${part}: ran no test`, passed: false, words: output.split('\n') })
  else if (code !== 0 && results.every(result => result.passed))
    results.push({ name: `${part}: ended with ${code}`, passed: false, words: output.split('\n').slice(-40) })
  return results
}

// Several Node programs, one after another, as one part.
async function each_program(part, lines) {
  const results = []
  for (const words of lines)
    results.push(...await program(part, node, words))
  return results
}

// One command is one test: it passes when it ends well.
async function command(name, file, words) {
  const { code, output } = await execute(file, words)
  return [{ name, passed: code === 0, words: complaints(output) }]
}

// The end of what a build printed, without its long command lines.
function complaints(output) {
  return output.split('\n').filter(line => !/^(cc|gcc|clang-14) -I/.test(line)).slice(-60)
}

async function built_units(variant) {
  const built = await build(variant)
  return built[0].passed ? [...built, ...await units(variant)] : built
}

const build = (variant, targets = []) => command(`builds ${variant || 'gcc'} without a warning`,
  './dev', ['build', variant, ...targets])

// cmocka prints one line for each case; meson keeps them in its log.
async function units(variant, names = []) {
  const folder = variant ? `build-${variant}` : 'build'
  const part = variant ? `unit ${variant}` : 'unit'
  const { code, output } = await execute('meson',
    ['test', '-C', folder, '--suite', 'unit', '--timeout-multiplier', '4', ...names])
  const log = `${folder}/meson-logs/testlog.json`
  const results = []
  if (code === 0 || existsSync(log)) {
    for (const line of readFileSync(log, 'utf8').split('\n').filter(Boolean)) {
      const run = JSON.parse(line)
      const name = run.name.split(' / ').at(-1)
      const cases = read_results(`${part} ${name}`, run.stdout ?? '')
      results.push(...cases)
      if (cases.length === 0 || (run.result !== 'OK' && cases.every(result => result.passed)))
        results.push({ name: `${part} ${name}: ${run.result}`, passed: false, words: [run.stdout ?? '', run.stderr ?? ''] })
      else if (run.result !== 'OK')
        cases.find(result => !result.passed).words.push(run.stderr ?? '')
    }
    rmSync(log, { force: true })
  }
  if (results.length === 0 || (code !== 0 && results.every(result => result.passed)))
    results.push({ name: `${part}: meson ended with ${code}`, passed: false, words: complaints(output) })
  return results
}

// Every input that a parser ever stumbled on is read again.
async function corpora() {
  const targets = readdirSync('fuzz').filter(name => name.endsWith('.c'))
  if (targets.length === 0)
    return [{ name: 'corpus: there are parsers to try', passed: false, words: ['fuzz/ holds no target'] }]
  const built = await build('fuzz', ['all'])
  if (!built[0].passed)
    return built
  const results = built
  for (const file of targets) {
    const name = file.slice(0, -2)
    const folder = `fuzz/corpus/${name}`
    const inputs = existsSync(folder) ? readdirSync(folder).length : 0
    if (inputs === 0) {
      results.push({ name: `corpus ${name}: has no input in ${folder}`, passed: false, words: [] })
      continue
    }
    results.push(...await command(`corpus ${name}: ${inputs} inputs`, `build-fuzz/fuzz/${name}`,
      ['-runs=0', '-timeout=10', '-rss_limit_mb=2048', folder]))
  }
  return results
}

// What `describe` prints is checked in, so that a change of the model shows in review.
async function reference() {
  const results = []
  for (const [file, words] of [['api.json', ['--openapi']], ['model.md', ['--manual']], ['rights.md', ['--rights']],
    ['schema.sqlite.sql', ['--schema', 'sqlite']], ['schema.postgres.sql', ['--schema', 'postgres']],
    ['wiqaya.pot', ['--pot']]]) {
    const path = `reference/${file}`
    const { code, output } = await execute('build/wiqaya', ['describe', ...words])
    const kept = existsSync(path) ? readFileSync(path, 'utf8') : undefined
    mkdirSync('build/reference', { recursive: true })
    writeFileSync(`build/reference/${file}`, output)
    results.push({ name: `reference: ${file} is what describe prints`, passed: code === 0 && kept === output,
      words: [`build/wiqaya describe ${words.join(' ')} > ${path}`, code === 0 ? '' : output.slice(0, 400)] })
  }
  return results
}

// In order: what fails early says most. `slow` parts are left out of a quick run, and what is `apart`
// is run by name alone.
const parts = [
  { name: 'runner', run: () => program('runner', node, ['tests/tools/story.mjs']) },
  { name: 'tidy', run: () => program('tidy', node, ['tools/tidy.mjs']) },
  { name: 'build', run: () => build('') },
  // A whole run tries them in asan and tsan, where more is seen of them, but for the jail: no sanitizer lives in it.
  { name: 'unit', run: () => units('', quick || only.length > 0 ? [] : ['base-jail']) },
  // A whole run lives them on SQLite in story-asan, where more is seen of it.
  { name: 'story', run: () => program('story', node, ['tools/story.mjs', '--engine', quick || only.length > 0 ? 'both' : 'postgresql', '--pages', 'build/pages'], 30 * minutes) },
  { name: 'lists', run: () => each_program('lists', [['tests/lists/lists.mjs'],
    ...[[], ['--postgresql']].map(engine => ['tests/lists/changes.mjs', ...engine]),
    ...[[], ['--postgresql']].map(engine => ['tests/lists/million.mjs', '--program', 'build/wiqaya', '--sizes', '30000', '--repeats', '1', ...engine])]) },
  { name: 'dialogue', run: () => each_program('dialogue', [['tests/dialogue/reply_table.mjs'], ['tests/dialogue/claims.mjs'], ['tests/dialogue/two_worlds.mjs', '6']]) },
  { name: 'programme', run: () => program('programme', 'tests/programme/run', ['150']) },
  { name: 'exchange', slow: true, run: () => each_program('exchange', [['tests/exchange/packages.mjs', '--refused', '44'], ['tests/exchange/packages.mjs', '--without-secondary']]) },
  { name: 'mail', run: () => each_program('mail', [['tests/mail/kills.mjs', '8'], ['tests/mail/kills.mjs', '4', '--postgresql'], ['tests/mail/kills.mjs', '8', '--carrier']]) },
  { name: 'rights', run: () => each_program('rights', [['tests/rights/matrix.mjs'], ['tests/rights/matrix.mjs', '--flips', '10']]) },
  { name: 'torture', slow: true, run: () => each_program('torture', [['tools/torture/kill.mjs', '10'], ['tools/torture/kill.mjs', '2', '--postgresql'],
    ['tools/torture/tamper.mjs', '60', '--histories', '60'],
    ['tools/torture/as_of.mjs', '5', '--records', '60', '--seed', '5'], ['tools/torture/as_of.mjs', '3', '--records', '30', '--seed', '7', '--postgresql'],
    ['tools/torture/arrows.mjs', '400'], ['tools/torture/arrows.mjs', '400', '--postgresql']]) },
  { name: 'power', slow: true, run: () => program('power', 'tools/torture/power_loss', ['200']) },
  { name: 'reference', run: reference },
  { name: 'style', run: () => program('style', node, ['tests/browser/contrast.mjs']) },
  { name: 'walks', slow: true, run: () => each_program('walks', [['tests/browser/walks.mjs'], ['tests/browser/keyboard.mjs'], ['tests/browser/print.mjs']]) },
  { name: 'browser', slow: true, run: () => program('browser', node, ['tests/browser/pages.mjs'], 30 * minutes) },
  { name: 'manual', slow: true, run: () => program('manual', node, ['tools/manual_pictures.mjs', '--check']) },
  // Reads the pages that the browser kept.
  { name: 'html', slow: true, run: () => program('html', node, ['tests/browser/html.mjs']) },
  // For whoever wants its warnings alone: a whole run gets them from what corpus builds.
  { name: 'clang', apart: true, run: () => build('clang', ['all']) },
  { name: 'asan', slow: true, run: () => built_units('asan') },
  { name: 'story-asan', slow: true, run: () => program('story asan', node,
    ['tools/story.mjs', '--engine', 'sqlite', '--program', 'build-asan/wiqaya', '--patience', '4'], 30 * minutes) },
  { name: 'tsan', slow: true, run: () => built_units('tsan') },
  { name: 'corpus', slow: true, run: corpora },
  { name: 'release', slow: true, run: () => build('release') },
]

// One PostgreSQL serves the whole run; without it nothing is tested.
async function start_postgres() {
  const started = await execute('tools/postgres', ['start'])
  const folder = started.output.trim()
  const database = started.code === 0 ? await execute('tools/postgres', ['url', folder, 'units']) : started
  if (database.code !== 0) {
    console.log(`PostgreSQL does not start:\n${database.output}\n0 passed, 1 failed`)
    process.exit(1)
  }
  environment.WIQAYA_TEST_POSTGRES = database.output.trim()
  environment.WIQAYA_TEST_POSTGRES_FOLDER = folder
  return () => execute('tools/postgres', ['stop', folder])
}

const stop_postgres = await start_postgres()
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => stop_postgres().then(() => process.exit(1)))
const skipped_kinds = []
const failures = []
let passed = 0
const began = Date.now()
for (const part of parts) {
  if (only.length > 0 ? !only.includes(part.name) : part.apart || (quick && part.slow))
    continue
  const start = Date.now()
  let results
  try {
    results = await part.run()
  } catch (error) {
    results = [{ name: `${part.name}: ${error.message}`, passed: false, words: [error.stack] }]
  }
  for (const result of results) {
    if (result.skipped !== undefined && !ci)
      skipped_kinds.push(`${result.name}: ${result.skipped}`)
    else if (result.passed && result.skipped === undefined)
      passed++
    else
      failures.push({ ...result, words: result.skipped !== undefined ? [`skipped: ${result.skipped}`] : result.words })
  }
  const failed = results.filter(result => !result.passed)
  console.log(`${part.name}: ${results.length - failed.length} of ${results.length}, ${((Date.now() - start) / 1000).toFixed(0)} s`)
  for (const result of failed) {
    console.log(`  FAILED ${result.name}`)
    for (const line of result.words.filter(word => word !== ''))
      console.log(line.replace(/^/gm, '    '))
  }
}

await stop_postgres()
console.log(`\n${((Date.now() - began) / 1000).toFixed(0)} s`)
for (const words of skipped_kinds)
  console.log(`skipped: ${words}`)
for (const failure of failures)
  console.log(`FAILED: ${failure.name}`)
if (passed === 0 && failures.length === 0)
  console.log('no test ran')
console.log(`${passed} passed, ${failures.length} failed`)
process.exitCode = failures.length === 0 && passed > 0 ? 0 : 1
