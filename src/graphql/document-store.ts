import type { ApolloServerOptions, BaseContext } from '@apollo/server';
import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

type DocumentStore = NonNullable<ApolloServerOptions<BaseContext>['documentStore']>;

/** How much of the heap parsed documents may take, in bytes. */
const MAX_BYTES = 24_000_000;

/** What a token takes of it, with its share of the nodes. */
const BYTES_PER_TOKEN = 500;

/**
 * Documents that were parsed and found valid. Apollo Server's own store reckons with the length of their JSON, which leaves
 * out most of what they take, and fills with what is valid and too large to be executed.
 */
export function createDocumentStore(): DocumentStore {
  const documents = new LRUCache<string, DocumentNode>({
    maxSize: MAX_BYTES,
    sizeCalculation: (document) => 2 * (document.loc?.end ?? 0) + BYTES_PER_TOKEN * tokensOf(document),
  });
  return {
    async get(key) {
      return documents.get(key);
    },
    async set(key, document) {
      documents.set(key, document);
    },
    async delete(key) {
      return documents.delete(key);
    },
  };
}

function tokensOf({ loc }: DocumentNode): number {
  let count = 1;
  for (let token = loc?.startToken; token !== undefined && token !== null; token = token.next ?? undefined) {
    count += 1;
  }
  return count;
}
