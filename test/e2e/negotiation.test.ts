import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { given, post, startTestApp, type TestApp } from '../support/test-app.js';

let folder: string;
let auditFile: string;
let app: TestApp;
let token: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'negotiation-'));
  auditFile = join(folder, 'audit.log');
  app = await startTestApp({ AUDIT_FILE: auditFile, CACHE_MAX_MB: '64', SANDBOX_REPORT_DELAY_MS: '0' });
  token = given(app.sandbox.samples.relayTokens[0], 'a relay token').relayToken;
});
afterAll(async () => {
  await app.stop();
  await rm(folder, { recursive: true });
});
beforeEach(() => app.sandbox.calls.reset());

const CREATE = () => {
  const { assetReports } = app.sandbox.samples;
  const { assetReportToken } = given(assetReports[0], 'an Asset Report of ours');
  return {
    query:
      'mutation ($input: CreateRelayTokenInput!) { createRelayToken(input: $input) { relayToken { token } } }',
    variables: {
      input: {
        reportTokens: [assetReportToken],
        secondaryClientId: app.sandbox.clients.partner.clientId,
      },
    },
  };
};
const READ = () => ({
  query:
    'query ($token: String!) { relayToken(token: $token) { assetReport { report { user { firstName } } } } }',
  variables: { token },
});

const send = (body: unknown, accept: string) => post<Record<string, unknown>>(app.url, body, { accept });
const auditLines = async () => (await readFile(auditFile, 'utf8')).split('\n').length;

const UNSERVED = [
  'text/html',
  'multipart/mixed',
  'multipart/mixed; deferSpec=20220824',
  'application/xml, text/*;q=0.5',
  'application/json;q=0, application/graphql-response+json;q=0',
  'application/json; charset=latin1',
];

describe('an operation whose Accept header allows no supported type', () => {
  it.each(UNSERVED)('is refused with 406 and the supported types: %s', async (accept) => {
    const { status, headers, errors, data } = await send({ query: '{ __typename }' }, accept);
    expect([status, data]).toEqual([406, undefined]);
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(errors).toEqual([
      {
        message: 'Responses are application/json or application/graphql-response+json',
        extensions: { code: 'BAD_REQUEST', requestId: headers.get('x-request-id') },
      },
    ]);
  });

  it.each([
    ['a mutation', CREATE],
    ['a query', READ],
  ])('is not executed, and not in the audit log: %s', async (_kind, body) => {
    const before = await auditLines();
    for (const accept of UNSERVED) {
      // Another document each time, so that no cached response hides a call.
      const { query, variables } = body();
      const { status } = await send({ query: `${query} # ${accept}`, variables }, accept);
      expect(status).toBe(406);
    }
    expect(app.sandbox.calls.total).toBe(0);
    expect(await auditLines()).toBe(before);
  });

  it('is refused before its document is parsed', async () => {
    expect((await send({ query: '{' }, 'text/html')).status).toBe(406);
  });

  it('is refused by GET too, except for a browser, which gets a page', async () => {
    const url = `${app.url}?query=${encodeURIComponent('{ __typename }')}`;
    const preflight = { 'apollo-require-preflight': 'true' };
    const refused = await fetch(url, { headers: { ...preflight, accept: 'text/plain' } });
    expect(refused.status).toBe(406);
    const page = await fetch(url, { headers: { ...preflight, accept: 'text/html' } });
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await page.text()).toContain('<!DOCTYPE html>');
  });
});

describe('an operation whose Accept header allows a supported type', () => {
  it.each([
    ['application/json', 'application/json'],
    ['application/graphql-response+json', 'application/graphql-response+json'],
    [
      'application/graphql-response+json; charset=utf-8, application/json;q=0.9',
      'application/graphql-response+json',
    ],
    ['Application/JSON; charset=UTF-8', 'application/json'],
    ['multipart/mixed; deferSpec=20220824, application/json', 'application/json'],
    ['text/html, */*;q=0.1', 'application/json'],
    ['*/*', 'application/json'],
    ['', 'application/json'],
  ])('gets a response of that type: %s', async (accept, type) => {
    for (const query of ['{ __typename }', '{']) {
      const { headers } = await send({ query }, accept);
      expect(headers.get('content-type')).toBe(`${type}; charset=utf-8`);
    }
    const { status, data } = await send({ query: '{ __typename }' }, accept);
    expect([status, data]).toEqual([200, { __typename: 'Query' }]);
  });
});

describe('other refusals', () => {
  it.each<[string, number, RequestInit, string]>([
    ['a mutation by GET', 405, { method: 'GET' }, 'apollo-require-preflight'],
    ['a mutation by PUT', 405, { method: 'PUT' }, 'apollo-require-preflight'],
    ['a mutation by GET that a page of another site could send', 400, { method: 'GET' }, 'x-other'],
  ])('come before execution: %s', async (_what, status, init, header) => {
    const { query, variables } = CREATE();
    const search = new URLSearchParams({ query, variables: JSON.stringify(variables) });
    const before = await auditLines();
    const answer = await fetch(`${app.url}?${search}`, { ...init, headers: { [header]: 'true' } });
    expect(answer.status).toBe(status);
    expect(app.sandbox.calls.total).toBe(0);
    expect(await auditLines()).toBe(before);
  });
});
