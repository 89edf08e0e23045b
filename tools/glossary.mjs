// Fails, naming each, when the program says a term of languages/glossary.md in other words than the ones fixed there:
// in ar.po and fr.po under the context that the term's section names, and in the names of standards that the program
// carries. Terms that no screen shows yet are passed over. What must differ stands in the glossary's last table.
//
//   node tools/glossary.mjs [--csv FILE]      also against a list of rows domain, code, en, fr, ar
import { readFileSync, readdirSync } from 'node:fs'
import { csv_rows } from './texts.mjs'

const read = path => readFileSync(path, 'utf8')

// Entries of a .po file by context and English, long ones joined again: "context\u0004English" → translation.
export function po_entries(text) {
  const entries = new Map()
  for (const block of text.split('\n\n')) {
    const part = name => {
      const found = block.match(new RegExp(`^${name} ((?:".*"\\n?)+)`, 'm'))
      return found && found[1].trim().split('\n').map(line => JSON.parse(line)).join('')
    }
    if (!/^#~/m.test(block) && part('msgid'))
      entries.set(`${part('msgctxt') ?? ''}\u0004${part('msgid')}`, part('msgstr') ?? part('msgstr\\[0\\]') ?? '')
  }
  return entries
}

// Terms of the glossary: { context, en, fr, ar }, and exceptions: { context, en, language }.
export function glossary_terms(text) {
  const terms = [], exceptions = []
  for (const section of text.split(/^## /m).slice(1)) {
    const context = section.match(/^Context: `(.*)`$/m)?.[1] ?? ''
    const rows = section.split('\n').filter(line => line.startsWith('| ')).slice(1).map(line => line.slice(1, -1).split(' | ').map(cell => cell.trim()))
    for (const [first, second, third, why] of rows)
      if (section.startsWith('What differs'))
        exceptions.push({ en: first, language: second, context: third === '(none)' ? '' : third, why })
      else
        terms.push({ context, en: first, fr: second, ar: third })
  }
  return { terms, exceptions }
}

export function faults_of(glossary, catalogues, standards) {
  const { terms, exceptions } = glossary_terms(glossary)
  const used = new Set(), faults = []
  const excepted = (term, language) => exceptions.some(one => one.en === term.en && one.language === language && one.context === term.context && used.add(one))
  for (const term of terms)
    for (const [language, entries] of Object.entries(catalogues)) {
      const said = entries.get(`${term.context}\u0004${term.en}`)
      if (said && said !== term[language] && !excepted(term, language))
        faults.push(`${language}: ${term.context ? `[${term.context}] ` : ''}${term.en}: “${said}”, and the glossary fixes “${term[language]}”`)
    }
  for (const row of standards)
    for (const language of ['fr', 'ar'])
      if (!terms.some(term => term.context === 'standard' && term.en === row['name.en'] && term[language] === row[`name.${language}`]))
        faults.push(`${language}: ${row.code}: “${row[`name.${language}`]}” is not the name that the glossary fixes for ${row['name.en']}`)
  for (const one of exceptions)
    if (!used.has(one) || !one.why)
      faults.push(`glossary: the exception for ${one.language} ${one.en} ${one.why ? 'is needed no more' : 'gives no reason'}`)
  return faults
}

// Domains of glossary.csv that are texts without a context, and those that no section of glossary.md has to repeat.
const plain = ['entity', 'field', 'ui', 'count'], sentences = ['refusal', 'date', 'number', 'count']
// Of these the program makes a smaller vocabulary: some flags of a visit are fields of it, a house speaks three languages, a record has two levels.
const partly = ['visit_flag', 'language', 'level']

// Codes and English labels of the vocabularies and steps that the program is made of: "context\u0004code" → label.
export function labels_of(sources) {
  const labels = new Map()
  for (const [, code, context, label] of sources.matchAll(/\{\s*"([a-z0-9_]+)",\s*NC_\("([a-z_:]+)",\s*"((?:[^"\\]|\\.)*)"\)/g))
    labels.set(`${context}\u0004${code}`, label)
  return labels
}

// Where the program, or glossary.md, says a row of glossary.csv otherwise. A row that stands for no text yet is no
// fault; `said` is how many do stand.
export function csv_faults(rows, glossary, catalogues, labels) {
  const { terms, exceptions } = glossary_terms(glossary)
  const faults = []
  const said = new Set()
  const contexts_of = row => row.domain === 'ui' || row.domain === 'entity' ? ['', 'room'] : plain.includes(row.domain) ? [''] : [row.domain]
  const known = new Set([...labels.keys()].map(key => key.split('\u0004')[0]))
  for (const row of rows) {
    const contexts = contexts_of(row), name = `${row.domain} ${row.code}`
    const excepted = language => exceptions.some(one => one.en === row.en && one.language === language && contexts.includes(one.context))
    for (const [language, entries] of Object.entries(catalogues)) {
      const found = contexts.map(context => entries.get(`${context}\u0004${row.en}`)).filter(Boolean)
      if (found.length > 0)
        said.add(row)
      if (found.length > 0 && !found.includes(row[language]) && !excepted(language))
        faults.push(`${name}: ${language} “${found.join('”, “')}”, and glossary.csv says “${row[language]}”`)
    }
    const fixed = terms.filter(term => contexts.includes(term.context) && term.en === row.en)
    if (fixed.length === 0 && !sentences.includes(row.domain) && !row.code.endsWith('.rule'))
      faults.push(`${name}: “${row.en}” stands in no section of glossary.md`)
    for (const language of ['fr', 'ar'])
      if (fixed.length > 0 && !fixed.some(term => term[language] === row[language]) && !excepted(language))
        faults.push(`${name}: glossary.md fixes ${language} “${fixed[0][language]}”, and glossary.csv “${row[language]}”`)
    const label = labels.get(`${row.domain}\u0004${row.code}`)
    if (label !== undefined && label !== row.en)
      faults.push(`${name}: the program's label is “${label}”, and glossary.csv says “${row.en}”`)
    if (label === undefined && known.has(row.domain) && !partly.includes(row.domain) && !row.domain.startsWith('step:'))
      faults.push(`${name}: the vocabulary of the program has no such code`)
  }
  return { faults, said: said.size }
}

if (import.meta.filename === process.argv[1]) {
  const [head, ...rows] = csv_rows(read('data/standards/instruments.csv')).filter(row => row.length > 1)
  const standards = rows.map(row => Object.fromEntries(head.map((name, i) => [name, row[i]])))
  const catalogues = Object.fromEntries(['ar', 'fr'].map(language => [language, po_entries(read(`languages/${language}.po`))]))
  const faults = faults_of(read('languages/glossary.md'), catalogues, standards)
  if (process.argv[2] === '--csv') {
    const [names, ...lines] = csv_rows(read(process.argv[3])).filter(row => row.length > 1)
    const list = lines.map(row => Object.fromEntries(names.map((name, i) => [name, row[i]])))
    const sources = readdirSync('src/model').filter(name => name.endsWith('.c')).map(name => read(`src/model/${name}`)).join('\n')
    const { faults: more, said } = csv_faults(list, read('languages/glossary.md'), catalogues, labels_of(sources))
    faults.push(...more)
    console.log(`${list.length} rows of glossary.csv, ${said} of them said by the program`)
  }
  for (const fault of faults)
    console.error(fault)
  if (faults.length === 0)
    console.log('the program says the terms of the glossary as they are fixed')
  process.exitCode = faults.length === 0 ? 0 : 1
}
