// The story runner: plain-text stories drive the real program, each on SQLite and on PostgreSQL with
// a fresh store of its own. `tests/stories/README.md` is the grammar; this file is its only reader.
//
//   node tools/story.mjs [--engine sqlite|postgresql|both] [--program FILE] [--pages FOLDER]
//                        [--patience N] [--loud] [--onward] [STORY…]
//
// With --onward a story goes on behind a line that did not hold, and names all of them.
//
// One line is printed for each story and engine: `ok`, `not ok` or `ok … # SKIP why`; after a `not ok`
// the story, the line, what was expected and what came.
import { spawn, execFileSync } from 'node:child_process'
import { createHash, createHmac } from 'node:crypto'
import { appendFileSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import http from 'node:http'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { find_form, page_text } from './html.mjs'
import { family_of, unpacked } from './house.mjs'
import { Sink } from './sink.mjs'
import { document_of } from './document.mjs'
import { csv_rows, encode } from './texts.mjs'
import { workbook_of, zip } from './workbook.mjs'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const shared = [process.env.WIQAYA_SHARED, join(root, '../shared')].find(folder => folder && existsSync(folder))

class Unmet extends Error {
  constructor(expected, got) {
    super(expected)
    this.expected = expected
    this.got = got
  }
}
class Skip extends Error {}

// --- Words and values --------------------------------------------------------------------------

// Splits a line into words; '…' and "…" keep spaces together and may stand inside a word.
export function split_words(line) {
  const words = []
  const pattern = /(?:[^\s"']|"(?:[^"\\]|\\.)*"|'[^']*')+/gu
  for (const [word] of line.matchAll(pattern))
    words.push(word.replace(/"((?:[^"\\]|\\.)*)"|'([^']*)'/gu,
      (_, double, single) => single ?? double.replace(/\\n/g, '\n').replace(/\\(.)/g, '$1')))
  return words
}

// `.items.0.number`, `.rows[authority.name=morocco].value`, `.items.length`.
export function value_at(value, path) {
  for (const [, key, field, wanted] of path.matchAll(/\.([\p{L}\p{N}_@-]+)|\[([^=\]]+)=([^\]]*)\]/gu)) {
    if (value === undefined || value === null)
      return undefined
    value = key !== undefined ? value[key]
      : Array.isArray(value) ? value.find(item => String(value_at(item, `.${field}`)) === wanted) : undefined
  }
  return value
}

function read_value(words) {
  try {
    return JSON.parse(words)
  } catch {
    return words
  }
}

const shown = value => typeof value === 'string' ? value : JSON.stringify(value)
const short = text => text.length > 1500 ? `${text.slice(0, 1500)}…` : text

function compare(what, got, operator, wanted) {
  const value = read_value(wanted)
  const texts = [shown(got) ?? '', typeof value === 'string' ? value : wanted]
  const holds = {
    '==': () => typeof got === 'string' ? got === texts[1] || got === value || got === wanted : JSON.stringify(got) === JSON.stringify(value),
    '!=': () => shown(got) !== shown(value),
    '~': () => texts[0].includes(texts[1]),
    '!~': () => !texts[0].includes(texts[1]),
    '<': () => typeof got === typeof value && got < value, '<=': () => typeof got === typeof value && got <= value,
    '>': () => typeof got === typeof value && got > value, '>=': () => typeof got === typeof value && got >= value,
    'present': () => got !== undefined, 'absent': () => got === undefined,
  }[operator]
  if (!holds)
    throw new Error(`${operator} is no comparison`)
  if (!holds())
    throw new Unmet(`${what} ${operator} ${wanted}`, got === undefined ? 'nothing' : short(shown(got)))
}

// --- One story on one engine -------------------------------------------------------------------

const of_item = (text, item) => text.replace(/\{(\w+)\}/g, (whole, name) => item[name] === undefined ? whole : shown(item[name]))

// What an authenticator shows for a secret in base32 (RFC 6238: SHA-1, 30 seconds, six digits).
function code_now(secret) {
  const bits = [...secret].map(letter => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from(bits.match(/.{8}/g).map(byte => parseInt(byte, 2)))
  const step = Buffer.alloc(8)
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30000)))
  const mac = createHmac('sha1', key).update(step).digest()
  const number = mac.readUInt32BE(mac.at(-1) & 15) & 0x7fffffff
  return String(number % 1e6).padStart(6, '0')
}

class Story {
  constructor(path, engine, options) {
    Object.assign(this, { path, engine, options, name: basename(path, '.story') })
    this.folder = mkdtempSync(join(tmpdir(), `wiqaya-${this.name}-`))
    this.store = engine === 'sqlite' ? `sqlite:${join(this.folder, 'store.db')}`
      : execFileSync(join(root, 'tools/postgres'), ['url', options.postgres, `${this.name}_${process.pid}`], { encoding: 'utf8' }).trim()
    this.variables = new Map([['store', this.store], ['folder', this.folder], ['shared', shared ?? ''], ['engine', engine], ['root', root]])
    this.jars = new Map()
    this.etags = new Map()
    this.headers = {}
    this.person = 'nobody'
    this.program = options.program
    this.seconds = 60
    this.pages = 0
    this.children = new Set()
  }

  fill(text) {
    return text.replace(/\$(?:\{([\w.]+)\}|(\w+(?:\.\w+)*))/gu, (whole, braced, plain) => {
      const name = braced ?? plain
      if (!this.variables.has(name))
        throw new Error(`nothing was remembered as ${name}`)
      return this.variables.get(name)
    })
  }

  // Reads the story into steps, joining `<<END` texts to the line that began them.
  steps() {
    const steps = []
    const lines = readFileSync(this.path, 'utf8').split('\n')
    for (let i = 0; i < lines.length; i++) {
      const line = lines[i].trim()
      if (line === '' || line.startsWith('#'))
        continue
      const step = { number: i + 1, line }
      const heredoc = line.match(/^(.*?)\s*<<([A-Z]+)$/)
      if (heredoc) {
        step.line = heredoc[1]
        const body = []
        for (i++; i < lines.length && lines[i].trim() !== heredoc[2]; i++)
          body.push(lines[i])
        if (i === lines.length)
          throw new Error(`line ${step.number}: no ${heredoc[2]} follows`)
        step.body = body.map(text => `${text}\n`).join('')
      }
      steps.push(step)
    }
    return steps
  }

  async run() {
    const began = Date.now()
    const broken = []
    let step
    try {
      const steps = this.steps()
      for (const [index, next] of steps.entries()) {
        step = next
        const left = () => this.seconds * 1000 * this.options.patience - (Date.now() - began)
        if (this.options.loud)
          console.log(`# ${step.number}: ${step.line}`)
        this.next = steps[index + 1]?.line ?? ''
        try {
          await this.within(left(), this.take(step))
        } catch (error) {
          if (!this.options.onward || error instanceof Skip)
            throw error
          broken.push(...this.explain(step, error).slice(0, 6))
        }
      }
      if (broken.length > 0)
        return { passed: false, words: broken }
      step = { number: steps.at(-1)?.number ?? 0, line: 'the end' }
      await this.stop_server()
      return { passed: true, seconds: (Date.now() - began) / 1000 }
    } catch (error) {
      if (error instanceof Skip)
        return { skipped: error.message }
      return { passed: false, words: this.explain(step, error) }
    } finally {
      for (const child of this.children)
        try { process.kill(-child.pid, 'SIGKILL') } catch { /* It has ended. */ }
      if (this.sink?.server.listening)
        await this.sink.close()
      rmSync(this.folder, { recursive: true, force: true })
    }
  }

  within(milliseconds, work) {
    let timer
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Unmet(`the story to end in ${this.seconds} s`, 'more')), Math.max(1, milliseconds))
    })
    return Promise.race([work, late]).finally(() => clearTimeout(timer))
  }

  explain(step, error) {
    const words = [`${this.path}:${step?.number ?? 0}: ${step?.line ?? ''}`]
    if (error instanceof Unmet)
      words.push(`expected ${error.expected}`, `got      ${error.got}`)
    else
      words.push(error.stack)
    if (this.last)
      words.push(`last     ${this.last.what}`, ...short(this.last.told ?? '').split('\n').map(line => `  ${line}`))
    const log = join(this.folder, 'server.log')
    if (existsSync(log))
      words.push('server', ...readFileSync(log, 'utf8').trimEnd().split('\n').slice(-15).map(line => `  ${line}`))
    return words
  }

  async take({ line, body }) {
    const verb = line.split(/\s/, 1)[0]
    const rest = this.fill(line.slice(verb.length).trim())
    const action = Story.verbs[verb]
    if (!action)
      throw new Error(`${verb} is no verb of stories`)
    await action.call(this, rest, body === undefined ? undefined : this.fill(body))
  }

  // --- Programs

  get environment() {
    return { ...process.env, WIQAYA_STORE: this.store, LC_ALL: 'C.UTF-8', ...(this.key && { WIQAYA_KEY: this.key }) }
  }

  command(program, words, input) {
    return new Promise((done, reject) => {
      const child = spawn(program, words, { cwd: this.folder, detached: true, stdio: ['pipe', 'pipe', 'pipe'],
        env: this.environment })
      this.children.add(child)
      const out = [], err = []
      child.stdout.on('data', data => out.push(data))
      child.stderr.on('data', data => err.push(data))
      child.stdin.on('error', () => {})
      child.stdin.end(input ?? '')
      child.on('error', reject)
      child.on('close', (code, signal) => {
        this.children.delete(child)
        const text = Buffer.concat(out).toString('utf8'), complaint = Buffer.concat(err).toString('utf8')
        this.last = { kind: 'command', what: `${basename(program)} ${words.join(' ')}`, code: code ?? signal, out: text,
          bytes: Buffer.concat(out), err: complaint, told: `exit ${code ?? signal}\n${text}${complaint}` }
        done()
      })
    })
  }

  async wiqaya(rest, input) {
    await this.command(this.program, split_words(rest), input)
    if (this.last.code !== 0 && !/^expect exit\b/.test(this.next))
      throw new Unmet('exit 0', `exit ${this.last.code}`)
  }

  async serve(rest) {
    this.serve_words = rest
    this.port = await new Promise(done => {
      const probe = createServer().listen(0, '127.0.0.1', () => {
        const { port } = probe.address()
        probe.close(() => done(port))
      })
    })
    this.variables.set('port', String(this.port))
    await this.start_server()
  }

  async start_server() {
    const log = join(this.folder, 'server.log')
    const server = spawn(this.program, ['serve', '--listen', `127.0.0.1:${this.port}`, ...split_words(this.serve_words)],
      { cwd: this.folder, detached: true, stdio: ['ignore', 'pipe', 'pipe'], env: this.environment })
    this.server = server
    this.children.add(server)
    server.ended = new Promise(done => server.on('close', (code, signal) => done(code ?? signal)))
    const keep = data => { if (existsSync(this.folder)) appendFileSync(log, data) }
    server.stdout.on('data', keep)
    server.stderr.on('data', keep)
    await this.wait_health()
  }

  async wait_health() {
    const server = this.server
    let gone = false
    server.ended.then(() => { gone = true })
    for (let wait = 0; wait < 300 * this.options.patience; wait++) {
      if (gone)
        throw new Unmet('a server', `it ended with ${await server.ended}`)
      try {
        const answer = await this.exchange('GET', '/healthz', {})
        if (answer.status === 200)
          return
      } catch { /* Not yet. */ }
      await new Promise(done => setTimeout(done, 50))
    }
    throw new Unmet('200 of /healthz', 'nothing in 15 s')
  }

  family() {
    return family_of(this.server.pid)
  }

  // A server that needs more memory than this for a story has lost its ceilings.
  check_memory() {
    for (const pid of this.family()) {
      let peak
      try {
        peak = Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmHWM:\s+(\d+) kB/)?.[1] ?? 0) / 1024
      } catch {
        continue
      }
      if (peak > 512 * this.options.patience)
        throw new Unmet('at most 512 MiB in each process', `${peak.toFixed(0)} MiB`)
    }
  }

  async stop_server() {
    if (!this.server)
      return
    this.check_memory()
    const server = this.server
    this.server = undefined
    server.kill('SIGTERM')
    const ended = await Promise.race([server.ended, new Promise(done => setTimeout(() => done('no end'), 10000 * this.options.patience))])
    this.children.delete(server)
    try { process.kill(-server.pid, 'SIGKILL') } catch { /* Nothing is left of it. */ }
    if (ended !== 0)
      throw new Unmet('the server to stop cleanly with 0', ended)
  }

  async kill_server(whom) {
    const family = this.family()
    if (whom === 'child') {
      if (family.length < 2)
        throw new Unmet('a child of the server', 'none')
      process.kill(family[1], 'SIGKILL')
      return
    }
    const server = this.server
    this.server = undefined
    process.kill(-server.pid, 'SIGKILL')
    await server.ended
    this.children.delete(server)
  }

  // --- HTTP

  exchange(method, path, headers, body) {
    return new Promise((done, reject) => {
      const request = http.request({ host: '127.0.0.1', port: this.port, method, path: encodeURI(decodeURI(path)), headers, agent: false,
        timeout: 30000 * this.options.patience }, response => {
        const chunks = []
        response.on('data', chunk => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => headers.Expect && request.destroy())
        response.on('end', () => {
          try {
            done({ status: response.statusCode, headers: response.headers, bytes: unpacked(response.headers, Buffer.concat(chunks)) })
          } catch (error) {
            reject(error)
          }
        })
      })
      request.on('timeout', () => request.destroy(new Error('no answer in 30 s')))
      request.on('error', reject)
      // A body that may be refused unread is sent when it is asked for (RFC 9110, 10.1.1).
      if (headers.Expect) {
        request.on('continue', () => request.end(body))
        request.flushHeaders()
      } else
        request.end(body)
    })
  }

  async request(method, path, body, type) {
    if (!this.port)
      throw new Error('there is no server: write serve first')
    const jar = this.jars.get(this.person) ?? new Map()
    const headers = { Host: `127.0.0.1:${this.port}`, ...this.headers }
    this.headers = {}
    if (jar.size > 0)
      headers.Cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    if (this.language && !headers['Accept-Language'])
      headers['Accept-Language'] = this.language
    if (body !== undefined) {
      headers['Content-Type'] ??= type
      headers['Content-Length'] = Buffer.byteLength(body)
    }
    if (method === 'PATCH' && this.etags.has(path))
      headers['If-Match'] ??= this.etags.get(path)
    if (headers['If-Match'] === 'none')
      delete headers['If-Match']
    const answer = await this.exchange(method, path, headers, body)
    for (const cookie of answer.headers['set-cookie'] ?? []) {
      const [, name, value] = cookie.match(/^([^=]+)=([^;]*)/)
      if (value === '' || /max-age=0/i.test(cookie))
        jar.delete(name)
      else
        jar.set(name, value)
    }
    this.jars.set(this.person, jar)
    if (answer.headers.etag)
      this.etags.set(path, answer.headers.etag)
    const text = answer.bytes.toString('utf8')
    this.last = { kind: 'answer', what: `${method} ${path} as ${this.person}`, ...answer, out: text, path,
      told: `${answer.status}\n${/html/.test(answer.headers['content-type'] ?? '') ? page_text(text) : text}` }
    this.keep_page(path, text)
  }

  async ask(method, path, body, type = 'application/json') {
    await this.request(method, path, body, type)
    if (this.last.status >= 400 && !/^expect \d/.test(this.next))
      throw new Unmet('an answer under 400', this.last.status)
  }

  // Every HTML page that a story saw is kept for the check of its HTML.
  keep_page(path, text) {
    if (!this.options.pages || !/^text\/html/.test(this.last.headers['content-type'] ?? ''))
      return
    const name = `${createHash('sha256').update(text).digest('hex').slice(0, 16)}.html`
    writeFileSync(join(this.options.pages, name), text)
    appendFileSync(join(this.options.pages, 'index.txt'), `${name} ${this.last.status} ${path} (${this.name}, ${this.person})\n`)
  }

  async sign_in(rest) {
    const [account, ...more] = split_words(rest)
    this.person = account
    if (account === 'nobody') {
      this.jars.delete('nobody')
      return
    }
    if (this.jars.get(account)?.size > 0 && more[0] !== 'again')
      return
    const password = more[0] === 'password' ? more[1] : this.variables.get(`password.${account}`)
    if (password === undefined)
      throw new Error(`no password of ${account} is known: remember password.${account} …, or as ${account} password …`)
    this.jars.set(account, new Map())
    await this.ask('POST', '/api/v1/session', JSON.stringify({ account, password }))
  }

  // Fills in a page's form as a browser does: what the page holds, changed by what the story says.
  async form(rest) {
    const [path, ...words] = split_words(rest)
    let wanted
    if (words[0] === 'at')
      wanted = words.splice(0, 2)[1]
    // `form .` goes on with the page that was last answered, as when a form comes back with what is wrong.
    if (path !== '.') {
      const next = this.next
      this.next = ''
      await this.ask('GET', path)
      this.next = next
    }
    const form = find_form(this.last.out, wanted)
    if (!form)
      throw new Unmet(`a form${wanted ? ` to ${wanted}` : ''} on ${path}`, 'none')
    const fields = [...form.fields]
    for (const word of words) {
      const [, name, value] = word.match(/^([^=]+)=(.*)$/su) ?? []
      if (name === undefined)
        throw new Error(`${word} is not field=value`)
      if (!form.names.has(name))
        throw new Unmet(`a field ${name}`, [...form.names].join(' '))
      for (let i = fields.length - 1; i >= 0; i--)
        if (fields[i][0] === name)
          fields.splice(i, 1)
      fields.push([name, value])
    }
    const action = new URL(form.action || path, `http://127.0.0.1:${this.port}${path === '.' ? '/' : path}`)
    const target = action.pathname + action.search
    if (form.method === 'get')
      return this.ask('GET', `${action.pathname}?${new URLSearchParams(fields)}`)
    if (form.multipart) {
      const { body, type } = this.multipart(fields, form.files)
      return this.ask('POST', target, body, type)
    }
    return this.ask('POST', target, new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded')
  }

  multipart(fields, files) {
    const boundary = 'story-boundary-7MA4YWxkTrZu0gW'
    const parts = fields.map(([name, value]) => {
      const file = files.has(name) && value !== ''
      const { type, as } = files.get?.(name) ?? {}
      const head = `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file ? `; filename="${as ?? basename(value)}"` : ''}` +
        `${file ? `\r\nContent-Type: ${type ?? 'application/octet-stream'}` : ''}\r\n\r\n`
      return Buffer.concat([Buffer.from(head), file ? readFileSync(resolve(this.folder, value)) : Buffer.from(value), Buffer.from('\r\n')])
    })
    return { body: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]), type: `multipart/form-data; boundary=${boundary}` }
  }

  // `upload PATH FIELD=VALUE… FIELD=@FILE[;type=TYPE][;as=NAME]…`
  upload(rest) {
    const [path, ...words] = split_words(rest)
    const files = new Map()
    const fields = words.map(word => {
      const [, name, value] = word.match(/^([^=]+)=(.*)$/su)
      if (!value.startsWith('@'))
        return [name, value]
      const [file, ...manner] = value.slice(1).split(';')
      files.set(name, Object.fromEntries(manner.map(text => text.split('='))))
      return [name, file]
    })
    const { body, type } = this.multipart(fields, files)
    return this.ask('POST', path, body, type)
  }

  // `file NAME [in ENCODING] [cr|crlf] <<END`
  // Adds so many lines to a file, each with its number.
  many(rest) {
    const [name, count, line] = split_words(rest)
    const lines = Array.from({ length: Number(count) }, (_, index) => line
      .replaceAll('{n}', String(index + 1)).replaceAll('{n:4}', String(index + 1).padStart(4, '0'))
      .replace(/\{n%(\d+)(?::(\d))?\}/g, (_, round, digits) => String(index % Number(round) + 1).padStart(Number(digits ?? 1), '0'))
      .replace(/\{day (\d{4}-\d\d-\d\d)\}/g, (_, day) => new Date(Date.parse(day) + index * 86400000).toISOString().slice(0, 10)))
    appendFileSync(join(this.folder, name), lines.map(one => `${one}\n`).join(''))
  }

  // Does a line for each record of a list, with {FIELD} filled in from it.
  async each(rest) {
    const [, path, line] = rest.match(/^(\S+)\s+(.*)$/su)
    await this.ask('GET', path)
    for (const item of this.json().items)
      await this.take({ line: of_item(line, item) })
  }

  // Remembers a text of each of the first records of a list, with commas between them.
  async gather(rest) {
    const [, name, count, path, text] = rest.match(/^(\S+)\s+(\d+)\s+(\S+)\s+(.*)$/su)
    await this.ask('GET', `${path}${path.includes('?') ? '&' : '?'}limit=${count}`)
    const { items } = this.json()
    if (items.length !== Number(count))
      throw new Unmet(`${count} records`, items.length)
    this.variables.set(name, items.map(item => of_item(text, item)).join(','))
  }

  // Posts {"as_of":DAY} on every day from one to another; what the answers list must be the rows that follow.
  async replay(rest, body) {
    const [, first, last, path, where, text] = rest.match(/^(\S+)\s+(\S+)\s+(\S+)\s+(\S+)\s+(.*)$/su)
    const rows = []
    for (let at = Date.parse(first); at <= Date.parse(last); at += 86400000) {
      const day = new Date(at).toISOString().slice(0, 10)
      await this.ask('POST', path, JSON.stringify({ as_of: day }))
      rows.push(...value_at(this.json(), where).map(item => of_item(`${day} ${split_words(text)[0]}`, item)))
    }
    const wanted = (body ?? '').split('\n').map(line => line.trim().replace(/\s+/g, ' ')).filter(line => line !== '' && !line.startsWith('#'))
    const surplus = rows.filter(row => !wanted.includes(row)), missing = wanted.filter(row => !rows.includes(row))
    if (surplus.length + missing.length > 0 || rows.length !== wanted.length)
      throw new Unmet(`${wanted.length} rows, without: ${missing.join(' | ')}`, `${rows.length} rows, beside: ${surplus.join(' | ')}`)
  }

  write_file(rest, body) {
    const [name, ...manner] = split_words(rest)
    const encoding = manner[0] === 'in' ? manner[1] : 'utf-8'
    const end = manner.includes('crlf') ? '\r\n' : manner.includes('cr') ? '\r' : '\n'
    writeFileSync(join(this.folder, name), encode(body.replaceAll('\n', end), encoding))
  }

  // Does a line that is refused once in each language: the refusal is the same, its sentence is not.
  async speaks(rest, body) {
    const verb = rest.split(/\s/, 1)[0]
    const next = this.next
    const said = {}
    const ends = new Set()
    const headers = this.headers
    for (const language of ['ar', 'fr', 'en']) {
      this.next = verb === 'wiqaya' ? 'expect exit 1' : 'expect 400'
      this.headers = { ...headers, 'Accept-Language': language }
      await this.take({ line: verb === 'wiqaya' ? `${rest} --language ${language}` : rest, body })
      const complaint = this.last.kind === 'command' ? this.last.err
        : /json/.test(this.last.headers['content-type'] ?? '') ? this.json().detail : page_text(this.last.out)
      if ((this.last.code ?? this.last.status) === 0 || this.last.status < 400)
        throw new Unmet('a refusal', this.last.code ?? this.last.status)
      said[language] = complaint ?? ''
      ends.add(this.last.code ?? this.last.status)
    }
    this.headers = {}
    this.next = next
    if (ends.size !== 1)
      throw new Unmet('the same refusal in each language', [...ends].join(', '))
    const telling = JSON.stringify(said)
    if (!/\p{Script=Arabic}{2}.*\s.*\p{Script=Arabic}{2}/su.test(said.ar))
      throw new Unmet('a sentence in Arabic', telling)
    if (said.en.trim().length < 10 || said.fr.trim().length < 10 || said.fr === said.en)
      throw new Unmet('a sentence in French and one in English', telling)
  }

  // What no program of ours would do: a change made behind its back, to see that it is noticed.
  raw(rest) {
    if (this.engine === 'sqlite')
      execFileSync('sqlite3', [this.store.slice('sqlite:'.length), '.timeout 5000', rest])
    else
      execFileSync('psql', ['-qX', '-v', 'ON_ERROR_STOP=1', this.store, '-c', rest])
  }

  // `part NAME away`: from now on the program is a copy of its files, without this one of its parts; `part NAME back`.
  part(rest) {
    const [part, where] = split_words(rest), from = dirname(this.options.program)
    if (this.program === this.options.program)
      copyFileSync(this.options.program, this.program = join(this.folder, 'wiqaya'))
    for (const name of readdirSync(from).filter(name => /^wiqaya-.*\.so$/.test(name)))
      if (name.startsWith(`wiqaya-${part}-`) && where === 'away')
        rmSync(join(this.folder, name), { force: true })
      else if (!existsSync(join(this.folder, name)))
        copyFileSync(join(from, name), join(this.folder, name))
  }

  // --- What is expected

  json() {
    try {
      return JSON.parse(this.last.out)
    } catch {
      throw new Unmet('JSON', short(this.last.out))
    }
  }

  expect(rest) {
    if (!this.last)
      throw new Error('nothing was done yet')
    const negative = rest.startsWith('no ')
    const [, what, more] = (negative ? rest.slice(3) : rest).match(/^(\S+)\s*(.*)$/su)
    const contains = (where, text) => {
      const wanted = split_words(more)[0] ?? ''
      if (text.includes(wanted) === negative)
        throw new Unmet(`${negative ? 'no ' : ''}${where} "${wanted}"`, short(text))
    }
    if (/^\d{3}$/.test(what)) {
      const allowed = rest.split(/\s+or\s+/)
      if (!allowed.includes(String(this.last.status)))
        throw new Unmet(rest, `${this.last.status}\n${short(this.last.told)}`)
    } else if (what === 'exit') {
      if (String(this.last.code) !== more)
        throw new Unmet(`exit ${more}`, `exit ${this.last.code}`)
    } else if (what === 'out')
      contains('output', this.last.out)
    else if (what === 'err')
      contains('standard error', this.last.err)
    else if (what === 'html')
      contains('HTML', this.last.out)
    else if (what === 'page')
      contains('page', page_text(this.last.out))
    else if (what === 'paper')
      contains('paper', execFileSync('pdftotext', ['-raw', '-', '-'], { input: this.last.bytes, encoding: 'utf8' }))
    else if (what === 'json') {
      const [, path, operator, wanted] = more.match(/^((?:\[[^\]]*\]|[^\s[])+)\s+(\S+)\s*(.*)$/su) ?? []
      compare(path, path === '.' ? this.json() : value_at(this.json(), path), operator, wanted)
    } else if (what === 'header') {
      const [, name, operator, wanted] = more.match(/^(\S+)\s+(\S+)\s*(.*)$/su) ?? []
      compare(name, this.last.headers[name.toLowerCase()], operator, wanted)
    } else if (what === 'column') {
      const [column, name, operator, other, its] = split_words(more)
      const [left, right] = [[name, column], [other, its ?? column]].map(([file, header]) => this.column(file, header))
      if (operator !== 'same' || left.length !== right.length)
        throw new Unmet(rest, `${left.length} and ${right.length} rows`)
      const at = left.findIndex((text, index) => text !== right[index])
      if (at >= 0)
        throw new Unmet(right[at], left[at])
    } else if (what === 'file') {
      const [name, operator, other] = split_words(more)
      const bytes = readFileSync(resolve(this.folder, name))
      if (operator === 'same' ? bytes.equals(readFileSync(resolve(this.folder, other))) === negative
        : bytes.toString('utf8').includes(operator) === negative)
        throw new Unmet(rest, short(bytes.toString('utf8')))
    } else
      throw new Error(`${what} is nothing to expect`)
  }

  // The texts of one column of a CSV file, sorted.
  column(file, header) {
    const [head, ...rows] = csv_rows(readFileSync(resolve(this.folder, file), 'utf8'))
    const at = head.indexOf(header)
    if (at < 0)
      throw new Unmet(`a column ${header} in ${file}`, head.join(' '))
    return rows.map(row => row[at]).sort()
  }

  remember(rest) {
    const [, name, more] = rest.match(/^(\S+)\s+(.*)$/su)
    let value
    if (more.startsWith('.'))
      value = value_at(this.json(), more)
    else if (more.startsWith('header '))
      value = this.last.headers[more.slice(7).toLowerCase()]
    else if (/^(out|html) /.test(more))
      value = this.last.out.match(new RegExp(split_words(more)[1], 'um'))?.[1]
    else if (more.startsWith('code '))
      value = code_now(split_words(more)[1])
    else
      value = split_words(more).join(' ')
    if (value === undefined || value === null)
      throw new Unmet(`something to remember at ${more}`, short(this.last?.out ?? ''))
    this.variables.set(name, shown(value))
  }

  // Each line "account password" of what was printed is an account that `as` can be.
  learn_passwords() {
    for (const [, account, password] of this.last.out.matchAll(/^\s*([a-z][a-z0-9_.-]*)\s+(\S+)\s*$/gmu))
      this.variables.set(`password.${account}`, password)
  }

  async poll(rest, next) {
    const [, path, where, operator, wanted] = rest.match(/^(\S+)\s+(\S+)\s+(\S+)\s*(.*)$/su)
    for (;;) {
      await this.ask('GET', path)
      try {
        compare(where, value_at(this.json(), where), operator, wanted)
        return
      } catch {
        await new Promise(done => setTimeout(done, 100))
      }
    }
  }

  // `mail_server [rcpt ANSWER | data ANSWER | mail ANSWER | silent | slow MILLISECONDS | whole | away]`
  async mail_server(rest) {
    const [what, ...answer] = split_words(rest)
    this.sink ??= new Sink()
    if (what === 'whole') {
      while (this.sink.unanswered === 0)
        await new Promise(done => setTimeout(done, 10))
      return
    }
    if (what === 'away')
      return this.sink.close()
    if (!this.sink.server?.listening)
      this.variables.set('mail_port', String(await this.sink.open(this.sink.port)))
    this.sink.delay = what === 'slow' ? Number(answer[0]) : 0
    this.sink.answers = what === undefined || what === 'slow' ? {} : { [what]: what === 'silent' ? true : answer.join(' ') }
  }

  // `mails COUNT [to ADDRESS]`: waits until so many came, sees that no more do, and makes the last one what is
  // expected: `expect out` is its text as it came, `expect page` what a person reads of it.
  async mails(rest) {
    const [count, , address] = split_words(rest)
    const there = () => this.sink.messages.filter(message => address === undefined || message.to.includes(address))
    while (there().length < Number(count))
      await new Promise(done => setTimeout(done, 50))
    await new Promise(done => setTimeout(done, count === '0' ? 2000 : 200))
    if (there().length !== Number(count))
      throw new Unmet(`${count} messages`, there().length)
    const message = there().at(-1)
    if (message) {
      const read = `${Object.entries(message.headers).map(([name, value]) => `${name}: ${value}`).join('\n')}\n\n${message.body}`
      this.last = { kind: 'mail', what: `mail to ${message.to}`, out: read, bytes: Buffer.from(message.text, 'latin1'), headers: message.headers, told: read }
    }
  }

  // `maildir NAME`: a folder as mail servers deliver to; `deliver NAME FILE [as NAME]`: puts a message in.
  deliver(rest) {
    const [folder, file, , as] = split_words(rest)
    const from = file.startsWith('/') ? file : join(this.folder, file)
    const text = readFileSync(from, 'latin1').replace(/\r?\n/g, '\r\n')
    writeFileSync(join(this.folder, folder, 'tmp', 'x'), Buffer.from(text, 'latin1'))
    renameSync(join(this.folder, folder, 'tmp', 'x'), join(this.folder, folder, 'new', as ?? basename(file)))
  }

  static verbs = {
    maildir(rest) { for (const part of ['tmp', 'new', 'cur']) mkdirSync(join(this.folder, rest, part), { recursive: true }) },
    deliver(rest) { return this.deliver(rest) },
    mail_server(rest) { return this.mail_server(rest) },
    mails(rest) { return this.mails(rest) },
    wiqaya(rest, body) { return this.wiqaya(rest, body) },
    expect(rest) { return this.expect(rest) },
    // `key NAME`: what the program signs with from now on lies in this file.
    key(rest) { this.key = join(this.folder, rest) },
    serve(rest) { return this.serve(rest) },
    stop() { return this.stop_server() },
    kill(rest) { return this.kill_server(rest) },
    async restart() { await this.stop_server(); await this.start_server() },
    start() { return this.start_server() },
    part(rest) { this.part(rest) },
    healthy() { return this.wait_health() },
    as(rest) { return this.sign_in(rest) },
    language(rest) { this.language = rest },
    header(rest) { const [, name, value] = rest.match(/^([^:]+):\s*(.*)$/); this.headers[name] = value },
    get(rest) { return this.ask('GET', rest) },
    delete(rest) { return this.ask('DELETE', rest) },
    post(rest, body) { const [, path, json] = rest.match(/^(\S+)\s*(.*)$/su); return this.ask('POST', path, body ?? json) },
    patch(rest, body) { const [, path, json] = rest.match(/^(\S+)\s*(.*)$/su); return this.ask('PATCH', path, body ?? json) },
    // A body of so many bytes.
    big(rest) { const [path, count] = rest.split(' '); return this.ask('POST', path, JSON.stringify({ text: 'a'.repeat(Number(count)) })) },
    form(rest) { return this.form(rest) },
    upload(rest) { return this.upload(rest) },
    follow() { return this.ask('GET', this.last.headers.location.split('#')[0]) },
    poll(rest) { return this.poll(rest) },
    remember(rest) { return this.remember(rest) },
    passwords() { return this.learn_passwords() },
    file(rest, body) { this.write_file(rest, body ?? '') },
    many(rest) { this.many(rest) },
    workbook(rest) { const [name, list] = split_words(rest); writeFileSync(join(this.folder, name), workbook_of(csv_rows(readFileSync(resolve(this.folder, list), 'utf8')))) },
    document(rest, body) { writeFileSync(join(this.folder, rest.trim()), document_of(body)) },
    package(rest) { const [name, ...parts] = split_words(rest); writeFileSync(join(this.folder, name), zip(parts.map(part => part.split('=')).map(([part, file]) => [part, readFileSync(resolve(this.folder, file))]), true)) },
    each(rest) { return this.each(rest) },
    gather(rest) { return this.gather(rest) },
    replay(rest, body) { return this.replay(rest, body) },
    repeat(rest) { const [name, count, ...texts] = split_words(rest).map(text => text.replaceAll('\\n', '\n')); writeFileSync(join(this.folder, name), texts[0].repeat(Number(count)) + (texts[1] ?? '')) },
    speaks(rest, body) { return this.speaks(rest, body) },
    raw(rest) { return this.raw(rest) },
    bytes(rest) { const [name, ...hex] = rest.split(/\s+/); writeFileSync(join(this.folder, name), Buffer.from(hex.join(''), 'hex')) },
    save(rest) { writeFileSync(join(this.folder, rest), this.last.bytes) },
    wait(rest) { return new Promise(done => setTimeout(done, Number(rest) * 1000)) },
    ceiling(rest) { this.seconds = Number(rest) },
    needs(rest) {
      const missing = rest.split(/\s+/).find(path => !shared || !existsSync(join(shared, path)))
      if (missing)
        throw new Skip(`shared/${missing} is not here`)
    },
  }
}

// --- The run -----------------------------------------------------------------------------------

function read_options(words) {
  const options = { engine: 'both', program: join(root, 'build/wiqaya'), patience: 1, stories: [] }
  for (let i = 0; i < words.length; i++) {
    const word = words[i]
    if (word === '--engine')
      options.engine = words[++i]
    else if (word === '--program')
      options.program = resolve(words[++i])
    else if (word === '--pages')
      options.pages = resolve(words[++i])
    else if (word === '--patience')
      options.patience = Number(words[++i])
    else if (word === '--loud' || word === '--onward')
      options[word.slice(2)] = true
    else
      options.stories.push(word)
  }
  const folder = join(root, 'tests/stories')
  if (options.stories.length === 0)
    options.stories = readdirSync(folder).filter(name => name.endsWith('.story')).sort().map(name => join(folder, name))
  return options
}

async function main() {
  const options = read_options(process.argv.slice(2))
  const engines = options.engine === 'both' ? ['sqlite', 'postgresql'] : [options.engine]
  if (options.pages) {
    rmSync(options.pages, { recursive: true, force: true })
    mkdirSync(options.pages, { recursive: true })
  }
  let failed = 0
  const tell = (story, engine, result) => {
    const name = `${basename(story, '.story')} on ${engine}`
    if (result.skipped !== undefined)
      console.log(`ok ${name} # SKIP ${result.skipped}`)
    else if (result.passed)
      console.log(`ok ${name} (${result.seconds.toFixed(1)} s)`)
    else {
      failed++
      console.log(`not ok ${name}`)
      for (const word of result.words)
        console.log(String(word).replace(/^/gm, '  '))
    }
  }
  const postgres = join(root, 'tools/postgres')
  const lent = process.env.WIQAYA_TEST_POSTGRES_FOLDER
  options.postgres = lent
  try {
    if (engines.includes('postgresql') && !lent)
      options.postgres = execFileSync(postgres, ['start'], { encoding: 'utf8' }).trim()
    const work = engines.flatMap(engine => options.stories.map(story => ({ story, engine })))
    const lane = async () => {
      for (let next = work.shift(); next; next = work.shift())
        tell(next.story, next.engine, await new Story(next.story, next.engine, options).run())
    }
    await Promise.all(options.loud ? [lane()] : [lane(), lane()])
  } finally {
    if (options.postgres && !lent)
      execFileSync(postgres, ['stop', options.postgres])
  }
  process.exitCode = failed === 0 ? 0 : 1
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await main()
