import type { SettingProblem, SetVariables } from 'creditgraph-sandbox/settings';
import { Environment } from './environment.js';
import { isPublicKey, MAKE_SEALING_KEYS, parseSealingKeys } from './sealing-keys.js';
import { LOOPBACK } from './url-rules.js';

const PLAID_KEYS = ['PLAID_CLIENT_ID', 'PLAID_SECRET', 'PLAID_ENV'];
/** The settings that the entries of PLAID_CLIENTS_FILE replace. */
const ONE_CLIENT = [...PLAID_KEYS, 'PLAID_BASE_URL'];
const JWT_SETTINGS = ['AUTH_JWKS_URL', 'AUTH_ISSUER', 'AUTH_AUDIENCE'];

/** The rules that several settings must meet together. The values are raw, because some of them may be wrong. */
export function checkTogether(variables: SetVariables): SettingProblem[] {
  return [
    ...plaidKeys(variables),
    ...sealingKeys(variables),
    ...authentication(variables),
    ...auditFile(variables),
    ...state(variables),
    ...registeredOperations(variables),
  ];
}

/** Whether Plaid itself is called; otherwise the server starts the embedded sandbox. */
function callsPlaid(variables: SetVariables): boolean {
  return [...ONE_CLIENT, 'PLAID_CLIENTS_FILE'].some((name) => name in variables);
}

function plaidKeys(variables: SetVariables): SettingProblem[] {
  if ('PLAID_CLIENTS_FILE' in variables) {
    return ONE_CLIENT.filter((name) => name in variables).map((name) => [
      name,
      'must not be set together with PLAID_CLIENTS_FILE, which has it for each client',
    ]);
  }
  const rule =
    'is missing; set PLAID_CLIENT_ID, PLAID_SECRET and PLAID_ENV together, or none of them for the embedded sandbox';
  const missing = callsPlaid(variables) ? missingOf(PLAID_KEYS, variables, rule) : [];
  return 'PLAID_CLIENT_ID' in variables ? missing : [...misspelt(variables), ...missing];
}

/**
 * Without a client id the sandbox starts, so a misspelt setting would show invented people to an operator who expects their
 * own. With one, or with PLAID_CLIENTS_FILE, variables of other
 * programs such as PLAID_PRODUCTS are ignored.
 */
function misspelt(variables: SetVariables): SettingProblem[] {
  return Object.keys(variables)
    .filter((name) => name.startsWith('PLAID_') && !(name in Environment.shape))
    .map((name) => [name, 'is not a setting; creditgraph serve --help lists all settings']);
}

/** A random key per process would make all ids invalid after a restart, and on other replicas. */
function sealingKeys(variables: SetVariables): SettingProblem[] {
  if (!callsPlaid(variables)) return [];
  const { SEALING_KEYS: keys } = variables;
  const remedy = `set it to what this prints: ${MAKE_SEALING_KEYS}`;
  if (keys === undefined) return [['SEALING_KEYS', `is missing; ${remedy}`]];
  return parseSealingKeys(keys)?.some(isPublicKey)
    ? [['SEALING_KEYS', `must not hold the key of the embedded sandbox, which is public; ${remedy}`]]
    : [];
}

function authentication(variables: SetVariables): SettingProblem[] {
  if (JWT_SETTINGS.some((name) => name in variables)) {
    return missingOf(
      JWT_SETTINGS,
      variables,
      'is missing; set AUTH_JWKS_URL, AUTH_ISSUER and AUTH_AUDIENCE together, or none of them',
    );
  }
  if ('API_KEYS_FILE' in variables) return [];
  if (callsPlaid(variables)) {
    return [
      [
        'AUTH_JWKS_URL',
        'is missing, and so is API_KEYS_FILE; with Plaid keys callers must authenticate, so set one of them, or both',
      ],
    ];
  }
  return LOOPBACK.includes(variables.HOST ?? 'localhost')
    ? []
    : [
        [
          'HOST',
          'must be localhost, 127.0.0.1 or ::1 while callers do not authenticate; set AUTH_JWKS_URL or API_KEYS_FILE to listen elsewhere',
        ],
      ];
}

function auditFile(variables: SetVariables): SettingProblem[] {
  return callsPlaid(variables) && !('AUDIT_FILE' in variables)
    ? [
        [
          'AUDIT_FILE',
          'is missing; with Plaid keys every read of personal data is logged, so set it to a file',
        ],
      ]
    : [];
}

function state(variables: SetVariables): SettingProblem[] {
  return 'STATE_DIR' in variables && 'REDIS_STATE_URL' in variables
    ? [['REDIS_STATE_URL', 'must not be set together with STATE_DIR; the state is in one place']]
    : [];
}

function registeredOperations({
  PERSISTED_OPERATIONS: mode = 'off',
  PERSISTED_OPERATIONS_FILE: file,
}: SetVariables): SettingProblem[] {
  if (mode === 'off') {
    return file === undefined
      ? []
      : [
          [
            'PERSISTED_OPERATIONS',
            'is off, but PERSISTED_OPERATIONS_FILE is set; set it to only or prefer, or remove the file',
          ],
        ];
  }
  return file === undefined
    ? [['PERSISTED_OPERATIONS_FILE', 'is missing; set it to the manifest, or PERSISTED_OPERATIONS to off']]
    : [];
}

function missingOf(names: readonly string[], variables: SetVariables, rule: string): SettingProblem[] {
  return names.filter((name) => !(name in variables)).map((name) => [name, rule]);
}
