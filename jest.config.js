import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/**
 * Three projects. swc compiles the tests; Node loads what they import, modules of ours and packages alike: see
 * `test/support/native`. `unit` tests the output of tsc in build/. `e2e` and `full` start the bundle in dist/, as production
 * does, and import other modules from build/.
 */

// As in production: otherwise graphql-js checks each value for a second copy of itself, a seventh of the time of the largest
// answers. Processes that tests start have their own environment.
process.env.NODE_ENV = 'production';

const root = new URL('.', import.meta.url).pathname;
const { dependencies, devDependencies } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
/** All but those that Jest loads for itself, and the clients of the graph, which a test loads in development mode. */
const packages = Object.keys({ ...dependencies, ...devDependencies }).filter(
  (name) => !/jest|reflect-metadata|@apollo\/client|@urql|rxjs/.test(name),
);

const swc = [
  '@swc/jest',
  {
    jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
    module: { type: 'commonjs' },
  },
];

function project(name, mapped = {}) {
  return {
    displayName: name,
    testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
    testEnvironment: '<rootDir>/test/support/native/environment.js',
    setupFiles: ['<rootDir>/test/support/native/fast-check.ts'],
    transform: {
      '\\.ts$': swc,
      [`^${root}(?:bench|scripts)/`]: swc,
      [`^${root}(?:build|dist|node_modules/(?:${packages.join('|')}))/`]:
        '<rootDir>/test/support/native/stand-in.js',
    },
    transformIgnorePatterns: [],
    moduleNameMapper: {
      ...mapped,
      '^(?:\\.\\./)+src/(.*\\.js)$': '<rootDir>/build/$1',
      '^((?:\\.\\./)+(?!src/|bench/|scripts/).*)\\.js$': '$1',
      '^(\\./[^/]+)\\.js$': '$1',
    },
  };
}

const bundled = { '^(?:\\.\\./)+src/((?:app|config/config|sandbox/server)\\.js)$': '<rootDir>/dist/$1' };

export default {
  testTimeout: 120_000,
  // Tests wait more than they compute, so more of them than processors run at once.
  maxWorkers: Math.ceil(availableParallelism() * 1.5),
  projects: [project('unit'), project('e2e', bundled), project('full', bundled)],
};
