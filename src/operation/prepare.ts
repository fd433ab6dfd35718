import { hash } from 'node:crypto';
import { type DocumentNode, GraphQLError, type GraphQLSchema, Kind, parse, validate } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Turns } from '../lib/turns.js';
import { operationHash } from './operation-hash.js';
import { PreparedOperation } from './prepared-operation.js';
import { textFaults } from './text-faults.js';

/** A parsed and validated document. */
export class PreparedDocument {
  readonly document: DocumentNode;
  /** The SHA-256 of its text, in hex. */
  readonly hash: string;
  readonly #operations: readonly PreparedOperation[];

  constructor(schema: GraphQLSchema, document: DocumentNode, documentHash: string) {
    this.document = document;
    this.hash = documentHash;
    this.#operations = document.definitions.flatMap((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION
        ? [new PreparedOperation(schema, document, definition)]
        : [],
    );
  }

  /** The hash in the audit log, of the text without literals. */
  get auditHash(): string {
    return operationHash(this.document);
  }

  /**
   * The operation with a name; without a name, the only operation. Null for an unknown name, and for several operations without
   * a name (GraphQL specification, section 6.1).
   */
  operation(name: string | null | undefined): PreparedOperation | null {
    if (typeof name === 'string')
      return this.#operations.find((operation) => operation.name === name) ?? null;
    return this.#operations.length === 1 ? (this.#operations[0] ?? null) : null;
  }
}

/** A document that cannot be parsed or is not valid for the schema. */
export interface InvalidDocument {
  readonly code: 'GRAPHQL_PARSE_FAILED' | 'GRAPHQL_VALIDATION_FAILED';
  /** The errors of graphql-js. Their messages are rewritten for callers. */
  readonly errors: readonly GraphQLError[];
  /** The errors for callers who may not read the schema: see `textFaults`. */
  readonly textFaults: readonly GraphQLError[];
}

export interface Preparing {
  /** The cached document of a text. Undefined also for a long text, which only `prepare` finds. */
  known(text: string): PreparedDocument | undefined;
  /** Parses and validates a document. Valid documents are cached. */
  prepare(text: string): PreparedDocument | InvalidDocument;
  /** The cached document by the hash of its text. */
  byHash(documentHash: string): PreparedDocument | undefined;
}

/** graphql-js stops the validation after this many errors. */
const MAX_ERRORS = 5;

/** The heap use of all cached documents. */
const MAX_BYTES = 24_000_000;

/** The heap use of a token and its share of the nodes. */
const BYTES_PER_TOKEN = 500;

/** In characters. V8 finds longer strings in a Map by their length alone. */
const MAX_LOOKED_UP = 16_383;

/** @param maxTokens the most tokens of a document; null for no limit. */
export function createPreparing(schema: GraphQLSchema, maxTokens: number | null): Preparing {
  /** Of the texts of cached documents, because looking up a text costs less than hashing it. */
  const hashes = new Map<string, string>();
  const documents = new LRUCache<string, PreparedDocument>({
    maxSize: MAX_BYTES,
    sizeCalculation: ({ document }) => 2 * (document.loc?.end ?? 0) + BYTES_PER_TOKEN * tokensOf(document),
    dispose: ({ document }) => hashes.delete(document.loc?.source.body ?? ''),
  });
  return {
    known(text) {
      const documentHash = hashes.get(text);
      return documentHash === undefined ? undefined : documents.get(documentHash);
    },
    prepare(text) {
      const documentHash = hashes.get(text) ?? hash('sha256', text);
      const cached = documents.get(documentHash);
      if (cached !== undefined) return cached;
      const document = parsed(text, maxTokens);
      if ('code' in document) return document;
      const errors = faultsOf(schema, document);
      if (errors.length > 0) {
        return {
          code: 'GRAPHQL_VALIDATION_FAILED',
          errors,
          textFaults: textFaults(schema, document, MAX_ERRORS),
        };
      }
      const prepared = new PreparedDocument(schema, document, documentHash);
      documents.set(documentHash, prepared);
      if (text.length <= MAX_LOOKED_UP && documents.has(documentHash)) hashes.set(text, documentHash);
      return prepared;
    },
    byHash: (documentHash) => documents.get(documentHash),
  };
}

/** Prepares a document at once, or in a later turn of the event loop. */
export type PrepareInTurn = (
  text: string,
) => PreparedDocument | InvalidDocument | Promise<PreparedDocument | InvalidDocument>;

/** As `prepare`, but a document that is not cached waits for its turn: it can take milliseconds to validate. */
export function createPrepareInTurn(preparing: Preparing, turns: Pick<Turns, 'next'>): PrepareInTurn {
  return (text) => {
    const known = preparing.known(text);
    if (known !== undefined) return known;
    const turn = turns.next();
    return turn === null ? preparing.prepare(text) : turn.then(() => preparing.prepare(text));
  };
}

function faultsOf(schema: GraphQLSchema, document: DocumentNode): readonly GraphQLError[] {
  try {
    return validate(schema, document, undefined, { maxErrors: MAX_ERRORS });
  } catch (error) {
    // graphql-js 16 throws for `@skip(if: $variable)` at the root of a subscription, instead of reporting it.
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}

function parsed(text: string, maxTokens: number | null): DocumentNode | InvalidDocument {
  try {
    return parse(text, maxTokens === null ? {} : { maxTokens });
  } catch (error) {
    if (error instanceof GraphQLError)
      return { code: 'GRAPHQL_PARSE_FAILED', errors: [error], textFaults: [error] };
    throw error;
  }
}

function tokensOf({ loc }: DocumentNode): number {
  let count = 1;
  for (let token = loc?.startToken; token !== undefined && token !== null; token = token.next ?? undefined) {
    count += 1;
  }
  return count;
}
