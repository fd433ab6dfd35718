import { parseArgs } from 'node:util';
import type { App } from './app.js';
import { type Config, ConfigError, listSettings } from './config/config.js';
import { loadConfig } from './config/load-config.js';

const HELP = `creditgraph: GraphQL over Plaid's Credit Relay, Asset Report and Cashflow Report

  npm start                serves the graph
  npm start -- --help      prints this

Settings, from the environment or from a .env file in the working directory:

${listSettings()
  .map(
    ({ name, meaning, fallback }) =>
      `  ${name.padEnd(26)}${meaning}${fallback === null ? '' : ` [${fallback}]`}`,
  )
  .join('\n')}
`;

const USAGE_EXIT_CODE = 2;

await main();

async function main(): Promise<void> {
  if (readArguments().help) {
    process.stdout.write(HELP);
    return;
  }
  const config = settle(loadConfig);
  // Loaded once the settings are known to be right, so that a wrong one is told at once.
  const [{ startApp }, { startUpLines }] = await Promise.all([
    import('./app.js'),
    import('./start-up-lines.js'),
  ]);
  const app = await startApp(config).catch((error: unknown) =>
    error instanceof ConfigError ? fail(error.message, USAGE_EXIT_CODE) : fail(startFailure(error, config)),
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stop(app));
  }
  process.stdout.write(`${startUpLines(app, config)}\n`);
}

function readArguments(): { help: boolean } {
  try {
    const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h', default: false } } });
    return values;
  } catch {
    return fail('takes no argument but --help; settings come from the environment', USAGE_EXIT_CODE);
  }
}

function settle(load: () => Config): Config {
  try {
    return load();
  } catch (error) {
    if (error instanceof ConfigError) return fail(error.message, USAGE_EXIT_CODE);
    throw error;
  }
}

/** A second signal finds no handler and ends the process at once. */
async function stop(app: App): Promise<void> {
  process.stderr.write('creditgraph: stopping; waits for answers that are under way, again to end at once\n');
  await app.stop();
  process.exitCode = 0;
}

/** One line with the remedy, for what a person can mend; anything else is a fault of ours and keeps its stack. */
function startFailure(error: unknown, { http }: Config): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    const port = error instanceof Error && 'port' in error ? error.port : http.port;
    const setting = port === http.port ? 'PORT' : 'SANDBOX_CONTROL_PORT';
    return `${setting}: ${port} is taken; set ${setting} to another, or to 0 for any`;
  }
  if (code === 'EACCES')
    return `PORT: ${http.port} needs rights that this process lacks; set PORT to 1024 or more`;
  if (code === 'ENOTFOUND' || code === 'EADDRNOTAVAIL')
    return `HOST: ${http.host} is not an address of this machine`;
  throw error;
}

function fail(line: string, exitCode = 1): never {
  process.stderr.write(`creditgraph: ${line}\n`);
  process.exit(exitCode);
}
