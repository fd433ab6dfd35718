import { expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.js';
import { link, sdk } from '../support/plaid-sdk.js';
import { given, startTestApp } from '../support/test-app.js';
import { startWebhookReceiver } from '../support/webhook-receiver.js';

it('logs the paths of unused parts of the configuration of a custom user, without values', async () => {
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
      leftOut: [{ path: 'override_accounts[0].colour', reason: 'is an unknown key' }],
    },
  ]);
  expect(app.logged.join('')).not.toContain('hunter2');
});

const refused = { kind: 'failed', reason: 'not a loopback address' };

it.each([
  ['listens beyond loopback', { HOST: '0.0.0.0' }, refused],
  ['is published by another host', { PUBLIC_URL: 'https://graph.example' }, refused],
  ['is for this machine alone', {}, { kind: 'answered', status: 200 }],
  [
    'listens beyond loopback',
    { HOST: '0.0.0.0', SANDBOX_WEBHOOK_TARGETS: 'any' },
    { kind: 'answered', status: 200 },
  ],
])('where its webhooks may go follows from how its server %s', async (_what, settings, result) => {
  const receiver = await startWebhookReceiver();
  const app = await startTestApp(settings, [{ name: 'desk' }]);
  try {
    const { accessToken } = given(app.sandbox.samples.accessTokens[0], 'an Item');
    const { errors } = await app.send({
      query: 'mutation ($input: CreateAssetReportInput!) { createAssetReport(input: $input) { requestId } }',
      variables: {
        input: {
          accessTokens: [accessToken],
          daysRequested: 1,
          options: { webhook: `http://0.0.0.0:${new URL(receiver.url).port}/` },
        },
      },
    });
    expect(errors).toEqual([]);
    app.finishReports();
    const { sender } = app.sandbox.webhooks;
    const attempt = await eventually('an attempt', async () => sender.deliveries[0]?.attempts[0] ?? null);
    expect(attempt.result).toEqual(result);
  } finally {
    await app.stop();
    await receiver.stop();
  }
});
