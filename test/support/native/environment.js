import { createRequire } from 'node:module';
import { isNativeError } from 'node:util/types';
import 'reflect-metadata';
import { TestEnvironment } from 'jest-environment-node';
import { CurrentStore } from './current-store.js';
import { mapTestFrames } from './stacks.js';

/**
 * Globals that tests share with the modules under test, so that `instanceof` and `jest.spyOn` work. Not `Error`: Jest adds source
 * maps to it, and would read those of the bundle again for each test file.
 */
const SHARED = [
  'AggregateError',
  'RangeError',
  'SyntaxError',
  'TypeError',
  'Date',
  'JSON',
  'Promise',
  'Reflect',
];

/** Makes `instanceof Error` true for errors of tests and of modules. */
function takesEveryError(ErrorClass) {
  const isInstance = Function.prototype[Symbol.hasInstance];
  Object.defineProperty(ErrorClass, Symbol.hasInstance, {
    value(value) {
      return isInstance.call(this, value) || (this === ErrorClass && isNativeError(value));
    },
  });
}
takesEveryError(Error);

// The clock of the modules under test; see `later.ts`. Defined here, because a function of a test file would keep that file in memory.
const now = performance.now.bind(performance);
let ahead = 0;
performance.now = () => now() + ahead;

const require = createRequire(import.meta.url);
const asyncHooks = require('node:async_hooks');
const asyncLocalStorage = Object.getOwnPropertyDescriptor(asyncHooks, 'AsyncLocalStorage');

const native = {
  require,
  later: (ms) => {
    ahead += ms;
  },
};

/**
 * Node loads the modules under test and their packages once per Jest process: see `stand-in.js`. Jest would load a thousand modules
 * again for each test file.
 */
export default class NativeEnvironment extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    this.global.native = native;
    for (const name of SHARED) this.global[name] = globalThis[name];
    takesEveryError(this.global.Error);
    // Fakes the timers of the modules under test.
    const FakeTimers = this.fakeTimersModern.constructor;
    this.fakeTimersModern = new FakeTimers({ config: config.projectConfig, global: globalThis });
  }

  /** Jest calls this before it loads its test runner. */
  async setup() {
    await super.setup();
    Object.defineProperty(asyncHooks, 'AsyncLocalStorage', { value: CurrentStore, configurable: true });
    mapTestFrames();
  }

  /** The first event comes when the test runner is loaded. */
  handleTestEvent() {
    Object.defineProperty(asyncHooks, 'AsyncLocalStorage', asyncLocalStorage);
  }
}
