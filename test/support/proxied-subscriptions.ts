import { turnsUntil } from './fake-timers.js';
import type { FaultPlan } from './fault-plan.js';
import { type FaultProxy, startFaultProxy } from './fault-proxy.js';
import { freePort } from './free-port.js';
import { SUBSCRIPTION_CLIENTS, type SubscriptionClientName } from './subscription-clients.js';
import { given, startTestApp, type TestApp } from './test-app.js';

const READY = `subscription Ready($id: ID!, $after: String) {
  reportReady(id: $id, after: $after) { kind eventId assetReport { status report { dateGenerated } } }
}`;
interface Ready {
  readonly reportReady: { readonly kind: string; readonly eventId: string };
}

/** A server that webhooks alone tell of reports, so that no timer is involved. Callers do not authenticate. */
export async function startToldApp(): Promise<TestApp> {
  const port = String(await freePort());
  return startTestApp({
    HOST: '127.0.0.1',
    PORT: port,
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    REPORT_POLLING: 'off',
    RATE_LIMIT_PER_MINUTE: '0',
    CACHE_MAX_MB: '64',
  });
}

/** A report that is ready, and becomes ready again. */
export class RefreshedReport {
  readonly id: string;
  readonly #app: TestApp;

  private constructor(app: TestApp, id: string) {
    this.#app = app;
    this.id = id;
  }

  /** @param index of the sample relay token. */
  static async create(app: TestApp, index: number): Promise<RefreshedReport> {
    const { relayTokens } = app.sandbox.samples;
    const token = given(relayTokens[index % relayTokens.length], 'a relay token').relayToken;
    const { data } = await app.send({
      query: 'mutation ($token: String!) { sealRelayToken(token: $token) { relayToken { id } } }',
      variables: { token },
    });
    const { id } = (data as { sealRelayToken: { relayToken: { id: string } } }).sealRelayToken.relayToken;
    return new RefreshedReport(app, id);
  }

  async refresh(): Promise<void> {
    const { errors } = await this.#app.send({
      query: 'mutation ($id: ID!) { refreshRelayToken(input: { id: $id }) { assetReportId } }',
      variables: { id: this.id },
    });
    if (errors.length > 0) throw new Error('The refresh failed');
    this.#app.finishReports();
  }
}

/** A subscription of a client through a proxy of its own. */
export interface ProxiedSubscription {
  readonly proxy: FaultProxy;
  /** The ids of all events, in the order of their arrival. */
  readonly eventIds: readonly string[];
  readonly kinds: readonly string[];
  /** What became of each connection that has ended. */
  readonly ends: readonly string[];
  stop(): Promise<void>;
}

export interface ProxiedSubscriptionOptions {
  readonly app: TestApp;
  readonly client: SubscriptionClientName;
  readonly id: string;
  readonly plan: FaultPlan;
  /** When the client subscribes again after the end of its connection, with its last cursor. Null for never. */
  readonly mayResume: ((hasCursor: boolean) => Promise<unknown>) | null;
}

export async function subscribeThroughProxy({
  app,
  client,
  id,
  plan,
  mayResume,
}: ProxiedSubscriptionOptions): Promise<ProxiedSubscription> {
  const proxy = await startFaultProxy({ upstream: new URL(app.url).origin, plan });
  const eventIds: string[] = [];
  const kinds: string[] = [];
  const ends: string[] = [];
  let after: unknown;
  let close = () => {};
  let isStopped = false;
  const connect = () => {
    if (isStopped) return;
    let hasEnded = false;
    let end = 'complete';
    close = SUBSCRIPTION_CLIENTS[client]({
      url: `${proxy.url}/graphql`,
      query: READY,
      variables: { id, ...(after !== undefined && { after }) },
      onResult({ data, extensions }) {
        const { kind, eventId } = (data as Ready).reportReady;
        kinds.push(kind);
        eventIds.push(eventId);
        after = extensions?.cursor;
      },
      onFailure() {
        end = 'failure';
      },
      onEnd() {
        if (hasEnded || isStopped) return;
        hasEnded = true;
        ends.push(end);
        void mayResume?.(after !== undefined).then(connect);
      },
    });
  };
  connect();
  return {
    proxy,
    eventIds,
    kinds,
    ends,
    async stop() {
      isStopped = true;
      close();
      await proxy.stop();
    },
  };
}

const EVENTS = 3;
const REPEATED_CUTS = 2;

/**
 * Cuts subscriptions of one report after numbers of bytes that are evenly spread over what a client reads of three events, twice each.
 * A client that has a cursor is away until all events have happened.
 *
 * @returns the ids of the events as a client without cuts got them, and what each of the others got.
 */
export async function cutSubscriptions(
  app: TestApp,
  client: SubscriptionClientName,
  { points, report: index }: { readonly points: number; readonly report: number },
): Promise<{ readonly whole: readonly string[]; readonly cut: readonly ProxiedSubscription[] }> {
  const report = await RefreshedReport.create(app, index);
  const started: ProxiedSubscription[] = [];
  let whole: ProxiedSubscription | null = null;
  const hasAll = ({ eventIds }: ProxiedSubscription) => new Set(eventIds).size === EVENTS;
  const start = async (plan: FaultPlan) => {
    const subscription = await subscribeThroughProxy({
      app,
      client,
      id: report.id,
      plan,
      mayResume: (hasCursor) => turnsUntil(() => !hasCursor || (whole !== null && hasAll(whole))),
    });
    started.push(subscription);
    return subscription;
  };
  const untilAllHappened = async (subscription: ProxiedSubscription) => {
    for (let count = 2; count <= EVENTS; count += 1) {
      await report.refresh();
      await turnsUntil(() => subscription.eventIds.length === count);
    }
  };
  try {
    const measured = await start({ rules: [] });
    await turnsUntil(() => measured.eventIds.length === 1);
    await untilAllHappened(measured);
    const bytes = given(measured.proxy.calls[0], 'a call').bodyBytes;

    whole = await start({ rules: [] });
    const cut: ProxiedSubscription[] = [];
    for (let point = 1; point <= points; point += 1) {
      const afterBytes = Math.max(1, Math.floor((point * bytes) / (points + 1)));
      cut.push(await start({ rules: [{ calls: [1, REPEATED_CUTS], fault: { kind: 'cut', afterBytes } }] }));
    }
    await turnsUntil(() => [whole, ...cut].every((each) => each !== null && each.eventIds.length > 0));
    await untilAllHappened(whole);
    // The last event, so that a lost one is seen.
    const last = whole.eventIds.at(-1);
    await turnsUntil(() => cut.every(({ eventIds }) => eventIds.at(-1) === last));
    return { whole: whole.eventIds, cut };
  } finally {
    await Promise.all(started.map((subscription) => subscription.stop()));
  }
}
