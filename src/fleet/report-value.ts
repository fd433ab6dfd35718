import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import type { ReportBytes } from '../reports/shared-bytes.js';
import type { ValueSealer } from '../sealing/sealed-value.js';

const compress = promisify(deflateRaw);
const decompress = promisify(inflateRaw);

/** Fast. Reports are JSON, which becomes about a tenth. */
const LEVEL = 1;

const TIME_BYTES = 8;
const TIMES = 3;
const LENGTH_BYTES = 2;

export interface StoredBytes extends ReportBytes {
  /** In ms since 1970. */
  readonly expiresAt: number;
  /** Plaid's id of the report. */
  readonly assetReportId: string;
}

/** A report as a value of Redis: three times, its id after the length of that, then the compressed bytes, all of it encrypted. */
export async function encodeReport(sealer: ValueSealer, place: string, stored: StoredBytes): Promise<Buffer> {
  const id = Buffer.from(stored.assetReportId);
  const head = Buffer.alloc(TIME_BYTES * TIMES + LENGTH_BYTES);
  [stored.begunAt, stored.readAt, stored.expiresAt].forEach((time, index) => {
    head.writeDoubleBE(time, index * TIME_BYTES);
  });
  head.writeUInt16BE(id.length, TIME_BYTES * TIMES);
  return sealer.seal(place, Buffer.concat([head, id, await compress(stored.body, { level: LEVEL })]));
}

/** Null when the value was modified, or was encrypted for another place or with an unknown key. */
export async function decodeReport(
  sealer: ValueSealer,
  place: string,
  value: Buffer,
): Promise<StoredBytes | null> {
  const opened = sealer.open(place, value);
  if (opened === null) return null;
  const [begunAt = 0, readAt = 0, expiresAt = 0] = Array.from({ length: TIMES }, (_, index) =>
    opened.readDoubleBE(index * TIME_BYTES),
  );
  const idAt = TIME_BYTES * TIMES + LENGTH_BYTES;
  const bodyAt = idAt + opened.readUInt16BE(TIME_BYTES * TIMES);
  const assetReportId = opened.subarray(idAt, bodyAt).toString();
  return { begunAt, readAt, expiresAt, assetReportId, body: await decompress(opened.subarray(bodyAt)) };
}
