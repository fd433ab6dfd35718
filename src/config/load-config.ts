import { loadEnvironment } from 'creditgraph-sandbox/settings';
import { type Config, readConfig, readSealingKeys, readStateConfig, type StateConfig } from './config.js';
import type { SealingKey } from './sealing-keys.js';

/** @throws {ConfigError} with one line per setting that is missing or wrong. */
export function loadConfig(): Config {
  return readConfig(loadEnvironment());
}

/** The keys of the server in this environment, for commands that read its audit log. */
export function loadSealingKeys(): readonly SealingKey[] {
  return readSealingKeys(loadEnvironment());
}

/** The state of the server in this environment, for commands that read it. */
export function loadStateConfig(): StateConfig {
  return readStateConfig(loadEnvironment());
}
