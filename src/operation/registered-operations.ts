import { hash } from 'node:crypto';
import { type GraphQLSchema, parse, validate } from 'graphql';
import { z } from 'zod';
import { ConfigError } from '../config/config.js';

/** Documents that were written beforehand, by the SHA-256 of their text in lower-case hexadecimal digits. */
export type RegisteredOperations = ReadonlyMap<string, string>;

const SETTING = 'PERSISTED_OPERATIONS_FILE';

/** Apollo's manifest, of which only the hashes and documents are read. */
const ApolloManifest = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(z.object({ id: z.string(), body: z.string() })),
});

/** Hash to document, as @graphql-codegen/client-preset writes it. */
const PlainManifest = z.record(z.string(), z.string());

/** The name of the algorithm, which may stand before a hash. */
const PREFIX = /^sha256:/;

/**
 * Reads a manifest. Every hash is reckoned anew, and every document has to be valid: one that is not would be refused when
 * it is asked for, by a client that can do nothing about it.
 *
 * @param maxTokens how many words and signs the parser will read of it then.
 * @throws {ConfigError} naming the first operation that is wrong by its hash.
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
    const fault = faultOf(document, schema, maxTokens);
    if (fault !== null) refuse(name, fault);
    documents.set(name, document);
  }
  return documents;
}

function entriesOf(text: string): readonly (readonly [string, string])[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new ConfigError(SETTING, 'must hold JSON');
  }
  const apollo = ApolloManifest.safeParse(json);
  if (apollo.success) return apollo.data.operations.map(({ id, body }) => [id, body] as const);
  const plain = PlainManifest.safeParse(json);
  if (plain.success) return Object.entries(plain.data);
  throw new ConfigError(SETTING, 'must hold SHA-256 to document, or a manifest of Apollo of version 1');
}

/** What is wrong with a document. It is our own user's, so it is told in the words of the library. */
function faultOf(document: string, schema: GraphQLSchema, maxTokens: number | null): string | null {
  try {
    const [error] = validate(schema, parse(document, maxTokens === null ? {} : { maxTokens }));
    return error === undefined ? null : `is not valid: ${error.message}`;
  } catch (error) {
    if (error instanceof Error) return `cannot be parsed: ${error.message}`;
    throw error;
  }
}

function refuse(name: string, rule: string): never {
  throw new ConfigError(SETTING, `the operation ${name} ${rule}`);
}
