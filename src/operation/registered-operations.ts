import { hash } from 'node:crypto';
import { type GraphQLSchema, parse, validate } from 'graphql';
import * as z from 'zod';
import { ConfigError } from '../config/config.js';

/** Registered documents, by the SHA-256 of their text in lower-case hex. */
export type RegisteredOperations = ReadonlyMap<string, string>;

const SETTING = 'PERSISTED_OPERATIONS_FILE';

/** Apollo's manifest. Only the hashes and the documents are read. */
const ApolloManifest = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(z.object({ id: z.string(), body: z.string() })),
});

/** Hash to document, as @graphql-codegen/client-preset writes it. */
const PlainManifest = z.record(z.string(), z.string());

/** The optional algorithm before a hash. */
const PREFIX = /^sha256:/;

/**
 * Reads a manifest. Verifies each hash and validates each document at the start, because clients cannot fix an invalid
 * document.
 *
 * @param maxTokens the token limit for documents.
 * @throws {ConfigError} with the hash of the first invalid operation.
 */
export function readManifest(
  text: string,
  schema: GraphQLSchema,
  maxTokens: number | null,
): RegisteredOperations {
  const documents = new Map<string, string>();
  for (const [id, document] of entriesOf(text)) {
    const name = id.replace(PREFIX, '');
    if (hash('sha256', document) !== name) refuse(name, 'is not the SHA-256 of its document');
    const reason = invalidReason(document, schema, maxTokens);
    if (reason !== null) refuse(name, reason);
    documents.set(name, document);
  }
  return documents;
}

function entriesOf(text: string): readonly (readonly [string, string])[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new ConfigError([SETTING, 'must hold JSON']);
  }
  const apollo = ApolloManifest.safeParse(json);
  if (apollo.success) return apollo.data.operations.map(({ id, body }) => [id, body] as const);
  const plain = PlainManifest.safeParse(json);
  if (plain.success) return Object.entries(plain.data);
  throw new ConfigError([
    SETTING,
    'must hold a map from SHA-256 to document, or an Apollo manifest of version 1',
  ]);
}

/** The reason why a document is invalid. Only operators see it, so it may quote the messages of graphql-js. */
function invalidReason(document: string, schema: GraphQLSchema, maxTokens: number | null): string | null {
  try {
    const [error] = validate(schema, parse(document, maxTokens === null ? {} : { maxTokens }));
    return error === undefined ? null : `is not valid: ${error.message}`;
  } catch (error) {
    if (error instanceof Error) return `cannot be parsed: ${error.message}`;
    throw error;
  }
}

function refuse(name: string, rule: string): never {
  throw new ConfigError([SETTING, `the operation ${name} ${rule}`]);
}
