/** Fastify and Mercurius, which compiles an operation after its first use. */
import fastify from 'fastify';
import mercurius from 'mercurius';
import { announce } from '../listen.js';
import { upstreamUrl } from '../upstream/upstream-url.js';
import { createRelayClient } from './relay-client.js';
import { typeDefs } from './schema.js';

const getReport = createRelayClient(upstreamUrl());
const app = fastify();
app.register(mercurius, {
  schema: typeDefs,
  resolvers: { Query: { credit_relay_get: (_source, request) => getReport(request) } },
  jit: 1,
});
announce(await app.listen({ host: '127.0.0.1', port: 0 }));
