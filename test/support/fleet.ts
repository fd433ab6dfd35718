import { type Sandbox, startSandbox } from 'creditgraph-sandbox';
import type { TestCaller } from './callers.js';
import { startTestApp, type TestApp } from './test-app.js';

/** Servers that use the same sandbox, with caches. */
export interface Fleet {
  readonly sandbox: Sandbox;
  readonly apps: readonly TestApp[];
  /** Starts one more, with the same settings and others. */
  add(settings?: Record<string, string>): Promise<TestApp>;
  stop(): Promise<void>;
}

/** A report takes longer than any test. */
const REPORT_DELAY_MS = 3_600_000;

/**
 * @param settings with the URLs of Redis.
 * @param callers beside the tester.
 */
export async function startFleet(
  count: number,
  settings: Record<string, string>,
  callers: readonly TestCaller[] = [],
): Promise<Fleet> {
  const now = new Date('2026-03-15T12:00:00Z');
  const sandbox = await startSandbox({ seed: 'test', now, reportDelayMs: REPORT_DELAY_MS });
  const apps: TestApp[] = [];
  const add = async (more: Record<string, string> = {}) => {
    const app = await startTestApp(
      {
        // Long enough for slow machines. Tests of timeouts set less.
        REDIS_TIMEOUT_MS: '60000',
        CACHE_MAX_MB: '256',
        CACHE_PENDING_MS: '600000',
        PLAID_CLIENT_ID: sandbox.clients.ours.clientId,
        PLAID_SECRET: sandbox.clients.ours.secret,
        PLAID_ENV: 'sandbox',
        PLAID_BASE_URL: sandbox.url,
        ...settings,
        ...more,
      },
      callers,
    );
    apps.push(app);
    return app;
  };
  for (let each = 0; each < count; each++) await add();
  return {
    sandbox,
    apps,
    add,
    async stop() {
      for (const app of apps) await app.stop();
      await sandbox.stop();
    },
  };
}

/** The report of a relay token, as a server returns it. */
export interface FoundReport {
  readonly status: string;
  readonly cachedAt: string;
  readonly report: { readonly assetReportId: string; readonly dateGenerated: string } | null;
}

let turn = 0;

/** Another operation each time, because the response of the same one would be cached. */
export async function readReport(
  app: TestApp,
  token: string,
  args = '',
  headers: Record<string, string> = {},
): Promise<FoundReport | null> {
  turn += 1;
  const query = `query ($token: String!) {
    turn${turn}: __typename
    relayToken(token: $token) { assetReport${args} { status cachedAt report { assetReportId dateGenerated } } }
  }`;
  const { data } = await app.send({ query, variables: { token } }, headers);
  return (
    (data as { relayToken: { assetReport: FoundReport | null } | null } | null)?.relayToken?.assetReport ??
    null
  );
}

export async function refreshReport(app: TestApp, token: string): Promise<void> {
  const query = `mutation ($token: String!) { refreshRelayToken(input: { relayToken: $token }) { requestId } }`;
  const { errors } = await app.send({ query, variables: { token } });
  if (errors.length > 0) throw new Error(`the report cannot be refreshed: ${errors[0]?.message}`);
}
