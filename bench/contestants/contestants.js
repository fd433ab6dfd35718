import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { creditgraphRequests, limitRequests, peerRequests, wireRequests } from '../operations/requests.js';
import { startServer } from '../processes.js';

/** @typedef {import('../operations/requests.js').Requests} Requests */

/**
 * A server to measure.
 *
 * @typedef {object} Entry
 * @property {string} title for the tables.
 * @property {Requests} requests
 * @property {boolean} [isGiven] whether it gets its responses from the runner, see `limit.js`.
 * @property {string} script
 * @property {readonly string[]} [args]
 * @property {boolean} [isTraced] whether creditgraph sends spans to the upstream.
 */

/** @typedef {Entry & { name: Name, server: import('../processes.js').Server }} Contestant */

/** @satisfies {Record<string, Entry>} */
const entries = {
  creditgraph: {
    title: 'creditgraph',
    requests: creditgraphRequests,
    script: path('../../dist/main.js'),
    args: ['serve'],
  },
  traced: {
    title: 'creditgraph, with tracing',
    requests: creditgraphRequests,
    script: path('../../dist/main.js'),
    args: ['serve'],
    isTraced: true,
  },
  mercurius: {
    title: 'Mercurius with JIT',
    requests: peerRequests,
    script: path('../peers/mercurius.js'),
  },
  yoga: {
    title: 'GraphQL Yoga',
    requests: peerRequests,
    script: path('../peers/yoga.js'),
  },
  apollo: {
    title: 'Apollo Server, plaid SDK',
    requests: peerRequests,
    script: path('../peers/apollo.js'),
  },
  passthrough: {
    title: 'limit: pass-through',
    requests: wireRequests,
    script: path('limit.js'),
    args: ['passthrough'],
  },
  stringify: {
    title: 'limit: JSON.stringify',
    requests: limitRequests,
    isGiven: true,
    script: path('limit.js'),
    args: ['stringify'],
  },
  stored: {
    title: 'limit: stored bytes',
    requests: limitRequests,
    isGiven: true,
    script: path('limit.js'),
    args: ['stored'],
  },
};

/** @typedef {keyof typeof entries} Name */

/**
 * The upstream of the benchmark accepts any keys, and no sealed id is opened. Callers authenticate and are counted, as with the real
 * Plaid, but the rate limit is too high to be reached.
 */
const SETTINGS = {
  HOST: '127.0.0.1',
  PORT: '0',
  LOG_LEVEL: 'error',
  PLAID_CLIENT_ID: 'bench',
  PLAID_SECRET: 'bench',
  PLAID_ENV: 'sandbox',
  API_KEYS_FILE: path('api-keys.json'),
  RATE_LIMIT_PER_MINUTE: '1000000000',
  SEALING_KEYS: `bench:${Buffer.alloc(32, 'bench').toString('base64url')}`,
};

/**
 * Starts a contestant in a fresh process.
 *
 * @param {Name} name
 * @param {string} upstream URL
 * @returns {Promise<Contestant>}
 */
export async function startContestant(name, upstream) {
  /** @type {Entry} */
  const entry = entries[name];
  const env =
    entry.requests === creditgraphRequests
      ? {
          ...SETTINGS,
          PLAID_BASE_URL: upstream,
          AUDIT_FILE: auditFile(),
          ...(entry.isTraced && { OTEL_EXPORTER_OTLP_ENDPOINT: upstream }),
        }
      : { UPSTREAM_URL: upstream };
  const server = await startServer({ name, script: entry.script, args: entry.args ?? [], env });
  return { ...entry, name, server };
}

/** An audit log as with the real Plaid, in a file that is deleted after the benchmark. */
function auditFile() {
  const folder = mkdtempSync(join(tmpdir(), 'creditgraph-bench-'));
  auditFolders.push(folder);
  return join(folder, 'audit.log');
}

/** @type {string[]} */
const auditFolders = [];
process.once('exit', () => {
  for (const folder of auditFolders) rmSync(folder, { recursive: true, force: true });
});

/** @param {string} relative */
function path(relative) {
  return fileURLToPath(new URL(relative, import.meta.url));
}
