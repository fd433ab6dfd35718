import { readRegisteredOperations } from '../../app/registered-operations.js';
import { createSchema } from '../../graphql/schema.js';
import type { Check } from './check.js';
import { configFinding } from './config-finding.js';
import { ok, skipped } from './finding.js';

export const operationsCheck: Check = {
  name: 'operations',
  async run(config) {
    if (config.operations.registered.mode === 'off') return skipped('PERSISTED_OPERATIONS is off');
    return configFinding(async () => {
      const { size } = await readRegisteredOperations(config, await createSchema());
      return ok(`PERSISTED_OPERATIONS_FILE has ${size} ${size === 1 ? 'operation' : 'operations'}`);
    });
  },
};
