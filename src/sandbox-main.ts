import { parseArgs } from 'node:util';
import { loadSandboxConfig } from './config/load-config.js';
import { listSandboxSettings, type SandboxConfig } from './config/sandbox-config.js';
import { ConfigError } from './config/settings.js';
import type { Sandbox } from './sandbox/server.js';

const HELP = `creditgraph sandbox: a Plaid of one's own, for the official SDK and whatever else speaks to Plaid

  npm run sandbox                serves it
  npm run sandbox -- --help      prints this

Settings, from the environment or from a .env file in the working directory:

${listSandboxSettings()
  .map(
    ({ name, meaning, fallback }) =>
      `  ${name.padEnd(30)}${meaning}${fallback === null ? '' : ` [${fallback}]`}`,
  )
  .join('\n')}

docs/SANDBOX.md says what can be done with it.
`;

const USAGE_EXIT_CODE = 2;

await main();

async function main(): Promise<void> {
  if (readArguments().help) {
    process.stdout.write(HELP);
    return;
  }
  const config = settle();
  // Loaded once the settings are known to be right, so that a wrong one is told at once.
  const { sandboxStartUpLines } = await import('./sandbox-start-up-lines.js');
  const sandbox = await start(config).catch((error: unknown) => fail(startFailure(error, config)));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // A second signal finds no handler and ends the process at once.
    process.once(signal, () => void sandbox.stop());
  }
  process.stdout.write(`${sandboxStartUpLines(sandbox)}\n`);
}

async function start({ controlPort, ...options }: SandboxConfig): Promise<Sandbox> {
  const { startSandbox } = await import('./sandbox/server.js');
  return startSandbox({ ...options, ...(controlPort !== null && { controlPort }) });
}

function readArguments(): { help: boolean } {
  try {
    const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h', default: false } } });
    return values;
  } catch {
    return fail('takes no argument but --help; settings come from the environment', USAGE_EXIT_CODE);
  }
}

function settle(): SandboxConfig {
  try {
    return loadSandboxConfig();
  } catch (error) {
    if (error instanceof ConfigError) return fail(error.message, USAGE_EXIT_CODE);
    throw error;
  }
}

/** One line with the remedy, for what a person can mend; anything else is a fault of ours and keeps its stack. */
function startFailure(error: unknown, config: SandboxConfig): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const port = error instanceof Error && 'port' in error ? error.port : undefined;
  const setting = port === config.port ? 'SANDBOX_PORT' : 'SANDBOX_CONTROL_PORT';
  if (code === 'EADDRINUSE')
    return `${setting}: ${port} is taken; set ${setting} to another, or to 0 for any`;
  if (code === 'EACCES')
    return `${setting}: ${port} needs rights that this process lacks; set ${setting} to 1024 or more`;
  if (code === 'ENOTFOUND' || code === 'EADDRNOTAVAIL')
    return `SANDBOX_HOST: ${config.host} is not an address of this machine`;
  throw error;
}

function fail(line: string, exitCode = 1): never {
  process.stderr.write(`creditgraph sandbox: ${line}\n`);
  process.exit(exitCode);
}
