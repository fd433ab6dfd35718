import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { MAIN, start } from '../support/process.js';
import { given, startTestApp } from '../support/test-app.js';

async function run(...args: string[]) {
  const command = start(process.execPath, [MAIN, 'api-key', ...args], {});
  return { code: await command.ended(), out: command.stdout(), err: command.stderr() };
}

describe('creditgraph api-key', () => {
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
      "option '--name <name>' argument 'a b' is invalid. It must be 1 to 64 letters, digits, dots, hyphens or underscores",
    ],
    [
      ['--name', 'a', '--scopes', 'reports:read', '--tenant', ''],
      "option '--tenant <tenant>' argument '' is invalid. It must be 1 to 64 letters, digits, dots, hyphens or underscores",
    ],
    [
      ['--name', 'a', '--scopes', 'all'],
      "option '--scopes <scopes>' argument 'all' is invalid. It must be some of reports:read,pii:read,tokens:read,reports:write,relay:write,cashflow:read,cashflow:write,schema:read,debug:read",
    ],
    [['--scopes', 'reports:read'], "required option '--name <name>' not specified"],
    [['--name', 'a', '--scopes', 'pii:read', '--who'], "unknown option '--who'"],
  ])('refuses in one line: %j', async (args, line) => {
    expect(await run(...args)).toEqual({
      code: 2,
      out: '',
      err: `creditgraph api-key: ${line}; see creditgraph api-key --help\n`,
    });
  });

  it('--help shows an example', async () => {
    expect(await run('--help')).toMatchObject({
      code: 0,
      out: expect.stringContaining('creditgraph api-key --name'),
    });
  });
});
