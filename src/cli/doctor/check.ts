import type { Config } from '../../config/config.js';
import type { Finding } from './finding.js';

/** Lines of `creditgraph doctor`, usually one. A new check is a file with this and a line in `checks.ts`. */
export interface Check {
  readonly name: string;
  /** Changes nothing that a server or Plaid could notice. An error that it throws is a bug. */
  run(config: Config): Promise<Finding | readonly Finding[]>;
}
