import { existsSync } from 'node:fs';
import { loadEnvFile } from 'node:process';
import { z } from 'zod';
import type { WebhookTargets } from '../webhooks/targets.js';

export type { WebhookTargets };

/** What the settings of our programs have in common: how one is read, refused and listed. */

/** A setting is missing or wrong. The message is one line and names the setting, never its value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError' as const;

  constructor(
    readonly setting: string,
    rule: string,
  ) {
    super(`${setting}: ${rule}`);
  }
}

const PORT_RULE = 'must be a port from 0 to 65535';
/** A longer timer would fire at once. */
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

/** A sandbox has the same people and tokens whether it is embedded or alone. */
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
 * Where webhooks may go. Whoever reaches a sandbox from another machine could otherwise have it call hosts that only this
 * machine reaches.
 *
 * @param isReachable whether the sandbox, or the graph before it, can be reached from other machines.
 */
export function webhookTargets(setting: WebhookTargets | undefined, isReachable: boolean): WebhookTargets {
  return setting ?? (isReachable ? 'loopback' : 'any');
}

/** One setting, as `--help` and the documents list it. */
export interface Setting {
  readonly name: string;
  readonly meaning: string;
  /** What it is when it is not set; null when it then is nothing. */
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

/** A pipe carries no description of its own: it stands on what goes in. */
function descriptionOf(field: z.ZodType): string {
  return field.description ?? (field instanceof z.ZodPipe ? descriptionOf(field.in as z.ZodType) : '');
}

/**
 * Reads environment variables. An empty one counts as not set, as `.env` files write it.
 *
 * @throws {ConfigError} naming the first setting that is missing or wrong.
 */
export function parseSettings<S extends z.ZodType>(
  schema: S,
  variables: Readonly<Record<string, string | undefined>>,
): z.output<S> {
  const given = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ConfigError(String(issue?.path[0] ?? 'configuration'), issue?.message ?? 'is not valid');
}

const ENV_FILE = '.env';

/**
 * The environment of this process, and a `.env` in the working directory for what the environment does not set. The only place
 * that reads either.
 *
 * @throws {ConfigError} where that file cannot be read.
 */
export function loadEnvironment(): Readonly<Record<string, string | undefined>> {
  if (existsSync(ENV_FILE)) readEnvFile();
  return process.env;
}

function readEnvFile(): void {
  try {
    loadEnvFile(ENV_FILE);
  } catch (error) {
    // The system's own words name the file and the reason, and nothing of what it holds.
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'an error';
    throw new ConfigError(ENV_FILE, `cannot be read (${code}); make it a readable file, or remove it`);
  }
}
