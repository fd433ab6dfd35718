import { INVALID, type JsonTokens, Token } from './json-tokens.js';
import { type Words, wordsOf } from './words.js';

/** The slot of a value that is not needed. */
export const NO_SLOT = -1;

/** Where the needed values of an object are in a JSON text, by slot. */
export class ValueRanges {
  /** NONE for a value that the object does not have. */
  readonly tokens: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;

  constructor(slots: number) {
    this.tokens = new Uint8Array(slots);
    this.starts = new Int32Array(slots);
    this.ends = new Int32Array(slots);
  }
}

interface Member {
  /** From the end of the value before to the start of this value: white space, a comma, the key and a colon. */
  readonly before: Words;
  readonly slot: number;
  /** Of a value that is an object. */
  layout: ObjectLayout | null;
  /** The members that came next in objects before. */
  readonly after: Member[];
}

/** When there are more, all are forgotten, so that objects with keys in any order use no more memory. */
const MAX_MEMBERS = 200;

/** Longer keys are not remembered, with the white space around them. In bytes. */
const MAX_MEMBER_BYTES = 200;

/**
 * The orders of keys in the objects that were read before. Most objects of a list have the same keys in the same order, so the bytes
 * between two values are compared with those of objects before, and read only when they differ.
 */
export class ObjectLayout {
  readonly #slots: ReadonlyMap<string, number>;
  #first: Member[] = [];
  #count = 0;

  /** @param slots of the needed values, by their keys. */
  constructor(slots: ReadonlyMap<string, number>) {
    this.#slots = slots;
  }

  /**
   * The offset after the object at `at`. INVALID when there is none, or when one of its keys has an escape and values are needed.
   *
   * @param depth the number of lists and objects that may be inside each other.
   * @param values filled with the ranges of the needed values.
   */
  endOf(json: JsonTokens, at: number, depth: number, values: ValueRanges): number {
    const { bytes } = json;
    if (depth === 0 || bytes[at] !== BRACE) return INVALID;
    let next = at;
    let known = this.#first;
    for (;;) {
      let member = memberAt(json, next, known);
      if (member === undefined) {
        const separator = next === at ? at : json.pastSpace(next);
        const name = json.pastSpace(separator + 1);
        const close = next === at ? name : separator;
        if (bytes[close] === BRACE_END) {
          json.token = Token.OBJECT;
          return close + 1;
        }
        if (next !== at && bytes[separator] !== COMMA) return INVALID;
        member = this.#read(json, next, name);
        if (member === undefined) return INVALID;
        if (member.before.length <= MAX_MEMBER_BYTES) this.#add(member, known);
      }
      known = member.after;
      let start = next + member.before.length;
      // More white space than in objects before.
      if ((bytes[start] as number) <= SPACE) start = json.pastSpace(start);
      if (bytes[start] === BRACE) {
        member.layout ??= new ObjectLayout(NO_SLOTS);
        next = member.layout.endOf(json, start, depth - 1, NO_VALUES);
      } else {
        next = json.endOf(start, depth - 1);
      }
      if (next === INVALID) return INVALID;
      const { slot } = member;
      if (slot !== NO_SLOT) {
        values.tokens[slot] = json.token;
        values.starts[slot] = start;
        values.ends[slot] = next;
      }
    }
  }

  #add(member: Member, known: Member[]): void {
    if (this.#count === MAX_MEMBERS) {
      this.#first = [];
      this.#count = 0;
    }
    known.push(member);
    this.#count += 1;
  }

  /**
   * @param from the end of the value before.
   * @param name the opening quote of the key.
   */
  #read(json: JsonTokens, from: number, name: number): Member | undefined {
    const { bytes } = json;
    const nameEnd = bytes[name] === QUOTE ? json.endOfText(name) : INVALID;
    if (nameEnd === INVALID) return undefined;
    // It may be the key of a needed value.
    if (json.token === Token.ESCAPED && this.#slots.size > 0) return undefined;
    const colon = json.pastSpace(nameEnd);
    if (bytes[colon] !== COLON) return undefined;
    const before = bytes.subarray(from, json.pastSpace(colon + 1));
    const key = bytes.toString('latin1', name + 1, nameEnd - 1);
    return { before: wordsOf(before), slot: this.#slots.get(key) ?? NO_SLOT, layout: null, after: [] };
  }
}

function memberAt(json: JsonTokens, at: number, known: readonly Member[]): Member | undefined {
  for (let index = 0; index < known.length; index += 1) {
    const member = known[index] as Member;
    if (json.startsWith(member.before, at)) return member;
  }
  return undefined;
}

const NO_SLOTS: ReadonlyMap<string, number> = new Map();
const NO_VALUES = new ValueRanges(0);

const SPACE = 0x20;
const QUOTE = 0x22;
const COLON = 0x3a;
const COMMA = 0x2c;
const BRACE = 0x7b;
const BRACE_END = 0x7d;
