import { createTerminal, listenFailure, type Terminal } from 'creditgraph-sandbox/terminal';
import type { App } from '../app.js';
import { type Config, ConfigError } from '../config/config.js';
import { loadConfig } from '../config/load-config.js';
import type { CliCommand } from './cli-command.js';

const { fail, settle }: Terminal = createTerminal('creditgraph');

const STOP_SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** How long closing files and workers may take after the grace period, in ms. */
export const SHUTDOWN_MS = 1_000;

export function addServeCommand(program: CliCommand): void {
  program
    .command('serve')
    .description('starts the server')
    .option('--verbose', 'also prints who may call, and the tokens and keys of the embedded sandbox')
    .reads()
    .action(serve);
}

async function serve({ verbose = false }: { verbose?: boolean }): Promise<void> {
  const config = settle(loadConfig);
  // Loaded after the settings are checked, so that a wrong one is reported without delay.
  const [{ startApp }, { startUpLines }] = await Promise.all([
    import('../app.js'),
    import('./start-up-lines.js'),
  ]);
  const app = await startApp(config).catch((error: unknown) => fail(...startFailure(error, config)));
  const onSignal = (signal: NodeJS.Signals) => {
    // A second signal has no handler and ends the process at once.
    for (const each of STOP_SIGNALS) process.off(each, onSignal);
    void stop(app, config.http, signal === 'SIGTERM' ? config.http.drainMs : 0);
  };
  for (const signal of STOP_SIGNALS) process.on(signal, onSignal);
  process.stdout.write(`${startUpLines(app, config, verbose)}\n`);
}

async function stop(app: App, { stopGraceMs }: Config['http'], drainMs: number): Promise<void> {
  process.stderr.write(
    'creditgraph: stopping; waiting for requests in progress (repeat the signal to stop at once)\n',
  );
  // Ends the process also if something still runs then.
  setTimeout(() => process.exit(0), drainMs + stopGraceMs + SHUTDOWN_MS).unref();
  await app.stop(drainMs);
  process.exitCode = 0;
}

/** @throws {unknown} every error that an operator cannot fix; it keeps its stack. */
function startFailure(error: unknown, { http }: Config): [line: string, exitCode: 1 | 2] {
  if (error instanceof ConfigError) return [error.message, 2];
  const line = listenFailure(error, { ...http, hostSetting: 'HOST', portSetting: 'PORT' });
  if (line === null) throw error;
  return [line, 1];
}
