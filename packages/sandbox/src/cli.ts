#!/usr/bin/env node
import { parseArgs } from 'node:util';
import type { Sandbox } from './server.js';
import { listSandboxSettings, readSandboxConfig, type SandboxConfig } from './settings/sandbox-config.js';
import { loadEnvironment } from './settings/settings.js';
import { createTerminal, listenFailure, settingsHelp, type Terminal } from './settings/terminal.js';

const HELP = `creditgraph sandbox: a local server with Plaid's API and invented data, for Plaid's SDK and other Plaid clients

  npm run sandbox                start the sandbox
  npm run sandbox -- --help      show this help

Settings, from the environment or a .env file in the working directory:

${settingsHelp(listSandboxSettings())}

For more, see GUIDE.md in the package creditgraph-sandbox.
`;

const { fail, settle }: Terminal = createTerminal('creditgraph sandbox');

await main();

async function main(): Promise<void> {
  if (readArguments().help) {
    process.stdout.write(HELP);
    return;
  }
  const config = settle(() => readSandboxConfig(loadEnvironment()));
  // Imported after the settings are valid, so that an invalid setting is reported without delay.
  const { sandboxStartUpLines } = await import('./start-up-lines.js');
  const sandbox = await start(config).catch((error: unknown) => fail(startFailure(error, config)));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // The handler runs once, so a second signal ends the process at once.
    process.once(signal, () => void sandbox.stop());
  }
  process.stdout.write(`${sandboxStartUpLines(sandbox)}\n`);
}

async function start({ controlPort, ...options }: SandboxConfig): Promise<Sandbox> {
  const { describeLeftOut, startSandbox } = await import('./server.js');
  return startSandbox({
    ...options,
    ...(controlPort !== null && { controlPort }),
    onLeftOut: (item) => process.stderr.write(`${describeLeftOut(item)}\n`),
  });
}

function readArguments(): { help: boolean } {
  try {
    const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h', default: false } } });
    return values;
  } catch {
    return fail('accepts only the argument --help; settings come from the environment', 2);
  }
}

/**
 * The message for an error that the operator can fix.
 *
 * @throws unknown any other error unchanged, so that its stack is shown.
 */
function startFailure(error: unknown, { host, port }: SandboxConfig): string {
  const line = listenFailure(error, {
    host,
    hostSetting: 'SANDBOX_HOST',
    port,
    portSetting: 'SANDBOX_PORT',
  });
  if (line === null) throw error;
  return line;
}
