import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { lockFile } from '../../../src/audit/file-lock.js';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'creditgraph-'));
  path = join(folder, 'audit.log');
});
afterEach(() => rm(folder, { recursive: true }));

const ownedBy = (pid: number, host: string) => writeFile(`${path}.lock`, JSON.stringify({ pid, host }));

/** The number of a process that has ended. */
const endedPid = () => spawnSync(process.execPath, ['--version']).pid;

describe('the lock of a file', () => {
  it('is held once, until it is released', async () => {
    const lock = await lockFile(path);
    await expect(lockFile(path)).rejects.toThrow('is used by this process already');
    await lock.release();
    expect(existsSync(`${path}.lock`)).toBe(false);
    await (await lockFile(path)).release();
  });

  it('is refused while another process of this machine runs that has it', async () => {
    await ownedBy(process.ppid, hostname());
    await expect(lockFile(path)).rejects.toThrow(`is used by process ${process.ppid} on ${hostname()}`);
  });

  it('is taken over when its process has ended', async () => {
    await ownedBy(endedPid(), hostname());
    await (await lockFile(path)).release();
  });

  it('is taken over when its process had the number of this one, as in a container that was restarted', async () => {
    await ownedBy(process.pid, hostname());
    await (await lockFile(path)).release();
  });

  it('is taken over from another machine after a minute without a heartbeat', async () => {
    await ownedBy(1, 'another-machine');
    await expect(lockFile(path)).rejects.toThrow('is used by process 1 on another-machine');
    const before = new Date(Date.now() - 61_000);
    await utimes(`${path}.lock`, before, before);
    await (await lockFile(path)).release();
  });
});
