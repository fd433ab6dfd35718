import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/test-app.js';

const run = promisify(execFile);

let app: TestApp;
let profile: string;
beforeAll(async () => {
  app = await startTestApp();
  profile = await mkdtemp(join(tmpdir(), 'creditgraph-browser-'));
});
afterAll(async () => {
  await app.stop();
  await rm(profile, { recursive: true });
});

describe('the page at / in a browser', () => {
  it('asks the sample operation by itself and shows the answer', async () => {
    const { stdout: dom } = await run(
      'chromium',
      [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        `--user-data-dir=${profile}`,
        '--virtual-time-budget=10000',
        '--dump-dom',
        new URL('/', app.url).href,
      ],
      { maxBuffer: 64 * 1024 * 1024 },
    );
    expect(dom).toMatch(/<output id="took"[^>]*>200 in \d+ ms, \d+ KB<\/output>/);
    expect(dom).toContain('"status": "READY"');
    expect(dom).toContain('First Platypus Bank');
  }, 60_000);
});
