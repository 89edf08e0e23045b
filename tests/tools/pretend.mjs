#!/usr/bin/env node
// A pretended program for the test of the story runner: a few commands and a server with one form.
import http from 'node:http'

const [command, ...words] = process.argv.slice(2)
if (command === 'greet') {
  console.log(JSON.stringify({ rows: [{ authority: { name: 'Marrakech' }, value: 3 }], words }))
} else if (command === 'accounts') {
  console.log('administrator  s3cret-word')
} else if (command === 'refuse') {
  console.error('That is not allowed.')
  process.exitCode = 1
} else if (command === 'serve') {
  const [host, port] = words[words.indexOf('--listen') + 1].split(':')
  const server = http.createServer((request, response) => {
    let body = ''
    request.on('data', data => { body += data })
    request.on('end', () => {
      const form = new URLSearchParams(body)
      if (request.url === '/healthz')
        response.end('ok')
      else if (request.url === '/api/v1/session')
        response.writeHead(JSON.parse(body).password === 's3cret-word' ? 201 : 401, { 'Set-Cookie': 'wiqaya=1; HttpOnly' }).end('{}')
      else if (request.method === 'POST' && form.get('token') === 'abc' && form.get('kind') === 'b')
        response.writeHead(303, { Location: `/?text=${encodeURIComponent(form.get('text'))}` }).end()
      else if (request.method === 'POST')
        response.writeHead(422).end('no token')
      else
        response.writeHead(request.headers.cookie ? 200 : 401, { 'Content-Type': 'text/html; charset=utf-8', ETag: '"1"' }).end(
          `<!doctype html><title>T</title><p>He said <b>&ldquo;</b>no&amp;yes ${new URL(request.url, 'http://h').searchParams.get('text') ?? ''}</p>
          <form method="post" action="/form"><input type="hidden" name="token" value="abc"><textarea name="text">old</textarea>
          <select name="kind"><option value="a">A</option><option value="b" selected>B</option></select><button>Go</button></form>`)
    })
  }).listen(Number(port), host)
  process.on('SIGTERM', () => server.close(() => process.exit(0)))
}
