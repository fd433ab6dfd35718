import { range, time } from './day.js';
import type { CoverageStatus, ReportResultFragment } from './generated/graphql.js';
import { useReportContext } from './report-context.js';
import { count, words } from './words.js';

/** Whose report it is, how old it is, and what it covers. */
export function ReportHeader({ result }: { result: ReportResultFragment }) {
  const { report } = useReportContext();
  const { user, age, coverage } = report;
  const name = [user.firstName, user.middleName, user.lastName].filter((part) => part !== null).join(' ');
  const institutions = new Set(report.items.map(({ institutionName }) => institutionName ?? 'unnamed bank'));
  return (
    <header className="report-header">
      <div>
        <h1>{name || 'Applicant without a name'}</h1>
        <p>
          SSN {user.ssn ?? 'not in the report'} · {[...institutions].join(', ')}
        </p>
      </div>
      <dl>
        <Fact name="Generated" text={time(report.dateGenerated)} note={days(age.days, 'old')} />
        <Fact name="Bank data" text={days(age.bankDataDays, 'old') ?? 'age not known'} />
        <Fact name="Read from Plaid" text={time(result.cachedAt)} />
        <Fact
          name="Transactions"
          text={range(coverage.transactions.firstDate, coverage.transactions.lastDate)}
          note={noteOf(coverage.transactions.status)}
        />
        <Fact
          name="Past balances"
          text={range(coverage.historicalBalances.firstDate, coverage.historicalBalances.lastDate)}
          note={noteOf(coverage.historicalBalances.status)}
        />
        <Fact
          name="Requested"
          text={report.daysRequested === null ? 'not known' : count(report.daysRequested, 'day')}
          note={coverage.insights === 'PRESENT' ? 'with Insights' : `Insights ${words(coverage.insights)}`}
        />
      </dl>
    </header>
  );
}

function days(number: number | null, what: string): string | null {
  return number === null ? null : `${count(number, 'day')} ${what}`;
}

function noteOf(status: CoverageStatus): string | null {
  return status === 'PRESENT' ? null : words(status);
}

function Fact({ name, text, note = null }: { name: string; text: string; note?: string | null }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {text} {note && <small>{note}</small>}
      </dd>
    </div>
  );
}
