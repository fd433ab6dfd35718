import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { auditServer } from 'graphql-http';
import { startTestApp, type TestApp } from '../support/test-app.js';

/*
 * The audits of the GraphQL over HTTP specification, by its reference implementation.
 * https://github.com/graphql/graphql-http
 */

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

/** The number of audits per outcome, and the messages of those that did not pass. */
async function audit(headers: Record<string, string>) {
  const results = await auditServer({
    url: app.url,
    fetchFn: (url: string, init: RequestInit = {}) =>
      fetch(url, { ...init, headers: { ...(init.headers as Record<string, string>), ...headers } }),
  });
  const counts = { ok: 0, notice: 0, warn: 0, error: 0 };
  for (const { status } of results) counts[status] += 1;
  const failed = results.filter(({ status }) => status !== 'ok');
  return { counts, failed: failed.map(({ id, name, status }) => `${status} ${id} ${name}`) };
}

it('passes all 61 audits of GraphQL over HTTP for a client that sends the preflight header', async () => {
  const { counts, failed } = await audit({ 'apollo-require-preflight': 'true' });
  expect(failed).toEqual([]);
  expect(counts).toEqual({ ok: 61, notice: 0, warn: 0, error: 0 });
});

it('passes 58 without the header: the specification allows to refuse a GET that another site could send', async () => {
  const { counts, failed } = await audit({});
  expect(counts).toEqual({ ok: 58, notice: 3, warn: 0, error: 0 });
  expect(failed).toEqual(expect.arrayContaining([expect.stringMatching(/^notice .* MAY .*GET/)]));
});
