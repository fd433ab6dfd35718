import { createHmac, timingSafeEqual } from 'node:crypto';
import type { AuditEntry, AuditFacts } from './audit-entry.js';

/** The last line of a chain. */
export interface ChainHead {
  /** Counts the lines from 1. */
  readonly sequence: number;
  readonly hash: string;
}

/** Before the first line. */
export const START: ChainHead = { sequence: 0, hash: '' };

/** The keys of a chain by their ids: the first makes lines, all of them check. */
export type ChainKeys = ReadonlyMap<string, Buffer>;

/** A line, and the head of the chain behind it. */
export interface ChainedLine {
  /** JSON with a line feed at its end. */
  readonly text: string;
  readonly head: ChainHead;
}

/**
 * An entry as the next line of a chain: JSON whose last member is an HMAC-SHA256 over all before it, the hash of the line
 * before included. Whoever edits, deletes, adds or moves a line without the key breaks the chain at that place.
 */
export function chain(
  { facts, recipient }: AuditEntry,
  previous: ChainHead,
  keys: ChainKeys,
  now: Date,
): ChainedLine {
  const [first] = keys;
  if (first === undefined) throw new Error('There must be a key to chain with');
  const [keyId, key] = first;
  const sequence = previous.sequence + 1;
  const place = `"sequence":${sequence},"time":"${now.toISOString()}","previous":"${previous.hash}"`;
  const body = `{${place},"key":${JSON.stringify(keyId)},${factsText(facts)},${membersOf(recipient)}`;
  const hash = hashOf(body, key);
  return { text: `${body},"hash":"${hash}"}\n`, head: { sequence, hash } };
}

/** What an answer tells is the same each time it is given, so it is put into words once. */
function factsText(facts: AuditFacts): string {
  let text = factsTexts.get(facts);
  if (text === undefined) {
    text = membersOf(facts);
    factsTexts.set(facts, text);
  }
  return text;
}

const factsTexts = new WeakMap<AuditFacts, string>();

/** An object as JSON without its braces. */
function membersOf(object: object): string {
  return JSON.stringify(object).slice(1, -1);
}

/** What is said of a line whose key the ring does not have: it may well be whole. */
export const KEY_MISSING = 'was made with a key that is not here';

/** Why a line is not one that the server wrote. */
export type LineFault = 'is not a line of an audit log' | typeof KEY_MISSING | 'was edited';

/** A line that stands as it was written. */
export interface CheckedLine {
  readonly head: ChainHead;
  /** The hash that the line before it had. */
  readonly previous: string;
}

const ENDING = /,"hash":"([A-Za-z0-9_-]{43})"\}$/;

/** Reads a line, without its line feed. One that was edited still tells which place it claims. */
export function checkLine(
  line: string,
  keys: ChainKeys,
): { readonly line: CheckedLine | null; readonly fault: LineFault | null } {
  const ending = ENDING.exec(line);
  const claimed = parse(line);
  if (ending === null || claimed === null) return { line: null, fault: 'is not a line of an audit log' };
  const hash = ending[1] ?? '';
  const checked = { head: { sequence: claimed.sequence, hash }, previous: claimed.previous };
  const key = keys.get(claimed.key);
  if (key === undefined) return { line: checked, fault: KEY_MISSING };
  const isWhole = timingSafeEqual(Buffer.from(hash), Buffer.from(hashOf(line.slice(0, ending.index), key)));
  return { line: checked, fault: isWhole ? null : 'was edited' };
}

function hashOf(body: string, key: Buffer): string {
  return createHmac('sha256', key).update(body).digest('base64url');
}

function parse(line: string): { sequence: number; previous: string; key: string } | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    // What somebody put there instead of a line is a fault of the file's, which the caller names.
    return null;
  }
  if (typeof parsed !== 'object' || parsed === null) return null;
  const { sequence, previous, key } = parsed as Record<string, unknown>;
  return typeof sequence === 'number' && typeof previous === 'string' && typeof key === 'string'
    ? { sequence, previous, key }
    : null;
}
