import { readFileSync } from 'node:fs';
import { surviveClosedOutput } from 'creditgraph-sandbox/terminal';
import { addApiKeyCommand } from './api-key.command.js';
import { addAttemptsCommand } from './attempts.command.js';
import { addAuditCommand } from './audit.command.js';
import { CliCommand } from './cli-command.js';
import { addDoctorCommand } from './doctor.command.js';
import { addSandboxCommand } from './sandbox.command.js';
import { addSchemaCommand } from './schema.command.js';
import { addServeCommand } from './serve.command.js';

/** Runs the command line of this process. @param manifest the package.json with the version. */
export async function runProgram(manifest: URL): Promise<void> {
  surviveClosedOutput();
  await createProgram(manifest).parseAsync();
}

/**
 * The command `creditgraph` with its subcommands. What a subcommand needs is loaded when it runs.
 *
 * @param manifest the package.json with the version.
 */
export function createProgram(manifest: URL): CliCommand {
  const { version, description } = JSON.parse(readFileSync(manifest, 'utf8')) as Manifest;
  const program = new CliCommand('creditgraph').description(description).version(version);
  addServeCommand(program);
  addSandboxCommand(program);
  addDoctorCommand(program);
  addApiKeyCommand(program);
  addAuditCommand(program);
  addAttemptsCommand(program);
  addSchemaCommand(program);
  return program;
}

interface Manifest {
  readonly version: string;
  readonly description: string;
}
