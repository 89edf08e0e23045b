// The table that goes out to an authority and comes back: filled in well, and spoiled in every way that people and
// spreadsheets spoil tables, on both engines. Each case says what of it must come in and which words refuse the rest.
//
//   node tests/dialogue/reply_table.mjs [--office]     --office: each goes through LibreOffice as well, opened and saved
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { House, lend_postgres } from '../../tools/house.mjs'
import { Workbook } from '../../tools/workbook.mjs'

let failed = 0
function tell(name, faults) {
  failed += faults.length > 0 ? 1 : 0
  console.log(`${faults.length > 0 ? 'not ok' : 'ok'} ${name}`)
  for (const fault of faults)
    console.log(`  ${fault}`)
}

const recommendations = `text.fr,text.ar,addressee,sent_on,reply_due_on
Tenir un registre des soins de nuit,مسك سجل للرعاية الليلية,Santé,2026-03-02,2026-05-02
Ouvrir la cour deux heures par jour,فتح الساحة ساعتين كل يوم,Santé,2026-03-03,2026-05-03
Remplacer les matelas,استبدال الأفرشة,Santé,2026-03-04,2026-05-04
"Former le personnel, chaque année",تكوين الموظفين كل سنة,Santé,2026-03-05,2026-05-05
Réduire la surpopulation,الحد من الاكتظاظ,Prisons,2026-03-02,2026-05-02
`

async function stand(postgres) {
  const house = new House({ postgres })
  await house.init(['--country', 'MA', '--languages', 'fr,ar,en'])
  const put = async (entity, text) => {
    writeFileSync(join(house.folder, `${entity}.csv`), text)
    await house.wiqaya(['import', entity, `${entity}.csv`])
  }
  await put('authorities', 'name.fr,code\nMinistère de la Santé,Santé\nAdministration pénitentiaire,Prisons\n')
  await put('recommendations', recommendations)
  return house
}

async function table_of(house, addressee, language = 'fr') {
  const path = join(house.folder, `${addressee}.${language}.xlsx`)
  await house.file(['export', 'replies', '--addressee', addressee, '--format', 'xlsx', '--language', language], path)
  return readFileSync(path)
}

async function take(house, bytes, ...words) {
  writeFileSync(join(house.folder, 'back.xlsx'), bytes)
  const { code, out, err } = await house.wiqaya(['import', 'replies', 'back.xlsx', '--json', ...words], { status: null })
  return { code, err, result: out.trim() === '' ? undefined : JSON.parse(out) }
}

// Columns as they go out: A number, B recommendation, C place, D sent, E due, F position, G reply, H kind of reason,
// I reasons, J promised, K signed by, L and M the marks. Row 2 holds the codes, the recommendations stand in 3 to 6.
const filled = book => book.set('F3', 'Acceptée').set('G3', 'Un registre est ouvert depuis avril.')

// [name, what is done to the table, how many replies come in, the sentence that refuses it, its row]: fourteen are refused
// here and three below, ten are spoiled and repaired.
const cases = ({ other, arabic }) => [
  ['nothing filled in', book => book, 0],
  ['one row filled in', filled, 1],
  ['a position by its code', book => book.set('F3', 'accepted'), 1],
  ['a position in Arabic, in the French table', book => book.set('F3', 'مقبولة').set('G3', 'فتح سجل'), 1],
  ['the Arabic table', () => new Workbook(arabic).set('F4', 'مرفوضة').set('I4', 'لا توجد ساحة'), 1],
  ['a position that is none', book => book.set('F3', 'peut-être'), 0, '« peut-être » n’est pas un des termes de : Position.', 3],
  ['a date in Arabic digits', book => filled(book).set('J3', '٢٠٢٦-٠٩-٣٠'), 1],
  ['a date as spreadsheets keep it', book => filled(book).set('J3', { number: 46295 }), 1],
  ['a day that does not exist', book => filled(book).set('J3', '31/02/2026'), 0, '« 31/02/2026 » n’est pas un jour. Écrivez comme dans 2026-05-31.', 3],
  ['a day and a month that could be swapped', book => filled(book).set('J3', '03/04/2026'), 0, '« 03/04/2026 » : le jour et le mois pourraient être inversés. Écrivez comme dans 2026-05-31.', 3],
  ['a formula for an answer', book => book.set('G3', { formula: 'CONCAT("fait"," en mai")', result: 'fait en mai' }), 0, 'Une formule se trouve ici. Écrivez à sa place ce qu’elle dit.', 3],
  ['a formula where nothing is filled in', book => filled(book).set('C3', { formula: 'A3&""', result: '1' }), 1],
  ['one answer merged over three rows', book => book.set('F3', 'Acceptée').set('G3', 'Fait pour les trois.').merge('G3:G5').set('F4', 'Acceptée').set('F5', 'Rejetée'), 3],
  ['a text that was changed', book => filled(book).set('B3', 'Tenir un registre'), 0, 'Le texte de la recommandation a été modifié dans le fichier : on ne sait pas à quoi il est répondu.', 3],
  ['a text with other spaces', book => filled(book).set('B3', '  Tenir un  registre\ndes soins de nuit '), 1],
  ['one recommendation twice', book => filled(book).set('L4', book.get('L3')).set('M4', book.get('M3')).set('G4', 'Encore.'), 0, 'Cette recommandation figure deux fois dans le tableau : la ligne 3 y répond aussi.', 4],
  ['a row of another authority', book => filled(book).set('L4', other.get('L3')).set('M4', other.get('M3')).set('B4', other.get('B3')).set('G4', 'Fait.'), 0, 'Cette ligne vient du tableau d’une autre autorité.', 4],
  ['a mark that was made up', book => filled(book).set('L4', '0123456789abcdef0123456789abcdef').set('G4', 'Fait.'), 0, 'La marque cachée de cette ligne n’est pas une des nôtres. Répondez dans le tableau tel qu’il a été envoyé.', 4],
  ['a row of their own', book => { filled(book).append({ B: 'Nous proposons autre chose', G: 'Un projet.' }); return book }, 0, 'Cette ligne n’est pas du tableau envoyé : sa marque cachée manque. Répondez dans les lignes du tableau.', 7],
  ['a note below the table', book => { filled(book).append({ B: 'Fait à Rabat' }); return book }, 1],
  ['rows in another order', book => { // The third and the fourth change places, marks and all.
    for (const column of 'BLM') {
      const [a, b] = [book.get(`${column}5`), book.get(`${column}6`)]
      book.set(`${column}5`, b).set(`${column}6`, a)
    }
    return book.set('G5', 'Formation en juin.').set('F5', 'Acceptée')
  }, 1],
  ['columns in another order', book => { // Position and reply change places; the codes go with them.
    book.set('F2', 'text').set('G2', 'position')
    return book.set('F3', 'Un registre est ouvert.').set('G3', 'Acceptée')
  }, 1],
  ['letters that turn the text round', book => book.set('F3', 'Acceptée').set('G3', 'Fait\u202e en mai\u200f'), 1],
  ['a kind of reason from the list', book => book.set('F3', 'Rejetée').set('H3', 'Pas de crédits').set('I3', 'Rien avant 2027.'), 1],
  ['a kind of reason that is none', book => book.set('F3', 'Rejetée').set('H3', 'trop cher'), 0, '« trop cher » n’est pas un des termes de : Nature du motif.', 3],
  ['an answer whose mark was deleted', book => filled(book).set('L4', '').set('G4', 'Fait.'), 0, 'Cette ligne n’est pas du tableau envoyé : sa marque cachée manque. Répondez dans les lignes du tableau.', 4],
  ['a text that was deleted', book => filled(book).set('B3', ''), 0, 'Le texte de la recommandation a été modifié dans le fichier : on ne sait pas à quoi il est répondu.', 3],
  ['the second mark of another row', book => filled(book).set('M3', book.get('M4')), 0, 'La recommandation a été modifiée après l’envoi de ce tableau. Envoyez un nouveau tableau à l’autorité.', 3],
  ['a position in capitals with blanks around it', book => book.set('F3', '  ACCEPTÉE ').set('G3', 'Fait.'), 1],
  ['two answers, one of them wrong', book => filled(book).set('F4', 'non'), 0, '« non » n’est pas un des termes de : Position.', 4],
]

// Opened by LibreOffice and saved as what `format` says, and as a workbook again.
function through_office(house, bytes, format) {
  const folder = join(house.folder, 'office')
  mkdirSync(folder, { recursive: true })
  const convert = (from, to, out) => execFileSync('soffice', [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', to, '--outdir', join(folder, out), from], { stdio: 'pipe', timeout: 120000 })
  writeFileSync(join(folder, 'table.xlsx'), bytes)
  convert(join(folder, 'table.xlsx'), format, 'once')
  if (format === 'xlsx')
    return readFileSync(join(folder, 'once/table.xlsx'))
  convert(join(folder, `once/table.${format}`), 'xlsx', 'twice')
  return readFileSync(join(folder, 'twice/table.xlsx'))
}

// What a person does in LibreOffice: opens the table, types into cells, saves. A cell that is protected stays as it is.
const typing = (from, into, cells) => `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">${escaped(`
Sub Fill
  Dim seen(0) As New com.sun.star.beans.PropertyValue
  seen(0).Name = "Hidden"
  seen(0).Value = True
  table = StarDesktop.loadComponentFromURL("${from}", "_blank", 0, seen())
  sheet = table.Sheets.getByIndex(1)
${Object.entries(cells).map(([place, text]) => `  TypeInto sheet, "${place}", "${text.replaceAll('"', '""')}"`).join('\n')}
  Dim manner(0) As New com.sun.star.beans.PropertyValue
  manner(0).Name = "FilterName"
  manner(0).Value = "Calc MS Excel 2007 XML"
  table.storeToURL("${into}", manner())
  table.close(True)
  StarDesktop.terminate()
End Sub
Sub TypeInto(sheet, place, text)
  cell = sheet.getCellRangeByName(place)
  If Not cell.CellProtection.IsLocked Then cell.FormulaLocal = text
End Sub
`)}</script:module>
`
const escaped = text => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
const library = (type, name, entries) => `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:${type} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "${type}.dtd">
<library:${type} xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink"${name}>${entries}</library:${type}>
`

function typed_in_office(house, bytes, cells) {
  const folder = join(house.folder, 'typing'), basic = join(folder, 'profile/user/basic'), url = `file://${folder}`
  const office = (...words) => execFileSync('soffice', [`-env:UserInstallation=${url}/profile`, '--headless', '--norestore', ...words], { stdio: 'pipe', timeout: 120000 })
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'table.xlsx'), bytes)
  if (!existsSync(basic))
    office('--convert-to', 'ods', '--outdir', folder, join(folder, 'table.xlsx')) // It lays its own libraries down first.
  mkdirSync(join(basic, 'Standard'), { recursive: true })
  writeFileSync(join(basic, 'script.xlc'), library('libraries', '', '<library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" library:link="false"/>'))
  writeFileSync(join(basic, 'Standard/script.xlb'), library('library', ' library:name="Standard" library:readonly="false" library:passwordprotected="false"', '<library:element library:name="Module1"/>'))
  writeFileSync(join(basic, 'Standard/Module1.xba'), typing(`${url}/table.xlsx`, `${url}/filled.xlsx`, cells))
  rmSync(join(folder, 'filled.xlsx'), { force: true })
  office('macro:///Standard.Module1.Fill')
  return readFileSync(join(folder, 'filled.xlsx'))
}

async function by_office(house, bytes, arabic) {
  const filled = typed_in_office(house, bytes, { F3: 'Acceptée', G3: 'Un registre est ouvert depuis avril.', J3: '2026-09-30', K3: 'Le directeur',
    B4: 'Ouvrir la cour une heure', F4: 'Rejetée', H4: 'Pas de personnel', I4: 'Un seul gardien.' })
  const good = await take(house, filled, '--dry-run', '--language', 'fr')
  tell('sqlite: typed in LibreOffice, and what is protected stays', good.code === 0 && good.result.good === 2 && good.result.errors.length === 0 &&
    new Workbook(filled).get('F3') === 'Acceptée' && new Workbook(filled).get('B4') === 'Ouvrir la cour deux heures par jour' ? [] : [JSON.stringify(good)])
  const spoiled = await take(house, typed_in_office(house, bytes, { F3: 'Acceptée', G3: '=CONCATENATE("fait"," en mai")', F4: 'plus tard' }), '--dry-run', '--language', 'fr')
  tell('sqlite: a formula and a word typed in LibreOffice', spoiled.code === 1 &&
    JSON.stringify(spoiled.result.errors.map(error => [error.row, error.reason])) === JSON.stringify([
      [3, 'Une formule se trouve ici. Écrivez à sa place ce qu’elle dit.'], [4, '« plus tard » n’est pas un des termes de : Position.']]) ? [] : [JSON.stringify(spoiled)])
  const turned = await take(house, typed_in_office(house, arabic, { F3: 'مقبولة', G3: 'فتح سجل في أبريل', J3: '٢٠٢٦-٠٩-٣٠' }), '--dry-run', '--language', 'ar')
  tell('sqlite: the Arabic table typed in LibreOffice', turned.code === 0 && turned.result.good === 1 ? [] : [JSON.stringify(turned)])
}

async function try_case(house, bytes, [name, change, good, words, row], context) {
  const faults = []
  let table = change(new Workbook(bytes), context).bytes()
  if (context.format)
    table = through_office(house, table, context.format)
  const { code, err, result } = await take(house, table, '--dry-run', '--language', 'fr')
  if (result === undefined)
    faults.push(`nothing was printed: ${err}`)
  else if (words === undefined && (code !== 0 || result.good !== good || result.errors.length > 0))
    faults.push(`${result.good} of ${good} good, exit ${code}: ${JSON.stringify(result.errors)} ${err}`)
  else if (words !== undefined && (code !== 1 || result.errors.length !== 1 || result.errors[0].reason !== words || result.errors[0].row !== row))
    faults.push(`exit ${code}, expected “${words}” in row ${row}: ${JSON.stringify(result.errors)}`)
  tell(`${context.engine}: ${name}${context.format ? `, through LibreOffice as ${context.format}` : ''}`, faults)
}

async function count(house) {
  return JSON.parse((await house.wiqaya(['count', 'R1', '--json'])).out).total.numerator
}

// The same by page and API, and a recommendation whose text the house changes while the table is out.
async function by_http(house, engine, bytes) {
  await house.account('coordinator', 'coordinator')
  await house.token('coordinator')
  await house.serve()
  const cookie = `${await house.cookie('coordinator')}; wiqaya_language=fr`
  const [authority] = (await house.must('coordinator', 'GET', '/api/v1/authorities?q=Santé')).items
  const page = await house.request('GET', `/authorities/${authority.id}`, { headers: { Cookie: cookie } })
  const sheet = await house.request('GET', `/authorities/${authority.id}/reply_table`, { headers: { Cookie: cookie } })
  tell(`${engine}: its page hands the table over`, page.text.includes(`/authorities/${authority.id}/reply_table`) && sheet.status === 200 &&
    sheet.headers['content-type'].includes('spreadsheetml') ? [] : [`${page.status} ${sheet.status}`])
  const look = await upload(house, filled(new Workbook(bytes)).bytes(), { Cookie: cookie }, '/import')
  tell(`${engine}: the page looks it through and offers to import it`, look.status === 200 && /name="do" value="import"/.test(look.text) &&
    !look.text.includes('name="visit_kind"') ? [] : [`${look.status}`])
  const [first] = (await house.must('coordinator', 'GET', '/api/v1/recommendations?q=registre')).items
  await house.must('coordinator', 'PATCH', `/api/v1/recommendations/${first.id}`, { text: { fr: 'Tenir un registre, jour et nuit' } },
    { headers: { 'If-Match': `"${first.version}"` } })
  const changed = await upload(house, filled(new Workbook(bytes)).set('G4', 'Deux heures.').set('F4', 'Acceptée').bytes(),
    { Authorization: `Bearer ${await house.token('coordinator')}`, 'Accept-Language': 'fr' }, '/api/v1/imports')
  tell(`${engine}: a recommendation that changed since`, changed.status === 422 && changed.text.includes('La recommandation a été modifiée après l’envoi de ce tableau. Envoyez un nouveau tableau à l’autorité.') ? [] : [`${changed.status} ${changed.text.slice(0, 300)}`])
  await house.stop()
}

async function upload(house, bytes, headers, path) {
  const boundary = 'table-7MA4YWxkTrZu0gW'
  const token = headers.Cookie ? (await house.request('GET', '/import', { headers })).text.match(/name="token" value="([^"]+)"/)[1] : ''
  const part = (name, value) => Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
  const body = Buffer.concat([...token ? [part('token', token)] : [], part('entity', 'replies'), part('do', 'look'),
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="retour.xlsx"\r\n\r\n`), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)])
  return house.request('POST', path, { body, headers: { ...headers, 'Content-Type': `multipart/form-data; boundary=${boundary}`, 'Sec-Fetch-Site': 'same-origin' } })
}

async function run(engine, postgres) {
  const house = await stand(postgres)
  try {
    const bytes = await table_of(house, 'Santé'), arabic = await table_of(house, 'Santé', 'ar')
    const context = { engine, other: new Workbook(await table_of(house, 'Prisons')), arabic }
    for (const format of [undefined, ...process.argv.includes('--office') && engine === 'sqlite' ? ['xlsx', 'ods'] : []])
      for (const one of cases(context))
        await try_case(house, bytes, one, { ...context, format })

    if (process.argv.includes('--office') && engine === 'sqlite')
      await by_office(house, bytes, arabic)

    const many = filled(new Workbook(bytes))
    many.xml = many.xml.replace(/(<sheetProtection[^>]*>)/, (all) => `${all}<mergeCells>${Array.from({ length: 1001 }, (_, i) => `<mergeCell ref="M${i + 10}:N${i + 10}"/>`).join('')}</mergeCells>`)
    const merged = await take(house, many.bytes(), '--language', 'fr')
    tell(`${engine}: a thousand merged cells and one`, merged.code === 1 && merged.err.includes('fusionnées') ? [] : [JSON.stringify(merged)])

    // What leaves the house names nothing of it.
    const everything = [...new Workbook(bytes).parts.values()].map(part => part.toString('latin1')).join('\n')
    const left = everything.match(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f-]{17}|R-2026-\d{4}/)
    tell(`${engine}: no id and no number of the house leaves`, left ? [left[0]] : [])
    tell(`${engine}: the same table twice is the same file`, bytes.equals(await table_of(house, 'Santé')) ? [] : ['they differ'])

    // In earnest: it counts, the same file again adds nothing, the next table has the rest, and an undo takes it back.
    const back = filled(new Workbook(bytes)).bytes()
    const first = await take(house, back)
    const second = await take(house, back)
    tell(`${engine}: what was answered counts, once`, first.code === 0 && first.result.good === 1 && second.code === 0 &&
      second.result.duplicates === 1 && second.result.good === 0 && await count(house) === 1 ? [] : [JSON.stringify([first, second])])
    const next = new Workbook(await table_of(house, 'Santé'))
    tell(`${engine}: the next table asks for what is open`, next.get('B3') === 'Ouvrir la cour deux heures par jour' && next.get('A3') === '2' &&
      next.find('L6') === null ? [] : [`${next.get('A3')} ${next.get('B3')}`])
    const late = await take(house, new Workbook(bytes).set('F3', 'Rejetée').set('G3', 'Non.').bytes(), '--language', 'fr')
    tell(`${engine}: a table that is older than a reply`, late.code === 1 && late.result.errors[0]?.reason.includes('Une autre réponse') ? [] : [JSON.stringify(late)])
    await house.wiqaya(['import', '--undo', first.result.import])
    tell(`${engine}: taken back, nothing is answered`, await count(house) === 0 ? [] : ['it counts still'])
    await by_http(house, engine, bytes)
    tell(`${engine}: verify finds nothing`, (await house.wiqaya(['verify'])).out.includes('bad 0') ? [] : ['bad'])
  } finally {
    await house.end()
  }
}

await run('sqlite')
const postgres = lend_postgres()
try {
  await run('postgresql', postgres)
} finally {
  postgres.stop()
}
process.exitCode = failed === 0 ? 0 : 1
