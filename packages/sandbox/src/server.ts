import { createControlListener } from './control/control-listener.js';
import { createControlRoutes } from './control/control-routes.js';
import { type CallLog, createCallLog } from './http/call-log.js';
import { createRequestListener } from './http/dispatch.js';
import { createFaults, type Faults } from './http/faults.js';
import { listen } from './http/listen.js';
import { createRateLimits, noRateLimits } from './http/rate-limits.js';
import { createReportFailures, type ReportFailures } from './reports/report-failures.js';
import { assetReportRoutes } from './routes/asset-report.js';
import { auditCopyRoutes } from './routes/audit-copy.js';
import { cashflowReportRoutes } from './routes/cashflow-report.js';
import { creditRelayRoutes } from './routes/credit-relay.js';
import { itemRoutes } from './routes/item.js';
import { sandboxRoutes } from './routes/sandbox.js';
import { webhookVerificationKeyRoutes } from './routes/webhook-verification-key.js';
import { createClients, ourClient, partnerClient } from './state/clients.js';
import { type Clock, createClock } from './state/clock.js';
import type { Context } from './state/context.js';
import type { Client, Item } from './state/entities.js';
import { createEvents } from './state/events.js';
import { type Samples, seedSamples } from './state/samples.js';
import { createStore } from './state/store.js';
import { createTokenSource } from './state/tokens.js';
import type { WebhookTargets } from './webhooks/targets.js';
import { createWebhooks, type Webhooks } from './webhooks/webhooks.js';

export { type Fault, internalServerErrorFault, rateLimitFault } from './http/faults.js';
export type { Client } from './state/entities.js';

export interface SandboxOptions {
  /** 127.0.0.1 when left out: nothing in the sandbox is meant for a network. */
  readonly host?: string;
  /** Any free port when left out. */
  readonly port?: number;
  /** Where the control API listens, on this machine only; 0 takes any free port. There is none when left out. */
  readonly controlPort?: number;
  /** From which all ids, tokens and borrowers follow. */
  readonly seed: string;
  /** When the sandbox believes to have been started. */
  readonly now: Date;
  /** How long a new report is PENDING. */
  readonly reportDelayMs: number;
  /** How long `/cashflow_report/refresh` takes; 20 ms when left out. */
  readonly cashflowDelayMs?: number;
  /** Times the 30 s and more that Plaid waits between attempts to deliver a webhook; 1 when left out. */
  readonly webhookRetryScale?: number;
  /** How long a receiver of webhooks may take to answer; 10,000 when left out, as at Plaid. */
  readonly webhookTimeoutMs?: number;
  /**
   * Where webhooks may be sent; to this machine alone when left out, so that nobody who reaches the sandbox can have it call
   * other hosts.
   */
  readonly webhookTargets?: WebhookTargets;
  /**
   * Whether to refuse what is too much for Plaid, such as a sixteenth get of one report within a minute. Not when left
   * out: people and tests read the same few samples over and over.
   */
  readonly rateLimits?: boolean;
  /** Clients beside ours and the partner: one without Insights, say. */
  readonly otherClients?: readonly Client[];
  /** Told of each Item of a custom user whose configuration is used in part only; a warning of the process when left out. */
  readonly onLeftOut?: (item: LeftOutOfItem) => void;
  /** Told of every error that is the sandbox's own fault; a warning of the process when left out. */
  readonly onError?: (error: unknown) => void;
}

export interface Sandbox {
  /** Base address, without a slash at the end. */
  readonly url: string;
  /** Base address of the control API, without a slash at the end; null when there is none. */
  readonly controlUrl: string | null;
  readonly samples: Samples;
  readonly clients: { readonly ours: Client; readonly partner: Client };
  readonly clock: Clock;
  readonly calls: CallLog;
  readonly faults: Faults;
  readonly reportFailures: ReportFailures;
  readonly webhooks: Webhooks;
  /** Ends every connection at once, answered or not. */
  stop(): Promise<void>;
}

/** An Item of a custom user, and what of the configuration is not used. */
export type LeftOutOfItem = Pick<Item, 'itemId' | 'leftOut'>;

const loopback = '127.0.0.1';

const routes = [
  ...assetReportRoutes,
  ...auditCopyRoutes,
  ...cashflowReportRoutes,
  ...creditRelayRoutes,
  ...itemRoutes,
  ...sandboxRoutes,
  ...webhookVerificationKeyRoutes,
];

/** Starts a Plaid of one's own: the official SDK, pointed at its `url`, finds what it would find at Plaid's. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const onError = options.onError ?? warn;
  const clock = createClock(options.now);
  const events = createEvents(onError);
  const onLeftOut = options.onLeftOut ?? ((item) => warn(describeLeftOut(item)));
  events.on('configuration-left-out', ({ item }) => onLeftOut(item));
  const webhooks = createWebhooks({
    clock,
    events,
    retryScale: options.webhookRetryScale ?? 1,
    timeoutMs: options.webhookTimeoutMs ?? 10_000,
    targets: options.webhookTargets ?? 'loopback',
  });
  const reportFailures = createReportFailures();
  const context: Context = {
    clock,
    events,
    webhooks,
    tokens: createTokenSource(options.seed),
    clients: createClients([ourClient, partnerClient, ...(options.otherClients ?? [])]),
    store: createStore(),
    reportFailures,
    rateLimits: options.rateLimits ? createRateLimits(clock) : noRateLimits,
    seed: options.seed,
    reportDelayMs: options.reportDelayMs,
    cashflowDelayMs: options.cashflowDelayMs ?? 20,
  };
  const samples = seedSamples(context, ourClient, partnerClient);
  const calls = createCallLog();
  const faults = createFaults();
  const server = await listen(
    createRequestListener({ context, routes, calls, faults, onError }),
    options.host ?? loopback,
    options.port ?? 0,
  );
  const clients = { ours: ourClient, partner: partnerClient };
  const running = { url: server.url, samples, clients, clock, calls, faults, reportFailures, webhooks };
  const stop = async () => {
    clock.stop();
    webhooks.sender.stop();
    await server.close();
  };
  if (options.controlPort === undefined) return { ...running, controlUrl: null, stop };

  const paths = routes.map(({ path }) => path);
  const customItems = () => context.store.items.all().filter(({ leftOut }) => leftOut.length > 0);
  const controlRoutes = createControlRoutes({ ...running, paths, customItems });
  try {
    const control = await listen(
      createControlListener(controlRoutes, onError),
      loopback,
      options.controlPort,
    );
    return {
      ...running,
      controlUrl: control.url,
      stop: async () => void (await Promise.all([stop(), control.close()])),
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** In one line, by key path and never by value. */
export function describeLeftOut({ itemId, leftOut }: LeftOutOfItem): string {
  const parts = leftOut.map(({ path, reason }) => `${path} ${reason}`);
  return `user_custom, Item ${itemId}: not used: ${parts.join('; ')}`;
}

function warn(error: unknown): void {
  process.emitWarning(error instanceof Error ? error : String(error), 'SandboxWarning');
}
