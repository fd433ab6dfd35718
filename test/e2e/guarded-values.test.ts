import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { findLeaks } from '../support/random-callers.js';
import { type ScopedApp, startScopedApp } from '../support/scoped-app.js';

let scoped: ScopedApp;
beforeAll(async () => {
  scoped = await startScopedApp();
});
afterAll(() => scoped.stop());

it('no guarded value leaves without its scope: sixty random operations here, a thousand in test/full', async () => {
  const ends = await findLeaks(scoped, 60);
  expect(Object.values(ends).every((count) => count > 0)).toBe(true);
}, 60_000);
