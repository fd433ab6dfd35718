import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { withoutNulls } from '../../../src/lib/without-nulls.js';

describe('withoutNulls', () => {
  it('drops null and undefined at every depth, and keeps empty strings, zero, false and lists', () => {
    expect(
      withoutNulls({
        a: null,
        b: undefined,
        c: '',
        d: 0,
        e: false,
        f: [null, 1],
        g: { h: null, i: '', j: { k: null } },
      }),
    ).toEqual({ c: '', d: 0, e: false, f: [null, 1], g: { i: '', j: {} } });
  });

  it('changes nothing without nulls', () => {
    const solid = fc.object({ values: [fc.string(), fc.integer(), fc.boolean()] });
    fc.assert(fc.property(solid, (value) => expect(withoutNulls(value)).toEqual(value)));
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.object({ values: [fc.constant(null), fc.string()] }), (value) => {
        const once = withoutNulls(value);
        expect(withoutNulls(once)).toEqual(once);
      }),
    );
  });
});
