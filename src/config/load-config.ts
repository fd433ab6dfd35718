import { loadEnvironment } from 'creditgraph-sandbox/settings';
import { type Config, readConfig, readSealingKeys } from './config.js';
import type { SealingKey } from './sealing-keys.js';

/**
 * The configuration of this process: its environment, and a `.env` in the working directory for what the environment
 * does not set.
 *
 * @throws {ConfigError} naming the first setting that is missing or wrong.
 */
export function loadConfig(): Config {
  return readConfig(loadEnvironment());
}

/** The keys of the server that is configured here, for tools that read what it has written. */
export function loadSealingKeys(): readonly SealingKey[] {
  return readSealingKeys(loadEnvironment());
}
