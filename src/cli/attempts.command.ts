import { text } from 'node:stream/consumers';
import { createTerminal, type Terminal } from 'creditgraph-sandbox/terminal';
import type { StateConfig } from '../config/config.js';
import { loadStateConfig } from '../config/load-config.js';
import { hasState, StateFolderError } from '../state/state-folder.js';
import type { StateStore } from '../state/state-store.js';
import { StateUnavailableError } from '../state/state-unavailable.js';
import { type CliCommand, tenantOption } from './cli-command.js';

const HELP = `
An idempotency key of an erased attempt is a new one: a repeat with it is sent. With STATE_DIR, stop the server first.`;

const { fail, settle }: Terminal = createTerminal('creditgraph attempts');

export function addAttemptsCommand(program: CliCommand): void {
  program
    .command('attempts')
    .description('changes the stored attempts of mutations')
    .command('erase')
    .description(
      "reads a token, or Plaid's id of a report, from standard input, and erases the attempts that name it, with their outcomes",
    )
    .addOption(tenantOption('erases the attempts of a tenant'))
    .addHelpText('after', HELP)
    .reads(
      'PLAID_ENV',
      'PLAID_CLIENTS_FILE',
      'SEALING_KEYS',
      'STATE_DIR',
      'REDIS_STATE_URL',
      'REDIS_TIMEOUT_MS',
      'IDEMPOTENCY_TTL_MS',
    )
    .action(erase);
}

async function erase({ tenant }: { tenant: string }): Promise<void> {
  const config = settle(loadStateConfig);
  checkState(config);
  if (process.stdin.isTTY) process.stderr.write('Enter a token or the id of a report; Ctrl-D ends.\n');
  const subject = (await text(process.stdin)).trim();
  if (subject === '' || /\s/.test(subject)) {
    fail("standard input must have one token, or one of Plaid's ids of reports", 2);
  }

  const { AttemptStore } = await import('../idempotency/attempt-store.js');
  const { store: state, close } = await openState(config);
  const { sealingKeys: keys, idempotencyTtlMs: ttlMs } = config;
  const { erased, unreadable } = await new AttemptStore({ state, keys, ttlMs })
    .erase(tenant, subject)
    .catch((error: unknown) => {
      if (!(error instanceof StateUnavailableError)) throw error;
      return fail('the state cannot be read or written; try again');
    });
  await close();
  process.stdout.write(`${erased} ${erased === 1 ? 'attempt' : 'attempts'} erased\n`);
  if (unreadable > 0) {
    fail(
      `${unreadable} more cannot be read; set SEALING_KEYS to the keys that the server had when it wrote them`,
    );
  }
}

function checkState({ stateFolder, redisStateUrl }: StateConfig): void {
  if (redisStateUrl !== null && stateFolder !== null) {
    fail('STATE_DIR and REDIS_STATE_URL are both set; set the one of the server', 2);
  }
  if (redisStateUrl !== null) return;
  if (stateFolder === null) fail('STATE_DIR is not set; set it, or REDIS_STATE_URL, as for the server', 2);
  else if (!hasState(stateFolder)) fail('STATE_DIR: has no state; set it to the folder of the server', 2);
}

interface OpenedState {
  readonly store: StateStore;
  close(): Promise<void>;
}

async function openState({ stateFolder, ...config }: StateConfig): Promise<OpenedState> {
  return stateFolder === null ? openRedis(config) : openFolder(stateFolder);
}

async function openFolder(stateFolder: string): Promise<OpenedState> {
  // Loaded here, because it loads a native module.
  const { openEmbeddedStateStore } = await import('../state/embedded-state-store.js');
  const store = await openEmbeddedStateStore(stateFolder).catch((error: unknown) => {
    if (!(error instanceof StateFolderError)) throw error;
    return fail(`STATE_DIR: ${error.message}; stop the server, or set the folder of the server`, 2);
  });
  return {
    store,
    async close() {
      // Also rewrites the files without what was erased.
      await store.sweep();
      await store.close();
    },
  };
}

async function openRedis({
  redisStateUrl,
  redisTimeoutMs,
  plaidName,
}: Omit<StateConfig, 'stateFolder'>): Promise<OpenedState> {
  if (redisStateUrl === null) throw new Error('REDIS_STATE_URL must be checked before');
  const [{ connectOnce, RedisUnusableError }, { createRedisStateStore, redisPrefixOf }] = await Promise.all([
    import('../redis/connect-once.js'),
    import('../state/redis-state-store.js'),
  ]);
  const connection = await connectOnce(redisStateUrl, redisTimeoutMs).catch((error: unknown) => {
    if (!(error instanceof RedisUnusableError)) throw error;
    return fail(`REDIS_STATE_URL: ${error.message}`, 2);
  });
  const store = createRedisStateStore({ connection, prefix: redisPrefixOf(plaidName) });
  return {
    store,
    async close() {
      await store.close();
      connection.close();
    },
  };
}
