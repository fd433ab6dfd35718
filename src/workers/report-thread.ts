import type { GraphQLSchema } from 'graphql';
import type { SealingRing } from '../auth/sealed-id.js';
import type { Executor } from '../execution/executor.js';
import { type Context, newRecord } from '../graphql/context.js';
import { createErrorFormat } from '../graphql/error-format.js';
import { Turns } from '../lib/turns.js';
import { createLoader } from '../loaders/create-loader.js';
import type { Loaders } from '../loaders/loaders.js';
import { OperationReads } from '../loaders/operation-reads.js';
import { parseReport } from '../loaders/parse-report.js';
import type { ReportHere } from '../loaders/report-state.js';
import type { AssetReportAnswer } from '../model/asset-report.js';
import type { Admit } from '../operation/admit.js';
import type { PreparedDocument, Preparing } from '../operation/prepare.js';
import { Work } from '../operation/work.js';
import { PlaidError } from '../plaid/errors.js';
import { createAnswerRenderer } from './answer-renderer.js';
import { decodeError } from './error-codec.js';
import type { Handlers, Peer, Reply } from './peer.js';
import type { ExecuteRequest, LoadReply, TakeReply, TakeRequest } from './protocol.js';
import { decodeReport, encodeReport } from './report-codec.js';

export interface ReportThreadOptions {
  readonly schema: GraphQLSchema;
  readonly executor: Executor;
  readonly sealing: SealingRing;
  readonly preparing: Preparing;
  readonly admit: Admit;
  /** How much an operation may compute; null for any amount. */
  readonly maxWork: (prepared: PreparedDocument) => number | null;
  /** The thread above; known once the handlers are. */
  readonly above: () => Peer;
}

/** What a thread that owns reports does when it is asked. */
export function createReportThread({
  schema,
  executor,
  sealing,
  preparing,
  admit,
  maxWork,
  above,
}: ReportThreadOptions): Handlers {
  const turns = new Turns();
  const reports = new Map<number, AssetReportAnswer>();
  const render = createAnswerRenderer(createErrorFormat(schema));

  function reportOf(id: number): AssetReportAnswer {
    const report = reports.get(id);
    if (report === undefined) throw new Error('The report was dropped');
    return report;
  }

  function contextOf(
    { operation, caller, requestId }: ExecuteRequest,
    prepared: PreparedDocument,
    needsInsights: boolean,
  ): Context {
    return {
      requestId,
      needsInsights,
      caller,
      prepared,
      work: new Work(turns, maxWork(prepared)),
      // The operation was admitted above, where it would have been refused.
      isTextSent: false,
      record: newRecord(),
      assureAudit: async () => {},
      sealedIds: sealing.forTenant(caller.principal.tenant),
      // What was read is noted above, where it is read.
      reads: new OperationReads(),
      loaders: remoteLoaders((loader, key) => load(above(), reportOf, { operation, loader, key })),
      createDownload: async (download) =>
        (await above().call('download', { operation, download })) as Awaited<
          ReturnType<Context['createDownload']>
        >,
      signal: NEVER,
      get clientFor(): never {
        throw new Error('Only queries are carried out here');
      },
      get reports(): never {
        throw new Error('Only queries are carried out here');
      },
    };
  }

  return {
    take({ id, body, endpoint, options }: TakeRequest): Reply {
      const answer = parseReport(endpoint, body, options);
      reports.set(id, answer);
      const { assetReportId, dateGenerated } = answer.report;
      const value: TakeReply = {
        requestId: answer.requestId,
        assetReportId,
        dateGenerated,
        hasInsights: options.includeInsights,
      };
      return { value };
    },

    drop(id: number): Reply {
      return { value: reports.delete(id) };
    },

    copy(id: number): Reply {
      return { value: encodeReport(reportOf(id)) };
    },

    async execute(request: ExecuteRequest): Promise<Reply> {
      const { document: text, operationName, variables, caller } = request;
      const prepared = preparing.prepare(text);
      const operation = 'code' in prepared ? null : prepared.operation(operationName);
      if ('code' in prepared || operation === null) throw new Error('An operation was not prepared');
      const { analysis, refusal } = admit(prepared, operation, variables, caller.principal);
      if (refusal !== null) throw new Error(`An operation was not admitted: ${refusal.code}`);
      const value = await executor.render(
        {
          document: prepared.document,
          documentKey: prepared.hash,
          operationName,
          operation: operation.node,
          variables,
          contextValue: contextOf(request, prepared, analysis.needsInsights),
        },
        (result) => render(result, request),
      );
      return { value, transfer: [value.body.buffer] };
    },
  };
}

/** Nobody's going reaches here: what an operation reads ends above, and that ends it. */
const NEVER = new AbortController().signal;

type Load = (loader: keyof Loaders, key: unknown) => Promise<unknown>;

/** The loader memos of an operation, over those that it has in the thread above. */
function remoteLoaders(load: Load): Loaders {
  const loader = (name: keyof Loaders) =>
    createLoader<unknown, unknown>(
      (key) => JSON.stringify(key),
      (key) => load(name, key),
    );
  return {
    report: loader('report'),
    cashflowReportPage: loader('cashflowReportPage'),
    cashflowTransactionsPage: loader('cashflowTransactionsPage'),
    cashflowInsights: loader('cashflowInsights'),
  } as Loaders;
}

async function load(
  above: Peer,
  reportOf: (id: number) => AssetReportAnswer,
  request: { operation: number; loader: keyof Loaders; key: unknown },
): Promise<unknown> {
  const reply = (await above.call('load', request)) as LoadReply;
  switch (reply.kind) {
    case 'value':
      return reply.value;
    case 'report':
      return { status: 'READY', ...decodeReport(reply.report) } satisfies ReportHere;
    case 'here':
      return { status: 'READY', ...reportOf(reply.id) } satisfies ReportHere;
    case 'failed': {
      const error = decodeError(reply.error);
      if (!(error instanceof PlaidError)) throw error;
      return { status: 'FAILED', requestId: reply.requestId, error } satisfies ReportHere;
    }
  }
}
