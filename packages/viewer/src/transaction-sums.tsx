import { useQuery } from '@apollo/client/react';
import { NOT_CACHED } from './client.js';
import { type TransactionFilterInput, TransactionSumsDocument } from './generated/graphql.js';
import { currencyOf, flow } from './money.js';
import { Problem } from './problem.js';
import { reportIn, useReportContext } from './report-context.js';
import { ifKnown, Unknown } from './unknown.js';

/** The sums of the transactions that match a filter, by currency. The table below has the transactions. */
export function TransactionSums({ filter }: { filter: TransactionFilterInput }) {
  const { report } = useReportContext();
  const { data, previousData, error } = useQuery(TransactionSumsDocument, {
    variables: { id: report.id, filter },
    errorPolicy: NOT_CACHED,
  });
  const known = data ?? previousData;
  if (error && !reportIn(data)) return <Problem error={error} />;
  if (known === undefined) return <p className="sums waiting">Adding…</p>;
  const sums = reportIn(known)?.summary;
  if (!sums) return null;
  return (
    <div className="sums" aria-busy={data === undefined}>
      {sums.map((sum) => (
        <dl key={currencyOf(sum)}>
          <Sum name="Transactions" text={sum.count.toLocaleString()} />
          <Sum name="In" text={ifKnown(sum.inflow, (inflow) => flow(-inflow, sum))} />
          <Sum name="Out" text={ifKnown(sum.outflow, (outflow) => flow(outflow, sum))} />
          <Sum name="Net" text={ifKnown(sum.net, (net) => flow(-net, sum))} />
        </dl>
      ))}
    </div>
  );
}

function Sum({ name, text }: { name: string; text: string | null }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{text ?? <Unknown />}</dd>
    </div>
  );
}
