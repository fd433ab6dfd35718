/**
 * The layers of ARCHITECTURE.md as rules. Every folder of src/ lists what it may import; whatever is not listed is an
 * upward or a sideways import and fails the check. `app` is app.ts, too. Type-only imports count: they couple as well.
 */
const MAY_IMPORT = {
  // The command line.
  cli: [
    'app',
    'graphql',
    'idempotency',
    'webhooks',
    'auth',
    'sealing',
    'plaid',
    'audit',
    'state',
    'redis',
    'config',
    'lib',
  ],
  // The parts of app.ts.
  app: [
    'apollo',
    'metrics',
    'fleet',
    'http',
    'responses',
    'graphql',
    'workers',
    'execution',
    'operation',
    'loaders',
    'downloads',
    'reports',
    'cache',
    'auth',
    'audit',
    'state',
    'redis',
    'plaid',
    'config',
    'lib',
    'sealing',
    'idempotency',
    'events',
    'subscriptions',
    'webhooks',
  ],
  workers: [
    'graphql',
    'execution',
    'operation',
    'loaders',
    'reports',
    'model',
    'audit',
    'cache',
    'auth',
    'plaid',
    'config',
    'lib',
    'sealing',
  ],
  // Figures of the process. What is measured knows nothing of it: app/ attaches it.
  metrics: ['http', 'graphql', 'workers', 'operation', 'webhooks', 'cache', 'audit', 'plaid'],
  // The engine of subscriptions, under all transports.
  subscriptions: ['graphql', 'execution', 'operation', 'reports', 'audit', 'auth', 'lib'],
  // The engine of POST and GET.
  apollo: ['graphql', 'execution', 'operation', 'auth', 'audit', 'config', 'lib'],
  http: [
    'apollo',
    'subscriptions',
    'responses',
    'graphql',
    'operation',
    'downloads',
    'reports',
    'webhooks',
    'auth',
    'audit',
    'plaid',
    'cache',
    'config',
    'lib',
  ],
  graphql: [
    'operation',
    'loaders',
    'idempotency',
    'reports',
    'cache',
    'model',
    'auth',
    'audit',
    'plaid',
    'config',
    'lib',
    'sealing',
    'state',
    'events',
  ],
  // Responses as bytes, and how long they are kept.
  responses: ['operation', 'audit', 'auth', 'cache', 'lib'],
  downloads: ['reports', 'auth', 'sealing', 'config', 'lib'],
  execution: ['operation', 'config', 'lib'],
  // Knows no Apollo and no HTTP.
  operation: ['auth', 'config', 'lib'],
  // Whether a webhook is Plaid's, what it says, and that its work is done.
  webhooks: ['plaid', 'sealing', 'state', 'lib'],
  loaders: ['reports', 'cache', 'audit', 'model', 'plaid', 'config', 'lib'],
  // What subscriptions are told.
  events: ['reports', 'state', 'sealing', 'plaid', 'lib'],
  // What servers share of reports, and tell each other about them.
  fleet: ['reports', 'redis', 'sealing', 'config', 'lib'],
  // Where reports come from, and where they are kept.
  reports: ['cache', 'model', 'plaid', 'lib'],
  // Each change at Plaid once.
  idempotency: ['state', 'sealing', 'plaid', 'config', 'lib'],
  auth: ['config', 'lib'],
  // Plaid's tokens as ids, and keys made from the sealing keys.
  sealing: ['config', 'lib'],
  // What Plaid's answers say, in the types of this project.
  model: ['plaid', 'lib'],
  plaid: ['resilience', 'config', 'lib'],
  cache: ['lib'],
  audit: ['lib'],
  // What survives a restart, or is shared by processes.
  state: ['redis', 'lib'],
  // Connections to Redis.
  redis: ['lib'],
  resilience: ['lib'],
  config: ['lib'],
  // Files that clients copy: each stands alone.
  clients: [],
  lib: [],
};

const layers = Object.entries(MAY_IMPORT).map(([folder, allowed]) => ({
  name: `${folder}-imports-only-below`,
  severity: 'error',
  comment: `src/${folder}/ may import ${allowed.length === 0 ? 'nothing of ours' : allowed.join(', ')}.`,
  from: { path: `^src/${folder}/` },
  to: { path: '^src/', pathNot: [folder, ...allowed].map((name) => `^src/${name}[/.]`) },
}));

module.exports = {
  forbidden: [
    ...layers,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'known-folders-only',
      severity: 'error',
      comment: 'A new folder under src/ states in this file what it may import.',
      from: { path: '^src/[^/]+/', pathNot: Object.keys(MAY_IMPORT).map((name) => `^src/${name}/`) },
      to: {},
    },
    {
      name: 'sandbox-stands-alone',
      severity: 'error',
      comment: 'It is reached over HTTP, and shares no code with what asks it.',
      from: { path: '^packages/sandbox/' },
      to: { path: '^(src|build)/' },
    },
    {
      name: 'sandbox-by-name-only',
      severity: 'error',
      comment: 'A path into the package would go around what it exports.',
      from: { path: '^(src|build)/' },
      to: { path: '^packages/', dependencyTypesNot: ['aliased-workspace'] },
    },
    {
      name: 'sandbox-is-started-by-the-app',
      severity: 'error',
      comment:
        'Only src/app and the command of that name start a sandbox. Programs and settings share its words for those.',
      from: { path: '^(src|build)/(?!app[./]|cli/sandbox[.])' },
      to: { path: '^packages/sandbox/(?!build/settings/)' },
    },
    {
      name: 'words-of-settings-and-terminals',
      severity: 'error',
      comment: 'What the sandbox shares with the server is for config/ and for programs.',
      from: { path: '^(src|build)/(?!config/|cli/|main[.])' },
      to: { path: '^packages/sandbox/build/settings/' },
    },
    {
      name: 'sandbox-is-loaded-when-started',
      severity: 'error',
      comment: 'A server with Plaid keys never loads it.',
      from: { path: '^build/' },
      to: { path: '^packages/sandbox/(?!build/settings/)', dynamic: false },
    },
    {
      name: 'plaid-sdk-by-type-only',
      severity: 'error',
      comment: 'The official SDK gives us wire types. At run time we speak HTTP ourselves.',
      from: { path: '^(packages/sandbox/)?build/.*[.]js$' },
      to: { path: '^node_modules/plaid' },
    },
    {
      name: 'tracing-in-the-app-only',
      severity: 'error',
      comment: 'Folders below tell an observer. Only src/app knows the library that records spans.',
      from: { path: '^(src|build)/(?!app/)' },
      to: { path: '^node_modules/@opentelemetry/' },
    },
    {
      name: 'tracing-is-loaded-when-configured',
      severity: 'error',
      comment: 'A server without OTEL_EXPORTER_OTLP_ENDPOINT never loads it.',
      from: { path: '^build/(?!app/(tracing|request-spans)[.])' },
      to: { path: '^build/app/(tracing|request-spans)[.]', dynamic: false },
    },
    {
      name: 'redis-is-loaded-when-configured',
      severity: 'error',
      comment: 'A server without REDIS_STATE_URL and REDIS_CACHE_URL never loads it.',
      from: { path: '^build/(?!app/redis-|fleet/|redis/|state/redis-)' },
      to: { path: '^(build/(app/redis-|fleet/|redis/|state/redis-)|node_modules/ioredis/)', dynamic: false },
    },
    {
      name: 'nothing-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      extensions: ['.ts', '.js'],
      conditionNames: ['node', 'import', 'types'],
    },
  },
};
