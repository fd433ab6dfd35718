import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { SetContextLink } from '@apollo/client/link/context';
import { ApolloProvider } from '@apollo/client/react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { possibleTypes, typePolicies } from '../../src/clients/apollo-type-policies.js';
import { ReportPage } from './report-page.js';

/** Of the embedded sandbox. Your backend says which report to show: by a sealed `id`, as Plaid's tokens stay with it. */
const SAMPLE_ID =
  'AQdzYW5kYm94ClJlbGF5VG9rZW6Q3nC9krRvCyccMOdF8IytADjbIPW-onqs1xAvUI0Foi54F8EYyPi20FEnqiTk7oPrz7fHWR5eKyrGQgTXuhKENt3Mq7qQrzeji5hN9IrTUCJCDJAG';

/**
 * Your own backend gives out a bearer token to whoever it has logged in, good for some minutes. An API key has no place here:
 * everybody who opens the page could read it.
 */
const authorize = new SetContextLink(async ({ headers }) => {
  const response = await fetch('/token');
  if (!response.ok) throw new Error(`/token answered ${response.status}`);
  const token = await response.text();
  return token === '' ? {} : { headers: { ...headers, authorization: `Bearer ${token}` } };
});

const client = new ApolloClient({
  // Never from the address of the page: a link could then send the token anywhere.
  link: authorize.concat(new HttpLink({ uri: process.env.GRAPHQL_URL ?? '' })),
  // docs/CLIENTS.md says what they do. The queries select `id` wherever there is one.
  cache: new InMemoryCache({ typePolicies, possibleTypes }),
});

createRoot(document.body).render(
  <StrictMode>
    <ApolloProvider client={client}>
      <ReportPage id={new URLSearchParams(location.search).get('report') ?? SAMPLE_ID} />
    </ApolloProvider>
  </StrictMode>,
);
