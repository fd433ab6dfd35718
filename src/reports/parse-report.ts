import type { AssetReportGetResponse } from 'plaid';
import { parseWithLists } from '../lib/parse-with-lists.js';
import type { AssetReportAnswer, ReadOptions } from '../model/asset-report.js';
import { mapAssetReportResponse } from '../model/asset-report.mapper.js';
import { parseResponse, parseWhole } from '../plaid/client.js';
import type { Endpoint } from '../plaid/endpoint.js';

/**
 * The model of a body with an Asset Report. Its transactions stay the bytes that came until somebody asks for them: they are most of a
 * report. They are then parsed some at a time, and mapped at once.
 *
 * @param options how it was asked for.
 * @throws {MalformedResponseError} when it is no JSON, or a guaranteed field is missing outside of transactions. What is wrong in the
 * transactions of an account is thrown when they are read.
 */
export function parseReport<Request>(
  endpoint: Endpoint<Request, AssetReportGetResponse>,
  body: Uint8Array,
  options: ReadOptions,
): AssetReportAnswer {
  return mapAssetReportResponse(parseResponse(endpoint, body, parsePartly), endpoint.path, options);
}

function parsePartly(json: Uint8Array): unknown {
  try {
    return parseWithLists(json, 'transactions');
  } catch {
    // Written in a way that cannot be parted; if it is no JSON at all, this says so.
    return parseWhole(json);
  }
}
