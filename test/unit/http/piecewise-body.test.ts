import { once } from 'node:events';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { PIECE_BYTES, PiecewiseBody } from '../../../src/http/piecewise-body.js';

/** Different at each place, so that pieces that are swapped, lost or doubled are seen. */
function bodyOf(length: number): Buffer {
  const body = Buffer.alloc(length - (length % 4) + 4);
  for (let at = 0; at < length; at += 4) body.writeUInt32LE(at, at);
  return body.subarray(0, length);
}

/** Takes everything at once, as a client does that reads as fast as it is written to. */
function takesAtOnce(take: (piece: Buffer) => void): Writable {
  return new Writable({
    highWaterMark: 1,
    write(piece: Buffer, _encoding, callback) {
      take(piece);
      callback();
    },
  });
}

describe('a body in pieces', () => {
  it.each([1, PIECE_BYTES - 1, PIECE_BYTES, PIECE_BYTES + 1, 3 * PIECE_BYTES, 3 * PIECE_BYTES + 5])(
    'of %i bytes is the body, piece by piece and without a copy',
    async (length) => {
      const body = bodyOf(length);
      const pieces: Buffer[] = [];
      await pipeline(
        new PiecewiseBody(body),
        takesAtOnce((piece) => pieces.push(piece)),
      );
      expect(Buffer.concat(pieces).equals(body)).toBe(true);
      expect(pieces).toHaveLength(Math.ceil(length / PIECE_BYTES));
      expect(pieces.every((piece) => piece.length <= PIECE_BYTES && piece.buffer === body.buffer)).toBe(true);
    },
  );

  it('leaves a turn of the event loop to others between its pieces', async () => {
    let turns = 0;
    let isDone = false;
    const seen: number[] = [];
    const counting = (async () => {
      while (!isDone) {
        await turn();
        turns += 1;
      }
    })();
    await pipeline(
      new PiecewiseBody(bodyOf(6 * PIECE_BYTES)),
      takesAtOnce(() => seen.push(turns)),
    );
    isDone = true;
    await counting;
    expect(seen).toHaveLength(6);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('gives nothing to a client that went meanwhile', async () => {
    const stream = new PiecewiseBody(bodyOf(2 * PIECE_BYTES));
    let pieces = 0;
    stream.on('data', () => {
      pieces += 1;
      // The next piece is on its way by then.
      process.nextTick(() => stream.destroy());
    });
    await once(stream, 'close');
    await turn();
    await turn();
    expect(pieces).toBe(1);
  });
});
