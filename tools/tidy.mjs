// Checks what compilers cannot: floors, libraries, names, banned words, dead files. Each rule is one
// test and prints every place that breaks it. The rules of floors and libraries are in floors.txt.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { faults_of, po_entries } from './glossary.mjs'
import { csv_rows } from './texts.mjs'

const tracked = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { encoding: 'utf8' }).split('\n').filter(Boolean)
const texts = new Map()
for (const path of tracked) {
  try {
    const bytes = readFileSync(path)
    if (!bytes.includes(0))
      texts.set(path, bytes.toString('utf8'))
  } catch {
    // Deleted in the work tree and not yet committed.
  }
}
const sources = [...texts.keys()].filter(path => /^src\/.*\.[ch]$/.test(path))
const base_name = path => path.split('/').at(-1)

let failed = 0
function rule(name, complaints) {
  console.log(`${complaints.length === 0 ? 'ok' : 'not ok'} ${name}`)
  for (const complaint of complaints)
    console.log(`  ${complaint}`)
  failed += complaints.length
}

// Every line of `paths` that `pattern` fits, as path:line: text, except where `spare` says so.
function lines_with(pattern, paths, spare = () => false) {
  const found = []
  for (const path of paths)
    texts.get(path)?.split('\n').forEach((line, index) => {
      if (pattern.test(line) && !spare(path, line))
        found.push(`${path}:${index + 1}: ${line.trim().slice(0, 120)}`)
    })
  return found
}

// --- Floors and libraries

const floor_of = new Map()
const libraries = []
let keepers = []
for (const line of texts.get('floors.txt').split('\n')) {
  const floor = line.match(/^floor (\d+): (.*)$/)
  const library = line.match(/^library (\S+): (.*)$/)
  const memory = line.match(/^memory: (.*)$/)
  if (floor)
    floor[2].split(' ').forEach(room => floor_of.set(room, Number(floor[1])))
  else if (library)
    libraries.push({ header: library[1], homes: library[2].split(' ') })
  else if (memory)
    keepers = memory[1].split(' ').map(file => `src/${file}`)
}

const crossings = []
const strangers = []
for (const path of sources) {
  const inside = path.slice('src/'.length)
  const room = inside.includes('/') ? inside.split('/')[0] : 'roof'
  if (room !== 'roof' && !floor_of.has(room))
    crossings.push(`${path}: floors.txt does not name the room ${room}`)
  texts.get(path).split('\n').forEach((line, index) => {
    const own = line.match(/^\s*#\s*include\s*"([^"]+)"/)
    const other = line.match(/^\s*#\s*include\s*<([^>]+)>/)
    const place = `${path}:${index + 1}`
    if (own && room !== 'roof') {
      const target = own[1].split('/')[0]
      if (!floor_of.has(target))
        crossings.push(`${place}: "${own[1]}" is not written room/file.h`)
      else if (target !== room && floor_of.get(target) >= floor_of.get(room))
        crossings.push(`${place}: ${room}/ on floor ${floor_of.get(room)} may not include ${target}/ on floor ${floor_of.get(target)}`)
    }
    if (other) {
      const library = libraries.find(row => other[1].startsWith(row.header))
      if (library ? !library.homes.some(home => inside.startsWith(home)) : !is_system(other[1]))
        strangers.push(`${place}: <${other[1]}> ${library ? `belongs to ${library.homes.join(' ')}` : 'is not in floors.txt'}`)
    }
  })
}
rule('a file includes its own room and lower floors only', crossings)
rule('each library stays in its room', strangers)

// The C library and POSIX, which every room may use.
function is_system(header) {
  return /^(assert|ctype|errno|fcntl|float|inttypes|limits|locale|math|poll|pthread|sched|setjmp|signal|stdarg|stdatomic|stdbool|stddef|stdint|stdio|stdlib|stdnoreturn|string|strings|termios|time|unistd|dirent|netdb|(sys|netinet|arpa)\/[a-z_]+)\.h$/.test(header)
}

// --- Names and comments

const seen = new Map()
const twins = []
for (const path of sources) {
  const name = base_name(path)
  if (seen.has(name))
    twins.push(`${path} and ${seen.get(name)}`)
  seen.set(name, path)
  const stem = name.replace(/\.[ch]$/, '')
  const folder = path.slice(0, -name.length)
  for (const other of seen.values())
    if (base_name(other).replace(/\.[ch]$/, '') === stem && !other.startsWith(folder))
      twins.push(`${path} and ${other}`)
}
rule('no two source files share a name', [...new Set(twins)])
rule('a header begins with what it is for', sources.filter(path => path.endsWith('.h') && !texts.get(path).startsWith('// ')))
rule('a unit test mirrors a source file', [...texts.keys()].filter(path => /^tests\/unit\/.*\.c$/.test(path) &&
  !texts.has(path.replace('tests/unit/', 'src/')) && !texts.has(path.replace('tests/unit/', 'src/').replace(/\.c$/, '.h'))))

// --- Words

rule('no open ends: they belong in an issue, or are written NEEDSWORK:',
  lines_with(/\b(TODO|FIXME|XXX|HACK)\b/, texts.keys(), path => /^(tools\/tidy\.mjs|LICENSE|.*package-lock\.json)$/.test(path) || path.startsWith('fuzz/corpus/')))
rule('memory comes from an arena',
  lines_with(/\b(malloc|calloc|realloc|free|strdup|strndup|asprintf)\s*\(/, sources,
    (path, line) => keepers.some(keeper => path.startsWith(`${keeper}.`)) || /^\s*\/\//.test(line)))
rule('no goto', lines_with(/\bgoto\b/, sources, (path, line) => /\/\/.*goto/.test(line)))
rule('only acts write records', lines_with(/\brecord_save\s*\(/, sources, path => /^src\/(acts|model)\//.test(path)))
rule('demonstration, stories and measurements write through the acts',
  lines_with(/\bINSERT\b/i, [...texts.keys()].filter(path => /^(src\/(acts|cli)\/demo|tests\/stories\/|bench\/)/.test(path)),
    path => path.endsWith('.md') || path.startsWith('bench/raw')))
rule('SQL is a literal', lines_with(/buf_addf?\([^"]*"\s*(select|insert|update|delete)\b/i, sources,
  path => /^src\/(model|store)\//.test(path)))
rule('no place of one machine is named', lines_with(/(^|[^a-z])\/(work|root|home)\//, texts.keys(), path => path === 'tools/tidy.mjs'))
rule('the lock file names no registry', lines_with(/"resolved"/, ['tests/browser/package-lock.json']))

// --- Terms

const [head, ...rows_of_standards] = csv_rows(texts.get('data/standards/instruments.csv')).filter(row => row.length > 1)
rule('the program says the terms of the glossary as they are fixed', faults_of(texts.get('languages/glossary.md'),
  { ar: po_entries(texts.get('languages/ar.po')), fr: po_entries(texts.get('languages/fr.po')) },
  rows_of_standards.map(row => Object.fromEntries(head.map((name, i) => [name, row[i]])))))

// --- Files

const everything = [...texts].filter(([path]) => !path.endsWith('.po')).map(([, text]) => text).join('\n')
rule('every header is used', sources.filter(path => path.endsWith('.h') && !everything.includes(`"${path.slice('src/'.length)}"`) &&
  !everything.includes(path)))
rule('every template is used', [...texts.keys()].filter(path => path.startsWith('templates/') &&
  !everything.includes(base_name(path).replace(/\.[a-z]+$/, ''))))
rule('lines end cleanly', [...lines_with(/[ \t]+$|\r/, [...texts.keys()].filter(path =>
  /^(src|tests|tools|templates|assets|docs|fuzz|bench)\/.*\.(c|h|mjs|js|css|html|md|story|build)$/.test(path) || !path.includes('/')),
path => path === 'LICENSE'), ...sources.filter(path => !texts.get(path).endsWith('\n'))])
process.exitCode = failed === 0 ? 0 : 1
