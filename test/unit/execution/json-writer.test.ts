import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { JsonWritable, JsonWriter, pieceOf } from '../../../src/execution/json-writer.js';
import { anyText } from '../../support/any-text.js';
import { runs } from '../../support/runs.js';

function written(write: (writer: JsonWriter) => void, writer = new JsonWriter()): string {
  write(writer);
  return Buffer.from(writer.take()).toString();
}

const units = fc.string({
  unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
});
const texts = fc.oneof(fc.string(), anyText(), units);

describe('a JSON writer', () => {
  it('writes any string as JSON.stringify does, including lone surrogates', () => {
    fc.assert(
      fc.property(texts, (text) => expect(written((w) => w.string(text))).toBe(JSON.stringify(text))),
      { numRuns: runs(200) },
    );
  });

  it('writes any number as JSON.stringify does', () => {
    const numbers = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(-0, 1e21, 1e-7, Number.NaN));
    fc.assert(
      fc.property(numbers, (value) => expect(written((w) => w.number(value))).toBe(JSON.stringify(value))),
      { numRuns: runs(200) },
    );
  });

  it('writes any JSON value as JSON.stringify does', () => {
    const writer = new JsonWriter();
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) =>
        expect(written((w) => w.value(value), writer)).toBe(JSON.stringify(value)),
      ),
      { numRuns: runs(100) },
    );
  });

  it.each([
    ['a key that is undefined', { a: undefined, b: 1 }],
    ['an object without a prototype', Object.assign(Object.create(null), { a: 1 })],
    ['a key named toJSON', { toJSON: 'a text', b: [1] }],
    ['an object with toJSON', { at: new Date(0) }],
    ['undefined in a list', [undefined, 1]],
  ])('writes %s as JSON.stringify does', (_what, value) => {
    expect(written((w) => w.value(value))).toBe(JSON.stringify(value));
  });

  it('copies any bytes of a text, and only these', () => {
    const parts = fc.array(fc.tuple(fc.uint8Array({ maxLength: 30 }), fc.nat(30), fc.nat(30)));
    fc.assert(
      fc.property(parts, (all) => {
        const writer = new JsonWriter();
        const expected = all.map(([bytes, from, count]) => {
          const start = Math.min(from, bytes.length);
          const end = Math.min(start + count, bytes.length);
          writer.bytes(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), start, end);
          return bytes.subarray(start, end);
        });
        expect(Buffer.from(writer.take())).toEqual(Buffer.concat(expected));
      }),
      { numRuns: runs(200) },
    );
  });

  it('writes more than its buffer size, and starts empty afterwards', () => {
    const long = 'é"x'.repeat(50_000);
    const writer = new JsonWriter();
    expect(written((w) => w.value([long, long]), writer)).toBe(JSON.stringify([long, long]));
    expect(written((w) => w.value('short'), writer)).toBe('"short"');
  });

  it('drops discarded text', () => {
    const writer = new JsonWriter();
    writer.string('half of an answer');
    writer.discard();
    expect(written((w) => w.boolean(true), writer)).toBe('true');
  });

  it('lets a JsonWritable write itself at any place', () => {
    class Two extends JsonWritable {
      override writeTo(writer: JsonWriter): void {
        writer.number(2);
      }
    }
    expect(written((w) => w.value({ a: [1, new Two()], b: new Two() }))).toBe('{"a":[1,2],"b":2}');
  });
});

describe('a piece', () => {
  it('of any length is written exactly', () => {
    const pieces = Array.from({ length: 20 }, (_, length) => 'abcdefghijklmnopqrst'.slice(0, length));
    const all = written((w) => {
      for (const text of pieces) w.piece(pieceOf(text));
    });
    expect(all).toBe(pieces.join(''));
  });

  it('must be ASCII', () => {
    expect(() => pieceOf('é')).toThrow(RangeError);
  });
});
