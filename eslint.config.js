/**
 * The linter of GraphQL: the printed schema, and the operations that are sent to it. TypeScript is Biome's. Every rule
 * of the sets stays on, but for those below, each with its reason.
 */
import graphqlEslint from '@graphql-eslint/eslint-plugin';

const { configs, parser } = graphqlEslint;
const schema = 'schema.graphql';
/** One project each, as names of operations and fragments are unique within a client. */
const clients = [
  'test/operations',
  'examples/operations',
  'examples/apollo-client',
  'examples/fetch',
  'examples/react',
  'examples/urql',
];

const graphql = {
  languageOptions: {
    parser,
    parserOptions: {
      graphQLConfig: {
        projects: Object.fromEntries(
          clients.map((folder) => [folder, { schema, documents: `${folder}/*.graphql` }]),
        ),
      },
    },
  },
  plugins: { '@graphql-eslint': graphqlEslint },
};

export default [
  {
    ...graphql,
    files: [schema],
    rules: {
      ...configs['flat/schema-recommended'].rules,
      ...configs['flat/schema-relay'].rules,
      // A report is a tree that is read whole: an owner, a balance or a lot is nothing that could be asked for again by
      // an id of its own, and Plaid gives it none. What can be has one.
      '@graphql-eslint/strict-id-in-types': 'off',
      // `accountId` of an Account is Plaid's name for it, in its documents and on every transaction; a bare `id` here
      // would be taken for the id that a cache may key by.
      '@graphql-eslint/no-typename-prefix': 'off',
      // Plaid pages through a Cashflow Report forwards only, so its connections take no `last` and `before`.
      '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
      '@graphql-eslint/relay-edge-types': [
        'error',
        {
          // The few accounts of an Item, or owners of an account, are a list: nobody pages through three entries.
          listTypeCanWrapOnlyEdgeType: false,
          // What connections lead to are transactions, which Plaid does not give out one by one.
          shouldImplementNode: false,
        },
      ],
    },
  },
  {
    ...graphql,
    files: clients.map((folder) => `${folder}/*.graphql`),
    rules: {
      ...configs['flat/operations-recommended'].rules,
      // Seven by default. An account is five levels down, and Plaid's insights on it go four further.
      '@graphql-eslint/selection-set-depth': ['error', { maxDepth: 9 }],
      // Wants `id` selected wherever there is one, for caches that key by it.
      '@graphql-eslint/require-selections': 'off',
    },
  },
  {
    ...graphql,
    // These have such a cache.
    files: ['examples/apollo-client/*.graphql', 'examples/react/*.graphql', 'examples/urql/*.graphql'],
    rules: { '@graphql-eslint/require-selections': 'error' },
  },
];
