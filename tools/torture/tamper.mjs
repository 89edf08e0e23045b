#!/usr/bin/env node
// Makes random legal histories, after which `verify` must find nothing bad, and then edits a copy of the
// store behind the program's back, one random edit at a time: `verify` must find each.
//
//   tools/torture/tamper.mjs [EDITS] [--histories N] [--engine sqlite|postgresql|both] [--seed N] [--program FILE]
//
// Kinds of edits, evenly drawn: any column of a record; a row put in, taken out; two rows' values
// exchanged; leaves reordered; a leaf's, a history's, an attachment's, a figure's column.
import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { furnish, random_history } from '../histories.mjs'
import { House, lend_postgres, random_of, root } from '../house.mjs'

const words = process.argv.slice(2)
const option = (name, otherwise) => words.includes(name) ? words[words.indexOf(name) + 1] : otherwise
const edits = Number(words.find((word, index) => /^\d+$/.test(word) && !words[index - 1]?.startsWith('--')) ?? 1000)
const histories = Number(option('--histories', edits))
const seed = Number(option('--seed', Date.now() % 1e9))
const engines = { both: ['sqlite', 'postgresql'] }[option('--engine', 'both')] ?? [option('--engine')]
let failed = 0

function tell(passed, name, complaints = []) {
  failed += passed ? 0 : 1
  console.log(`${passed ? 'ok' : 'not ok'} ${name}`)
  for (const complaint of complaints.slice(0, 40))
    console.log(`  ${complaint}`)
}

// --- The store, as one finds it without the program

class Raw {
  constructor(house) {
    this.house = house
    this.sqlite = house.store.startsWith('sqlite:')
    this.place = this.sqlite ? 'rowid' : 'ctid'
    this.tables = new Map()
    const list = this.rows(this.sqlite ? `SELECT name FROM sqlite_master WHERE type = 'table'`
      : `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`)
    for (const { name } of list)
      this.tables.set(name, this.rows(this.sqlite ? `SELECT name, type FROM pragma_table_info('${name}')`
        : `SELECT column_name AS name, data_type AS type FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '${name}'`)
        // Which number an event has is the database's own.
        .filter(column => name !== 'figure_event' || column.name !== 'number'))
  }

  rows(sql) {
    const out = this.sqlite ? this.house.sql(sql, '-json') : this.house.sql(`SELECT coalesce(json_agg(q), '[]') FROM (${sql}) q`)
    return out.trim() === '' ? [] : JSON.parse(out)
  }

  // The edit, without the database's own checks of links.
  do(sql) {
    this.house.sql(this.sqlite ? sql : `SET session_replication_role = replica; ${sql}`)
  }
}

const literal = value => value === null ? 'NULL' : typeof value === 'number' ? String(value) : `'${String(value).replaceAll("'", "''")}'`

// Another value, as near to the first as a forger would put it.
function other(random, value, type) {
  if (typeof value === 'number')
    return value + random.of([-2, -1, 1, 2, 10])
  if (value === null || value === '')
    return /int/i.test(type) ? random.below(100) : random.of(['accepted', '2024-05-06', 'x'])
  if (random.below(8) === 0 && !/int/i.test(type))
    return null
  const at = random.below(value.length)
  const letter = /\d/.test(value[at]) ? String((Number(value[at]) + 1 + random.below(9)) % 10) : value[at] === 'a' ? 'b' : 'a'
  return value.slice(0, at) + letter + value.slice(at + 1)
}

// What stands beside the records and is recomputed or not promised.
const records = raw => [...raw.tables.keys()].filter(name =>
  raw.tables.get(name).some(column => column.name === 'salt') && raw.tables.get(name).some(column => column.name === 'version'))

// Each kind gives { what, sql } or undefined where nothing can be done in this draw.
const kinds = {
  column: (raw, random) => change_column(raw, random, random.of(records(raw))),
  insert(raw, random) {
    const table = random.of([...records(raw), 'history', 'leaf', 'figure_event', 'figure_fresh'])
    const row = pick(raw, random, table)
    if (!row)
      return undefined
    const names = raw.tables.get(table).map(column => column.name)
    const copy = names.map(name => name === 'id' ? `${row.id.slice(0, 24)}${String(random.below(1e12)).padStart(12, '0')}`
      : name === 'seq' && table === 'leaf' ? random.of([0, 1]) * 1e6 - 1 : name === 'number' && row.number ? `${row.number}9`
        : name === 'version' && table === 'history' ? row.version + 7 : table === 'account' && name === 'name' ? `${row.name}9` : row[name])
    return { what: `a row put into ${table}`, sql: `INSERT INTO ${table} (${names.map(quoted).join(', ')}) VALUES (${copy.map(literal).join(', ')})` }
  },
  delete(raw, random) {
    const table = random.of([...records(raw), 'history', 'leaf', 'figure_event', 'figure_fresh', 'figure_month'])
    const row = pick(raw, random, table)
    return row && { what: `a row of ${table} taken out`, sql: `DELETE FROM ${table} WHERE ${raw.place} = ${literal(row._place)}` }
  },
  swap(raw, random) {
    const table = random.of(records(raw))
    const one = pick(raw, random, table), two = pick(raw, random, table)
    const column = random.of(raw.tables.get(table)).name
    if (!one || !two || one[column] === two[column] || column === 'id')
      return undefined
    const unique = /^(number|name)$/.test(column)
    const put = (row, value) => `UPDATE ${table} SET ${quoted(column)} = ${literal(value)} WHERE id = ${literal(row.id)};`
    return { what: `${table}.${column} of two rows exchanged`,
      sql: `${unique ? put(one, '?') : ''} ${put(two, one[column])} ${put(one, two[column])}` }
  },
  reorder(raw, random) {
    const one = pick(raw, random, 'leaf'), two = pick(raw, random, 'leaf')
    if (one.seq === two.seq)
      return undefined
    return { what: 'two leaves exchanged', sql: `UPDATE leaf SET seq = -1 WHERE seq = ${one.seq}; UPDATE leaf SET seq = ${one.seq} WHERE seq = ${two.seq};
      UPDATE leaf SET seq = ${two.seq} WHERE seq = -1` }
  },
  leaf: (raw, random) => change_column(raw, random, 'leaf'),
  history: (raw, random) => change_column(raw, random, 'history'),
  attachment(raw, random) {
    const table = ['blob', 'attachment_chunk', 'chunk'].find(name => raw.tables.has(name))
    if (!table)
      return undefined
    const bytes = raw.tables.get(table).find(column => /blob|bytea/i.test(column.type)).name
    const row = raw.rows(`SELECT ${raw.place} AS place FROM ${table}`)
    if (row.length === 0)
      return undefined
    const place = literal(random.of(row).place)
    const changed = raw.sqlite ? `CAST(substr(${bytes}, 1, length(${bytes}) - 1) || x'${(random.below(256)).toString(16).padStart(2, '0')}' AS BLOB)`
      : `set_byte(${bytes}, 0, (get_byte(${bytes}, 0) + 1) % 256)`
    return { what: `a byte of ${table}`, sql: `UPDATE ${table} SET ${bytes} = ${changed} WHERE ${raw.place} = ${place}` }
  },
  figure: (raw, random) => change_column(raw, random, random.of(['figure_event', 'figure_fresh', 'figure_month'])),
}
const quoted = name => `"${name}"`

function pick(raw, random, table) {
  const [{ n }] = raw.rows(`SELECT count(*) AS n FROM ${table}`)
  return n === 0 ? undefined : raw.rows(`SELECT ${raw.place} AS _place, * FROM ${table} ORDER BY ${raw.place} LIMIT 1 OFFSET ${random.below(n)}`)[0]
}

function change_column(raw, random, table) {
  const row = pick(raw, random, table)
  const column = random.of(raw.tables.get(table))
  if (!row || (column.name === 'id' && table === 'institution'))
    return undefined
  const value = other(random, row[column.name], column.type)
  if (value === row[column.name])
    return undefined
  return { what: `${table}.${column.name} from ${literal(row[column.name])} to ${literal(value)}`,
    sql: `UPDATE ${table} SET ${quoted(column.name)} = ${literal(value)} WHERE ${raw.place} = ${literal(row._place)}` }
}

// --- The run

async function verify(house) {
  const { code, out, err } = await house.wiqaya(['verify'], { status: null })
  return { code, out: `${out.trim()} ${err.trim()}` }
}

// A fresh store for each edit: SQLite's file is copied; PostgreSQL's tables are filled again from a
// copy in a schema of its own.
function keep(raw) {
  if (raw.sqlite) {
    const path = raw.house.store.slice('sqlite:'.length)
    raw.house.sql('PRAGMA wal_checkpoint(TRUNCATE)')
    copyFileSync(path, `${path}.kept`)
    return () => {
      for (const end of ['-wal', '-shm'])
        rmSync(path + end, { force: true })
      copyFileSync(`${path}.kept`, path)
    }
  }
  const tables = [...raw.tables.keys()]
  raw.house.sql(`CREATE SCHEMA kept; ${tables.map(table => `CREATE TABLE kept.${table} AS SELECT * FROM ${table};`).join(' ')}`)
  return edit => {
    const touched = tables.filter(table => new RegExp(`\\b(UPDATE|INTO|FROM) ${table}\\b`).test(edit))
    raw.house.sql(`BEGIN; SET session_replication_role = replica; ${touched.map(table =>
      `DELETE FROM ${table}; INSERT INTO ${table} OVERRIDING SYSTEM VALUE SELECT * FROM kept.${table};`).join(' ')} COMMIT`)
  }
}

async function torture(engine, postgres) {
  const random = random_of(seed)
  const house = new House({ program: option('--program', join(root, 'build/wiqaya')), postgres: engine === 'postgresql' ? postgres : undefined })
  const began = Date.now()
  try {
    await house.init()
    const world = await prepare(house)
    const alarms = []
    let acts = 0
    // Edits are made to a store of some forty histories: a larger one hides nothing more, and takes longer.
    const few = Math.min(histories, 40)
    for (let i = 0; i < few; i++)
      acts += await random_history(house, random, world)
    await house.stop()
    let seen = await verify(house)
    if (seen.code !== 0)
      alarms.push(`after ${few} histories: ${seen.out}`)
    const missed = alarms.length === 0 ? await edit_all(house, random) : []
    await house.serve()
    for (let i = few; i < histories && alarms.length === 0; i++) {
      acts += await random_history(house, random, world)
      if (i % 100 === 99 && (seen = await verify(house)).code !== 0)
        alarms.push(`after ${i + 1} histories, served: ${seen.out}`)
    }
    await house.stop()
    seen = await verify(house)
    if (seen.code !== 0)
      alarms.push(`after ${histories} histories: ${seen.out}`)
    tell(alarms.length === 0, `no false alarm after ${histories} legal histories (${acts} acts) on ${engine}, seed ${seed}`, alarms)
    tell(missed.length === 0 && alarms.length === 0, `${edits} raw edits found on ${engine}, seed ${seed} (${((Date.now() - began) / 1000).toFixed(0)} s)`, missed)
  } finally {
    await house.end()
  }
}

async function prepare(house) {
  // Accounts first: the command line and the server are two writers.
  const accounts = { account: house.account.bind(house), must: house.must.bind(house) }
  await house.account('coordinator', 'coordinator')
  await house.account('doctor', 'doctor')
  await house.token('coordinator')
  await house.serve()
  return furnish({ ...accounts, account: async () => {} })
}

async function edit_all(house, random) {
  const raw = new Raw(house)
  const again = keep(raw)
  const missed = []
  const names = Object.keys(kinds)
  for (let done = 0, draws = 0; done < edits && draws < edits * 20; draws++) {
    const edit = kinds[names[draws % names.length]](raw, random)
    if (!edit)
      continue
    try {
      raw.do(edit.sql)
    } catch {
      again(edit.sql)
      continue // The database itself refuses: a key that is taken, a column that must be filled.
    }
    const { code, out } = await verify(house)
    // Without its institution a store is refused before it is read.
    if (code !== 1 || !(/\bbad [1-9]/.test(out) || edit.what === 'a row of institution taken out'))
      missed.push(`${edit.what}: exit ${code} ${out}`)
    done++
    again(edit.sql)
  }
  const { code, out } = await verify(house)
  if (code !== 0)
    missed.push(`the untouched store afterwards: exit ${code} ${out}`)
  return missed
}

const postgres = engines.includes('postgresql') ? lend_postgres() : undefined
try {
  for (const engine of engines)
    await torture(engine, postgres)
} catch (error) {
  tell(false, 'tamper', [error.stack])
} finally {
  postgres?.stop()
}
process.exitCode = failed === 0 ? 0 : 1
