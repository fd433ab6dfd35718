import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StateFolderError } from '../../state/state-folder.js';
import type { Check } from './check.js';
import { type Finding, failure, ok, skipped } from './finding.js';
import { otherOwner } from './other-owner.js';

export const stateCheck: Check = {
  name: 'state',
  async run({ stateFolder, redisStateUrl }) {
    if (redisStateUrl !== null) return skipped('the state is in Redis');
    if (stateFolder === null) return skipped('STATE_DIR is not set: the state is in memory');
    const found = await stat(stateFolder).catch(() => null);
    if (found === null) return checkParent(stateFolder);
    return otherOwner('STATE_DIR', found) ?? checkFolder(stateFolder);
  },
};

/** Opens the folder as the server does. */
async function checkFolder(folder: string): Promise<Finding> {
  // Loaded here, because it loads a native module.
  const { openEmbeddedStateStore } = await import('../../state/embedded-state-store.js');
  try {
    await (await openEmbeddedStateStore(folder)).close();
    return ok('STATE_DIR is writable');
  } catch (error) {
    if (!(error instanceof StateFolderError)) throw error;
    return failure(
      `STATE_DIR ${error.message}`,
      'set it to a folder that no other process uses, or move this folder away',
    );
  }
}

async function checkParent(folder: string): Promise<Finding> {
  const parent = dirname(folder);
  try {
    await access(parent, constants.W_OK | constants.X_OK);
    return ok('STATE_DIR does not exist yet; the server creates it');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // The server also creates the folders above.
    if (code === 'ENOENT' && parent !== folder) return checkParent(parent);
    return failure(
      `STATE_DIR cannot be created (${code})`,
      'set it to a folder that the server may write to',
    );
  }
}
