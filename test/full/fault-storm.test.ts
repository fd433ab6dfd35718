import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { CreateRelayTokenDocument, RelayReportDocument } from '../generated/graphql.js';
import { eventually } from '../support/eventually.js';
import { NO_FAULTS } from '../support/fault-plan.js';
import { type FaultProxy, startFaultProxy } from '../support/fault-proxy.js';
import { runs } from '../support/runs.js';
import { given, startTestApp, type TestApp } from '../support/test-app.js';

const RELAY_CREATE = '/credit/relay/create';

/** What a read may end with. A fault is never an internal error. */
const CODES_OF_READS = [
  'PLAID_ERROR',
  'RATE_LIMITED',
  'UPSTREAM_MALFORMED',
  'UPSTREAM_TIMEOUT',
  'UPSTREAM_UNAVAILABLE',
];

let plaid: TestApp;
beforeAll(async () => {
  plaid = await startTestApp();
});
afterAll(() => plaid.stop());

/** A server that reaches its Plaid through a proxy. */
async function withProxy(seed: number, work: (app: TestApp, proxy: FaultProxy) => Promise<void>) {
  const { url, clients } = plaid.sandbox;
  const proxy = await startFaultProxy({ upstream: url, seed });
  const app = await startTestApp({
    PLAID_BASE_URL: proxy.url,
    PLAID_CLIENT_ID: clients.ours.clientId,
    PLAID_SECRET: clients.ours.secret,
    PLAID_ENV: 'sandbox',
    UPSTREAM_READ_ATTEMPT_MS: '1000',
    UPSTREAM_CREATE_MS: '1000',
  });
  try {
    await work(app, proxy);
  } finally {
    await app.stop();
    await proxy.stop();
  }
}

it('while one call in three fails in some way, each read is a report or an error with a code of the upstream', async () => {
  for (let seed = 1; seed <= runs(1); seed += 1) {
    await withProxy(seed, async (app, proxy) => {
      proxy.set({
        rules: [
          { share: 0.05, fault: { kind: 'server-error' } },
          { share: 0.05, fault: { kind: 'rate-limit' } },
          { share: 0.05, fault: { kind: 'reset', when: 'before' } },
          { share: 0.05, fault: { kind: 'reset', when: 'after' } },
          { share: 0.05, fault: { kind: 'truncate' } },
          { share: 0.05, fault: { kind: 'corrupt', bytes: 100 } },
          { share: 0.05, fault: { kind: 'drip', bytes: 100_000, everyMs: 1 } },
          { share: 0.02, fault: { kind: 'half-open' } },
        ],
      });
      const tokens = plaid.sandbox.samples.relayTokens.map(({ relayToken }) => relayToken);
      const codes = new Set<string>();
      let ready = 0;
      for (let index = 0; index < 60; index += 1) {
        const token = given(tokens[index % tokens.length], 'a relay token');
        const { data, errors } = await app.execute(RelayReportDocument, { token });
        if (errors.length === 0) expect(data?.relayToken?.assetReport?.status).toBe('READY');
        if (errors.length === 0) ready += 1;
        for (const { extensions } of errors) codes.add(extensions.code);
      }
      expect(ready).toBeGreaterThan(30);
      expect(codes.size).toBeGreaterThan(1);
      expect([...codes].filter((code) => !CODES_OF_READS.includes(code))).toEqual([]);

      proxy.set(NO_FAULTS);
      const token = given(tokens[0], 'a relay token');
      await eventually('a report after the faults', async () => {
        const { data } = await app.execute(RelayReportDocument, { token });
        return data?.relayToken?.assetReport?.report;
      });
    });
  }
});

it('a mutation whose answer is lost is carried out once, and its outcome is unknown', async () => {
  await withProxy(1, async (app, proxy) => {
    proxy.set({ rules: [{ path: RELAY_CREATE, fault: { kind: 'answer-lost' } }] });
    plaid.sandbox.calls.reset();
    const [report] = plaid.sandbox.samples.assetReports;
    const { errors } = await app.execute(CreateRelayTokenDocument, {
      input: {
        reportTokens: [given(report, 'a report').assetReportToken],
        secondaryClientId: plaid.sandbox.clients.partner.clientId,
      },
    });
    expect(errors[0]?.extensions).toMatchObject({ code: 'OUTCOME_UNKNOWN', retryable: false });
    expect(proxy.calls).toMatchObject([{ path: RELAY_CREATE, isForwarded: true, status: null }]);
    expect(plaid.sandbox.calls.count(RELAY_CREATE)).toBe(1);
  });
});
