import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createAuditFileCheck } from '../../../src/cli/doctor/audit-file.check.js';
import { clockFinding } from '../../../src/cli/doctor/clock.check.js';
import { diagnose } from '../../../src/cli/doctor/diagnosis.js';
import { ok } from '../../../src/cli/doctor/finding.js';
import { checkNode } from '../../../src/cli/doctor/node.check.js';
import { otherOwner } from '../../../src/cli/doctor/other-owner.js';
import { readConfig } from '../../../src/config/config.js';

describe('a version of Node', () => {
  it.each([
    ['20.19.0', 'warning'],
    ['21.7.0', 'warning'],
    ['22.0.0', 'ok'],
    ['23.1.0', 'warning'],
    ['24.3.0', 'ok'],
    ['26.0.0', 'warning'],
  ])('%s: %s', (version, status) => {
    expect(checkNode(version).status).toBe(status);
  });
});

describe('a clock', () => {
  it.each([
    [0, 'ok', 'it shows the time of Plaid'],
    [-2_900, 'ok', 'it shows the time of Plaid'],
    [4_000, 'warning', 'it is 4 s ahead of that of Plaid'],
    [-29_000, 'warning', 'it is 29 s behind that of Plaid'],
    [31_000, 'failure', 'it is 31 s ahead of that of Plaid: bearer tokens and webhooks are refused'],
    [-31_000, 'failure', 'it is 31 s behind that of Plaid: bearer tokens and webhooks are refused'],
    [Number.NaN, 'skipped', 'the responses of Plaid have no time to compare with'],
  ])('that is %d ms ahead: %s', (skewMs, status, text) => {
    expect(clockFinding(skewMs)).toMatchObject({ status, text });
  });
});

describe('the disk of the audit file', () => {
  const path = join(tmpdir(), `creditgraph-doctor-${process.pid}.log`);
  const config = readConfig({ AUDIT_FILE: path });
  beforeAll(() => writeFile(path, ''));
  afterAll(() => rm(path));

  it.each([
    [999_999, 'failure', 'the disk of AUDIT_FILE is full, so personal data is refused'],
    [1_000_000, 'warning', 'the disk of AUDIT_FILE has 1 MB left'],
    [99_999_999, 'warning', 'the disk of AUDIT_FILE has 99 MB left'],
    [100_000_000, 'ok', 'AUDIT_FILE is writable, and empty'],
  ])('with %d bytes left: %s', async (free, status, text) => {
    const check = createAuditFileCheck(async () => free);
    expect(await check.run(config)).toMatchObject({ status, text });
  });
});

describe('a file of another user', () => {
  it('is not opened', () => {
    const own = process.geteuid?.() ?? 0;
    expect(otherOwner('STATE_DIR', { uid: own })).toBeNull();
    expect(otherOwner('STATE_DIR', { uid: own + 1 })).toMatchObject({
      status: 'warning',
      remedy: `run doctor as user ${own + 1}`,
    });
  });
});

describe('a check that throws', () => {
  it('is a failure without the message, and the other checks go on', async () => {
    const diagnoses = diagnose(
      () => readConfig({}),
      [
        { name: 'broken', run: () => Promise.reject(new TypeError('quotes some-secret')) },
        { name: 'whole', run: async () => ok('fine') },
      ],
    );
    const [broken, whole] = await Promise.all(diagnoses.slice(2).map(({ findings }) => findings));
    expect(broken).toMatchObject([
      { status: 'failure', text: expect.stringMatching(/^the check ended with TypeError at /) },
    ]);
    expect(JSON.stringify(broken)).not.toContain('some-secret');
    expect(whole).toEqual([ok('fine')]);
  });
});
