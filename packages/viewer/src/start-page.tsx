import { useApolloClient } from '@apollo/client/react';
import { type SubmitEvent, useState } from 'react';
import { SampleIdDocument } from './generated/graphql.js';
import { Waiting } from './panel.js';
import { Problem } from './problem.js';
import type { PageFacts } from './server-facts.js';
import { sentence } from './words.js';

interface StartPageProps {
  readonly facts: PageFacts | undefined;
  /** Why the facts cannot be read. */
  readonly fault: Error | undefined;
  /** The id of the report in the address of the page. */
  readonly id: string | null;
  readonly onToken: (token: string) => void;
  readonly onOpen: (id: string) => void;
}

/** Chooses a report: a sample of the embedded sandbox, or an id. */
export function StartPage({ facts, fault, id, onToken, onOpen }: StartPageProps) {
  if (fault) return <Problem error={fault} />;
  if (facts === undefined) return <Waiting what="the page" />;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    onToken(String(form.get('token') ?? '').trim());
    onOpen(String(form.get('id')).trim());
  };
  return (
    <main className="start">
      <h1>Open a report</h1>
      {facts.samples.length > 0 && <Samples samples={facts.samples} onOpen={onOpen} />}
      <form onSubmit={submit}>
        <h2>By its id</h2>
        <label>
          Id of a report, a relay token or an audit copy
          <input name="id" required autoComplete="off" spellCheck={false} defaultValue={id ?? ''} />
        </label>
        {facts.accepts.length > 0 && (
          <label>
            Bearer token
            <input name="token" type="password" required autoComplete="off" aria-describedby="token-hint" />
            <small id="token-hint">
              It needs the scopes reports:read and pii:read. It stays in the memory of this page.
            </small>
          </label>
        )}
        <button type="submit">Open</button>
      </form>
    </main>
  );
}

function Samples({ samples, onOpen }: Pick<PageFacts, 'samples'> & Pick<StartPageProps, 'onOpen'>) {
  const client = useApolloClient();
  const [error, setError] = useState<Error>();
  const choose = async (token: string) => {
    const { data } = await client.query({ query: SampleIdDocument, variables: { token } });
    if (data?.relayToken) onOpen(data.relayToken.id);
  };
  return (
    <section aria-labelledby="samples-title">
      <h2 id="samples-title">A sample of the embedded sandbox, with invented people</h2>
      <ul className="samples">
        {samples.map(({ borrower, relayToken }) => (
          <li key={relayToken}>
            <button type="button" onClick={() => choose(relayToken).catch(setError)}>
              {sentence(borrower.replace(/^user_/, ''))}
            </button>
          </li>
        ))}
      </ul>
      {error && <Problem error={error} />}
    </section>
  );
}
