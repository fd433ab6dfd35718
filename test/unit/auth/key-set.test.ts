import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Authenticate, createAuthenticator } from '../../../src/auth/authenticator.js';
import { readConfig } from '../../../src/config/config.js';
import { type Issuer, startIssuer } from '../../support/issuer.js';

const COOLDOWN_MS = 30_000;
const FRESH_MS = 10 * 60_000;
const DAY_MS = 24 * 60 * 60_000;

let issuer: Issuer;
let now: number;
let failures: number;
let authenticate: Authenticate;
beforeEach(async () => {
  issuer = await startIssuer();
  now = Date.parse('2026-03-15T12:00:00Z');
  failures = 0;
  authenticate = createAuthenticator(readConfig(issuer.settings).auth, {
    apiKeys: [],
    keySet: {
      now: () => now,
      onFailure: () => {
        failures += 1;
      },
    },
  });
});
afterEach(() => issuer.stop());

const token = (header = {}) => issuer.sign(issuer.claims({}, now), 'ES256', header);
const ask = async (header = {}) => authenticate(`Bearer ${await token(header)}`);
const outcomes = (asked: Promise<unknown>[]) =>
  Promise.allSettled(asked).then((all) => [...new Set(all.map(({ status }) => status))]);

describe('the keys of the issuer', () => {
  it('are fetched once for concurrent requests, and again after ten minutes', async () => {
    expect(await outcomes(Array.from({ length: 20 }, () => ask()))).toEqual(['fulfilled']);
    expect(issuer.fetches).toBe(1);
    now += FRESH_MS - 1;
    await ask();
    expect(issuer.fetches).toBe(1);
    now += 1;
    await ask();
    expect(issuer.fetches).toBe(2);
  });

  it('are fetched once per cool-down, for any number of unknown key ids', async () => {
    await ask();
    now += COOLDOWN_MS;
    const flood = (wave: number) =>
      outcomes(Array.from({ length: 200 }, (_, at) => ask({ kid: `made-up-${wave}-${at}` })));
    expect(await flood(1)).toEqual(['rejected']);
    expect(await flood(2)).toEqual(['rejected']);
    expect(issuer.fetches).toBe(2);
    now += COOLDOWN_MS - 1;
    await flood(3);
    expect(issuer.fetches).toBe(2);
    now += 1;
    await flood(4);
    expect(issuer.fetches).toBe(3);
    await expect(ask()).resolves.toMatchObject({ subject: 'alice' });
  });

  it('are rejected if they are unusable, which is reported once', async () => {
    const keys = [
      { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA', kid: 'no-point', alg: 'ES256' },
      { kty: 'RSA', n: Buffer.alloc(128, 0xff).toString('base64url'), e: 'AQAB', kid: 'short', alg: 'RS256' },
    ];
    issuer.outage = (_request, response) => response.end(JSON.stringify({ keys }));
    const [, claims, signature] = (await token()).split('.');
    for (const header of [
      { alg: 'ES256', kid: 'no-point' },
      { alg: 'RS256', kid: 'short' },
    ]) {
      const forged = `${Buffer.from(JSON.stringify(header)).toString('base64url')}.${claims}.${signature}`;
      for (let times = 0; times < 3; times += 1) {
        await expect(authenticate(`Bearer ${forged}`)).rejects.toMatchObject({ refusal: 'invalid' });
      }
    }
    expect(failures).toBe(1);
  });

  it('are fetched again when the issuer has a new key', async () => {
    await ask();
    await issuer.rotate('ES256');
    now += COOLDOWN_MS;
    await expect(ask()).resolves.toMatchObject({ subject: 'alice' });
    expect(issuer.fetches).toBe(2);
  });

  it('that the issuer has withdrawn are rejected after ten minutes', async () => {
    const old = await token();
    await authenticate(`Bearer ${old}`);
    await issuer.rotate('ES256');
    now += 4 * 60_000;
    await expect(authenticate(`Bearer ${old}`)).resolves.toMatchObject({ subject: 'alice' });
    const later = await issuer.sign(issuer.claims({ exp: Math.floor(now / 1_000) + 3_600 }, now));
    await expect(authenticate(`Bearer ${later}`)).resolves.toMatchObject({ subject: 'alice' });
    // A verified token stays cached for a minute.
    now += 61_000;
    await expect(authenticate(`Bearer ${old}`)).rejects.toMatchObject({ refusal: 'invalid' });
  });

  describe.each<[string, Issuer['outage']]>([
    ['answers 503', (_request, response) => void response.writeHead(503).end()],
    ['hangs up', (request) => void request.socket.destroy()],
    ['answers a page', (_request, response) => void response.end('<html>')],
    ['answers no keys', (_request, response) => void response.end('{"keys":[]}')],
    ['answers what are no keys', (_request, response) => void response.end('{"keys":[1]}')],
    [
      'answers without end',
      (_request, response) => {
        response.write('{"keys":[');
        const more = () => {
          while (response.write(' '.repeat(65_536)));
        };
        response.on('drain', more).on('error', () => undefined);
        more();
      },
    ],
  ])('while their server %s', (_what, outage) => {
    it('are the last valid ones for a day, and fetched once per cool-down', async () => {
      await ask();
      issuer.outage = outage;
      now += FRESH_MS;
      expect(await outcomes(Array.from({ length: 20 }, () => ask()))).toEqual(['fulfilled']);
      expect([issuer.fetches, failures]).toEqual([2, 1]);
      now += COOLDOWN_MS;
      await ask();
      expect([issuer.fetches, failures]).toEqual([3, 2]);
      now += DAY_MS - FRESH_MS - COOLDOWN_MS - 1;
      await ask();
      now += 1;
      await expect(ask()).rejects.toMatchObject({ name: 'KeySetUnavailableError' });
      issuer.outage = null;
      now += COOLDOWN_MS;
      await expect(ask()).resolves.toMatchObject({ subject: 'alice' });
    });

    it('are unavailable if they were never fetched, which is not an error of the token', async () => {
      issuer.outage = outage;
      expect(await outcomes(Array.from({ length: 20 }, () => ask()))).toEqual(['rejected']);
      expect(issuer.fetches).toBe(1);
      await expect(ask()).rejects.toMatchObject({ name: 'KeySetUnavailableError', retryAfterMs: 2_000 });
      issuer.outage = null;
      now += 2_000;
      await expect(ask()).resolves.toMatchObject({ subject: 'alice' });
    });
  });

  it('are not fetched from a redirect', async () => {
    const other = await startIssuer();
    issuer.outage = (_request, response) => void response.writeHead(302, { location: other.jwksUrl }).end();
    const refusal = await ask().catch((error: Error) => error.name);
    await other.stop();
    expect([refusal, other.fetches]).toEqual(['KeySetUnavailableError', 0]);
  });

  it('are fetched with a timeout', async () => {
    issuer.outage = (_request, response) => void response.write('{"keys":');
    await expect(ask()).rejects.toMatchObject({ name: 'KeySetUnavailableError' });
  });
});
