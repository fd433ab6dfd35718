import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CallCounter, createCallRecorder } from './calls.js';
import { createClients, ourClient, partnerClient } from './clients.js';
import { type Clock, createClock } from './clock.js';
import { createRequestListener } from './dispatch.js';
import type { Client } from './entities.js';
import { createEvents } from './events.js';
import { createFaults, type Faults } from './faults.js';
import { assetReportRoutes } from './routes/asset-report.js';
import { cashflowReportRoutes } from './routes/cashflow-report.js';
import { creditRelayRoutes } from './routes/credit-relay.js';
import { itemRoutes } from './routes/item.js';
import { sandboxRoutes } from './routes/sandbox.js';
import { webhookVerificationKeyRoutes } from './routes/webhook-verification-key.js';
import { type Samples, seedSamples } from './samples.js';
import { createStore } from './store.js';
import { createTokenSource } from './tokens.js';
import { createWebhooks, type Webhooks } from './webhooks/webhooks.js';
import type { World } from './world.js';

export interface SandboxOptions {
  /** 127.0.0.1 when left out: nothing in the sandbox is meant for a network. */
  readonly host?: string;
  /** Any free port when left out. */
  readonly port?: number;
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
  /** Clients beside ours and the partner: one without Insights, say. */
  readonly otherClients?: readonly Client[];
  /** Told of every error that is the sandbox's own fault; a warning of the process when left out. */
  readonly onError?: (error: unknown) => void;
}

export interface Sandbox {
  /** Base address, without a slash at the end. */
  readonly url: string;
  readonly samples: Samples;
  readonly clients: { readonly ours: Client; readonly partner: Client };
  readonly clock: Clock;
  readonly calls: CallCounter;
  readonly faults: Faults;
  readonly webhooks: Webhooks;
  /** Ends every connection at once, answered or not. */
  stop(): Promise<void>;
}

const routes = [
  ...assetReportRoutes,
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
  const webhooks = createWebhooks({
    clock,
    events,
    retryScale: options.webhookRetryScale ?? 1,
    timeoutMs: options.webhookTimeoutMs ?? 10_000,
  });
  const world: World = {
    clock,
    events,
    webhooks,
    tokens: createTokenSource(options.seed),
    clients: createClients([ourClient, partnerClient, ...(options.otherClients ?? [])]),
    store: createStore(),
    seed: options.seed,
    reportDelayMs: options.reportDelayMs,
    cashflowDelayMs: options.cashflowDelayMs ?? 20,
  };
  const samples = seedSamples(world, ourClient, partnerClient);
  const calls = createCallRecorder();
  const faults = createFaults();
  const server = createServer(createRequestListener({ world, routes, calls, faults, onError }));
  const url = await listen(server, options.host ?? '127.0.0.1', options.port ?? 0);
  return {
    url,
    samples,
    clients: { ours: ourClient, partner: partnerClient },
    clock: world.clock,
    calls,
    faults,
    webhooks,
    stop: () =>
      new Promise((resolve) => {
        clock.stop();
        webhooks.sender.stop();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function warn(error: unknown): void {
  process.emitWarning(error instanceof Error ? error : String(error), 'SandboxWarning');
}

function listen(server: Server, host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address() as AddressInfo;
      const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
      resolve(`http://${name}:${address.port}`);
    });
  });
}
