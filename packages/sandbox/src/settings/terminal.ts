import { ConfigError, type Setting } from './settings.js';

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

/** What fits beside the names, however narrow the terminal is. */
const MIN_TEXT_WIDTH = 40;

/** For a file or a pipe, which has no width of its own. */
const DEFAULT_COLUMNS = 110;

/**
 * Settings as `--help` lists them: what each means, and what it is when it is not set. Long ones go on beneath themselves.
 *
 * @param columns how wide the terminal is.
 */
export function settingsHelp(
  settings: readonly Setting[],
  columns = process.stdout.columns ?? DEFAULT_COLUMNS,
): string {
  const indent = Math.max(...settings.map(({ name }) => name.length)) + 4;
  const width = Math.max(columns - indent, MIN_TEXT_WIDTH);
  return settings
    .map(({ name, meaning, fallback }) => {
      const text = fallback === null ? meaning : `${meaning} [${fallback}]`;
      return `  ${name}`.padEnd(indent) + wrap(text, width).join(`\n${' '.repeat(indent)}`);
    })
    .join('\n');
}

/** Lines of whole words; one that is longer than a line has its own. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
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
