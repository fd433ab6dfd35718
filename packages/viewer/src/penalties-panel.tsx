import type { ReactNode } from 'react';
import { Figure } from './evidence.js';
import type { Attributes, Figures } from './figures.js';
import { inCategory } from './filters.js';
import type { TransactionFilterInput } from './generated/graphql.js';
import { currencyOf, flow, money } from './money.js';
import { Panel } from './panel.js';
import { usePastBalances } from './past-balances.js';
import { accountName, useReportContext } from './report-context.js';
import { ifKnown } from './unknown.js';
import { count } from './words.js';

interface PenaltiesPanelProps {
  readonly attributes: readonly Attributes[];
  readonly items: Figures['items'];
}

/** Fees for missing funds, and days below zero. */
export function PenaltiesPanel({ attributes, items }: PenaltiesPanelProps) {
  const { accounts } = useReportContext();
  return (
    <Panel title="Overdrafts and days below zero">
      <div className="scrolled-aside">
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">
                <span className="unseen">What</span>
              </th>
              <th scope="col">Number</th>
              <th scope="col">Amount</th>
              <th scope="col">Last</th>
            </tr>
          </thead>
          <tbody>
            {attributes.map((entry) => {
              const { countOdNsf, amountOdNsf, daysSinceOdNsf } = entry.negativeRecord;
              const evidence = {
                title: 'Overdraft and NSF fees',
                filter: inCategory(accounts, entry, 'BANK_PENALTIES'),
              };
              return (
                <tr key={currencyOf(entry)}>
                  <th scope="row">Overdraft and NSF fees, {currencyOf(entry)}</th>
                  <td>
                    <Figure {...evidence} value={ifKnown(countOdNsf, String)} />
                  </td>
                  <td>
                    <Figure {...evidence} value={ifKnown(amountOdNsf, (amount) => flow(amount, entry))} />
                  </td>
                  <td>{ago(daysSinceOdNsf)}</td>
                </tr>
              );
            })}
          </tbody>
          <NegativeDays items={items} />
        </table>
      </div>
    </Panel>
  );
}

/** By account, because the sum of two accounts can be positive while one of them is overdrawn. */
function NegativeDays({ items }: Pick<PenaltiesPanelProps, 'items'>) {
  const { accounts } = useReportContext();
  const { accounts: past } = usePastBalances();
  const depository = accounts.filter(({ type }) => type === 'DEPOSITORY');
  const figures = items.flatMap((item) => item.accounts);
  return (
    <tbody>
      {depository.flatMap((account) => {
        const { accountId } = account;
        const attributes = figures.find((one) => one.accountId === accountId)?.attributes ?? [];
        const balances = past?.find((one) => one.accountId === accountId)?.historicalBalances ?? [];
        const dates = balances.filter(({ current }) => current < 0).map(({ date }) => date);
        const filter: TransactionFilterInput = {
          accountIds: [accountId],
          // Newest first.
          ...(dates.length > 0 && { startDate: dates.at(-1) ?? null, endDate: dates[0] ?? null }),
        };
        const title = `Days below zero of ${accountName(account)}`;
        return attributes.map((entry) => {
          const record = entry.negativeRecord;
          return (
            <tr key={`${accountId} ${currencyOf(entry)}`}>
              <th scope="row">Days below zero, {accountName(account)}</th>
              <td>
                <Figure
                  title={title}
                  filter={filter}
                  value={ifKnown(record.countNegativeHistoricalBalances, String)}
                />
              </td>
              <td>
                {record.lowestNegativeHistoricalBalance === null ? (
                  ''
                ) : (
                  <Figure
                    title={title}
                    filter={filter}
                    value={`low ${money(record.lowestNegativeHistoricalBalance, entry)}`}
                  />
                )}
              </td>
              <td>{ago(record.daysSinceNegativeHistoricalBalance)}</td>
            </tr>
          );
        });
      })}
    </tbody>
  );
}

/** @param days before the day of the report; null when there was none. */
export function ago(days: number | null): ReactNode {
  return days === null ? <span className="quiet-text">none</span> : `${count(days, 'day')} before`;
}
