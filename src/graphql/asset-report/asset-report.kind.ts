import { copied } from '../../reports/sources/audit-copy.source.js';
import { relayed } from '../../reports/sources/relay-token.source.js';
import {
  type AssetReportSource,
  isOwn,
  openSource,
  type SealedSource,
  sealSource,
} from '../../reports/sources/sources.js';
import type { SealedIds } from '../../sealing/sealed-id.js';
import { auditCopyKind } from '../audit-copy/audit-copy.kind.js';
import { relayTokenKind } from '../credit-relay/relay-token.kind.js';
import { NotFoundError } from '../errors/errors.js';
import { type NodeKind, openId } from '../node/node-kind.js';

export const assetReportKind: NodeKind<AssetReportSource> = {
  name: 'AssetReport',
  write: (source) => JSON.stringify(sealSource(source)),
  read: (content) => openSource(JSON.parse(content) as SealedSource),
};

/**
 * The report that an id names: a snapshot, or the current report of a relay token or an audit copy.
 *
 * @throws {NotFoundError} when the id cannot be opened, or has no report.
 */
export function openReport(id: string, sealedIds: SealedIds): AssetReportSource {
  const opened = sealedIds.open(id);
  switch (opened?.type) {
    case assetReportKind.name:
      return assetReportKind.read(opened.content);
    case relayTokenKind.name:
      return relayed(relayTokenKind.read(opened.content));
    case auditCopyKind.name:
      return copied(auditCopyKind.read(opened.content));
    default:
      throw new NotFoundError('report');
  }
}

/**
 * Opens the token of a report that is not relayed or copied.
 *
 * @throws {NotFoundError} also when the id is of a relayed or copied report, which has no such token.
 */
export function openReportToken(id: string, sealedIds: SealedIds): string {
  const source = openId(assetReportKind, id, sealedIds);
  if (!isOwn(source)) throw new NotFoundError('AssetReport with a token of its own');
  return source.token;
}
