// An institution for tests that are no stories: a store in a folder of its own, accounts, and a served
// program to ask. Used by the rights matrix, torture, measurements and browser checks.
import { execFile, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, openSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import http from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
export const shared = [process.env.WIQAYA_SHARED, join(root, '../shared')].find(folder => folder && existsSync(folder))
export const roles = ['administrator', 'coordinator', 'member', 'monitor', 'doctor', 'secretariat', 'legal', 'regional', 'auditor', 'focal', 'validator']

// The same numbers for the same seed (mulberry32).
export function random_of(seed) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  return { next, below: count => Math.floor(next() * count), of: list => list[Math.floor(next() * list.length)] }
}

// The day on the wall of the institutions that tests make (init's country is MA), some days from today: one hour of
// each night it is not the day of UTC.
const wall = new Intl.DateTimeFormat('en-CA', { timeZone: 'Africa/Casablanca' })
export const office_day = (offset = 0) => wall.format(Date.now() + offset * 86400000)

// The body of an answer as its reader sees it; what claims to be gzip and is not is an error.
export const unpacked = (headers, bytes) => headers['content-encoding'] === 'gzip' && bytes.length > 0 ? gunzipSync(bytes) : bytes

const wait = milliseconds => new Promise(done => setTimeout(done, milliseconds))

export function free_port() {
  return new Promise(done => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => done(port))
    })
  })
}

// A process and all that it started, itself first: each child is one of the thread that started it.
export function family_of(pid) {
  const found = [pid]
  const look = (path, read) => {
    try {
      return read(path)
    } catch {
      return [] // It has ended.
    }
  }
  for (const parent of found)
    for (const thread of look(`/proc/${parent}/task`, readdirSync))
      found.push(...look(`/proc/${parent}/task/${thread}/children`, path => readFileSync(path, 'utf8').split(' ').filter(Boolean).map(Number)))
  return found
}

// One PostgreSQL for a test: the run's own, or one that ends with it. `safe` keeps what it acknowledges.
export function lend_postgres(safe = false) {
  const lent = process.env.WIQAYA_TEST_POSTGRES_FOLDER
  if (lent && !safe)
    return { folder: lent, stop() {} }
  const tool = join(root, 'tools/postgres')
  const folder = execFileSync(tool, safe ? ['start', 'safe'] : ['start'], { encoding: 'utf8' }).trim()
  return { folder, stop() { execFileSync(tool, ['stop', folder]) } }
}

// Whatever ends a test, its servers end with it and its folders go.
const houses = new Set()
process.on('exit', () => {
  for (const house of houses) {
    if (house.server)
      try { process.kill(-house.server.pid, 'SIGKILL') } catch { /* It has ended. */ }
    rmSync(house.folder, { recursive: true, force: true })
  }
})
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => process.exit(1))

export class House {
  // `store` is a URL; without one a SQLite file in the house's folder.
  constructor({ program = join(root, 'build/wiqaya'), store, postgres } = {}) {
    this.program = program
    this.folder = mkdtempSync(join(tmpdir(), 'wiqaya-house-'))
    this.store = store ?? (postgres ? execFileSync(join(root, 'tools/postgres'),
      ['url', postgres.folder, `house_${process.pid}_${Math.floor(Math.random() * 1e6)}`], { encoding: 'utf8' }).trim()
      : `sqlite:${join(this.folder, 'store.db')}`)
    houses.add(this)
    this.passwords = new Map()
    this.tokens = new Map()
  }

  get environment() {
    return { ...process.env, WIQAYA_STORE: this.store, LC_ALL: 'C.UTF-8' }
  }

  // Runs the program; refused unless it ends with `status`.
  wiqaya(words, { status = 0, input = '' } = {}) {
    return new Promise((done, reject) => {
      const child = execFile(this.program, words, { cwd: this.folder, env: this.environment, maxBuffer: 256 * 1024 * 1024 },
        (error, out, err) => {
          const code = error ? error.code ?? error.signal : 0
          if (status !== null && code !== status)
            reject(new Error(`wiqaya ${words.join(' ')} ended with ${code}, not ${status}: ${err.slice(0, 800)}`))
          else
            done({ code, out, err })
        })
      child.stdin.on('error', () => {})
      child.stdin.end(input)
    })
  }

  // Runs the program with its output in a file: a workbook is no text.
  file(words, path) {
    const out = openSync(path, 'w')
    return new Promise((done, reject) => {
      const child = spawn(this.program, words, { cwd: this.folder, env: this.environment, stdio: ['ignore', out, 'pipe'] })
      let err = ''
      child.stderr.on('data', data => { err += data })
      child.on('close', code => code === 0 ? done() : reject(new Error(`wiqaya ${words.join(' ')} ended with ${code}: ${err.slice(0, 800)}`)))
    })
  }

  // Lines "account password", as init, demo and account print them.
  learn(out) {
    for (const [, account, password] of out.matchAll(/^\s*([a-z][a-z0-9_.-]*)\s+(\S+)\s*$/gmu))
      this.passwords.set(account, password)
  }

  async init(words = ['--country', 'MA', '--languages', 'ar,fr,en']) {
    this.learn((await this.wiqaya(['init', ...words])).out)
  }

  async account(name, role, ...words) {
    this.learn((await this.wiqaya(['account', 'add', name, '--role', role, ...words])).out)
  }

  async token(account) {
    if (!this.tokens.has(account))
      this.tokens.set(account, (await this.wiqaya(['token', 'add', '--account', account])).out.trim().split('\n').at(-1))
    return this.tokens.get(account)
  }

  // --- The server

  async serve(words = []) {
    this.words = words
    this.port ??= await free_port()
    const log = openSync(join(this.folder, 'server.log'), 'a')
    this.server = spawn(this.program, ['serve', '--listen', `127.0.0.1:${this.port}`, ...words],
      { cwd: this.folder, detached: true, stdio: ['ignore', log, log], env: this.environment })
    const server = this.server
    server.ended = new Promise(done => server.on('close', (code, signal) => { server.gone = true; done(code ?? signal) }))
    await this.healthy()
  }

  async healthy(seconds = 15) {
    const until = Date.now() + seconds * 1000
    let answer
    while (Date.now() < until) {
      if (this.server.gone)
        throw new Error(`the server ended with ${await this.server.ended}\n${this.log()}`)
      try {
        answer = await this.request('GET', '/healthz')
        if (answer.status === 200)
          return
      } catch { /* Not yet. */ }
      await wait(10)
    }
    throw new Error(`the server was not well in ${seconds} s: ${answer?.status}\n${this.log()}`)
  }

  log(lines = 30) {
    const path = join(this.folder, 'server.log')
    return existsSync(path) ? readFileSync(path, 'utf8').trimEnd().split('\n').slice(-lines).join('\n') : ''
  }

  family() {
    return family_of(this.server.pid)
  }

  async stop() {
    if (!this.server)
      return
    const server = this.server
    this.server = undefined
    server.kill('SIGTERM')
    let patience
    await Promise.race([server.ended, new Promise(done => { patience = setTimeout(done, 15000) })])
    clearTimeout(patience)
    try { process.kill(-server.pid, 'SIGKILL') } catch { /* Nothing is left. */ }
    return server.ended
  }

  async end() {
    await this.stop()
    houses.delete(this)
    rmSync(this.folder, { recursive: true, force: true })
  }

  // --- Asking

  request(method, path, { headers = {}, body, agent = false, timeout = 30000 } = {}) {
    return new Promise((done, reject) => {
      const bytes = body === undefined || Buffer.isBuffer(body) || typeof body === 'string' ? body : JSON.stringify(body)
      const all = { Host: `127.0.0.1:${this.port}`, ...headers }
      if (bytes !== undefined) {
        all['Content-Type'] ??= 'application/json'
        all['Content-Length'] = Buffer.byteLength(bytes)
      }
      const request = http.request({ host: '127.0.0.1', port: this.port, method, path: encodeURI(decodeURI(path)), headers: all, agent, timeout }, response => {
        const chunks = []
        response.on('data', chunk => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          try {
            const sent = Buffer.concat(chunks), received = unpacked(response.headers, sent), text = received.toString('utf8')
            done({ status: response.statusCode, headers: response.headers, text, bytes: received, sent: sent.length,
              get json() { return JSON.parse(text) } })
          } catch (error) {
            reject(error)
          }
        })
      })
      request.on('timeout', () => request.destroy(new Error('no answer in time')))
      request.on('error', reject)
      request.end(bytes)
    })
  }

  // As an account, by its token; 'nobody' has none.
  async as(account, method, path, body, options = {}) {
    const headers = { ...options.headers }
    if (account !== 'nobody')
      headers.Authorization = `Bearer ${await this.token(account)}`
    return this.request(method, path, { ...options, headers, body })
  }

  // The same, and an answer of 400 or more is an error.
  async must(account, method, path, body, options) {
    const answer = await this.as(account, method, path, body, options)
    if (answer.status >= 400)
      throw new Error(`${method} ${path} as ${account}: ${answer.status} ${answer.text.slice(0, 600)}`)
    return answer.text.trim() === '' ? undefined : answer.json
  }

  // The cookie of a signed-in session.
  async cookie(account) {
    const answer = await this.request('POST', '/api/v1/session', { body: { account, password: this.passwords.get(account) } })
    if (answer.status !== 201)
      throw new Error(`signing in as ${account}: ${answer.status} ${answer.text}`)
    return answer.headers['set-cookie'].map(cookie => cookie.split(';')[0]).join('; ')
  }

  // --- Behind the program's back

  sql(text, manner = '-noheader') {
    return this.store.startsWith('sqlite:')
      ? execFileSync('sqlite3', ['-batch', manner, this.store.slice('sqlite:'.length), '.timeout 5000', text], { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024, stdio: 'pipe' })
      : execFileSync('psql', ['-qXAt', '-F', '|', '-v', 'ON_ERROR_STOP=1', this.store, '-c', text], { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024, stdio: 'pipe' })
  }
}
