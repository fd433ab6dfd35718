import { readFileSync } from 'node:fs';
import { ConfigError } from 'creditgraph-sandbox/settings';
import type * as z from 'zod';
import { kindOf } from '../lib/kind-of.js';
import { nearestName } from '../lib/nearest-name.js';

/** A JSON file with a list of entries. */
export interface EntriesFile<Entry extends z.ZodObject> {
  /** The setting that names the file. */
  readonly setting: string;
  readonly file: string;
  /** What the entries are, such as `keys`. */
  readonly noun: string;
  readonly entry: Entry;
}

/**
 * @throws {ConfigError} that names the entry, the field, the rule and the kind of the value, never the value. A field that is not known is
 * named if it looks like the name of a field.
 */
export function readEntries<Entry extends z.ZodObject>({
  setting,
  file,
  noun,
  entry,
}: EntriesFile<Entry>): z.output<Entry>[] {
  const listed = parse(setting, read(setting, file));
  if (!Array.isArray(listed)) throw new ConfigError([setting, `must be a JSON file with a list of ${noun}`]);
  return listed.map((value: unknown, index) => {
    const parsed = entry.safeParse(value);
    if (parsed.success) return parsed.data;
    throw new ConfigError([
      setting,
      `entry ${index + 1}: ${faultOf(parsed.error, value, Object.keys(entry.shape))}`,
    ]);
  });
}

/** @throws {ConfigError} when two entries have the same identity. */
export function refuseDuplicates<Entry>(
  setting: string,
  field: string,
  entries: readonly Entry[],
  identityOf: (entry: Entry) => string,
): void {
  const seen = new Map<string, number>();
  for (const [index, entry] of entries.entries()) {
    const first = seen.get(identityOf(entry));
    if (first !== undefined) {
      const rule = `entry ${index + 1}: ${field} must differ from that of entry ${first + 1}`;
      throw new ConfigError([setting, rule]);
    }
    seen.set(identityOf(entry), index);
  }
}

function faultOf({ issues }: z.ZodError, value: unknown, known: readonly string[]): string {
  // First, because a misspelt field is also a missing one.
  const unknown = issues.find((issue) => issue.code === 'unrecognized_keys');
  if (unknown !== undefined) return unknownField(unknown.keys[0] ?? '', known);
  const [issue] = issues;
  if (issue === undefined) return '';
  const found = issue.path.reduce<unknown>(
    (inner, key) => (inner as Record<PropertyKey, unknown>)[key],
    value,
  );
  const field = issue.path[0] === undefined ? '' : `${String(issue.path[0])} `;
  return `${field}${issue.message}, got ${kindOf(found)}`;
}

/** Without digits, so that it is hardly a secret in the place of a name. */
const FIELD_NAME = /^[A-Za-z_-]{1,40}$/;

function unknownField(name: string, known: readonly string[]): string {
  const nearest = nearestName(name, known);
  const advice = nearest === null ? `the fields are ${known.join(', ')}` : `did you mean ${nearest}?`;
  return `${FIELD_NAME.test(name) ? `the field ${name}` : 'a field'} is not known; ${advice}`;
}

function read(setting: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'an error';
    throw new ConfigError([setting, `cannot be read (${code}); set it to a readable file, or remove it`]);
  }
}

function parse(setting: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text.
    throw new ConfigError([setting, 'must be a JSON file']);
  }
}
