import { Worker } from 'node:worker_threads';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { eventually } from '../support/eventually.js';
import { given, startTestApp, type TestApp } from '../support/test-app.js';

const GET = '/credit/relay/get';

/** The messages to the worker threads of this process, which also identify the threads. */
const posted = jest.spyOn(Worker.prototype, 'postMessage');

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ WORKERS: '1', WORKER_MIN_KB: '1', CACHE_MAX_MB: '64', ADMIN_PORT: '0' });
});
afterAll(async () => {
  posted.mockRestore();
  await app.stop();
});
beforeEach(() => app.sandbox.calls.reset());
afterEach(() => app.sandbox.faults.clear());

function thread(): Worker {
  return given(posted.mock.contexts.at(-1) as Worker | undefined, 'a thread');
}

const methodsPosted = () => posted.mock.calls.map(([message]) => (message as { method?: string }).method);

const token = () => given(app.sandbox.samples.relayTokens[0], 'a relay token').relayToken;
const read = (more = '') => ({
  query: `query ($token: String!) { relayToken(token: $token) { assetReport { status report { assetReportId } } } ${more} }`,
  variables: { token: token() },
});

async function threadMetrics(): Promise<Record<string, number>> {
  const text = await (await fetch(`http://127.0.0.1:${app.adminPort}/metrics`)).text();
  return Object.fromEntries(
    [...text.matchAll(/^creditgraph_worker_(\w+) (\d+)$/gm)].map(([, name, value]) => [name, Number(value)]),
  );
}

describe('a worker thread that fails with its reports', () => {
  it('evicts cached responses about them, and they are read again', async () => {
    const before = await app.send(read());
    expect(before.errors).toEqual([]);
    await thread().terminate();
    const after = await app.send(read());
    expect(after.errors).toEqual([]);
    expect(app.sandbox.calls.count(GET)).toBe(2);
  });

  it('fails only the operations that it was executing, without details', async () => {
    await app.send(read());
    posted.mockClear();
    const asked = Array.from({ length: 20 }, () => app.send(read('twenty: __typename')));
    await eventually('the operation in the thread', async () => methodsPosted().includes('execute') || null);
    await thread().terminate();
    for (const { errors, text } of await Promise.all(asked)) {
      if (errors.length > 0) {
        expect(errors.map(({ extensions }) => extensions.code)).toEqual(['INTERNAL_SERVER_ERROR']);
        expect(text).not.toContain('thread');
      }
    }
    expect((await app.send(read('twenty: __typename'))).errors).toEqual([]);
  });

  it('fails an operation that has one of them and was not yet sent to the thread', async () => {
    await app.send(read());
    const accessToken = given(app.sandbox.samples.accessTokens[0], 'an Item').accessToken;
    app.sandbox.faults.set('/cashflow_report/insights/get', { kind: 'delay', ms: 3_000 });
    const lost = thread();
    const asked = app.send(read(`cashflowInsights(accessToken: "${accessToken}") { requestId }`));
    await eventually('the other call', async () =>
      app.sandbox.calls.count('/cashflow_report/insights/get') > 0 ? true : null,
    );
    await lost.terminate();
    const { errors } = await asked;
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['INTERNAL_SERVER_ERROR']);
  });

  it('is logged and counted each time, and its reports are not counted any more', async () => {
    expect(app.logged.filter((line) => line.includes('a worker thread was lost'))).toHaveLength(3);
    expect(await threadMetrics()).toMatchObject({
      threads_lost_total: 3,
      threads: 0,
      reports: 0,
      operations: 0,
    });
    await app.send(read());
    const metrics = await threadMetrics();
    expect(metrics).toMatchObject({ threads_lost_total: 3, threads: 1, reports: 1, operations: 0 });
    expect(metrics.report_bytes).toBeGreaterThan(1_000);
  });
});
