import { day, range } from './day.js';
import { Figure } from './evidence.js';
import { inPeriod } from './filters.js';
import type { AccountPartsFragment, AveragePartsFragment } from './generated/graphql.js';
import { currencyOf, money } from './money.js';
import { Panel } from './panel.js';
import { accountName, ownersOf, useReportContext } from './report-context.js';
import { ifKnown, Unknown } from './unknown.js';
import { words } from './words.js';

const AVERAGES = ['average30', 'average60', 'average90'] as const;
/** On narrow screens a label stands above each number, in place of the head of its column. */
const AVERAGE_LABELS = { average30: 'Average 30 d', average60: '60 d', average90: '90 d' } as const;

/** Each account, and what each set of owners has in depository accounts. */
export function AssetsPanel() {
  const { report, accounts } = useReportContext();
  const endDate = report.assets60?.[0]?.endDate;
  return (
    <Panel
      title="Accounts and assets"
      className="wide"
      note={
        endDate && <small>Averages are of the days up to {day(endDate)}, the day before the report</small>
      }
    >
      <div className="scrolled-aside">
        <table className="figures stacked">
          <thead>
            <tr>
              <th scope="col">Account</th>
              <th scope="col">Balance</th>
              <th scope="col">Average 30 d</th>
              <th scope="col">60 d</th>
              <th scope="col">90 d</th>
              <th scope="col" className="left">
                Transactions
              </th>
            </tr>
          </thead>
          {accounts.length === 0 && (
            <tbody>
              <tr>
                <td colSpan={6}>The report has no accounts.</td>
              </tr>
            </tbody>
          )}
          {report.items.map(({ id, institutionName, accounts }) => (
            <tbody key={id}>
              <tr className="group">
                <th scope="rowgroup" colSpan={6}>
                  {institutionName ?? 'Bank without a name'}
                </th>
              </tr>
              {accounts.map((account) => (
                <AccountRow key={account.id} account={account} />
              ))}
            </tbody>
          ))}
          <VerifiedAssets />
        </table>
      </div>
    </Panel>
  );
}

function AccountRow({ account }: { account: AccountPartsFragment }) {
  const { accountId, balances, coverage, type, subtype, subtypeRaw } = account;
  // The graph does not know every subtype.
  const kind = subtype === 'UNRECOGNIZED' ? subtypeRaw : subtype;
  const name = accountName(account);
  const filter = { accountIds: [accountId] };
  return (
    <tr>
      <th scope="row">
        {name} <small>{words(kind ?? type)}</small>
      </th>
      <td data-label="Balance">
        <Figure
          title={`Balance of ${name}`}
          filter={filter}
          value={ifKnown(balances.current, (current) => money(current, balances))}
        />
        {(type === 'CREDIT' || type === 'LOAN') && <small> owed</small>}
      </td>
      {AVERAGES.map((field) => (
        <td key={field} data-label={AVERAGE_LABELS[field]}>
          <Averages averages={account[field]} name={name} accountId={accountId} />
        </td>
      ))}
      <td className="left" data-label="Transactions">
        {coverage.transactions.status === 'PRESENT' ? (
          range(coverage.transactions.firstDate, coverage.transactions.lastDate)
        ) : (
          <em>{words(coverage.transactions.status)}</em>
        )}
      </td>
    </tr>
  );
}

interface AveragesProps {
  readonly averages: readonly AveragePartsFragment[] | null;
  readonly name: string;
  readonly accountId: string;
}

/** One for each currency of an account, so nearly always one. */
function Averages({ averages, name, accountId }: AveragesProps) {
  if (averages === null || averages.length === 0) return <Unknown />;
  return averages.map((average) => (
    <Figure
      key={currencyOf(average)}
      title={`Average daily balance of ${name}`}
      filter={{ accountIds: [accountId], ...inPeriod(average) }}
      value={ifKnown(average.amount, (amount) => money(amount, average))}
    />
  ));
}

function VerifiedAssets() {
  const { report } = useReportContext();
  const { assets30, assets60, assets90 } = report;
  if (!assets60 || assets60.length === 0) return null;
  return (
    <tbody className="totals">
      <tr className="group">
        <th scope="rowgroup" colSpan={6}>
          Depository accounts by owner
        </th>
      </tr>
      {assets60.map((assets, index) => {
        const owners = ownersOf(assets);
        const filter = { accountIds: assets.accountIds };
        const title = `Assets of ${owners}`;
        return (
          <tr key={`${owners} ${currencyOf(assets)}`}>
            <th scope="row">{owners}</th>
            <td data-label="Balance">
              <Figure
                title={title}
                filter={filter}
                value={ifKnown(assets.current, (current) => money(current, assets))}
              />
            </td>
            {/* The same owners and currencies, in the same order. */}
            {[assets30, assets60, assets90].map((list, column) => {
              const average = list?.[index];
              const field = AVERAGES[column] ?? 'average60';
              return (
                <td key={field} data-label={AVERAGE_LABELS[field]}>
                  <Figure
                    title={`Average daily balance of ${owners}`}
                    filter={{ ...filter, ...(average && inPeriod({ ...assets, ...average })) }}
                    value={ifKnown(average?.averageDailyBalance ?? null, (amount) => money(amount, assets))}
                  />
                </td>
              );
            })}
            <td />
          </tr>
        );
      })}
    </tbody>
  );
}
