import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type JWTPayload, SignJWT } from 'jose';
import { type Authenticate, createAuthenticator } from '../../../src/auth/authenticator.js';
import { readConfig } from '../../../src/config/config.js';
import { type Issuer, startIssuer } from '../../support/issuer.js';

const NOW = Date.parse('2026-03-15T12:00:00Z');
const NOW_S = NOW / 1_000;

let issuer: Issuer;
let authenticate: Authenticate;
beforeAll(async () => {
  issuer = await startIssuer(['RS256', 'ES256', 'EdDSA']);
  authenticate = createAuthenticator(readConfig(issuer.settings).auth, {
    apiKeys: [],
    keySet: { onFailure: () => undefined, now: () => NOW },
  });
});
afterAll(() => issuer.stop());

const claims = (more: JWTPayload = {}) => issuer.claims(more, NOW);
const without = (claim: string) => ({ ...claims(), [claim]: undefined });
const ask = async (token: string | Promise<string>) => authenticate(`Bearer ${await token}`);
const refused = { name: 'AuthenticationError', refusal: 'invalid' };

/** A token without a valid signature. */
function unsigned(header: object, payload: JWTPayload, signature = ''): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part(header)}.${part(payload)}.${signature}`;
}

describe('a bearer token', () => {
  it.each(['RS256', 'ES256', 'EdDSA'] as const)(
    'of the issuer identifies the caller: %s',
    async (signing) => {
      const token = issuer.sign(claims({ tenant: 'acme', scope: 'reports:read pii:read' }), signing);
      expect(await ask(token)).toEqual({
        subject: 'alice',
        tenant: 'acme',
        scopes: new Set(['reports:read', 'pii:read']),
        expiresAt: expect.any(Number),
      });
    },
  );

  it.each<[string, JWTPayload, string[]]>([
    ['scope as text', { scope: ' reports:read  pii:read ' }, ['reports:read', 'pii:read']],
    ['scp as a list', { scope: undefined, scp: ['reports:read', 'openid'] }, ['reports:read']],
    ['scp as text', { scope: undefined, scp: 'tokens:read' }, ['tokens:read']],
    ['both, of which scope counts', { scope: 'reports:read', scp: ['pii:read'] }, ['reports:read']],
    ['words of others', { scope: 'openid admin reports:* READ' }, []],
    ['no scopes at all', { scope: undefined }, []],
    ['what is neither text nor list', { scope: { 'reports:read': true } }, []],
    ['lists in lists', { scope: undefined, scp: [['reports:read']] }, []],
  ])('grants its known scopes: %s', async (_what, more, scopes) => {
    expect((await ask(issuer.sign(claims(more)))).scopes).toEqual(new Set(scopes));
  });

  it.each<[string, () => string | Promise<string>]>([
    ['that nobody signed (alg none)', () => unsigned({ alg: 'none' }, claims())],
    ['that nobody signed, in other letters', () => unsigned({ alg: 'nOnE' }, claims())],
    [
      "signed with the issuer's public key as a secret (HS256)",
      async () =>
        new SignJWT(claims())
          .setProtectedHeader({ alg: 'HS256' })
          .sign(new TextEncoder().encode(await issuer.publicKey('RS256'))),
    ],
    [
      'signed by somebody else under a known key id',
      async () => {
        const other = await startIssuer(['RS256']);
        const token = await other.sign(claims());
        await other.stop();
        return token;
      },
    ],
    [
      'whose claims were changed',
      async () => {
        const [head, , signature] = (await issuer.sign(claims())).split('.');
        const body = Buffer.from(JSON.stringify(claims({ scope: 'pii:read' }))).toString('base64url');
        return `${head}.${body}.${signature}`;
      },
    ],
    ['with a key id that the issuer does not have', () => issuer.sign(claims(), 'RS256', { kid: 'made-up' })],
    ['of another issuer', () => issuer.sign(claims({ iss: 'https://issuer.example' }))],
    ['without an issuer', () => issuer.sign(without('iss'))],
    ['for another audience', () => issuer.sign(claims({ aud: ['other', 'creditgraph.example'] }))],
    ['without an audience', () => issuer.sign(without('aud'))],
    ['without an expiry', () => issuer.sign(without('exp'))],
    ['without a time of issue', () => issuer.sign(without('iat'))],
    ['without a subject', () => issuer.sign(without('sub'))],
    ['with an empty subject', () => issuer.sign(claims({ sub: '' }))],
    ['with a subject that is no text', () => issuer.sign(claims({ sub: 7 as unknown as string }))],
    ['with a subject without end', () => issuer.sign(claims({ sub: 'a'.repeat(257) }))],
    ['that speaks for an API key', () => issuer.sign(claims({ sub: 'api-key:loan-desk' }))],
    ['with an expiry that is no number', () => issuer.sign(claims({ exp: 'never' as unknown as number }))],
    ['that is longer than any', () => issuer.sign(claims({ more: 'x'.repeat(9_000) }))],
    ['that is none', () => 'abc'],
    ['of five parts', () => 'a.b.c.d.e'],
  ])('is rejected without a reason: one %s', async (_what, token) => {
    await expect(ask(token())).rejects.toMatchObject(refused);
  });

  const NO_TIMES = [
    '1e999',
    '-1e999',
    '"1773576000"',
    '"NaN"',
    'null',
    'true',
    '[1773576000]',
    '{"valueOf":1}',
  ];

  it.each(['exp', 'iat', 'nbf'].flatMap((claim) => NO_TIMES.map((value) => [claim, value] as const)))(
    'is refused with a time that is no finite number: %s %s',
    async (claim, value) => {
      const json = JSON.stringify({ ...claims(), [claim]: 0 }).replace(`"${claim}":0`, `"${claim}":${value}`);
      await expect(ask(issuer.signText(json))).rejects.toMatchObject({ name: 'AuthenticationError' });
    },
  );

  it.each<[string, JWTPayload, 'taken' | 'expired' | 'invalid']>([
    ['expired 29 s ago', { exp: NOW_S - 29 }, 'taken'],
    ['expired 30 s ago', { exp: NOW_S - 30 }, 'expired'],
    ['issued in 30 s', { iat: NOW_S + 30 }, 'taken'],
    ['issued in 31 s', { iat: NOW_S + 31 }, 'invalid'],
    ['not to be used for another 30 s', { nbf: NOW_S + 30 }, 'taken'],
    ['not to be used for another 31 s', { nbf: NOW_S + 31 }, 'invalid'],
  ])('is accepted with a clock difference of up to 30 s: %s', async (_what, more, outcome) => {
    const asked = ask(issuer.sign(claims(more)));
    if (outcome === 'taken') await expect(asked).resolves.toMatchObject({ subject: 'alice' });
    else await expect(asked).rejects.toMatchObject({ refusal: outcome });
  });

  it('is reported as expired only if it is otherwise valid', async () => {
    const [head, body] = (await issuer.sign(claims({ exp: NOW_S - 60 }))).split('.');
    await expect(ask(`${head}.${body}.AAAA`)).rejects.toMatchObject(refused);
  });

  it.each([
    ['empty', ''],
    ['with a space', 'a b'],
    ['with a character that could mean something elsewhere', 'a/../b'],
    ['too long', 'a'.repeat(65)],
    ['a list', ['acme']],
    ['null', null],
    ['a number', 1],
  ])('is rejected with an invalid tenant: %s', async (_what, tenant) => {
    await expect(ask(issuer.sign(claims({ tenant })))).rejects.toMatchObject(refused);
  });

  it('has its tenant in the configured claim, and no tenant without it', async () => {
    expect((await ask(issuer.sign(claims()))).tenant).toBe('');
    const custom = createAuthenticator(
      readConfig({ ...issuer.settings, AUTH_TENANT_CLAIM: 'https://example.com/org' }).auth,
      { apiKeys: [], keySet: { onFailure: () => undefined, now: () => NOW } },
    );
    const token = await issuer.sign(claims({ tenant: 'ignored', 'https://example.com/org': 'acme' }));
    expect((await custom(`Bearer ${token}`)).tenant).toBe('acme');
  });
});

describe('a bearer token with valid claims', () => {
  it('is rejected with a forbidden signature', async () => {
    const strict = createAuthenticator(readConfig({ ...issuer.settings, AUTH_ALGORITHMS: 'RS256' }).auth, {
      apiKeys: [],
      keySet: { onFailure: () => undefined, now: () => NOW },
    });
    await expect(strict(`Bearer ${await issuer.sign(claims(), 'ES256')}`)).rejects.toMatchObject(refused);
    expect(await strict(`Bearer ${await issuer.sign(claims(), 'RS256')}`)).toMatchObject({
      subject: 'alice',
    });
  });
});

describe('an Authorization header', () => {
  it.each([
    ['none', undefined],
    ['an empty one', ''],
    ['another scheme', 'Basic YWxpY2U6c2VjcmV0'],
    ['a scheme that only begins like it', 'BearerX abc'],
  ])('without a bearer token counts as missing: %s', async (_what, header) => {
    await expect(authenticate(header)).rejects.toMatchObject({ refusal: 'missing' });
  });

  it.each([
    ['no token', 'Bearer'],
    ['two tokens', 'Bearer a.b.c a.b.c'],
    ['a second header behind a comma', 'Bearer a.b.c, Bearer d.e.f'],
    ['characters that no token has', 'Bearer a"b'],
  ])('with a malformed bearer token is rejected: %s', async (_what, header) => {
    await expect(authenticate(header)).rejects.toMatchObject(refused);
  });

  it('may have its scheme in upper or lower case', async () => {
    expect(await authenticate(`bEARER ${await issuer.sign(claims())}`)).toMatchObject({ subject: 'alice' });
  });
});

describe('a verified bearer token', () => {
  /** An authenticator with a manual clock. */
  function withClock() {
    const clock = { now: NOW };
    const check = createAuthenticator(readConfig(issuer.settings).auth, {
      apiKeys: [],
      keySet: { onFailure: () => undefined, now: () => clock.now },
    });
    return { clock, check: (token: string) => check(`Bearer ${token}`) };
  }

  it('is cached for a minute', async () => {
    const { clock, check } = withClock();
    const token = await issuer.sign(claims({ exp: NOW_S + 3_600 }));
    const first = await check(token);
    clock.now += 59_000;
    expect(await check(token)).toBe(first);
    clock.now += 2_000;
    expect(await check(token)).not.toBe(first);
  });

  it('is rejected once it has expired, even if it is cached', async () => {
    const { clock, check } = withClock();
    const token = await issuer.sign(claims({ exp: NOW_S + 5 }));
    await check(token);
    clock.now += 34_999;
    await check(token);
    clock.now += 1;
    await expect(check(token)).rejects.toMatchObject({ refusal: 'expired' });
  });

  it('does not validate another one with the same beginning or end', async () => {
    const { check } = withClock();
    const token = await issuer.sign(claims());
    await check(token);
    for (const other of [`${token}A`, token.slice(0, -1), token.replace('.', '..')])
      await expect(check(other)).rejects.toMatchObject(refused);
  });
});
