import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SANDBOX_SEALING_KEYS, type SealingKey } from '../../../src/config/sealing-keys.js';
import { Secret } from '../../../src/lib/secret.js';
import { deriveKey } from '../../../src/sealing/derive-key.js';
import { createSealingRing, type SealingEnvironment } from '../../../src/sealing/sealed-id.js';

const key = (id: string, fill: number): SealingKey => ({
  id,
  key: new Secret(Buffer.alloc(32, fill).toString('base64url')),
});
interface Place {
  readonly environment?: SealingEnvironment;
  readonly tenant?: string;
}

const ids = (keys: SealingKey[] = [key('a', 1)], { environment = 'production', tenant = '' }: Place = {}) =>
  createSealingRing(keys, environment).forTenant(tenant);

const RELAY_TOKEN = { type: 'RelayToken', content: 'credit-relay-production-1' };

/** Any text but halves of a character, which no encoding keeps. */
const content = fc.string({ unit: 'binary', maxLength: 200 });
const type = fc.constantFrom('RelayToken', 'AssetReport', 'AuditCopy', 'CashflowReport');
const sealedContent = fc.record({ type, content });

const bytesOf = (id: string) => Buffer.from(id, 'base64url');
/** Where the nonce of an id of `RELAY_TOKEN`'s type under a key with a name of one letter begins. */
const NONCE_AT = 1 + 2 + 1 + RELAY_TOKEN.type.length;

describe('a sealed id', () => {
  it('opens to what was sealed, and is always the same', () => {
    fc.assert(
      fc.property(sealedContent, (sealed) => {
        const id = ids().seal(sealed);
        expect(id).toMatch(/^[\w-]+$/);
        expect(ids().open(id)).toEqual(sealed);
        expect(ids().seal(sealed)).toBe(id);
      }),
    );
  });

  it('shows nothing of the token', () => {
    const id = ids().seal(RELAY_TOKEN);
    expect(bytesOf(id).toString('latin1')).not.toContain(RELAY_TOKEN.content.slice(0, 4));
  });

  it('is refused when any one bit of it is another', () => {
    const here = ids();
    const bytes = bytesOf(here.seal(RELAY_TOKEN));
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const forged = Buffer.from(bytes);
      forged.writeUInt8(forged.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(here.open(forged.toString('base64url'))).toBeNull();
    }
  });

  it('is refused when any one character of it is another, missing, or one too many', () => {
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

  // The last character of such a length holds bits that base64url does not use.
  it('has one spelling: bits that no byte needs, and padding, are refused', () => {
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

  it('is refused when it is cut off anywhere', () => {
    const id = ids().seal(RELAY_TOKEN);
    const starts = Array.from({ length: id.length }, (_, length) => id.slice(0, length));
    expect(starts.filter((start) => ids().open(start) !== null)).toEqual([]);
  });

  it('is refused as an id of another type, environment or tenant', () => {
    const id = ids().seal(RELAY_TOKEN);
    const renamed = bytesOf(id);
    // Another type of the same length, so that everything else stays where it is.
    renamed.write('AssetReprt', 4);
    expect(ids().open(renamed.toString('base64url'))).toBeNull();
    expect(ids(undefined, { environment: 'sandbox' }).open(id)).toBeNull();
    expect(ids(undefined, { tenant: 'another' }).open(id)).toBeNull();
    expect(ids(undefined, { environment: 'sandbox' }).seal(RELAY_TOKEN)).not.toBe(id);
    expect(ids(undefined, { tenant: 'another' }).seal(RELAY_TOKEN)).not.toBe(id);
  });

  it('is not opened out of whatever else somebody sends', () => {
    fc.assert(fc.property(fc.string(), (text) => expect(ids().open(text)).toBeNull()));
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(ids().open(Buffer.from(bytes).toString('base64url'))).toBeNull();
      }),
    );
  });
});

describe('the format', () => {
  // With another format or another derivation every id that is about would be a dead one: a new version, knowingly.
  it('is what it was: an id that was sealed when it was new opens, and is sealed the same', () => {
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
  it('opens what an older key of it sealed, and seals with its first', () => {
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

  it('refuses what a key that is not in it sealed, by name or by value', () => {
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

  it('is another for each of many tokens, and for each place and type', () => {
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

  it('does not mistake the end of the tenant for the beginning of the token', () => {
    const one = ids(undefined, { tenant: 'ab' }).seal({ ...RELAY_TOKEN, content: 'c' });
    const other = ids(undefined, { tenant: 'a' }).seal({ ...RELAY_TOKEN, content: 'bc' });
    expect(nonceOf(one)).not.toBe(nonceOf(other));
  });
});

describe('deriveKey', () => {
  it('gives each purpose a key of its own, and none the configured one', () => {
    const configured = key('a', 1);
    const derived = (['download-ticket', 'sealed-id-encryption', 'sealed-id-nonce'] as const).map((purpose) =>
      deriveKey(configured, purpose).toString('base64url'),
    );
    expect(new Set([configured.key.reveal(), ...derived]).size).toBe(4);
  });
});
