import { constants, type Stats } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AuditFileError, freeSpaceOnDisk, LONGEST_LINE_BYTES, openAuditLog } from '../../audit/audit-log.js';
import type { Config } from '../../config/config.js';
import { deriveKey } from '../../sealing/derive-key.js';
import type { Check } from './check.js';
import { type Finding, failure, ok, skipped, warning } from './finding.js';
import { otherOwner } from './other-owner.js';

/** With less, a busy server may fill the disk within days, in bytes. */
const LITTLE_SPACE = 100_000_000;

const MAKE_ROOM = 'make room on it, or set AUDIT_FILE to a file on another disk';

/** @param freeSpaceAt the free space on the disk of a file, in bytes; tests replace it. */
export function createAuditFileCheck(freeSpaceAt = freeSpaceOnDisk): Check {
  return {
    name: 'audit file',
    async run({ auditFile, sealingKeys }) {
      if (auditFile === null) return skipped('AUDIT_FILE is not set: nothing is logged');
      const folder = dirname(auditFile);
      try {
        await access(folder, constants.W_OK | constants.X_OK);
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        return failure(
          `the folder of AUDIT_FILE cannot be written (${code})`,
          'set AUDIT_FILE to a file in a folder that the server may write to',
        );
      }
      // Checked first, because a lock also needs space.
      const free = await freeSpaceAt(folder);
      if (free < LONGEST_LINE_BYTES) {
        return failure('the disk of AUDIT_FILE is full, so personal data is refused', MAKE_ROOM);
      }
      const found = await stat(auditFile).catch(() => null);
      const finding =
        found === null
          ? ok('AUDIT_FILE does not exist yet; the server creates it')
          : await checkFile(auditFile, found, sealingKeys);
      if (finding.status !== 'ok' || free >= LITTLE_SPACE) return finding;
      return warning(`the disk of AUDIT_FILE has ${Math.floor(free / 1_000_000)} MB left`, MAKE_ROOM);
    },
  };
}

/** Opens the file as the server does, and writes nothing. */
async function checkFile(path: string, found: Stats, sealingKeys: Config['sealingKeys']): Promise<Finding> {
  const owned = otherOwner('AUDIT_FILE', found);
  if (owned !== null) return owned;
  const keys = new Map(sealingKeys.map((key) => [key.id, deriveKey(key, 'audit-chain')]));
  try {
    const log = await openAuditLog({ path, keys });
    const { sequence } = log.head;
    await log.stop();
    return ok(
      sequence === 0
        ? 'AUDIT_FILE is writable, and empty'
        : `AUDIT_FILE is writable, and ends with line ${sequence} of its chain`,
    );
  } catch (error) {
    if (!(error instanceof AuditFileError)) throw error;
    return failure(
      `AUDIT_FILE ${error.message}`,
      'set it to a file that no other process writes to, or move this file away',
    );
  }
}
