import { EnvironmentMistakes, readConfig, type Config } from '../src/runtime/config'
import { UserError } from './command'
import type { Environment } from './env-file'

/** The configuration that the Functions would see, or every mistake in it in words. */
export function checkedConfig(environment: Environment): Config {
  try {
    return readConfig(environment)
  } catch (error) {
    if (!(error instanceof EnvironmentMistakes)) throw error
    throw new UserError(
      ['The environment is not right:', ...error.mistakes.map((mistake) => `  ${mistake}`)].join('\n'),
    )
  }
}
