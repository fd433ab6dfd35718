import type { Caller } from '../auth/principal.js';
import type { OperationLimits } from '../config/limits.js';
import type { SealingKey } from '../config/sealing-keys.js';
import type { LoaderKey, LoaderName, LoaderValue } from '../loaders/loaders.js';
import type { AssetReportResponse, ReadOptions } from '../model/asset-report.js';
import type { Failure } from '../operation/failure.js';
import type { ClientIdentity } from '../plaid/clients.js';
import type { ReportRead } from '../reports/report-call.js';
import type { ReportState } from '../reports/report-state.js';
import type { Download } from '../reports/sources/sources.js';
import type { EncodedError } from './error-codec.js';
import type { EncodedReport } from './report-codec.js';

/** The start settings of a worker. Workers do not call Plaid and have no credentials. */
export interface WorkerSettings {
  readonly sealingKeys: readonly { readonly id: SealingKey['id']; readonly key: string }[];
  /** The clients for which the main thread calls Plaid. Ids depend on them. */
  readonly clients: readonly Pick<ClientIdentity, 'key' | 'tenants'>[];
  /** The limits for `createAdmit`. */
  readonly limits: OperationLimits;
  readonly registered: readonly string[];
  readonly compiling: { readonly maxCompiled: number; readonly compileAfter: number };
}

/** The calls that a worker handles. */
export interface WorkerCalls {
  /** Parses a body, and stores the report. @throws {MalformedResponseError} */
  take(request: TakeRequest): TakeReply;
  /** Drops a report. False when no report has this id. */
  drop(id: number): boolean;
  /** Copies a report for an operation in another thread. */
  copy(id: number): EncodedReport;
  execute(request: ExecuteRequest): ExecuteReply;
}

/** The calls that the main thread handles: the loaders of an operation that runs in a worker, and new download URLs. */
export type MainCalls = {
  readonly [Name in LoaderName]: (request: LoadRequest<Name>) => LoadReply<Name>;
} & {
  download(request: DownloadRequest): DownloadReply;
};

export interface TakeRequest {
  readonly id: number;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly endpoint: ReportRead['endpoint'];
  readonly options: ReadOptions;
}

/** The fields of a remote report that the main thread needs. */
export type TakeReply = Pick<AssetReportResponse, 'requestId'> &
  Pick<AssetReportResponse['report'], 'assetReportId' | 'dateGenerated' | 'hasInsights'>;

/** An operation that was parsed, validated and admitted in the main thread. */
export interface ExecuteRequest {
  /** Identifies the operation in calls from the worker. */
  readonly operation: number;
  readonly document: string;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly caller: Caller;
  readonly requestId: string;
  /** The event of a subscription; absent for queries. */
  readonly rootValue?: unknown;
}

export interface ExecuteReply {
  /** The whole response as JSON. */
  readonly body: Uint8Array<ArrayBuffer>;
  /** The errors in it; empty for none. */
  readonly failures: readonly Failure[];
  /** False when `data` is null. */
  readonly hasData: boolean;
  /** Internal errors by class and source location, for the log. */
  readonly faults: readonly { readonly name: string; readonly at: string | undefined }[];
  /** The work of the operation in this thread, in the units of `Work`. */
  readonly work: number;
}

/** A load for an operation in a worker. Only the main thread calls Plaid. */
export interface LoadRequest<Name extends LoaderName> {
  readonly operation: number;
  readonly key: LoaderKey<Name>;
}

/** Reports must be encoded, see `EncodedReport`. */
export type LoadReply<Name extends LoaderName> = Name extends 'report' ? ReportReply : LoaderValue<Name>;

export type ReportReply = Pick<ReportState, 'cachedAt'> &
  (
    | { readonly status: 'READY'; readonly report: EncodedReport }
    /** The calling worker owns the report under this id. */
    | { readonly status: 'OWN'; readonly id: number }
    | { readonly status: 'PENDING'; readonly requestId: string | null; readonly retryAfterMs: number }
    | { readonly status: 'FAILED'; readonly requestId: string | null; readonly error: EncodedError }
  );

export interface DownloadRequest {
  readonly operation: number;
  readonly download: Download;
}

export interface DownloadReply {
  readonly url: string;
  readonly expiresAt: string;
}
