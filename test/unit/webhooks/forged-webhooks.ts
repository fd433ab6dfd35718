import { CompactEncrypt } from 'jose';
import type { WebhookRefusal } from '../../../src/webhooks/webhook-refused-error.js';
import { part, type SignerKey, sha256, signParts, signRsa } from '../../support/webhook-signer.js';
import {
  AGE_S,
  BODY,
  claims,
  embedded,
  expired,
  genuine,
  headerOf,
  hmac,
  NOW_S,
  ours,
  p384,
  parts,
  rsa,
  SKEW_S,
  secp256k1,
  signed,
  stranger,
} from './signed-webhooks.js';

/** A webhook as received. */
interface Forged {
  readonly header: string | readonly string[] | undefined;
  readonly body?: Buffer;
}
type Row = readonly [what: string, reason: WebhookRefusal, forge: () => Forged | Promise<Forged>];

const flipped = (bytes: Buffer, at: number) => {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
};
const resigned = (header: unknown, payload: unknown, key?: Pick<SignerKey, 'privateKey'>) => () => ({
  header: signed(header, payload, key),
});
const withBody = (body: string | Buffer) => () => ({ header: genuine(), body: Buffer.from(body) });
const cut = (token: string, index: number, change: (text: string) => string) =>
  token
    .split('.')
    .map((text, at) => (at === index ? change(text) : text))
    .join('.');
const text = BODY.toString();

/** Webhooks that Plaid did not send, with the reason of their refusal. */
export const FORGED: readonly Row[] = [
  // The header.
  ['no header', 'missing-signature', () => ({ header: undefined })],
  ['an empty header', 'missing-signature', () => ({ header: '' })],
  ['two headers, joined by Node.js', 'malformed-signature', () => ({ header: `${genuine()}, ${genuine()}` })],
  ['two headers as a list', 'malformed-signature', () => ({ header: [genuine(), genuine()] })],
  ['a scheme before the token', 'malformed-signature', () => ({ header: `Bearer ${genuine()}` })],
  ['a space after the token', 'malformed-signature', () => ({ header: `${genuine()} ` })],
  ['text that is not a token', 'malformed-signature', () => ({ header: 'not a token' })],
  ['three parts that are not JSON', 'malformed-signature', () => ({ header: 'abc.def.ghi' })],
  ['two parts', 'malformed-signature', () => ({ header: genuine().split('.').slice(0, 2).join('.') })],
  ['a fourth part', 'malformed-signature', () => ({ header: `${genuine()}.AAAA` })],
  ['base64 with padding', 'malformed-signature', () => ({ header: `${genuine()}==` })],
  ['a token of 1 MB', 'malformed-signature', () => ({ header: genuine({ more: 'x'.repeat(1_000_000) }) })],
  [
    'an encrypted token (JWE)',
    'malformed-signature',
    async () => ({
      header: await new CompactEncrypt(Buffer.from(JSON.stringify(claims())))
        .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', kid: ours.jwk.kid })
        .encrypt(ours.publicKey),
    }),
  ],
  [
    'the JSON serialization of a token',
    'malformed-signature',
    () => ({ header: JSON.stringify({ payload: 'a' }) }),
  ],
  ['a header that is a list', 'malformed-signature', resigned([headerOf(ours)], claims())],
  ['a header that is null', 'malformed-signature', resigned('null', claims())],

  // The algorithm.
  ['alg none', 'wrong-algorithm', () => ({ header: `${parts(headerOf(ours, { alg: 'none' }))}.AAAA` })],
  ['alg none without a signature', 'malformed-signature', () => ({ header: `${parts({ alg: 'none' })}.` })],
  ['alg nOnE', 'wrong-algorithm', () => ({ header: `${parts(headerOf(ours, { alg: 'nOnE' }))}.AAAA` })],
  [
    'HS256 with the public key in PEM as the secret',
    'wrong-algorithm',
    () => ({
      header: hmac(
        headerOf(ours, { alg: 'HS256' }),
        ours.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      ),
    }),
  ],
  [
    'HS256 with the public JWK as the secret',
    'wrong-algorithm',
    () => ({ header: hmac(headerOf(ours, { alg: 'HS256' }), JSON.stringify(ours.jwk)) }),
  ],
  [
    'an HMAC under alg ES256',
    'invalid-signature',
    () => ({
      header: hmac(headerOf(ours), ours.publicKey.export({ type: 'spki', format: 'pem' }).toString()),
    }),
  ],
  [
    'RS256',
    'wrong-algorithm',
    () => ({ header: signRsa(parts(headerOf(ours, { alg: 'RS256' })), rsa.privateKey) }),
  ],
  [
    'an RSA signature under alg ES256',
    'invalid-signature',
    () => ({ header: signRsa(parts(headerOf(ours)), rsa.privateKey) }),
  ],
  ['ES384 on P-384', 'wrong-algorithm', resigned(headerOf(p384, { alg: 'ES384' }), claims(), p384)],
  ['ES256K', 'wrong-algorithm', resigned(headerOf(secp256k1, { alg: 'ES256K' }), claims(), secp256k1)],
  ['alg es256', 'wrong-algorithm', resigned(headerOf(ours, { alg: 'es256' }), claims())],
  ['alg as a list', 'wrong-algorithm', resigned(headerOf(ours, { alg: ['ES256'] }), claims())],
  ['no alg', 'wrong-algorithm', resigned({ kid: ours.jwk.kid }, claims())],

  // The key.
  ['the signature of another key', 'invalid-signature', resigned(headerOf(ours), claims(), stranger)],
  ['a key id that Plaid does not have', 'unknown-key', resigned(headerOf(stranger), claims(), stranger)],
  ['no key id', 'unknown-key', resigned({ alg: 'ES256' }, claims())],
  ['an empty key id', 'unknown-key', resigned(headerOf(ours, { kid: '' }), claims())],
  ['a key id that is a number', 'unknown-key', resigned(headerOf(ours, { kid: 7 }), claims())],
  ['a key id that is a list', 'unknown-key', resigned(headerOf(ours, { kid: [ours.jwk.kid] }), claims())],
  ['a key id that is null', 'unknown-key', resigned(headerOf(ours, { kid: null }), claims())],
  ['a key id of 129 characters', 'unknown-key', resigned(headerOf(ours, { kid: 'k'.repeat(129) }), claims())],
  [
    'a key id that is a property of objects',
    'unknown-key',
    resigned(headerOf(ours, { kid: '__proto__' }), claims()),
  ],
  ['a key on P-384 under alg ES256', 'key-unavailable', resigned(headerOf(p384), claims(), p384)],
  [
    'a key on secp256k1 under alg ES256',
    'key-unavailable',
    resigned(headerOf(secp256k1), claims(), secp256k1),
  ],
  [
    'an RSA key under alg ES256',
    'key-unavailable',
    () => ({ header: signRsa(parts(headerOf(ours, { kid: 'rsa' })), rsa.privateKey) }),
  ],
  [
    'a key with another id',
    'key-unavailable',
    resigned(headerOf(ours, { kid: 'named-otherwise' }), claims()),
  ],
  [
    'its own key in the header (jwk)',
    'invalid-signature',
    resigned(headerOf(ours, { jwk: embedded() }), claims(), stranger),
  ],
  [
    'its own key and id in the header',
    'unknown-key',
    resigned(headerOf(stranger, { jwk: embedded() }), claims(), stranger),
  ],
  [
    'the address of its own key (jku)',
    'unknown-key',
    resigned(headerOf(stranger, { jku: 'https://keys.example/jwks' }), claims(), stranger),
  ],
  [
    'the address of its own certificate (x5u)',
    'invalid-signature',
    resigned(headerOf(ours, { x5u: 'https://keys.example/cert.pem' }), claims(), stranger),
  ],
  [
    'its own certificate (x5c)',
    'invalid-signature',
    resigned(headerOf(ours, { x5c: ['MIIB'] }), claims(), stranger),
  ],
  [
    'a signature after its key expired',
    'expired-key',
    resigned(headerOf(expired), claims({ iat: NOW_S - 59 }), expired),
  ],

  // The signature.
  [
    'a signature in DER',
    'invalid-signature',
    () => ({ header: signParts(parts(headerOf(ours)), ours, 'der') }),
  ],
  ['a shorter signature', 'invalid-signature', () => ({ header: cut(genuine(), 2, (s) => s.slice(0, -4)) })],
  ['a longer signature', 'invalid-signature', () => ({ header: `${genuine()}AAAA` })],
  ['a signature of zeros', 'invalid-signature', () => ({ header: cut(genuine(), 2, () => 'A'.repeat(86)) })],
  ['no signature', 'malformed-signature', () => ({ header: cut(genuine(), 2, () => '') })],
  [
    'the signature of another token',
    'invalid-signature',
    () => ({ header: cut(genuine(), 2, () => genuine({ iat: NOW_S - 1 }).split('.')[2] ?? '') }),
  ],
  [
    'claims that were changed',
    'invalid-signature',
    () => ({ header: cut(genuine(), 1, () => part(claims({ iat: NOW_S + 1 }))) }),
  ],
  [
    'a header that was changed',
    'invalid-signature',
    () => ({ header: cut(genuine(), 0, () => part(headerOf(ours, { typ: 'jwt' }))) }),
  ],
  [
    'an unknown critical extension',
    'malformed-signature',
    resigned(headerOf(ours, { crit: ['exp'], exp: 1 }), claims()),
  ],
  [
    'an empty list of critical extensions',
    'malformed-signature',
    resigned(headerOf(ours, { crit: [] }), claims()),
  ],
  [
    'a payload without base64 (b64 false)',
    'malformed-signature',
    () => ({
      header: signParts(`${part(headerOf(ours, { b64: false, crit: ['b64'] }))}.${part(claims())}`, ours),
    }),
  ],

  // The claims.
  ['a payload that is not JSON', 'malformed-signature', resigned(headerOf(ours), 'iat=1')],
  ['a payload that is a list', 'malformed-signature', resigned(headerOf(ours), [claims()])],
  ['a time of 5 min 1 s ago', 'too-old', resigned(headerOf(ours), claims({ iat: NOW_S - AGE_S - 1 }))],
  ['the time 0', 'too-old', resigned(headerOf(ours), claims({ iat: 0 }))],
  ['an expiry in the past', 'too-old', resigned(headerOf(ours), claims({ exp: NOW_S - 1 }))],
  [
    'a time 31 s in the future',
    'in-the-future',
    resigned(headerOf(ours), claims({ iat: NOW_S + SKEW_S + 1 })),
  ],
  ['a time in ms', 'in-the-future', resigned(headerOf(ours), claims({ iat: NOW_S * 1_000 }))],
  ['no time', 'malformed-signature', resigned(headerOf(ours), claims({ iat: undefined }))],
  ['a time that is null', 'malformed-signature', resigned(headerOf(ours), claims({ iat: null }))],
  ['a time that is a text', 'malformed-signature', resigned(headerOf(ours), claims({ iat: String(NOW_S) }))],
  [
    'a time without end',
    'malformed-signature',
    resigned(headerOf(ours), `{"iat":1e999,"request_body_sha256":"${sha256(BODY)}"}`),
  ],

  // The body.
  ['another byte in the body', 'wrong-body', () => ({ header: genuine(), body: flipped(BODY, 30) })],
  [
    'another last byte in the body',
    'wrong-body',
    () => ({ header: genuine(), body: flipped(BODY, BODY.length - 1) }),
  ],
  ['a newline after the body', 'wrong-body', withBody(`${text}\n`)],
  ['a byte order mark before the body', 'wrong-body', withBody(`\uFEFF${text}`)],
  ['the body serialized again', 'wrong-body', withBody(JSON.stringify(JSON.parse(text)))],
  ['the body with four spaces', 'wrong-body', withBody(JSON.stringify(JSON.parse(text), null, 4))],
  ['no body', 'wrong-body', withBody('')],
  ['no hash', 'wrong-body', resigned(headerOf(ours), claims({ request_body_sha256: undefined }))],
  ['a hash that is null', 'wrong-body', resigned(headerOf(ours), claims({ request_body_sha256: null }))],
  [
    'a hash that is a list',
    'wrong-body',
    resigned(headerOf(ours), claims({ request_body_sha256: [sha256(BODY)] })),
  ],
  ['an empty hash', 'wrong-body', resigned(headerOf(ours), claims({ request_body_sha256: '' }))],
  [
    'a hash in upper case',
    'wrong-body',
    resigned(headerOf(ours), claims({ request_body_sha256: sha256(BODY).toUpperCase() })),
  ],
  [
    'a shorter hash',
    'wrong-body',
    resigned(headerOf(ours), claims({ request_body_sha256: sha256(BODY).slice(0, 62) })),
  ],
  [
    'a longer hash',
    'wrong-body',
    resigned(headerOf(ours), claims({ request_body_sha256: `${sha256(BODY)}00` })),
  ],
  [
    'a hash of 64 characters in 128 bytes',
    'wrong-body',
    resigned(headerOf(ours), claims({ request_body_sha256: 'é'.repeat(64) })),
  ],
  [
    'a hash in base64',
    'wrong-body',
    resigned(
      headerOf(ours),
      claims({ request_body_sha256: Buffer.from(sha256(BODY), 'hex').toString('base64') }),
    ),
  ],
  [
    'the hash of another body',
    'wrong-body',
    resigned(headerOf(ours), claims({ request_body_sha256: sha256(Buffer.from('{}')) })),
  ],
];
