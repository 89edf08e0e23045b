// What is looked for in an open page. The functions of `inside` run in the page.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { left_english } from './words.mjs'

const axe_source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const english = { ar: left_english('ar'), fr: left_english('fr') }

// Notes what the console and the content policy complain of, from the first byte on.
export function listen(page, expected_status) {
  const complaints = []
  page.on('console', message => {
    const refused = /Failed to load resource/.test(message.text()) && expected_status >= 400
    if (['error', 'warning'].includes(message.type()) && !refused)
      complaints.push(`console: ${message.text()}`)
  })
  page.on('pageerror', error => complaints.push(`script: ${error.message}`))
  page.on('response', answer => {
    if (answer.status() >= 400 && !answer.request().isNavigationRequest())
      complaints.push(`${answer.status()} ${answer.url()}`)
  })
  return complaints
}

const every_rule = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }
// What another theme can break, and what another language.
export const rules_of_colour = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }
export const rules_of_words = { type: 'rule', values: ['aria-command-name', 'aria-input-field-name', 'aria-toggle-field-name', 'button-name',
  'document-title', 'empty-heading', 'empty-table-header', 'frame-title', 'html-has-lang', 'html-lang-valid', 'image-alt', 'input-button-name',
  'label', 'link-name', 'select-name', 'summary-name', 'svg-img-alt', 'target-size', 'valid-lang'] }

export async function axe(page, rules = every_rule) {
  if (!await page.evaluate(() => 'axe' in window))
    await page.evaluate(axe_source)
  const found = await page.evaluate(runOnly => window.axe.run(document, {
    runOnly, resultTypes: ['violations'], ...runOnly.type === 'tag' ? { rules: { 'target-size': { enabled: true } } } : {},
  }), rules)
  return found.violations.flatMap(rule => rule.nodes.slice(0, 4).map(node =>
    `axe ${rule.id}: ${node.target.join(' ')} ${node.any.concat(node.all, node.none)[0]?.message ?? rule.help} [${node.html.slice(0, 120)}]`))
}

const inside = {
  texts() {
    const own = document.documentElement.lang
    const texts = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const node = walker.currentNode, parent = node.parentElement
      const text = node.data.replace(/\s+/g, ' ').trim()
      if (text === '' || parent.closest('script, style'))
        continue
      const lang = parent.closest('[lang]').lang
      texts.push({ text, own: lang === own, tongue: lang, record: !!parent.closest('bdi[lang], [dir="auto"], textarea'), name: !!parent.closest('bdi'),
        code: !!parent.closest('.code, kbd, code'), where: `${parent.tagName.toLowerCase()}${parent.className ? `.${parent.className}` : ''}` })
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]'))
      for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
        if (element.hasAttribute(name))
          texts.push({ text: element.getAttribute(name).trim(), own: element.closest('[lang]').lang === own, where: `${element.tagName.toLowerCase()}[${name}]` })
    texts.push({ text: document.title.split(' · ')[0], own: true, where: 'title' })
    return texts
  },

  shape() {
    const ids = [...document.querySelectorAll('[id]')].map(element => element.id)
    return {
      lang: document.documentElement.lang, dir: document.documentElement.dir,
      styled: [...document.querySelectorAll('main [style], body > * [style]')].map(element => element.outerHTML.slice(0, 100)),
      scripts: document.querySelectorAll('script:not([src])').length,
      twice: ids.filter((id, at) => ids.indexOf(id) !== at),
      nowhere: [...document.querySelectorAll('a[href^="#"]')].map(link => decodeURIComponent(link.hash.slice(1))).filter(id => id && !document.getElementById(id)),
      headings: document.querySelectorAll('h1').length,
    }
  },

  // Elements that make the page wider than the window and do not scroll by themselves.
  wide() {
    const root = document.documentElement
    const pushed = [...document.querySelectorAll('.wrap:has(> .stack)')].filter(one => root.clientWidth < 800 && one.scrollWidth > one.clientWidth + 1)
      .map(one => `${one.getAttribute('aria-label')} has to be pushed sideways: ${one.scrollWidth} wide in ${one.clientWidth}`)
    if (root.scrollWidth <= root.clientWidth)
      return pushed
    const guilty = [...document.body.querySelectorAll('*')].filter(element => {
      const box = element.getBoundingClientRect()
      return box.width > 0 && (box.right > root.clientWidth + 1 || box.left < -1) && !element.closest('.wrap, .vh, .skip')
    })
    return [...pushed, `the page is ${root.scrollWidth} wide in a window of ${root.clientWidth}: ${guilty.slice(-4).map(element =>
      `${element.tagName.toLowerCase()}.${element.className?.baseVal ?? element.className} “${element.textContent.trim().slice(0, 40)}”`).join(', ')}`]
  },

  // What lies on something else: words, controls and drawings whose boxes cross. Lines of a script with tall letters reach into each other's
  // boxes, so the middle half of each line is asked; what is meant to lie above (a bar that stays, a bubble) and what is drawn on a chart's
  // own ground is no fault.
  overlaps() {
    const boxes = []
    const clip = element => {
      let box = { left: -1e6, top: -1e6, right: 1e6, bottom: 1e6 }
      for (let one = element; one && one !== document.documentElement; one = one.parentElement) {
        const style = getComputedStyle(one)
        if (/^(fixed|sticky)$/.test(style.position) || style.opacity === '0')
          return null
        if (one === document.body || (style.overflowX === 'visible' && style.overflowY === 'visible'))
          continue
        const edge = one.getBoundingClientRect()
        box = { left: Math.max(box.left, edge.left), top: Math.max(box.top, edge.top), right: Math.min(box.right, edge.right), bottom: Math.min(box.bottom, edge.bottom) }
      }
      return box
    }
    const add = (element, rect, text, shrink) => {
      const edge = clip(element)
      if (!edge)
        return
      const middle = shrink ? rect.height / 4 : 1
      const box = { left: Math.max(rect.left + 1, edge.left), right: Math.min(rect.right - 1, edge.right),
        top: Math.max(rect.top + middle, edge.top), bottom: Math.min(rect.bottom - middle, edge.bottom), element, text }
      if (box.right - box.left > 1 && box.bottom - box.top > 1)
        boxes.push(box)
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), range = document.createRange()
    while (walker.nextNode()) {
      const node = walker.currentNode, parent = node.parentElement
      if (node.data.trim() === '' || parent.closest('script, style, option, title, desc, .vh') || !parent.checkVisibility({ visibilityProperty: true }))
        continue
      range.selectNodeContents(node)
      for (const rect of range.getClientRects())
        add(parent, rect, node.data.trim().slice(0, 30), true)
    }
    for (const element of document.querySelectorAll('input:not([type="hidden"]), select, textarea, button, .btn, img, body > :not(svg) svg:not(svg svg)'))
      if (element.checkVisibility({ visibilityProperty: true }) && !element.closest('.vh'))
        add(element, element.getBoundingClientRect(), `<${element.tagName.toLowerCase()}>`, false)
    boxes.sort((a, b) => a.top - b.top)
    const found = []
    for (let i = 0; i < boxes.length && found.length < 6; i++)
      for (let k = i + 1; k < boxes.length && boxes[k].top < boxes[i].bottom; k++) {
        const a = boxes[i], b = boxes[k]
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left), high = Math.min(a.bottom, b.bottom) - b.top
        if (wide > 2 && high > 1 && a.element !== b.element && !a.element.contains(b.element) && !b.element.contains(a.element))
          found.push(`“${a.text}” of ${a.element.tagName.toLowerCase()}.${a.element.className?.baseVal ?? a.element.className} and “${b.text}” of ${b.element.tagName.toLowerCase()}.${b.element.className?.baseVal ?? b.element.className} lie on each other, ${Math.round(wide)} × ${Math.round(high)} px`)
      }
    return found
  },
}

// The language, the words, the addresses within the page: what needs no axe. `people` are names, which are
// written as they are.
export async function plain_faults(page, language, people) {
  const faults = []
  const shape = await page.evaluate(inside.shape)
  if (shape.lang !== language || shape.dir !== (language === 'ar' ? 'rtl' : 'ltr'))
    faults.push(`<html lang="${shape.lang}" dir="${shape.dir}">`)
  faults.push(...shape.styled.map(html => `a style attribute: ${html}`), ...shape.twice.map(id => `two elements are #${id}`),
    ...shape.nowhere.map(id => `a link goes to #${id}, which is not there`))
  if (shape.scripts > 0)
    faults.push('a script within the page')
  if (shape.headings !== 1)
    faults.push(`${shape.headings} h1`)
  faults.push(...(await page.evaluate(inside.texts)).flatMap(one => word_faults(one, language, people)))
  return faults
}

function word_faults({ text: whole, own, tongue, record, name, code, where }, language, people) {
  const text = people.reduce((rest, person) => rest.replaceAll(person, ''), whole)
  const latin = text.match(/(?<![\p{L}\d._-])\p{Script=Latin}{2,}(?![\p{L}\d._-])/gu) ?? []
  if ((tongue === 'ar' && !own && latin.length >= 3 && !/\p{Script=Arabic}/u.test(text)) ||
    (/^(fr|en)$/.test(tongue ?? '') && !own && /^[^\p{Script=Latin}]*\p{Script=Arabic}{3,}[^\p{Script=Latin}]*$/u.test(text)))
    return [`${where} is said to be in ${tongue}: ${text}`]
  if (/\{[a-z_.]+\}|undefined|\bnull\b|NaN/.test(text) && !record)
    return [`a hole in the words of ${where}: ${text}`]
  if (!own || record || code)
    return []
  if (language === 'ar' && !name && /(?<![\u2066\u2068])\b\d{4}-\d{2}(-\d{2})?\b/.test(text))
    return [`a day that turns round in ${where}: ${text}`]
  if (language === 'ar' && !name && latin.length >= 2)
    return [`Latin words in ${where}: ${text}`]
  if (language !== 'en' && english[language](text))
    return [`English left in ${where}: ${text}`]
  if (language !== 'ar' && !name && /\p{Script=Arabic}{2,}/u.test(text))
    return [`Arabic words in ${where} without lang: ${text}`]
  return []
}

export const too_wide = page => page.evaluate(inside.wide)
export const overlaps = page => page.evaluate(inside.overlaps)

// Addresses that differ only in which record, day or page they name have one shape.
export const shape_of = address => address.split('#')[0].replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID').replace(/\b[A-Z]-\d{4}-\d+/g, 'NUMBER')
  .replace(/\/portal\/(receipts\/)?\d+(\/evidence\/\d+)?/, '/portal/$1N$2').replace(/\d{4}-\d{2}-\d{2}/g, 'DAY').replace(/(after|place|authority|visit|finding|recommendation|line|parent|region)=[^&]*/g, '$1=')
