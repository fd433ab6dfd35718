import type { NameMatch } from './generated/graphql.js';
import { Empty, Panel } from './panel.js';
import { accountName, useReportContext } from './report-context.js';
import { Scrolled } from './scrolled.js';

const MATCHES: Readonly<Record<NameMatch, string>> = {
  SAME: '= same name',
  LAST_NAME_ONLY: '≈ last name only',
  DIFFERENT: '≠ different name',
};

/** The owners that the bank names, beside the applicant. */
export function OwnersPanel() {
  const { report, accounts } = useReportContext();
  return (
    <Panel title="Owners" note={<small>The comparison of names is a heuristic</small>}>
      {report.ownerMatches.length === 0 && <Empty>The report has no accounts.</Empty>}
      {report.ownerMatches.length > 0 && (
        <Scrolled label="Owners" className="scrolled-aside">
          <table className="stacked">
            <thead>
              <tr>
                <th scope="col">Account</th>
                <th scope="col">Owners at the bank</th>
                <th scope="col">Applicant</th>
                <th scope="col">Comparison</th>
              </tr>
            </thead>
            <tbody>
              {report.ownerMatches.map(({ accountId, ownerNames, applicantName, match }) => {
                const account = accounts.find((one) => one.accountId === accountId);
                return (
                  <tr key={accountId}>
                    <th scope="row">{account ? accountName(account) : accountId}</th>
                    <td data-label="Owners at the bank">
                      {ownerNames.join(', ') || 'not named by the bank'}
                    </td>
                    <td data-label="Applicant">{applicantName ?? 'not in the report'}</td>
                    <td data-label="Comparison">{match === null ? 'not possible' : MATCHES[match]}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </Scrolled>
      )}
    </Panel>
  );
}
