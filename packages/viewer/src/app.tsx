import { ApolloProvider } from '@apollo/client/react';
import { useEffect, useMemo, useState } from 'react';
import { createClient } from './client.js';
import { ReportPage } from './report-page.js';
import { type PageFacts, readFacts } from './server-facts.js';
import { StartPage } from './start-page.js';

const idInAddress = () => new URLSearchParams(location.search).get('report');

/** The page of the server: it chooses a report, and shows it. To show a report in a page of yours, use `ReportPage`. */
export function App() {
  const [id, setId] = useState(idInAddress);
  const [token, setToken] = useState('');
  const [facts, setFacts] = useState<PageFacts>();
  const [fault, setFault] = useState<Error>();
  const client = useMemo(() => createClient('/graphql', token), [token]);
  useEffect(() => {
    readFacts().then(setFacts, setFault);
    const onMove = () => setId(idInAddress());
    addEventListener('popstate', onMove);
    return () => removeEventListener('popstate', onMove);
  }, []);

  const open = (chosen: string) => {
    // The address has the sealed id, and never a token.
    history.pushState(null, '', `?report=${encodeURIComponent(chosen)}`);
    setId(chosen);
    scrollTo(0, 0);
  };
  // Nothing is requested before it is known whether the server needs a token.
  const needsToken = facts === undefined || (facts.accepts.length > 0 && token === '');
  return (
    <ApolloProvider client={client}>
      <header className="bar">
        <a href="/viewer">creditgraph</a>
        <span>Report viewer</span>
        {id !== null && <a href="/viewer">Choose another report</a>}
      </header>
      {id === null || needsToken ? (
        <StartPage facts={facts} fault={fault} id={id} onToken={setToken} onOpen={open} />
      ) : (
        <ReportPage key={id} id={id} />
      )}
    </ApolloProvider>
  );
}
