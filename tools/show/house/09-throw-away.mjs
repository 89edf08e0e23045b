// A throw-away noun is one file and its header, one line of the list and one row of rights; then it has API, pages, search and export in three languages
//
// Follows the recipe of ARCHITECTURE.md in a copy of the tree. Until the first tag a noun needs no
// migration: the first schema is made from the list.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { House, root } from '../../house.mjs'

const header = `// A loose note: a noun for trying how nouns are added.
#pragma once
#include "model/entity.h"

enum note_field {
	NOTE_TITLE,
	NOTE_WORDS,
	NOTE_WRITTEN_ON,
	NOTE_FIELD_COUNT
};

extern const struct entity note_entity;
`
const source = `#include "model/note.h"

static const struct field fields[] = {
	[NOTE_TITLE] = {
		.name = "title", .label = N_("Title"),
		.kind = KIND_TEXT, .max = 400, .required = true, .sort = true, .in_list = true,
		.search = true,
	},
	[NOTE_WORDS] = {
		.name = "words", .label = N_("Words"),
		.kind = KIND_PROSE, .max = 4000, .search = true,
	},
	[NOTE_WRITTEN_ON] = {
		.name = "written_on", .label = N_("Written on"),
		.kind = KIND_DAY, .in_list = true, .filter = true,
	},
};
static_assert(COUNT(fields) == NOTE_FIELD_COUNT, "one row for each field");

const struct entity note_entity = {
	.name = "note", .plural = "notes",
	.label = N_("Note"), .label_many = N_("Notes"),
	.fields = fields, .field_count = NOTE_FIELD_COUNT,
	.name_field = NOTE_TITLE,
};
`
const words = { ar: { Title: 'العنوان', Words: 'الكلمات', 'Written on': 'كتبت في', Note: 'مذكرة', Notes: 'مذكرات' },
  fr: { Title: 'Titre', Words: 'Mots', 'Written on': 'Écrite le', Note: 'Note', Notes: 'Notes' } }
const rooms = { en: 'Notes', ar: 'مذكرات', fr: 'Notes' }

let missing = 0
function see(holds, what, more = '') {
  missing += holds ? 0 : 1
  console.log(`${holds ? 'seen' : 'not yet'}: ${what}${holds ? '' : ` ${more}`}`)
}

const folder = mkdtempSync(join(tmpdir(), 'wiqaya-throw-away-'))
const run = (file, ...rest) => execFileSync(file, rest, { cwd: folder, encoding: 'utf8', stdio: 'pipe', maxBuffer: 64 * 1024 * 1024 })
const change = (path, from, to) => {
  const text = readFileSync(join(folder, path), 'utf8')
  if (!text.includes(from))
    throw new Error(`${path} has no ${from}`)
  writeFileSync(join(folder, path), text.replace(from, () => to))
}

function follow_recipe() {
  execFileSync('sh', ['-c', 'git ls-files -z -co --exclude-standard | tar -c --null --ignore-failed-read -T - 2>/dev/null | tar -x -C "$0"', folder], { cwd: root })
  run('git', 'init', '-q', '.')
  run('git', 'add', '-A')
  writeFileSync(join(folder, 'src/model/note.h'), header)
  writeFileSync(join(folder, 'src/model/note.c'), source)
  change('src/model/entities.c', '\t&attachment_entity,\n', '\t&attachment_entity,\n\t&note_entity,\n')
  change('src/model/entities.h', '#include "model/institution.h"\n', '#include "model/institution.h"\n#include "model/note.h"\n')
  change('src/model/grants.c', '};\nconst size_t grant_count', '\t{ EVERYONE_INSIDE, &note_entity, KEEP, LEVEL_INTERNAL, SCOPE_ALL },\n};\nconst size_t grant_count')
  for (const language of ['ar', 'fr']) {
    const path = join(folder, `languages/${language}.po`)
    const text = readFileSync(path, 'utf8')
    const lines = Object.entries(words[language]).filter(([english]) => !text.includes(`\nmsgid "${english}"\n`))
    writeFileSync(path, `${text.trimEnd()}\n${lines.map(([english, own]) => `\nmsgid "${english}"\nmsgstr "${own}"\n`).join('')}`)
  }
  console.log(run('git', 'diff', '--stat', '--', 'src', 'languages'))
  console.log(run('git', 'ls-files', '-o', '--exclude-standard'))
}

// What people and programs do with it.
async function use(house) {
  await house.init()
  await house.account('coordinator', 'coordinator')
  await house.token('coordinator')
  await house.serve()
  const made = await house.as('coordinator', 'POST', '/api/v1/notes', { title: 'Une note', words: 'Trois clés perdues', written_on: '2026-05-04' })
  see(made.status === 201, 'POST /api/v1/notes makes a note', made.text)
  const list = await house.must('coordinator', 'GET', '/api/v1/notes?written_on=2026-05-04')
  see(list.count === 1 && list.items[0].title === 'Une note', 'GET /api/v1/notes lists it', JSON.stringify(list))
  const changed = await house.as('coordinator', 'PATCH', `/api/v1/notes/${made.json.id}`, { title: 'Une note relue' }, { headers: { 'If-Match': made.headers.etag } })
  see(changed.status === 200 && changed.json.version === 2, 'PATCH changes it', changed.text)
  const nobody = await house.as('nobody', 'GET', '/api/v1/notes')
  see(nobody.status === 401, 'nobody else sees it', nobody.text)

  const Cookie = await house.cookie('coordinator')
  for (const [language, word] of Object.entries(rooms)) {
    const page = await house.request('GET', `/notes?lang=${language}`, { headers: { Cookie } })
    see(page.status === 200 && page.text.includes(`<html lang="${language}"`) && page.text.includes(word) && page.text.includes('Une note relue'), `the list page in ${language}`, `${page.status}`)
    const record = await house.request('GET', `/notes/${made.json.id}?lang=${language}`, { headers: { Cookie } })
    see(record.status === 200 && record.text.includes('Trois clés perdues'), `the record page in ${language}`, `${record.status}`)
    const form = await house.request('GET', `/notes/new?lang=${language}`, { headers: { Cookie } })
    see(form.status === 200 && /name="title"/.test(form.text) && form.text.includes(words[language]?.Title ?? 'Title'), `the form in ${language}`, `${form.status}`)
    const fields = [...form.text.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([input]) => [input.match(/name="([^"]*)"/)?.[1], input.match(/value="([^"]*)"/)?.[1] ?? ''])
    const body = new URLSearchParams([...fields, ['title', `Page ${language}`], ['words', ''], ['written_on', '2026-05-05']]).toString()
    const posted = await house.request('POST', '/notes/new', { body, headers: { Cookie, 'Content-Type': 'application/x-www-form-urlencoded', Origin: `http://127.0.0.1:${house.port}` } })
    see(posted.status === 303, `the form makes a note in ${language}`, `${posted.status} ${posted.text.slice(0, 300)}`)
  }
  const found = await house.must('coordinator', 'GET', '/api/v1/notes?q=cles')
  see(found.items.length === 1, 'search finds it by a word without its accent', JSON.stringify(found))
  const routes = await house.must('coordinator', 'GET', '/api/v1/openapi.json')
  see(routes.paths['/api/v1/notes'] !== undefined || JSON.stringify(routes).includes('notes'), 'openapi.json knows it')
  await house.stop()
  const { out } = await house.wiqaya(['export', 'notes', '--format', 'csv'])
  see(out.includes('Une note relue') && out.trim().split('\n').length === 5, 'wiqaya export notes', out)
  const verified = await house.wiqaya(['verify'])
  see(/bad 0/.test(verified.out), 'wiqaya verify', verified.out)
}

let house
try {
  follow_recipe()
  console.log('./dev build')
  run('./dev', 'build')
  house = new House({ program: join(folder, 'build/wiqaya') })
  await use(house)
} catch (error) {
  see(false, 'the recipe works', `${error.message}\n${(error.stdout ?? '').slice(-2000)}${(error.stderr ?? '').slice(-2000)}\n${house?.log() ?? ''}`)
} finally {
  await house?.end()
  rmSync(folder, { recursive: true, force: true })
}
process.exitCode = missing === 0 ? 0 : 2
