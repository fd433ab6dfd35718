import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from '@jest/globals';
import { expectAllWritten, startStateWriter } from '../support/state-writer.js';

const run = promisify(execFile);

/** A limit of the size of a file, in kB, stands for a full disk: writes beyond it are partial, and then fail. */
const limitKb = (kb: number) => `trap '' XFSZ; ulimit -S -f ${kb}`;

it.each([64, 65, 66, 67])(
  'a state store on a full disk refuses changes, works again when there is room, and loses nothing (%i kB)',
  async (kb) => {
    const folder = await mkdtemp(join(tmpdir(), 'state-'));
    const writer = startStateWriter(folder, 'one', limitKb(kb));
    await writer.until(5, /^unavailable$/);
    const before = writer.lines().length;
    await run('prlimit', ['--pid', String(writer.pid), '--fsize=unlimited']);
    await writer.until(before + 200, /^(created|replaced|appended|unavailable)/);
    await writer.until(50, /^appended/);
    const lines = await writer.kill();
    expect(lines.slice(lines.lastIndexOf('unavailable')).length).toBeGreaterThan(1);
    await expectAllWritten(folder, lines);
    await rm(folder, { recursive: true });
  },
);
