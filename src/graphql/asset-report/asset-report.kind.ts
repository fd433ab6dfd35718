import {
  type AssetReportSource,
  isOwn,
  openSource,
  type SealedSource,
  sealSource,
} from '../../reports/sources/sources.js';
import type { SealedIds } from '../../sealing/sealed-id.js';
import { NotFoundError } from '../errors/errors.js';
import { type NodeKind, openId } from '../node/node-kind.js';

export const assetReportKind: NodeKind<AssetReportSource> = {
  name: 'AssetReport',
  write: (source) => JSON.stringify(sealSource(source)),
  read: (content) => openSource(JSON.parse(content) as SealedSource),
};

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
