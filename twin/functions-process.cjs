/**
 * Loaded into the process of twilio-run before anything else. It ends with the process that started it, however that one
 * ends. It listens on this machine only: twilio-run has no option for that, checks no signatures, and with `--live` it
 * holds a real account. And it takes a port that is free when it listens, and tells which: one that was free a moment
 * before may be somebody else's by then.
 */
const { Server } = require('node:net')

process.on('disconnect', () => process.exit())

const { value: original } = Object.getOwnPropertyDescriptor(Server.prototype, 'listen')
Server.prototype.listen = function listen(_port, ...rest) {
  this.once('listening', () => process.send({ port: this.address().port }))
  return original.call(this, 0, '127.0.0.1', ...rest)
}
