import { INVALID, JsonTokens, Token } from '../lib/json-tokens.js';
import { NO_SLOT, ObjectLayout, ValueRanges } from '../lib/object-layout.js';
import type { UnreadList, WireElement, WireField } from '../lib/unread-list.js';
import {
  CLOSE_LIST,
  CLOSE_OBJECT,
  COMMA,
  type JsonWriter,
  OPEN_LIST,
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
  readonly #orderSlot: number;
  readonly #layout: ObjectLayout;
  readonly #values: ValueRanges;

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
        slot: wire === null ? NO_SLOT : slotOf(wire),
        isCopied: wire !== null && wire.map === undefined && isCopied(wire.kind, field.type),
      };
    });
    this.#required = Object.values(wireFields)
      .filter(({ isRequired }) => isRequired)
      .map((wire) => ({ slot: slotOf(wire), wire }));
    const order = newestFirstBy === undefined ? undefined : wireFields[newestFirstBy];
    this.#orderSlot = order === undefined ? NO_SLOT : slotOf(order);
    this.#layout = new ObjectLayout(slots);
    this.#values = new ValueRanges(slots.size);
  }

  static of(fields: readonly PlainField[], element: WireElement): WireWriter | null {
    return fields.every(({ property, isConstant }) => isConstant || Object.hasOwn(element.fields, property))
      ? new WireWriter(fields, element)
      : null;
  }

  write(writer: JsonWriter, bytes: Buffer, start: number, end: number): boolean {
    const before = writer.length;
    const json = new JsonTokens(bytes);
    const { tokens, starts } = this.#values;
    writer.byte(OPEN_LIST);
    let at = json.pastSpace(start);
    /** Where the elements were written, and where their dates are in Plaid's bytes. */
    const written: number[] = [];
    const dates: number[] = [];
    let isInOrder = true;
    for (;;) {
      tokens.fill(Token.NONE);
      at = this.#layout.endOf(json, at, MAX_DEPTH, this.#values);
      if (at === INVALID || !this.#isComplete(bytes)) break;
      if (this.#orderSlot !== NO_SLOT) {
        const date = starts[this.#orderSlot] as number;
        if (tokens[this.#orderSlot] !== Token.TEXT) break;
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

  /** Whether the element has its required values. */
  #isComplete(bytes: Buffer): boolean {
    for (const { slot, wire } of this.#required) {
      const token = this.#values.tokens[slot];
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
      const token = this.#values.tokens[slot] as Token;
      const start = this.#values.starts[slot] as number;
      if (output.isCopied && isCopyable(wire.kind, token)) {
        writer.piece(output.opening);
        writer.bytes(json.view, start, this.#values.ends[slot] as number);
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
    const token = this.#values.tokens[slot] as Token;
    if (!isOfKind(kind, token)) return null;
    const value = JSON.parse(
      bytes.toString('utf8', this.#values.starts[slot] as number, this.#values.ends[slot] as number),
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
    writer.bytes(json.view, at, end);
    at = json.pastSpace(end);
  }
  writer.byte(CLOSE_LIST);
  return true;
}

const QUOTE = 0x22;
