import { spawn, type ChildProcess, type ChildProcessByStdio } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'

const project = ['package.json', 'tsconfig.json', '.twilioserverlessrc', 'routing.example.json', 'src', 'tools', 'twin']

export interface Ended {
  readonly code: number | null
  readonly output: string
  readonly errors: string
}

/** A checkout of the project of its own, in which commands run as a person would run them. */
export interface Checkout {
  readonly folder: string
  /** Runs a script of package.json to its end, without npm, which takes longer than most of them. */
  run(script: string, args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Ended>
  /** Runs a line as it would be typed. */
  shell(line: string): Promise<Ended>
  /** Starts `npm …` and comes back when a line of its output begins with these words. */
  npmUntil(line: string, args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Running>
  remove(): void
}

export interface Running {
  readonly output: () => string
  /** Asks it to end as a terminal or a supervisor would. Resolves to its exit code. */
  stop(signal: 'SIGINT' | 'SIGTERM'): Promise<number | null>
}

export function newCheckout(): Checkout {
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-checkout-'))
  for (const name of project) cpSync(join(process.cwd(), name), join(folder, name), { recursive: true })
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'))
  const spawnHere = (command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
    spawn(command, args, { cwd: folder, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })

  return {
    folder,
    run: (script, args, env) => ended(spawnHere('sh', ['-c', `${lineOf(script)} "$@"`, 'sh', ...args], env)),
    shell: (line) => ended(spawnHere('sh', ['-c', line])),
    async npmUntil(line, args, env) {
      const child = spawnHere('npm', ['--silent', ...args], env)
      const exit = exitOf(child)
      let output = ''
      await new Promise<void>((resolve, reject) => {
        for (const stream of [child.stdout, child.stderr]) {
          stream.on('data', (chunk: Buffer) => {
            output += chunk.toString()
            if (output.split('\n').some((written) => written.startsWith(line))) resolve()
          })
        }
        void exit.then((code) => reject(new Error(`It ended with ${code}: ${output}`)))
      })
      return {
        output: () => output,
        stop: (signal) => {
          child.kill(signal)
          return exit
        },
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function lineOf(script: string): string {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> } // Ours
  return scripts[script] ?? `echo There is no script ${script} >&2; false`
}

async function ended(child: ChildProcessByStdio<null, Readable, Readable>): Promise<Ended> {
  const [output, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), exitOf(child)])
  return { code, output, errors }
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.on('close', resolve))
}
