import type { SealedIds } from '../../auth/sealed-id.js';
import { NotFoundError } from '../errors.js';
import { type NodeKind, openId } from '../node/node-kind.js';
import type { AssetReportSource } from './asset-report-source.js';

type Parts =
  | [of: 'relay-token', token: string, reportType: 'asset']
  | [of: 'asset-report', token: string, fastReport: boolean, daysToInclude: number | null]
  | [of: 'audit-copy', token: string];

/** A list and not an object, whose keys could come in another order and make another id. */
export const assetReportKind: NodeKind<AssetReportSource> = {
  name: 'AssetReport',
  write: (source) => JSON.stringify(partsOf(source)),
  read: (content) => sourceOf(JSON.parse(content) as Parts),
};

/**
 * The token of a report of ours.
 *
 * @throws {NotFoundError} also when the id is of a report that was relayed or copied, and has no such token.
 */
export function openReportToken(id: string, sealedIds: SealedIds): string {
  const { of, token } = openId(assetReportKind, id, sealedIds);
  if (of !== 'asset-report') throw new NotFoundError('AssetReport with a token of its own');
  return token;
}

function partsOf(source: AssetReportSource): Parts {
  switch (source.of) {
    case 'relay-token':
      return [source.of, source.token, source.reportType];
    case 'asset-report':
      return [source.of, source.token, source.fastReport, source.daysToInclude];
    case 'audit-copy':
      return [source.of, source.token];
  }
}

function sourceOf(parts: Parts): AssetReportSource {
  switch (parts[0]) {
    case 'relay-token':
      return { of: parts[0], token: parts[1], reportType: parts[2] };
    case 'asset-report':
      return { of: parts[0], token: parts[1], fastReport: parts[2], daysToInclude: parts[3] };
    case 'audit-copy':
      return { of: parts[0], token: parts[1] };
  }
}
