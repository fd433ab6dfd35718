import { loadEnvironment } from 'creditgraph-sandbox/settings';
import { type Config, readConfig, readSealingKeys } from './config.js';
import type { SealingKey } from './sealing-keys.js';

/** @throws {ConfigError} with one line per setting that is missing or wrong. */
export function loadConfig(): Config {
  return readConfig(loadEnvironment());
}

/** The keys of the server in this environment, for commands that read its audit log. */
export function loadSealingKeys(): readonly SealingKey[] {
  return readSealingKeys(loadEnvironment());
}
