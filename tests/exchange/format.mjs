// Packages between mechanisms, written from docs/exchange-package.md alone: a second program that makes and opens them.
// It has Ed25519, X25519 and SHA-256 of node; of libsodium's sealed box it has its own Salsa20, Poly1305 and BLAKE2b.
import { createHash, createPublicKey, diffieHellman, generateKeyPairSync, sign, verify } from 'node:crypto'

const hex = bytes => Buffer.from(bytes).toString('hex')
const from_hex = text => Buffer.from(text, 'hex')

// --- Salsa20 and its relatives

const rotated = (word, by) => (word << by) | (word >>> (32 - by))
const words_of = bytes => Array.from({ length: bytes.length / 4 }, (_, i) => bytes[4 * i] | bytes[4 * i + 1] << 8 | bytes[4 * i + 2] << 16 | bytes[4 * i + 3] << 24)
const sigma = words_of(Buffer.from('expand 32-byte k'))

function rounds(input) {
  const x = Int32Array.from(input)
  const quarter = (a, b, c, d) => {
    x[b] ^= rotated(x[a] + x[d] | 0, 7)
    x[c] ^= rotated(x[b] + x[a] | 0, 9)
    x[d] ^= rotated(x[c] + x[b] | 0, 13)
    x[a] ^= rotated(x[d] + x[c] | 0, 18)
  }
  for (let i = 0; i < 10; i++) {
    quarter(0, 4, 8, 12); quarter(5, 9, 13, 1); quarter(10, 14, 2, 6); quarter(15, 3, 7, 11)
    quarter(0, 1, 2, 3); quarter(5, 6, 7, 4); quarter(10, 11, 8, 9); quarter(15, 12, 13, 14)
  }
  return x
}

function bytes_of(words) {
  const bytes = Buffer.alloc(words.length * 4)
  words.forEach((word, i) => bytes.writeInt32LE(word | 0, 4 * i))
  return bytes
}

const state_of = (key, input) => {
  const k = words_of(key), n = words_of(input)
  return [sigma[0], k[0], k[1], k[2], k[3], sigma[1], n[0], n[1], n[2], n[3], sigma[2], k[4], k[5], k[6], k[7], sigma[3]]
}

function hsalsa20(key, input) {
  const x = rounds(state_of(key, input))
  return bytes_of([x[0], x[5], x[10], x[15], x[6], x[7], x[8], x[9]])
}

function xsalsa20(key, nonce, length) {
  const inner = hsalsa20(key, nonce.subarray(0, 16))
  const blocks = []
  for (let counter = 0; counter * 64 < length; counter++) {
    const position = Buffer.alloc(8)
    position.writeUInt32LE(counter, 0)
    const start = state_of(inner, Buffer.concat([nonce.subarray(16), position]))
    const x = rounds(start)
    blocks.push(bytes_of(Array.from(x, (word, i) => word + start[i] | 0)))
  }
  return Buffer.concat(blocks)
}

// --- Poly1305 and BLAKE2b, with big numbers

const number_of = bytes => bytes.reduceRight((sum, byte) => sum << 8n | BigInt(byte), 0n)

function poly1305(key, message) {
  const prime = (1n << 130n) - 5n
  const r = number_of(key.subarray(0, 16)) & 0x0ffffffc0ffffffc0ffffffc0fffffffn
  let sum = 0n
  for (let at = 0; at < message.length; at += 16) {
    const block = message.subarray(at, at + 16)
    sum = (sum + number_of(block) + (1n << BigInt(8 * block.length))) * r % prime
  }
  sum = (sum + number_of(key.subarray(16, 32))) & ((1n << 128n) - 1n)
  return Buffer.from(Array.from({ length: 16 }, (_, i) => Number(sum >> BigInt(8 * i) & 255n)))
}

const blake_start = [0x6a09e667f3bcc908n, 0xbb67ae8584caa73bn, 0x3c6ef372fe94f82bn, 0xa54ff53a5f1d36f1n, 0x510e527fade682d1n, 0x9b05688c2b3e6c1fn, 0x1f83d9abfb41bd6bn, 0x5be0cd19137e2179n]
const blake_order = ['0123456789abcdef', 'ea489fd61c02b753', 'b8c052fdae367194', '7931dcbe265a40f8', '905724afe1bc683d', '2c6a0b834d75fe19',
  'c51fed4a0763928b', 'db7ec13950f4862a', '6fe9b308c2d714a5', 'a2847615fb9e3cd0', '0123456789abcdef', 'ea489fd61c02b753'].map(row => Array.from(row, digit => parseInt(digit, 16)))

// Of at most one block, without a key: all that a sealed box asks.
function blake2b(bytes, length) {
  const mask = (1n << 64n) - 1n
  const turned = (word, by) => (word >> BigInt(by) | word << BigInt(64 - by)) & mask
  const block = Buffer.concat([bytes, Buffer.alloc(128 - bytes.length)])
  const m = Array.from({ length: 16 }, (_, i) => block.readBigUInt64LE(8 * i))
  const h = blake_start.slice()
  h[0] ^= 0x01010000n ^ BigInt(length)
  const v = [...h, ...blake_start]
  v[12] ^= BigInt(bytes.length)
  v[14] ^= mask
  const mix = (a, b, c, d, x, y) => {
    v[a] = v[a] + v[b] + x & mask
    v[d] = turned(v[d] ^ v[a], 32)
    v[c] = v[c] + v[d] & mask
    v[b] = turned(v[b] ^ v[c], 24)
    v[a] = v[a] + v[b] + y & mask
    v[d] = turned(v[d] ^ v[a], 16)
    v[c] = v[c] + v[d] & mask
    v[b] = turned(v[b] ^ v[c], 63)
  }
  for (const s of blake_order) {
    mix(0, 4, 8, 12, m[s[0]], m[s[1]]); mix(1, 5, 9, 13, m[s[2]], m[s[3]]); mix(2, 6, 10, 14, m[s[4]], m[s[5]]); mix(3, 7, 11, 15, m[s[6]], m[s[7]])
    mix(0, 5, 10, 15, m[s[8]], m[s[9]]); mix(1, 6, 11, 12, m[s[10]], m[s[11]]); mix(2, 7, 8, 13, m[s[12]], m[s[13]]); mix(3, 4, 9, 14, m[s[14]], m[s[15]])
  }
  const out = Buffer.alloc(64)
  h.forEach((word, i) => out.writeBigUInt64LE(word ^ v[i] ^ v[i + 8], 8 * i))
  return out.subarray(0, length)
}

// --- Keys and the sealed box

const base64url = bytes => Buffer.from(bytes).toString('base64url')
const public_x25519 = raw => createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: base64url(raw) }, format: 'jwk' })
const public_ed25519 = raw => createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: base64url(raw) }, format: 'jwk' })
const raw_public = key => Buffer.from(key.export({ format: 'jwk' }).x, 'base64url')

function box_key(secret, other) {
  return hsalsa20(diffieHellman({ privateKey: secret, publicKey: public_x25519(other) }), Buffer.alloc(16))
}

export function seal(letter, reader) {
  const pair = generateKeyPairSync('x25519')
  const mine = raw_public(pair.publicKey)
  const stream = xsalsa20(box_key(pair.privateKey, reader), blake2b(Buffer.concat([mine, reader]), 24), letter.length + 32)
  const body = Buffer.from(letter.map((byte, i) => byte ^ stream[32 + i]))
  return Buffer.concat([mine, poly1305(stream.subarray(0, 32), body), body])
}

export function unseal(sealed, mechanism) {
  const other = sealed.subarray(0, 32), tag = sealed.subarray(32, 48), body = sealed.subarray(48)
  const stream = xsalsa20(box_key(mechanism.box.privateKey, other), blake2b(Buffer.concat([other, from_hex(mechanism.seal)]), 24), body.length + 32)
  if (!poly1305(stream.subarray(0, 32), body).equals(tag))
    throw new Error('the letter does not open')
  return Buffer.from(body.map((byte, i) => byte ^ stream[32 + i]))
}

// --- Mechanisms, content, files

export function new_mechanism(country, name) {
  const box = generateKeyPairSync('x25519'), signing = generateKeyPairSync('ed25519')
  const mechanism = { country, name: { en: name }, box, signing, sign: hex(raw_public(signing.publicKey)), seal: hex(raw_public(box.publicKey)) }
  return Object.assign(mechanism, { card: `wiqaya-exchange-1.${mechanism.sign}.${mechanism.seal}` })
}

export function read_card(card) {
  const [, sign, seal] = card.match(/^wiqaya-exchange-1\.([0-9a-f]{64})\.([0-9a-f]{64})$/)
  return { sign, seal }
}

export function fingerprint({ sign, seal }) {
  const hash = createHash('sha256').update(`wiqaya exchange card 1\n${sign}\n${seal}\n`).digest()
  return Array.from({ length: 8 }, (_, i) => String(hash.readUInt32BE(4 * i) % 100000).padStart(5, '0')).join(' ')
}

// RFC 8785, of what packages hold: no fractions.
export function canonical(value) {
  if (Array.isArray(value))
    return `[${value.map(canonical).join(',')}]`
  if (value !== null && typeof value === 'object')
    return `{${Object.keys(value).sort().map(key => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`
  return JSON.stringify(value)
}

const words_before = Buffer.from('wiqaya exchange package 1\n')

export function write_file(text, from, to, { signer = from, version = 1, reader = to.seal, named = reader } = {}) {
  const content = Buffer.from(text)
  const signature = sign(null, Buffer.concat([words_before, content]), signer.signing.privateKey)
  const sealed = seal(Buffer.concat([from_hex(from.sign), signature, content]), from_hex(reader))
  return Buffer.concat([Buffer.from(`wiqaya exchange ${version}\nto ${named}\nlength ${sealed.length}\n\n`), sealed])
}

export function read_file(file, mechanism) {
  const [head, to, length] = file.toString('latin1').match(/^wiqaya exchange 1\nto ([0-9a-f]{64})\nlength ([1-9][0-9]*)\n\n/)
  const sealed = file.subarray(head.length)
  if (to !== mechanism.seal || sealed.length !== Number(length))
    throw new Error('the file is for somebody else, or not whole')
  const letter = unseal(sealed, mechanism)
  const content = letter.subarray(96)
  if (!verify(null, Buffer.concat([words_before, content]), public_ed25519(letter.subarray(0, 32)), letter.subarray(32, 96)))
    throw new Error('the signature is not that of the key')
  const read = JSON.parse(content)
  if (canonical(read) !== content.toString() || read.from.sign !== hex(letter.subarray(0, 32)) || read.to.sign !== mechanism.sign)
    throw new Error('the content is not what it should be')
  return read
}

export const hash_of = text => createHash('sha256').update(text).digest('hex')
