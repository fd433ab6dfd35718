import { expect, it } from '@jest/globals';
import { link, sdk } from '../support/plaid-sdk.js';
import { startTestApp } from '../support/test-app.js';

it('logs what of the configuration of a custom user is not used, by path and never by value', async () => {
  const app = await startTestApp();
  const account = { type: 'depository', starting_balance: 1, colour: 'hunter2' };
  await link(sdk(app.sandbox, app.sandbox.clients.ours), {
    username: 'user_custom',
    password: JSON.stringify({ override_accounts: [account] }),
  });
  await app.stop();
  const lines = app.logged.filter((line) => line.includes('user_custom'));
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    {
      level: 40,
      leftOut: [{ path: 'override_accounts[0].colour', reason: 'is a key that this sandbox does not know' }],
    },
  ]);
  expect(app.logged.join('')).not.toContain('hunter2');
});
