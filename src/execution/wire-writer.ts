import { INVALID, JsonTokens, Token } from '../lib/json-tokens.js';
import type { UnreadList, WireElement, WireField } from '../lib/unread-list.js';
import {
  CLOSE_LIST,
  CLOSE_OBJECT,
  COMMA,
  type JsonWriter,
  OPEN_LIST,
  OPEN_OBJECT,
  type Piece,
  pieceOf,
} from './json-writer.js';
import type { PlainField } from './plain-field.js';
import { isCopied, isCopyable, isOfKind } from './wire-kind.js';
import { isDescending, newestFirst } from './wire-order.js';

/**
 * Writes the elements of an unread list, in its order. Returns false, and writes nothing, when the list must be read first: an
 * element is malformed or not JSON, or a selected property has no value in Plaid's JSON.
 */
export type WriteUnread = (writer: JsonWriter, list: UnreadList) => boolean;

export function unreadWriter(fields: readonly PlainField[]): WriteUnread {
  const writers = new WeakMap<WireElement, WireWriter | 'none'>();
  return (writer, { json, element }) => {
    const { range } = json;
    if (range === null) return false;
    let known = writers.get(element);
    if (known === undefined) {
      known = WireWriter.of(fields, element) ?? 'none';
      writers.set(element, known);
    }
    return known !== 'none' && known.write(writer, json.bytes, ...range);
  };
}

/** A property to write. */
interface Output {
  readonly opening: Piece;
  readonly openingAndNull: Piece;
  readonly field: PlainField;
  /** Null for a property that is the same in all objects: `__typename`. */
  readonly wire: WireField | null;
  readonly slot: number;
  /** Whether the bytes of a value of this kind can be copied. */
  readonly isCopied: boolean;
}

/** Objects in a transaction are one level deep. Deeper JSON is left to JSON.parse. */
const MAX_DEPTH = 16;

class WireWriter {
  readonly #outputs: readonly Output[];
  readonly #required: readonly { readonly slot: number; readonly wire: WireField }[];
  /** The slots of the values that are needed, by their keys. */
  readonly #slots: ReadonlyMap<string, number>;
  readonly #orderSlot: number;
  /** The keys of the last element, in their order. Most elements of a list have the same. */
  readonly #layout: { readonly name: Uint8Array; readonly slot: number }[] = [];
  readonly #tokens: Uint8Array;
  readonly #starts: Float64Array;
  readonly #ends: Float64Array;

  private constructor(fields: readonly PlainField[], { fields: wireFields, newestFirstBy }: WireElement) {
    const slots = new Map<string, number>();
    const slotOf = ({ key }: WireField) => {
      const slot = slots.get(key) ?? slots.size;
      slots.set(key, slot);
      return slot;
    };
    this.#outputs = fields.map((field) => {
      const wire = wireFields[field.property] ?? null;
      return {
        opening: pieceOf(field.opening),
        openingAndNull: pieceOf(`${field.opening}null`),
        field,
        wire,
        slot: wire === null ? UNUSED : slotOf(wire),
        isCopied: wire !== null && wire.map === undefined && isCopied(wire.kind, field.type),
      };
    });
    this.#required = Object.values(wireFields)
      .filter(({ isRequired }) => isRequired)
      .map((wire) => ({ slot: slotOf(wire), wire }));
    const order = newestFirstBy === undefined ? undefined : wireFields[newestFirstBy];
    this.#orderSlot = order === undefined ? UNUSED : slotOf(order);
    this.#slots = slots;
    this.#tokens = new Uint8Array(slots.size);
    this.#starts = new Float64Array(slots.size);
    this.#ends = new Float64Array(slots.size);
  }

  static of(fields: readonly PlainField[], element: WireElement): WireWriter | null {
    return fields.every(({ property, isConstant }) => isConstant || Object.hasOwn(element.fields, property))
      ? new WireWriter(fields, element)
      : null;
  }

  write(writer: JsonWriter, bytes: Buffer, start: number, end: number): boolean {
    const before = writer.length;
    const json = new JsonTokens(bytes);
    writer.byte(OPEN_LIST);
    let at = json.pastSpace(start);
    /** Where the elements were written, and where their dates are in Plaid's bytes. */
    const written: number[] = [];
    const dates: number[] = [];
    let isInOrder = true;
    for (;;) {
      at = this.#readElement(json, bytes, at);
      if (at === INVALID || !this.#isComplete(bytes)) break;
      if (this.#orderSlot !== UNUSED) {
        const date = this.#starts[this.#orderSlot] as number;
        if (this.#tokens[this.#orderSlot] !== Token.TEXT) break;
        isInOrder &&= dates.length === 0 || isDescending(bytes, dates.at(-1) as number, date);
        dates.push(date);
        written.push(writer.length);
      }
      if (!this.#writeElement(writer, json, bytes)) break;
      at = json.pastSpace(at);
      if (at >= end) {
        if (!isInOrder) writer.reorder(written, newestFirst(json, bytes, dates));
        writer.byte(CLOSE_LIST);
        return true;
      }
      if (bytes[at] !== COMMA) break;
      writer.byte(COMMA);
      at = json.pastSpace(at + 1);
    }
    writer.truncate(before);
    return false;
  }

  /** Finds the values of the element at `at`, and returns the offset after it. */
  #readElement(json: JsonTokens, bytes: Buffer, at: number): number {
    if (bytes[at] !== OPEN_OBJECT) return INVALID;
    this.#tokens.fill(Token.NONE);
    let next = json.pastSpace(at + 1);
    for (let index = 0; ; index += 1) {
      const known = this.#layout[index];
      let slot: number;
      if (known !== undefined && startsWith(bytes, next, known.name)) {
        slot = known.slot;
        next += known.name.length;
      } else {
        const name = next;
        next = bytes[next] === QUOTE ? json.endOfText(next) : INVALID;
        if (next === INVALID || json.token !== Token.TEXT) return INVALID;
        slot = this.#slots.get(bytes.toString('latin1', name + 1, next - 1)) ?? UNUSED;
        this.#layout[index] = { name: Buffer.from(bytes.subarray(name, next)), slot };
      }
      next = json.pastSpace(next);
      if (bytes[next] !== COLON) return INVALID;
      const start = json.pastSpace(next + 1);
      next = json.endOf(start, MAX_DEPTH);
      if (next === INVALID) return INVALID;
      if (slot !== UNUSED) {
        this.#tokens[slot] = json.token;
        this.#starts[slot] = start;
        this.#ends[slot] = next;
      }
      next = json.pastSpace(next);
      if (bytes[next] === CLOSE_OBJECT) return next + 1;
      if (bytes[next] !== COMMA) return INVALID;
      next = json.pastSpace(next + 1);
    }
  }

  /** Whether the element has its required values. */
  #isComplete(bytes: Buffer): boolean {
    for (const { slot, wire } of this.#required) {
      const token = this.#tokens[slot];
      if (wire.kind === 'text' && token === Token.TEXT) continue;
      if (wire.kind === 'number' && token === Token.NUMBER) continue;
      if (this.#decode(bytes, slot, wire) === null) return false;
    }
    return true;
  }

  #writeElement(writer: JsonWriter, json: JsonTokens, bytes: Buffer): boolean {
    for (const output of this.#outputs) {
      const { slot, wire, field } = output;
      if (wire === null) {
        writer.piece(output.opening);
        field.write(writer, null);
        continue;
      }
      const token = this.#tokens[slot] as Token;
      const start = this.#starts[slot] as number;
      if (output.isCopied && isCopyable(wire.kind, token)) {
        writer.piece(output.opening);
        writer.bytes(bytes, start, this.#ends[slot] as number);
        continue;
      }
      if (output.isCopied && token === Token.LIST && wire.kind === 'texts') {
        const before = writer.length;
        writer.piece(output.opening);
        if (writeTexts(writer, json, bytes, start)) continue;
        writer.truncate(before);
      }
      const value = this.#valueOf(bytes, slot, wire);
      if (value !== null) {
        writer.piece(output.opening);
        field.write(writer, value);
      } else if (field.isNullable) {
        writer.piece(output.openingAndNull);
      } else {
        return false;
      }
    }
    writer.byte(CLOSE_OBJECT);
    return true;
  }

  #valueOf(bytes: Buffer, slot: number, wire: WireField): unknown {
    const value = this.#decode(bytes, slot, wire);
    return value === null || wire.map === undefined ? value : (wire.map(value as never) ?? null);
  }

  /** The value of a slot; null when it is not of the kind. */
  #decode(bytes: Buffer, slot: number, { kind }: WireField): unknown {
    const token = this.#tokens[slot] as Token;
    if (!isOfKind(kind, token)) return null;
    const value = JSON.parse(
      bytes.toString('utf8', this.#starts[slot] as number, this.#ends[slot] as number),
    );
    if (kind === 'number' && !Number.isFinite(value)) return null;
    if (kind === 'texts' && !(value as unknown[]).every((text) => typeof text === 'string')) return null;
    return value;
  }
}

/** Writes a list of strings without escapes; false for any other list. */
function writeTexts(writer: JsonWriter, json: JsonTokens, bytes: Buffer, start: number): boolean {
  writer.byte(OPEN_LIST);
  let at = json.pastSpace(start + 1);
  for (let index = 0; bytes[at] !== CLOSE_LIST; index += 1) {
    if (index > 0) {
      writer.byte(COMMA);
      at = json.pastSpace(at + 1);
    }
    if (bytes[at] !== QUOTE) return false;
    const end = json.endOfText(at);
    if (json.token !== Token.TEXT) return false;
    writer.bytes(bytes, at, end);
    at = json.pastSpace(end);
  }
  writer.byte(CLOSE_LIST);
  return true;
}

function startsWith(bytes: Uint8Array, at: number, text: Uint8Array): boolean {
  for (let index = 0; index < text.length; index += 1) if (bytes[at + index] !== text[index]) return false;
  return true;
}

const UNUSED = -1;
const QUOTE = 0x22;
const COLON = 0x3a;
