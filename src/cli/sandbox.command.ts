import type { CliCommand } from './cli-command.js';

export function addSandboxCommand(program: CliCommand): void {
  program
    .command('sandbox')
    .description('starts a local Plaid with invented people')
    // The sandbox also runs without creditgraph, and reads its arguments itself.
    .helpOption(false)
    .allowUnknownOption()
    .allowExcessArguments()
    .action(async (_options: object, { args }: CliCommand) => {
      const { serveSandbox } = await import('creditgraph-sandbox/serve');
      await serveSandbox(args);
    });
}
