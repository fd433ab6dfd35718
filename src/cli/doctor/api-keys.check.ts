import { readApiKeys } from '../../auth/api-keys-file.js';
import type { Check } from './check.js';
import { configFinding } from './config-finding.js';
import { ok, skipped, warning } from './finding.js';

export const apiKeysCheck: Check = {
  name: 'api keys',
  async run({ auth }) {
    const file = auth?.apiKeysFile ?? null;
    if (file === null) return skipped('API_KEYS_FILE is not set: no API key is accepted');
    return configFinding(async () => {
      const { length } = readApiKeys(file);
      return length === 0
        ? warning('API_KEYS_FILE has no keys', 'add what creditgraph api-key prints')
        : ok(`API_KEYS_FILE has ${length} ${length === 1 ? 'key' : 'keys'}`);
    });
  },
};
