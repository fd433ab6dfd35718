import type { GraphQLSchema } from 'graphql';
import { AuditTrail } from '../audit/audit-trail.js';
import { Dependencies } from '../cache/dependencies.js';
import type { Executor } from '../execution/executor.js';
import { type Context, newRecord } from '../graphql/context.js';
import { createErrorFormat } from '../graphql/errors/error-format.js';
import { LazyList } from '../lib/lazy-list.js';
import { Turns } from '../lib/turns.js';
import { createLoader } from '../loaders/create-loader.js';
import type { Loaders } from '../loaders/loaders.js';
import type { Account } from '../model/account.js';
import type { AssetReportResponse } from '../model/asset-report.js';
import type { Admit } from '../operation/admit.js';
import type { PreparedDocument, Preparing } from '../operation/prepare.js';
import { Work } from '../operation/work.js';
import { PlaidError } from '../plaid/errors.js';
import { UNOBSERVED } from '../reports/operation-observer.js';
import { parseReport } from '../reports/parse-report.js';
import { Placement } from '../reports/placement.js';
import { ReportLeases } from '../reports/report-leases.js';
import type { LocalReportState } from '../reports/report-state.js';
import type { SealingRing } from '../sealing/sealed-id.js';
import { decodeError } from './error-codec.js';
import type { Handlers, Peer } from './peer.js';
import type { ExecuteRequest, MainCalls, ReportReply, WorkerCalls } from './protocol.js';
import { decodeReport, encodeReport } from './report-codec.js';
import { createResponseRenderer } from './response-renderer.js';

export interface ReportWorkerOptions {
  readonly schema: GraphQLSchema;
  readonly executor: Executor;
  readonly sealing: SealingRing;
  readonly preparing: Preparing;
  readonly admit: Admit;
  /** The work limit of an operation; null for no limit. */
  readonly maxWork: (prepared: PreparedDocument) => number | null;
  /** The peer in the main thread. A function, because the peer is created after the handlers. */
  readonly main: () => Peer<MainCalls>;
}

/** The call handlers of a worker. */
export function createReportWorker({
  schema,
  executor,
  sealing,
  preparing,
  admit,
  maxWork,
  main,
}: ReportWorkerOptions): Handlers<WorkerCalls> {
  const turns = new Turns();
  const reports = new Map<number, AssetReportResponse>();
  const render = createResponseRenderer(createErrorFormat(schema));

  function reportOf(id: number): AssetReportResponse {
    const report = reports.get(id);
    if (report === undefined) throw new Error('The report was dropped');
    return report;
  }

  function contextOf(
    { operation, caller, requestId }: ExecuteRequest,
    prepared: PreparedDocument,
    needsInsights: boolean,
  ): Context {
    const context: Omit<Context, keyof PartsOfMainThread> = {
      requestId,
      needsInsights,
      caller,
      prepared,
      work: new Work(turns, maxWork(prepared)),
      // Not used: the main thread has admitted the operation.
      isTextSent: false,
      record: newRecord(),
      assureAudit: async () => {},
      sealedIds: sealing.forTenant(caller.principal.tenant),
      // Not used: the main thread has its own for this operation, because it makes the reads.
      auditTrail: new AuditTrail(),
      dependencies: new Dependencies(),
      placement: new Placement(),
      leases: new ReportLeases(),
      observer: UNOBSERVED,
      loaders: remoteLoaders(main(), operation, reportOf),
      createDownload: (download) => main().call('download', { operation, download }),
      limitTime: () => {},
      idempotencyKey: null,
      noteAttempt: async () => {},
      ownWebhook: null,
      signal: NEVER,
    };
    return Object.assign(new PartsOfMainThread(), context);
  }

  return {
    take({ id, body, endpoint, options }) {
      const response = parseReport(endpoint, body, options);
      reports.set(id, response);
      const { assetReportId, dateGenerated } = response.report;
      const { requestId } = response;
      return { value: { requestId, assetReportId, dateGenerated, hasInsights: options.includeInsights } };
    },

    drop(id) {
      const accounts = accountsOf(reportOf(id));
      // Otherwise the bytes wait for a garbage collection, while the next reports arrive. Balances first: they would be copied when
      // the last transactions are discarded.
      const lists = [
        ...accounts.map(({ historicalBalances }) => historicalBalances),
        ...accounts.map(({ allTransactions }) => allTransactions),
      ];
      for (const list of lists) if (list instanceof LazyList) list.discard();
      return { value: reports.delete(id) };
    },

    copy(id) {
      return { value: encodeReport(reportOf(id)) };
    },

    async execute(request) {
      const { document: text, operationName, variables, caller, rootValue } = request;
      const prepared = preparing.prepare(text);
      const operation = 'code' in prepared ? null : prepared.operation(operationName);
      if ('code' in prepared || operation === null) throw new Error('An operation was not prepared');
      const { analysis, refusal } = admit(prepared, operation, variables, caller.principal);
      if (refusal !== null) throw new Error(`An operation was not admitted: ${refusal.code}`);
      const contextValue = contextOf(request, prepared, analysis.needsInsights);
      const value = await executor.render(
        {
          document: prepared.document,
          documentKey: prepared.hash,
          operationName,
          operation: operation.node,
          variables,
          contextValue,
          rootValue,
        },
        (result) => render(result, contextValue),
      );
      return { value, transfer: [value.body.buffer] };
    },
  };
}

function accountsOf({ report }: AssetReportResponse): Account[] {
  return report.items.flatMap(({ accounts }) => accounts);
}

/** A class, because each object literal with getters would stay in memory until V8 collects the whole heap. */
class PartsOfMainThread {
  get attempts(): never {
    throw new Error('Attempts are in the main thread');
  }

  get events(): never {
    throw new Error('Subscriptions are in the main thread');
  }

  get clientFor(): never {
    throw new Error('Workers execute only queries');
  }

  get clientKeyOf(): never {
    throw new Error('Workers execute only queries');
  }

  get reports(): never {
    throw new Error('Workers execute only queries');
  }
}

/** When a client disconnects, the main thread aborts the reads of that client's operation. Their errors then end the operation in the worker. */
const NEVER = new AbortController().signal;

/** Loaders that call the loaders of the operation in the main thread. */
function remoteLoaders(
  main: Peer<MainCalls>,
  operation: number,
  reportOf: (id: number) => AssetReportResponse,
): Loaders {
  const remote = <Key, Value>(read: (key: Key) => Promise<Value>) =>
    createLoader<Key, Value>((key) => JSON.stringify(key), read);
  return {
    report: remote(async (key) => decodeReply(await main.call('report', { operation, key }), reportOf)),
    cashflowReportPage: remote((key) => main.call('cashflowReportPage', { operation, key })),
    cashflowTransactionsPage: remote((key) => main.call('cashflowTransactionsPage', { operation, key })),
    cashflowInsights: remote((key) => main.call('cashflowInsights', { operation, key })),
  };
}

function decodeReply(reply: ReportReply, reportOf: (id: number) => AssetReportResponse): LocalReportState {
  const { cachedAt } = reply;
  switch (reply.status) {
    case 'READY':
      return { status: 'READY', cachedAt, ...decodeReport(reply.report) };
    case 'OWN':
      return { status: 'READY', cachedAt, ...reportOf(reply.id) };
    case 'PENDING':
      return reply;
    case 'FAILED': {
      const error = decodeError(reply.error);
      if (!(error instanceof PlaidError)) throw error;
      return { status: 'FAILED', cachedAt, requestId: reply.requestId, error };
    }
  }
}
