// Texts as lists hold them: CSV into rows, and text into the encodings that Node itself only reads.

// The rows of a CSV text (RFC 4180), each as long as it stands.
export function csv_rows(text) {
  const rows = []
  let row = [], cell = '', quoted = false
  for (let i = text.charCodeAt(0) === 0xfeff ? 1 : 0; i < text.length; i++) {
    const letter = text[i]
    if (quoted) {
      if (letter !== '"')
        cell += letter
      else if (text[i + 1] === '"')
        cell += text[++i]
      else
        quoted = false
    } else if (letter === '"') {
      quoted = true
    } else if (letter === ',') {
      row.push(cell)
      cell = ''
    } else if (letter === '\n' || letter === '\r') {
      if (letter === '\r' && text[i + 1] === '\n')
        i++
      rows.push([...row, cell])
      row = []
      cell = ''
    } else {
      cell += letter
    }
  }
  if (cell !== '' || row.length > 0)
    rows.push([...row, cell])
  return rows
}

// Text in utf-8, utf-16le, utf-16be (with a mark) or an encoding of one byte for each letter.
export function encode(text, encoding) {
  if (/^utf-?8$/i.test(encoding))
    return Buffer.from(text, 'utf8')
  if (/^utf-16/i.test(encoding)) {
    const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
    return encoding.toLowerCase() === 'utf-16be' ? bytes.swap16() : bytes
  }
  const decoder = new TextDecoder({ macroman: 'macintosh' }[encoding] ?? encoding)
  const bytes = new Map()
  for (let byte = 255; byte >= 0; byte--)
    bytes.set(decoder.decode(new Uint8Array([byte])), byte)
  return Buffer.from([...text].map(letter => {
    if (!bytes.has(letter))
      throw new Error(`${letter} is not in ${encoding}`)
    return bytes.get(letter)
  }))
}
