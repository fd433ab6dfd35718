import type { AssetReportGetResponse } from 'plaid';
import { type ListKeys, parseWithLists } from '../lib/parse-with-lists.js';
import type { AssetReportResponse, ReadOptions } from '../model/asset-report.js';
import { mapAssetReportResponse } from '../model/asset-report.mapper.js';
import type { Endpoint } from '../plaid/endpoint.js';
import { parseResponse, parseWhole } from '../plaid/parse-response.js';

const LISTS: ListKeys = { long: 'transactions', short: 'historical_balances' };

/**
 * Parses the body of an Asset Report. The transactions and the balances of past days, which are most of a report, stay bytes until
 * the first read of them.
 *
 * @param options the options of the request.
 * @throws {MalformedResponseError} when the body is not JSON, or a required field outside of these lists is missing. Errors in a list
 * are thrown when it is read.
 */
export function parseReport<Request>(
  endpoint: Endpoint<Request, AssetReportGetResponse>,
  body: Uint8Array,
  options: ReadOptions,
): AssetReportResponse {
  return mapAssetReportResponse(parseResponse(endpoint, body, parseLazily), endpoint.path, options);
}

function parseLazily(json: Uint8Array): unknown {
  try {
    return parseWithLists(json, LISTS);
  } catch {
    // The lists cannot be split, or the body is not JSON. The full parse throws for the latter.
    return parseWhole(json);
  }
}
