/**
 * What entries load of the server: `main.ts`, `worker.ts`, `index.ts`, and tests. In dist/, this module is one script with all packages,
 * next to its compiled code (`lib/script.ts`). Each part is evaluated when it is first called.
 */
import type { App } from './app.js';
import type { Config } from './config/config.js';

export { ConfigError, listSettings, readConfig } from './config/config.js';

/** Runs the command line of this process. @param manifest the package.json with the version. */
export async function runProgram(manifest: URL): Promise<void> {
  const { surviveClosedOutput } = await import('creditgraph-sandbox/terminal');
  const { createProgram } = await import('./cli/program.js');
  surviveClosedOutput();
  await createProgram(manifest).parseAsync();
}

/** {@link import('./app.js').startApp} */
export async function startApp(config: Config, destination?: { write(line: string): void }): Promise<App> {
  const app = await import('./app.js');
  return app.startApp(config, destination);
}
