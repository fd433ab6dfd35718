import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { createTerminal, type Terminal } from 'creditgraph-sandbox/terminal';
import { loadStateConfig } from '../config/load-config.js';
import { AttemptStore } from '../idempotency/attempt-store.js';
import { openEmbeddedStateStore } from '../state/embedded-state-store.js';
import { hasState, StateFolderError } from '../state/state-folder.js';

const HELP = `creditgraph attempts: erases what the server stores of the attempts of one borrower

  npm run attempts:erase                     reads a token, or Plaid's id of a report, from standard input, and erases the
                                             attempts that name it, with their outcomes
  npm run attempts:erase -- --tenant NAME    the same for a tenant

An idempotency key of an erased attempt is a new one: a repeat with it is sent.
Stop the server first. Reads STATE_DIR and SEALING_KEYS, from the environment or from a .env file in the working directory,
as the server does.
`;

const { fail, settle }: Terminal = createTerminal('creditgraph attempts');

await main();

async function main(): Promise<void> {
  const { command, help, tenant } = readArguments();
  if (help) {
    process.stdout.write(HELP);
    return;
  }
  if (command !== 'erase') fail('needs erase; see --help', 2);
  const { stateFolder, sealingKeys: keys, idempotencyTtlMs: ttlMs } = settle(loadStateConfig);
  if (stateFolder === null) return fail('STATE_DIR is not set; set it to the folder of the server', 2);
  if (!hasState(stateFolder)) fail('STATE_DIR: has no state; set it to the folder of the server', 2);
  if (process.stdin.isTTY) process.stderr.write('Enter a token or the id of a report; Ctrl-D ends.\n');
  const subject = (await text(process.stdin)).trim();
  if (subject === '' || /\s/.test(subject)) {
    fail("standard input must have one token, or one of Plaid's ids of reports", 2);
  }

  const state = await openEmbeddedStateStore(stateFolder).catch((error: unknown) => {
    if (!(error instanceof StateFolderError)) throw error;
    return fail(`STATE_DIR: ${error.message}; stop the server, or set the folder of the server`, 2);
  });
  const { erased, unreadable } = await new AttemptStore({ state, keys, ttlMs }).erase(tenant, subject);
  // Also rewrites the files without what was erased.
  await state.sweep();
  await state.close();
  process.stdout.write(`${erased} ${erased === 1 ? 'attempt' : 'attempts'} erased\n`);
  if (unreadable > 0) {
    fail(
      `${unreadable} more cannot be read; set SEALING_KEYS to the keys that the server had when it wrote them`,
    );
  }
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        tenant: { type: 'string', default: '' },
      },
    });
    return { command: positionals.join(' '), ...values };
  } catch {
    return fail('takes only --tenant and --help; see --help', 2);
  }
}
