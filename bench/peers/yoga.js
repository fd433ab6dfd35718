/** GraphQL Yoga, set up as in its documentation. */
import { createServer } from 'node:http';
import { createSchema, createYoga } from 'graphql-yoga';
import { listen } from '../listen.js';
import { upstreamUrl } from '../upstream/upstream-url.js';
import { createRelayClient } from './relay-client.js';
import { typeDefs } from './schema.js';

const getReport = createRelayClient(upstreamUrl());
const yoga = createYoga({
  schema: createSchema({
    typeDefs,
    resolvers: { Query: { credit_relay_get: (_source, request) => getReport(request) } },
  }),
  logging: false,
});
await listen(createServer(yoga));
