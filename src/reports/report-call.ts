import type { AssetReportGetResponse } from 'plaid';
import type { ReadOptions } from '../model/asset-report.js';
import type { BytesEndpoint, Endpoint } from '../plaid/endpoint.js';

/**
 * A read of a report. Plain data, so that it can be sent between threads. Two reads return the same report when they differ
 * only in the request.
 */
export interface ReportRead<Request extends object = object> {
  readonly endpoint: Endpoint<Request, AssetReportGetResponse>;
  readonly request: Request;
  readonly token: string;
  /** The options that the request asks for. */
  readonly options: ReadOptions;
  /** Whether to skip cached reports that are older than `READ_INTERVAL_MS`. False when absent. */
  readonly isFresh?: boolean;
}

/** Pairs an endpoint with a request of its type. */
export function reportRead<Request extends object>(read: ReportRead<Request>): ReportRead {
  return read;
}

/** A call whose response is streamed as a file. */
export interface FileCall {
  readonly endpoint: BytesEndpoint<object>;
  readonly request: object;
}

/** Pairs an endpoint with a request of its type. */
export function fileCall<Request extends object>(
  endpoint: BytesEndpoint<Request>,
  request: Request,
): FileCall {
  return { endpoint, request };
}
