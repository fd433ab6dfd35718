import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startTestApp, type TestApp } from './test-app.js';

/** A server with an HTTP server of the test as its Plaid. */
export interface StandIn {
  readonly asking: TestApp;
  stop(): Promise<void>;
}

/** @param answer handles each call of that Plaid. */
export async function startAgainst(
  answer: RequestListener,
  settings: Record<string, string> = {},
): Promise<StandIn> {
  const upstream = createServer(answer).listen(0, '127.0.0.1');
  await once(upstream, 'listening');
  const { port } = upstream.address() as AddressInfo;
  const asking = await startTestApp({
    PLAID_BASE_URL: `http://127.0.0.1:${port}`,
    PLAID_CLIENT_ID: 'anyone',
    PLAID_SECRET: 'the-secret',
    PLAID_ENV: 'sandbox',
    ...settings,
  });
  return {
    asking,
    stop: async () => {
      await asking.stop();
      upstream.closeAllConnections();
      upstream.close();
    },
  };
}
