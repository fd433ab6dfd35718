import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { internalServerErrorFault } from 'creditgraph-sandbox';
import { RelayReportDocument } from '../generated/graphql.js';
import { given, startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ ADMIN_PORT: '0' });
});
afterAll(() => app.stop());

const admin = async (path: string, method = 'GET') => {
  const response = await fetch(`http://127.0.0.1:${app.adminPort}${path}`, { method });
  return { status: response.status, text: await response.text() };
};

/** The value of a metric, by its whole line before it. */
async function metric(line: string): Promise<number | null> {
  const { text } = await admin('/metrics');
  const found = text.split('\n').find((each) => each.startsWith(`${line} `));
  return found === undefined ? null : Number(found.slice(line.length + 1));
}

describe('the port for operators', () => {
  it('says that the process lives and wants requests', async () => {
    expect(await admin('/livez')).toEqual({ status: 200, text: 'ok\n' });
    expect(await admin('/readyz')).toEqual({ status: 200, text: 'ok\n' });
  });

  it.each([
    ['/', 'GET'],
    ['/graphql', 'GET'],
    ['/livez', 'POST'],
    ['/livez/', 'GET'],
  ])('has nothing else: %s, %s', async (path, method) => {
    expect((await admin(path, method)).status).toBe(404);
  });

  it('is not the port of the graph', async () => {
    for (const path of ['/livez', '/readyz', '/metrics']) {
      expect((await fetch(new URL(path, app.url))).status).toBe(404);
    }
  });
});

describe('the metrics', () => {
  it('count calls to Plaid by path and outcome, and requests by route and status', async () => {
    const token = given(app.sandbox.samples.relayTokens[0], 'a relay token').relayToken;
    await app.execute(RelayReportDocument, { token });
    await app.execute(RelayReportDocument, { token: 'relay-that-nobody-made' });
    app.sandbox.faults.set('/credit/relay/get', internalServerErrorFault());
    await app.execute(RelayReportDocument, { token });
    app.sandbox.faults.clear();
    const calls = (outcome: string) =>
      metric(
        `creditgraph_plaid_call_duration_seconds_count{path="/credit/relay/get",kind="read",outcome="${outcome}"}`,
      );
    expect([await calls('ok'), await calls('refused'), await calls('failed')]).toEqual([1, 1, 1]);
    expect(
      await metric(
        'creditgraph_http_request_duration_seconds_count{method="POST",route="/graphql",status="200"}',
      ),
    ).toBe(3);
    expect(await metric('creditgraph_plaid_circuit{kind="read"}')).toBe(0);
  });

  it('are those of docs/RELIABILITY.md', async () => {
    const documented = [
      ...(await readFile(new URL('../../docs/RELIABILITY.md', import.meta.url), 'utf8')).matchAll(
        /^\| `(creditgraph_\w+)`/gm,
      ),
    ].map(([, name]) => name);
    const { text } = await admin('/metrics');
    const served = [...text.matchAll(/^# TYPE (creditgraph_\w+)/gm)].map(([, name]) => name);
    expect(served.sort()).toEqual(documented.sort());
  });

  it.each(['grafana-dashboard.json', 'prometheus-alerts.yml'])(
    'are there that deploy/%s uses',
    async (file) => {
      const text = await readFile(new URL(`../../deploy/${file}`, import.meta.url), 'utf8');
      const used = text.match(/\b(?:creditgraph|nodejs|process)_\w+/g) ?? [];
      const served = new Set(
        [...(await admin('/metrics')).text.matchAll(/^(\w+)(?:\{| )/gm)].map(([, name]) => name),
      );
      expect(used.length).toBeGreaterThan(2);
      expect(used.filter((name) => !served.has(name))).toEqual([]);
    },
  );

  it('hold no token, id or name that a client has sent', async () => {
    await app.send({ query: 'query CanaryName { __typename }', operationName: 'CanaryName' });
    await fetch(new URL('/canary-path', app.url));
    await app.execute(RelayReportDocument, { token: 'relay-canary-token' });
    const { text } = await admin('/metrics');
    expect(text.toLowerCase()).not.toContain('canary');
  });
});
