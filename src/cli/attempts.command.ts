import { text } from 'node:stream/consumers';
import { createTerminal, type Terminal } from 'creditgraph-sandbox/terminal';
import { loadStateConfig } from '../config/load-config.js';
import { hasState, StateFolderError } from '../state/state-folder.js';
import type { CliCommand } from './cli-command.js';

const HELP = `
An idempotency key of an erased attempt is a new one: a repeat with it is sent. Stop the server first.`;

const { fail, settle }: Terminal = createTerminal('creditgraph attempts');

export function addAttemptsCommand(program: CliCommand): void {
  program
    .command('attempts')
    .description('changes what the server stores of attempts at mutations')
    .command('erase')
    .description(
      "reads a token, or Plaid's id of a report, from standard input, and erases the attempts that name it, with their outcomes",
    )
    .option('--tenant <name>', 'erases the attempts of a tenant', '')
    .addHelpText('after', HELP)
    .reads('SEALING_KEYS', 'STATE_DIR', 'IDEMPOTENCY_TTL_MS')
    .action(erase);
}

async function erase({ tenant }: { tenant: string }): Promise<void> {
  const { stateFolder, sealingKeys: keys, idempotencyTtlMs: ttlMs } = settle(loadStateConfig);
  if (stateFolder === null) return fail('STATE_DIR is not set; set it to the folder of the server', 2);
  if (!hasState(stateFolder)) fail('STATE_DIR: has no state; set it to the folder of the server', 2);
  if (process.stdin.isTTY) process.stderr.write('Enter a token or the id of a report; Ctrl-D ends.\n');
  const subject = (await text(process.stdin)).trim();
  if (subject === '' || /\s/.test(subject)) {
    fail("standard input must have one token, or one of Plaid's ids of reports", 2);
  }

  // Loaded here, because it loads a native module.
  const [{ openEmbeddedStateStore }, { AttemptStore }] = await Promise.all([
    import('../state/embedded-state-store.js'),
    import('../idempotency/attempt-store.js'),
  ]);
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
