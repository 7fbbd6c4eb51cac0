// A virus scanner in front: what it finds is refused, and what it has not seen does not pass. It is a stand-in here that
// speaks clamd's protocol.
import { once } from 'node:events'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addressOf, sample, startTestGateway, type TestGateway } from './gateway.ts'

const SELLER = addressOf('seller-1')

let gateway: TestGateway
let clamd: Server
/** What it was sent, and what it says. */
let scanned: Buffer = Buffer.alloc(0)
let answer: string | undefined = 'stream: OK'
let to: string

beforeAll(async () => {
  clamd = createServer((socket) => {
    let received: Buffer = Buffer.alloc(0)
    socket.on('data', (piece) => {
      received = Buffer.concat([received, piece as Buffer])
      const stream = streamOf(received)
      if (!stream) return
      scanned = stream
      if (answer === undefined) socket.destroy()
      else socket.end(`${answer}\0`)
    })
  })
  clamd.listen(0, '127.0.0.1')
  await once(clamd, 'listening')
  const { port } = clamd.address() as AddressInfo
  gateway = await startTestGateway({ settings: { COMITY_CLAMD: `tcp://127.0.0.1:${port}` } })
  to = (await gateway.order('order-1')).to_buyer
})

afterAll(async () => {
  await gateway[Symbol.asyncDispose]()
  clamd.close()
})

/** The pieces of an INSTREAM, once all are there. */
function streamOf(received: Buffer): Buffer | undefined {
  const command = 'zINSTREAM\0'
  if (received.toString('latin1', 0, command.length) !== command) return undefined
  const pieces: Buffer[] = []
  for (let at = command.length; at + 4 <= received.length; ) {
    const length = received.readUInt32BE(at)
    if (length === 0) return Buffer.concat(pieces)
    pieces.push(received.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return undefined
}

async function submit(): Promise<string> {
  using session = await gateway.session()
  return await session.submits({ from: SELLER, to, data: sample('address-question') })
}

test('what it finds nothing in is accepted, after it saw all of it', async () => {
  answer = 'stream: OK'
  expect(await submit()).toMatch(/^250/)
  expect(scanned.toString()).toContain('delivery address')
})

test('what it finds something in is refused by mail and by the API, and not kept', async () => {
  answer = 'stream: Eicar-Test FOUND'
  expect(await submit()).toMatch(/^554 5\.7\.1 The message holds what a virus scanner knows as Eicar-Test/)
  const body = { order: 'order-1', from: 'seller', subject: 'x', text: 'Which size?' }
  expect((await gateway.call('POST', '/v1/messages', body)).body).toMatchObject({ code: 'message.infected' })
})

test.each([
  ['does not finish', undefined],
  ['is in trouble', 'INSTREAM size limit exceeded. ERROR'],
])('where it %s, the sender tries again later', async (_what, says) => {
  answer = says
  expect(await submit()).toMatch(/^451 4\.7\.1/)
})
