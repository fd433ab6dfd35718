import { createHmac, timingSafeEqual } from 'node:crypto';
import type { AuditEntry, AuditFacts } from './audit-entry.js';

/** The last line of a chain. */
export interface ChainHead {
  /** The number of the line, from 1. */
  readonly sequence: number;
  readonly hash: string;
}

/** Before the first line. */
export const START: ChainHead = { sequence: 0, hash: '' };

/** Keys by id. The first signs new lines; all verify. */
export type ChainKeys = ReadonlyMap<string, Buffer>;

/** A line, and the head of the chain after it. */
export interface ChainedLine {
  /** JSON with a line feed at the end. */
  readonly text: string;
  readonly head: ChainHead;
}

/**
 * Formats an entry as the next line of a chain: JSON whose last member is an HMAC-SHA256 over all members before it. One of them is
 * the hash of the previous line. Without the key, nobody can edit, delete, add or move a line without breaking the chain.
 */
export function chain(
  { facts, recipient }: AuditEntry,
  previous: ChainHead,
  keys: ChainKeys,
  now: Date,
): ChainedLine {
  const [first] = keys;
  if (first === undefined) throw new Error('A chain needs a key');
  const [keyId, key] = first;
  const sequence = previous.sequence + 1;
  const place = `"sequence":${sequence},"time":"${now.toISOString()}","previous":"${previous.hash}"`;
  const body = `{${place},"key":${JSON.stringify(keyId)},${factsText(facts)},${membersOf(recipient)}`;
  const hash = hashOf(body, key);
  return { text: `${body},"hash":"${hash}"}\n`, head: { sequence, hash } };
}

/** A cached response has the same facts each time, so their JSON is cached too. */
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

/** Such a line may be unchanged. */
export const KEY_MISSING = 'was signed with a key that SEALING_KEYS does not have';

/** Why a line cannot be verified, as the end of a sentence about it. */
export type LineFault = 'is not a line of an audit log' | typeof KEY_MISSING | 'was edited';

export interface CheckedLine {
  readonly head: ChainHead;
  /** The hash of the previous line. */
  readonly previous: string;
}

const ENDING = /,"hash":"([A-Za-z0-9_-]{43})"\}$/;

/** Verifies a line without its line feed. The result for an edited line also has the place that the line claims. */
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
    // The caller reports the fault.
    return null;
  }
  if (typeof parsed !== 'object' || parsed === null) return null;
  const { sequence, previous, key } = parsed as Record<string, unknown>;
  return typeof sequence === 'number' && typeof previous === 'string' && typeof key === 'string'
    ? { sequence, previous, key }
    : null;
}
