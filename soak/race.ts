import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '../bench/upstream/random.js';
import { type Subscriber, subscribe, type Told, type Transport } from '../test/support/subscriber.js';
import type { SoakedServer } from './stack.js';

/** What the subscriptions of one race were told. */
export interface RaceRecord {
  readonly transport: Transport;
  /** How often its connection was cut. */
  cuts: number;
  /** How often a subscription continued with the cursor of an event. */
  resumed: number;
  /** Reports that were told only after a cut. */
  recovered: number;
  /** Reports that were not told in time. */
  lost: number;
  /** Events with the id of an event before them. */
  repeated: number;
  /** Events of a report that was told before under another id. */
  unrecognised: number;
  /** Events of a report that had been replaced before the subscription began. */
  stale: number;
  /** RESYNC events, errors, and ends that the client did not cause. */
  readonly others: string[];
  /** From the response of the refresh until the report was told, in ms. */
  readonly toldAfterMs: number[];
}

export interface RaceOptions {
  readonly server: SoakedServer;
  readonly transport: Transport;
  readonly relayToken: string;
  /** How long after its refresh a report is ready, in ms. */
  readonly readyAfterMs: number;
  readonly random: Random;
}

interface Ready {
  readonly reportReady: {
    readonly kind: string;
    readonly eventId: string | null;
    readonly assetReport: { readonly report: { readonly assetReportId: string } | null } | null;
  };
}

const READY = `subscription Ready($id: ID!, $after: String) {
  reportReady(id: $id, after: $after) { kind eventId assetReport { report { assetReportId } } }
}`;
const REFRESH = `mutation Refresh($token: String!) {
  refreshRelayToken(input: { relayToken: $token }) { assetReportId relayToken { id } }
}`;
interface Refreshed {
  readonly refreshRelayToken: {
    readonly assetReportId: string;
    readonly relayToken: { readonly id: string };
  };
}

/** A report that is not told by then is lost: polling reads it every 36 s at the latest. */
const LOST_MS = 60_000;

const OLD_CURSOR_SHARE = 0.25;

/**
 * Refreshes a report twice. The first subscription begins at a random moment around that at which the report becomes ready. The
 * connection is cut at random moments, and the subscription continues with the last cursor, or with the one
 * before it.
 */
export async function runRace(options: RaceOptions): Promise<RaceRecord> {
  const race = new Race(options);
  try {
    const id = await race.refresh();
    await race.pauseAtRandom();
    await race.subscribe(id);
    if (options.random.chance(0.5)) await race.cutAndResume(id);
    await race.untilTold();
    await race.refresh();
    await race.cutAndResume(id);
    await race.untilTold();
    return race.record;
  } finally {
    race.cut();
  }
}

class Race {
  readonly record: RaceRecord;
  readonly #options: RaceOptions;
  /** The ids of the reports that were refreshed, and of the events that told of them. */
  readonly #told = new Map<string, Set<string>>();
  readonly #eventIds = new Set<string>();
  #subscriber: Subscriber<Ready> | null = null;
  #cursor: string | undefined;
  #cursorBefore: string | undefined;
  #awaited = { reportId: '', since: 0, isCut: false };
  #wake: () => void = () => {};

  constructor(options: RaceOptions) {
    this.#options = options;
    this.record = {
      transport: options.transport,
      cuts: 0,
      resumed: 0,
      recovered: 0,
      lost: 0,
      repeated: 0,
      unrecognised: 0,
      stale: 0,
      others: [],
      toldAfterMs: [],
    };
  }

  /** Returns the id of the relay token. */
  async refresh(): Promise<string> {
    const { server, relayToken } = this.#options;
    const response = await fetch(server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...server.headers },
      body: JSON.stringify({ query: REFRESH, variables: { token: relayToken } }),
    });
    const { data, errors } = (await response.json()) as Told<Refreshed>;
    if (data == null) throw new Error(`A refresh failed: ${errors?.[0]?.extensions.code}`);
    const { assetReportId, relayToken: refreshed } = data.refreshRelayToken;
    this.#told.set(assetReportId, new Set());
    this.#awaited = { reportId: assetReportId, since: performance.now(), isCut: false };
    return refreshed.id;
  }

  async pauseAtRandom(): Promise<void> {
    const { random, readyAfterMs } = this.#options;
    await pause(random.integer(0, 2 * readyAfterMs));
  }

  async subscribe(id: string): Promise<void> {
    const { server, transport } = this.#options;
    if (this.#cursor !== undefined) this.record.resumed += 1;
    const subscriber = await subscribe<Ready>(server.url, {
      query: READY,
      variables: { id, ...(this.#cursor !== undefined && { after: this.#cursor }) },
      headers: server.headers,
      transport,
    });
    this.#subscriber = subscriber;
    void this.#read(subscriber);
  }

  async cutAndResume(id: string): Promise<void> {
    await this.pauseAtRandom();
    this.#awaited.isCut = !this.#isTold();
    this.record.cuts += 1;
    this.cut();
    await this.pauseAtRandom();
    // A client that ended before it had stored its last cursor.
    if (this.#options.random.chance(OLD_CURSOR_SHARE)) this.#cursor = this.#cursorBefore;
    await this.subscribe(id);
  }

  cut(): void {
    const subscriber = this.#subscriber;
    this.#subscriber = null;
    subscriber?.cut();
  }

  /** Waits until the report of the latest refresh has been told. */
  async untilTold(): Promise<void> {
    const timeout = AbortSignal.timeout(LOST_MS);
    timeout.addEventListener('abort', () => this.#wake());
    while (!this.#isTold() && !timeout.aborted) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    if (!this.#isTold()) this.record.lost += 1;
    else if (this.#awaited.isCut) this.record.recovered += 1;
  }

  #isTold(): boolean {
    return (this.#told.get(this.#awaited.reportId)?.size ?? 0) > 0;
  }

  async #read(subscriber: Subscriber<Ready>): Promise<void> {
    while (this.#subscriber === subscriber) {
      let told: Told<Ready>;
      try {
        told = await subscriber.next();
      } catch (error) {
        if (this.#subscriber === subscriber) this.record.others.push(String(error).split(':')[0] ?? '');
        return;
      }
      // What arrives after the cut is not read, like by a client that has left.
      if (this.#subscriber === subscriber) this.#note(told);
    }
  }

  #note({ data, errors, extensions }: Told<Ready>): void {
    if (extensions?.cursor !== undefined) {
      this.#cursorBefore = this.#cursor;
      this.#cursor = extensions.cursor;
    }
    const event = data?.reportReady;
    if (event?.kind !== 'READY' || event.eventId === null) {
      this.record.others.push(errors?.[0]?.extensions.code ?? event?.kind ?? 'nothing');
      return;
    }
    if (this.#eventIds.has(event.eventId)) {
      this.record.repeated += 1;
      return;
    }
    this.#eventIds.add(event.eventId);
    const reportId = event.assetReport?.report?.assetReportId ?? '';
    const eventIds = this.#told.get(reportId);
    if (eventIds === undefined) this.record.stale += 1;
    else if (eventIds.size > 0) this.record.unrecognised += 1;
    eventIds?.add(event.eventId);
    if (reportId === this.#awaited.reportId && eventIds?.size === 1) {
      this.record.toldAfterMs.push(performance.now() - this.#awaited.since);
    }
    this.#wake();
  }
}
