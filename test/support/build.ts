import { buildFunctions } from '../../tools/build'

/** Once for all test files, so that every story runs against what would be deployed now. */
export default async function build(): Promise<void> {
  await buildFunctions(process.cwd())
}
