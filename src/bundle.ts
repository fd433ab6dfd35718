/**
 * What `main.ts`, `index.ts` and tests load of the server. In dist/, this module and all packages are one script. The command
 * line and the app are loaded when they are first called.
 */
import type { App } from './app.js';
import type { Config } from './config/config.js';

export { listSettings, readConfig } from './config/config.js';

/** Runs the command line of this process. @param manifest the package.json with the version. */
export async function runProgram(manifest: URL): Promise<void> {
  const program = await import('./cli/program.js');
  await program.runProgram(manifest);
}

/** {@link import('./app.js').startApp} */
export async function startApp(config: Config, destination?: { write(line: string): void }): Promise<App> {
  const app = await import('./app.js');
  return app.startApp(config, destination);
}
