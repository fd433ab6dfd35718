import { ConfigError, type Setting } from './settings.js';

/** How a program reports failures to the person who started it. */
export interface Terminal {
  /**
   * Writes lines to standard error and exits. Each line names the remedy.
   *
   * @param exitCode 2 for wrong usage or settings, 1 for any other failure.
   */
  fail(lines: string, exitCode?: 1 | 2): never;
  /** Reads settings. Fails with one line for each setting that is missing or wrong. */
  settle<Settings>(load: () => Settings): Settings;
}

/** @param program the prefix of each line, such as `creditgraph sandbox`. */
export function createTerminal(program: string): Terminal {
  function fail(lines: string, exitCode = 1): never {
    process.stderr.write(lines.replaceAll(/^/gm, `${program}: `).concat('\n'));
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

/** Lets a program go on without its output when the reader ends first, such as `head`. */
export function surviveClosedOutput(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

/** The least width of the text beside the names, even in a narrow terminal. */
const MIN_TEXT_WIDTH = 40;

/** For files and pipes, which have no width. */
const DEFAULT_COLUMNS = 110;

/**
 * Settings as `--help` lists them: name, meaning and default. A long meaning wraps below itself.
 *
 * @param columns the width of the terminal.
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

/** Breaks a text between words. A word that is longer than a line gets its own line. */
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

/** The address at which a server listens, and the settings that hold it. */
export interface ListenSettings {
  readonly host: string;
  readonly hostSetting: string;
  readonly port: number;
  readonly portSetting: string;
}

/** Why a server could not listen, in one line with the remedy; null for an unexpected error, which keeps its stack. */
export function listenFailure(
  error: unknown,
  { host, hostSetting, port, portSetting }: ListenSettings,
): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  const { code } = error;
  const failed = 'port' in error ? error.port : port;
  // The only other port that a setting names is that of the sandbox's control API.
  const setting = failed === port ? portSetting : 'SANDBOX_CONTROL_PORT';
  if (code === 'EADDRINUSE')
    return `port ${failed} is in use; set ${setting} to a free port, or to 0 for any`;
  if (code === 'EACCES')
    return `port ${failed} needs rights that this process does not have; set ${setting} to 1024 or more`;
  if (code === 'ENOTFOUND' || code === 'EADDRNOTAVAIL')
    return `${host} is not an address of this machine; set ${hostSetting} to one that is, such as localhost`;
  return null;
}

const NAME_WIDTH = 20;

/** A name and its value, as a row of the lines that a program prints at start. */
export function bannerRow(name: string, value: string): string {
  return `  ${name.padEnd(NAME_WIDTH)} ${value}`;
}
