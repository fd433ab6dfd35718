import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { start } from '../support/process.js';

const run = promisify(execFile);
const repository = new URL('../..', import.meta.url).pathname;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'creditgraph-clone-'));
  await run('git', ['clone', '--quiet', repository, folder]);
});
afterAll(() => rm(folder, { recursive: true }));

describe('a fresh clone', () => {
  it("starts with the README's one command, and responds to the README's query with a report, and has the viewer", async () => {
    const installed = await run('npm', ['ci'], { cwd: folder });
    expect(installed.stderr).not.toContain('EBADENGINE');

    const server = start('npm', ['start'], { PORT: '0' }, folder);
    const lines = await server.until('Ctrl-C stops it.');
    const [, port] = /http:\/\/localhost:(\d+)/.exec(lines) ?? [];
    const viewer = await fetch(`http://localhost:${port}/viewer`);
    const readme = await readFile(join(repository, 'README.md'), 'utf8');
    const curl = /^curl .*localhost:4000\/graphql[\s\S]*?(?=^```)/m.exec(readme)?.[0] ?? '';
    const { stdout } = await run('bash', [
      '--norc',
      '-c',
      curl.replace('localhost:4000', `localhost:${port}`),
    ]);
    await server.stop('SIGTERM');

    expect(viewer.status).toBe(200);
    const answer = JSON.parse(stdout) as { data: unknown; errors?: unknown };
    expect(answer.errors).toBeUndefined();
    expect(stdout).toContain('"status":"READY"');
    expect(stdout).toContain('"institutionName":"First Platypus Bank"');
  }, 240_000);
});
