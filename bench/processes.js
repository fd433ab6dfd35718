import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** As in `npm start`. All servers get it, so that V8's helper threads take no cores from clients and upstream. */
const NODE_OPTIONS = ['--v8-pool-size=1'];

/** The first URL on a server's standard output is its address. */
const URL_LINE = /http:\/\/[^\s/]+/;
const START_MS = 30_000;
const STOP_MS = 5_000;

/**
 * A server in its own process.
 *
 * @typedef {object} Server
 * @property {string} name
 * @property {number} pid
 * @property {string} url scheme, host and port.
 * @property {() => Promise<void>} stop
 */

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
// No server outlives the runner, even after an error.
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/**
 * Starts a script and waits until it prints its address.
 *
 * @param {{ name: string, script: string, args?: readonly string[], env?: Readonly<Record<string, string>> }} command
 * @returns {Promise<Server>}
 */
export async function startServer({ name, script, args = [], env = {} }) {
  const child = spawn(process.execPath, [...NODE_OPTIONS, script, ...args], {
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  const url = await urlOf(name, child);
  child.stdout.resume();
  return {
    name,
    pid: child.pid ?? 0,
    url,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      const impatience = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
      await exited;
      clearTimeout(impatience);
    },
  };
}

/**
 * @param {string} name
 * @param {import('node:child_process').ChildProcessByStdio<null, import('node:stream').Readable, import('node:stream').Readable>} child
 * @returns {Promise<string>}
 */
function urlOf(name, child) {
  return new Promise((resolve, reject) => {
    let printed = '';
    let complaint = '';
    const impatience = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`${name} did not listen within ${START_MS / 1_000} s`));
    }, START_MS);
    child.stdout.on('data', (chunk) => {
      printed += chunk;
      const [url] = URL_LINE.exec(printed) ?? [];
      if (url === undefined || !printed.includes('\n')) return;
      clearTimeout(impatience);
      resolve(url);
    });
    child.stderr.on('data', (chunk) => {
      // Enough to report why a start failed. Later output is discarded.
      if (complaint.length < 10_000) complaint += chunk;
    });
    child.once('exit', (code) => {
      clearTimeout(impatience);
      reject(new Error(`${name} ended with ${code} before it listened: ${complaint.trim()}`));
    });
  });
}

/**
 * Runs a script to its end.
 *
 * @param {string} script
 * @param {readonly string[]} args
 * @returns {Promise<string>} what it printed.
 */
export async function runScript(script, args) {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  running.add(child);
  let printed = '';
  child.stdout.on('data', (chunk) => {
    printed += chunk;
  });
  const [code] = await once(child, 'close');
  running.delete(child);
  if (code !== 0) throw new Error(`${script} ended with ${code}`);
  return printed;
}
