import { Command } from '@commander-js/extra-typings'
import { faultHelp } from '../twin/faults/parse-fault'
import { askTwin } from './ask-twin'
import { runCommand, UserError } from './command'

const program = new Command('npm run fault --')
  .description('Makes things fail on the local Twilio that `npm start` runs.')
  .argument('[fault]', 'what is to fail from now on; without one, those that are left are listed')
  .option('--clear', 'nothing fails any more')
  .addHelpText('after', `\n${faultHelp}`)

runCommand(async () => {
  const [fault] = program.parse().processedArgs
  const { clear } = program.opts()
  if (clear && fault !== undefined) throw new UserError('Either a fault or --clear.')
  const answer = await (clear
    ? askTwin('DELETE', '/faults')
    : fault === undefined
      ? askTwin('GET', '/faults')
      : askTwin('POST', '/faults', { fault }))
  const { faults } = answer as { faults: readonly string[] } // the other end is ours: twin/control.ts
  console.log(faults.length === 0 ? 'Nothing is to fail.' : faults.join('\n'))
})
