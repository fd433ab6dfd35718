import { readFileSync, writeFileSync } from 'node:fs';
import type { CliCommand } from './cli-command.js';

interface Options {
  readonly output?: string;
  readonly check?: string;
}

export function addSchemaCommand(program: CliCommand): void {
  program
    .command('schema')
    .description('prints the schema of the graph (SDL)')
    .option('--output <file>', 'writes it to a file instead')
    .option('--check <file>', 'prints nothing, and exits with 1 if the file differs')
    .action(schema);
}

async function schema({ output, check }: Options, command: CliCommand): Promise<void> {
  const printed = await printSchema();
  if (output !== undefined) writeFileSync(output, printed);
  if (check !== undefined && readFileSync(check, 'utf8') !== printed) {
    process.stderr.write(
      `${command.fullName}: ${check} differs from the schema; ${command.fullName} --output ${check} writes it\n`,
    );
    process.exitCode = 1;
  }
  if (output === undefined && check === undefined) process.stdout.write(printed);
}

async function printSchema(): Promise<string> {
  const [{ printSchemaWithDirectives }, { lexicographicSortSchema }, { createSchema }] = await Promise.all([
    // Unlike graphql-js, this prints applied directives.
    import('@graphql-tools/utils'),
    import('graphql'),
    import('../graphql/schema.js'),
  ]);
  return `${printSchemaWithDirectives(lexicographicSortSchema(await createSchema()))}\n`;
}
