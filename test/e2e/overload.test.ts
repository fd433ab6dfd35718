import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RelayReportDocument } from '../generated/graphql.js';
import { eventually } from '../support/eventually.js';
import { given, startTestApp, type TestApp } from '../support/test-app.js';

const RELAY_GET = '/credit/relay/get';
const MAX = 4;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ MAX_IN_FLIGHT: String(MAX), ADMIN_PORT: '0' });
});
afterAll(() => app.stop());

const token = () => given(app.sandbox.samples.relayTokens[0], 'a relay token').relayToken;

async function inFlight(): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${app.adminPort}/metrics`)).text();
  return Number(/^creditgraph_requests_in_flight (\d+)$/m.exec(text)?.[1]);
}

describe('with as many requests in progress as are allowed', () => {
  it('one more is refused with a wait, health still answers, and all is well once they have left', async () => {
    app.sandbox.faults.set(RELAY_GET, { kind: 'hang' });
    const leaving = new AbortController();
    const waiting = Array.from({ length: MAX }, (_, index) =>
      app
        .execute(RelayReportDocument, { token: `relay-${index}` }, { signal: leaving.signal })
        .catch(() => null),
    );
    await eventually('all in progress', async () => ((await inFlight()) === MAX ? true : null));

    const refused = await app.send({ query: '{ __typename }' });
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(refused.errors[0]?.extensions).toMatchObject({ code: 'OVERLOADED', retryable: true });
    expect((await fetch(`http://127.0.0.1:${app.adminPort}/livez`)).status).toBe(200);

    leaving.abort();
    await Promise.all(waiting);
    await eventually('none in progress', async () => ((await inFlight()) === 0 ? true : null));
    app.sandbox.faults.clear();
    const { data } = await app.execute(RelayReportDocument, { token: token() });
    expect(data?.relayToken?.assetReport?.status).toBe('READY');
  });

  it('requests one after another on kept connections are not counted twice', async () => {
    for (let round = 0; round < 50; round += 1) {
      expect((await app.send({ query: '{ __typename }' })).status).toBe(200);
    }
    await eventually('none in progress', async () => ((await inFlight()) === 0 ? true : null));
  });
});
