import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { findLeaks } from '../support/random-callers.js';
import { type ScopedApp, startScopedApp } from '../support/scoped-app.js';

let scoped: ScopedApp;
beforeAll(async () => {
  scoped = await startScopedApp();
});
afterAll(() => scoped.stop());

it('no response contains a value without its scope: thirty random operations here, a thousand in test/full', async () => {
  const { answered, forbidden } = await findLeaks(scoped, 30);
  expect(answered).toBeGreaterThan(0);
  expect(forbidden).toBeGreaterThan(0);
});
