import { HeaderMap } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import { createApollo } from '../../src/apollo/server.js';
import { ANYBODY } from '../../src/auth/principal.js';
import { SCOPES } from '../../src/auth/scope.js';
import { readConfig } from '../../src/config/config.js';
import type { OperationLimits } from '../../src/config/limits.js';
import { type Context, newRecord } from '../../src/graphql/context.js';
import { createErrorFormat } from '../../src/graphql/errors/error-format.js';
import { createSchema } from '../../src/graphql/schema.js';
import { createAdmit } from '../../src/operation/admit.js';
import { createPreparing } from '../../src/operation/prepare.js';
import { Placement } from '../../src/reports/placement.js';
import { operationRecords } from './operation-records.js';

/** The graph without HTTP and without Plaid, for operations that are refused before they read anything. */
export interface Asked {
  /** The errors in the response. */
  ask(request: AskedRequest): Promise<readonly GraphQLFormattedError[]>;
}

export interface AskedRequest {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
  /** Whether the caller may read the schema; true by default. */
  readonly readsSchema?: boolean;
}

export async function startAsked(): Promise<Asked> {
  const schema = await createSchema();
  const preparing = createPreparing(schema, 1_500);
  const errorFormat = createErrorFormat(schema);
  const unlimited = Object.fromEntries(Object.keys(readConfig({}).limits).map((rule) => [rule, null]));
  const apollo = await createApollo({
    schema,
    preparing,
    admit: createAdmit(unlimited as unknown as OperationLimits, () => false),
    isShed: () => false,
    errorFormat,
    executor: null,
    landingPage: {},
    onFault: () => {},
  });
  return {
    async ask({ readsSchema = true, ...request }) {
      const caller = {
        principal: {
          ...ANYBODY,
          scopes: new Set(SCOPES.filter((scope) => readsSchema || scope !== 'schema:read')),
        },
        purpose: null,
      };
      const prepared = preparing.prepare(request.query);
      if ('code' in prepared) return errorFormat.refuse(prepared, 'a', caller);
      const contextValue = {
        requestId: 'a',
        caller,
        prepared,
        isTextSent: true,
        ...operationRecords(),
        placement: new Placement(),
        record: newRecord(),
        assureAudit: async () => {},
        limitTime: () => {},
        signal: new AbortController().signal,
      };
      const { body } = await apollo.execute(
        {
          method: 'POST',
          headers: new HeaderMap([['content-type', 'application/json']]),
          body: request,
          search: '',
        },
        contextValue as unknown as Context,
      );
      const { errors = [] } = JSON.parse(body.toString()) as { errors?: readonly GraphQLFormattedError[] };
      return errors;
    },
  };
}
