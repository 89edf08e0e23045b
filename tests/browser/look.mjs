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
    if (root.scrollWidth <= root.clientWidth)
      return []
    const guilty = [...document.body.querySelectorAll('*')].filter(element => {
      const box = element.getBoundingClientRect()
      return box.width > 0 && (box.right > root.clientWidth + 1 || box.left < -1) && !element.closest('.wrap, .vh, .skip')
    })
    return [`the page is ${root.scrollWidth} wide in a window of ${root.clientWidth}: ${guilty.slice(-4).map(element =>
      `${element.tagName.toLowerCase()}.${element.className?.baseVal ?? element.className} “${element.textContent.trim().slice(0, 40)}”`).join(', ')}`]
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

// Addresses that differ only in which record, day or page they name have one shape.
export const shape_of = address => address.split('#')[0].replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID').replace(/\b[A-Z]-\d{4}-\d+/g, 'NUMBER')
  .replace(/\/portal\/(receipts\/)?\d+(\/evidence\/\d+)?/, '/portal/$1N$2').replace(/\d{4}-\d{2}-\d{2}/g, 'DAY').replace(/(after|place|authority|visit|finding|recommendation|line|parent|region)=[^&]*/g, '$1=')
