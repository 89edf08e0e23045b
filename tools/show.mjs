// Runs what an issue must show and says `seen` or `not yet` for each line of it.
//
//   node tools/show.mjs [NAME [LINE…]] [--list]
//
// tools/show/NAME holds one executable for each line, `NN-what.sh` or `.mjs`; its second line, a comment,
// says what is to be seen. It prints what it found and ends with 0 when that holds.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const [name, ...wanted] = process.argv.slice(2).filter(word => !word.startsWith('--'))
const names = readdirSync(join(root, 'tools/show'))
if (!name || !names.includes(name)) {
  console.log(`./dev show NAME [LINE…]: ${names.join(', ')}`)
  process.exit(name ? 2 : 0)
}
const folder = join(root, 'tools/show', name)

function run(file) {
  return new Promise(done => {
    let last = ''
    const child = spawn(file.endsWith('.mjs') ? process.execPath : 'bash', [join(folder, file)],
      { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, WIQAYA_SHARED: process.env.WIQAYA_SHARED ?? join(root, '../shared') } })
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', data => {
        process.stdout.write(String(data).replace(/^(?=.)/gm, '    '))
        last = `${last}${data}`.slice(-4000)
      })
    child.on('close', code => done({ code, last }))
  })
}

let missing = 0
const summary = []
for (const file of readdirSync(folder).sort()) {
  const [number] = file.split('-')
  if (wanted.length > 0 && !wanted.some(word => Number(word) === Number(number)))
    continue
  const title = readFileSync(join(folder, file), 'utf8').split('\n').find((line, index) => /^(#|\/\/) /.test(line) && index < 3)?.replace(/^(#|\/\/) /, '') ?? file
  console.log(`${Number(number)}. ${title}`)
  if (process.argv.includes('--list') || !existsSync(join(folder, file)))
    continue
  const began = Date.now()
  const { code } = await run(file)
  missing += code === 0 ? 0 : 1
  summary.push(`${code === 0 ? 'seen   ' : 'not yet'} ${Number(number)}. ${title} (${((Date.now() - began) / 1000).toFixed(0)} s)`)
  console.log(summary.at(-1))
}
if (summary.length > 1)
  console.log(`\n${summary.join('\n')}`)
process.exitCode = missing === 0 ? 0 : 1
