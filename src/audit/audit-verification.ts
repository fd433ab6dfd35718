import { createReadStream } from 'node:fs';
import { type ChainHead, type ChainKeys, checkLine, START } from './audit-chain.js';

/** A line that was changed, or that does not follow the previous line. */
export interface AuditFault {
  readonly path: string;
  /** Counts from 1. */
  readonly line: number;
  /** The end of a sentence about the line. */
  readonly what: string;
}

export interface AuditVerdict {
  readonly lines: number;
  readonly faults: readonly AuditFault[];
  /** The last line. */
  readonly head: ChainHead;
  /** Whether the line with the hash `seen` exists; null when `seen` is null. */
  readonly hasSeen: boolean | null;
}

/**
 * Verifies that files contain a complete chain from its first line, in the given order. Deleted lines at the end are only detected
 * with `seen`.
 *
 * @param seen the hash of a line that must exist, such as a head that the server logged.
 */
export async function verifyAuditFiles(
  paths: readonly string[],
  keys: ChainKeys,
  seen: string | null = null,
): Promise<AuditVerdict> {
  const faults: AuditFault[] = [];
  let head = START;
  let lines = 0;
  let hasSeen = false;
  for (const path of paths) {
    let number = 0;
    for await (const text of linesOf(path)) {
      number += 1;
      lines += 1;
      const place = { path, line: number };
      const { line, fault } = checkLine(text, keys);
      if (fault !== null) faults.push({ ...place, what: fault });
      if (line === null) continue;
      if (line.previous !== head.hash || line.head.sequence !== head.sequence + 1) {
        faults.push({ ...place, what: gapBetween(head, line.head) });
      }
      head = line.head;
      hasSeen ||= head.hash === seen;
    }
  }
  return { lines, faults, head, hasSeen: seen === null ? null : hasSeen };
}

/**
 * The lines of a file, split only at line feeds. Later versions of `node:readline` also split at U+2028, which JSON does not
 * escape, and which may be in the name of a caller.
 */
async function* linesOf(path: string): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of createReadStream(path, 'utf8')) {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

function gapBetween(before: ChainHead, after: ChainHead): string {
  const missing = after.sequence - before.sequence - 1;
  if (missing > 0) return `has ${missing} missing before it`;
  return 'does not follow the previous line';
}
