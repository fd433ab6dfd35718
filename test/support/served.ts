import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { given } from './given.js';
import { type StartedProcess, startMain } from './process.js';

const run = promisify(execFile);

/** A process of the built server that listens. */
export interface ServedProcess {
  readonly server: StartedProcess;
  /** What it has printed at its start. */
  readonly printed: string;
  /** Of the graph. */
  readonly url: string;
}

/** Starts the built server on a free port, and waits until it listens. */
export async function startUntilServing(
  settings: Record<string, string>,
  args: readonly string[],
  cwd: string,
): Promise<ServedProcess> {
  const server = startMain({ PORT: '0', ...settings }, args, cwd);
  const printed = await server.until('Ctrl-C stops it.');
  return { server, printed, url: /creditgraph is at (\S+)/.exec(printed)?.[1] ?? '' };
}

/** Runs the printed command in a shell, and parses what it prints. */
export async function runPrinted(
  printed: string,
  environment: Record<string, string> = {},
): Promise<unknown> {
  const command = given(/^ {2}(curl [\s\S]+?)\n\n/m.exec(printed)?.[1], 'a command');
  const env = { ...process.env, ...environment };
  const { stdout } = await run('bash', ['--norc', '-c', command], { env });
  return JSON.parse(stdout);
}

/** All tokens of the sandbox in a text. */
export function tokensIn(printed: string): string[] {
  return printed.match(/\b(?:credit-relay|assets|access)-sandbox-\S+/g) ?? [];
}
