import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { SetContextLink } from '@apollo/client/link/context';
import { ApolloProvider } from '@apollo/client/react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { possibleTypes, typePolicies } from '../../src/clients/apollo-type-policies.js';
import { ReportPage } from './report-page.js';

/** A report of the embedded sandbox. Your backend sends the sealed `id` of a report, and never sends Plaid's tokens. */
const SAMPLE_ID =
  'AQdzYW5kYm94ClJlbGF5VG9rZW6Q3nC9krRvCyccMOdF8IytADjbIPW-onqs1xAvUI0Foi54F8EYyPi20FEnqiTk7oPrz7fHWR5eKyrGQgTXuhKENt3Mq7qQrzeji5hN9IrTUCJCDJAG';

/**
 * Your own backend issues a bearer token to each logged-in user. The token is valid for some minutes. Do not use an API key:
 * everybody who opens the page could read it.
 */
const authorize = new SetContextLink(async ({ headers }) => {
  const response = await fetch('/token');
  if (!response.ok) throw new Error(`/token answered ${response.status}`);
  const token = await response.text();
  return token === '' ? {} : { headers: { ...headers, authorization: `Bearer ${token}` } };
});

const client = new ApolloClient({
  // Never take this URL from the address of the page: a link could then send the token to any server.
  link: authorize.concat(new HttpLink({ uri: process.env.GRAPHQL_URL ?? '' })),
  // docs/CLIENTS.md explains both options. The queries select `id` on every type that has it.
  cache: new InMemoryCache({ typePolicies, possibleTypes }),
});

createRoot(document.body).render(
  <StrictMode>
    <ApolloProvider client={client}>
      <ReportPage id={new URLSearchParams(location.search).get('report') ?? SAMPLE_ID} />
    </ApolloProvider>
  </StrictMode>,
);
