const swc = ['@swc/jest', { jsc: { target: 'es2022' }, module: { type: 'commonjs' } }]

/** These dependencies of mockttp are ES modules only, which Jest cannot `require` before Node 24.9. */
const esModules = ['get-port', 'milliparsec']

/** Not TypeScript: Jest reads its own configuration in TypeScript only from Node 22.18. @type {import('jest').Config} */
export default {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: { '\\.ts$': swc, '\\.m?js$': swc },
  transformIgnorePatterns: [`node_modules/(?!(?:${esModules.join('|')})/)`],
  testEnvironment: '<rootDir>/test/support/environment.ts',
  globalSetup: '<rootDir>/test/support/build.ts',
  // The longest test waits more than it works, for APIs that hang: one more than there are cores keeps both busy.
  maxWorkers: 3,
  testTimeout: 30_000,
  waitForUnhandledRejections: true,
}
