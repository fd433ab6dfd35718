import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from '../support/free-port.js';
import { type StartedProcess, startMain } from '../support/process.js';
import { openRawStream } from '../support/raw-stream.js';
import { post } from '../support/test-app.js';

const folder = new URL('../../examples/operations/', import.meta.url);
const files = readdirSync(folder).sort();
const read = (file: string) => readFileSync(new URL(file, folder), 'utf8');

/** The operation after which a subscription has an event. The first event of the others is the state now. */
const CAUSES: Readonly<Record<string, string>> = {
  '52-relay-events.graphql': '31-create-relay-token-for-ourselves.graphql',
};

let server: StartedProcess;
let port: number;
beforeAll(async () => {
  port = await freePort();
  // The examples contain the tokens of the embedded sandbox with default settings. It sends webhooks if there is an address.
  server = startMain({ PORT: `${port}`, PUBLIC_URL: `http://localhost:${port}` });
  await server.until('Ctrl-C stops it.');
});
afterAll(() => server.stop('SIGTERM'));

interface Result {
  readonly data?: Record<string, unknown> | null | undefined;
  readonly errors?: readonly unknown[];
}

const send = (file: string): Promise<Result> =>
  post<Record<string, unknown>>(`http://localhost:${port}/graphql`, { query: read(file) });

/** The first result of a subscription. */
async function subscribe(file: string): Promise<Result> {
  const stream = await openRawStream(port, {
    body: { query: read(file) },
    headers: { accept: 'text/event-stream' },
  });
  const cause = CAUSES[file];
  if (cause !== undefined) await send(cause);
  const [, json = ''] = /^data: (\{.*)\n\n/m.exec(await stream.until('}\n\n')) ?? [];
  stream.close();
  return JSON.parse(json) as Result;
}

describe('the examples run unchanged against npm start, in order', () => {
  it.each(files)('%s', async (file) => {
    const isSubscription = /^subscription /m.test(read(file));
    const { data, errors = [] } = await (isSubscription ? subscribe(file) : send(file));

    expect(errors).toEqual([]);
    expect(Object.values(data ?? {})).toContainEqual(expect.anything());
    expect(Object.values(data ?? {}).every((field) => field !== null)).toBe(true);
    expect(JSON.stringify(data)).not.toContain('"assetReport":null');
  });
});
