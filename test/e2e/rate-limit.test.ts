import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sentBy } from '../support/callers.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const LIMIT = 5;
const PING = { query: '{ __typename }' };
const caller = (name: string, tenant?: string) => ({ name, ...(tenant !== undefined && { tenant }) });
const [POLITE, GREEDY, SAME_NAME, READER, FETCHER] = [
  caller('polite'),
  caller('greedy'),
  caller('greedy', 'other'),
  caller('reader'),
  caller('fetcher'),
];

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ RATE_LIMIT_PER_MINUTE: String(LIMIT), CACHE_MAX_MB: '16' }, [
    POLITE,
    GREEDY,
    SAME_NAME,
    READER,
    FETCHER,
  ]);
});
afterAll(() => app.stop());

const statuses = async (times: number, send: () => Promise<{ status: number }>) => {
  const seen: number[] = [];
  for (let time = 0; time < times; time++) seen.push((await send()).status);
  return seen;
};
const OVER = [...Array(LIMIT).fill(200), 429];

describe('a caller', () => {
  it('over the limit gets a retry time, without an effect on other callers', async () => {
    expect(await statuses(LIMIT + 1, () => app.send(PING, sentBy(GREEDY)))).toEqual(OVER);
    const { status, headers, errors } = await app.send(PING, sentBy(GREEDY));
    expect(status).toBe(429);
    const retryAfter = Number(headers.get('retry-after'));
    expect(retryAfter).toBeGreaterThan(0);
    expect(retryAfter).toBeLessThanOrEqual(60);
    expect(errors).toEqual([
      {
        message: 'More than 5 requests within a minute',
        extensions: {
          code: 'RATE_LIMITED',
          retryable: true,
          retryAfterMs: expect.any(Number),
          requestId: headers.get('x-request-id'),
        },
      },
    ]);
    expect((await app.send(PING, sentBy(POLITE))).status).toBe(200);
    expect((await app.send(PING, sentBy(SAME_NAME))).status).toBe(200);
  });

  it('is refused before the body is read', async () => {
    expect((await app.send('{', sentBy(GREEDY))).status).toBe(429);
    expect((await app.send('x'.repeat(1_000_000), sentBy(GREEDY))).status).toBe(429);
  });

  it('is also counted for cached responses', async () => {
    const token = app.sandbox.samples.relayTokens[0]?.relayToken;
    const body = {
      query: 'query ($token: String!) { relayToken(token: $token) { assetReport { status } } }',
      variables: { token },
    };
    // On a busy machine, the first call may time out and be retried.
    expect((await app.send(body, sentBy(READER))).status).toBe(200);
    app.sandbox.calls.reset();
    expect(await statuses(LIMIT, () => app.send(body, sentBy(READER)))).toEqual(OVER.slice(1));
    expect(app.sandbox.calls.total).toBe(0);
  });

  it('is counted for downloads and operations together', async () => {
    const download = () => fetch(new URL('/downloads/abc', app.url), { headers: sentBy(FETCHER) });
    expect(await statuses(LIMIT - 1, download)).toEqual(Array(LIMIT - 1).fill(404));
    expect((await app.send(PING, sentBy(FETCHER))).status).toBe(200);
    expect((await download()).status).toBe(429);
    expect((await app.send(PING, sentBy(FETCHER))).status).toBe(429);
  });
});

describe('the limit', () => {
  it('is not used up by unauthenticated requests or by the page', async () => {
    const page = () => fetch(app.url, { headers: { accept: 'text/html' } });
    expect(await statuses(2 * LIMIT, page)).toEqual(Array(2 * LIMIT).fill(200));
    const stranger = () => app.send(PING, { authorization: 'Bearer cg_polite' });
    expect(await statuses(2 * LIMIT, stranger)).toEqual(Array(2 * LIMIT).fill(401));
    expect((await app.send(PING, sentBy(POLITE))).status).toBe(200);
  });

  it('does not apply when callers do not authenticate', async () => {
    const open = await startTestApp();
    expect(new Set(await statuses(50, () => open.send(PING)))).toEqual(new Set([200]));
    await open.stop();
  });
});
