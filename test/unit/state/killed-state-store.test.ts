import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { runs } from '../../support/runs.js';
import { expectAllWritten, startStateWriter } from '../../support/state-writer.js';

it('a state store whose process is killed at random moments has every change that had resolved', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'state-'));
  const printed: string[] = [];
  for (let round = 0; round < runs(3); round++) {
    const writer = startStateWriter(folder, `round-${round}`);
    await writer.until(1 + Math.floor(Math.random() * 150), /./);
    printed.push(...(await writer.kill()));
    const sequences = await expectAllWritten(folder, printed);
    expect(sequences).toEqual(sequences.map((_, index) => index + 1));
  }
  expect(printed.filter((line) => line.startsWith('appended'))).not.toEqual([]);
  const sequences = printed.flatMap((line) => /^appended .* (\d+)$/.exec(line)?.[1] ?? []);
  expect(new Set(sequences).size).toBe(sequences.length);
  await rm(folder, { recursive: true });
});
