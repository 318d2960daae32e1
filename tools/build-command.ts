import { buildFunctions } from './build'
import { runCommand } from './command'

runCommand(async () => {
  const built = await buildFunctions(process.cwd())
  console.log(`Built ${built.length} Functions into dist/functions`)
})
