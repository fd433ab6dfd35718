import { type Evidence, Figure } from './evidence.js';
import type { Figures } from './figures.js';
import { depository, inCategory, MAX_IDS, periodOf } from './filters.js';
import type { IncomeStreamPartsFragment } from './generated/graphql.js';
import { flow, money } from './money.js';
import { useReportContext } from './report-context.js';
import { ifKnown } from './unknown.js';

interface KeyFigure {
  readonly name: string;
  /** A line for each currency. Undefined while it is loading. */
  readonly lines: readonly (Evidence & { readonly value: string | null })[] | undefined;
}

/** The line of numbers that a reader looks at first. */
export function KeyFigures({ figures }: { figures: Figures | null }) {
  const { report, accounts } = useReportContext();
  const attributes = figures?.attributes ?? undefined;
  // All averages of a report have the same period.
  const average = accounts.flatMap(({ average60 }) => average60 ?? [])[0];
  const period = average && periodOf(average);
  const line: KeyFigure[] = [
    {
      name: 'Verified assets',
      lines: report.assets60?.map((assets) => ({
        title: 'Verified assets',
        filter: { accountIds: assets.accountIds },
        value: ifKnown(assets.current, (current) => money(current, assets)),
      })),
    },
    {
      name: 'Average, 60 days',
      lines: report.assets60?.map((assets) => ({
        title: 'Average daily balance of 60 days',
        filter: { accountIds: assets.accountIds, ...period },
        value: ifKnown(assets.averageDailyBalance, (average) => money(average, assets)),
      })),
    },
    { name: 'Active income streams', lines: figures ? [activeStreams(figures.incomeStreams)] : undefined },
    {
      name: 'Overdraft and NSF fees',
      lines: attributes?.map((entry) => ({
        title: 'Overdraft and NSF fees',
        filter: inCategory(accounts, entry, 'BANK_PENALTIES'),
        value: ifKnown(entry.negativeRecord.countOdNsf, String),
      })),
    },
    {
      name: 'Days below zero',
      lines: attributes?.map((entry) => ({
        title: 'Days below zero',
        filter: depository(accounts, entry),
        value: ifKnown(entry.negativeRecord.countNegativeHistoricalBalances, String),
      })),
    },
    {
      name: 'Loan payments',
      lines: attributes?.map((entry) => ({
        title: 'Loan payments',
        filter: inCategory(accounts, entry, 'LOAN_PAYMENTS'),
        value: ifKnown(entry.debtInsights.amountLoanPayments, (amount) => flow(amount, entry)),
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
            {lines?.map((evidence, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one report do not change.
              <Figure key={index} {...evidence} />
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
    title: 'Active income streams',
    filter: { transactionIds: active.flatMap(({ transactionIds }) => transactionIds).slice(0, MAX_IDS) },
    value: streams === null ? null : String(active.length),
  };
}
