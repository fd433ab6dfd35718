import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { possibleTypes, typePolicies } from '../../../src/clients/apollo-type-policies.js';
import { patientLink } from './patient-link.js';

declare module '@apollo/client' {
  namespace ApolloClient {
    namespace DeclareDefaultOptions {
      interface WatchQuery {
        errorPolicy: 'all';
      }
    }
  }
}

/**
 * For a query that is sent again with other variables, and later with the same ones: a field that failed must not come from the
 * cache as null, which would say that the report lacks it.
 */
export const NOT_CACHED = 'none';

/**
 * @param uri of the graph.
 * @param token a bearer token, or '' when the server needs none. It stays in the memory of the page.
 */
export function createClient(uri: string, token: string): ApolloClient {
  return new ApolloClient({
    link: patientLink.concat(
      new HttpLink({
        uri,
        // Without a purpose in the headers, the server masks the SSN.
        headers: token === '' ? {} : { authorization: `Bearer ${token}` },
      }),
    ),
    cache: new InMemoryCache({ typePolicies, possibleTypes }),
    // A field that fails is null. The fields beside it are shown.
    defaultOptions: { watchQuery: { errorPolicy: 'all' } },
  });
}
