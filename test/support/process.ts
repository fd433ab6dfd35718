import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** A child process, started as by a shell. */
export interface StartedProcess {
  readonly pid: number;
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Resolves with the output once it contains `text`. Fails with all output when the process ends first. */
  until(text: string): Promise<string>;
  /** Sends a signal to the process group, like a terminal, and resolves with the exit code. */
  stop(signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
  /** Resolves with the exit code. */
  ended(): Promise<number | null>;
}

/** The built command `creditgraph`. */
export const MAIN = new URL('../../dist/main.js', import.meta.url).pathname;

/**
 * Starts the built server. Of this process's environment, it gets only PATH and HOME. It does not drain when it stops, and refuses no
 * request because the machine is slow.
 */
export function startMain(
  settings: Record<string, string>,
  args: readonly string[] = [],
  cwd?: string,
): StartedProcess {
  return start(
    process.execPath,
    [MAIN, 'serve', ...args],
    { DRAIN_MS: '0', MAX_LOOP_DELAY_MS: '100000', ...settings },
    cwd,
  );
}

export function start(
  command: string,
  args: readonly string[],
  settings: Record<string, string>,
  cwd?: string,
): StartedProcess {
  const child = spawn(command, args, {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
    // Its own process group, because npm does not forward signals to the program that its shell runs.
    detached: true,
    ...(cwd === undefined ? {} : { cwd }),
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const exit = once(child, 'close').then(([code]) => code as number | null);
  if (child.pid === undefined) throw new Error(`${command} cannot be started`);
  const { pid } = child;
  return {
    pid,
    stdout: () => out,
    stderr: () => err,
    ended: () => exit,
    stop(signal) {
      process.kill(-pid, signal);
      return exit;
    },
    async until(text) {
      const more = () => once(child.stdout, 'data');
      while (!out.includes(text)) {
        const code = await Promise.race([more().then(() => 'more' as const), exit]);
        if (code !== 'more' && !out.includes(text))
          throw new Error(`ended with ${code} before "${text}":\n${out}\n${err}`);
      }
      return out;
    },
  };
}
