import type { Account } from '../../src/model/account.js';
import type { AssetReportResponse } from '../../src/model/asset-report.js';
import { type EncodedReport, encodeReport } from '../../src/workers/report-codec.js';

/** A result with all its parts loaded. */
export type WholeAnswer = Omit<EncodedReport, 'report'> & { readonly report: WholeReport };

type WholeReport = Omit<EncodedReport['report'], 'items'> & { readonly items: readonly WholeItem[] };
type WholeItem = Omit<EncodedReport['report']['items'][number], 'accounts'> & {
  readonly accounts: readonly WholeAccount[];
};
type WholeAccount = Omit<EncodedReport['report']['items'][number]['accounts'][number], 'parts'>;

/** Loads all parts. Omits their statuses, which `coverage` has too. */
export function wholeAnswer(answer: AssetReportResponse): WholeAnswer {
  const { report, ...rest } = encodeReport(answer);
  const items = report.items.map((item) => ({
    ...item,
    accounts: item.accounts.map(({ parts: _, ...account }) => account),
  }));
  return { ...rest, report: { ...report, items } };
}

/** Its transactions; empty when there is no list. */
export function transactionsOf({ allTransactions }: Pick<Account, 'allTransactions'>) {
  return allTransactions?.get() ?? [];
}
