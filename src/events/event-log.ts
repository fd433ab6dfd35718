import type { ValueSealer } from '../sealing/sealed-value.js';
import type { ListLimits, StateStore } from '../state/state-store.js';
import type { Event, Occurrence } from './event.js';
import type { Topic } from './topic.js';

/** Events of a topic are kept for a day, and at most so many. */
const LIMITS: ListLimits = { ttlMs: 86_400_000, maxLength: 1_000 };

const PAGE = 100;

/** Events by topic, in the state: encrypted, in lists whose names are HMACs. */
export class EventLog {
  readonly #state: StateStore;
  readonly #sealer: ValueSealer;

  constructor(state: StateStore, sealer: ValueSealer) {
    this.#state = state;
    this.#sealer = sealer;
  }

  /** Returns the number of the event in its topic. */
  append(topic: Topic, event: Event): Promise<number> {
    const list = listOf(topic);
    return this.#state.append(list, this.#sealer.seal(list, Buffer.from(JSON.stringify(event))), LIMITS);
  }

  /** The number of the newest event; of none, a number from which later events follow. */
  async last(topic: Topic): Promise<number> {
    return (await this.#state.after(listOf(topic), Number.MAX_SAFE_INTEGER, 1)).last;
  }

  /** Whether an event is still there. */
  async has(topic: Topic, sequence: number): Promise<boolean> {
    const { first, last } = await this.#state.after(listOf(topic), Number.MAX_SAFE_INTEGER, 1);
    return first !== null && first <= sequence && sequence <= last;
  }

  /** All events after a number, and then those to come, until the signal aborts. */
  async *follow(topic: Topic, after: number, signal: AbortSignal): AsyncGenerator<Occurrence, void, void> {
    const list = listOf(topic);
    const bell = new Bell(signal);
    // Watched before the first read, so that no event falls between the two.
    const unwatch = this.#state.watch(list, () => bell.ring());
    let position = after;
    try {
      while (!signal.aborted) {
        const { entries, first, last } = await this.#state.after(list, position, PAGE);
        // The numbers begin again when the state has lost everything.
        const isMissed = first === null ? last !== position : first > position + 1 || last < position;
        if (isMissed) {
          position = first === null ? last : first - 1;
          yield { sequence: position, event: null };
          continue;
        }
        for (const { sequence, value } of entries) {
          if (signal.aborted) return;
          position = sequence;
          yield { sequence, event: this.#open(list, value) };
        }
        if (entries.length < PAGE) await bell.rung();
      }
    } finally {
      unwatch();
      bell.stop();
    }
  }

  /** Null when no key opens it any more: the subscriber reads the state again. */
  #open(list: string, value: Buffer): Event | null {
    const opened = this.#sealer.open(list, value);
    return opened && (JSON.parse(opened.toString()) as Event);
  }
}

function listOf({ name }: Topic): string {
  return `events/${name}`;
}

/** Wakes one waiter. A ring before the wait is not lost. */
class Bell {
  readonly #signal: AbortSignal;
  readonly #ring = () => this.ring();
  #isRung = false;
  #wake: () => void = () => {};

  constructor(signal: AbortSignal) {
    this.#signal = signal;
    signal.addEventListener('abort', this.#ring);
  }

  ring(): void {
    this.#isRung = true;
    this.#wake();
  }

  async rung(): Promise<void> {
    if (!this.#isRung && !this.#signal.aborted) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    this.#isRung = false;
  }

  stop(): void {
    this.#signal.removeEventListener('abort', this.#ring);
  }
}
