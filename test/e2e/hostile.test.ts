import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { HOSTILE, hostileRequests } from '../support/hostile-requests.js';
import { createHostileClient, faultOf } from '../support/send-hostile.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

/*
 * A short form of test/full/hostile.test.ts, without the clock.
 */

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

it(`${HOSTILE.length} families of hostile requests are refused with GraphQL errors, and cause no call of Plaid`, async () => {
  const client = createHostileClient(app.url);
  const faults: unknown[] = [];
  try {
    for (const { family, request } of hostileRequests(HOSTILE.length * 2, 6)) {
      const answer = await client.send(request);
      const fault = faultOf(answer);
      if (fault !== null) faults.push({ family, fault, answer: answer.text.slice(0, 500) });
    }
  } finally {
    client.close();
  }
  expect(faults).toEqual([]);
  expect(app.sandbox.calls.total).toBe(0);
  expect(app.logged.join('\n')).not.toContain('a request failed');
});
