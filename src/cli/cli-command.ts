import { Command, Option } from 'commander';
import { createTerminal, settingsHelp } from 'creditgraph-sandbox/terminal';
import { listSettings } from '../config/config.js';

/** The exit code for wrong usage. */
const USAGE = 2;

/** A command whose `--help` lists its settings. Wrong usage is one line on standard error, with exit code 2. */
export class CliCommand extends Command {
  constructor(name?: string) {
    super(name);
    this.helpCommand(false);
    // A command that lacks a subcommand prints its help as an error.
    this.exitOverride(({ code, exitCode }) => process.exit(code === 'commander.help' ? USAGE : exitCode));
  }

  override createCommand(name?: string): CliCommand {
    return new CliCommand(name);
  }

  override error(message: string): never {
    const line = message.replace(/^error: |\.$/g, '').replaceAll('\n', ' ');
    return createTerminal(this.fullName).fail(`${line}; see ${this.fullName} --help`, USAGE);
  }

  /** The name with those of the commands above it, such as `creditgraph audit verify`. */
  get fullName(): string {
    return this.parent instanceof CliCommand ? `${this.parent.fullName} ${this.name()}` : this.name();
  }

  /** Lists the settings that this command reads at the end of its help: these, or all. */
  reads(...names: readonly string[]): this {
    const settings = listSettings().filter(({ name }) => names.length === 0 || names.includes(name));
    return this.addHelpText(
      'after',
      () =>
        `\nSettings, from the environment or from a .env file in the working directory:\n\n${settingsHelp(settings)}`,
    );
  }
}

/** `--tenant`, empty for callers without a tenant. */
export function tenantOption(meaning: string): Option {
  return new Option('--tenant <name>', meaning).default('', 'callers without a tenant');
}
