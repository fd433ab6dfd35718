import { readFileSync } from 'node:fs';
import { ConfigError } from 'creditgraph-sandbox/settings';
import type { z } from 'zod';
import { kindOf } from '../lib/kind-of.js';

/** A JSON file with a list of entries. */
export interface EntriesFile<Entry extends z.ZodType> {
  /** The setting that names the file. */
  readonly setting: string;
  readonly file: string;
  /** What the entries are, such as `keys`. */
  readonly noun: string;
  readonly entry: Entry;
}

/** @throws {ConfigError} that names the entry, the field, the rule and the kind of the value, never the value. */
export function readEntries<Entry extends z.ZodType>({
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
    const [issue] = parsed.error.issues;
    throw new ConfigError([
      setting,
      `entry ${index + 1}: ${issue === undefined ? '' : faultOf(issue, value)}`,
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

function faultOf({ code, path, message }: z.core.$ZodIssue, value: unknown): string {
  // An unknown field is a fault of its whole object, and the kind of that says nothing.
  if (code === 'unrecognized_keys') return message;
  const found = path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown>)[key], value);
  const field = path[0] === undefined ? '' : `${String(path[0])} `;
  return `${field}${message}, got ${kindOf(found)}`;
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
