import type { MessagePort, Transferable, Worker } from 'node:worker_threads';
import { decodeError, type EncodedError, encodeError } from './error-codec.js';

/** One end of a message channel. */
export interface Port {
  post(message: unknown, transfer: readonly Transferable[]): void;
  listen(listener: (message: unknown) => void): void;
}

export function portOf(end: Worker | MessagePort): Port {
  return {
    post: (message, transfer) => end.postMessage(message, transfer),
    listen: (listener) => void (end as Worker).on('message', listener),
  };
}

/** The calls that one side handles, as functions of one argument. */
export type Calls<C> = { readonly [Method in keyof C]: (argument: never) => unknown };
export type Argument<C extends Calls<C>, Method extends keyof C> = Parameters<C[Method]>[0];
export type Value<C extends Calls<C>, Method extends keyof C> = ReturnType<C[Method]>;

/** The result of a handler. Transferred memory is moved to the other side and not copied. */
export interface Reply<V> {
  readonly value: V;
  readonly transfer?: readonly Transferable[];
}

export type Handlers<C extends Calls<C>> = {
  readonly [Method in keyof C]: (
    argument: Argument<C, Method>,
  ) => Promise<Reply<Value<C, Method>>> | Reply<Value<C, Method>>;
};

/** @template C the calls that the other side handles. */
export interface Peer<C extends Calls<C>> {
  /** Calls the other side. Rejects with the error of its handler, which keeps its class. */
  call<Method extends keyof C>(
    method: Method,
    argument: Argument<C, Method>,
    transfer?: readonly Transferable[],
  ): Promise<Value<C, Method>>;
  /** For when the other side has ended: rejects all pending and all later calls. */
  fail(error: Error): void;
}

interface CallMessage<C extends Calls<C>, Method extends keyof C> {
  readonly kind: 'call';
  readonly id: number;
  readonly method: Method;
  readonly argument: Argument<C, Method>;
}

type Message<Own extends Calls<Own>, Other extends Calls<Other>> =
  | CallMessage<Own, keyof Own>
  | { readonly kind: 'value'; readonly id: number; readonly value: Value<Other, keyof Other> }
  | { readonly kind: 'error'; readonly id: number; readonly error: EncodedError };

interface PendingCall {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/**
 * Calls over a port, in both directions.
 *
 * @template Own the calls that this side handles.
 * @template Other the calls that the other side handles.
 */
export function createPeer<Own extends Calls<Own>, Other extends Calls<Other>>(
  port: Port,
  handlers: Handlers<Own>,
): Peer<Other> {
  const pending = new Map<number, PendingCall>();
  let last = 0;
  let failure: Error | null = null;

  async function handle<Method extends keyof Own>({
    id,
    method,
    argument,
  }: CallMessage<Own, Method>): Promise<void> {
    try {
      const { value, transfer } = await handlers[method](argument);
      port.post({ kind: 'value', id, value }, transfer ?? []);
    } catch (error) {
      port.post({ kind: 'error', id, error: encodeError(error) }, []);
    }
  }

  port.listen((received) => {
    // Only the peer at the other end posts to this port.
    const message = received as Message<Own, Other>;
    if (message.kind === 'call') {
      void handle(message);
      return;
    }
    const call = pending.get(message.id);
    pending.delete(message.id);
    if (message.kind === 'value') call?.resolve(message.value);
    else call?.reject(decodeError(message.error));
  });

  return {
    call(method, argument, transfer = []) {
      // A message to a thread that has ended would be lost silently.
      if (failure !== null) return Promise.reject(failure);
      last += 1;
      const id = last;
      return new Promise((resolve, reject) => {
        pending.set(id, { resolve: resolve as PendingCall['resolve'], reject });
        port.post({ kind: 'call', id, method, argument }, transfer);
      });
    },
    fail(error) {
      failure = error;
      for (const { reject } of pending.values()) reject(error);
      pending.clear();
    },
  };
}
