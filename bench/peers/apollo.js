/** Apollo Server with Plaid's official SDK, set up as in their documentation. */
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { Configuration, PlaidApi } from 'plaid';
import { announce } from '../listen.js';
import { upstreamUrl } from '../upstream/upstream-url.js';
import { CREDENTIALS } from './relay-client.js';
import { typeDefs } from './schema.js';

const plaid = new PlaidApi(
  new Configuration({ basePath: upstreamUrl(), baseOptions: { headers: CREDENTIALS } }),
);
const server = new ApolloServer({
  typeDefs,
  resolvers: {
    Query: {
      async credit_relay_get(_source, { relay_token, include_insights }) {
        const { data } = await plaid.creditRelayGet({
          relay_token,
          report_type: 'asset',
          include_insights: include_insights ?? false,
        });
        return data;
      },
    },
  },
});
const { url } = await startStandaloneServer(server, { listen: { host: '127.0.0.1', port: 0 } });
announce(new URL(url).origin);
