import { describe, expect, it } from '@jest/globals';
import { createPeer, type Handlers, type Port } from '../../../src/workers/peer.js';

/** Two peers that speak to each other; what is posted arrives a turn later. */
function pair(handlers: Handlers) {
  const listeners: ((message: unknown) => void)[] = [];
  const portTo = (other: number): Port => ({
    post: (message) => queueMicrotask(() => listeners[other]?.(message)),
    listen: (listener) => listeners.push(listener),
  });
  const near = createPeer(portTo(1), {});
  createPeer(portTo(0), handlers);
  return near;
}

describe('a peer', () => {
  it('gives back what the other side answers, or the error that it threw', async () => {
    const near = pair({
      twice: (number: number) => ({ value: number * 2 }),
      broken: () => {
        throw new RangeError('too much');
      },
    });
    expect(await near.call('twice', 21)).toBe(42);
    await expect(near.call('broken', null)).rejects.toThrow('too much');
    await expect(near.call('nothing', null)).rejects.toThrow('Nothing handles nothing');
  });

  it('fails what was asked when the other side is lost, and whatever is asked from then on', async () => {
    const near = pair({ never: () => new Promise(() => {}) });
    const asked = near.call('never', null);
    near.fail(new Error('lost'));
    await expect(asked).rejects.toThrow('lost');
    await expect(near.call('never', null)).rejects.toThrow('lost');
  });
});
