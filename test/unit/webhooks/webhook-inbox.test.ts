import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createValueSealer } from '../../../src/sealing/sealed-value.js';
import { createMemoryStateStore } from '../../../src/state/memory-state-store.js';
import { onlyProcess } from '../../../src/state/processes.js';
import type { LocalStateStore } from '../../../src/state/state-store.js';
import { StateUnavailableError } from '../../../src/state/state-unavailable.js';
import type { VerifiedBody } from '../../../src/webhooks/verify-plaid-webhook.js';
import type { AcceptedWebhook } from '../../../src/webhooks/webhook-effects.js';
import { parseWebhook } from '../../../src/webhooks/webhook-event.js';
import {
  type ArrivedWebhook,
  MAX_TRIES,
  MAX_WAITING,
  WebhookInbox,
} from '../../../src/webhooks/webhook-inbox.js';
import { held } from '../../support/held.js';

const sealer = createValueSealer(new Map([['k', Buffer.alloc(32, 'k')]]));
const ADDRESS = { tenant: 'acme', place: 'attempt/1', role: 'owner' } as const;

let state: LocalStateStore;
let seen: AcceptedWebhook[];
let outcomes: string[];
/** What the work of a webhook does. */
let work: () => Promise<void>;
beforeEach(() => {
  jest.useFakeTimers();
  state = createMemoryStateStore();
  seen = [];
  outcomes = [];
  work = async () => {};
});
afterEach(() => {
  jest.useRealTimers();
});

function open(over = state, processes = onlyProcess()): WebhookInbox {
  return new WebhookInbox({
    state: over,
    processes,
    sealer,
    work: (webhook) => {
      seen.push(webhook);
      return work();
    },
    onWorked: (outcome) => outcomes.push(outcome),
  });
}

function arrived(more: object, rest: Partial<ArrivedWebhook> = {}): ArrivedWebhook {
  const body = Buffer.from(JSON.stringify({ webhook_type: 'ASSETS', ...more })) as unknown as VerifiedBody;
  return { body, event: parseWebhook(body), verification: 'a', address: null, requestId: 'r', ...rest };
}
const ready = (id: string, rest: Partial<ArrivedWebhook> = {}) =>
  arrived({ webhook_code: 'PRODUCT_READY', asset_report_id: id }, rest);
const fail = async () => {
  throw new Error('not now');
};
const settle = () => jest.advanceTimersByTimeAsync(0);
const keysOf = async () => {
  const keys: string[] = [];
  for await (const [key] of state.entries('webhook/')) keys.push(key);
  return keys;
};

describe('the inbox', () => {
  it('works on each webhook once, with its attempt and request', async () => {
    const inbox = open();
    expect(await inbox.accept(ready('1', { address: ADDRESS }))).toBe('accepted');
    expect(await inbox.accept(ready('1', { address: ADDRESS, verification: 'b' }))).toBe('duplicate');
    await settle();
    expect(seen).toEqual([
      {
        id: expect.stringMatching(/^webhook\//),
        event: { kind: 'report-ready', assetReportId: '1', reportType: null },
        address: ADDRESS,
        requestId: 'r',
      },
    ]);
    expect([outcomes, inbox.length]).toEqual([['done'], 0]);
    expect(await inbox.accept(ready('1', { address: ADDRESS }))).toBe('duplicate');
  });

  it('tells the same body at another address apart, and events that repeat a body by their signatures', async () => {
    const inbox = open();
    const used = { webhook_code: 'RELAY_EVENT', relay_event: 'GET_CALLED', asset_relay_token: 't' };
    for (const webhook of [
      ready('1'),
      ready('1', { address: ADDRESS }),
      arrived(used),
      arrived(used, { verification: 'b' }),
    ])
      expect(await inbox.accept(webhook)).toBe('accepted');
    expect(await inbox.accept(arrived(used))).toBe('duplicate');
  });

  it('remembers a webhook for 48 hours', async () => {
    const inbox = open();
    await inbox.accept(ready('1'));
    await settle();
    await jest.advanceTimersByTimeAsync(48 * 3_600_000 - 1);
    expect(await inbox.accept(ready('1'))).toBe('duplicate');
    await jest.advanceTimersByTimeAsync(1);
    expect(await inbox.accept(ready('1'))).toBe('accepted');
  });

  it('has no id and no token in its keys and its values', async () => {
    work = () => new Promise(() => {});
    await open().accept(ready('the-report-id', { address: ADDRESS }));
    for await (const [key, value] of state.entries('webhook/')) {
      expect(key).toMatch(/^webhook\/[0-9a-f]{64}$/);
      expect(value.toString('latin1')).not.toMatch(/the-report-id|acme|PRODUCT/);
    }
    expect(await keysOf()).toHaveLength(1);
  });

  it('does not accept what cannot be stored', async () => {
    await state.close();
    await expect(open().accept(ready('1'))).rejects.toThrow(StateUnavailableError);
    expect(seen).toEqual([]);
  });

  it('accepts no more than it may hold', async () => {
    work = () => new Promise(() => {});
    const inbox = open();
    for (let count = 0; count < MAX_WAITING; count += 1) await inbox.accept(ready(String(count)));
    expect(await inbox.accept(ready('one more'))).toBe('inbox-full');
    expect(inbox.length).toBe(MAX_WAITING);
  });
});

describe('work that fails', () => {
  it('is repeated after 1 s, 2 s, 4 s and so on until it succeeds', async () => {
    work = fail;
    const inbox = open();
    await inbox.accept(ready('1'));
    const counts = [];
    for (const ms of [0, 999, 1, 1_999, 1, 3_999, 1]) {
      await jest.advanceTimersByTimeAsync(ms);
      counts.push(seen.length);
    }
    expect(counts).toEqual([1, 1, 2, 2, 3, 3, 4]);
    expect(inbox.length).toBe(1);
    work = async () => {};
    await jest.advanceTimersByTimeAsync(8_000);
    expect([outcomes, inbox.length]).toEqual([['failed', 'failed', 'failed', 'failed', 'done'], 0]);
  });

  it('is given up after 12 tries within 35 minutes, also for a later process', async () => {
    work = fail;
    const inbox = open();
    await inbox.accept(ready('1'));
    await jest.advanceTimersByTimeAsync(35 * 60_000);
    expect([seen.length, outcomes.at(-1), inbox.length]).toEqual([MAX_TRIES, 'given-up', 0]);
    expect(await open().recover()).toEqual({ left: 0, unreadable: 0 });
  });

  it('is repeated when only its end could not be written', async () => {
    const inbox = open({
      ...state,
      create: (...all) => state.create(...all),
      replace: jest
        .fn<LocalStateStore['replace']>()
        .mockRejectedValueOnce(new StateUnavailableError('full'))
        .mockImplementation((...all) => state.replace(...all)),
    } as LocalStateStore);
    await inbox.accept(ready('1'));
    await jest.advanceTimersByTimeAsync(1_000);
    expect([seen.length, outcomes]).toEqual([2, ['failed', 'done']]);
  });
});

describe('a process that ends', () => {
  it('leaves its work to the next one, which begins again', async () => {
    work = fail;
    const first = open();
    await first.accept(ready('1', { address: ADDRESS }));
    await first.accept(ready('2'));
    await settle();
    await first.stop();
    await jest.advanceTimersByTimeAsync(3_600_000);
    expect(seen).toHaveLength(2);
    work = async () => {};
    const next = open();
    expect(await next.recover()).toEqual({ left: 2, unreadable: 0 });
    await settle();
    expect(seen.slice(2)).toEqual(expect.arrayContaining(seen.slice(0, 2)));
    expect([next.length, await next.accept(ready('2'))]).toEqual([0, 'duplicate']);
    expect(await open().recover()).toEqual({ left: 0, unreadable: 0 });
  });

  it('waits for the work in progress', async () => {
    let end = () => {};
    work = () =>
      new Promise((resolve) => {
        end = resolve;
      });
    const inbox = open();
    await inbox.accept(ready('1'));
    let isStopped = false;
    const stopped = inbox.stop().then(() => {
      isStopped = true;
    });
    await settle();
    expect(isStopped).toBe(false);
    end();
    await stopped;
    expect(outcomes).toEqual(['done']);
  });

  it('with other keys counts what it cannot read, and leaves it', async () => {
    work = () => new Promise(() => {});
    await open().accept(ready('1'));
    const other = new WebhookInbox({
      processes: onlyProcess(),
      state,
      sealer: createValueSealer(new Map([['other', Buffer.alloc(32, 'o')]])),
      work,
      onWorked: () => {},
    });
    expect(await other.recover()).toEqual({ left: 0, unreadable: 1 });
    expect(await open().recover()).toEqual({ left: 1, unreadable: 0 });
  });

  it('is left alone while its process runs, and taken over once when it has ended', async () => {
    const alive = new Set(['one', 'two', 'three']);
    const [one, two, three] = (['one', 'two', 'three'] as const).map((id) =>
      open(state, { id, isAlive: async (other) => alive.has(other) }),
    ) as [WebhookInbox, WebhookInbox, WebhookInbox];
    const started = held<void>();
    work = () => started.promise;
    await one.accept(ready('1'));
    await settle();
    expect([await two.recover(), seen.length]).toEqual([{ left: 0, unreadable: 0 }, 1]);
    alive.delete('one');
    const recovered = await Promise.all([two.recover(), three.recover()]);
    expect(recovered.map(({ left }) => left).sort()).toEqual([0, 1]);
    started.resolve();
    await settle();
    expect(seen).toHaveLength(2);
    expect(await open().recover()).toEqual({ left: 0, unreadable: 0 });
  });
});
