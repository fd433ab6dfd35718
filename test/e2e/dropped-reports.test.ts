import { Worker } from 'node:worker_threads';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { eventually } from '../support/eventually.js';
import { given, startTestApp, type TestApp } from '../support/test-app.js';

const INSIGHTS = '/cashflow_report/insights/get';

const posted = jest.spyOn(Worker.prototype, 'postMessage');

/** A server without a cache, so a worker thread holds a report only for the operations that read it. */
let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ WORKERS: '1', WORKER_MIN_KB: '1', CACHE_MAX_MB: '0' });
});
afterAll(async () => {
  posted.mockRestore();
  await app.stop();
});
beforeEach(() => {
  posted.mockClear();
  app.sandbox.calls.reset();
});
afterEach(() => app.sandbox.faults.clear());

const asked = (method: string) =>
  posted.mock.calls.filter(([message]) => (message as { method?: string }).method === method).length;

const allDropped = () =>
  eventually('the end of every report', async () =>
    asked('take') > 0 && asked('drop') === asked('take') ? true : null,
  );

const report = (alias: string, at: number) => {
  const { relayToken } = given(app.sandbox.samples.relayTokens[at], 'a relay token');
  return `${alias}: relayToken(token: "${relayToken}") { assetReport { status report { assetReportId } } }`;
};
const slow = () => {
  const { accessToken } = given(app.sandbox.samples.accessTokens[0], 'an Item');
  return `cashflowInsights(accessToken: "${accessToken}") { requestId }`;
};

describe('an uncached report in a worker thread', () => {
  it('is dropped after the operations that read it', async () => {
    const query = `{ ${report('a', 0)} ${report('b', 1)} }`;
    const answers = await Promise.all([app.send({ query }), app.send({ query })]);
    for (const { errors } of answers) expect(errors).toEqual([]);
    await allDropped();
  });

  it('stays while an operation that has read it is in progress', async () => {
    // Longer than an unused report stays.
    app.sandbox.faults.set(INSIGHTS, { kind: 'delay', ms: 2_000 });
    const { errors } = await app.send({ query: `{ ${report('a', 0)} ${slow()} }` });
    expect(errors).toEqual([]);
    await allDropped();
    const methods = posted.mock.calls.map(([message]) => (message as { method?: string }).method);
    expect(methods.filter((method) => method !== undefined)).toEqual(['take', 'execute', 'drop']);
  });

  it('is dropped when the client disconnects', async () => {
    app.sandbox.faults.set(INSIGHTS, { kind: 'delay', ms: 1_000 });
    const controller = new AbortController();
    const gone = fetch(app.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: `{ ${report('a', 0)} ${slow()} }` }),
      signal: controller.signal,
    });
    await eventually('the report', async () => (asked('take') > 0 ? true : null));
    controller.abort();
    await expect(gone).rejects.toThrow();
    await allDropped();
  });

  it('is dropped after a mutation, which gets a copy', async () => {
    const { assetReportToken } = given(app.sandbox.samples.assetReports[0], 'a report');
    const { errors } = await app.send({
      query: `mutation { createAuditCopy(input: { assetReportToken: "${assetReportToken}" }) {
        auditCopy { assetReport { status } } } }`,
    });
    expect(errors).toEqual([]);
    await allDropped();
  });
});
