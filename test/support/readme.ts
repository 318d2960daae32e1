import { readFileSync } from 'node:fs'

export const readme = readFileSync('README.md', 'utf8')

/** The lines of all `sh` blocks, comments cut off. */
export const readmeCommands: readonly string[] = [...readme.matchAll(/```sh\n([^]*?)```/g)]
  .flatMap(([, block = '']) => block.split('\n'))
  .map((line) => line.replace(/\s+#.*/, '').trim())
  .filter((line) => line !== '')
