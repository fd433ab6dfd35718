import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { type Apollo, createApollo } from '../apollo/server.js';
import type { Config } from '../config/config.js';
import { createExecutor, type ExecutionCounts } from '../execution/executor.js';
import type { Context, OperationRequest } from '../graphql/context.js';
import { createErrorFormat, type ErrorFormat } from '../graphql/errors/error-format.js';
import type { Auditor } from '../http/auditor.js';
import type { Turns } from '../lib/turns.js';
import { createAdmit } from '../operation/admit.js';
import { createPreparing, type Preparing } from '../operation/prepare.js';
import type { RegisteredOperations } from '../operation/registered-operations.js';
import { isShedAt, type Loads, type Shedding } from '../operation/shedding.js';
import { createSubscribe } from '../subscriptions/subscribe.js';
import type { Subscribe } from '../subscriptions/subscription.js';
import { createOperationExecutor } from '../workers/operation-executor.js';
import { createResponseRenderer } from '../workers/response-renderer.js';
import type { WorkerPool } from '../workers/worker-pool.js';
import { COMPILING } from './compiling.js';
import type { Observers } from './observers.js';

/** What executes operations: queries and mutations, and the events of subscriptions. All go through one `prepare` and one `admit`. */
export interface Engines {
  readonly apollo: Apollo;
  readonly subscribe: Subscribe;
  readonly preparing: Preparing;
  readonly errorFormat: ErrorFormat;
  /** Counts of executions; null when graphql-js executes all operations. */
  readonly executions: ExecutionCounts | null;
}

export interface EnginesOptions {
  readonly schema: GraphQLSchema;
  readonly registered: RegisteredOperations;
  /** Null when the main thread owns all reports. */
  readonly workers: WorkerPool | null;
  /** How busy the process is. */
  readonly loads: () => Loads;
  readonly auditor: Auditor;
  readonly observers: Observers;
  readonly turns: Turns;
  readonly createContext: (request: OperationRequest) => Context;
  readonly landingPage: ApolloServerPlugin;
  readonly onFault: (error: unknown, requestId: string | null) => void;
  readonly log: Logger;
}

export async function createEngines(
  config: Config,
  {
    schema,
    registered,
    workers,
    loads,
    auditor,
    observers,
    turns,
    createContext,
    landingPage,
    onFault,
    log,
  }: EnginesOptions,
): Promise<Engines> {
  const preparing = createPreparing(schema, config.limits.tokens);
  const errorFormat = createErrorFormat(schema);
  const compiled = config.executor === 'compiled' ? createExecutor({ schema, ...COMPILING }) : null;
  const executor =
    compiled &&
    createOperationExecutor({
      executor: compiled,
      workers,
      render: createResponseRenderer(errorFormat),
      onFaults: (faults, requestId) => {
        for (const error of faults) log.error({ requestId, error }, 'a request failed');
      },
    });
  const admit = createAdmit(config.limits, (documentHash) => registered.has(documentHash));
  const isShed: Shedding = (kind, size) => isShedAt(kind, size, loads());
  const common = { schema, executor, admit, isShed, errorFormat, onFault };
  return {
    apollo: await createApollo({ ...common, preparing, landingPage }),
    subscribe: createSubscribe({
      ...common,
      audit: {
        assureWritable: auditor.assureWritable,
        async note(context, hasData) {
          const facts = auditor.factsOf(context, hasData);
          if (facts !== null) await auditor.note(facts, context.caller, context.requestId);
        },
      },
      turns,
      createContext,
      onFailures: observers.onFailures,
    }),
    preparing,
    errorFormat,
    executions: compiled?.counts ?? null,
  };
}
