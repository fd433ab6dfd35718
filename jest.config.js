/**
 * Three projects. `unit` runs src/ through swc. `e2e` and `full` start what production runs, the built dist/, so that
 * signals and module resolution are the real ones; `full` holds what needs outside programs or minutes. All of them
 * import `../src/...`: types come from there either way.
 */

// As in production: graphql-js else looks at every value it is asked about for a second copy of itself, which takes a seventh
// of what the largest answers take. Processes that tests start have an environment of their own.
process.env.NODE_ENV = 'production';

const swc = [
  '@swc/jest',
  {
    jsc: {
      target: 'es2023',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    },
    module: { type: 'es6' },
  },
];
const shared = {
  extensionsToTreatAsEsm: ['.ts'],
  testEnvironment: 'node',
  transform: { '\\.ts$': swc },
};

function againstDist(name) {
  return {
    ...shared,
    displayName: name,
    testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
    testEnvironment: '<rootDir>/test/support/built/environment.js',
    moduleNameMapper: {
      '^(?:\\.\\./)+src/app\\.js$': '<rootDir>/test/support/built/app.js',
      '^(?:\\.\\./)+src/config/config\\.js$': '<rootDir>/test/support/built/config.js',
      '^(?:\\.\\./)+src/sandbox/server\\.js$': '<rootDir>/test/support/built/sandbox.js',
      '^(?:\\.\\./)+src/(.*\\.js)$': '<rootDir>/dist/$1',
      '^((?:\\.\\./)+(?:support|generated)/.*)\\.js$': '$1',
      '^(\\./[^/]+)\\.js$': '$1',
    },
  };
}

export default {
  testTimeout: 120_000,
  // Jest would leave one processor idle, which on two is half of them; tests wait more than they reckon.
  maxWorkers: '100%',
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/test/unit/**/*.test.ts'],
      moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
    },
    againstDist('e2e'),
    againstDist('full'),
  ],
};
