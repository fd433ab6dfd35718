import { randomBytes } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { EncodableResponse } from '../../../src/responses/encodable-response.js';

const body = Buffer.from(randomBytes(5_000).toString('base64'));
const answer = () => new EncodableResponse(200, { 'content-type': 'application/json' }, body);

describe('a response', () => {
  it.each([
    ['gzip', gunzipSync],
    ['br', brotliDecompressSync],
  ] as const)('is compressed with %s once, also for concurrent callers', async (encoding, decompress) => {
    const shared = answer();
    const [one, other] = await Promise.all([shared.encoded(encoding), shared.encoded(encoding)]);
    expect(other.body).toBe(one.body);
    expect(shared.encoded(encoding)).toBe(one);
    expect(decompress(one.body)).toEqual(body);
    expect(one.headers).toEqual({
      'content-type': 'application/json',
      'content-encoding': encoding,
      'content-length': one.body.length,
    });
  });

  it('is not compressed when it is short', async () => {
    const short = new EncodableResponse(200, {}, Buffer.from('{}'));
    expect(await short.encoded('br')).toEqual({ headers: { 'content-length': 2 }, body: Buffer.from('{}') });
  });
});

describe('the memory of a response', () => {
  const LENGTH = 1_000_000;
  const largeBody = () => Buffer.alloc(LENGTH, 'a');

  it('is freed when its last reader has released it', () => {
    const memory = largeBody();
    const response = new EncodableResponse(200, {}, memory);
    response.retain();
    response.release();
    expect(memory.length).toBe(LENGTH);
    response.release();
    expect(memory.length).toBe(0);
  });

  it('is not freed while it is being compressed', async () => {
    const memory = largeBody();
    const response = new EncodableResponse(200, {}, memory);
    const compressed = response.encoded('gzip');
    response.release();
    expect(memory.length).toBe(LENGTH);
    expect(gunzipSync((await compressed).body).equals(largeBody())).toBe(true);
    expect(memory.length).toBe(0);
  });

  it('is left to V8 when it is small', () => {
    const memory = Buffer.alloc(LENGTH - 1, 'a');
    const response = new EncodableResponse(200, {}, memory);
    response.release();
    expect(memory.length).toBe(LENGTH - 1);
  });
});
