import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createValueSealer } from '../../../src/sealing/sealed-value.js';
import { createAttemptAddresses } from '../../../src/webhooks/attempt-address.js';

const keyOf = (letter: string) => new Map([[letter, Buffer.alloc(32, letter)]]);
const addresses = createAttemptAddresses(createValueSealer(keyOf('a')));
const anyAddress = fc.record({
  tenant: fc.string(),
  place: fc.string(),
  role: fc.constantFrom('owner' as const, 'reader' as const),
});
const ADDRESS = { tenant: 't', place: 'p', role: 'reader' } as const;

it('an address opens to its tenant, place and role, and only as it was made', () => {
  fc.assert(
    fc.property(anyAddress, fc.nat(), fc.integer({ min: 1, max: 63 }), (address, position, change) => {
      const text = addresses.seal(address);
      expect(addresses.open(text)).toEqual(address);
      const bytes = Buffer.from(text, 'base64url');
      const at = position % bytes.length;
      bytes[at] = (bytes[at] ?? 0) ^ change;
      expect(addresses.open(bytes.toString('base64url'))).toBeNull();
    }),
  );
});

it('an address of a version without roles opens', () => {
  const old = createValueSealer(keyOf('a')).seal('webhook-address v1', Buffer.from('["t","p"]'));
  expect(addresses.open(old.toString('base64url'))).toEqual({ ...ADDRESS, role: null });
});

it('no other text opens', () => {
  fc.assert(fc.property(fc.string(), (text) => expect(addresses.open(text)).toBeNull()));
});

it('an address of another key does not open; one of an old key of the ring does', () => {
  const sealed = createAttemptAddresses(createValueSealer(keyOf('b'))).seal(ADDRESS);
  expect(addresses.open(sealed)).toBeNull();
  const ring = createAttemptAddresses(createValueSealer(new Map([...keyOf('a'), ...keyOf('b')])));
  expect(ring.open(sealed)).toEqual(ADDRESS);
});

it('a value that was sealed with the same key for something else does not open', () => {
  const value = createValueSealer(keyOf('a')).seal('webhook/1', Buffer.from('["t","p"]'));
  expect(addresses.open(value.toString('base64url'))).toBeNull();
});
