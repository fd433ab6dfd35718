import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { createTerminal, type Terminal } from 'creditgraph-sandbox/terminal';
import { KEY_MISSING } from '../audit/audit-chain.js';
import { createSubjectNames } from '../audit/audit-subject.js';
import { type AuditVerdict, verifyAuditFiles } from '../audit/audit-verification.js';
import { loadSealingKeys } from '../config/load-config.js';
import type { SealingKey } from '../config/sealing-keys.js';
import { deriveKey } from '../sealing/derive-key.js';

const HELP = `creditgraph audit: verifies an audit log, and prints the names of tokens and reports in it

  npm run audit:verify FILE...               verifies that no line was edited, deleted, added or moved
  npm run audit:verify FILE -- --head HASH   also verifies that the file has the line with this hash. Use the last head that
                                             the server logged: without it, deleted lines at the end go unnoticed
  npm run audit:subject                      reads tokens and report ids from standard input, one per line, and prints
                                             the name of each in the log
  npm run audit:subject -- --tenant NAME     the same for a tenant

If a log has several files, give all of them, the oldest first.
Reads SEALING_KEYS, from the environment or from a .env file in the working directory, as the server does.
`;

const { fail, settle }: Terminal = createTerminal('creditgraph audit');
const FAULTS_SHOWN = 20;

await main();

async function main(): Promise<void> {
  const { command, paths, help, head, tenant } = readArguments();
  if (help) {
    process.stdout.write(HELP);
    return;
  }
  const keys = settle(loadSealingKeys);
  if (command === 'verify' && paths.length > 0) await verify(paths, keys, head);
  else if (command === 'subject' && paths.length === 0) await nameSubjects(keys, tenant);
  else fail('needs verify FILE... or subject; see --help', 2);
}

async function verify(paths: readonly string[], keys: readonly SealingKey[], head?: string): Promise<void> {
  const chainKeys = new Map(keys.map((key) => [key.id, deriveKey(key, 'audit-chain')]));
  const verdict = await verifyAuditFiles(paths, chainKeys, head ?? null).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === undefined) throw error;
      return fail(`${error.path ?? 'the file'} cannot be read (${error.code}); name a readable file`, 2);
    },
  );
  process.stdout.write(describe(verdict));
  if (verdict.faults.length > 0 || verdict.hasSeen === false) process.exitCode = 1;
}

function describe({ lines, faults, head, hasSeen }: AuditVerdict): string {
  const shown = faults
    .slice(0, FAULTS_SHOWN)
    .map(({ path, line, what }) => `${path}: line ${line} ${what}\n`)
    .join('');
  const more = faults.length > FAULTS_SHOWN ? `and ${faults.length - FAULTS_SHOWN} more\n` : '';
  const unseen =
    hasSeen === false ? 'The line with that hash is missing: lines at the end were deleted\n' : '';
  const sum =
    faults.length === 0
      ? 'all unchanged'
      : `faults at ${faults.length} ${faults.length === 1 ? 'place' : 'places'}`;
  const keyless = faults.some(({ what }) => what === KEY_MISSING)
    ? 'SEALING_KEYS must contain the keys that the server had when it wrote these lines\n'
    : '';
  return `${shown}${more}${keyless}${unseen}${lines} lines, ${sum}; head ${head.hash === '' ? 'none' : head.hash}\n`;
}

async function nameSubjects(keys: readonly SealingKey[], tenant: string): Promise<void> {
  if (process.stdin.isTTY) process.stderr.write('Enter tokens and report ids, one per line; Ctrl-D ends.\n');
  const rings = keys.map((key) => createSubjectNames(deriveKey(key, 'audit-subject')));
  for await (const line of createInterface({ input: process.stdin })) {
    const names = rings.map((ring) => ring.nameOf(tenant, line.trim()));
    process.stdout.write(`${names.join(' ')}\n`);
  }
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        head: { type: 'string' },
        tenant: { type: 'string', default: '' },
      },
    });
    const [command, ...paths] = positionals;
    return { command, paths, ...values };
  } catch {
    return fail('takes only --head, --tenant and --help; see --help', 2);
  }
}
