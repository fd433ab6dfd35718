import { describe, expect, it } from '@jest/globals';
import { createPeer, type Handlers, type Peer, type Port } from '../../../src/workers/peer.js';

interface FarCalls {
  twice(number: number): number;
  broken(nothing: null): never;
  never(nothing: null): null;
}

const handlers: Handlers<FarCalls> = {
  twice: (number) => ({ value: number * 2 }),
  broken: () => {
    throw new RangeError('too much');
  },
  never: () => new Promise(() => {}),
};

/** A peer with a working other side. Messages arrive in a later microtask. */
function near(): Peer<FarCalls> {
  const listeners: ((message: unknown) => void)[] = [];
  const portTo = (other: number): Port => ({
    post: (message) => queueMicrotask(() => listeners[other]?.(message)),
    listen: (listener) => listeners.push(listener),
  });
  const peer = createPeer<Record<never, never>, FarCalls>(portTo(1), {});
  createPeer<FarCalls, Record<never, never>>(portTo(0), handlers);
  return peer;
}

describe('a peer', () => {
  it("returns the other side's result or its error", async () => {
    const peer = near();
    expect(await peer.call('twice', 21)).toBe(42);
    await expect(peer.call('broken', null)).rejects.toThrow('too much');
  });

  it('rejects pending calls when the other side is lost, and all later calls', async () => {
    const peer = near();
    const pending = peer.call('never', null);
    peer.fail(new Error('lost'));
    await expect(pending).rejects.toThrow('lost');
    await expect(peer.call('twice', 1)).rejects.toThrow('lost');
  });
});

it('a call that the other side does not handle, or with a wrong argument, does not compile', () => {
  const peer = near();
  // @ts-expect-error The other side has no such call.
  const unknown = () => peer.call('thrice', 1);
  // @ts-expect-error The argument is a number.
  const mistyped = () => peer.call('twice', 'two');
  // @ts-expect-error A handler is missing.
  const incomplete: Handlers<FarCalls> = { twice: handlers.twice, never: handlers.never };
  expect([unknown, mistyped, incomplete]).toHaveLength(3);
});
