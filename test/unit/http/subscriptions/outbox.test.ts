import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { MAX_UNSENT, Outbox, STALL_MS } from '../../../../src/http/subscriptions/outbox.js';

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
});
afterEach(() => {
  jest.useRealTimers();
});

/** A reader that takes a piece only when the test says so. */
function createReader() {
  const pieces: string[] = [];
  const waiting: (() => void)[] = [];
  const onStalled = jest.fn();
  const outbox = new Outbox({
    write(piece, isLast, onSent) {
      pieces.push(piece.toString() + (isLast ? '.' : ''));
      waiting.push(onSent);
    },
    onStalled,
  });
  return { outbox, pieces, onStalled, take: () => waiting.shift()?.() };
}

/** Whether a promise is settled, after all that can settle it now. */
async function isSettled(promise: Promise<void>): Promise<boolean> {
  let settled = false;
  void promise.then(() => {
    settled = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  return settled;
}

describe('an outbox', () => {
  it('writes one message after another, and the next when the one before is taken', () => {
    const { outbox, pieces, take } = createReader();
    void outbox.send('one');
    void outbox.send('two');
    expect(pieces).toEqual(['one.']);
    take();
    expect(pieces).toEqual(['one.', 'two.']);
    take();
    expect(outbox.isEmpty).toBe(true);
  });

  it('drops a reader that takes nothing for 10 s, and sends no more', () => {
    const { outbox, pieces, onStalled, take } = createReader();
    void outbox.send('one');
    jest.advanceTimersByTime(STALL_MS - 1);
    take();
    void outbox.send('two');
    jest.advanceTimersByTime(STALL_MS - 1);
    void outbox.send('three');
    expect(onStalled).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1);
    expect(onStalled).toHaveBeenCalledTimes(1);
    void outbox.send('four');
    take();
    expect(pieces).toEqual(['one.', 'two.']);
  });

  it('drops nobody while there is nothing to read', () => {
    const { outbox, onStalled, take } = createReader();
    void outbox.send('one');
    take();
    jest.advanceTimersByTime(100 * STALL_MS);
    expect(onStalled).not.toHaveBeenCalled();
  });

  it('lets a slow reader of one large message finish it', () => {
    const { outbox, pieces, onStalled, take } = createReader();
    const text = 'x'.repeat(1_000_000);
    void outbox.send(text);
    while (!outbox.isEmpty) {
      jest.advanceTimersByTime(STALL_MS - 1);
      take();
    }
    expect(pieces.length).toBe(16);
    expect(pieces.join('')).toBe(`${text}.`);
    expect(onStalled).not.toHaveBeenCalled();
  });

  it('makes its sender wait at 64 unsent messages, until there is room', async () => {
    const { outbox, take } = createReader();
    for (let sent = 1; sent < MAX_UNSENT; sent += 1) expect(await isSettled(outbox.send('x'))).toBe(true);
    const last = outbox.send('x');
    expect(await isSettled(last)).toBe(false);
    take();
    expect(await isSettled(last)).toBe(true);
  });

  it('drops a reader that leaves 64 messages and takes nothing for a second', () => {
    const { outbox, onStalled, take } = createReader();
    for (let sent = 0; sent < MAX_UNSENT; sent += 1) void outbox.send('x');
    jest.advanceTimersByTime(999);
    take();
    void outbox.send('x');
    jest.advanceTimersByTime(999);
    void outbox.send('x');
    expect(onStalled).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1);
    expect(onStalled).toHaveBeenCalledTimes(1);
  });

  it('drops a reader that has taken nothing for a second as soon as it leaves 64 messages', () => {
    const { outbox, onStalled } = createReader();
    for (let sent = 1; sent < MAX_UNSENT; sent += 1) void outbox.send('x');
    jest.advanceTimersByTime(1_000);
    expect(onStalled).not.toHaveBeenCalled();
    void outbox.send('x');
    expect(onStalled).toHaveBeenCalledTimes(1);
  });

  it('releases its sender when it is closed', async () => {
    const { outbox, onStalled } = createReader();
    for (let sent = 1; sent < MAX_UNSENT; sent += 1) void outbox.send('x');
    const waiting = [outbox.send('x'), outbox.sent()];
    outbox.close();
    await Promise.all(waiting);
    jest.advanceTimersByTime(STALL_MS);
    expect(onStalled).not.toHaveBeenCalled();
  });
});
