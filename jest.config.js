/**
 * Two projects. `unit` runs src/ through swc; `e2e` starts what production runs, the built dist/, so that worker
 * threads, signals and module resolution are the real ones. Both import `../src/...`: types come from there either way.
 */
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

export default {
  testTimeout: 20_000,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/test/unit/**/*.test.ts'],
      moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
    },
    {
      ...shared,
      displayName: 'e2e',
      testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
      moduleNameMapper: {
        '^(?:\\.\\./)+src/(.*\\.js)$': '<rootDir>/dist/$1',
        '^((?:\\.\\./)*(?:\\./)?(?:support|generated|e2e)/.*)\\.js$': '$1',
      },
    },
  ],
};
