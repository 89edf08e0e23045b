// A mail server for tests: takes messages on loopback and keeps them, or says what a test wants it to say. It
// listens on a free port; `open()` gives the port, and may be given the one of before.
//
// `messages` holds what it answered 250 for: { at, from, to, text, headers, body }; `at` is the instant of that 250,
// in milliseconds.
import { createServer } from 'node:net'

export class Sink {
  constructor() {
    this.messages = []
    this.sockets = new Set()
    this.answers = {} // { rcpt: '450 later' }, { data: '554 no' }; { silent: true } hangs up instead of a 250.
    this.delay = 0 // Milliseconds between the end of a message and its 250.
    this.unanswered = 0 // Messages that are there whole, in that time.
  }

  open(port = 0) {
    this.server = createServer(socket => this.talk(socket))
    return new Promise((done, reject) => {
      this.server.on('error', reject)
      this.server.listen(port, '127.0.0.1', () => done(this.port = this.server.address().port))
    })
  }

  close() {
    for (const socket of this.sockets)
      socket.destroy()
    return new Promise(done => this.server.close(done))
  }

  talk(socket) {
    let rest = '', inside = false, envelope = {}
    this.sockets.add(socket)
    socket.setEncoding('latin1')
    socket.on('error', () => {})
    socket.on('close', () => this.sockets.delete(socket))
    const say = words => socket.write(`${words}\r\n`)
    const command = line => {
      const verb = line.slice(0, 4).toUpperCase()
      if (verb === 'EHLO' || verb === 'HELO')
        say('250 sink')
      else if (verb === 'MAIL') {
        envelope = { from: line.match(/<(.*)>/)[1], to: [] }
        say(this.answers.mail ?? '250 from')
      } else if (verb === 'RCPT') {
        envelope.to.push(line.match(/<(.*)>/)[1])
        say(this.answers.rcpt ?? '250 to')
      } else if (verb === 'DATA') {
        say('354 go on')
        inside = true
      } else if (verb === 'QUIT') {
        say('221 bye')
        socket.end()
      } else
        say('500 what?')
    }
    const take = text => {
      inside = false
      const answer = this.answers.data ?? '250 taken'
      this.unanswered++
      const finish = () => {
        this.unanswered--
        if (this.answers.silent || socket.destroyed)
          return socket.destroy()
        if (answer.startsWith('2'))
          this.messages.push({ ...envelope, at: Date.now(), ...read_message(text.replace(/^\.\./gm, '.')) })
        say(answer)
      }
      if (this.delay > 0)
        setTimeout(finish, this.delay)
      else
        finish()
    }
    socket.on('data', data => {
      rest += data
      for (;;) {
        const end = inside ? '\r\n.\r\n' : '\r\n'
        const at = rest.indexOf(end)
        if (at < 0)
          return
        const piece = rest.slice(0, at + (inside ? 2 : 0))
        rest = rest.slice(at + end.length)
        if (inside)
          take(piece)
        else
          command(piece)
      }
    })
    say('220 sink')
  }
}

// The headers by their small names, unfolded and with encoded words read, and the body, read.
export function read_message(text) {
  const at = text.indexOf('\r\n\r\n')
  const headers = {}
  for (const line of text.slice(0, at).replace(/\r\n[ \t]+/g, ' ').split('\r\n')) {
    const colon = line.indexOf(':')
    headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim().replace(/(=\?utf-8\?b\?[^?]*\?=)\s+(?==\?)/gi, '$1')
      .replace(/(?:=\?utf-8\?b\?[^?]*\?=)+/gi, words => [...words.matchAll(/\?b\?([^?]*)\?=/gi)].map(([, word]) => Buffer.from(word, 'base64').toString('utf8')).join(''))
  }
  const raw = text.slice(at + 4)
  const body = headers['content-transfer-encoding'] === 'base64' ? Buffer.from(raw, 'base64').toString('utf8') : raw
  return { text, headers, body: body.replaceAll('\r\n', '\n') }
}
