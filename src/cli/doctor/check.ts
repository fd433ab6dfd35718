import type { Config } from '../../config/config.js';
import type { Finding } from './finding.js';

/** One line of `creditgraph doctor`. A new check is a file with this and a line in `checks.ts`. */
export interface Check {
  readonly name: string;
  /** Changes nothing that a server or Plaid could notice. An error that it throws is a bug. */
  run(config: Config): Promise<Finding>;
}
