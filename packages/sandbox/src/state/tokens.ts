import { createHmac } from 'node:crypto';

/**
 * Generates ids and tokens in Plaid's formats. Each is derived from the seed, its type and a counter per type, so the same seed
 * and the same order of calls give the same tokens. They can be guessed, but protect only sandbox data.
 */
export interface TokenSource {
  accessToken(): string;
  publicToken(): string;
  assetReportToken(): string;
  auditCopyToken(): string;
  relayToken(): string;
  assetReportId(): string;
  itemId(): string;
  requestId(): string;
}

const alphanumerics = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const base32Letters = 'abcdefghijklmnopqrstuvwxyz234567';

export function createTokenSource(seed: string): TokenSource {
  const made = new Map<string, number>();
  const nextDigest = (kind: string): Buffer => {
    const number = (made.get(kind) ?? 0) + 1;
    made.set(kind, number);
    return createHmac('sha512', seed).update(`${kind}/${number}`).digest();
  };
  return {
    accessToken: () => `access-sandbox-${uuid(nextDigest('access-token'))}`,
    publicToken: () => `public-sandbox-${uuid(nextDigest('public-token'))}`,
    assetReportToken: () => `assets-sandbox-${uuid(nextDigest('asset-report-token'))}`,
    auditCopyToken: () => `a-sandbox-${base32(nextDigest('audit-copy-token'), 26)}`,
    relayToken: () => `credit-relay-sandbox-${uuid(nextDigest('relay-token'))}`,
    assetReportId: () => uuid(nextDigest('asset-report-id')),
    itemId: () => alphanumeric(nextDigest('item-id'), 37),
    requestId: () => alphanumeric(nextDigest('request-id'), 15),
  };
}

function uuid(digest: Buffer): string {
  const bytes = Buffer.from(digest.subarray(0, 16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function alphanumeric(digest: Buffer, length: number): string {
  return spell(digest, length, alphanumerics);
}

function base32(digest: Buffer, length: number): string {
  return spell(digest, length, base32Letters);
}

function spell(digest: Buffer, length: number, alphabet: string): string {
  return Array.from(digest.subarray(0, length), (byte) => alphabet[byte % alphabet.length]).join('');
}
