import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { findLeaks } from '../support/random-callers.js';
import { type ScopedApp, startScopedApp } from '../support/scoped-app.js';

const OPERATIONS = 1_000;

let scoped: ScopedApp;
beforeAll(async () => {
  scoped = await startScopedApp();
});
afterAll(() => scoped.stop());

it('a thousand random operations return no guarded value without its scope', async () => {
  const { answered, forbidden, invalid } = await findLeaks(scoped, OPERATIONS);
  console.log(`answered ${answered}, forbidden ${forbidden}, invalid ${invalid}`);
  expect(answered).toBeGreaterThan(OPERATIONS / 5);
  expect(forbidden).toBeGreaterThan(OPERATIONS / 5);
}, 600_000);
