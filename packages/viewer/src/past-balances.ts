import { useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import { type PastBalancePartsFragment, PastBalancesDocument } from './generated/graphql.js';
import { type Currency, currencyOf } from './money.js';
import { accountName, reportIn, useReportContext } from './report-context.js';

/** The past balances of accounts in one currency. */
export interface BalanceHistory extends Currency {
  readonly lines: readonly BalanceLine[];
  /** Oldest first. A day has no amount of an account without a balance on that day. */
  readonly days: readonly BalanceDay[];
}

export interface BalanceLine {
  readonly accountId: string;
  readonly name: string;
}

export interface BalanceDay {
  readonly date: string;
  readonly amounts: Readonly<Record<string, number>>;
}

/** Undefined while they are loading, and null when they cannot be read. */
export function usePastBalances() {
  const { report } = useReportContext();
  const { data, error } = useQuery(PastBalancesDocument, { variables: { id: report.id } });
  const isLoading = data === undefined && error === undefined;
  const accounts = useMemo(
    () => (isLoading ? undefined : (reportIn(data)?.items.flatMap((item) => item.accounts) ?? null)),
    [data, isLoading],
  );
  return { error, accounts };
}

/** The same by currency. */
export function useBalanceHistories() {
  const { accounts } = useReportContext();
  const { error, accounts: past } = usePastBalances();
  const histories = useMemo(() => {
    const names = new Map(
      accounts.map((account) => {
        const isOwed = account.type === 'CREDIT' || account.type === 'LOAN';
        return [account.accountId, accountName(account) + (isOwed ? ', owed' : '')];
      }),
    );
    return past && historiesOf(past, (accountId) => names.get(accountId) ?? accountId);
  }, [accounts, past]);
  return { error, histories };
}

function historiesOf(
  accounts: readonly PastBalancePartsFragment[],
  nameOf: (accountId: string) => string,
): BalanceHistory[] {
  const groups = new Map<
    string,
    { currency: Currency; ids: Set<string>; days: Map<string, Record<string, number>> }
  >();
  for (const { accountId, historicalBalances } of accounts) {
    for (const { date, current, ...currency } of historicalBalances ?? []) {
      const key = currencyOf(currency);
      const group = groups.get(key) ?? { currency, ids: new Set(), days: new Map() };
      groups.set(key, group);
      group.ids.add(accountId);
      const day = group.days.get(date) ?? {};
      group.days.set(date, day);
      day[accountId] = current;
    }
  }
  return [...groups.values()].map(({ currency, ids, days }) => ({
    ...currency,
    lines: [...ids].map((accountId) => ({ accountId, name: nameOf(accountId) })),
    days: [...days]
      .map(([date, amounts]) => ({ date, amounts }))
      .sort((one, other) => (one.date < other.date ? -1 : 1)),
  }));
}
