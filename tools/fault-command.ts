import { Command } from '@commander-js/extra-typings'
import { faultHelp } from '../twin/faults/parse-fault'
import { askTwin } from './ask-twin'
import { runCommand } from './command'

const program = new Command('npm run fault --')
  .description('Makes things fail on the local Twilio that `npm start` runs.')
  .argument('[fault]', 'what is to fail from now on; without one, those that are left are listed')
  .option('--clear', 'nothing fails any more')
  .addHelpText('after', `\n${faultHelp}`)

runCommand(async () => {
  const [fault] = program.parse().processedArgs
  if (program.opts().clear) await askTwin('DELETE', '/faults')
  // The other end is ours: twin/control.ts
  const { faults } = (await (fault ? askTwin('POST', '/faults', { fault }) : askTwin('GET', '/faults'))) as {
    faults: readonly string[]
  }
  console.log(faults.length === 0 ? 'Nothing is to fail.' : faults.join('\n'))
})
