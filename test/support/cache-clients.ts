import { setTimeout as sleep } from 'node:timers/promises';
import { ApolloClient, gql, HttpLink, InMemoryCache, type InMemoryCacheConfig } from '@apollo/client';
import { Client, fetchExchange } from '@urql/core';
import { type CacheExchangeOpts, cacheExchange } from '@urql/exchange-graphcache';

/** A GraphQL client with a cache. */
export interface CacheClient {
  /** How many requests have been sent. */
  requests(): number;
  /** Sends a query and observes its result in the cache, like a component. */
  watch(query: string, variables: Variables): Watch;
  mutate(mutation: string, variables: Variables): Promise<unknown>;
  /** Resolves when no request is in progress. */
  settle(): Promise<void>;
  stop(): void;
}

export type Variables = Record<string, unknown>;

export interface Watch {
  /** The last result without `__typename`; null if there is none yet. */
  data(): unknown;
  /** All results. */
  told(): readonly unknown[];
  /** Sends the query to the server again. */
  refetch(): Promise<void>;
}

/** Long enough for a client to send another request because of a response. */
const QUIET_MS = 10;

/** Counts requests, and waits for their responses. */
function countedFetch() {
  let sent = 0;
  let underWay = 0;
  return {
    sent: () => sent,
    fetch: async (input: Parameters<typeof fetch>[0], init?: RequestInit) => {
      sent += 1;
      underWay += 1;
      try {
        const response = await fetch(input, init);
        // A response is complete when its body is.
        const text = await response.text();
        return new Response(text, response);
      } finally {
        underWay -= 1;
      }
    },
    async settle() {
      for (let before = -1; underWay > 0 || before !== sent; ) {
        before = sent;
        await sleep(QUIET_MS);
      }
    },
  };
}

export function startApollo(url: string, cache: InMemoryCacheConfig): CacheClient & { client: ApolloClient } {
  const counted = countedFetch();
  const client = new ApolloClient({
    link: new HttpLink({ uri: url, fetch: counted.fetch }),
    cache: new InMemoryCache(cache),
  });
  return {
    client,
    requests: counted.sent,
    settle: counted.settle,
    stop: () => client.stop(),
    async mutate(mutation, variables) {
      const { data } = await client.mutate({ mutation: gql(mutation), variables });
      return plain(data);
    },
    watch(query, variables) {
      const told: unknown[] = [];
      const watched = client.watchQuery({ query: gql(query), variables });
      watched.subscribe({
        next: ({ data, dataState, error }) => {
          if (error) throw error;
          if (dataState === 'complete') told.push(plain(data));
        },
      });
      return {
        data: () => told.at(-1) ?? null,
        told: () => told,
        refetch: async () => void (await watched.refetch()),
      };
    },
  };
}

export function startGraphcache(url: string, options: CacheExchangeOpts): CacheClient {
  const counted = countedFetch();
  const client = new Client({
    url,
    exchanges: [cacheExchange(options), fetchExchange],
    fetch: counted.fetch,
    preferGetMethod: false,
  });
  const subscriptions = new Set<{ unsubscribe(): void }>();
  return {
    requests: counted.sent,
    settle: counted.settle,
    stop: () => {
      for (const subscription of subscriptions) subscription.unsubscribe();
    },
    async mutate(mutation, variables) {
      const { data, error } = await client.mutation(mutation, variables).toPromise();
      if (error) throw error;
      return plain(data);
    },
    watch(query, variables) {
      const told: unknown[] = [];
      const subscribe = () =>
        client.query(query, variables).subscribe(({ data, error }) => {
          if (error) throw error;
          if (data) told.push(plain(data));
        });
      let subscription = subscribe();
      subscriptions.add(subscription);
      return {
        data: () => told.at(-1) ?? null,
        told: () => told,
        refetch: async () => {
          // urql 6.0.3 does not send a watched query again after other queries made its result incomplete twice.
          subscription.unsubscribe();
          subscriptions.delete(subscription);
          await client.query(query, variables, { requestPolicy: 'network-only' }).toPromise();
          subscription = subscribe();
          subscriptions.add(subscription);
        },
      };
    },
  };
}

/** Removes prototypes, and `__typename`, which clients add. */
function plain(data: unknown): unknown {
  return JSON.parse(JSON.stringify(data), (name, value) => (name === '__typename' ? undefined : value));
}

export interface ConsoleSpy {
  readonly lines: string[];
  restore(): void;
}

/** Records the console. Clients print their warnings and errors only in development mode. */
export function spyOnConsole(): ConsoleSpy {
  const lines: string[] = [];
  const names = ['log', 'info', 'debug', 'warn', 'error'] as const;
  const originals = names.map((name) => console[name]);
  for (const name of names) {
    console[name] = (...args: unknown[]) => void lines.push(`${name}: ${args.map(String).join(' ')}`);
  }
  return {
    lines,
    restore() {
      names.forEach((name, index) => {
        console[name] = originals[index] as (typeof console)[typeof name];
      });
    },
  };
}
