import { createReadStream } from 'node:fs';
import { type ChainHead, type ChainKeys, checkLine, START } from './audit-chain.js';

/** A place where the file is not what the server wrote. */
export interface AuditFault {
  readonly path: string;
  /** Counts from 1. */
  readonly line: number;
  /** What is wrong there, as the end of a sentence about the line. */
  readonly what: string;
}

export interface AuditVerdict {
  readonly lines: number;
  readonly faults: readonly AuditFault[];
  /** The last line; noted at another time, `hasSeen` finds it again. */
  readonly head: ChainHead;
  /** Whether a line with the hash that was asked about is there; null when none was. */
  readonly hasSeen: boolean | null;
}

/**
 * Checks that files hold a whole chain, in the order in which they are given, from its first line on. Lines that are gone
 * at the very end leave no trace in the file itself: that takes a head that was noted elsewhere.
 *
 * @param seen the hash of a line that must be there.
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
 * The lines of a file, without their line feeds. Nothing else ends one: later versions of `node:readline` part lines at U+2028
 * too, which stands in JSON as it is, and may be in the name of a caller.
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
  return 'does not follow the one before it';
}
