import { loadConfig } from '../config/load-config.js';
import type { CliCommand } from './cli-command.js';

const HELP = `
Run it as the user of the server, and before the server starts: a running server uses the port and the files.
It calls Plaid once for each client, with /webhook_verification_key/get, which costs nothing, and changes nothing.
Without a terminal, or with --json, each line is JSON: check, status (ok, warning, failure, skipped), text, remedy.
Exits with 1 if something fails, and with 0 otherwise.`;

export function addDoctorCommand(program: CliCommand): void {
  program
    .command('doctor')
    .description('checks the settings, and all that the server needs')
    .option('--json', 'prints JSON lines, also to a terminal')
    .addHelpText('after', HELP)
    .reads()
    .action(doctor);
}

async function doctor({ json = false }: { json?: boolean }): Promise<void> {
  const [{ diagnose }, { CHECKS }, { report }] = await Promise.all([
    import('./doctor/diagnosis.js'),
    import('./doctor/checks.js'),
    import('./doctor/report.js'),
  ]);
  const { failures } = await report(diagnose(loadConfig, CHECKS), json || !process.stdout.isTTY);
  if (failures > 0) process.exitCode = 1;
}
