import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.js';
import { freePort } from '../support/free-port.js';
import { type StartedProcess, start, startMain } from '../support/process.js';

const DOCS = new URL('../../docs/SUBSCRIPTIONS.md', import.meta.url);
const ROOT = new URL('../..', import.meta.url).pathname;

let server: StartedProcess;
let port: string;
beforeAll(async () => {
  port = String(await freePort());
  server = startMain({ PORT: port });
  await server.until('Ctrl-C stops it.');
});
afterAll(() => server.stop('SIGTERM'));

/** Cursors and times differ in each run, and a heartbeat may come at the end. */
function comparable(output: string): string {
  return output
    .replaceAll('\r', '')
    .replaceAll(/AQdz[\w-]+/g, '<cursor>')
    .replaceAll(/2026-11-02T15:\d\d:\d\dZ/g, '<time>')
    .replace(/(?:\n:\n|\nContent-Type: application\/json\n\n\{\}\n--graphql)*\s*$/, '')
    .trim();
}

it('the commands in docs/SUBSCRIPTIONS.md print what it says, over each transport', async () => {
  const [, section = ''] = (await readFile(DOCS, 'utf8')).split('## In a terminal');
  const blocks = [...(section.split('\n## ')[0] ?? '').matchAll(/```(\w*)\n(.*?)```/gs)];
  const texts = (isCommand: boolean) =>
    blocks.filter(([, language]) => (language === 'sh') === isCommand).map(([, , text = '']) => text);
  const [refresh = '', ...subscriptions] = texts(true);
  const [refreshed = '', ...printed] = texts(false);
  expect([subscriptions.length, printed.length]).toEqual([3, 3]);
  const run = (command: string) =>
    start('bash', ['-c', command.replaceAll('localhost:4000', `localhost:${port}`)], {}, ROOT);
  const running = subscriptions.map(run);
  try {
    await Promise.all(running.map((command) => command.until('"READY"')));
    const refreshing = run(refresh);
    await refreshing.ended();
    expect(refreshing.stdout().trim()).toBe(refreshed.trim());
    for (const [index, command] of running.entries()) {
      await eventually('the second event', async () =>
        command.stdout().split('"READY"').length === 3 && /(?:\n|--graphql)$/.test(command.stdout())
          ? true
          : null,
      );
      expect(comparable(command.stdout())).toBe(comparable(printed[index] ?? ''));
    }
  } finally {
    await Promise.all(running.map((command) => command.stop('SIGTERM')));
  }
});
