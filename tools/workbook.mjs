// A workbook (XLSX) as a person changes it in a spreadsheet, for tests: read its parts, set cells, merge them, write it again.
import { deflateRawSync, inflateRawSync } from 'node:zlib'

const table = Array.from({ length: 256 }, (_, n) => {
  for (let k = 0; k < 8; k++)
    n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1
  return n >>> 0
})
const crc32 = bytes => (bytes.reduce((crc, byte) => table[(crc ^ byte) & 255] ^ (crc >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0

function unzip(bytes) {
  const parts = new Map()
  let end = bytes.length - 22
  while (bytes.readUInt32LE(end) !== 0x06054b50)
    end--
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [method, packed, name, extra, comment, local] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20),
      bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32), bytes.readUInt32LE(at + 42)]
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const content = bytes.subarray(from, from + packed)
    parts.set(bytes.subarray(at + 46, at + 46 + name).toString(), method === 8 ? inflateRawSync(content) : Buffer.from(content))
    at += 46 + name + extra + comment
  }
  return parts
}

// Deflated where asked for.
export function zip(parts, deflate = false) {
  const locals = [], entries = []
  let offset = 0
  for (const [name, plain] of parts) {
    const head = Buffer.alloc(26), crc = crc32(plain)
    const content = deflate ? deflateRawSync(plain) : plain
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(deflate ? 8 : 0, 4)
    head.writeUInt16LE(33, 8) // 1 January 1980.
    head.writeUInt32LE(crc, 10)
    head.writeUInt32LE(content.length, 14)
    head.writeUInt32LE(plain.length, 18)
    head.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), head, Buffer.from(name), content])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    entries.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), head, tail, Buffer.from(name)]))
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(entries), end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}

const escape = text => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
const unescape = text => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&')

const column_of = cell => cell.match(/r="([A-Z]+)/)[1].padStart(3)
const by_column = (a, b) => column_of(a) < column_of(b) ? -1 : 1

const column_name = index => (index >= 26 ? column_name(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + index % 26)

// A workbook of one sheet that holds these rows as texts.
export function workbook_of(rows) {
  const cells = row => row.map((text, column) => text === '' ? '' : [column, text]).filter(Boolean)
  const lines = rows.map((row, index) => `<row r="${index + 1}">${cells(row).map(([column, text]) =>
    `<c r="${column_name(column)}${index + 1}" t="inlineStr"><is><t xml:space="preserve">${escape(text)}</t></is></c>`).join('')}</row>`)
  const head = '<?xml version="1.0" encoding="UTF-8"?>', office = 'http://schemas.openxmlformats.org'
  const relations = (type, target) => `${head}<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`
  const parts = {
    '[Content_Types].xml': `${head}<Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    '_rels/.rels': relations('officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml': `${head}<workbook xmlns="${office}/spreadsheetml/2006/main" xmlns:r="${office}/officeDocument/2006/relationships"><sheets><sheet name="List" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations('worksheet', 'worksheets/sheet1.xml'),
    'xl/worksheets/sheet1.xml': `${head}<worksheet xmlns="${office}/spreadsheetml/2006/main"><sheetData>${lines.join('')}</sheetData></worksheet>`,
  }
  return zip(new Map(Object.entries(parts).map(([name, text]) => [name, Buffer.from(text)])))
}

export class Workbook {
  constructor(bytes, sheet = 2) {
    this.parts = unzip(bytes)
    this.name = `xl/worksheets/sheet${sheet}.xml`
    this.xml = this.parts.get(this.name).toString()
    const strings = this.parts.get('xl/sharedStrings.xml')?.toString() ?? ''
    this.strings = [...strings.matchAll(/<si>(.*?)<\/si>/gs)].map(([, si]) => unescape([...si.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, t]) => t).join('')))
  }

  find(place) {
    return this.xml.match(new RegExp(`<c r="${place}"( s="\\d+")?[^>]*?(?:/>|>(.*?)</c>)`, 's'))
  }

  get(place) {
    const cell = this.find(place)
    const value = cell?.[2]?.match(/<v>(.*?)<\/v>/)?.[1]
    return value === undefined ? unescape(cell?.[2]?.match(/<t[^>]*>(.*?)<\/t>/s)?.[1] ?? '') : / t="s"/.test(cell[0]) ? this.strings[Number(value)] : value
  }

  // A text; { number } or { formula, result } for those. The format of the cell stays.
  set(place, value) {
    const cell = this.find(place), style = cell?.[1] ?? ''
    const made = value === '' ? `<c r="${place}"${style}/>`
      : value.formula ? `<c r="${place}"${style} t="str"><f>${escape(value.formula)}</f><v>${escape(value.result)}</v></c>`
        : value.number !== undefined ? `<c r="${place}"${style}><v>${value.number}</v></c>`
          : `<c r="${place}"${style} t="inlineStr"><is><t xml:space="preserve">${escape(value)}</t></is></c>`
    this.xml = cell ? this.xml.replace(cell[0], () => made) : this.xml.replace(new RegExp(`(<row r="${place.match(/\\d+/)}"[^>]*>)(.*?)</row>`, 's'),
      (_, row, cells) => `${row}${[...cells.matchAll(/<c .*?(?:\/>|<\/c>)/gs)].map(([one]) => one).concat(made).sort(by_column).join('')}</row>`)
    return this
  }

  // A row behind the last one, its cells by column.
  append(cells) {
    const row = Math.max(...[...this.xml.matchAll(/<row r="(\d+)"/g)].map(([, n]) => Number(n))) + 1
    const made = Object.entries(cells).sort(([a], [b]) => a < b ? -1 : 1).map(([column, text]) => `<c r="${column}${row}" t="inlineStr"><is><t>${escape(text)}</t></is></c>`).join('')
    this.xml = this.xml.replace('</sheetData>', () => `<row r="${row}">${made}</row></sheetData>`)
    return row
  }

  merge(range) {
    this.xml = this.xml.replace(/(<sheetProtection[^>]*>)/, `$1<mergeCells count="1"><mergeCell ref="${range}"/></mergeCells>`)
    return this
  }

  bytes() {
    this.parts.set(this.name, Buffer.from(this.xml))
    return zip(this.parts)
  }
}
