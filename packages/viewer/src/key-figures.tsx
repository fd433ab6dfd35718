import { type Evidence, Figure } from './evidence.js';
import { type Attributes, useFigures } from './figures.js';
import { byIds, daysBelowZero, depository, inCategory, periodOf } from './filters.js';
import type { IncomeStreamPartsFragment } from './generated/graphql.js';
import { currencyOf, flow, money } from './money.js';
import { useReportContext } from './report-context.js';
import { ifKnown, Unknown } from './unknown.js';

type Line = Evidence & {
  readonly value: string | null;
  /** The currency of a number that does not show it. */
  readonly currency?: string;
};

interface KeyFigure {
  readonly name: string;
  /** A line for each currency. Null when it is not known, and undefined while it is loading. */
  readonly lines: readonly Line[] | null | undefined;
}

/** The line of numbers that a reader looks at first. */
export function KeyFigures() {
  const { report, accounts } = useReportContext();
  const { figures } = useFigures();
  const byCurrency = (lineOf: (entry: Attributes) => Line): KeyFigure['lines'] =>
    figures === undefined ? undefined : (figures?.attributes?.map(lineOf) ?? null);
  const assets = report.assets60 ?? [];
  const line: KeyFigure[] = [
    {
      name: 'Verified assets',
      lines: assets.map((entry) => ({
        title: 'Verified assets',
        filter: { accountIds: entry.accountIds },
        value: ifKnown(entry.current, (current) => money(current, entry)),
      })),
    },
    {
      name: 'Average, 60 days',
      lines: assets.map((entry) => ({
        title: 'Average daily balance of 60 days',
        filter: { accountIds: entry.accountIds, ...periodOf(entry) },
        value: ifKnown(entry.averageDailyBalance, (average) => money(average, entry)),
      })),
    },
    { name: 'Active income streams', lines: figures && [activeStreams(figures.incomeStreams)] },
    {
      name: 'Overdraft and NSF fees',
      lines: byCurrency((entry) => ({
        title: 'Overdraft and NSF fees',
        filter: inCategory(accounts, entry, 'BANK_PENALTIES'),
        value: ifKnown(entry.negativeRecord.countOdNsf, String),
        currency: currencyOf(entry),
      })),
    },
    {
      name: 'Days below zero',
      lines: byCurrency((entry) => ({
        ...daysBelowZero('Days below zero', depository(accounts, entry), entry),
        value: ifKnown(entry.negativeRecord.countNegativeHistoricalBalances, String),
        currency: currencyOf(entry),
      })),
    },
    {
      name: 'Loan payments',
      lines: byCurrency((entry) => ({
        title: 'Loan payments',
        filter: inCategory(accounts, entry, 'LOAN_PAYMENTS'),
        value: ifKnown(entry.debtInsights.amountLoanPayments, (amount) => flow(amount, entry)),
        ...(entry.debtInsights.amountLoanPayments === null && { currency: currencyOf(entry) }),
      })),
    },
  ];
  return (
    <dl className="key-figures">
      {line.map(({ name, lines }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {lines === undefined && <span className="placeholder" />}
            {lines === null && <Unknown />}
            {lines?.length === 0 && <span className="quiet-text">none</span>}
            {lines?.map(({ currency, ...evidence }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one report do not change.
              <span key={index}>
                <Figure {...evidence} />
                {lines.length > 1 && currency && <small> {currency}</small>}
              </span>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function activeStreams(streams: readonly IncomeStreamPartsFragment[] | null) {
  const active = streams?.filter(({ status }) => status === 'ACTIVE') ?? [];
  return {
    ...byIds(
      'Active income streams',
      active.flatMap(({ transactionIds }) => transactionIds),
    ),
    value: streams === null ? null : String(active.length),
  };
}
