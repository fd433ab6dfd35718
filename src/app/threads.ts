import type { Config } from '../config/config.js';

/** Whether large reports live in threads; not where operations are executed by graphql-js alone, which moves nothing. */
export function hasThreads({ executor, workers }: Config): boolean {
  return workers.threads > 0 && executor === 'compiled';
}
