import type { AssetReportGetResponse } from 'plaid';
import type { ReadOptions } from '../model/asset-report.js';
import type { BytesEndpoint, Endpoint } from '../plaid/endpoint.js';

/**
 * One way of asking for a report. Plain data, so that it can go from one thread to another. Two that are alike in all but the
 * request bring the same report.
 */
export interface ReportRead<Request extends object = object> {
  readonly endpoint: Endpoint<Request, AssetReportGetResponse>;
  readonly request: Request;
  readonly token: string;
  /** What the request asks for. */
  readonly options: ReadOptions;
  /** Whether to read past the shared cache, unless its report was read moments ago. False when absent. */
  readonly isFresh?: boolean;
}

/** Pairs an endpoint with a request of its type. */
export function reportRead<Request extends object>(read: ReportRead<Request>): ReportRead {
  return read;
}

/** A call whose answer is passed on as a file. */
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
