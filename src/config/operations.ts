import * as z from 'zod';

/** `only` executes registered operations alone. `prefer` executes all. With `off`, none are registered. */
export type RegistrationMode = 'only' | 'prefer' | 'off';

/** How operations may be sent. */
export interface OperationsConfig {
  /** Whether GET executes queries that are not registered. */
  readonly get: boolean;
  readonly registered: {
    readonly mode: RegistrationMode;
    /** The path of the manifest; null for none. */
    readonly file: string | null;
  };
}

export const operationSettings = {
  GRAPHQL_GET: z
    .enum(['on', 'off'], "must be 'on' or 'off'")
    .optional()
    .describe(
      "Whether GET executes queries that are not registered: 'on' or 'off'. Their tokens are then in URLs, and so in logs. Not set: on with the embedded sandbox, off with Plaid keys.",
    ),
  PERSISTED_OPERATIONS: z
    .enum(['only', 'prefer', 'off'], "must be 'only', 'prefer' or 'off'")
    .default('off')
    .describe(
      'Whether clients may send the hash of a registered operation, which is exempt from the cost limits. only rejects all other operations, prefer executes them too.',
    ),
  PERSISTED_OPERATIONS_FILE: z
    .string()
    .optional()
    .describe(
      'The manifest of registered operations: JSON that maps SHA-256 hashes to documents, as @graphql-codegen/client-preset or Apollo write it.',
    ),
};

interface Settings {
  readonly GRAPHQL_GET?: 'on' | 'off' | undefined;
  readonly PERSISTED_OPERATIONS: RegistrationMode;
  readonly PERSISTED_OPERATIONS_FILE?: string | undefined;
}

/** Expects settings that meet the rules of `checkTogether`. */
export function operationsConfig(env: Settings, isSandbox: boolean): OperationsConfig {
  const { GRAPHQL_GET: get, PERSISTED_OPERATIONS: mode, PERSISTED_OPERATIONS_FILE: file = null } = env;
  return { get: get === undefined ? isSandbox : get === 'on', registered: { mode, file } };
}
