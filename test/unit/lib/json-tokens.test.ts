import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { INVALID, JsonTokens, Token } from '../../../src/lib/json-tokens.js';
import { anyText } from '../../support/any-text.js';
import { runs } from '../../support/runs.js';

const DEPTH = 20;

/** The offset after the value at the start of a text. */
function endOf(text: string): number {
  return new JsonTokens(Buffer.from(text)).endOf(0, DEPTH);
}

function tokenOf(text: string): Token {
  const tokens = new JsonTokens(Buffer.from(text));
  tokens.endOf(0, DEPTH);
  return tokens.token;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const json = fc
  .tuple(fc.jsonValue({ maxDepth: 5, stringUnit: 'binary' }), fc.constantFrom(undefined, 2, '\t', ' \r\n'))
  .map(([value, space]) => JSON.stringify(value, null, space));

/** JSON with one piece replaced by other characters of JSON. Most of the results are not JSON. */
const broken = fc
  .tuple(
    json,
    fc.nat(),
    fc.nat(3),
    fc.string({ unit: fc.constantFrom(...'{}[]",:\\0123.-+eEtruefalsn u\n\u0001'), maxLength: 4 }),
  )
  .map(([text, at, length, insert]) => {
    const start = at % (text.length + 1);
    return text.slice(0, start) + insert + text.slice(start + length);
  });

const NUMBERS = [
  '0',
  '-0',
  '0.5',
  '-0.5',
  '1.50',
  '100',
  '1e3',
  '1E-7',
  '0.0000001',
  '-12.75',
  '1e999',
  '999999999999999',
];
const WRONG = [
  '',
  '01',
  '-',
  '.5',
  '1.',
  '1e',
  '1e+',
  '+1',
  'nul',
  'tru',
  '"',
  '"\\x"',
  '"\\u12g4"',
  '"\n"',
  '[1,]',
  '{"a"}',
  '{,}',
  '{a:1}',
  '[1 2]',
];

describe('the end of a JSON value', () => {
  it('is the end of the text, for all JSON', () => {
    fc.assert(
      fc.property(json, (text) => {
        expect(endOf(text)).toBe(Buffer.byteLength(text));
      }),
      { numRuns: runs(300) },
    );
  });

  it('is the end of the text exactly for texts that JSON.parse accepts', () => {
    fc.assert(
      fc.property(broken, (text) => {
        const tokens = new JsonTokens(Buffer.from(text));
        const end = tokens.endOf(tokens.pastSpace(0), DEPTH);
        const isWhole = end !== INVALID && tokens.pastSpace(end) === Buffer.byteLength(text);
        expect(isWhole).toBe(isJson(text));
      }),
      { numRuns: runs(1_000) },
    );
  });

  it.each(WRONG)('%j is not JSON', (text) => {
    expect(endOf(text) === text.length).toBe(false);
    expect(isJson(text)).toBe(false);
  });

  it('is not looked for in lists that are nested too deeply', () => {
    expect(endOf('['.repeat(DEPTH) + ']'.repeat(DEPTH))).toBe(2 * DEPTH);
    expect(endOf('['.repeat(DEPTH + 1) + ']'.repeat(DEPTH + 1))).toBe(INVALID);
    expect(endOf('['.repeat(1_000_000))).toBe(INVALID);
  });
});

describe('the token of a JSON value', () => {
  it.each(NUMBERS)('tells whether %s is what JSON.stringify writes', (text) => {
    expect(tokenOf(text) === Token.NUMBER).toBe(
      JSON.stringify(JSON.parse(text)) === text && text.length <= 15,
    );
  });

  it('is a number only for the text of JSON.stringify', () => {
    const texts = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => JSON.stringify(value)),
      fc.stringMatching(/^-?(0|[1-9]\d{0,17})(\.\d{1,9})?(e-?\d{1,2})?$/),
    );
    fc.assert(
      fc.property(texts, (text) => {
        if (tokenOf(text) === Token.NUMBER) expect(JSON.stringify(JSON.parse(text))).toBe(text);
      }),
      { numRuns: runs(2_000) },
    );
  });

  it('is a text only for the text of JSON.stringify', () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        const written = JSON.stringify(text);
        expect(tokenOf(written)).toBe(written.includes('\\') ? Token.ESCAPED : Token.TEXT);
      }),
      { numRuns: runs(300) },
    );
  });
});
