// Fails, naming each, when the program says a term of languages/glossary.md in other words than the ones fixed there:
// in ar.po and fr.po under the context that the term's section names, and in the names of standards that the program
// carries. Terms that no screen shows yet are passed over. What must differ stands in the glossary's last table.
import { readFileSync } from 'node:fs'
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

if (import.meta.filename === process.argv[1]) {
  const [head, ...rows] = csv_rows(read('data/standards/instruments.csv')).filter(row => row.length > 1)
  const standards = rows.map(row => Object.fromEntries(head.map((name, i) => [name, row[i]])))
  const catalogues = Object.fromEntries(['ar', 'fr'].map(language => [language, po_entries(read(`languages/${language}.po`))]))
  const faults = faults_of(read('languages/glossary.md'), catalogues, standards)
  for (const fault of faults)
    console.error(fault)
  if (faults.length === 0)
    console.log('the program says the terms of the glossary as they are fixed')
  process.exitCode = faults.length === 0 ? 0 : 1
}
