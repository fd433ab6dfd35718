import type { SealedIds } from '../../auth/sealed-id.js';
import { NotFoundError } from '../errors.js';
import { type NodeKind, openId } from '../node/node-kind.js';
import type { AssetReportSource } from './asset-report-source.js';

/** At the end of what an id seals: the variant that was declined or refused Insights. */
const WITHOUT_INSIGHTS = 'without-insights';

type Variant = [variant?: typeof WITHOUT_INSIGHTS];

/**
 * A source as a list, and not as an object, whose keys could come in another order and make another id. Ids of relayed
 * reports that were made before ids named a snapshot seal none: they lead to the current report.
 */
export type SourceParts =
  | [
      of: 'relay-token',
      token: string,
      reportType: 'asset',
      snapshot?: [assetReportId: string, dateGenerated: string] | null,
      ...variant: Variant,
    ]
  | [
      of: 'asset-report',
      token: string,
      fastReport: boolean,
      daysToInclude: number | null,
      ...variant: Variant,
    ]
  | [of: 'audit-copy', token: string];

export const assetReportKind: NodeKind<AssetReportSource> = {
  name: 'AssetReport',
  write: (source) => JSON.stringify(partsOf(source)),
  read: (content) => sourceOf(JSON.parse(content) as SourceParts),
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

export function partsOf(source: AssetReportSource): SourceParts {
  const variant: Variant = source.withoutInsights ? [WITHOUT_INSIGHTS] : [];
  switch (source.of) {
    case 'relay-token': {
      const { of, token, reportType, snapshot } = source;
      const sealed: [string, string] | null = snapshot && [snapshot.assetReportId, snapshot.dateGenerated];
      return [of, token, reportType, sealed, ...variant];
    }
    case 'asset-report':
      return [source.of, source.token, source.fastReport, source.daysToInclude, ...variant];
    case 'audit-copy':
      return [source.of, source.token];
  }
}

export function sourceOf(parts: SourceParts): AssetReportSource {
  switch (parts[0]) {
    case 'relay-token': {
      const [of, token, reportType, sealed, variant] = parts;
      const snapshot = sealed ? { assetReportId: sealed[0], dateGenerated: sealed[1] } : null;
      return { of, token, reportType, snapshot, withoutInsights: variant !== undefined };
    }
    case 'asset-report': {
      const [of, token, fastReport, daysToInclude, variant] = parts;
      return { of, token, fastReport, daysToInclude, withoutInsights: variant !== undefined };
    }
    case 'audit-copy':
      return { of: parts[0], token: parts[1], withoutInsights: false };
  }
}
