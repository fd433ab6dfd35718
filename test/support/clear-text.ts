import * as zlib from 'node:zlib';

/** How many characters of a text are looked up. Shorter texts occur by chance. */
const LEAST = 6;

/** Where compressed bytes may begin in a value: after a header of up to so many bytes. */
const MOST_HEADER = 80;

const MOST_BYTES = 20_000_000;

type Decompress = (bytes: Buffer, options: { readonly maxOutputLength: number }) => Buffer;

const DECOMPRESS: readonly Decompress[] = [
  zlib.inflateRawSync,
  zlib.inflateSync,
  zlib.gunzipSync,
  zlib.brotliDecompressSync,
  // Node 20 has no zstd.
  ...('zstdDecompressSync' in zlib ? [zlib.zstdDecompressSync as Decompress] : []),
];

/** Texts that must not be found. */
export class ClearTexts {
  readonly #byStart = new Map<string, string[]>();
  #count = 0;

  /** Adds all names, amounts and other texts in a JSON value that are long enough. */
  add(value: unknown): void {
    for (const text of new Set(leavesOf(value))) {
      const start = text.slice(0, LEAST);
      const same = this.#byStart.get(start) ?? [];
      if (text.length < LEAST || same.includes(text)) continue;
      this.#byStart.set(start, [...same, text]);
      this.#count += 1;
    }
  }

  get size(): number {
    return this.#count;
  }

  /** Those that are in these bytes, or in what a decompression of them gives. */
  foundIn(bytes: Buffer): readonly string[] {
    return [...new Set([bytes, ...decompressed(bytes)].flatMap((each) => this.#foundIn(each)))];
  }

  #foundIn(bytes: Buffer): string[] {
    const text = bytes.toString('latin1');
    const found: string[] = [];
    for (let at = 0; at + LEAST <= text.length; at++) {
      for (const known of this.#byStart.get(text.slice(at, at + LEAST)) ?? [])
        if (text.startsWith(known, at)) found.push(known);
    }
    return found;
  }
}

function decompressed(bytes: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (let start = 0; start < Math.min(MOST_HEADER, bytes.length); start++) {
    for (const decompress of DECOMPRESS) {
      try {
        found.push(decompress(bytes.subarray(start), { maxOutputLength: MOST_BYTES }));
      } catch {
        // These bytes are not compressed in this way.
      }
    }
  }
  return found;
}

/** Non-ASCII texts as the bytes of UTF-8, one character each. */
function leavesOf(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leavesOf);
  if (typeof value !== 'string' && typeof value !== 'number') return [];
  return [Buffer.from(String(value)).toString('latin1')];
}
