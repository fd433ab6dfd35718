import { readFile } from 'node:fs/promises';
import type { GraphQLSchema } from 'graphql';
import { type Config, ConfigError } from '../config/config.js';
import { type RegisteredOperations, readManifest } from '../operation/registered-operations.js';

/** @throws {ConfigError} when the manifest cannot be read, or is wrong. */
export async function readRegisteredOperations(
  { operations, limits }: Config,
  schema: GraphQLSchema,
): Promise<RegisteredOperations> {
  const { mode, file } = operations.registered;
  if (mode === 'off' || file === null) return new Map();
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? error.code : 'an error';
    throw new ConfigError([
      'PERSISTED_OPERATIONS_FILE',
      `cannot be read (${code}); set it to a readable file`,
    ]);
  });
  return readManifest(text, schema, limits.tokens);
}
