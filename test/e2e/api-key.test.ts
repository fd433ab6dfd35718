import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { start } from '../support/process.js';
import { given, startTestApp } from '../support/test-app.js';

const SCRIPT = new URL('../../dist/commands/api-key.js', import.meta.url).pathname;

async function run(...args: string[]) {
  const command = start(process.execPath, [SCRIPT, ...args], {});
  return { code: await command.ended(), out: command.stdout(), err: command.stderr() };
}

describe('npm run api-key', () => {
  it('prints a key, and an entry with which a server accepts it', async () => {
    const { code, out } = await run(
      '--name',
      'loan-desk',
      '--scopes',
      'reports:read,pii:read',
      '--tenant',
      'acme',
    );
    expect(code).toBe(0);
    const key = given(/^ {2}(cg_\S+)$/m.exec(out)?.[1], 'a key');
    const entry = given(/^ {2}(\{.*\})$/m.exec(out)?.[1], 'an entry');
    expect(entry).not.toContain(key);
    expect(JSON.parse(entry)).toMatchObject({ name: 'loan-desk', tenant: 'acme' });

    const file = join(tmpdir(), `creditgraph-made-key-${process.pid}.json`);
    writeFileSync(file, `[${entry}]`);
    const app = await startTestApp({ API_KEYS_FILE: file });
    rmSync(file);
    const { data } = await app.send({ query: '{ __typename }' }, { authorization: `Bearer ${key}` });
    await app.stop();
    expect(data).toEqual({ __typename: 'Query' });
  });

  it.each([
    [
      ['--name', 'a b', '--scopes', 'reports:read'],
      '--name must be 1 to 64 letters, digits, dots, hyphens or underscores',
    ],
    [
      ['--name', 'a', '--scopes', 'reports:read', '--tenant', ''],
      '--tenant must be 1 to 64 letters, digits, dots, hyphens or underscores',
    ],
    [
      ['--name', 'a', '--scopes', 'all'],
      '--scopes must be some of reports:read,pii:read,tokens:read,reports:write,relay:write,cashflow:read,cashflow:write,schema:read,debug:read',
    ],
    [['--scopes', 'reports:read'], 'needs --name and --scopes; see --help'],
    [['--who', 'a'], 'takes only --name, --scopes and --tenant, each with a value, and --help'],
  ])('refuses in one line: %j', async (args, line) => {
    expect(await run(...args)).toEqual({ code: 2, out: '', err: `creditgraph api-key: ${line}\n` });
  });

  it('--help shows an example', async () => {
    expect(await run('--help')).toMatchObject({
      code: 0,
      out: expect.stringContaining('npm run api-key --'),
    });
  });
});
