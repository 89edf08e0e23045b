// Just enough HTML for stories: the text that a person reads on a page, and its forms with what they
// hold. Our pages are checked to be valid elsewhere, so a small reader is enough.

const entities = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', middot: '·', hellip: '…' }

function decode(text) {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));/gi, (whole, hex, decimal, name) =>
    hex ? String.fromCodePoint(parseInt(hex, 16)) : decimal ? String.fromCodePoint(Number(decimal)) : entities[name.toLowerCase()] ?? whole)
}

// The page's text with one space where it had any; isolates and other marks of direction left out.
export function page_text(html) {
  return decode(html.replace(/<(script|style|template)\b[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<!--[\s\S]*?-->/g, '').replace(/<\/?(a|b|bdi|em|i|kbd|mark|span|strong|sup|time|abbr|small)\b[^>]*>/gi, '').replace(/<[^>]*>/g, ' '))
    .replace(/[\u200e\u200f\u2066-\u2069]/g, '').replace(/[\s\u00a0\u202f]+/g, ' ').trim()
}

function attributes(tag) {
  const found = {}
  for (const [, name, double, single, bare] of tag.matchAll(/([a-z][a-z0-9-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/gi))
    found[name.toLowerCase()] ??= decode(double ?? single ?? bare ?? '')
  return found
}

const inside = tag => tag.replace(/^<\/?[a-z0-9-]+/i, '').replace(/\/?>$/, '')

function read_form(head, body) {
  const own = attributes(inside(head))
  const form = { action: own.action ?? '', method: (own.method ?? 'get').toLowerCase(),
    multipart: own.enctype === 'multipart/form-data', fields: [], names: new Set(), files: new Set() }
  let select
  for (const [tag, kind, content] of body.matchAll(/<(input|select|option|textarea|button)\b[^>]*>(?:([^<]*)(?=<\/(?:textarea|option)))?|<\/select>/gi)) {
    if (tag.startsWith('</')) {
      if (select && !select.multiple && !form.fields.some(([name]) => name === select.name) && select.first !== undefined)
        form.fields.push([select.name, select.first])
      select = undefined
      continue
    }
    const found = attributes(inside(tag.match(/^<[^>]*>/)[0]))
    const type = (found.type ?? 'text').toLowerCase()
    if (found.name !== undefined)
      form.names.add(found.name)
    if (kind.toLowerCase() === 'select')
      select = { name: found.name, multiple: found.multiple !== undefined }
    else if (kind.toLowerCase() === 'option' && select) {
      const value = found.value ?? decode(content ?? '')
      select.first ??= value
      if (found.selected !== undefined)
        form.fields.push([select.name, value])
    } else if (kind.toLowerCase() === 'textarea')
      form.fields.push([found.name, decode(content ?? '').replace(/^\n/, '')])
    else if (kind.toLowerCase() === 'input' && found.name !== undefined) {
      if (type === 'file')
        form.files.add(found.name)
      else if (!['submit', 'button', 'image', 'reset'].includes(type) &&
        (!['checkbox', 'radio'].includes(type) || found.checked !== undefined))
        form.fields.push([found.name, found.value ?? (type === 'checkbox' ? 'on' : '')])
    }
  }
  return form
}

// The form whose action ends with `wanted`; without it the page's first form that posts, else its first.
export function find_form(html, wanted) {
  const forms = []
  for (const [, head, body] of html.matchAll(/(<form\b[^>]*>)([\s\S]*?)<\/form>/gi))
    forms.push(read_form(head, body))
  if (wanted !== undefined)
    return forms.find(form => form.action.split('?')[0].endsWith(wanted))
  return forms.find(form => form.method === 'post' && !/session|sign-out|language/.test(form.action)) ??
    forms.find(form => form.method === 'post') ?? forms[0]
}
