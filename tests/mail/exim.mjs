// Debian's Exim on loopback for a test: its own configuration, queue and log in a folder of the test, delivering to
// one maildir. Nothing of the machine's own mail is touched.
import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, openSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { createConnection } from 'node:net'
import { join } from 'node:path'
import { userInfo } from 'node:os'
import { read_message } from '../../tools/sink.mjs'
import { free_port } from '../../tools/house.mjs'

const binary = '/usr/sbin/exim4'
const wait = milliseconds => new Promise(done => setTimeout(done, milliseconds))

export class Exim {
  static there() {
    return existsSync(binary)
  }

  constructor(folder) {
    this.folder = join(folder, 'exim')
  }

  // Exim never works as root: there it has an account of its own.
  async open() {
    const root = userInfo().uid === 0
    const [user, group] = root ? ['Debian-exim', 'Debian-exim'] : [userInfo().username, execFileSync('id', ['-gn'], { encoding: 'utf8' }).trim()]
    for (const part of ['', 'spool', 'log', 'box', 'box/new', 'box/cur', 'box/tmp']) {
      mkdirSync(join(this.folder, part), { recursive: true })
      if (root && part !== '') {
        const [, uid, gid] = execFileSync('getent', ['passwd', user], { encoding: 'utf8' }).match(/:(\d+):(\d+):/)
        chownSync(join(this.folder, part), Number(uid), Number(gid))
      }
    }
    // Its account has to pass through the folder of the test.
    chmodSync(join(this.folder, '..'), 0o711)
    chmodSync(this.folder, 0o711)
    this.port = await free_port()
    const config = join(this.folder, 'exim.conf')
    writeFileSync(config, `primary_hostname = localhost
exim_user = ${user}
exim_group = ${group}
spool_directory = ${this.folder}/spool
log_file_path = ${this.folder}/log/%slog
log_selector = +millisec +received_recipients
pid_file_path = ${this.folder}/spool/exim.pid
local_interfaces = 127.0.0.1
daemon_smtp_ports = ${this.port}
host_lookup =
rfc1413_query_timeout = 0s
tls_advertise_hosts =
smtp_accept_max = 50
queue_run_in_order
message_logs = false
keep_environment =
acl_smtp_rcpt = accept
begin routers
all:
  driver = accept
  transport = box
begin transports
box:
  driver = appendfile
  directory = ${this.folder}/box
  maildir_format
  user = ${user}
  group = ${group}
`, { mode: 0o644 })
    const log = openSync(join(this.folder, 'daemon.log'), 'a')
    this.daemon = spawn(binary, ['-C', config, '-bdf', '-q5s'], { detached: true, stdio: ['ignore', log, log] })
    for (let i = 0; i < 200; i++) {
      if (this.daemon.exitCode !== null)
        break
      if (await new Promise(done => createConnection(this.port, '127.0.0.1').on('connect', function () { this.destroy(); done(true) }).on('error', () => done(false))))
        return this.port
      await wait(50)
    }
    throw new Error(`exim does not listen: ${readFileSync(join(this.folder, 'daemon.log'), 'utf8')}`)
  }

  async close() {
    if (this.daemon && this.daemon.exitCode === null) {
      const ended = new Promise(done => this.daemon.on('close', done))
      try { process.kill(-this.daemon.pid, 'SIGTERM') } catch { /* It has ended. */ }
      await ended
    }
  }

  // What it answered 250 for: the instant stands in its log, which is written when the message is safely in its queue, just
  // before the 250 goes out.
  accepted() {
    const path = join(this.folder, 'log/mainlog')
    return (existsSync(path) ? readFileSync(path, 'utf8') : '').split('\n').filter(line => / <= /.test(line)).map(line => ({
      at: Date.parse(line.slice(0, 23).replace(' ', 'T')), id: `<${line.match(/ id=(\S+)/)[1]}>`, to: line.match(/ for (\S+)$/)[1] }))
  }

  // Nothing is left in its queue: all of it was delivered. On a busy machine that takes as long as it takes, but goes on.
  async settled() {
    const queued = () => readdirSync(join(this.folder, 'spool/input'), { recursive: true }).filter(name => String(name).endsWith('-H')).length
    let least = queued()
    for (let patience = 0; least > 0 && patience < 600; patience++) {
      await wait(100)
      const now = queued()
      if (now < least) {
        least = now
        patience = 0
      }
    }
    return least === 0
  }

  messages() {
    const folder = join(this.folder, 'box/new')
    return readdirSync(folder).map(name => read_message(readFileSync(join(folder, name), 'latin1').replace(/\r?\n/g, '\r\n')))
  }
}
