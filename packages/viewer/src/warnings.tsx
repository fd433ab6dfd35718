import type { ReportResultFragment } from './generated/graphql.js';
import { accountName, useReportContext } from './report-context.js';
import { sentence } from './words.js';

const MEANINGS: Readonly<Record<string, string>> = {
  CATEGORIES_INCOMPLETE: 'Transactions without a category are not in the figures by category.',
  ENTRIES_OMITTED: 'Entries that could not be read are left out.',
  HISTORICAL_BALANCES_UNAVAILABLE: 'Averages and days below zero are not known.',
  INSIGHTS_UNAVAILABLE: 'Income, fees and loans are not known, because transactions have no categories.',
  OWNERS_UNAVAILABLE: 'The bank did not name the owners.',
  TRANSACTIONS_UNAVAILABLE: 'Transactions are missing, and figures over them are not known.',
};

/** What is missing from the report. */
export function Warnings({ warnings }: Pick<ReportResultFragment, 'warnings'>) {
  const { accounts } = useReportContext();
  if (warnings.length === 0) return null;
  return (
    <section className="notice" aria-labelledby="warnings-title">
      <h2 id="warnings-title">The report is incomplete</h2>
      <ul>
        {warnings.map(({ warningCode, warningCodeRaw, accountIds, cause }) => {
          const code = warningCode === 'UNRECOGNIZED' ? warningCodeRaw : warningCode;
          const names = accounts.filter(({ accountId }) => accountIds?.includes(accountId)).map(accountName);
          return (
            <li key={`${code} ${cause?.errorCode}`}>
              <strong>{sentence(code ?? 'A warning without a code')}.</strong> {MEANINGS[code ?? '']}{' '}
              {cause?.displayMessage ?? cause?.errorCode}{' '}
              {names.length > 0 && `Accounts: ${names.join(', ')}.`}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
