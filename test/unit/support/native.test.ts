import { describe, expect, it } from '@jest/globals';
import { readConfig } from '../../../src/config/config.js';

describe('the environment of the tests', () => {
  it('runs a test in a store that has no hooks for promises, which would slow down every module', () => {
    expect(new Error().stack).toContain('CurrentStore.run');
  });

  it('knows the test that runs, also after a wait', async () => {
    await new Promise((resolve) => setImmediate(resolve));
    const { currentTestName, currentConcurrentTestName } = expect.getState();
    expect(currentConcurrentTestName?.()).toBe(currentTestName);
  });

  it('maps the stack of a module that a test calls to the sources', () => {
    const stackMatching = (pattern: RegExp) =>
      expect.objectContaining({ stack: expect.stringMatching(pattern) });
    const call = () => readConfig({ PORT: 'many' });
    expect(call).toThrow(stackMatching(/src\/config\/config\.ts:\d+:\d+/));
    expect(call).toThrow(stackMatching(/native\.test\.ts:18:\d+/));
  });
});
