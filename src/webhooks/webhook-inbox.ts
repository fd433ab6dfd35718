import { hash } from 'node:crypto';
import type { ValueSealer } from '../sealing/sealed-value.js';
import type { Processes } from '../state/processes.js';
import type { StateStore } from '../state/state-store.js';
import type { AttemptAddress } from './attempt-address.js';
import type { VerifiedBody } from './verify-plaid-webhook.js';
import type { AcceptedWebhook } from './webhook-effects.js';
import { parseWebhook, type WebhookEvent } from './webhook-event.js';
import type { WorkOutcome } from './webhook-observer.js';

export interface WebhookInboxOptions {
  readonly state: StateStore;
  readonly processes: Processes;
  readonly sealer: ValueSealer;
  /** Does the work of one webhook. It may be called again for the same webhook. */
  readonly work: (webhook: AcceptedWebhook) => Promise<void>;
  readonly onWorked: (outcome: WorkOutcome, error?: unknown) => void;
  /** The delay before the first repeat of failed work, in ms. Each next one is twice as long. */
  readonly retryMs?: number;
}

/** A webhook that was verified, as it arrived. */
export interface ArrivedWebhook {
  readonly body: VerifiedBody;
  /** The header `Plaid-Verification`. */
  readonly verification: string;
  readonly event: WebhookEvent;
  readonly address: AttemptAddress | null;
  readonly requestId: string;
}

interface Stored {
  /** In base64. */
  readonly body: string;
  readonly address: AttemptAddress | null;
  readonly requestId: string;
  /** The process that works on it. */
  readonly owner: string;
}

const PREFIX = 'webhook/';

/** How long a webhook is remembered, in ms. Plaid sends one again for up to 24 hours. */
const TTL_MS = 48 * 60 * 60_000;

/** In place of a webhook whose work is over. No sealed value is so short. */
const DONE = Buffer.from('done');

/** How many webhooks may wait for their work. */
export const MAX_WAITING = 1_000;

/** How often the work of a webhook is tried. With the delays between, that takes 34 minutes. */
export const MAX_TRIES = 12;

const RETRY_MS = 1_000;

/**
 * Verified webhooks, from before their acknowledgement to the end of their work. The state has one value for each: the encrypted webhook,
 * and later that its work is over. It also recognizes duplicates.
 */
export class WebhookInbox {
  readonly #options: WebhookInboxOptions;
  readonly #waiting = new Set<string>();
  readonly #working = new Set<Promise<void>>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #isStopped = false;

  constructor(options: WebhookInboxOptions) {
    this.#options = options;
  }

  /** How many webhooks are stored and not worked on to the end. */
  get length(): number {
    return this.#waiting.size;
  }

  /**
   * Stores a webhook, and begins its work without waiting for it.
   *
   * @throws {StateUnavailableError} when it cannot be stored. Plaid should send it again then.
   */
  async accept(webhook: ArrivedWebhook): Promise<'accepted' | 'duplicate' | 'inbox-full'> {
    if (this.#waiting.size >= MAX_WAITING) return 'inbox-full';
    const { body, address, event, requestId } = webhook;
    const key = keyOf(webhook);
    const owner = this.#options.processes.id;
    const sealed = this.#seal(key, { body: body.toString('base64'), address, requestId, owner });
    if ((await this.#options.state.create(key, sealed, TTL_MS)) !== null) return 'duplicate';
    this.#begin(sealed, { id: key, event, address, requestId });
    return 'accepted';
  }

  /** Takes over the work that ended processes have left. Returns how much that is, and how many webhooks cannot be read. */
  async recover(): Promise<{ readonly left: number; readonly unreadable: number }> {
    const { state, sealer, processes } = this.#options;
    let left = 0;
    let unreadable = 0;
    for await (const [key, sealed] of state.entries(PREFIX)) {
      if (sealed.equals(DONE)) continue;
      const plaintext = sealer.open(key, sealed);
      if (plaintext === null) {
        unreadable += 1;
        continue;
      }
      const stored = JSON.parse(plaintext.toString()) as Stored;
      if (await processes.isAlive(stored.owner)) continue;
      const own = this.#seal(key, { ...stored, owner: processes.id });
      // Its process has finished it, or another one was faster.
      if (!(await state.replace(key, sealed, own, TTL_MS))) continue;
      const { body, address, requestId } = stored;
      // Only verified bodies are stored.
      const event = parseWebhook(Buffer.from(body, 'base64') as VerifiedBody);
      this.#begin(own, { id: key, event, address, requestId });
      left += 1;
    }
    return { left, unreadable };
  }

  /** Ends the repeats, and waits for the work in progress. What is left stays in the state. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    await Promise.all(this.#working);
  }

  #seal(key: string, stored: Stored): Buffer {
    return this.#options.sealer.seal(key, Buffer.from(JSON.stringify(stored)));
  }

  #begin(sealed: Buffer, webhook: AcceptedWebhook): void {
    this.#waiting.add(webhook.id);
    this.#try({ sealed, webhook }, 1);
  }

  #try(item: InboxItem, tries: number): void {
    const working = this.#work(item, tries).finally(() => this.#working.delete(working));
    this.#working.add(working);
  }

  /** Never rejects. */
  async #work(item: InboxItem, tries: number): Promise<void> {
    const { work, onWorked, retryMs = RETRY_MS } = this.#options;
    try {
      await work(item.webhook);
      await this.#finish(item);
      onWorked('done');
    } catch (error) {
      if (tries < MAX_TRIES) {
        onWorked('failed', error);
        this.#tryLater(item, tries + 1, retryMs * 2 ** (tries - 1));
      } else {
        onWorked('given-up', error);
        await this.#finish(item).catch(() => this.#waiting.delete(item.webhook.id));
      }
    }
  }

  #tryLater(item: InboxItem, tries: number, delayMs: number): void {
    if (this.#isStopped) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#try(item, tries);
    }, delayMs);
    this.#timers.add(timer.unref());
  }

  async #finish({ sealed, webhook: { id } }: InboxItem): Promise<void> {
    await this.#options.state.replace(id, sealed, DONE, TTL_MS);
    this.#waiting.delete(id);
  }
}

interface InboxItem {
  /** The value of the state. The id of the webhook is its key. */
  readonly sealed: Buffer;
  readonly webhook: AcceptedWebhook;
}

/**
 * Two deliveries with the same key are the same webhook. The address is part of it: somebody who sends a webhook of Plaid's to the common
 * address must not suppress it at the address of an attempt.
 *
 * The body of a report's webhook names the report, and is sent once. The other bodies are the same for each event of a token or an Item,
 * so their signatures tell them apart.
 */
function keyOf({ body, verification, event, address }: ArrivedWebhook): string {
  const isOfReport = event.kind === 'report-ready' || event.kind === 'report-failed';
  const parts = [address?.place ?? '', isOfReport ? '' : verification, hash('sha256', body, 'hex')];
  return `${PREFIX}${hash('sha256', parts.join('\n'), 'hex')}`;
}
