import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { SCOPES } from '../../src/auth/scope.js';
import { sentBy, type TestCaller } from '../support/callers.js';
import { eventually } from '../support/eventually.js';
import { type AnsweredError, given, post, startTestApp, type TestApp } from '../support/test-app.js';

const CREATE = '/credit/relay/create';
const REFRESH = '/credit/relay/refresh';
const PARTNER = 'sandbox-client-partner';

const OTHER: TestCaller = { name: 'other-tool', scopes: [...SCOPES] };

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ UPSTREAM_CREATE_MS: '1500' }, [OTHER]);
});
afterAll(() => app.stop());
afterEach(() => app.sandbox.faults.clear());

const relayToken = () => given(app.sandbox.samples.relayTokens[0], 'a relay token').relayToken;
const reportToken = () => given(app.sandbox.samples.assetReports[0], 'a report').assetReportToken;
const effects = (path: string) => app.sandbox.ledger.entries().filter((entry) => entry.path === path).length;

let keys = 0;
function newKey(): string {
  keys += 1;
  return `key-${keys}`;
}

interface Result {
  readonly data: Record<string, Record<string, unknown> | null> | null | undefined;
  readonly errors: readonly AnsweredError[];
  readonly status: number;
}

async function send(query: string, variables: object, headers: Record<string, string> = {}): Promise<Result> {
  const { data, errors, status } = await app.send({ query, variables }, headers);
  return { data: data as Result['data'], errors, status };
}

const CREATE_RELAY = `mutation Create($token: String!, $client: String!, $key: String) {
  createRelayToken(input: { reportTokens: [$token], secondaryClientId: $client, idempotencyKey: $key }) {
    replayed requestId relayToken { token }
  }
}`;
const createRelay = (key: string | null, headers: Record<string, string> = {}, client = PARTNER) =>
  send(CREATE_RELAY, { token: reportToken(), client, key }, headers);

const REFRESH_RELAY = `mutation Refresh($token: String!, $key: String) {
  refreshRelayToken(input: { relayToken: $token, idempotencyKey: $key }) { replayed requestId assetReportId }
}`;
const refreshRelay = (key: string) => send(REFRESH_RELAY, { token: relayToken(), key });

const ATTEMPT = `query Attempt($key: String!, $mutation: AttemptedMutation) {
  attempt(idempotencyKey: $key, mutation: $mutation) {
    mutation state settledByRead requestId assetReportId errorType errorCode relayToken { token }
  }
}`;
const attempt = async (key: string, headers: Record<string, string> = {}) => {
  const { data, errors } = await send(ATTEMPT, { key }, headers);
  expect(errors).toEqual([]);
  return data?.attempt;
};
const codeOf = ({ errors }: Result) => errors[0]?.extensions.code;

describe('a mutation that is repeated with the same key and input', () => {
  it('changes nothing again, and returns the first outcome with `replayed`', async () => {
    const key = newKey();
    const before = effects(CREATE);
    const first = await createRelay(key);
    expect(first.errors).toEqual([]);
    expect(first.data?.createRelayToken).toMatchObject({ replayed: false });
    const again = await createRelay(key);
    expect(again.data?.createRelayToken).toEqual({ ...first.data?.createRelayToken, replayed: true });
    expect(effects(CREATE)).toBe(before + 1);
  });

  it('selects from the first outcome what the repeat selects', async () => {
    const key = newKey();
    await createRelay(key);
    const { data } = await send(
      `mutation Other($token: String!, $key: String) {
        createRelayToken(input: { reportTokens: [$token], secondaryClientId: "${PARTNER}", idempotencyKey: $key }) { relayToken { id } }
      }`,
      { token: reportToken(), key },
    );
    expect(data?.createRelayToken).toEqual({ relayToken: { id: expect.any(String) } });
  });

  it('has one effect when ten are sent at once', async () => {
    const key = newKey();
    const before = effects(CREATE);
    const results = await Promise.all(Array.from({ length: 10 }, () => createRelay(key)));
    const tokens = results.map(({ data }) => JSON.stringify(data?.createRelayToken?.relayToken));
    expect(new Set(tokens).size).toBe(1);
    expect(results.filter(({ data }) => data?.createRelayToken?.replayed === false)).toHaveLength(1);
    expect(effects(CREATE)).toBe(before + 1);
  });

  it('gets the refusal of Plaid again, without a call', async () => {
    const key = newKey();
    const refuse = () =>
      send(
        'mutation Remove($key: String) { removeRelayToken(input: { relayToken: "wrong", idempotencyKey: $key }) { removed } }',
        { key },
      );
    const first = await refuse();
    expect(codeOf(first)).toBe('PLAID_ERROR');
    app.sandbox.calls.reset();
    const again = await refuse();
    expect(again.errors[0]?.extensions.plaid).toEqual(first.errors[0]?.extensions.plaid);
    expect(app.sandbox.calls.count('/credit/relay/remove')).toBe(0);
    expect(await attempt(key)).toMatchObject({ state: 'FAILED', errorType: 'INVALID_REQUEST' });
  });

  it('is sent when the first attempt provably was not, such as for a rate limit', async () => {
    const key = newKey();
    app.sandbox.faults.set(CREATE, {
      kind: 'error',
      status: 429,
      errorType: 'RATE_LIMIT_EXCEEDED',
      errorCode: 'RATE_LIMIT',
    });
    expect(codeOf(await createRelay(key))).toBe('RATE_LIMITED');
    expect(await attempt(key)).toBeNull();
    app.sandbox.faults.clear();
    const { data } = await createRelay(key);
    expect(data?.createRelayToken?.replayed).toBe(false);
  });
});

describe('a mutation whose response was lost', () => {
  it('repeated three times has one effect, and each repeat says OUTCOME_UNKNOWN', async () => {
    const key = newKey();
    const before = effects(CREATE);
    app.sandbox.faults.set(CREATE, { kind: 'reset-after' });
    const results = [];
    for (let round = 0; round < 4; round += 1) results.push(codeOf(await createRelay(key)));
    expect(results).toEqual(Array.from({ length: 4 }, () => 'OUTCOME_UNKNOWN'));
    expect(effects(CREATE)).toBe(before + 1);
    expect(await attempt(key)).toMatchObject({ state: 'UNKNOWN', mutation: 'CREATE_RELAY_TOKEN' });
  });

  it('is settled by a read: a refreshed relay token names another report', async () => {
    const key = newKey();
    app.sandbox.faults.set(REFRESH, { kind: 'reset-after', times: 1 });
    expect(codeOf(await refreshRelay(key))).toBe('OUTCOME_UNKNOWN');
    expect(await attempt(key)).toMatchObject({ state: 'SUCCEEDED', settledByRead: true });
    app.finishReports();
    const repeated = await refreshRelay(key);
    expect(repeated.data?.refreshRelayToken).toMatchObject({ replayed: true, requestId: expect.any(String) });
  });

  it('stays UNKNOWN when the read shows no change', async () => {
    app.finishReports();
    const key = newKey();
    app.sandbox.faults.set(REFRESH, { kind: 'reset', times: 1 });
    expect(codeOf(await refreshRelay(key))).toBe('OUTCOME_UNKNOWN');
    expect(await attempt(key)).toMatchObject({ state: 'UNKNOWN', settledByRead: false });
  });

  it('is settled by a read: the token of a removed report is refused', async () => {
    const { data } = await send(
      'mutation Copy($token: String!) { createAuditCopy(input: { assetReportToken: $token, auditorId: "fannie_mae" }) { auditCopy { token } } }',
      { token: reportToken() },
    );
    const { token } = given(data?.createAuditCopy, 'a copy').auditCopy as { token: string };
    const key = newKey();
    const remove = () =>
      send(
        'mutation Remove($token: String!, $key: String) { removeAuditCopy(input: { auditCopyToken: $token, idempotencyKey: $key }) { removed replayed } }',
        { token, key },
      );
    app.sandbox.faults.set('/asset_report/audit_copy/remove', { kind: 'reset-after', times: 1 });
    expect(codeOf(await remove())).toBe('OUTCOME_UNKNOWN');
    expect((await remove()).data?.removeAuditCopy).toEqual({ removed: true, replayed: true });
  });

  it('is settled by a read: the time of the last update of a Cashflow Report is another', async () => {
    const { accessToken } = given(
      app.sandbox.samples.accessTokens.find(({ borrower }) => borrower === 'user_small_business'),
      'a business',
    );
    const key = newKey();
    const refresh = () =>
      send(
        'mutation Refresh($token: String!, $key: String) { refreshCashflowReport(input: { accessToken: $token, idempotencyKey: $key }) { requestId replayed } }',
        { token: accessToken, key },
      );
    app.sandbox.faults.set('/cashflow_report/refresh', { kind: 'reset-after', times: 1 });
    expect(codeOf(await refresh())).toBe('OUTCOME_UNKNOWN');
    expect((await refresh()).data?.refreshCashflowReport).toMatchObject({ replayed: true });
  });
});

describe('a key', () => {
  it('with another input is refused, and nothing is sent', async () => {
    const key = newKey();
    await createRelay(key);
    const before = effects(CREATE);
    expect(codeOf(await createRelay(key, {}, 'sandbox-client-lender'))).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(effects(CREATE)).toBe(before);
  });

  it('with another input at the same time is refused, also while the first one reads before its call', async () => {
    const key = newKey();
    const [one, other] = app.sandbox.samples.relayTokens;
    const before = effects(REFRESH);
    app.sandbox.faults.set('/credit/relay/get', { kind: 'delay', ms: 200 });
    const results = await Promise.all(
      [one, other].map((sample) =>
        send(REFRESH_RELAY, { token: given(sample, 'a relay token').relayToken, key }),
      ),
    );
    expect(results.map(codeOf).sort()).toEqual(['IDEMPOTENCY_KEY_REUSED', undefined]);
    expect(effects(REFRESH)).toBe(before + 1);
  });

  it('of another caller is another key', async () => {
    const key = newKey();
    await createRelay(key);
    const { data } = await createRelay(key, sentBy(OTHER));
    expect(data?.createRelayToken?.replayed).toBe(false);
    expect(await attempt(key, sentBy(OTHER))).toMatchObject({ state: 'SUCCEEDED' });
    expect(await attempt('unknown', sentBy(OTHER))).toBeNull();
  });

  it('may be sent as the header Idempotency-Key, with quotes or without', async () => {
    const key = newKey();
    await createRelay(null, { 'idempotency-key': `"${key}"` });
    expect((await createRelay(null, { 'idempotency-key': key })).data?.createRelayToken?.replayed).toBe(true);
    expect((await createRelay(key)).data?.createRelayToken?.replayed).toBe(true);
  });

  it('in the header may be a structured string with escapes, and is the text that it stands for', async () => {
    const key = `${newKey()}"\\`;
    await createRelay(null, { 'idempotency-key': `"${key.replace(/["\\]/g, '\\$&')}"` });
    expect((await createRelay(key)).data?.createRelayToken?.replayed).toBe(true);
  });

  it.each([
    ['without its end', '"key'],
    ['with a quote inside', '"a"b"'],
    ['with an escape of another character', '"a\\nb"'],
    ['whose end is escaped', '"key\\"'],
    ['with parameters', '"key";a=1'],
    ['without characters', '""'],
    ['with a space', '"a b"'],
  ])('in the header is refused as a structured string %s, and nothing is sent', async (_what, header) => {
    const before = app.sandbox.ledger.entries().length;
    const { status, errors } = await createRelay(null, { 'idempotency-key': header });
    expect([status, errors[0]?.extensions.code]).toEqual([400, 'BAD_REQUEST']);
    expect(app.sandbox.ledger.entries()).toHaveLength(before);
  });

  it('in the header that differs from the one in the input is refused, and nothing is sent', async () => {
    const [inHeader, inInput] = [newKey(), newKey()];
    const before = app.sandbox.ledger.entries().length;
    const { errors } = await createRelay(inInput, { 'idempotency-key': inHeader });
    expect(errors).toMatchObject([
      {
        message:
          'Bad input: input.idempotencyKey: must be equal to the header Idempotency-Key, but is another string',
        path: ['createRelayToken'],
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
    expect(app.sandbox.ledger.entries()).toHaveLength(before);
    expect(await Promise.all([inHeader, inInput].map((key) => attempt(key)))).toEqual([null, null]);
  });

  it('in the header and in the input is one key, when both are equal', async () => {
    const key = newKey();
    expect((await createRelay(key, { 'idempotency-key': `"${key}"` })).data?.createRelayToken?.replayed).toBe(
      false,
    );
    expect((await createRelay(key)).data?.createRelayToken?.replayed).toBe(true);
  });

  it('as a header is refused for an operation with several mutations, before the first', async () => {
    const before = app.sandbox.ledger.entries().length;
    const two = `mutation Two($token: String!) {
      one: refreshRelayToken(input: { relayToken: $token }) { requestId }
      two: refreshRelayToken(input: { relayToken: $token }) { requestId }
    }`;
    const { status, errors } = await send(two, { token: relayToken() }, { 'idempotency-key': newKey() });
    expect([status, errors[0]?.extensions.code]).toEqual([400, 'BAD_REQUEST']);
    expect(app.sandbox.ledger.entries()).toHaveLength(before);
  });

  it.each(['', 'with space', 'ä', 'x'.repeat(256)])('must be a key: %p', async (key) => {
    expect(codeOf(await createRelay(key))).toBe('BAD_USER_INPUT');
  });

  it('of several mutations is asked for with the mutation', async () => {
    const key = newKey();
    await createRelay(key);
    await refreshRelay(key);
    const { errors } = await send(ATTEMPT, { key });
    expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
    const { data } = await send(ATTEMPT, { key, mutation: 'CREATE_RELAY_TOKEN' });
    expect(data?.attempt).toMatchObject({ mutation: 'CREATE_RELAY_TOKEN', state: 'SUCCEEDED' });
  });
});

describe('an attempt', () => {
  it('is PENDING while the call is in progress, and a repeat waits for it', async () => {
    const key = newKey();
    app.sandbox.faults.set(CREATE, { kind: 'delay', ms: 600, times: 1 });
    const first = createRelay(key);
    await eventually('a pending attempt', async () =>
      ((await attempt(key)) as { state?: string } | null)?.state === 'PENDING' ? true : null,
    );
    const second = await createRelay(key);
    expect(second.data?.createRelayToken).toEqual({
      ...(await first).data?.createRelayToken,
      replayed: true,
    });
  });

  it('continues when its client leaves, and the repeat returns its outcome', async () => {
    const key = newKey();
    const before = effects(CREATE);
    app.sandbox.faults.set(CREATE, { kind: 'delay', ms: 300, times: 1 });
    const leaving = new AbortController();
    const left = post(
      app.url,
      { query: CREATE_RELAY, variables: { token: reportToken(), client: PARTNER, key } },
      app.authorization as Record<string, string>,
      leaving.signal,
    ).catch(() => 'left');
    await eventually('a pending attempt', async () => ((await attempt(key)) === null ? null : true));
    leaving.abort();
    expect(await left).toBe('left');
    expect((await createRelay(key)).data?.createRelayToken?.replayed).toBe(true);
    expect(effects(CREATE)).toBe(before + 1);
  });
});
