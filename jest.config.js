import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/**
 * Three projects for the server, and three for the sandbox. swc compiles the tests. Node loads the modules and packages that they
 * import: see `test/support/native`. `unit` tests the output of tsc in build/. `e2e` and `full` start the bundle in dist/, as in
 * production, and import other modules from build/.
 */

// As in production. Otherwise graphql-js checks each value for a second copy of graphql, which takes a seventh of the time of the
// largest responses. Processes that tests start have their own environment.
process.env.NODE_ENV = 'production';

const root = new URL('.', import.meta.url).pathname;
const SANDBOX = `${root}packages/sandbox/`;

function dependenciesOf(folder) {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(`${folder}package.json`, 'utf8'));
  return Object.keys({ ...dependencies, ...devDependencies });
}

/** All dependencies except those that Jest loads itself, and GraphQL clients, which a test loads in development mode. */
const packages = [root, SANDBOX]
  .flatMap(dependenciesOf)
  .filter((name) => !/jest|reflect-metadata|@apollo\/client|@urql|rxjs/.test(name));

const swc = [
  '@swc/jest',
  {
    jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
    module: { type: 'commonjs' },
  },
];

function project(name, mapped = {}, folder = root) {
  return {
    displayName: name,
    rootDir: folder,
    testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
    globalSetup: `${root}test/support/fresh-build.js`,
    testEnvironment: `${root}test/support/native/environment.js`,
    setupFiles: [`${root}test/support/native/fast-check.ts`],
    transform: {
      '\\.ts$': swc,
      [`^${root}(?:bench|scripts)/`]: swc,
      [`^${root}(?:build|dist|packages/\\w+/build|node_modules/(?:${packages.join('|')}))/`]: `${root}test/support/native/stand-in.js`,
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

const bundled = { '^(?:\\.\\./)+src/(?:app|config/config)\\.js$': '<rootDir>/dist/bundle.js' };

export default {
  testTimeout: 120_000,
  // More workers than processors, because tests wait more than they compute.
  maxWorkers: Math.ceil(availableParallelism() * 1.5),
  projects: [
    project('unit'),
    project('e2e', bundled),
    project('full', bundled),
    ...['unit', 'e2e', 'full'].map((name) => project(name, {}, SANDBOX)),
  ],
};
