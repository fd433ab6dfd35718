import { setTimeout as sleep } from 'node:timers/promises';
import { ApolloClient, gql, HttpLink, InMemoryCache, type InMemoryCacheConfig } from '@apollo/client';
import { Client, fetchExchange } from '@urql/core';
import { type CacheExchangeOpts, cacheExchange } from '@urql/exchange-graphcache';

/** A client with a cache, as an application has one. */
export interface CacheClient {
  /** How many requests have been sent. */
  requests(): number;
  /** What a component does: it asks, and is told of every change of the cache from then on. */
  watch(query: string, variables: Variables): Watch;
  mutate(mutation: string, variables: Variables): Promise<unknown>;
  /** Resolves when nothing is on its way any more. */
  settle(): Promise<void>;
  stop(): void;
}

export type Variables = Record<string, unknown>;

export interface Watch {
  /** What it was told last, without `__typename`; null if nothing yet. */
  data(): unknown;
  /** Everything that it was told. */
  told(): readonly unknown[];
  /** Asks the server again. */
  refetch(): Promise<void>;
}

/** Long enough for a client to ask again on account of what it was answered. */
const QUIET_MS = 10;

/** Counts what is sent, and knows when all of it is answered. */
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
        // The body as well: a client that has the headers only has not been answered.
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
          // A watched query that results of other queries have left incomplete twice is not sent again (urql 6.0.3).
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

/** Without `__typename`, which clients add, and prototypes. */
function plain(data: unknown): unknown {
  return JSON.parse(JSON.stringify(data), (name, value) => (name === '__typename' ? undefined : value));
}

export interface ConsoleSpy {
  readonly lines: string[];
  restore(): void;
}

/** What the console is told meanwhile: warnings and errors of clients, which they give in development alone. */
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
