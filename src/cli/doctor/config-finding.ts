import { ConfigError } from '../../config/config.js';
import { type Finding, failure } from './finding.js';

/** Finds what a part of the start refuses, such as a wrong file. */
export async function configFinding(check: () => Promise<Finding>): Promise<Finding> {
  try {
    return await check();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return settingFailure(error.message);
  }
}

/** @param line of a ConfigError: the setting, the rule, and often the remedy after a semicolon. */
export function settingFailure(line: string): Finding {
  const [text = '', ...remedy] = line.split('; ');
  return failure(text, remedy.length === 0 ? 'correct this setting' : remedy.join('; '));
}
