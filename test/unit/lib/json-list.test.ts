import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { JsonList } from '../../../src/lib/json-list.js';
import { parseWithLists } from '../../../src/lib/parse-with-lists.js';
import { anyText } from '../../support/any-text.js';
import { runs } from '../../support/runs.js';

const KEY = 'rows';
const SHORT = 'days';
const KEYS = { long: KEY, short: SHORT };

/** The result of `make`; undefined when it throws a SyntaxError. */
function unlessRefused(make: () => unknown): unknown {
  try {
    return make();
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The document with JsonLists; undefined when it is refused. */
function parted(json: string, pieceBytes: number): unknown {
  return unlessRefused(() => parseWithLists(Buffer.from(json), KEYS, pieceBytes));
}

/** The document with all lists read, like JSON.parse; undefined when it or a list is refused. */
function read(json: string, pieceBytes: number): unknown {
  return unlessRefused(() => whole(parted(json, pieceBytes)));
}

function whole(value: unknown): unknown {
  if (value instanceof JsonList) return value.map((element) => element);
  if (Array.isArray(value)) return value.map(whole);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, whole(inner)]));
}

/** The value of JSON.parse; undefined when the text is not JSON. */
function said(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function listsIn(value: unknown): JsonList[] {
  if (value instanceof JsonList) return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(listsIn) : [];
}

/** Strings that look like the start or the parts of lists, and others. */
const text = fc.oneof(
  fc.constantFrom(
    '"rows":[{"id"',
    '"days":[{"id"',
    'rows',
    '},{"id":',
    '},{',
    '}]',
    '\\',
    '"',
    '\\"',
    'é',
    '漢',
    '😀',
    '\ud800',
    '',
  ),
  anyText({ maxLength: 6 }),
);

/** Excludes keys of a lone surrogate, a quote or a backslash, because JSON.parse in Node 24 sometimes confuses them. */
const key = fc.oneof(
  fc.constantFrom('id', KEY, SHORT, 'rows"', 'other'),
  text.filter((name) => !/[\p{Surrogate}"\\]/u.test(name)),
);

const value = fc.letrec<{ value: unknown; object: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.constantFrom(null, true, 0, -1.5, 1e21),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('object'),
    fc.array(tie('object'), { maxLength: 8 }),
  ),
  object: fc.dictionary(key, tie('value'), { maxKeys: 4 }),
}));

const rows = fc.array(
  fc.record({ id: text, amount: fc.double({ noNaN: true, noDefaultInfinity: true }), [KEY]: value.value }),
  { minLength: 1, maxLength: 20 },
);
/** Rows of which some, also the last one, are not objects. */
const mixed = fc.array(fc.oneof(fc.record({ id: text, [KEY]: value.value }), value.value), { maxLength: 6 });
const document = fc.oneof(
  fc.record({ first: value.object, [KEY]: rows, [SHORT]: fc.oneof(rows, mixed), last: value.value }),
  fc.array(
    fc.record({ [SHORT]: rows, name: text, [KEY]: fc.oneof(rows, mixed), more: fc.oneof(rows, mixed) }),
  ),
  value.object,
);
const pieceBytes = fc.integer({ min: 0, max: 200 });

describe('JSON with lists', () => {
  it('parses to the same value as JSON.parse, or is refused', () => {
    let count = 0;
    fc.assert(
      fc.property(document, pieceBytes, fc.constantFrom(undefined, 1, 2, '\t'), (value, size, indent) => {
        const json = JSON.stringify(value, null, indent);
        const document = parted(json, size);
        if (document === undefined) return;
        count += 1;
        // All lists of valid JSON can be read.
        expect(whole(document)).toEqual(said(json));
      }),
      { numRuns: runs(300) },
    );
    expect(count).toBeGreaterThan(0);
  });

  it('is refused when it is not JSON, for all cuts and changed bytes', () => {
    const json = JSON.stringify({
      [KEY]: Array.from({ length: 6 }, (_, id) => ({ id, name: 'é "x" },{' })),
      end: 1,
    });
    const bytes = fc.constantFrom(...'"{}[],:\\ x1\n');
    fc.assert(
      fc.property(fc.nat(json.length - 1), bytes, pieceBytes, (at, byte, size) => {
        expect(read(json.slice(0, at), size)).toBeUndefined();
        const other = json.slice(0, at) + byte + json.slice(at + 1);
        const found = read(other, size);
        if (found !== undefined) expect(found).toEqual(said(other));
      }),
      { numRuns: runs(300), examples: [[json.lastIndexOf(']'), '}', 0]] },
    );
  });

  it('has a JsonList in place of each list of objects', () => {
    const list = [{ id: 'a' }, { id: 'b', [KEY]: [{ id: 'inner' }] }, { id: 'quotes "]\\"' }];
    const document = { a: [{ [KEY]: list }, { [KEY]: [] }, { [KEY]: [1] }], b: { [KEY]: list } };
    const parsed = parseWithLists(Buffer.from(JSON.stringify(document)), KEYS, 8);
    expect(listsIn(parsed)).toHaveLength(2);
    expect(whole(parsed)).toEqual(document);
    expect(listsIn(parsed)[0]?.map((row, index) => [index, row])).toEqual([...list.entries()]);
  });

  it('uses the last value of a duplicate key', () => {
    for (const json of [
      '{"rows":[{"id":1}],"rows":[{"id":2}]}',
      '{"a":{"rows":[{"id":1}]},"b":{"rows":[{"id":2}],"rows":[0]}}',
      '{"rows":[0],"rows":[{"id":1}]}',
    ]) {
      const found = read(json, 8);
      if (found !== undefined) expect(found).toEqual(JSON.parse(json));
    }
  });

  it.each(['null', '1', '"text"', '["text"]', '"a:["', '"a:[1,"'])(
    'loses nothing after a list whose last element is not an object but %s',
    (last) => {
      const json = `{"a":[{"name":"A","rows":[{"id":1},${last}]},{"name":"B","rows":[{"id":3},{"id":4}]},{"name":"C","rows":[]}]}`;
      const document = parseWithLists(Buffer.from(json), KEYS) as { a: { name: string }[] };
      expect(document.a.map(({ name }) => name)).toEqual(['A', 'B', 'C']);
      expect(whole(document)).toEqual(JSON.parse(json));
    },
  );

  it('is refused with a brace in place of a bracket', () => {
    expect(read('{"rows":[{"id":1}},"more":[{"id":1}]}', 0)).toBeUndefined();
  });

  it('cannot be read after its release', () => {
    const parsed = parseWithLists(Buffer.from('{"rows":[{"id":1}]}'), KEYS) as { rows: JsonList };
    expect(parsed.rows.map((row) => row)).toEqual([{ id: 1 }]);
    parsed.rows.release();
    expect(() => parsed.rows.map((row) => row)).toThrow('The list was released');
  });

  it('frees the body with the release of its last list', () => {
    const json = '[{"rows":[{"id":1}]},{"rows":[{"id":2}]}]';
    const body = Buffer.allocUnsafeSlow(json.length);
    body.write(json);
    const [first, second] = listsIn(parseWithLists(body, KEYS));
    first?.release();
    first?.release();
    expect(second?.map((row) => row)).toEqual([{ id: 2 }]);
    second?.release();
    expect(body.buffer.byteLength).toBe(0);
  });

  it('keeps its bytes without the body when its key is the short one', () => {
    const json = '[{"rows":[{"id":1}],"days":[{"id":2}]},{"days":[{"rows":[{"id":3}]}]}]';
    const body = Buffer.allocUnsafeSlow(json.length);
    body.write(json);
    const [long, ...short] = listsIn(parseWithLists(body, KEYS));
    long?.release();
    expect(body.buffer.byteLength).toBe(0);
    expect(short.map(whole)).toEqual([[{ id: 2 }], [{ rows: [{ id: 3 }] }]]);
  });

  it('does not free memory that other buffers share', () => {
    const pool = Buffer.from('{"rows":[{"id":1}]} and what is not ours');
    const [list] = listsIn(parseWithLists(pool.subarray(0, 19), KEYS));
    list?.release();
    expect(pool.toString()).toContain('what is not ours');
  });

  it('may be nested more deeply than the stack', () => {
    const depth = 5_000;
    const json = `${'{"a":['.repeat(depth)}{"rows":[{"id":1}]}${']}'.repeat(depth)}`;
    expect(() => parseWithLists(Buffer.from(json), KEYS)).not.toThrow();
  });

  it('takes linear time for all repeated patterns', () => {
    // With quadratic time, these would take minutes.
    const times = 40_000;
    for (const json of [
      `{"a":[${'{"rows":[{"id":1}]},'.repeat(times)}0]}`,
      `{"a":[${'{"days":[{"id":1}]},'.repeat(times)}0]}`,
      `{"a":[${'{"rows":[{"id":1}],"days":[{"id":1}]},'.repeat(times)}0]}`,
      '{"rows":[{"'.repeat(times),
      `{"rows":[${'{"id":1},'.repeat(times)}`,
      `[${'{"rows":[{"id":1},null]},'.repeat(times)}0]`,
    ]) {
      read(json, 8);
    }
  });
});
