// Verifies an export of Comity's decision log, or a proof of one entry, with nothing but Node 20 or later:
//   node verify-export.mjs log.jsonl [public-key.pem]      an export of `comity log export`
//   node verify-export.mjs proof.json [public-key.pem]     an answer of GET /v1/messages/:id/proof, or one proof of it
// Give the public key that you were handed before; the one in the file shows only that the file agrees with itself.
import { createHash, createPublicKey, verify } from 'node:crypto'
import { createReadStream, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()
const leafOf = (entryHash) => sha256(Buffer.from([0]), entryHash)
const nodeOf = (left, right) => sha256(Buffer.from([1]), left, right)
const splitOf = (size) => 2 ** (Math.ceil(Math.log2(size)) - 1)

function rootOf(leaves, from = 0, size = leaves.length) {
  if (size === 0) return sha256()
  if (size === 1) return leaves[from]
  const left = splitOf(size)
  return nodeOf(rootOf(leaves, from, left), rootOf(leaves, from + left, size - left))
}

/** RFC 9162 §2.1.3.2; undefined where the path is none of such a place. */
function rootFrom(entryHash, index, size, path) {
  let node = leafOf(entryHash)
  let [at, last] = [index, size - 1]
  for (const beside of path) {
    if (at % 2 === 1 || at === last) {
      node = nodeOf(beside, node)
      while (at % 2 === 0 && at !== 0) [at, last] = [at >> 1, last >> 1]
    } else node = nodeOf(node, beside)
    ;[at, last] = [at >> 1, last >> 1]
  }
  return last === 0 ? node : undefined
}

function isSigned({ body, signature }, key) {
  try {
    const bytes = Buffer.from(signature, 'base64')
    // Base64 has spare bits at its end: only the one spelling counts.
    return bytes.toString('base64') === signature && verify(null, Buffer.from(body), key, bytes)
  } catch {
    // What cannot be read as a signature is none.
    return false
  }
}

function parsed(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function keyOf(pem) {
  try {
    return createPublicKey(pem)
  } catch {
    return undefined
  }
}

const faults = []
const fault = (where, what) => faults.push(`${where}: ${what}`)

const ZERO = '0'.repeat(64)

/** Reads an export line by line: the head, then entries, then checkpoints. */
class LogCheck {
  hashes = new Map()
  checkpoints = []
  marketplace
  key
  last = { writer: '', seq: 0, hash: ZERO }

  take(text, line, givenKey) {
    const row = parsed(text)
    if (!row) fault(`line ${line}`, 'is no JSON')
    else if (line === 1) this.head(row, givenKey)
    else if ('body' in row || 'signature' in row) this.checkpoints.push({ ...row, line })
    else this.entry(row, `line ${line} (${row.writer}/${row.seq})`)
  }

  head({ format, marketplace, public_key }, givenKey) {
    if (format !== 'comity-log/1') fault('line 1', 'this is no export of a log')
    this.marketplace = marketplace
    const own = keyOf(public_key)
    if (!own) fault('line 1', 'the public key cannot be read')
    this.key = givenKey ? keyOf(givenKey) : own
    if (givenKey && public_key?.trim() !== givenKey.trim())
      fault('line 1', 'the public key is not the one you gave')
  }

  entry({ writer, seq, previous, hash, entry }, where) {
    if (writer !== this.last.writer) this.last = { writer, seq: 0, hash: ZERO }
    if (seq !== this.last.seq + 1) fault(where, `entry ${this.last.seq + 1} of its chain is missing`)
    if (previous !== this.last.hash) fault(where, 'does not follow the one before it')
    if (sha256(Buffer.from(String(previous), 'hex'), String(entry)).toString('hex') !== hash)
      fault(where, 'was altered')
    const place = parsed(entry)
    const isInPlace = place?.writer === writer && place.seq === seq && place.marketplace === this.marketplace
    if (!isInPlace) fault(where, 'stands in another one’s place')
    this.hashes.set(`${writer}/${seq}`, Buffer.from(String(hash), 'hex'))
    this.last = { writer, seq, hash }
  }

  /** Every checkpoint, and whether each entry stands under one. */
  signatures() {
    let previous = ZERO
    let covered = 0
    for (const checkpoint of this.checkpoints) {
      const where = `line ${checkpoint.line} (checkpoint)`
      const body = this.key && isSigned(checkpoint, this.key) ? parsed(checkpoint.body) : undefined
      if (!body) {
        fault(where, 'its signature does not fit')
        continue
      }
      if (body.previous !== previous) fault(where, 'the checkpoint before it is missing or another one')
      previous = sha256(checkpoint.body).toString('hex')
      covered += this.tree(body, where)
    }
    if (covered < this.hashes.size)
      fault('the export', `${this.hashes.size - covered} entries stand under no signature`)
  }

  tree({ ranges, root }, where) {
    const leaves = []
    for (const { writer, from, to } of ranges)
      for (let seq = from; seq <= to; seq += 1) {
        const hash = this.hashes.get(`${writer}/${seq}`)
        if (hash) leaves.push(leafOf(hash))
        else fault(where, `entry ${writer}/${seq} is missing`)
      }
    if (rootOf(leaves).toString('hex') !== root) fault(where, 'entries that it vouches for were altered')
    return leaves.length
  }
}

async function verifyLog(file, givenKey) {
  const check = new LogCheck()
  let line = 0
  for await (const text of createInterface({ input: createReadStream(file) })) {
    line += 1
    check.take(text, line, givenKey)
  }
  check.signatures()
  return `${check.hashes.size} entries, ${check.checkpoints.length} checkpoints`
}

function verifyProofs(file, givenKey) {
  const answer = JSON.parse(readFileSync(file, 'utf8'))
  const proofs = answer.items ?? [answer]
  for (const [n, proof] of proofs.entries()) {
    const where = `proof ${n + 1}`
    const wrong = proofFault(proof, givenKey)
    if (wrong) fault(where, wrong)
    else console.log(`${where}: signed ${JSON.parse(proof.checkpoint.body).at}\n${proof.entry}`)
  }
  return `${proofs.length} proofs`
}

function proofFault({ format, entry, previous, index, path, checkpoint, public_key }, givenKey) {
  if (format !== 'comity-proof/1') return 'this is no proof'
  const key = keyOf(givenKey ?? public_key)
  if (!key || !isSigned(checkpoint, key)) return 'the signature of its checkpoint does not fit'
  const { root, entries } = JSON.parse(checkpoint.body)
  const hash = sha256(Buffer.from(previous, 'hex'), entry)
  const steps = path.map((step) => Buffer.from(step, 'hex'))
  const isSame = rootFrom(hash, index, entries, steps)?.toString('hex') === root
  return isSame ? undefined : 'the entry is not the one that was signed'
}

const [file, keyFile] = process.argv.slice(2)
if (!file) {
  console.error('usage: node verify-export.mjs <log.jsonl | proof.json> [public-key.pem]')
  process.exit(2)
}
const key = keyFile && readFileSync(keyFile, 'utf8')
const counted = file.endsWith('.json') ? verifyProofs(file, key) : await verifyLog(file, key)
for (const line of faults.slice(0, 100)) console.log(line)
console.log(faults.length === 0 ? `Whole: ${counted}.` : `Not whole: ${faults.length} faults in ${counted}.`)
process.exit(faults.length === 0 ? 0 : 1)
