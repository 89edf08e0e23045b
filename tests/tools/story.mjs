// Tests the story runner against a pretended program: a whole story passes, and each way of being
// wrong is seen, with the line that was wrong.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { execFile } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folder = mkdtempSync(join(tmpdir(), 'wiqaya-runner-'))
const run = story => new Promise(done => execFile(process.execPath,
  ['tools/story.mjs', '--engine', 'sqlite', '--program', 'tests/tools/pretend.mjs', story],
  (error, out) => done({ code: error?.code ?? 0, out })))

let failed = 0
function tell(name, passed, words) {
  failed += passed ? 0 : 1
  console.log(`${passed ? 'ok' : 'not ok'} ${name}`)
  if (!passed)
    console.log(words.replace(/^/gm, '  '))
}

const good = await run('tests/tools/stories/passes.story')
tell('a story that holds passes', good.code === 0 && /^ok passes on sqlite/m.test(good.out), good.out)

const wrong = {
  'an exit that was not expected': ['wiqaya refuse', 1],
  'an exit that did not come': ['wiqaya greet\nexpect exit 1', 2],
  'a text that is not there': ['wiqaya greet\nexpect out "Rabat"', 2],
  'a text that should not be there': ['wiqaya greet\nexpect no out "Marrakech"', 2],
  'a wrong value': ['wiqaya greet\nexpect json .rows.0.value == 4', 2],
  'a value that is absent': ['wiqaya greet\nexpect json .rows.7.value == 4', 2],
  'a number that is text': ['wiqaya greet 5\nexpect json .words.0 > 4', 2],
  'a status that was not expected': ['serve\nget /', 2],
  'a wrong password': ['serve\nas administrator password wrong', 2],
  'a field that the form does not have': ['serve\nwiqaya accounts\npasswords\nas administrator\nform / colour=red', 5],
  'a word that is no verb': ['dance', 1],
  'a story that takes too long': ['ceiling 1\nwait 3', 2],
  'a name that was not remembered': ['wiqaya $greet', 1],
}
for (const [name, [text, line]] of Object.entries(wrong)) {
  const path = join(folder, 'wrong.story')
  writeFileSync(path, `${text}\n`)
  const { code, out } = await run(path)
  tell(`sees ${name}`, code === 1 && out.startsWith('not ok wrong on sqlite') && out.includes(`wrong.story:${line}:`), out)
}

writeFileSync(join(folder, 'skips.story'), 'needs no/such/file.csv\n')
const skipped = await run(join(folder, 'skips.story'))
tell('names what a story needs and does not find', /# SKIP shared\/no\/such\/file.csv/.test(skipped.out), skipped.out)
rmSync(folder, { recursive: true })
process.exitCode = failed === 0 ? 0 : 1
