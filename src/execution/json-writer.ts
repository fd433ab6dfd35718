import { WORD_BYTES } from '../lib/words.js';

/** A text that is written often, such as a field name: ASCII, in words of eight bytes. */
export interface Piece {
  readonly words: Float64Array;
  /** In bytes. The next write overwrites the rest of the last word. */
  readonly length: number;
}

const BYTES_IN_WORD = 8;

/** @throws {RangeError} when the text is not ASCII: a word with other bytes may be a NaN, whose bits are not kept. */
export function pieceOf(text: string): Piece {
  for (let index = 0; index < text.length; index += 1) {
    if (text.charCodeAt(index) >= DELETE) throw new RangeError('A piece must be ASCII');
  }
  const words = new Float64Array(Math.ceil(text.length / BYTES_IN_WORD));
  new Uint8Array(words.buffer).set(Buffer.from(text, 'latin1'));
  return { words, length: text.length };
}

const SPACE = 0x20;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const DELETE = 0x7f;

/** The most bytes of one UTF-16 unit, as in `\u0000`. */
const MAX_BYTES_PER_UNIT = 6;

/** A larger buffer is not reused for the next text. In bytes. */
const MAX_REUSED_BYTES = 16 * 1024 * 1024;

const NULL = pieceOf('null');
const TRUE = pieceOf('true');
const FALSE = pieceOf('false');

/**
 * Writes JSON as UTF-8 into one growing buffer. The output equals that of JSON.stringify, without an intermediate string and
 * without result objects.
 */
export class JsonWriter {
  #bytes = Buffer.allocUnsafeSlow(64 * 1024);
  #view = viewOf(this.#bytes);
  #length = 0;

  piece({ words, length }: Piece): void {
    let at = this.#reserve(words.length * BYTES_IN_WORD);
    const view = this.#view;
    for (let index = 0; index < words.length; index += 1) {
      view.setFloat64(at, words[index] as number, IS_LITTLE_ENDIAN);
      at += BYTES_IN_WORD;
    }
    this.#length += length;
  }

  /** Of the text that was written since the last `take` or `discard`, in bytes. */
  get length(): number {
    return this.#length;
  }

  /** Drops what was written after the first `length` bytes. */
  truncate(length: number): void {
    this.#length = length;
  }

  /** Copies bytes that are JSON. In words, because most are short, and a call of `set` takes longer than 50 steps of a loop. */
  bytes(source: DataView, start: number, end: number): void {
    const length = end - start;
    const at = this.#reserve(length);
    const view = this.#view;
    const lastWord = length - WORD_BYTES;
    for (let index = 0; index < lastWord; index += WORD_BYTES) {
      view.setInt32(at + index, source.getInt32(start + index, true), true);
    }
    if (lastWord >= 0) {
      view.setInt32(at + lastWord, source.getInt32(start + lastWord, true), true);
    } else {
      for (let index = 0; index < length; index += 1)
        view.setUint8(at + index, source.getUint8(start + index));
    }
    this.#length = at + length;
  }

  /**
   * Brings the last values that were written into another order. Between them is one comma each.
   *
   * @param starts where the values begin.
   * @param order the indexes of the values, in their new order.
   */
  reorder(starts: readonly number[], order: readonly number[]): void {
    const [first = this.#length] = starts;
    const before = Buffer.from(this.#bytes.subarray(first, this.#length));
    let at = first;
    for (const index of order) {
      if (at > first) this.#bytes[at++] = COMMA;
      const start = starts[index] as number;
      const next = starts[index + 1];
      const end = next === undefined ? this.#length : next - 1;
      this.#bytes.set(before.subarray(start - first, end - first), at);
      at += end - start;
    }
  }

  byte(code: number): void {
    const at = this.#reserve(1);
    this.#bytes[at] = code;
    this.#length = at + 1;
  }

  string(text: string): void {
    const { length } = text;
    let at = this.#reserve(length * MAX_BYTES_PER_UNIT + 2);
    const bytes = this.#bytes;
    bytes[at++] = QUOTE;
    for (let index = 0; index < length; index += 1) {
      const code = text.charCodeAt(index);
      if (code < SPACE || code >= DELETE || code === QUOTE || code === BACKSLASH) {
        this.#text(JSON.stringify(text));
        return;
      }
      bytes[at++] = code;
    }
    bytes[at++] = QUOTE;
    this.#length = at;
  }

  number(value: number): void {
    if (!Number.isFinite(value)) {
      this.piece(NULL);
      return;
    }
    // Same as JSON, also for -0, which both write as 0.
    const text = `${value}`;
    let at = this.#reserve(text.length);
    const bytes = this.#bytes;
    for (let index = 0; index < text.length; index += 1) bytes[at++] = text.charCodeAt(index);
    this.#length = at;
  }

  boolean(value: boolean): void {
    this.piece(value ? TRUE : FALSE);
  }

  null(): void {
    this.piece(NULL);
  }

  /** Writes any value of JSON.stringify, and any JsonWritable. */
  value(value: unknown): void {
    if (typeof value === 'string') this.string(value);
    else if (typeof value === 'number') this.number(value);
    else if (value === null) this.null();
    else if (typeof value === 'boolean') this.boolean(value);
    else if (value instanceof JsonWritable) value.writeTo(this);
    else if (Array.isArray(value)) this.#list(value);
    else if (isPlainObject(value)) this.#object(value);
    else this.#text(JSON.stringify(value) ?? 'null');
  }

  /** Returns a copy of the text that was written since the last `take` or `discard`. */
  take(): Uint8Array<ArrayBuffer> {
    const taken = Buffer.allocUnsafeSlow(this.#length);
    taken.set(this.#bytes.subarray(0, this.#length));
    this.discard();
    return taken;
  }

  /** Drops the text that was written since the last `take` or `discard`. */
  discard(): void {
    this.#length = 0;
    if (this.#bytes.length > MAX_REUSED_BYTES) this.#resize(MAX_REUSED_BYTES);
  }

  #list(list: readonly unknown[]): void {
    this.byte(OPEN_LIST);
    for (let index = 0; index < list.length; index += 1) {
      if (index > 0) this.byte(COMMA);
      this.value(list[index]);
    }
    this.byte(CLOSE_LIST);
  }

  #object(object: object): void {
    this.byte(OPEN_OBJECT);
    let isFirst = true;
    for (const [key, value] of Object.entries(object)) {
      if (value === undefined) continue;
      if (!isFirst) this.byte(COMMA);
      isFirst = false;
      this.string(key);
      this.byte(COLON);
      this.value(value);
    }
    this.byte(CLOSE_OBJECT);
  }

  /** Writes finished JSON. */
  #text(json: string): void {
    const at = this.#reserve(json.length * MAX_BYTES_PER_UNIT);
    this.#length = at + this.#bytes.write(json, at);
  }

  /** Makes room for `count` more bytes. Returns the offset of the first. */
  #reserve(count: number): number {
    const needed = this.#length + count;
    if (needed > this.#bytes.length) this.#resize(Math.max(needed, this.#bytes.length * 2));
    return this.#length;
  }

  #resize(size: number): void {
    const larger = Buffer.allocUnsafeSlow(size);
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
    this.#view = viewOf(larger);
  }
}

/** A value that writes its own JSON. */
export abstract class JsonWritable {
  abstract writeTo(writer: JsonWriter): void;
}

export const COMMA = 0x2c;
const COLON = 0x3a;
export const OPEN_LIST = 0x5b;
export const CLOSE_LIST = 0x5d;
export const OPEN_OBJECT = 0x7b;
export const CLOSE_OBJECT = 0x7d;

/** The byte order of the machine, and so of `Piece.words`. */
const IS_LITTLE_ENDIAN = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

function viewOf({ buffer, byteOffset, byteLength }: Buffer): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && typeof (value as { toJSON?: unknown }).toJSON !== 'function';
}
