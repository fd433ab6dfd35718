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
  /** The longest time since a cached read began, in ms. Any time when absent. See `noOlderThan`. */
  readonly maxAgeMs?: number;
}

/** Plaid allows 15 gets a minute for each report, one every 4 s. In ms. */
export const GET_INTERVAL_MS = 4_000;

/**
 * The read, without cached reports that are older. A read that began less than 4 s ago is shared for any maximum age, so that clients
 * cannot exceed Plaid's rate limit.
 *
 * @param maxAgeMs null for any age.
 */
export function noOlderThan(read: ReportRead, maxAgeMs: number | null): ReportRead {
  return maxAgeMs === null ? read : { ...read, maxAgeMs: Math.max(maxAgeMs, GET_INTERVAL_MS) };
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
