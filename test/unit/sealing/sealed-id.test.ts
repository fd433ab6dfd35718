import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SANDBOX_SEALING_KEYS, type SealingKey } from '../../../src/config/sealing-keys.js';
import { Secret } from '../../../src/lib/secret.js';
import { deriveKey } from '../../../src/sealing/derive-key.js';
import { createSealingRing } from '../../../src/sealing/sealed-id.js';
import { anyText } from '../../support/any-text.js';

const key = (id: string, fill: number): SealingKey => ({
  id,
  key: new Secret(Buffer.alloc(32, fill).toString('base64url')),
});
interface Place {
  readonly environment?: string;
  readonly tenant?: string;
}

const ids = (keys: SealingKey[] = [key('a', 1)], { environment = 'production', tenant = '' }: Place = {}) =>
  createSealingRing(keys, () => environment).forTenant(tenant);

const RELAY_TOKEN = { type: 'RelayToken', content: 'credit-relay-production-1' };

/** Any text without lone surrogates, which UTF-8 cannot represent. */
const content = anyText({ maxLength: 200 });
const type = fc.constantFrom('RelayToken', 'AssetReport', 'AuditCopy', 'CashflowReport');
const sealedContent = fc.record({ type, content });

const bytesOf = (id: string) => Buffer.from(id, 'base64url');
/** The offset of the nonce, for an id of `RELAY_TOKEN`'s type and a key id of one letter. */
const NONCE_AT = 1 + 2 + 1 + RELAY_TOKEN.type.length;

describe('a sealed id', () => {
  it('opens to the sealed content, and is always the same', () => {
    fc.assert(
      fc.property(sealedContent, (sealed) => {
        const id = ids().seal(sealed);
        expect(id).toMatch(/^[\w-]+$/);
        expect(ids().open(id)).toEqual(sealed);
        expect(ids().seal(sealed)).toBe(id);
      }),
    );
  });

  it('does not reveal the token', () => {
    const id = ids().seal(RELAY_TOKEN);
    expect(bytesOf(id).toString('latin1')).not.toContain(RELAY_TOKEN.content.slice(0, 4));
  });

  it('is rejected if any bit is changed', () => {
    const here = ids();
    const bytes = bytesOf(here.seal(RELAY_TOKEN));
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const forged = Buffer.from(bytes);
      forged.writeUInt8(forged.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(here.open(forged.toString('base64url'))).toBeNull();
    }
  });

  it('is rejected if any character is changed, removed or added', () => {
    const id = ids().seal(RELAY_TOKEN);
    const place = fc.nat({ max: id.length - 1 });
    fc.assert(
      fc.property(place, fc.constantFrom('A', 'b', '7', '_', '=', '\n', '', 'é'), (at, other) => {
        fc.pre(id[at] !== other);
        expect(ids().open(id.slice(0, at) + other + id.slice(at + 1))).toBeNull();
        if (other !== '') expect(ids().open(id.slice(0, at) + other + id.slice(at))).toBeNull();
      }),
    );
  });

  // For this length, the last character has unused bits.
  it('has one encoding: changed unused bits and padding are rejected', () => {
    const spare = [2, 3, 4]
      .map((length) => ids().seal({ type: 'RelayToken', content: 'x'.repeat(length) }))
      .filter((id) => id.length % 4 !== 0);
    expect(spare).toHaveLength(2);
    for (const id of spare) {
      const others = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'].filter(
        (character) => character !== id.at(-1),
      );
      expect(others.filter((character) => ids().open(id.slice(0, -1) + character) !== null)).toEqual([]);
      expect(ids().open(`${id}${'='.repeat(4 - (id.length % 4))}`)).toBeNull();
    }
  });

  it('is rejected if it is truncated', () => {
    const id = ids().seal(RELAY_TOKEN);
    const starts = Array.from({ length: id.length }, (_, length) => id.slice(0, length));
    expect(starts.filter((start) => ids().open(start) !== null)).toEqual([]);
  });

  it('is rejected for another type, environment or tenant', () => {
    const id = ids().seal(RELAY_TOKEN);
    const renamed = bytesOf(id);
    // Another type of the same length, so that all offsets stay the same.
    renamed.write('AssetReprt', 4);
    expect(ids().open(renamed.toString('base64url'))).toBeNull();
    expect(ids(undefined, { environment: 'sandbox' }).open(id)).toBeNull();
    expect(ids(undefined, { tenant: 'another' }).open(id)).toBeNull();
    expect(ids(undefined, { environment: 'sandbox' }).seal(RELAY_TOKEN)).not.toBe(id);
    expect(ids(undefined, { tenant: 'another' }).seal(RELAY_TOKEN)).not.toBe(id);
  });

  it('is rejected if it is arbitrary text', () => {
    fc.assert(fc.property(fc.string(), (text) => expect(ids().open(text)).toBeNull()));
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(ids().open(Buffer.from(bytes).toString('base64url'))).toBeNull();
      }),
    );
  });
});

describe('the format', () => {
  // Another format or key derivation invalidates all existing ids. It needs a new version.
  it('is stable: an old id opens, and is sealed the same again', () => {
    const id =
      'AQdzYW5kYm94ClJlbGF5VG9rZW6Q3nC9krRvCyccMOdF8IytADjbIPW-onqs1xAvUI0Foi54F8EYyPi20FEnqiTk7oPrz7fHWR5eKyrGQgTXuhKENt3Mq7qQrzeji5hN9IrTUCJCDJAG';
    const sealed = {
      type: 'RelayToken',
      content: 'credit-relay-sandbox-73d7cf3b-dba5-4069-b37e-e812eed85175',
    };
    const sandbox = ids([...SANDBOX_SEALING_KEYS], { environment: 'embedded' });
    expect(sandbox.open(id)).toEqual(sealed);
    expect(sandbox.seal(sealed)).toBe(id);
  });
});

describe('a ring of keys', () => {
  it('opens ids of an older key, and seals with the first key', () => {
    fc.assert(
      fc.property(sealedContent, (sealed) => {
        const old = ids([key('old', 1)]).seal(sealed);
        const rotated = ids([key('new', 2), key('old', 1)]);
        expect(rotated.open(old)).toEqual(sealed);
        expect(rotated.seal(sealed)).toBe(ids([key('new', 2)]).seal(sealed));
        expect(rotated.seal(sealed)).not.toBe(old);
      }),
    );
  });

  it('rejects ids of a key that it does not have, by id or by value', () => {
    const id = ids([key('old', 1)]).seal(RELAY_TOKEN);
    expect(ids([key('new', 2)]).open(id)).toBeNull();
    expect(ids([key('old', 2)]).open(id)).toBeNull();
    expect(ids([key('new', 1)]).open(id)).toBeNull();
  });
});

describe('the nonce', () => {
  const nonceOf = (id: string) =>
    bytesOf(id)
      .subarray(NONCE_AT, NONCE_AT + 12)
      .toString('hex');

  it('differs between tokens, tenants, environments and types', () => {
    const here = ids();
    const many = Array.from({ length: 50_000 }, (_, index) =>
      here.seal({ ...RELAY_TOKEN, content: `credit-relay-production-${index}` }),
    );
    const elsewhere = [
      ids(undefined, { environment: 'sandbox' }).seal(RELAY_TOKEN),
      ids(undefined, { tenant: 'another' }).seal(RELAY_TOKEN),
      ids().seal({ ...RELAY_TOKEN, type: 'RelayTokem' }),
    ];
    const nonces = [...many, ...elsewhere, ids().seal({ ...RELAY_TOKEN, content: '' })].map(nonceOf);
    expect(new Set(nonces).size).toBe(nonces.length);
  });

  it('separates the tenant from the token', () => {
    const one = ids(undefined, { tenant: 'ab' }).seal({ ...RELAY_TOKEN, content: 'c' });
    const other = ids(undefined, { tenant: 'a' }).seal({ ...RELAY_TOKEN, content: 'bc' });
    expect(nonceOf(one)).not.toBe(nonceOf(other));
  });
});

describe('deriveKey', () => {
  it('derives a different key for each purpose, never the configured one', () => {
    const configured = key('a', 1);
    const derived = (['download-ticket', 'sealed-id-encryption', 'sealed-id-nonce'] as const).map((purpose) =>
      deriveKey(configured, purpose).toString('base64url'),
    );
    expect(new Set([configured.key.reveal(), ...derived]).size).toBe(4);
  });
});
