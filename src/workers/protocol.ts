import type { Caller } from '../auth/principal.js';
import type { SealingEnvironment } from '../auth/sealed-id.js';
import type { OperationLimits } from '../config/limits.js';
import type { SealingKey } from '../config/sealing-keys.js';
import type { AssetReportAnswer, ReadOptions } from '../model/asset-report.js';
import type { ReportRead } from '../reports/report-call.js';
import type { EncodedError } from './error-codec.js';
import type { EncodedReport } from './report-codec.js';

/** What a thread is started with that owns reports. It does not speak to Plaid, and has no credentials. */
export interface WorkerSettings {
  readonly sealingKeys: readonly { readonly id: SealingKey['id']; readonly key: string }[];
  readonly environment: SealingEnvironment;
  /** What operations are admitted by; see `createAdmit`. */
  readonly limits: OperationLimits;
  readonly registered: readonly string[];
  readonly compiling: { readonly maxCompiled: number; readonly compileAfter: number };
}

/** The body of an answer that a thread is to read and keep. */
export interface TakeRequest {
  readonly id: number;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly endpoint: ReportRead['endpoint'];
  readonly options: ReadOptions;
}

/** What the thread above needs to know of a report that it does not have. */
export type TakeReply = Pick<AssetReportAnswer, 'requestId'> &
  Pick<AssetReportAnswer['report'], 'assetReportId' | 'dateGenerated' | 'hasInsights'>;

/** An operation that was parsed and validated, and is to be carried out where its report is. */
export interface ExecuteRequest {
  /** Names the operation in what the thread asks for it. */
  readonly operation: number;
  readonly document: string;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly caller: Caller;
  readonly requestId: string;
}

export interface ExecuteReply {
  /** The whole answer as JSON. */
  readonly body: Uint8Array<ArrayBuffer>;
  readonly hasErrors: boolean;
  /** What of the errors was a fault of ours, by class and place, for the log. */
  readonly faults: readonly { readonly name: string; readonly at: string | undefined }[];
}

/** Something that a thread reads through the loaders of the operation, which are where Plaid is asked. */
export interface LoadRequest {
  readonly operation: number;
  readonly loader: string;
  readonly key: unknown;
}

export type LoadReply =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'report'; readonly report: EncodedReport }
  /** A report that the asking thread has itself. */
  | { readonly kind: 'here'; readonly id: number }
  | { readonly kind: 'failed'; readonly requestId: string | null; readonly error: EncodedError };

export interface DownloadRequest {
  readonly operation: number;
  readonly download: unknown;
}
