import { createContext, useContext } from 'react';
import type { AccountPartsFragment, ReportPartsFragment } from './generated/graphql.js';

/** What every part of the page knows of the report. */
export interface ReportContextValue {
  readonly report: ReportPartsFragment;
  readonly accounts: readonly AccountPartsFragment[];
}

const ReportContext = createContext<ReportContextValue | null>(null);
export const ReportProvider = ReportContext.Provider;

export function useReportContext(): ReportContextValue {
  const value = useContext(ReportContext);
  if (value === null) throw new Error('ReportProvider is missing');
  return value;
}

export function accountsOf({ items }: ReportPartsFragment): AccountPartsFragment[] {
  return items.flatMap(({ accounts }) => accounts);
}

export function accountName({ name, mask }: Pick<AccountPartsFragment, 'name' | 'mask'>): string {
  return [name ?? 'Account without a name', ...(mask === null ? [] : [`··${mask}`])].join(' ');
}

/** The owners of assets, who have them together. */
export function ownersOf({ ownerNames }: { readonly ownerNames: readonly string[] }): string {
  return ownerNames.join(' and ') || 'Owner not named by the bank';
}

/** The report of a query by `node(id:)`; null while it is loading, and when it has failed. */
export function reportIn<Node extends { __typename: string }>(
  data: { readonly node?: Node | null } | undefined,
): Extract<Node, { __typename: 'AssetReport' }> | null {
  const isReport = (node: Node): node is Extract<Node, { __typename: 'AssetReport' }> =>
    node.__typename === 'AssetReport';
  return data?.node && isReport(data.node) ? data.node : null;
}
