import { type Evidence, Figure } from './evidence.js';
import { type Attributes, useFigures } from './figures.js';
import { byIds, daysBelowZero, depository, inCategory, inPeriod } from './filters.js';
import type { IncomeStreamPartsFragment, ReportPartsFragment } from './generated/graphql.js';
import { currencyName, flow, money } from './money.js';
import { ownersOf, useReportContext } from './report-context.js';
import { ifKnown, Unknown } from './unknown.js';

type Line = Evidence & {
  readonly value: string | null;
  /** Tells it from the other lines: its currency, or its owners. */
  readonly label?: string;
};

interface KeyFigure {
  readonly name: string;
  /** What the number covers. */
  readonly note: string;
  /** A line for each currency. Null when it is not known, and undefined while it is loading. */
  readonly lines: readonly Line[] | null | undefined;
}

/** The line of numbers that a reader looks at first. */
export function KeyFigures() {
  const { report, accounts } = useReportContext();
  const { figures } = useFigures();
  const byCurrency = (lineOf: (entry: Attributes) => Line): KeyFigure['lines'] =>
    figures === undefined ? undefined : (figures?.attributes?.map(lineOf) ?? null);
  const assets = report.assets60;
  const line: KeyFigure[] = [
    {
      name: 'Verified assets',
      note: 'in depository accounts',
      lines:
        assets?.map((entry) => ({
          ...ownersIn(entry, assets),
          title: 'Verified assets',
          filter: { accountIds: entry.accountIds },
          value: ifKnown(entry.current, (current) => money(current, entry)),
        })) ?? null,
    },
    {
      name: 'Average, 60 days',
      note: 'in depository accounts',
      lines:
        assets?.map((entry) => ({
          ...ownersIn(entry, assets),
          title: 'Average daily balance of 60 days',
          filter: { accountIds: entry.accountIds, ...inPeriod(entry) },
          value: ifKnown(entry.averageDailyBalance, (average) => money(average, entry)),
        })) ?? null,
    },
    {
      name: 'Active income streams',
      note: 'a heuristic',
      lines: figures && [activeStreams(figures.incomeStreams)],
    },
    {
      name: 'Bank penalties',
      note: 'on all days',
      lines: byCurrency((entry) => ({
        title: 'Bank penalties',
        filter: inCategory(accounts, entry, 'BANK_PENALTIES'),
        value: ifKnown(entry.negativeRecord.countOdNsf, String),
        label: currencyName(entry),
      })),
    },
    {
      name: 'Days below zero',
      note: 'accounts together, all days',
      lines: byCurrency((entry) => ({
        ...daysBelowZero('Days below zero, accounts together', depository(accounts, entry), entry),
        value: ifKnown(entry.negativeRecord.countNegativeHistoricalBalances, String),
        label: currencyName(entry),
      })),
    },
    {
      name: 'Loan payments',
      note: 'on all days, cards included',
      lines: byCurrency((entry) => ({
        title: 'Loan payments',
        filter: inCategory(accounts, entry, 'LOAN_PAYMENTS'),
        value: ifKnown(entry.debtInsights.amountLoanPayments, (amount) => flow(amount, entry)),
        ...(entry.debtInsights.amountLoanPayments === null && { label: currencyName(entry) }),
      })),
    },
  ];
  return (
    <dl className="key-figures">
      {line.map(({ name, note, lines }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {lines === undefined && <span className="placeholder" />}
            {(lines === null || lines?.length === 0) && <Unknown />}
            {lines?.map(({ label, ...evidence }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one report do not change.
              <span key={index}>
                <Figure {...evidence} />
                {lines.length > 1 && label && <small> {label}</small>}
              </span>
            ))}
          </dd>
          <dd className="note">{note}</dd>
        </div>
      ))}
    </dl>
  );
}

type Assets = NonNullable<ReportPartsFragment['assets60']>;

/** The owners of assets, when others have assets of their own. */
function ownersIn({ ownerNames }: Assets[number], all: Assets): Pick<Line, 'label'> {
  const names = new Set(all.map((one) => ownersOf(one)));
  return names.size > 1 ? { label: ownersOf({ ownerNames }) } : {};
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
