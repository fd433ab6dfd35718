import { SCOPES, type Scope } from '../../src/auth/scope.js';
import { sentBy, type TestCaller } from './callers.js';
import { type Answer, post, startTestApp, type TestApp } from './test-app.js';
import type { Request } from './two-executors.js';

/** A server with a caller for each possible set of scopes. It caches reports and responses. */
export interface ScopedApp {
  readonly app: TestApp;
  ask(caller: Asking, request: Request): Promise<Answer<Record<string, unknown>>>;
  stop(): Promise<void>;
}

/** A caller and its purpose. */
export interface Asking {
  readonly scopes: readonly Scope[];
  readonly purpose?: string | null;
}

const SETTINGS = { CACHE_MAX_MB: '64', SANDBOX_REPORT_DELAY_MS: '0', RATE_LIMIT_PER_MINUTE: '0' };

export async function startScopedApp(settings: Record<string, string> = {}): Promise<ScopedApp> {
  const callers = Array.from({ length: 2 ** SCOPES.length }, (_, bits) =>
    callerOf(SCOPES.filter((_scope, position) => (bits >> position) % 2 === 1)),
  );
  const app = await startTestApp({ ...SETTINGS, ...settings }, callers);
  return {
    app,
    ask: ({ scopes, purpose = null }, request) =>
      post(app.url, request, {
        ...sentBy(callerOf(scopes)),
        ...(purpose !== null && { 'x-purpose': purpose }),
      }),
    stop: () => app.stop(),
  };
}

/** Its name is the bit mask of its scopes. */
function callerOf(scopes: readonly Scope[]): TestCaller {
  const bits = SCOPES.map((scope) => (scopes.includes(scope) ? '1' : '0')).join('');
  return { name: `caller-${bits}`, scopes };
}
