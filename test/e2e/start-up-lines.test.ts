import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type App, startApp } from '../../src/app.js';
import { startUpLines } from '../../src/cli/start-up-lines.js';
import { readConfig } from '../../src/config/config.js';
import { writeApiKeys } from '../support/callers.js';
import { writePlaidClients } from '../support/plaid-clients.js';
import { tokensIn } from '../support/served.js';
import { TEST_SEALING_KEYS } from '../support/test-app.js';

const running: App[] = [];
afterEach(async () => {
  for (const app of running.splice(0)) await app.stop();
});

/** What a start prints. */
async function printed(settings: Record<string, string>, isVerbose: boolean): Promise<string> {
  const config = readConfig({ PORT: '0', ...settings });
  const app = await startApp(config, { write: () => {} });
  running.push(app);
  return startUpLines(app, config, isVerbose);
}

describe('a start without Plaid keys', () => {
  it('prints one token, and with --verbose all: the same at every start, and others for another seed', async () => {
    const all = tokensIn(await printed({}, true));
    expect(all.length).toBeGreaterThan(5);
    expect(tokensIn(await printed({}, true))).toEqual(all);
    const [one, ...others] = tokensIn(await printed({}, false));
    expect(all).toContain(one);
    expect(others).toEqual([]);
    expect(tokensIn(await printed({ SANDBOX_SEED: 'another' }, true))).not.toEqual(all);
  });

  it('names the page, and no page with EXPLORER=off', async () => {
    expect(await printed({}, false)).toContain('in a browser');
    expect(await printed({ EXPLORER: 'off' }, true)).not.toContain('in a browser');
  });
});

it('a start with PLAID_CLIENTS_FILE prints the names of the clients, and no secret', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'creditgraph-'));
  const apiKeys = writeApiKeys([{ name: 'loan-desk' }]);
  const client = { name: 'acme', clientId: 'some-client', environment: 'production', ownerFor: ['*'] };
  const clients = writePlaidClients([{ ...client, secretEnv: 'ACME_SECRET' }]);
  try {
    const lines = await printed(
      {
        PLAID_CLIENTS_FILE: clients.path,
        ACME_SECRET: 'some-secret',
        SEALING_KEYS: TEST_SEALING_KEYS,
        API_KEYS_FILE: apiKeys.path,
        AUDIT_FILE: join(folder, 'audit.log'),
      },
      true,
    );
    expect(lines).toContain('Plaid is called by the clients of PLAID_CLIENTS_FILE: acme (production).');
    expect(lines).not.toContain('some-secret');
  } finally {
    for (const file of [apiKeys, clients]) file.remove();
    for (const app of running.splice(0)) await app.stop();
    await rm(folder, { recursive: true });
  }
});
