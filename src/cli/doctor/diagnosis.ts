import { type Config, ConfigError } from '../../config/config.js';
import { describeError } from '../../lib/describe-error.js';
import type { Check } from './check.js';
import { settingFailure } from './config-finding.js';
import { type Finding, failure, ok, skipped } from './finding.js';
import { checkNode } from './node.check.js';

/** A check that has started, and its findings when it has ended. */
export interface Diagnosis {
  readonly check: string;
  /** Several when several settings are wrong, or several clients are checked. */
  readonly findings: Promise<readonly Finding[]>;
}

/** Starts all checks at once, in the order of their lines. Without a correct configuration, there is only one more. */
export function diagnose(load: () => Config, checks: readonly Check[]): Diagnosis[] {
  const node = { check: 'node', findings: Promise.resolve([checkNode()]) };
  try {
    const config = load();
    return [
      node,
      settled('configuration', ok('all settings are valid')),
      ...checks.map((check) => ({ check: check.name, findings: findingsOf(check, config) })),
    ];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return [
      node,
      settled(
        'configuration',
        ...error.message.split('\n').map(settingFailure),
        skipped('the other checks need valid settings'),
      ),
    ];
  }
}

function settled(check: string, ...findings: readonly Finding[]): Diagnosis {
  return { check, findings: Promise.resolve(findings) };
}

async function findingsOf(check: Check, config: Config): Promise<readonly Finding[]> {
  try {
    return [await check.run(config)].flat();
  } catch (error) {
    // The message may quote a value.
    const { name, at } = describeError(error);
    return [failure(`the check ended with ${name} at ${at}`, 'report it as a bug of creditgraph')];
  }
}
