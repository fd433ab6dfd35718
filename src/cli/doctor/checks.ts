import { apiKeysCheck } from './api-keys.check.js';
import { createAuditFileCheck } from './audit-file.check.js';
import type { Check } from './check.js';
import { clockCheck } from './clock.check.js';
import { jwksCheck } from './jwks.check.js';
import { operationsCheck } from './operations.check.js';
import { plaidCheck } from './plaid.check.js';
import { portCheck } from './port.check.js';
import { publicUrlCheck } from './public-url.check.js';
import { redisCacheCheck, redisCheck } from './redis.check.js';
import { stateCheck } from './state.check.js';

/** The checks that need the configuration, in the order of their lines. */
export const CHECKS: readonly Check[] = [
  plaidCheck,
  clockCheck,
  jwksCheck,
  apiKeysCheck,
  createAuditFileCheck(),
  stateCheck,
  redisCheck,
  redisCacheCheck,
  operationsCheck,
  publicUrlCheck,
  portCheck('port', 'HOST', 'PORT', ({ http }) => http),
  portCheck('admin port', 'ADMIN_HOST', 'ADMIN_PORT', ({ admin }) => admin),
];
