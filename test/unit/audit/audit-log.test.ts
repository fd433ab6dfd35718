import {
  appendFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AuditEntry, AuditFacts } from '../../../src/audit/audit-entry.js';
import { auditFailureOf } from '../../../src/audit/audit-failure.js';
import { AuditFileError, AuditUnavailableError, openAuditLog } from '../../../src/audit/audit-log.js';
import { verifyAuditFiles } from '../../../src/audit/audit-verification.js';
import { eventually } from '../../support/eventually.js';
import { runs } from '../../support/runs.js';

const keys = new Map([['one', Buffer.alloc(32, 1)]]);
let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audit-'));
  path = join(folder, 'audit.log');
});
afterEach(() => rm(folder, { recursive: true }));

const facts: AuditFacts = {
  decision: 'allowed',
  operation: { name: 'Report', hash: null },
  classes: ['report'],
  subjects: [],
  count: 0,
  plaidRequestIds: [],
};

function entry(requestId: string, principal = 'loan-desk'): AuditEntry {
  return { facts, recipient: { principal, tenant: '', purpose: 'underwriting', requestId } };
}

async function write(count: number, ring = keys): Promise<string> {
  const log = await openAuditLog({ checkEveryMs: 0, path, keys: ring });
  await Promise.all(Array.from({ length: count }, (_, index) => log.append(entry(`request-${index}`))));
  await log.stop();
  return readFile(path, 'utf8');
}

const linesOf = (text: string) => text.split('\n').slice(0, -1);
const verify = (seen: string | null = null, ring = keys) => verifyAuditFiles([path], ring, seen);

describe('an audit log', () => {
  it('contains an entry once its append has resolved, in order', async () => {
    const log = await openAuditLog({ checkEveryMs: 0, path, keys });
    for (const id of ['a', 'b']) {
      await log.append(entry(id));
      const last = linesOf(await readFile(path, 'utf8')).at(-1) ?? '';
      expect(JSON.parse(last)).toMatchObject({ ...facts, ...entry(id).recipient, key: 'one' });
    }
    await log.stop();
    expect(await verify()).toMatchObject({ lines: 2, faults: [], head: { sequence: 2 } });
  });

  it('continues its chain after a restart, even with another first key', async () => {
    await write(3);
    await write(2);
    const rotated = new Map([['two', Buffer.alloc(32, 2)], ...keys]);
    await write(2, rotated);
    expect(await verify(null, rotated)).toMatchObject({ lines: 7, faults: [], head: { sequence: 7 } });
  });

  it('detects each edited, deleted, duplicated or moved line', async () => {
    const lines = linesOf(await write(6));
    const break_ = fc.record({
      how: fc.constantFrom('edit', 'delete', 'double', 'swap'),
      at: fc.integer({ min: 0, max: lines.length - 2 }),
      byte: fc.nat(),
    });
    await fc.assert(
      fc.asyncProperty(break_, async ({ how, at, byte }) => {
        const broken = [...lines];
        const line = broken[at] ?? '';
        if (how === 'edit') {
          const place = byte % line.length;
          const other = line[place] === 'x' ? 'y' : 'x';
          broken[at] = line.slice(0, place) + other + line.slice(place + 1);
        }
        if (how === 'delete') broken.splice(at, 1);
        if (how === 'double') broken.splice(at, 0, line);
        if (how === 'swap') broken.splice(at, 2, broken[at + 1] ?? '', line);
        await writeFile(path, `${broken.join('\n')}\n`);
        expect((await verify()).faults.length).toBeGreaterThan(0);
      }),
      { numRuns: runs(50) },
    );
  });

  it('reports the line of an edit once', async () => {
    const text = await write(5);
    await writeFile(path, text.replace('"requestId":"request-2"', '"requestId":"request-9"'));
    expect((await verify()).faults).toEqual([{ path, line: 3, what: 'was edited' }]);
    await writeFile(path, linesOf(text).toSpliced(1, 2).join('\n').concat('\n'));
    expect((await verify()).faults).toEqual([{ path, line: 2, what: 'has 2 missing before it' }]);
  });

  it('detects deleted lines at the end with a logged head', async () => {
    const text = await write(5);
    const { head } = await verify();
    expect(await verify(head.hash)).toMatchObject({ faults: [], hasSeen: true });
    await writeFile(path, linesOf(text).slice(0, 3).join('\n').concat('\n'));
    expect(await verify(head.hash)).toMatchObject({ faults: [], hasSeen: false });
  });

  it('cannot be forged without the key', async () => {
    await write(2);
    expect((await verify(null, new Map([['one', Buffer.alloc(32, 9)]]))).faults).toHaveLength(2);
    expect((await verify(null, new Map([['two', Buffer.alloc(32, 1)]]))).faults[0]).toMatchObject({
      what: 'was signed with a key that SEALING_KEYS does not have',
    });
  });

  it('continues its chain in a new file when the file is moved away', async () => {
    const log = await openAuditLog({ checkEveryMs: 0, path, keys });
    await log.append(entry('a'));
    const old = join(folder, 'audit.log.1');
    await rename(path, old);
    await log.append(entry('b'));
    await log.append(entry('c'));
    await log.stop();
    expect(await verifyAuditFiles([old, path], keys)).toMatchObject({ lines: 3, faults: [] });
    expect((await verify()).faults).toEqual([{ path, line: 1, what: 'has 1 missing before it' }]);
  });

  it('refuses entries after another process has written to the file or truncated it', async () => {
    for (const meddle of [() => appendFile(path, '{}\n'), () => truncate(path, 10)]) {
      await rm(path, { force: true });
      const log = await openAuditLog({ checkEveryMs: 0, path, keys });
      await log.append(entry('a'));
      await meddle();
      await expect(log.append(entry('b'))).rejects.toThrow(AuditUnavailableError);
      await expect(log.assureWritable(true)).rejects.toThrow(AuditUnavailableError);
      await log.stop();
    }
  });

  it('accepts entries again once the file is writable again, without a gap', async () => {
    const log = await openAuditLog({ checkEveryMs: 0, path, keys });
    await log.append(entry('a'));
    const whole = await readFile(path);
    await appendFile(path, 'x');
    await expect(log.append(entry('lost'))).rejects.toThrow(AuditUnavailableError);
    await truncate(path, whole.length);
    await log.assureWritable(true);
    await log.append(entry('b'));
    await log.stop();
    expect(await verify()).toMatchObject({ lines: 2, faults: [] });
  });

  it('stays writable while its file is moved away, and leaves no file open', async () => {
    const log = await openAuditLog({ checkEveryMs: 0, path, keys });
    await log.append(entry('first'));
    const openBefore = (await readdir('/dev/fd')).length;
    const files = Array.from({ length: 40 }, (_, round) => join(folder, `audit.log.${round}`));
    for (const file of files) {
      await rename(path, file);
      // All of them see that the file is gone, in checks and in writes.
      await Promise.all([log.assureWritable(true), log.append(entry(file)), log.assureWritable(true)]);
    }
    expect((await readdir('/dev/fd')).length - openBefore).toBeLessThan(files.length / 2);
    await log.stop();
    expect(await verifyAuditFiles([...files, path], keys)).toMatchObject({ lines: 41, faults: [] });
  });

  it('checks the disk before each mutation, and before a read only if the last check is too old or failed', async () => {
    let room = 1_000_000;
    let looks = 0;
    const freeSpaceAt = async () => {
      looks += 1;
      return room;
    };
    const log = await openAuditLog({ checkEveryMs: 3_600_000, path, keys, freeSpaceAt });
    await Promise.all(Array.from({ length: 5 }, () => log.assureWritable(false)));
    for (let read = 0; read < 5; read += 1) await log.assureWritable(false);
    expect(looks).toBe(1);
    await log.assureWritable(true);
    expect(looks).toBe(2);
    room = 0;
    await log.assureWritable(false);
    await expect(log.assureWritable(true)).rejects.toThrow(AuditUnavailableError);
    const reads = Array.from({ length: 5 }, () => log.assureWritable(false));
    for (const read of reads) await expect(read).rejects.toThrow(AuditUnavailableError);
    expect(looks).toBe(4);
    await log.stop();
  });

  it('has one read wait for a check, and those behind it only after a check has failed', async () => {
    const looks: ((room: number) => void)[] = [];
    const freeSpaceAt = () => new Promise<number>((resolve) => looks.push(resolve));
    const log = await openAuditLog({ checkEveryMs: 0, path, keys, freeSpaceAt });
    const first = log.assureWritable(false);
    await log.assureWritable(false);
    const look = (turn: number) => eventually('a look at the disk', async () => looks[turn]);
    (await look(0))(0);
    await expect(first).rejects.toThrow(AuditUnavailableError);
    const both = [log.assureWritable(false), log.assureWritable(false)];
    (await look(1))(1_000_000);
    await Promise.all(both);
    expect(looks).toHaveLength(2);
    await log.stop();
  });

  it('reports a full disk before a line is written, until there is space again', async () => {
    let room = 999_999;
    const log = await openAuditLog({ checkEveryMs: 0, path, keys, freeSpaceAt: async () => room });
    await expect(log.assureWritable(true)).rejects.toThrow(AuditUnavailableError);
    room = 1_000_000;
    await log.assureWritable(true);
    await log.append(entry('a'));
    await log.stop();
    expect(await verify()).toMatchObject({ lines: 1, faults: [] });
  });

  it('is valid for all names of callers', async () => {
    const log = await openAuditLog({ checkEveryMs: 0, path, keys });
    const principal = 'one\u2028two\u2029three\r\nfour\u0085"}\ud800';
    await log.append(entry('a', principal));
    await log.append(entry('b'));
    await log.stop();
    expect(await verify()).toMatchObject({ lines: 2, faults: [] });
  });

  it('requires a regular file', async () => {
    await expect(openAuditLog({ path: '/dev/null', keys })).rejects.toThrow(
      new AuditFileError('is not a regular file'),
    );
  });

  it('does not open a file that does not end in a complete line of a chain', async () => {
    const text = await write(2);
    for (const [content, reason] of [
      [text.slice(0, -5), 'ends in an incomplete line'],
      [`${text}something\n`, 'ends in a line that is not a line of an audit log'],
      [text.replace('"requestId":"request-1"', '"requestId":"request-7"'), 'ends in a line that was edited'],
    ] as const) {
      await writeFile(path, content);
      await expect(openAuditLog({ checkEveryMs: 0, path, keys })).rejects.toThrow(new AuditFileError(reason));
    }
  });
});

describe('an observer of the audit log', () => {
  /** A log whose events are recorded as texts. */
  async function observed(options: Partial<Parameters<typeof openAuditLog>[0]> = {}) {
    const events: string[] = [];
    const log = await openAuditLog({
      checkEveryMs: 0,
      path,
      keys,
      observer: {
        onWritten: (lines) => events.push(`${lines} written`),
        onFailure: (failure) => events.push(failure),
        onRecovery: () => events.push('recovered'),
        onNewFile: () => events.push('new file'),
      },
      ...options,
    });
    return { log, events };
  }

  it.each<[string, () => Promise<unknown>]>([
    ['changed', () => appendFile(path, 'x')],
    ['changed', () => truncate(path, 0)],
    ['replaced', () => rm(path).then(() => writeFile(path, 'x'))],
    ['gone', () => rename(folder, `${folder}-moved`)],
    ['other', () => rm(path).then(() => mkdir(path))],
  ])('is told that the file is %s, by writes and by checks', async (failure, meddle) => {
    const { log, events } = await observed();
    await log.append(entry('a'));
    await meddle();
    await expect(log.append(entry('b'))).rejects.toThrow(AuditUnavailableError);
    await expect(log.assureWritable(true)).rejects.toThrow(AuditUnavailableError);
    expect(events).toEqual(['1 written', failure, failure]);
    expect(log.isWritable).toBe(false);
    if (failure === 'gone') await rename(`${folder}-moved`, folder);
    await log.stop();
  });

  it('is told once that the file can be written again', async () => {
    const { log, events } = await observed();
    await log.append(entry('a'));
    await appendFile(path, 'x');
    await expect(log.append(entry('b'))).rejects.toThrow(AuditUnavailableError);
    await truncate(path, (await stat(path)).size - 1);
    await log.append(entry('c'));
    await log.append(entry('d'));
    expect(events).toEqual(['1 written', 'changed', '1 written', 'recovered', '1 written']);
    expect(log.isWritable).toBe(true);
    await log.stop();
  });

  it('is told of a full disk, until a check has found room: a line that fits proves none', async () => {
    let room = 999_999;
    const { log, events } = await observed({ freeSpaceAt: async () => room });
    await expect(log.assureWritable(true)).rejects.toThrow(AuditUnavailableError);
    await log.append(entry('a'));
    expect(log.isWritable).toBe(false);
    room = 1_000_000;
    await log.assureWritable(true);
    expect(events).toEqual(['full', '1 written', 'recovered']);
    await log.stop();
  });

  it('is told when the file was moved away, and that several lines were written at once', async () => {
    const { log, events } = await observed();
    await rename(path, `${path}.1`);
    await Promise.all([log.append(entry('a')), log.append(entry('b'))]);
    expect(events).toEqual(['new file', '2 written']);
    await log.stop();
  });
});

describe('the failure behind an error', () => {
  it.each([
    ['ENOSPC', 'full'],
    ['EDQUOT', 'full'],
    ['ENOENT', 'gone'],
    ['EIO', 'other'],
    [undefined, 'other'],
  ])('%s is %s', (code, failure) => {
    expect(auditFailureOf(Object.assign(new Error('failed'), { code }))).toBe(failure);
  });
});
