import { describe, expect, it } from '@jest/globals';
import { ResponseReader } from '../../../bench/measure/response-reader.js';

const long = 'x'.repeat(2_000);
const sized = `HTTP/1.1 200 OK\r\nContent-Length: ${long.length}\r\nconnection: keep-alive\r\n\r\n${long}`;
const chunked = `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n7d0\r\n${long}\r\n0\r\n\r\n`;
const empty = 'HTTP/1.1 204 No Content\r\ndate: today\r\n\r\n';

/** Reads a response in pieces of this length. */
function read(response: string, pieceLength: number, keep = false) {
  const reader = new ResponseReader();
  reader.expect(keep);
  const bytes = Buffer.from(response);
  for (let start = 0; start < bytes.length; start += pieceLength) {
    // A connection reuses its buffer, so this one is overwritten too.
    const piece = Buffer.from(bytes.subarray(start, start + pieceLength));
    const result = reader.read(piece);
    piece.fill(0);
    if (result !== null) return { result, end: Math.min(bytes.length, start + pieceLength) };
  }
  return null;
}

describe('the response reader', () => {
  it.each([1, 2, 3, 7, 100, 100_000])('reads responses in pieces of %i bytes', (pieceLength) => {
    expect(read(sized, pieceLength)).toMatchObject({
      result: { status: 200, bytes: 2_000 },
      end: sized.length,
    });
    expect(read(chunked, pieceLength)).toMatchObject({
      result: { status: 200, bytes: 2_005 },
      end: chunked.length,
    });
    expect(read(empty, pieceLength)).toMatchObject({ result: { status: 204, bytes: 0 }, end: empty.length });
  });

  it.each([1, 100_000])('keeps the body if requested, in pieces of %i bytes', (pieceLength) => {
    expect(String(read(sized, pieceLength, true)?.result.body)).toBe(long);
    expect(String(read(chunked, pieceLength, true)?.result.body)).toBe(`hello${long}`);
    expect(read(sized, pieceLength)?.result.body).toBeNull();
  });

  it('keeps a short body, which may be an error', () => {
    const refusal = 'HTTP/1.1 500 Internal Server Error\r\ncontent-length: 4\r\n\r\noops';
    expect(String(read(refusal, 10)?.result.body)).toBe('oops');
  });

  it('returns null for an incomplete response', () => {
    expect(read(sized.slice(0, -1), 100)).toBeNull();
    expect(read(chunked.slice(0, -1), 100)).toBeNull();
  });
});
