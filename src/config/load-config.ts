import { existsSync } from 'node:fs';
import { loadEnvFile } from 'node:process';
import { type Config, readConfig } from './config.js';

const ENV_FILE = '.env';

/**
 * The configuration of this process: its environment, and a `.env` in the working directory for what the environment
 * does not set. The only place that reads either.
 *
 * @throws {ConfigError} naming the first setting that is missing or wrong.
 */
export function loadConfig(): Config {
  if (existsSync(ENV_FILE)) loadEnvFile(ENV_FILE);
  return readConfig(process.env);
}
