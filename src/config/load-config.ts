import { existsSync } from 'node:fs';
import { loadEnvFile } from 'node:process';
import { type Config, ConfigError, readConfig, readSealingKeys } from './config.js';
import { readSandboxConfig, type SandboxConfig } from './sandbox-config.js';
import type { SealingKey } from './sealing-keys.js';

const ENV_FILE = '.env';

/**
 * The configuration of this process: its environment, and a `.env` in the working directory for what the environment
 * does not set. The only place that reads either.
 *
 * @throws {ConfigError} naming the first setting that is missing or wrong.
 */
export function loadConfig(): Config {
  return readConfig(loadEnvironment());
}

/** The same for a sandbox that runs alone. */
export function loadSandboxConfig(): SandboxConfig {
  return readSandboxConfig(loadEnvironment());
}

/** The keys of the server that is configured here, for tools that read what it has written. */
export function loadSealingKeys(): readonly SealingKey[] {
  return readSealingKeys(loadEnvironment());
}

function loadEnvironment(): Readonly<Record<string, string | undefined>> {
  if (existsSync(ENV_FILE)) readEnvFile();
  return process.env;
}

function readEnvFile(): void {
  try {
    loadEnvFile(ENV_FILE);
  } catch (error) {
    // The system's own words name the file and the reason, and nothing of what it holds.
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'an error';
    throw new ConfigError(ENV_FILE, `cannot be read (${code}); make it a readable file, or remove it`);
  }
}
