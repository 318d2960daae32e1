import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export class PortTaken extends Error {
  constructor(readonly port: number) {
    super(`Port ${port} is in use. Choose another one, or stop the program that has it.`)
  }
}

/** Resolves to the port, which is any free one for 0. */
export function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new PortTaken(port) : error)
    })
    // A server that listens on a port has an AddressInfo, not the path of a pipe.
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}

export function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
