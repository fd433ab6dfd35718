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
