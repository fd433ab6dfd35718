import { existsSync } from 'node:fs';
import { loadEnvFile } from 'node:process';
import { type Config, readConfig } from './config.js';
import { readSandboxConfig, type SandboxConfig } from './sandbox-config.js';

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

function loadEnvironment(): Readonly<Record<string, string | undefined>> {
  if (existsSync(ENV_FILE)) loadEnvFile(ENV_FILE);
  return process.env;
}
