import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect } from '@jest/globals';
import { openEmbeddedStateStore } from '../../src/state/embedded-state-store.js';

const SCRIPT = fileURLToPath(new URL('write-state.js', import.meta.url));

/** A process that writes to the state of a folder. */
export interface StateWriter {
  readonly pid: number;
  /** Its lines so far. The last one may be incomplete. */
  readonly lines: () => readonly string[];
  /** Resolves when it has printed so many lines that match. */
  until(count: number, pattern: RegExp): Promise<void>;
  /** Kills it with SIGKILL. Returns its complete lines. */
  kill(): Promise<readonly string[]>;
}

/** @param shell a command of bash that runs first, such as one that sets a limit. */
export function startStateWriter(folder: string, word: string, shell = ':'): StateWriter {
  const child = spawn('bash', ['-c', `${shell}; exec "$0" "$@"`, process.execPath, SCRIPT, folder, word], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  const exit = once(child, 'exit');
  const lines = () => printed.split('\n').slice(0, -1);
  return {
    pid: child.pid ?? 0,
    lines,
    async until(count, pattern) {
      while (lines().filter((line) => pattern.test(line)).length < count) {
        if (child.exitCode !== null) throw new Error('the writer has ended');
        await Promise.race([once(child.stdout, 'data'), exit]);
      }
    },
    async kill() {
      child.kill('SIGKILL');
      await once(child, 'close');
      return lines();
    },
  };
}

/** Opens the state of a folder, and checks that it has every change that was printed. Returns the sequence numbers of the list. */
export async function expectAllWritten(folder: string, lines: readonly string[]): Promise<readonly number[]> {
  const store = await openEmbeddedStateStore(folder);
  const { entries } = await store.after('list', 0, 1_000_000);
  const list = new Map(
    entries.map(({ sequence, value }) => [sequence, value.toString().replace(/\.+$/, '')]),
  );
  for (const line of lines.filter((each) => each !== 'unavailable')) {
    const [what, key = '', sequence] = line.split(' ');
    if (what === 'appended') expect({ line, has: list.get(Number(sequence)) }).toEqual({ line, has: key });
    const text = String(await store.get(key));
    expect({ line, text }).toEqual({
      line,
      text: expect.stringMatching(what === 'created' ? /^(created|replaced)\.+$/ : /^replaced\.+$/),
    });
  }
  await store.close();
  return entries.map(({ sequence }) => sequence);
}
