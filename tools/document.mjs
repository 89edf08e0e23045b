// A document (DOCX) of paragraphs and tables, for tests; tests/stories/README.md says how it is written.
import { zip } from './workbook.mjs'

const escape = text => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
const run = (text, name = 't') => text === '' ? '' : `<w:r><w:${name} xml:space="preserve">${escape(text)}</w:${name}></w:r>`

// "a{+in+}{-out-}{*}" as runs.
function runs(text) {
  return text.split(/(\{\+.*?\+\}|\{-.*?-\}|\{\*\})/u).map(piece =>
    piece.startsWith('{+') ? `<w:ins w:id="1" w:author="A">${run(piece.slice(2, -2))}</w:ins>`
      : piece.startsWith('{-') ? `<w:del w:id="2" w:author="A">${run(piece.slice(2, -2), 'delText')}</w:del>`
        : piece === '{*}' ? '<w:r><w:footnoteReference w:id="1"/></w:r>' : run(piece)).join('')
}

const paragraph = text => `<w:p>${runs(text)}</w:p>`

function inside(text) {
  const nested = text.match(/^(.*?)\{([^+*-][^}]*)\}$/u)
  if (!nested)
    return text.split('//').map(part => paragraph(part.trim())).join('')
  const cells = nested[2].split(';').map(part => `<w:tc>${paragraph(part.trim())}</w:tc>`)
  return `${paragraph(nested[1].trim())}<w:tbl><w:tr>${cells.join('')}</w:tr></w:tbl><w:p/>`
}

const cells_of = line => line.replace(/^\|/u, '').replace(/\|\s*$/u, '').split('|').map(cell => cell.trim())
const span_of = cell => Number(cell.match(/^\[(\d+)\]/u)?.[1] ?? 1)

function table(lines) {
  const width = Math.max(...lines.map(line => line.startsWith('|=') ? 1 : cells_of(line).reduce((sum, cell) => sum + span_of(cell), 0)))
  const above = (row, at) => lines[row + 1] && !lines[row + 1].startsWith('|=') && cells_of(lines[row + 1])[at] === '^'
  const rows = lines.map((line, row) => {
    if (line.startsWith('|='))
      return `<w:tr><w:tc><w:tcPr><w:gridSpan w:val="${width}"/></w:tcPr>${inside(line.slice(2).replace(/\|\s*$/u, '').trim())}</w:tc></w:tr>`
    return `<w:tr>${cells_of(line).map((cell, at) => {
      const span = span_of(cell), merge = cell === '^' ? '<w:vMerge/>' : above(row, at) ? '<w:vMerge w:val="restart"/>' : ''
      const text = cell === '^' ? '' : cell.replace(/^\[\d+\]\s*/u, '')
      return `<w:tc><w:tcPr>${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}${merge}</w:tcPr>${inside(text)}</w:tc>`
    }).join('')}</w:tr>`
  })
  return `<w:tbl><w:tblPr/><w:tblGrid>${'<w:gridCol/>'.repeat(width)}</w:tblGrid>${rows.join('')}</w:tbl>`
}

export function document_of(text) {
  const body = []
  let rows = []
  const flush = () => { if (rows.length > 0) body.push(table(rows)); rows = [] }
  for (const line of text.split('\n')) {
    if (line.startsWith('|')) {
      rows.push(line)
      continue
    }
    flush()
    body.push(line.trim() === '' ? '<w:p/>' : paragraph(line))
  }
  flush()
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>', office = 'http://schemas.openxmlformats.org'
  const parts = {
    '[Content_Types].xml': `${head}<Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `${head}<w:document xmlns:w="${office}/wordprocessingml/2006/main"><w:body>${body.join('')}<w:sectPr/></w:body></w:document>`,
  }
  return zip(Object.entries(parts).map(([name, part]) => [name, Buffer.from(part)]), true)
}
