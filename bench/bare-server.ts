// The peer: smtp-server that reads mail, counts it and throws it away. Also the sink behind Comity. Its own process.
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

let count = 0
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  disableReverseLookup: true,
  onData: (stream, _session, answer) => {
    stream.on('end', () => {
      count += 1
      answer(null)
    })
    stream.resume()
  },
})
server.on('error', () => undefined)
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.server.address() as AddressInfo).port }))
process.on('message', () => process.send?.({ count }))
