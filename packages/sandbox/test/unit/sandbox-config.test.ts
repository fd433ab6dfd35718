import { expect, it } from '@jest/globals';
import { readSandboxConfig } from '../../src/settings/sandbox-config.js';

it.each<[Record<string, string>, 'any' | 'loopback']>([
  [{}, 'any'],
  [{ SANDBOX_HOST: '0.0.0.0' }, 'loopback'],
  [{ SANDBOX_HOST: '0.0.0.0', SANDBOX_WEBHOOK_TARGETS: 'any' }, 'any'],
])('webhooks may go where SANDBOX_HOST and SANDBOX_WEBHOOK_TARGETS say: %j', (settings, webhookTargets) => {
  expect(readSandboxConfig(settings)).toMatchObject({ webhookTargets });
});
