import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { buffer, text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../support/eventually.js';
import type { Fault, FaultRule } from '../../support/fault-plan.js';
import { type FaultProxy, startFaultProxy } from '../../support/fault-proxy.js';
import { freePort } from '../../support/free-port.js';

const BODY = JSON.stringify({ report: 'x'.repeat(300) });

/** What the upstream received: paths and bodies. */
const received: string[] = [];
const streams: ServerResponse[] = [];
const upstream = createServer(async (incoming, response) => {
  if (incoming.url === '/stream') {
    streams.push(response.writeHead(200, { 'x-accel-buffering': 'no' }));
    response.write('first');
    return;
  }
  received.push(`${incoming.url} ${(await buffer(incoming)).toString()}`);
  response.writeHead(200, { 'content-type': 'application/json', 'x-of-upstream': 'yes' }).end(BODY);
});

let proxy: FaultProxy;
/** What the upstream had received whenever a call was held. */
const held: string[][] = [];
beforeAll(async () => {
  upstream.listen(0, '127.0.0.1');
  await once(upstream, 'listening');
  proxy = await startFaultProxy({
    upstream: `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`,
    onHeld: () => held.push([...received]),
  });
});
afterAll(async () => {
  await proxy.stop();
  upstream.close();
});
afterEach(() => {
  received.length = 0;
  held.length = 0;
  streams.length = 0;
});

/** Sends a POST on a connection of its own, and resolves with the response's head. */
async function begin(path: string, signal?: AbortSignal): Promise<IncomingMessage> {
  const sent = request(`${proxy.url}${path}`, { method: 'POST', agent: false, ...(signal && { signal }) });
  sent.end('question');
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  return response;
}

async function ask(path: string) {
  const response = await begin(path);
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return { status: response.statusCode, headers: response.headers, chunks, body: Buffer.concat(chunks) };
}

const onA = (fault: Fault, more: Partial<FaultRule> = {}) =>
  proxy.set({ rules: [{ path: '/a', ...more, fault }] });

const onStream = (fault: Fault) => proxy.set({ rules: [{ path: '/stream', fault }] });
const theStream = () => proxy.calls.find(({ path }) => path === '/stream');
const endStreams = () => {
  for (const response of streams) response.end('last');
};

const theCall = () => proxy.calls.find(({ path }) => path === '/a');

/** Asserts that a call is not answered while other calls are. */
async function expectSilence() {
  const leaving = new AbortController();
  let isAnswered = false;
  const silent = begin('/a', leaving.signal).then(
    () => {
      isAnswered = true;
    },
    (error: Error) => error.name,
  );
  await eventually('the call', async () => theCall());
  for (let index = 0; index < 5; index += 1) expect((await ask('/b')).status).toBe(200);
  expect(isAnswered).toBe(false);
  leaving.abort();
  expect(await silent).toBe('AbortError');
}

describe('the fault proxy', () => {
  it('passes a call on as it is, and its response back', async () => {
    proxy.set({ rules: [] });
    const { status, headers, body } = await ask('/a');
    expect({ status, body: body.toString() }).toEqual({ status: 200, body: BODY });
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'x-of-upstream': 'yes' });
    expect(received).toEqual(['/a question']);
    expect(theCall()).toMatchObject({ fault: null, isForwarded: true, status: 200 });
  });

  it('latency: the upstream gets the call after a later one', async () => {
    onA({ kind: 'latency', ms: 200, jitterMs: 10 });
    const late = ask('/a');
    await eventually('the call', async () => theCall());
    await ask('/b');
    expect((await late).status).toBe(200);
    expect(received).toEqual(['/b question', '/a question']);
  });

  it('drip: the whole body arrives in pieces', async () => {
    onA({ kind: 'drip', bytes: 100, everyMs: 20 });
    const { chunks, body } = await ask('/a');
    expect(body.toString()).toBe(BODY);
    expect(chunks.length).toBeGreaterThan(1);
    expect(chunks[0]?.length).toBeLessThanOrEqual(100);
  });

  it.each(['before', 'after'] as const)('reset %s: the connection is reset', async (when) => {
    onA({ kind: 'reset', when });
    await expect(begin('/a')).rejects.toMatchObject({ code: 'ECONNRESET', syscall: 'read' });
    expect(received).toHaveLength(when === 'before' ? 0 : 1);
    expect(theCall()).toMatchObject({ fault: 'reset', isForwarded: when === 'after', status: null });
  });

  it('without a fault, a response is sent on as it arrives', async () => {
    proxy.set({ rules: [] });
    const stream = await begin('/stream');
    const [first] = await once(stream, 'data');
    expect(String(first)).toBe('first');
    endStreams();
    expect(await text(stream)).toBe('last');
  });

  it('buffer: nothing arrives before so many bytes, and the rest when the upstream ends', async () => {
    onStream({ kind: 'buffer', bytes: 10 });
    let isBegun = false;
    const begun = begin('/stream').finally(() => {
      isBegun = true;
    });
    await eventually('the first bytes', async () => (theStream()?.bodyBytes === 5 ? true : null));
    for (let index = 0; index < 5; index += 1) expect((await ask('/b')).status).toBe(200);
    expect(isBegun).toBe(false);
    for (const response of streams) response.write('second');
    const stream = await begun;
    const [portion] = await once(stream, 'data');
    expect(String(portion)).toBe('firstsecond');
    endStreams();
    expect(await text(stream)).toBe('last');
  });

  it('buffer with obeysHeader: a response with X-Accel-Buffering: no is sent on at once', async () => {
    onStream({ kind: 'buffer', bytes: 10, obeysHeader: true });
    const [first] = await once(await begin('/stream'), 'data');
    expect(String(first)).toBe('first');
    endStreams();
  });

  it.each<[string, Fault, string]>([
    ['bytes', { kind: 'cut', afterBytes: 3 }, 'fir'],
    ['ms', { kind: 'cut', afterMs: 50 }, 'first'],
  ])('cut after %s: the connection ends there, also that of the upstream', async (_unit, fault, arrived) => {
    onStream(fault);
    const stream = await begin('/stream');
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => void chunks.push(chunk));
    await expect(once(stream, 'end')).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(Buffer.concat(chunks).toString()).toBe(arrived);
    await eventually('the end of the upstream', async () => (streams[0]?.destroyed ? true : null));
  });

  it('half-open: a call is accepted, not passed on and not answered', async () => {
    onA({ kind: 'half-open' });
    await expectSilence();
    expect(received.filter((each) => each.startsWith('/a'))).toEqual([]);
    expect(held).toEqual([[]]);
    expect(theCall()).toMatchObject({ isForwarded: false, status: null });
  });

  it('answer-lost: the upstream executes the call, and the client gets no answer', async () => {
    onA({ kind: 'answer-lost' });
    await expectSilence();
    expect(received.filter((each) => each.startsWith('/a'))).toEqual(['/a question']);
    expect(held).toEqual([expect.arrayContaining(['/a question'])]);
    expect(theCall()).toMatchObject({ isForwarded: true, status: null });
  });

  it('truncate: the connection ends after half of the body', async () => {
    onA({ kind: 'truncate' });
    const response = await begin('/a');
    expect(response.headers['content-length']).toBe(String(BODY.length));
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    const [error] = await once(response, 'error').catch((thrown: unknown) => [thrown]);
    expect(error).toMatchObject({ code: 'ECONNRESET' });
    expect(Buffer.concat(chunks).toString()).toBe(BODY.slice(0, Math.floor(BODY.length / 2)));
  });

  it('corrupt: some bytes are replaced, the same ones for the same seed', async () => {
    const changedBytes = async () => {
      onA({ kind: 'corrupt', bytes: 3 });
      const { body } = await ask('/a');
      expect(body.length).toBe(BODY.length);
      return [...body.entries()].filter(([index, byte]) => byte !== BODY.charCodeAt(index));
    };
    const changed = await changedBytes();
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.length).toBeLessThanOrEqual(3);
    expect(await changedBytes()).toEqual(changed);
  });

  it('a burst of 429 and 500 by call number has the format of Plaid, and the upstream is not called', async () => {
    proxy.set({
      rules: [
        { path: '/a', calls: [1, 1], fault: { kind: 'rate-limit', retryAfterSeconds: 3 } },
        { path: '/a', calls: [2, 2], fault: { kind: 'rate-limit' } },
        { path: '/a', calls: [3, 3], fault: { kind: 'server-error' } },
      ],
    });
    const answers = [await ask('/a'), await ask('/a'), await ask('/a'), await ask('/a')];
    expect(answers.map(({ status }) => status)).toEqual([429, 429, 500, 200]);
    expect(answers.map(({ headers }) => headers['retry-after'])).toEqual([
      '3',
      undefined,
      undefined,
      undefined,
    ]);
    expect(answers.slice(0, 3).map(({ body }) => JSON.parse(body.toString()))).toMatchObject([
      { error_type: 'RATE_LIMIT_EXCEEDED', error_code: 'RATE_LIMIT' },
      { error_type: 'RATE_LIMIT_EXCEEDED', error_code: 'RATE_LIMIT' },
      { error_type: 'API_ERROR', error_code: 'INTERNAL_SERVER_ERROR' },
    ]);
    expect(received).toEqual(['/a question']);
    expect([proxy.count('/a'), proxy.count()]).toEqual([4, 4]);
  });

  it('drop: a call that waits for an answer ends, and later calls are answered', async () => {
    onA({ kind: 'half-open' });
    const ended = begin('/a').catch((error: NodeJS.ErrnoException) => error.code);
    await eventually('the call', async () => theCall());
    proxy.drop();
    expect(await ended).toBe('ECONNRESET');
    expect((await ask('/b')).status).toBe(200);
  });

  it('an upstream that is gone is a closed connection', async () => {
    const port = await freePort();
    const alone = await startFaultProxy({ upstream: `http://127.0.0.1:${port}` });
    await expect(fetch(alone.url, { method: 'POST' })).rejects.toThrow();
    await alone.stop();
  });
});
