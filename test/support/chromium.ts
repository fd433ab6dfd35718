import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { eventually } from './eventually.js';

/** A headless Chromium, controlled by the DevTools protocol. */
export interface Chromium {
  open(url: string): Promise<Page>;
  stop(): Promise<void>;
}

export interface Page {
  /** Warnings and errors of the console, failed requests, and uncaught exceptions. */
  readonly complaints: readonly string[];
  /** Evaluates an expression in the page. The value must be JSON. */
  evaluate<T>(expression: string): Promise<T>;
  /** Resolves with the visible text of the page, once it contains a match. */
  until(part: RegExp): Promise<string>;
}

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--lang=en-US',
  // A pipe needs neither a port nor a WebSocket.
  '--remote-debugging-pipe',
];

interface Event {
  readonly sessionId: string;
  readonly method: string;
  readonly params: {
    readonly type?: string;
    readonly args?: readonly { readonly value?: unknown; readonly description?: string }[];
    readonly entry?: { readonly level: string; readonly text: string; readonly url?: string };
    readonly exceptionDetails?: { readonly exception?: { readonly description?: string } };
  };
}

interface Reply {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

export async function startChromium(): Promise<Chromium> {
  const profile = await mkdtemp(join(tmpdir(), 'creditgraph-browser-'));
  const child = spawn('chromium', [...FLAGS, `--user-data-dir=${profile}`], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close');
  const commands = child.stdio[3] as Writable;
  const messages = child.stdio[4] as Readable;

  const complaints = new Map<string, string[]>();
  const replies = new Map<number, (reply: Reply) => void>();
  let rest = '';
  messages.setEncoding('utf8').on('data', (chunk: string) => {
    const texts = (rest + chunk).split('\0');
    rest = texts.pop() ?? '';
    for (const text of texts) {
      const message = JSON.parse(text) as Event | Reply;
      if ('id' in message) replies.get(message.id)?.(message);
      else complaints.get(message.sessionId)?.push(...complaintsIn(message));
    }
  });

  let sent = 0;
  async function send<Result>(method: string, params: object = {}, sessionId?: string): Promise<Result> {
    sent += 1;
    const id = sent;
    const reply = new Promise<Reply>((resolve) => void replies.set(id, resolve));
    commands.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    const { result, error } = await Promise.race([
      reply,
      ended.then(() => ({ result: undefined, error: { message: 'Chromium has ended' } })),
    ]);
    if (error !== undefined) throw new Error(`${method}: ${error.message}`);
    return result as Result;
  }

  return {
    async open(url) {
      const { targetId } = await send<{ targetId: string }>('Target.createTarget', { url: 'about:blank' });
      const target = { targetId, flatten: true };
      const { sessionId } = await send<{ sessionId: string }>('Target.attachToTarget', target);
      const complaintsHere: string[] = [];
      complaints.set(sessionId, complaintsHere);
      for (const domain of ['Runtime', 'Log']) await send(`${domain}.enable`, {}, sessionId);
      await send('Page.navigate', { url }, sessionId);

      async function evaluate<T>(expression: string): Promise<T> {
        const asked = { expression, returnByValue: true, awaitPromise: true };
        const { result, exceptionDetails } = await send<{
          result: { value: T };
          exceptionDetails?: { exception?: { description?: string } };
        }>('Runtime.evaluate', asked, sessionId);
        if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? expression);
        return result.value;
      }
      return {
        complaints: complaintsHere,
        evaluate,
        until: (part) =>
          eventually(`${part} on ${url}`, async () => {
            const text = await evaluate<string>('document.body?.innerText ?? ""');
            return part.test(text) ? text : null;
          }).catch(({ message }: Error) => {
            throw new Error([message, ...complaintsHere].join('\n'));
          }),
      };
    },
    async stop() {
      await send('Browser.close');
      await ended;
      // Its child processes may still write for a moment.
      await rm(profile, { recursive: true, maxRetries: 10 });
    },
  };
}

function complaintsIn({
  method,
  params: { type = '', args = [], entry, exceptionDetails },
}: Event): string[] {
  if (method === 'Runtime.exceptionThrown') return [exceptionDetails?.exception?.description ?? 'thrown'];
  if (method === 'Runtime.consoleAPICalled' && ['error', 'warning', 'assert'].includes(type)) {
    return [args.map(({ value, description }) => String(value ?? description)).join(' ')];
  }
  if (method === 'Log.entryAdded' && entry && ['error', 'warning'].includes(entry.level)) {
    return [`${entry.text} ${entry.url ?? ''}`];
  }
  return [];
}
