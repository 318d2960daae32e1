import { createServer, type AddressInfo } from 'node:net'

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      // A server that listens on a port has an AddressInfo, not the path of a pipe.
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
