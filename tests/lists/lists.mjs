// Lists as secretariats keep them (../shared/data/lists) come in, by command and with a person's map, on both engines:
// which rows, which refusals, which figures. What is expected was counted from the clean model before the mess was
// put on, so the recount here is first held against the sets that the data give, and then against ours.
//
//   node tests/lists/lists.mjs [--engine sqlite|postgresql]
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { House, lend_postgres, root, shared } from '../../tools/house.mjs'

const here = join(root, 'tests/lists')
const lists = shared && join(shared, 'data/lists')
const only = process.argv[process.argv.indexOf('--engine') + 1]
const engines = process.argv.includes('--engine') ? [only] : ['sqlite', 'postgresql']
let failed = 0

function tell(name, faults) {
  failed += faults.length > 0 ? 1 : 0
  console.log(`${faults.length > 0 ? 'not ok' : 'ok'} ${name}`)
  for (const fault of faults.slice(0, 12))
    console.log(`  # ${fault}`)
}

const sorted = value => value && typeof value === 'object' && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort()) : value
const same = (what, found, wanted) => JSON.stringify(sorted(found)) === JSON.stringify(sorted(wanted)) ? [] : [`${what}: ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`]
const expected = name => JSON.parse(readFileSync(join(lists, `${name}.expected.json`), 'utf8'))
const csv = rows => rows.map(row => row.map(cell => `"${String(cell ?? '').replaceAll('"', '""')}"`).join(',')).join('\n') + '\n'
const where = row => row.sheet ? `${row.sheet}!${row.row}` : `${row.row}`

// --- The figures by their rules, from the clean records

const month_end = day => new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)).toISOString().slice(0, 10)
const whole = day => day.length === 10 ? day : day.length === 7 ? month_end(day) : `${day}-12-31`
const on_site_first = ['third_party', 'npm_desk', 'npm_on_site']

function verified(record, as_of, list_day) {
  const own = record.assessments.filter(one => ['npm_desk', 'npm_on_site'].includes(one.assessor) &&
    whole(one.assessed_on ?? list_day) <= as_of && one.implementation !== 'not_assessed')
  const rank = one => `${on_site_first.indexOf(one.assessor)} ${whole(one.assessed_on ?? list_day)}`
  return own.sort((a, b) => rank(a) < rank(b) ? 1 : -1)[0]?.implementation
}

function recount(records, as_of, list_day) {
  const count = test => records.filter(test).length
  const sent = record => record.sent_on && whole(record.sent_on) <= as_of
  const replied = record => sent(record) && record.reply === 'reply' && whole(record.replied_on ?? list_day) <= as_of
  const due = record => sent(record) && (replied(record) || (record.reply_due_on && record.reply_due_on < as_of))
  const accepted = ['accepted', 'accepted_in_part', 'accepted_in_principle']
  return {
    R1: [count(replied), count(sent)], R2: [count(replied), count(due)],
    A3: [count(record => replied(record) && accepted.includes(record.position)), count(replied)],
    I1: [count(record => sent(record) && verified(record, as_of, list_day) === 'full'), count(record => sent(record) && verified(record, as_of, list_day) !== undefined)],
    V1: [new Set(records.filter(record => record.visit <= as_of).map(record => `${record.place} ${record.visit}`)).size, null],
  }
}

const pairs = figures => Object.fromEntries(Object.entries(figures).map(([code, figure]) => [code, [figure.numerator, figure.denominator]]))
// A figure that nobody can compute from these rows is given as null.
const but_without = (records, rows) => records.filter(record => record.at.some(at => !rows.has(where(at))))

async function figures(house, as_of, by = []) {
  const found = {}
  for (const code of ['R1', 'R2', 'A3', 'I1', 'V1']) {
    const { out } = await house.wiqaya(['count', code, '--as-of', as_of, ...by, '--json'])
    found[code] = JSON.parse(out)
  }
  return found
}

const totals = found => Object.fromEntries(Object.entries(found).map(([code, figure]) => [code, [figure.total.numerator, code === 'V1' ? null : figure.total.denominator]]))

// A state of which nobody tells who found it is no verification until a person says so.
const claimed = (data, rows) => data.records.map(record => record.at.some(at => rows.has(where(at)))
  ? { ...record, assessments: record.assessments.map(one => one.assessed_on === rows.get(where(record.at[0])) ? { ...one, assessor: 'self_report' } : one) } : record)

async function check_figures(name, house, data, set, refused, claims = new Map()) {
  const faults = []
  for (const as_of of Object.keys(data.indicators.truth)) {
    if (set)
      faults.push(...same(`recount of ${set} at ${as_of}`, recount(but_without(data.records, refused), as_of, data.list_day), pairs(data.indicators[set][as_of])))
    const wanted = recount(but_without(claimed(data, claims), refused), as_of, data.list_day)
    faults.push(...same(`figures at ${as_of}`, totals(await figures(house, as_of)), wanted))
  }
  tell(name, faults)
}

async function check_by_authority(name, house, data) {
  const faults = []
  for (const [as_of, wanted] of Object.entries(data.indicators.truth_by_authority)) {
    const found = await figures(house, as_of, ['--by', 'authority'])
    for (const [authority, codes] of Object.entries(wanted))
      for (const [code, figure] of Object.entries(codes)) {
        const row = found[code].rows.find(one => one.authority?.name === authority)
        faults.push(...same(`${code} of ${authority}`, [row?.numerator ?? 0, row?.denominator ?? 0], [figure.numerator, figure.denominator]))
      }
  }
  tell(name, faults)
}

// --- Importing

async function bring_in(house, entity, file, map, ...words) {
  writeFileSync(join(house.folder, 'list.map'), map)
  const { out, code } = await house.wiqaya(['import', entity, file, '--map', 'list.map', '--json', ...words], { status: null })
  return { code, ...JSON.parse(out) }
}

const map_of = name => readFileSync(join(here, `${name}.map`), 'utf8')

// What a person would set right, cell by cell: the truth that the data give for each.
function cells_of(map, cells) {
  const lines = cells.map(cell => `${cell.sheet ? `${cell.sheet}!` : ''}${cell.row}!${cell.head ?? cell.column} = ${cell.truth ?? ''}`)
  return `${map}\n[cells]\n${lines.join('\n')}\n`
}

const rows_of = (list, head) => new Set(list.map(where).filter(Boolean, head))

function check_refusals(name, result, data, { also = [], but = [] } = {}) {
  const wanted = new Set([...data.errors.map(where), ...also].filter(row => !but.includes(row)))
  const found = rows_of(result.errors)
  const noted = rows_of(result.notes)
  const silent = data.ambiguous.map(where).filter(row => !noted.has(row) && !found.has(row))
  tell(name, [
    ...[...wanted].filter(row => !found.has(row)).map(row => `row ${row} was not refused`),
    ...[...found].filter(row => !wanted.has(row)).map(row => `row ${row} was refused: ${result.errors.find(error => where(error) === row).reason}`),
    ...silent.map(row => `row ${row} was settled in silence`),
  ])
  return found
}

// --- The inventory of places, and what has to be there before it

async function places(house, engine) {
  const data = expected('inventaire_lieux')
  const regions = [...new Set(data.records.map(record => record.region))]
  writeFileSync(join(house.folder, 'regions.csv'), csv([['name', 'kind'], ...regions.map(region => [region, 'region'])]))
  await house.wiqaya(['import', 'areas', 'regions.csv'])
  const authorities = await bring_in(house, 'authorities', join(lists, 'suivi_recommandations_2022_2024.xlsx'), map_of('legende'))
  tell(`legend: six authorities with their days, on ${engine}`, same('made', authorities.created, { authorities: 6 }))

  const file = join(lists, 'inventaire_lieux.csv')
  const strict = await bring_in(house, 'places', file, map_of('inventaire_lieux'), '--keep-good')
  const refused = new Set([...data.errors, ...data.ambiguous].map(where))
  refused.delete('83')
  check_refusals(`places: refused and asked about, on ${engine}`, strict, data, { also: [...refused] })
  const doubles = new Set(data.duplicates.map(one => one.row))
  tell(`places: rows, bands and doubles, on ${engine}`, [
    ...same('rows', strict.rows, data.rows.data_rows),
    ...same('passed over', strict.passed_over.map(row => row.row), data.rows.not_data.filter(row => row.kind !== 'blank').map(row => row.row)),
    ...same('encoding and separator', [strict.encoding, strict.separator], ['windows-1252', ';']),
    ...same('all rows', strict.created.places + strict.duplicates, data.rows.data_rows - refused.size),
    ...strict.duplicate_rows.filter(row => !doubles.has(row.row)).map(row => `row ${row.row} is no double`),
  ])
  await house.wiqaya(['import', '--undo', strict.import])

  const cells = [...data.errors, ...data.ambiguous].map(cell => ({ ...cell, truth: Array.isArray(cell.truth) ? cell.truth.join(', ') : cell.truth === 'active' ? 'actif' : cell.truth }))
  const right = await bring_in(house, 'places', file, cells_of(map_of('inventaire_lieux'), cells))
  tell(`places: with a person's corrections nothing is refused, on ${engine}`, [
    ...same('code', right.code, 0), ...same('errors', right.errors, []),
    ...same('places', right.created?.places + right.duplicates, data.rows.data_rows),
    // Each double is named, as one that is there already or as one that may be; nothing else is.
    ...same('doubles', [...right.duplicate_rows, ...right.likely_rows].map(row => `${row.row} of ${row.of_row}`).sort(), data.duplicates.map(row => `${row.row} of ${row.of.row}`).sort()),
  ])
  const { out } = await house.wiqaya(['export', 'places', '--format', 'json'])
  const key = (name, region) => `${name.replaceAll(/\s+/g, ' ').trim()} in ${region}`
  const kept = new Map(JSON.parse(out).map(place => [key(place.name.fr ?? place.name, place.region?.name), place]))
  const text = new TextDecoder('windows-1252').decode(readFileSync(file)).split('\r\n').slice(1)
  const given = row => text[row - 1].split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/)[6]
  const faults = []
  for (const record of data.records) {
    const place = [...record.written, record.name].map(name => kept.get(key(name, record.region))).find(Boolean)
    if (!place) {
      faults.push(`${record.name} is not there`)
      continue
    }
    faults.push(...same(`${record.name}: kind, capacity`, [place.kind, place.capacity ?? null], [record.kind, record.capacity]))
    const point = place.point?.split(',').map(Number)
    const told = given(record.row) !== '' && !data.errors.some(cell => cell.row === record.row && cell.code === 'null_island')
    if (told ? !point || Math.abs(point[0] - record.point[0]) > 0.001 || Math.abs(point[1] - record.point[1]) > 0.001 : point)
      faults.push(`${record.name}: ${place.point}, not ${record.point}`)
  }
  tell(`places: each of ${data.records.length} as it is, on ${engine}`, faults)
}

// --- The lists of recommendations

async function recommendations(house, engine, name, { also = [], but = [], heads = {}, claims = new Map(), actions = {} }) {
  const data = expected(name)
  const file = join(lists, `${name}.${existsSync(join(lists, `${name}.xlsx`)) ? 'xlsx' : 'csv'}`)
  const kept = await bring_in(house, 'recommendations', file, map_of(name), '--keep-good')
  const refused = check_refusals(`${name}: refused and asked about, on ${engine}`, kept, data, { also, but })
  tell(`${name}: rows and doubles, on ${engine}`, [
    ...same('rows', kept.rows, data.rows.data_rows),
    ...same('doubles', kept.duplicate_rows.map(row => `${where(row)} of ${where({ sheet: row.of_sheet, row: row.of_row })}`).sort(),
      data.duplicates.map(row => `${where(row)} of ${where(row.of)}`).sort()),
  ])
  await check_figures(`${name}: figures without the refused rows, on ${engine}`, house, data, also.length === 0 ? 'without_error_rows' : null, refused, claims)
  await house.wiqaya(['import', '--undo', kept.import])
  tell(`${name}: taken back, on ${engine}`, same('left', totals(await figures(house, data.as_of)), { R1: [0, 0], R2: [0, 0], A3: [0, 0], I1: [0, 0], V1: [0, null] }))

  const asked = data.ambiguous.filter(cell => cell.code === 'no_assessment_type')
  const right = await bring_in(house, 'recommendations', file, cells_of(map_of(name), [...data.errors, ...asked].map(cell => ({ ...cell, head: heads[where(cell)] ?? head_of(data, cell) }))))
  tell(`${name}: with a person's corrections nothing is refused, on ${engine}`, [
    ...same('code', right.code, 0), ...same('errors', right.errors, []),
    ...same('made', right.created, { visits: data.counts.visits, recommendations: data.counts.recommendations,
      addressee_lines: data.counts.addressee_lines, assessments: data.counts.assessments, replies: data.counts.replies, ...actions }),
    ...same('acknowledged', JSON.parse((await house.wiqaya(['export', 'addressee_lines', '--format', 'json'])).out).filter(line => line.acknowledged_on !== '' && line.acknowledged_on !== null).length, data.counts.acknowledgements),
  ])
  await check_figures(`${name}: the five figures, on ${engine}`, house, data, 'truth', new Set())
  await check_by_authority(`${name}: the five figures by authority, on ${engine}`, house, data)
  const again = await bring_in(house, 'recommendations', file, cells_of(map_of(name), [...data.errors, ...asked].map(cell => ({ ...cell, head: heads[where(cell)] ?? head_of(data, cell) }))))
  tell(`${name}: the same list again adds nothing, on ${engine}`, same('made', again.created, {}))
}

// The data name columns of workbooks by letter; people name them by head.
function head_of(data, cell) {
  const sheet = data.layout.sheets?.find(one => one.sheet === cell.sheet)
  return sheet ? sheet.columns.find(column => column.column === cell.column).header.trim() : cell.column
}

async function run(engine) {
  const postgres = engine === 'postgresql' ? lend_postgres() : undefined
  const house = new House({ postgres })
  const second = new House({ postgres })
  try {
    await house.init(['--languages', 'fr,ar,en'])
    await places(house, engine)
    await recommendations(house, engine, 'suivi_recommandations_2022_2024', {
      // Two rows bear one number, and nobody but a person knows which of them is wrong: the second is refused, the first noted.
      also: ['Min. Santé!23'], but: ['Min. Santé!22'],
    })
    await second.init(['--languages', 'en,fr,ar'])
    const tracker = expected('recommendations_tracker')
    writeFileSync(join(second.folder, 'authorities.csv'), csv([['name', 'aliases'], ...tracker.authorities.map(one => [one.name, one.written.filter(name => name !== one.name).join('; ')])]))
    await second.wiqaya(['import', 'authorities', 'authorities.csv'])
    writeFileSync(join(second.folder, 'places.csv'), csv([['name', 'kind'], ...[...tracker.places.map(one => one.name), 'Zellaf Local Prison 2'].map(name => [name, 'other'])]))
    await second.wiqaya(['import', 'places', 'places.csv'])
    // Of the 43 plans two are doubles, and one is a day in a row whose cells moved.
    await recommendations(second, engine, 'recommendations_tracker', { actions: { actions: 40 }, claims: new Map([['19', '2021-11-07'], ['55', '2023-06-10']]), heads: { 16: 'Status (H1 2022)', 36: 'H2 2023 Assessment Date', 19: 'Assessment Type (H2 2021)', 55: 'Assessment Type (H1 2023)' } })
    for (const one of [house, second]) {
      const { out } = await one.wiqaya(['verify'])
      tell(`verify, on ${engine}`, /bad 0/.test(out) ? [] : [out])
    }
  } finally {
    await house.end()
    await second.end()
    postgres?.stop()
  }
}

if (!lists || !existsSync(lists)) {
  console.log('ok lists as secretariats keep them # SKIP ../shared/data/lists is not there')
} else
  for (const engine of engines)
    await run(engine)
process.exitCode = failed === 0 ? 0 : 1
