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
import { createLedger, type Ledger } from './state/ledger.js';
import { type Samples, seedSamples } from './state/samples.js';
import { createStore } from './state/store.js';
import { createTokenSource } from './state/tokens.js';
import type { WebhookTargets } from './webhooks/targets.js';
import { createWebhooks, type Webhooks } from './webhooks/webhooks.js';

export { type Fault, internalServerErrorFault, rateLimitFault } from './http/faults.js';
export type { Client } from './state/entities.js';
export type { LedgerEntry } from './state/ledger.js';

export interface SandboxOptions {
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** Default: any free port. */
  readonly port?: number;
  /** The port of the control API on 127.0.0.1; 0 is any free port. Default: no control API. */
  readonly controlPort?: number;
  /** All ids, tokens and borrowers are derived from it. */
  readonly seed: string;
  /** The time of the sandbox's clock at start. */
  readonly now: Date;
  /** How long a new report is PENDING. */
  readonly reportDelayMs: number;
  /** How long `/cashflow_report/refresh` takes; default 20. */
  readonly cashflowDelayMs?: number;
  /** A factor for Plaid's delays between the attempts to deliver a webhook; default 1. */
  readonly webhookRetryScale?: number;
  /** The timeout of a webhook request; default 10,000, as at Plaid. */
  readonly webhookTimeoutMs?: number;
  /** Where webhooks may be sent. Default 'loopback', so that no client can make the sandbox send requests to other hosts. */
  readonly webhookTargets?: WebhookTargets;
  /** Whether Plaid's rate limits apply. Default false, because people and tests read the same few samples again and again. */
  readonly rateLimits?: boolean;
  /** More clients, for example one without Insights. */
  readonly otherClients?: readonly Client[];
  /** Called for each Item of a custom user with parts that have no effect. Default: a process warning. */
  readonly onLeftOut?: (item: LeftOutOfItem) => void;
  /** Called for every internal error. Default: a process warning. */
  readonly onError?: (error: unknown) => void;
}

export interface Sandbox {
  /** The base address, without a trailing slash. */
  readonly url: string;
  /** The base address of the control API, without a trailing slash; null without a control API. */
  readonly controlUrl: string | null;
  readonly samples: Samples;
  readonly clients: { readonly ours: Client; readonly partner: Client };
  readonly clock: Clock;
  readonly calls: CallLog;
  /** The effects of all calls, to compare with what clients know. */
  readonly ledger: Ledger;
  readonly faults: Faults;
  readonly reportFailures: ReportFailures;
  readonly webhooks: Webhooks;
  /** Closes all connections at once, also those with requests in progress. */
  stop(): Promise<void>;
}

/** An Item of a custom user, and the parts of its configuration that have no effect. */
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

/** Starts a sandbox. Plaid's SDK works with its `url` as the base address. */
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
  const ledger = createLedger(clock);
  const server = await listen(
    createRequestListener({ context, routes, calls, faults, ledger, onError }),
    options.host ?? loopback,
    options.port ?? 0,
  );
  const clients = { ours: ourClient, partner: partnerClient };
  const running = {
    url: server.url,
    samples,
    clients,
    clock,
    calls,
    ledger,
    faults,
    reportFailures,
    webhooks,
  };
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

/** One line with key paths and reasons, and without values. */
export function describeLeftOut({ itemId, leftOut }: LeftOutOfItem): string {
  const parts = leftOut.map(({ path, reason }) => `${path} ${reason}`);
  return `user_custom, Item ${itemId}: not used: ${parts.join('; ')}`;
}

function warn(error: unknown): void {
  process.emitWarning(error instanceof Error ? error : String(error), 'SandboxWarning');
}
