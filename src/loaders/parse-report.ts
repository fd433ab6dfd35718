import type { AssetReportGetResponse } from 'plaid';
import { parseWithLists } from '../lib/json-list.js';
import type { AssetReportAnswer, ReadOptions } from '../model/asset-report.js';
import { mapAssetReportAnswer } from '../model/asset-report.mapper.js';
import { parseAnswer } from '../plaid/client.js';
import type { Endpoint } from '../plaid/endpoint.js';

/** From how many bytes on transactions are parsed some at a time: what is smaller is parsed as a whole in a millisecond. */
const LEAST_IN_PIECES = 128 * 1024;

/**
 * The model of a body with an Asset Report. The transactions of a long one are parsed some at a time, and mapped at once: as a
 * whole, its text and all that is parsed of it would take ten times as much memory as what is made of them.
 *
 * @param options how it was asked for.
 * @throws {MalformedAnswerError} when it is no JSON, or a guaranteed field is missing.
 */
export function parseReport<Request>(
  endpoint: Endpoint<Request, AssetReportGetResponse>,
  body: Uint8Array,
  options: ReadOptions,
): AssetReportAnswer {
  if (body.byteLength >= LEAST_IN_PIECES) {
    try {
      const inPieces = parseAnswer(endpoint, body, (json) => parseWithLists(json, 'transactions'));
      return mapAssetReportAnswer(inPieces, endpoint.path, options);
    } catch {
      // Read as a whole it may be right nonetheless; if not, that tells what is wrong.
    }
  }
  return mapAssetReportAnswer(parseAnswer(endpoint, body), endpoint.path, options);
}
