import { ConfigError } from 'creditgraph-sandbox/settings';
import { z } from 'zod';

/** `only` answers registered operations alone, `prefer` all, `off` has none registered. */
export type RegistrationMode = 'only' | 'prefer' | 'off';

/** How operations may be sent. */
export interface OperationsConfig {
  /** Whether queries that are not registered are answered to GET. */
  readonly get: boolean;
  readonly registered: {
    readonly mode: RegistrationMode;
    /** Where the manifest is; null when there is none. */
    readonly file: string | null;
  };
}

/** The settings about how operations are sent. */
export const operationSettings = {
  GRAPHQL_GET: z
    .enum(['on', 'off'], "must be 'on' or 'off'")
    .optional()
    .describe(
      "Whether queries that are not registered are answered to GET, where a URL and so a log may hold a token: 'on' or 'off'. Not set: on with the embedded sandbox, off with Plaid keys.",
    ),
  PERSISTED_OPERATIONS: z
    .enum(['only', 'prefer', 'off'], "must be 'only', 'prefer' or 'off'")
    .default('off')
    .describe(
      'Whether operations may be sent as the hash of a registered one, free of the limits of cost: only refuses all others, prefer answers both.',
    ),
  PERSISTED_OPERATIONS_FILE: z
    .string()
    .optional()
    .describe(
      'The manifest of registered operations, SHA-256 to document in JSON, as @graphql-codegen/client-preset or Apollo write it.',
    ),
};

interface Settings {
  readonly GRAPHQL_GET?: 'on' | 'off' | undefined;
  readonly PERSISTED_OPERATIONS: RegistrationMode;
  readonly PERSISTED_OPERATIONS_FILE?: string | undefined;
}

/**
 * @param env the settings above, as they were read.
 * @throws {ConfigError} when operations are to be registered and no file says which, or the other way round.
 */
export function operationsConfig(env: Settings, isSandbox: boolean): OperationsConfig {
  const { PERSISTED_OPERATIONS: mode, PERSISTED_OPERATIONS_FILE: file = null } = env;
  if (mode !== 'off' && file === null) {
    throw new ConfigError(
      'PERSISTED_OPERATIONS_FILE',
      `is missing; set it to the manifest, or PERSISTED_OPERATIONS to off`,
    );
  }
  if (mode === 'off' && file !== null) {
    throw new ConfigError(
      'PERSISTED_OPERATIONS',
      'is off, although PERSISTED_OPERATIONS_FILE is set; set it to only or prefer, or no file',
    );
  }
  const get = env.GRAPHQL_GET === undefined ? isSandbox : env.GRAPHQL_GET === 'on';
  return { get, registered: { mode, file } };
}
