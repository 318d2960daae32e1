/**
 * Loaded into the process of twilio-run before anything else. It ends with the process that started it, however that one
 * ends, and it listens on this machine only: twilio-run has no option for that, checks no signatures, and with `--live`
 * it holds a real account.
 */
const { Server } = require('node:net')

process.on('disconnect', () => process.exit())

const { value: original } = Object.getOwnPropertyDescriptor(Server.prototype, 'listen')
Server.prototype.listen = function listen(port, ...rest) {
  return original.call(this, ...(Number.isInteger(Number(port)) ? [Number(port), '127.0.0.1'] : [port]), ...rest)
}
