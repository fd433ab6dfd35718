import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

describe('a subscription is refused before its first event, and nothing is logged as a fault', () => {
  it.each<[what: string, query: string, variables: object, code: string]>([
    ['a missing variable', 'subscription ($id: ID!) { reportReady(id: $id) { kind } }', {}, 'BAD_USER_INPUT'],
    [
      'a variable of another type',
      'subscription ($after: String) { reportReady(id: "x", after: $after) { kind } }',
      { after: 5 },
      'BAD_USER_INPUT',
    ],
    [
      'a root field that is skipped',
      'subscription { reportReady(id: "x") @skip(if: true) { kind } }',
      {},
      'BAD_USER_INPUT',
    ],
    [
      'a root field that a variable skips',
      'subscription ($skip: Boolean!) { reportReady(id: "x") @skip(if: $skip) { kind } }',
      { skip: true },
      'BAD_USER_INPUT',
    ],
    ['an unknown id', 'subscription { reportReady(id: "x") { kind } }', {}, 'NOT_FOUND'],
    [
      'a cursor of another server',
      'subscription { relayEvents(after: "x") { eventId } }',
      {},
      'BAD_USER_INPUT',
    ],
  ])('%s', async (_what, query, variables, code) => {
    const { status, errors } = await app.send({ query, variables }, { accept: 'text/event-stream' });
    expect([status, errors[0]?.extensions.code]).toEqual([400, code]);
    expect(app.logged.filter((line) => line.includes('"level":50'))).toEqual([]);
  });
});
