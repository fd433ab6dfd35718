import { ConfigError, type Setting } from '../config/settings.js';

/** What a program of ours says to whoever has started it, besides what it is for. */
export interface Terminal {
  /** One line on standard error that names the remedy, and the end; 2 stands for a wrong use, 1 for anything else. */
  fail(line: string, exitCode?: 1 | 2): never;
  /** Reads settings, and fails with the line that names a wrong one. */
  settle<Settings>(load: () => Settings): Settings;
}

/** @param program what its lines begin with, such as `creditgraph sandbox`. */
export function createTerminal(program: string): Terminal {
  function fail(line: string, exitCode = 1): never {
    process.stderr.write(`${program}: ${line}\n`);
    process.exit(exitCode);
  }
  return {
    fail,
    settle(load) {
      try {
        return load();
      } catch (error) {
        if (error instanceof ConfigError) return fail(error.message, 2);
        throw error;
      }
    },
  };
}

/** Settings as `--help` lists them: what each means, and what it is when it is not set. */
export function settingsHelp(settings: readonly Setting[]): string {
  const width = Math.max(...settings.map(({ name }) => name.length)) + 2;
  return settings
    .map(
      ({ name, meaning, fallback }) =>
        `  ${name.padEnd(width)}${meaning}${fallback === null ? '' : ` [${fallback}]`}`,
    )
    .join('\n');
}

/** Where a server was to listen, and which settings say so. */
export interface ListenSettings {
  readonly host: string;
  readonly hostSetting: string;
  readonly port: number;
  readonly portSetting: string;
}

/**
 * Why a server could not listen, in one line with the remedy; null for what a person cannot mend: that is a fault of ours, and
 * keeps its stack.
 */
export function listenFailure(
  error: unknown,
  { host, hostSetting, port, portSetting }: ListenSettings,
): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  const { code } = error;
  const taken = 'port' in error ? error.port : port;
  // Beside it, only the control API of the sandbox listens where a setting says.
  const setting = taken === port ? portSetting : 'SANDBOX_CONTROL_PORT';
  if (code === 'EADDRINUSE')
    return `${setting}: ${taken} is taken; set ${setting} to another, or to 0 for any`;
  if (code === 'EACCES')
    return `${setting}: ${taken} needs rights that this process lacks; set ${setting} to 1024 or more`;
  if (code === 'ENOTFOUND' || code === 'EADDRNOTAVAIL')
    return `${hostSetting}: ${host} is not an address of this machine`;
  return null;
}
