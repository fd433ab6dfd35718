import { parseArgs } from 'node:util';
import type { Sandbox } from './server.js';
import { listSandboxSettings, readSandboxConfig, type SandboxConfig } from './settings/sandbox-config.js';
import { loadEnvironment } from './settings/settings.js';
import { createTerminal, listenFailure, settingsHelp, type Terminal } from './settings/terminal.js';

const HELP = `creditgraph sandbox: a local Plaid with invented people, for the official SDK and other clients of Plaid

  creditgraph-sandbox            starts the sandbox; so does creditgraph sandbox
  creditgraph-sandbox --help     prints this help

Settings, from the environment or from a .env file in the working directory:

${settingsHelp(listSandboxSettings())}

GUIDE.md in the package creditgraph-sandbox describes its features.
`;

const { fail, settle }: Terminal = createTerminal('creditgraph sandbox');

/**
 * Runs a sandbox until a signal stops it. Wrong arguments and settings end the process.
 *
 * @param args the arguments of the command line: none, or `--help`.
 */
export async function serveSandbox(args: readonly string[]): Promise<void> {
  if (readArguments(args).help) {
    process.stdout.write(HELP);
    return;
  }
  const config = settle(() => readSandboxConfig(loadEnvironment()));
  // Loaded after the settings are checked, so that a wrong one is reported without delay.
  const { sandboxStartUpLines } = await import('./start-up-lines.js');
  const sandbox = await start(config).catch((error: unknown) => fail(startFailure(error, config)));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // A second signal has no handler and ends the process at once.
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

function readArguments(args: readonly string[]): { help: boolean } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { help: { type: 'boolean', short: 'h', default: false } },
    });
    return values;
  } catch {
    return fail('takes no argument except --help; set environment variables to configure it', 2);
  }
}

/** @throws {unknown} every error that is not about the address; it keeps its stack. */
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
