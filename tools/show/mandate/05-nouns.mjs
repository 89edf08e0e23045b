#!/usr/bin/env node
// Each noun of the mandate is one file of the model; its screens, rights, search, export, import and three languages follow from it; tidy is clean
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import { make_world } from '../../../tests/rights/world.mjs'

const nouns = ['legal_text', 'legal_article', 'partner', 'person', 'post', 'membership', 'network', 'network_member', 'mandate', 'agreement', 'clause',
  'cooperation_project', 'budget_line', 'project_result', 'project_report', 'joint_action', 'training_session', 'attendance', 'event', 'treaty_exchange',
  'self_assessment', 'self_assessment_answer', 'reprisal', 'complaint_referral', 'report', 'yearly_resource', 'staff_count']

execFileSync('./dev', ['build'], { stdio: 'ignore' })
execFileSync('node', ['tools/tidy.mjs'], { stdio: 'ignore' })
console.log('ok tidy is clean')
const house = await make_world(resolve('build/wiqaya'))
const rights = readFileSync('reference/rights.md', 'utf8'), model = readFileSync('reference/model.md', 'utf8')
const entities = JSON.parse((await house.wiqaya(['describe', '--json'])).out).entities.filter(one => nouns.includes(one.name))
const wrong = Object.fromEntries(nouns.map(noun => [noun, []]))
for (const { name } of entities) {
  if (!existsSync(`src/model/${name}.c`) || !existsSync(`src/model/${name}.h`))
    wrong[name].push('has no file of its own')
  if (!rights.includes(`| ${name} |`) || !model.includes(name))
    wrong[name].push('is not in the reference')
}

await house.serve()
const cookie = await house.cookie('coordinator'), counts = {}
for (const { name, plural } of entities) {
  for (const language of ['ar', 'fr', 'en'])
    for (const path of [`/${plural}`, `/${plural}/new`]) {
      const page = await house.request('GET', `${path}?lang=${language}`, { headers: { Cookie: cookie } })
      if (page.status !== 200 || !page.text.includes(`<html lang="${language}"`))
        wrong[name].push(`${path} in ${language}: ${page.status}`)
    }
  counts[name] = (await house.must('coordinator', 'GET', `/api/v1/${plural}`)).count
}
await house.stop()

// What goes out comes in again: every row is read and known.
for (const { name, plural } of entities) {
  writeFileSync(`${house.folder}/${plural}.csv`, (await house.wiqaya(['export', plural, '--format', 'csv', '--as', 'coordinator'])).out)
  const back = await house.wiqaya(['import', plural, `${plural}.csv`, '--dry-run', '--json', '--as', 'coordinator'], { status: null })
  const read = back.out.trim() === '' ? { errors: [back.err] } : JSON.parse(back.out)
  if (counts[name] === 0 || read.rows !== counts[name] || read.errors.length > 0)
    wrong[name].push(`does not read its own export: ${JSON.stringify(read).slice(0, 400)}`)
}
for (const noun of nouns)
  console.log(wrong[noun].length === 0 ? `ok ${noun}` : `not ok ${noun}: ${wrong[noun].join('; ')}`)
process.exitCode = entities.length === nouns.length && nouns.every(noun => wrong[noun].length === 0) ? 0 : 1
