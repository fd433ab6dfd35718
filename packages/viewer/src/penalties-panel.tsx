import { EventRow, EventTable } from './event-table.js';
import { type Attributes, type Figures, useFigures } from './figures.js';
import { daysBelowZero, depository, inCategory, type NegativeDays } from './filters.js';
import type { TransactionFilterInput } from './generated/graphql.js';
import { Loaded } from './loaded.js';
import { currencyName, currencyOf, flow, money } from './money.js';
import { Empty, Panel } from './panel.js';
import { accountName, useReportContext } from './report-context.js';
import { ifKnown } from './unknown.js';

/** Fees for missing funds, and days below zero. */
export function PenaltiesPanel() {
  const { figures, error } = useFigures();
  return (
    <Panel
      title="Penalties and days below zero"
      note={
        <small>
          On all days of the report. Penalties are fees for overdrafts, NSF and late payments, less refunds
        </small>
      }
    >
      <Loaded data={figures} error={error} what="penalties">
        {({ attributes, items }) => attributes && <Penalties attributes={attributes} items={items} />}
      </Loaded>
    </Panel>
  );
}

interface PenaltiesProps {
  readonly attributes: readonly Attributes[];
  readonly items: Figures['items'];
}

function Penalties({ attributes, items }: PenaltiesProps) {
  const { accounts } = useReportContext();
  if (attributes.length === 0) return <Empty>Not known: the report has no accounts.</Empty>;
  return (
    <EventTable>
      {attributes.map((entry) => (
        <EventRow
          key={currencyOf(entry)}
          title={`Bank penalties, ${currencyName(entry)}`}
          filter={inCategory(accounts, entry, 'BANK_PENALTIES')}
          number={entry.negativeRecord.countOdNsf}
          amount={ifKnown(entry.negativeRecord.amountOdNsf, (amount) => flow(amount, entry))}
          days={entry.negativeRecord.daysSinceOdNsf}
        />
      ))}
      {attributes.map((entry) => (
        <NegativeDaysRow
          key={currencyOf(entry)}
          title={`Days below zero, accounts together, ${currencyName(entry)}`}
          accounts={depository(accounts, entry)}
          entry={entry}
        />
      ))}
      <NegativeDaysByAccount items={items} />
    </EventTable>
  );
}

/** The sum of two accounts can be positive while one of them is overdrawn. */
function NegativeDaysByAccount({ items }: Pick<PenaltiesProps, 'items'>) {
  const { accounts } = useReportContext();
  const figures = items.flatMap((item) => item.accounts);
  return accounts
    .filter(({ type }) => type === 'DEPOSITORY')
    .flatMap((account) => {
      const { accountId } = account;
      const attributes = figures.find((one) => one.accountId === accountId)?.attributes ?? [];
      return attributes.map((entry) => (
        <NegativeDaysRow
          key={`${accountId} ${currencyOf(entry)}`}
          title={[
            `Days below zero, ${accountName(account)}`,
            ...(attributes.length > 1 ? [currencyName(entry)] : []),
          ].join(', ')}
          accounts={{ accountIds: [accountId], currencyCode: currencyOf(entry) }}
          entry={entry}
        />
      ));
    });
}

interface NegativeDaysProps {
  readonly title: string;
  readonly accounts: TransactionFilterInput;
  readonly entry: NegativeDays;
}

function NegativeDaysRow({ title, accounts, entry }: NegativeDaysProps) {
  const { negativeRecord: record } = entry;
  const lowest = ifKnown(record.lowestNegativeHistoricalBalance, (low) => `lowest ${money(low, entry)}`);
  return (
    <EventRow
      {...daysBelowZero(title, accounts, entry)}
      number={record.countNegativeHistoricalBalances}
      amount={record.countNegativeHistoricalBalances === 0 ? '' : lowest}
      days={record.daysSinceNegativeHistoricalBalance}
    />
  );
}
