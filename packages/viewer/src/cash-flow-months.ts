import { endOfMonth } from './day.js';
import type { CashFlowPartsFragment, TransactionFilterInput } from './generated/graphql.js';
import { currencyOf } from './money.js';
import { useReportContext } from './report-context.js';

export type Month = CashFlowPartsFragment['months'][number];

/** The transactions of a month in the currency of these flows. */
export function monthFilter({ startDate }: Month, flows: CashFlowPartsFragment): TransactionFilterInput {
  return { startDate, endDate: endOfMonth(startDate), currencyCode: currencyOf(flows) };
}

/** Whether the report covers a part of the month only. */
export function usePartialMonth(): (startDate: string) => boolean {
  const { coverage, dateGenerated } = useReportContext().report;
  const first = coverage.requestedFrom ?? coverage.transactions.firstDate;
  const last = dateGenerated.slice(0, 10);
  return (startDate) => (first !== null && first > startDate) || last < endOfMonth(startDate);
}
