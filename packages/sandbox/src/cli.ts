#!/usr/bin/env node
import { parseArgs } from 'node:util';
import type { Sandbox } from './server.js';
import { listSandboxSettings, readSandboxConfig, type SandboxConfig } from './settings/sandbox-config.js';
import { loadEnvironment } from './settings/settings.js';
import { createTerminal, listenFailure, settingsHelp, type Terminal } from './settings/terminal.js';

const HELP = `creditgraph sandbox: a Plaid of one's own, for the official SDK and whatever else speaks to Plaid

  npm run sandbox                serves it
  npm run sandbox -- --help      prints this

Settings, from the environment or from a .env file in the working directory:

${settingsHelp(listSandboxSettings())}

GUIDE.md of the package creditgraph-sandbox says what can be done with it.
`;

const { fail, settle }: Terminal = createTerminal('creditgraph sandbox');

await main();

async function main(): Promise<void> {
  if (readArguments().help) {
    process.stdout.write(HELP);
    return;
  }
  const config = settle(() => readSandboxConfig(loadEnvironment()));
  // Loaded once the settings are known to be right, so that a wrong one is told at once.
  const { sandboxStartUpLines } = await import('./start-up-lines.js');
  const sandbox = await start(config).catch((error: unknown) => fail(startFailure(error, config)));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // A second signal finds no handler and ends the process at once.
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
    return fail('takes no argument but --help; settings come from the environment', 2);
  }
}

/** What a person can mend; anything else is a fault of ours and keeps its stack. */
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
