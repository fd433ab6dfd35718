import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CompactSign, exportJWK, exportSPKI, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

export type Signing = 'RS256' | 'ES256' | 'EdDSA';

/** An issuer of JWTs with a real HTTP server for its keys. */
export interface Issuer {
  readonly jwksUrl: string;
  /** Settings of a server that accepts its tokens. */
  readonly settings: Record<string, string>;
  /** How often its keys were requested. */
  readonly fetches: number;
  /** The public key of an algorithm as text. */
  publicKey(signing: Signing): Promise<string>;
  /** A response in place of its keys; null for its keys. */
  outage: RequestListener | null;
  /** The claims of a valid token at a time in ms. */
  claims(more?: JWTPayload, now?: number): JWTPayload;
  /** Signs a token. */
  sign(claims: JWTPayload, signing?: Signing, header?: object): Promise<string>;
  /** Signs claims in JSON that no library would write. */
  signText(json: string): Promise<string>;
  /** Replaces the key of an algorithm. */
  rotate(signing: Signing): Promise<void>;
  stop(): Promise<void>;
}

const ISSUER = 'https://issuer.example/';
const AUDIENCE = 'creditgraph';

/** @param signings the algorithms of its keys. The first is the default. */
export async function startIssuer(signings: readonly [Signing, ...Signing[]] = ['ES256']): Promise<Issuer> {
  const keys = new Map<Signing, { kid: string; pair: Awaited<ReturnType<typeof generateKeyPair>> }>();
  let made = 0;
  const make = async (signing: Signing) => {
    made += 1;
    keys.set(signing, {
      kid: `${signing}-${made}`,
      pair: await generateKeyPair(signing, { extractable: true }),
    });
  };
  await Promise.all(signings.map(make));
  const keyFor = (signing: Signing) => {
    const key = keys.get(signing);
    if (key === undefined) throw new Error(`There is no key for ${signing}`);
    return key;
  };

  let fetches = 0;
  const server = createServer(async (request, response) => {
    fetches += 1;
    if (issuer.outage !== null) return issuer.outage(request, response);
    const set = await Promise.all(
      [...keys].map(async ([alg, { kid, pair }]) => ({ ...(await exportJWK(pair.publicKey)), kid, alg })),
    );
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ keys: set }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const jwksUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`;

  const issuer: Issuer = {
    jwksUrl,
    settings: { AUTH_JWKS_URL: jwksUrl, AUTH_ISSUER: ISSUER, AUTH_AUDIENCE: AUDIENCE },
    get fetches() {
      return fetches;
    },
    publicKey: (signing) => exportSPKI(keyFor(signing).pair.publicKey),
    outage: null,
    claims(more = {}, now = Date.now()) {
      const iat = Math.floor(now / 1_000);
      return {
        iss: ISSUER,
        aud: AUDIENCE,
        sub: 'alice',
        iat,
        exp: iat + 300,
        scope: 'reports:read',
        ...more,
      };
    },
    sign(claims, signing = signings[0], header = {}) {
      const { kid, pair } = keyFor(signing);
      return new SignJWT(claims).setProtectedHeader({ alg: signing, kid, ...header }).sign(pair.privateKey);
    },
    signText(json) {
      const [alg] = signings;
      const { kid, pair } = keyFor(alg);
      return new CompactSign(Buffer.from(json)).setProtectedHeader({ alg, kid }).sign(pair.privateKey);
    },
    rotate: make,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return issuer;
}
