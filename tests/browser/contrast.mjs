// Recomputes the contrast of every pair of colours that the style sheet uses together, in light and
// dark (WCAG 2.2, 1.4.3 and 1.4.11), from the tokens of assets/wiqaya.css.
import { readFileSync } from 'node:fs'

const css = readFileSync('assets/wiqaya.css', 'utf8')

// The colour tokens of the first block that begins with `selector`.
function tokens(selector) {
  const start = css.indexOf(selector)
  if (start < 0)
    throw new Error(`${selector} is not in the style sheet`)
  const block = css.slice(css.indexOf('{', start), css.indexOf('}', start))
  return Object.fromEntries([...block.matchAll(/--([a-z0-9-]+):\s*(#[0-9a-f]{6})\b/g)].map(([, name, colour]) => [name, colour]))
}

// Relative luminance (WCAG 2.2).
function luminance(colour) {
  const [red, green, blue] = [1, 3, 5].map(at => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

export function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

const texts = ['ink sheet', 'ink paper', 'ink inset', 'ink-2 sheet', 'ink-2 paper', 'ink-2 inset', 'ink-2 good-soft', 'ink-2 claim-soft',
  'accent sheet', 'accent paper', 'accent accent-soft', 'accent-ink accent', 'thread sheet', 'good sheet', 'good good-soft', 'claim sheet',
  'claim claim-soft', 'late sheet', 'late late-soft', 'work sheet', 'work work-soft', 'seal sheet', 'seal seal-soft', 'calm sheet',
  'calm calm-soft', 'sheet seal', 'sheet ink']
const edges = ['edge sheet', 'edge paper', 'thread paper']

let failed = 0
const light = tokens(':root {'), system = tokens(':root:not([data-theme="light"])'), chosen = tokens(':root[data-theme="dark"]')
for (const [theme, colours] of [['light', light], ['dark', chosen]])
  for (const [pairs, least] of [[texts, 4.5], [edges, 3]])
    for (const pair of pairs) {
      const [front, back] = pair.split(' ')
      const ratio = colours[front] && colours[back] ? contrast(colours[front], colours[back]) : 0
      failed += ratio >= least ? 0 : 1
      console.log(`${ratio >= least ? 'ok' : 'not ok'} ${front} on ${back}, ${theme}: ${ratio.toFixed(1)} of ${least}`)
    }
const same = JSON.stringify(system) === JSON.stringify(chosen)
console.log(`${same ? 'ok' : 'not ok'} the dark of the system and the dark that was chosen are one`)
const known = contrast('#000000', '#ffffff').toFixed(1) === '21.0' && contrast('#777777', '#ffffff').toFixed(2) === '4.48'
console.log(`${known ? 'ok' : 'not ok'} the computation gives WCAG's own examples`)
process.exitCode = failed === 0 && same && known ? 0 : 1
