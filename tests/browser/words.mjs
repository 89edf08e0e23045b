// The catalogue of texts, read from languages/*.po: what a text is called in Arabic or French, and which
// English text stands where its translation should.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../tools/house.mjs'

const unquote = line => JSON.parse(line.slice(line.indexOf('"')))

// A list of { context, text, many, words } of one language.
function read(language) {
  const entries = []
  for (const block of readFileSync(join(root, `languages/${language}.po`), 'utf8').split(/\n{2,}/)) {
    const entry = { context: '', text: '', words: [] }
    let add = () => {}
    for (const line of block.split('\n')) {
      const piece = /"/.test(line) && !line.startsWith('#') ? unquote(line) : ''
      if (line.startsWith('msgctxt '))
        entry.context = piece
      else if (line.startsWith('msgid_plural '))
        (entry.many = piece, add = more => { entry.many += more })
      else if (line.startsWith('msgid '))
        (entry.text = piece, add = more => { entry.text += more })
      else if (line.startsWith('msgstr')) {
        entry.words.push(piece)
        add = more => { entry.words[entry.words.length - 1] += more }
      } else if (line.startsWith('"'))
        add(piece)
    }
    if (entry.text !== '')
      entries.push(entry)
  }
  return entries
}

const catalogues = { ar: read('ar'), fr: read('fr') }

export function say(language, text, context = '') {
  if (language === 'en')
    return text
  const entry = catalogues[language].find(one => one.text === text && one.context === context)
  if (!entry)
    throw new Error(`${language}.po has no ${context} "${text}"`)
  return entry.words[0]
}

// Tells whether a text that a page shows is an English text of the program that has another translation.
export function left_english(language) {
  const exact = new Set(), patterns = []
  for (const entry of catalogues[language])
    for (const text of [entry.text, entry.many].filter(Boolean)) {
      const literal = text.replace(/\{[^}]*\}/g, ' ')
      if (entry.words.includes(text) || !/[a-z]{3}/i.test(literal))
        continue
      if (literal === text)
        exact.add(text)
      else if ((literal.match(/[a-z]{2,}/gi) ?? []).length >= 2)
        patterns.push(new RegExp(`^${text.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[^}]*\}/g, '.+')}$`))
    }
  for (const entry of catalogues[language])
    for (const words of entry.words)
      exact.delete(words) // One text's English is another one's French: "Places", "Source".
  return text => exact.has(text) || patterns.some(pattern => pattern.test(text))
}
