import { existsSync } from 'node:fs';
import { loadEnvFile } from 'node:process';
import * as z from 'zod';
import type { WebhookTargets } from '../webhooks/targets.js';

export type { WebhookTargets };

/** A setting that is missing or wrong, and the rule that it breaks. */
export type SettingProblem = readonly [setting: string, rule: string];

/** Settings are missing or wrong. The message has one line per setting; a line never shows the value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError' as const;

  constructor(...problems: readonly SettingProblem[]) {
    super(problems.map(([setting, rule]) => `${setting}: ${rule}`).join('\n'));
  }
}

const PORT_RULE = 'must be a port from 0 to 65535';
/** Node fires a longer timer immediately. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
const MILLISECONDS_RULE = `must be a whole number of milliseconds from 1 to ${LONGEST_TIMER_MS}`;

export const port = z.coerce
  .string()
  .regex(/^\d{1,5}$/, PORT_RULE)
  .transform(Number)
  .pipe(z.number().max(65_535, PORT_RULE));

export const milliseconds = z.coerce
  .number(MILLISECONDS_RULE)
  .int(MILLISECONDS_RULE)
  .min(1, MILLISECONDS_RULE)
  .max(LONGEST_TIMER_MS, MILLISECONDS_RULE);

/** The embedded and the standalone sandbox share this default, so both have the same people and tokens. */
export const sandboxSeed = z.string().default('creditgraph');

const SANDBOX_NOW_RULE = 'must be a time of this century such as 2026-11-02T15:00:00Z';

export const sandboxNow = z.iso
  .datetime({ offset: true, error: SANDBOX_NOW_RULE })
  .regex(/^20/, SANDBOX_NOW_RULE)
  .default('2026-11-02T15:00:00Z');

export const sandboxReportDelayMs = z.coerce
  .number('must be a whole number of milliseconds')
  .int('must be a whole number of milliseconds')
  .min(0, 'must not be negative')
  .default(1_500);

export const sandboxWebhookTargets = z.enum(['loopback', 'any'], "must be 'loopback' or 'any'").optional();

/**
 * Where webhooks may be sent. A client on another machine must not make the sandbox call hosts that only this machine can
 * reach.
 *
 * @param isReachable whether other machines can reach the sandbox, or the graph in front of it.
 */
export function webhookTargets(setting: WebhookTargets | undefined, isReachable: boolean): WebhookTargets {
  return setting ?? (isReachable ? 'loopback' : 'any');
}

/** One setting, as `--help` and the documents list it. */
export interface Setting {
  readonly name: string;
  readonly meaning: string;
  /** The default; null when there is no fixed one. */
  readonly fallback: string | null;
}

/** In the order in which the schema has them. */
export function describeSettings(schema: z.ZodObject<Record<string, z.ZodType>>): Setting[] {
  return Object.entries(schema.shape).map(([name, field]) => {
    const fallback = field.safeParse(undefined);
    return {
      name,
      meaning: descriptionOf(field),
      fallback: fallback.success && fallback.data !== undefined ? String(fallback.data) : null,
    };
  });
}

/** A pipe has no description; its input schema has. */
function descriptionOf(field: z.ZodType): string {
  return field.description ?? (field instanceof z.ZodPipe ? descriptionOf(field.in as z.ZodType) : '');
}

/** Environment variables without the empty ones: `.env` files write a setting that is not set as empty. */
export type SetVariables = Readonly<Record<string, string>>;

/**
 * Reads environment variables, and reports all missing and wrong settings at once.
 *
 * @param checkTogether the rules that several settings must meet together. It gets raw values, because some may be wrong.
 * @throws {ConfigError} with one line per setting, in the order of the schema.
 */
export function parseSettings<S extends z.ZodObject>(
  schema: S,
  variables: Readonly<Record<string, string | undefined>>,
  checkTogether: (variables: SetVariables) => readonly SettingProblem[] = () => [],
): z.output<S> {
  const given: SetVariables = Object.fromEntries(
    Object.entries(variables).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
  const parsed = schema.safeParse(given);
  const rules = new Map(checkTogether(given));
  // A list has an issue for each wrong entry. The first rule of a setting is reported.
  for (const { path, message } of parsed.error?.issues.toReversed() ?? [])
    rules.set(String(path[0]), message);
  if (parsed.success && rules.size === 0) return parsed.data;
  const order = Object.keys(schema.shape);
  throw new ConfigError(...[...rules].sort(([one], [other]) => order.indexOf(one) - order.indexOf(other)));
}

const ENV_FILE = '.env';

/**
 * The environment of this process, plus a `.env` file in the working directory for settings that the environment lacks. No
 * other code reads either.
 *
 * @throws {ConfigError} when the file cannot be read.
 */
export function loadEnvironment(): Readonly<Record<string, string | undefined>> {
  if (existsSync(ENV_FILE)) readEnvFile();
  return process.env;
}

function readEnvFile(): void {
  try {
    loadEnvFile(ENV_FILE);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'an error';
    throw new ConfigError([ENV_FILE, `cannot be read (${code}); make it a readable file, or remove it`]);
  }
}
