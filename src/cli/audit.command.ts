import { createInterface } from 'node:readline';
import { createTerminal, type Terminal } from 'creditgraph-sandbox/terminal';
import { KEY_MISSING } from '../audit/audit-chain.js';
import { createSubjectNames } from '../audit/audit-subject.js';
import { type AuditVerdict, verifyAuditFiles } from '../audit/audit-verification.js';
import { loadSealingKeys } from '../config/load-config.js';
import type { SealingKey } from '../config/sealing-keys.js';
import { deriveKey } from '../sealing/derive-key.js';
import { type CliCommand, tenantOption } from './cli-command.js';

const VERIFY_HELP = `
If a log has several files, give all of them, the oldest first.
Exits with 0 if all lines are unchanged, and with 1 otherwise.`;

const { fail, settle }: Terminal = createTerminal('creditgraph audit');
const FAULTS_SHOWN = 20;

export function addAuditCommand(program: CliCommand): void {
  const audit = program.command('audit').description('reads an audit log');
  audit
    .command('verify')
    .description('verifies that no line of an audit log was edited, deleted, added or moved')
    .argument('<files...>', 'the files of the log')
    .option(
      '--head <hash>',
      'also verifies that the log has the line with this hash; use the last head that the server logged: without it, deleted lines at the end go unnoticed',
    )
    .addHelpText('after', VERIFY_HELP)
    .reads('SEALING_KEYS')
    .action((paths: readonly string[], { head }: { head?: string }) =>
      verify(paths, settle(loadSealingKeys), head),
    );
  audit
    .command('subject')
    .description(
      'reads tokens and report ids from standard input, one per line, and prints the name of each in the log',
    )
    .addOption(tenantOption('prints the names for a tenant'))
    .reads('SEALING_KEYS')
    .action(({ tenant }: { tenant: string }) => nameSubjects(settle(loadSealingKeys), tenant));
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
