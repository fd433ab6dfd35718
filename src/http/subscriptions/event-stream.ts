import type { SubscriptionEvent } from '../../subscriptions/subscription.js';
import type { SubscriptionFailure } from '../../subscriptions/subscription-failure.js';

export interface EventStreamObserver {
  readonly onEvent: () => void;
  /** Called when the source of the events has failed. Its result goes to the client. */
  readonly onFault: (error: unknown) => SubscriptionFailure;
  /** Called once, however the stream ends. */
  readonly onEnd: () => void;
}

const DONE = { done: true, value: undefined } as const;

/** The events of one subscription. `end` ends it at once, also while the next event is awaited: `return` of a generator would wait. */
export class EventStream implements AsyncIterableIterator<SubscriptionEvent, undefined> {
  readonly #source: AsyncIterator<SubscriptionEvent>;
  readonly #observer: EventStreamObserver;
  #wake: ((failure: SubscriptionFailure | null) => void) | null = null;
  #failure: SubscriptionFailure | null = null;
  #hasEnded = false;

  constructor(events: AsyncIterable<SubscriptionEvent>, observer: EventStreamObserver) {
    this.#source = events[Symbol.asyncIterator]();
    this.#observer = observer;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** @throws {SubscriptionFailure} once, when the subscription has failed. */
  next(): Promise<IteratorResult<SubscriptionEvent, undefined>> {
    if (this.#hasEnded) {
      const failure = this.#failure;
      this.#failure = null;
      return failure === null ? Promise.resolve(DONE) : Promise.reject(failure);
    }
    return new Promise((resolve, reject) => {
      this.#wake = (failure) => (failure === null ? resolve(DONE) : reject(failure));
      this.#source.next().then(
        (step) => {
          if (this.#hasEnded) return;
          if (step.done) {
            this.end();
          } else {
            this.#wake = null;
            this.#observer.onEvent();
            resolve(step);
          }
        },
        (error: unknown) => {
          // A source may fail because it was ended.
          if (!this.#hasEnded) this.end(this.#observer.onFault(error));
        },
      );
    });
  }

  async return(): Promise<IteratorResult<SubscriptionEvent, undefined>> {
    this.end();
    return DONE;
  }

  /** Ends the subscription. Its client is told of a failure. */
  end(failure: SubscriptionFailure | null = null): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    if (this.#wake === null) this.#failure = failure;
    this.#wake?.(failure);
    this.#observer.onEnd();
    // Not awaited: a generator returns only after its next event. What it throws after the end concerns nobody.
    this.#source.return?.().catch(() => {});
  }
}
