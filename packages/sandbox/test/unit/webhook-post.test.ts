import dns from 'node:dns';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startWebhookReceiver, type WebhookReceiver } from '../../../../test/support/webhook-receiver.js';
import type { post as Send } from '../../src/webhooks/post.js';

const resolveName = dns.lookup;

/** The results of the lookups of the receiver's name, in order. */
let lookups: string[];
let asked: number;
let receiver: WebhookReceiver;
let post: typeof Send;
beforeAll(async () => {
  receiver = await startWebhookReceiver();
  const resolve = (_name: string, _options: object, done: (error: null, found: object[]) => void) => {
    const address = lookups[Math.min(asked, lookups.length - 1)] ?? '';
    asked += 1;
    done(null, [{ address, family: 4 }]);
  };
  dns.lookup = resolve as unknown as typeof dns.lookup;
  ({ post } = await import('../../src/webhooks/post.js'));
});
afterAll(async () => {
  dns.lookup = resolveName;
  await receiver.stop();
});
beforeEach(() => {
  asked = 0;
});

const send = (protocol = 'http') =>
  post({
    url: `${protocol}://name.example:${new URL(receiver.url).port}/`,
    body: Buffer.from('{}'),
    headers: {},
    timeoutMs: 10_000,
    targets: 'loopback',
    signal: new AbortController().signal,
  });

describe('a webhook for loopback only', () => {
  it.each(['http', 'https'])('is not sent to a name with another address, over %s', async (protocol) => {
    lookups = ['10.255.255.1'];
    expect(await send(protocol)).toEqual({ kind: 'failed', reason: 'not a loopback address' });
  });

  it('is sent to the checked address, even if the name resolves to another one later', async () => {
    lookups = ['127.0.0.1', '10.255.255.1'];
    expect(await send()).toEqual({ kind: 'answered', status: 200 });
    expect([asked, receiver.received.length]).toEqual([1, 1]);
  });
});
