import type { Config } from '../config/config.js';

/** Whether worker threads own large reports. With graphql-js alone, operations run only on the main thread. */
export function hasThreads({ executor, workers }: Config): boolean {
  return workers.threads > 0 && executor === 'compiled';
}
