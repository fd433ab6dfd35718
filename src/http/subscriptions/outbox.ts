/** Where an outbox writes. */
export interface OutboxTarget {
  /**
   * Writes a piece of a message.
   *
   * @param isLast whether it ends its message.
   * @param onSent called when the operating system has the piece.
   */
  write(piece: Buffer, isLast: boolean, onSent: () => void): void;
  /** Called once, when the reader has stalled. The outbox is then closed. */
  onStalled(): void;
}

/** How long a reader may take nothing, in ms. */
export const STALL_MS = 10_000;

/** The most messages that wait for a reader. */
export const MAX_UNSENT = 64;

/**
 * How long a reader of a full outbox may take nothing, in ms. A burst of events can fill the outbox before the operating system has
 * the first one, so a full outbox alone does not show that the reader has stalled.
 */
const FULL_STALL_MS = 1_000;

/** Large messages are written in pieces, so that a slow reader of one is seen to read. */
const PIECE_BYTES = 64 * 1_024;

/** The messages of one reader that are not sent yet. Bounded in number: `send` makes the sender wait, and a stalled reader is dropped. */
export class Outbox {
  readonly #target: OutboxTarget;
  readonly #unsent: Buffer[] = [];
  readonly #waiting: (() => void)[] = [];
  #offset = 0;
  #timer: NodeJS.Timeout | undefined;
  /** Whether the reader has taken nothing for `FULL_STALL_MS`. */
  #isSlow = false;
  #isClosed = false;

  constructor(target: OutboxTarget) {
    this.#target = target;
  }

  get isEmpty(): boolean {
    return this.#unsent.length === 0;
  }

  get isFull(): boolean {
    return this.#unsent.length >= MAX_UNSENT;
  }

  /** Adds a message. Resolves when there is room for another one, or when the outbox is closed. */
  send(message: string): Promise<void> {
    if (this.#isClosed) return Promise.resolve();
    this.#unsent.push(Buffer.from(message));
    if (this.#unsent.length === 1) {
      this.#writeNext();
      this.#watch();
    }
    if (this.isFull && this.#isSlow) this.#drop();
    return this.#when(() => !this.isFull);
  }

  /** Resolves when all messages are sent, or when the outbox is closed. */
  sent(): Promise<void> {
    return this.#when(() => this.isEmpty);
  }

  /** Discards what is not sent. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#unsent.length = 0;
    clearTimeout(this.#timer);
    this.#wake();
  }

  async #when(isTrue: () => boolean): Promise<void> {
    while (!this.#isClosed && !isTrue()) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  #writeNext(): void {
    const message = this.#unsent[0];
    if (message === undefined) return;
    const end = Math.min(this.#offset + PIECE_BYTES, message.length);
    const isLast = end === message.length;
    const piece = message.subarray(this.#offset, end);
    this.#target.write(piece, isLast, () => this.#onSent(end, isLast));
  }

  #onSent(end: number, isLast: boolean): void {
    if (this.#isClosed) return;
    this.#offset = isLast ? 0 : end;
    if (isLast) this.#unsent.shift();
    this.#watch();
    this.#writeNext();
    this.#wake();
  }

  /** Starts the time again in which the reader must take something. */
  #watch(): void {
    clearTimeout(this.#timer);
    this.#isSlow = false;
    if (this.isEmpty) return;
    this.#timer = setTimeout(() => {
      if (this.isFull) return this.#drop();
      this.#isSlow = true;
      this.#timer = setTimeout(() => this.#drop(), STALL_MS - FULL_STALL_MS).unref();
    }, FULL_STALL_MS).unref();
  }

  #drop(): void {
    this.close();
    this.#target.onStalled();
  }
}
