import type { MessagePort, Transferable, Worker } from 'node:worker_threads';
import { decodeError, type EncodedError, encodeError } from './error-codec.js';

/** One end of a message channel. */
export interface Port {
  post(message: unknown, transfer: readonly Transferable[]): void;
  listen(listener: (message: unknown) => void): void;
}

/** The end at a thread, or at the one above. */
export function portOf(end: Worker | MessagePort): Port {
  return {
    post: (message, transfer) => end.postMessage(message, transfer),
    listen: (listener) => void (end as Worker).on('message', listener),
  };
}

/** What a handler answers with; what is transferred is the other side's from then on, and is not copied. */
export interface Reply {
  readonly value: unknown;
  readonly transfer?: readonly Transferable[];
}

export type Handlers = Readonly<Record<string, (argument: never) => Promise<Reply> | Reply>>;

export interface Peer {
  /** Asks the other side. Fails with the error that its handler threw, of the class that it was of. */
  call(method: string, argument: unknown, transfer?: readonly Transferable[]): Promise<unknown>;
  /** The other side is gone: fails all that was asked and is not answered, and all that will be. */
  fail(error: Error): void;
}

type Message =
  | { readonly kind: 'call'; readonly id: number; readonly method: string; readonly argument: never }
  | { readonly kind: 'value'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'error'; readonly id: number; readonly error: EncodedError };

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** Questions and answers over a port, both ways. */
export function createPeer(port: Port, handlers: Handlers): Peer {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let failure: Error | null = null;

  async function answer({ id, method, argument }: Extract<Message, { kind: 'call' }>): Promise<void> {
    try {
      const handler = handlers[method];
      if (handler === undefined) throw new Error(`Nothing handles ${method}`);
      const { value, transfer } = await handler(argument);
      port.post({ kind: 'value', id, value }, transfer ?? []);
    } catch (error) {
      port.post({ kind: 'error', id, error: encodeError(error) }, []);
    }
  }

  port.listen((received) => {
    const message = received as Message;
    if (message.kind === 'call') {
      void answer(message);
      return;
    }
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.kind === 'value') asked?.resolve(message.value);
    else asked?.reject(decodeError(message.error));
  });

  return {
    call(method, argument, transfer = []) {
      // A message to a thread that has ended is lost without a word.
      if (failure !== null) return Promise.reject(failure);
      last += 1;
      const id = last;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        port.post({ kind: 'call', id, method, argument }, transfer);
      });
    },
    fail(error) {
      failure = error;
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    },
  };
}
