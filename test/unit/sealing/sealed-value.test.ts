import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createValueSealer } from '../../../src/sealing/sealed-value.js';
import { runs } from '../../support/runs.js';

const key = (fill: string) => Buffer.alloc(32, fill);
const sealer = createValueSealer(new Map([['one', key('1')]]));

describe('a sealed value', () => {
  it('is opened at its place by the key that sealed it, also after a rotation', () => {
    const rotated = createValueSealer(
      new Map([
        ['two', key('2')],
        ['one', key('1')],
      ]),
    );
    const sealed = sealer.seal('place', Buffer.from('text'));
    expect(String(rotated.open('place', sealed))).toBe('text');
    expect(sealer.open('place', rotated.seal('place', Buffer.from('text')))).toBeNull();
    // The same id with another key.
    expect(createValueSealer(new Map([['one', key('3')]])).open('place', sealed)).toBeNull();
  });

  it('is another one each time, so that equal values cannot be recognized', () => {
    const seal = () => sealer.seal('place', Buffer.from('text')).toString('hex');
    expect(seal()).not.toBe(seal());
  });

  it('is not opened when a bit has changed, when a part is missing, or at another place', () => {
    const bytes = fc.uint8Array({ maxLength: 200 });
    fc.assert(
      fc.property(bytes, fc.nat(), fc.nat(), (plain, at, cut) => {
        const sealed = sealer.seal('place', Buffer.from(plain));
        expect(sealer.open('place', sealed)?.equals(plain)).toBe(true);
        expect(sealer.open('another', sealed)).toBeNull();
        expect(sealer.open('place', sealed.subarray(0, cut % sealed.length))).toBeNull();
        const index = (at >> 3) % sealed.length;
        sealed.writeUInt8(sealed.readUInt8(index) ^ (1 << (at & 7)), index);
        expect(sealer.open('place', sealed)).toBeNull();
      }),
      { numRuns: runs(200) },
    );
  });

  it('is never opened from arbitrary bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(sealer.open('place', Buffer.from(bytes))).toBeNull();
      }),
      { numRuns: runs(200) },
    );
  });
});
