// What can be known of numbers that are held back: everything that packages and the dashboard show becomes equations over
// whole numbers, and a solver (glpsol, of GLPK) says how low and how high each number that is not shown may be.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

// What each figure counts: n and d. And which count is part of which: what anybody knows who reads the rules.
const counts = { R1: ['replied', 'sent'], R2: ['replied', 'due'], R3: ['on_time', 'due_dated'], R5: ['overdue'], A1: ['accepted', 'sent'], A2: ['accepted', 'replied'], A3: ['accepted_any', 'replied'],
  A4: ['rejected', 'replied'], I1: ['full', 'verified'], I2: ['full_partly', 'verified'], I3: ['full', 'sent'], I5: ['verified', 'sent'],
  V1: ['visits'], V5: ['unannounced', 'noticed'], V6: ['follow_up', 'visits'], V8: ['access', 'visits'], V10: ['odd_hours', 'dated'] }
const parts = [['replied', 'due'], ['due', 'sent'], ['on_time', 'due_dated'], ['on_time', 'replied'], ['due_dated', 'due'], ['overdue', 'due'], ['accepted', 'accepted_any'], ['accepted_any', 'replied'],
  ['rejected', 'replied'], ['full', 'full_partly'], ['full_partly', 'verified'], ['verified', 'sent'], ['noticed', 'visits'], ['unannounced', 'noticed'], ['follow_up', 'visits'], ['access', 'visits'],
  ['dated', 'visits'], ['odd_hours', 'dated'], ['replied', 'sent'], ['full', 'verified']]
const disjoint = [['accepted_any', 'rejected', 'replied'], ['replied', 'overdue', 'due']]

// Everything that is shown of one mechanism's lines (or visits) of one period and one split: by row and count.
export function gather(tables) {
  const known = new Map(), totals = new Map(), rows = new Set(), quantities = new Set(), pairs = new Map()
  const learn = (into, key, value) => {
    if (into.has(key) && into.get(key) !== value)
      throw new Error(`two packages tell ${key} as ${into.get(key)} and as ${value}`)
    into.set(key, value)
  }
  for (const table of tables) {
    table.figures.forEach(({ code }, f) => {
      counts[code].forEach((quantity, k) => {
        quantities.add(quantity)
        if (table.total)
          learn(totals, quantity, table.total[f][k])
        for (const row of table.rows) {
          rows.add(row.code)
          if (row.values)
            learn(known, `${row.code} ${quantity}`, row.values[f][k])
        }
      })
      if (counts[code].length === 2)
        pairs.set(code, counts[code])
    })
  }
  return { known, totals, rows: [...rows], quantities: [...quantities], pairs: [...pairs] }
}

// The lines of a linear program (CPLEX form) for what is not shown.
function program(told, objective, sense) {
  const name = (row, quantity) => `x_${told.rows.indexOf(row)}_${quantity}`
  const term = (row, quantity) => told.known.has(`${row} ${quantity}`) ? undefined : name(row, quantity)
  const lines = []
  const constraint = (terms, relation, value) => {
    const open = terms.filter(([, row, quantity]) => term(row, quantity))
    const rest = terms.filter(([, row, quantity]) => !term(row, quantity)).reduce((sum, [sign, row, quantity]) => sum + sign * told.known.get(`${row} ${quantity}`), 0)
    if (open.length > 0)
      lines.push(` c${lines.length}: ${open.map(([sign, row, quantity]) => `${sign > 0 ? '+' : '-'} ${term(row, quantity)}`).join(' ')} ${relation} ${value - rest}`)
  }
  const has = quantity => told.quantities.includes(quantity)
  for (const quantity of told.quantities)
    if (told.totals.has(quantity))
      constraint(told.rows.map(row => [1, row, quantity]), '=', told.totals.get(quantity))
  for (const row of told.rows) {
    for (const [part, whole] of parts)
      if (has(part) && has(whole))
        constraint([[1, row, part], [-1, row, whole]], '<=', 0)
    for (const [one, other, whole] of disjoint)
      if (has(one) && has(other) && has(whole))
        constraint([[1, row, one], [1, row, other], [-1, row, whole]], '<=', 0)
  }
  const open = told.rows.flatMap(row => told.quantities.map(quantity => term(row, quantity))).filter(Boolean)
  // A number of lines of a mechanism has an end somewhere.
  return `${sense}\n z: ${objective}\nSubject To\n${lines.join('\n')}\n c_end: ${open[0]} <= 100000\nBounds\n${open.map(one => ` 0 <= ${one} <= 100000`).join('\n')}\nGeneral\n ${open.join('\n ')}\nEnd\n`
}

function solve(text) {
  const folder = mkdtempSync(join(tmpdir(), 'wiqaya-bounds-'))
  try {
    writeFileSync(join(folder, 'p.lp'), text)
    execFileSync('glpsol', ['--lp', join(folder, 'p.lp'), '-o', join(folder, 'p.txt'), '--tmlim', '20'], { stdio: 'pipe' })
    const out = readFileSync(join(folder, 'p.txt'), 'utf8')
    if (!/Status:\s+INTEGER OPTIMAL/.test(out))
      throw new Error(`glpsol: ${out.match(/Status:.*/)?.[0]}`)
    return Number(out.match(/Objective:\s+z = (-?[\d.e+]+)/)[1])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

// For each number that is not shown, and each rest of a figure: its lowest and highest value.
export function bounds(tables) {
  const told = gather(tables)
  const found = []
  const ask = (what, objective) => found.push({ what, low: solve(program(told, objective, 'Minimize')), high: solve(program(told, objective, 'Maximize')) })
  told.rows.forEach((row, r) => {
    const hidden = quantity => !told.known.has(`${row} ${quantity}`)
    for (const quantity of told.quantities.filter(hidden))
      ask(`${row} ${quantity}`, `x_${r}_${quantity}`)
    for (const [code, [n, d]] of told.pairs)
      if (hidden(n) && hidden(d))
        ask(`${row} rest of ${code}`, `x_${r}_${d} - x_${r}_${n}`)
  })
  return found
}
