import type { Caller } from '../auth/principal.js';
import type { OperationLimits } from '../config/limits.js';
import type { SealingKey } from '../config/sealing-keys.js';
import type { LoaderKey, LoaderName, LoaderValue } from '../loaders/loaders.js';
import type { AssetReportAnswer, ReadOptions } from '../model/asset-report.js';
import type { ReportRead } from '../reports/report-call.js';
import type { Download } from '../reports/sources/sources.js';
import type { SealingEnvironment } from '../sealing/sealed-id.js';
import type { EncodedError } from './error-codec.js';
import type { EncodedReport } from './report-codec.js';

/** What a worker is started with. It does not speak to Plaid, and has no credentials. */
export interface WorkerSettings {
  readonly sealingKeys: readonly { readonly id: SealingKey['id']; readonly key: string }[];
  readonly environment: SealingEnvironment;
  /** The limits that operations are admitted by; see `createAdmit`. */
  readonly limits: OperationLimits;
  readonly registered: readonly string[];
  readonly compiling: { readonly maxCompiled: number; readonly compileAfter: number };
}

/** The calls that a worker answers. */
export interface WorkerCalls {
  /** Reads a body, and keeps the report. @throws {MalformedResponseError} */
  take(request: TakeRequest): TakeReply;
  /** Forgets a report. False when there is none with this id. */
  drop(id: number): boolean;
  /** A report, for an operation that runs in another thread. */
  copy(id: number): EncodedReport;
  /** Runs an operation. */
  execute(request: ExecuteRequest): ExecuteReply;
}

/** The calls that the main thread answers: the loaders of an operation that runs in a worker, and new download URLs. */
export type MainCalls = {
  readonly [Name in LoaderName]: (request: LoadRequest<Name>) => LoadReply<Name>;
} & {
  download(request: DownloadRequest): DownloadReply;
};

/** The body of an answer that a worker is to read and keep. */
export interface TakeRequest {
  readonly id: number;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly endpoint: ReportRead['endpoint'];
  readonly options: ReadOptions;
}

/** What the main thread knows of a report that a worker has. */
export type TakeReply = Pick<AssetReportAnswer, 'requestId'> &
  Pick<AssetReportAnswer['report'], 'assetReportId' | 'dateGenerated' | 'hasInsights'>;

/** An operation that was parsed, validated and admitted in the main thread. */
export interface ExecuteRequest {
  /** Names the operation when the worker calls back. */
  readonly operation: number;
  readonly document: string;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly caller: Caller;
  readonly requestId: string;
}

export interface ExecuteReply {
  /** The whole response as JSON. */
  readonly body: Uint8Array<ArrayBuffer>;
  readonly hasErrors: boolean;
  /** False when `data` is null. */
  readonly hasData: boolean;
  /** Errors that are faults of this server, by class and place, for the log. */
  readonly faults: readonly { readonly name: string; readonly at: string | undefined }[];
}

/** What a loader of the operation is to read. Only the main thread asks Plaid. */
export interface LoadRequest<Name extends LoaderName> {
  readonly operation: number;
  readonly key: LoaderKey<Name>;
}

/** A report cannot be sent as it is: see `EncodedReport`. */
export type LoadReply<Name extends LoaderName> = Name extends 'report' ? ReportReply : LoaderValue<Name>;

export type ReportReply =
  | { readonly status: 'READY'; readonly report: EncodedReport }
  /** The worker that asks has the report itself, under this id. */
  | { readonly status: 'OWN'; readonly id: number }
  | { readonly status: 'PENDING'; readonly requestId: string | null; readonly retryAfterMs: number }
  | { readonly status: 'FAILED'; readonly requestId: string | null; readonly error: EncodedError };

export interface DownloadRequest {
  readonly operation: number;
  readonly download: Download;
}

export interface DownloadReply {
  readonly url: string;
  readonly expiresAt: string;
}
