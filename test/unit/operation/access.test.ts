import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
  visit,
} from 'graphql';
import { createSchema } from '../../../src/graphql/schema.js';
import { type Analysis, analyze } from '../../../src/operation/analyze.js';
import { PreparedOperation } from '../../../src/operation/prepared-operation.js';
import { VariableReads } from '../../../src/operation/variable-reads.js';
import { randomOperation } from '../../support/random-operation.js';
import { runs } from '../../support/runs.js';
import { withoutFragments } from '../../support/without-fragments.js';

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await createSchema();
});

type Variables = Readonly<Record<string, unknown>>;

function walk(document: DocumentNode, variables: Variables = {}, operation = first(document)) {
  return analyze(schema, document, operation, new VariableReads(operation, variables));
}

function first({ definitions }: DocumentNode): OperationDefinitionNode {
  const operation = definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('There is no operation');
  return operation;
}

const scopesOf = (query: string, variables: Variables = {}) => [
  ...walk(parse(query), variables).scopes.keys(),
];

/** The order of the coordinates does not matter. */
function verdict({ classes, scopes }: Analysis) {
  return {
    classes,
    scopes: Object.fromEntries([...scopes].map(([scope, coordinates]) => [scope, [...coordinates].sort()])),
  };
}

const TOKEN = 'relayToken(token: "a")';
const REPORT = `${TOKEN} { assetReport { report`;

describe('an operation requires', () => {
  it('no scope without personal data', () => {
    expect(scopesOf('{ __typename node(id: "a") { __typename id } }')).toEqual([]);
  });

  it.each([
    ['its root field', `{ ${TOKEN} { id } }`, ['reports:read']],
    ['a token', `{ ${TOKEN} { token } }`, ['reports:read', 'tokens:read']],
    ['a name', `{ ${REPORT} { user { lastName } } } } }`, ['reports:read', 'pii:read']],
    ['a masked number', `{ ${REPORT} { user { ssn } } } } }`, ['reports:read']],
    [
      'the existence of owners',
      `{ ${REPORT} { items { accounts { owners { __typename } } } } } } }`,
      ['reports:read', 'pii:read'],
    ],
    ['a file', `{ ${TOKEN} { downloads { pdf { expiresAt } } } }`, ['reports:read', 'pii:read']],
    [
      'a part of a Cashflow Report',
      '{ cashflowInsights(accessToken: "a") { accountInsights { monthlySummaries { totalRevenue { amount } } } } }',
      ['cashflow:read'],
    ],
    ['the schema', '{ __schema { types { name } } }', ['schema:read']],
    ['a type of the schema', '{ a: __type(name: "Query") { name } }', ['schema:read']],
    ['a mutation', 'mutation { removeAuditCopy(input: { id: "a" }) { removed } }', ['reports:write']],
    [
      'a mutation that returns the report',
      'mutation { sealRelayToken(token: "a") { relayToken { assetReport { status } } } }',
      ['reports:read', 'relay:write'],
    ],
  ])('%s', (_what, query, scopes) => {
    expect(validate(schema, parse(query))).toEqual([]);
    expect(scopesOf(query)).toEqual(scopes);
  });

  it('the scopes of a fragment on a type of an interface', () => {
    const query =
      'query { node(id: "a") { ...N } } fragment N on Node { ... on CashflowReport { item { itemId } } }';
    expect(scopesOf(query)).toEqual(['cashflow:read']);
  });

  it('schema:read for meta-fields, and never for the name of a fragment', () => {
    const query = 'query { ...__schema } fragment __schema on Query { relayToken(token: "a") { token } }';
    expect(scopesOf(query)).toEqual(['reports:read', 'tokens:read']);
  });

  it('the scopes of each class, with coordinates', () => {
    const access = walk(parse(`{ ${REPORT} { user { first: firstName again: firstName email } } } } }`));
    expect(access.classes).toEqual(['report', 'pii']);
    expect(access.scopes.get('pii:read')).toEqual(['ReportUser.firstName', 'ReportUser.email']);
  });
});

describe('a condition', () => {
  const field = (directive: string) => `query Q($v: Boolean! = false) { ${TOKEN} { id token ${directive} } }`;
  const needsToken = (directive: string, variables: Variables = {}) =>
    scopesOf(field(directive), variables).includes('tokens:read');

  it.each([
    ['@skip(if: true)', {}, false],
    ['@skip(if: false)', {}, true],
    ['@include(if: true)', {}, true],
    ['@include(if: false)', {}, false],
    ['@include(if: true) @skip(if: true)', {}, false],
    ['@include(if: $v)', { v: false }, false],
    ['@include(if: $v)', { v: true }, true],
    ['@skip(if: $v)', { v: true }, false],
    ['@include(if: $v)', {}, false],
    ['@skip(if: $v)', {}, true],
  ])('%s with %j', (directive, variables, isNeeded) => {
    expect(needsToken(directive, variables)).toBe(isNeeded);
  });

  it.each([['text'], [0], [null], [{}], [[false]]])(
    'that is not a boolean, such as %j, excludes nothing',
    (v) => {
      expect(needsToken('@include(if: $v)', { v })).toBe(true);
      expect(needsToken('@skip(if: $v)', { v })).toBe(true);
    },
  );

  it('applies to all fields of a spread', () => {
    const query = (given: boolean) =>
      scopesOf(`query { ...F @include(if: ${given}) } fragment F on Query { ${TOKEN} { token } }`);
    expect(query(true)).toEqual(['reports:read', 'tokens:read']);
    expect(query(false)).toEqual([]);
  });

  it('is evaluated again for other values of its variable', () => {
    const document = parse(field('@include(if: $v)'));
    const prepared = new PreparedOperation(schema, document, first(document));
    const classes = (v: boolean) => prepared.analysisFor({ v }).classes;
    expect([classes(false), classes(true), classes(false)]).toEqual([
      ['public'],
      ['public', 'token'],
      ['public'],
    ]);
    expect(classes(true)).toBe(classes(true));
  });

  it('belongs to the selected operation', () => {
    const document = parse(
      `query A($v: Boolean = true) { ...F } query B($v: Boolean = false) { ...F } fragment F on Query { ${TOKEN} { token @include(if: $v) } }`,
    );
    const [a, b] = document.definitions as [OperationDefinitionNode, OperationDefinitionNode];
    expect(walk(document, {}, a).classes).toEqual(['token']);
    expect(walk(document, {}, b).classes).toEqual([]);
  });
});

it('fragments that spread each other twice, twenty deep, are each visited once', () => {
  const levels = Array.from({ length: 20 }, (_, n) =>
    n === 19
      ? 'fragment F19 on Account { owners { names } }'
      : `fragment F${n} on Account { ...F${n + 1} @include(if: $v) ... on Account { ...F${n + 1} @include(if: $v) } }`,
  );
  const document = parse(
    `query ($v: Boolean! = true) { ${REPORT} { items { accounts { ...F0 } } } } } } ${levels.join(' ')}`,
  );
  const operation = first(document);
  const reads = new VariableReads(operation, {});
  expect([...analyze(schema, document, operation, reads).scopes.keys()]).toEqual([
    'reports:read',
    'pii:read',
  ]);
  // Each condition is read once: 2 in each of 19 fragments.
  expect(reads.asked).toHaveLength(38);
});

const KINDS = ['query', 'query', 'mutation'] as const;

describe('for random operations', () => {
  function holds(law: (document: DocumentNode, variables: Variables) => void): void {
    let seen = 0;
    fc.assert(
      fc.property(
        fc.oneof(...KINDS.map((kind) => randomOperation(schema, {}, kind))),
        ({ query, variables }) => {
          const document = parse(query);
          if (validate(schema, document).length > 0) return;
          seen += 1;
          law(document, (variables ?? {}) as Variables);
        },
      ),
      { numRuns: runs(60) },
    );
    expect(seen).toBeGreaterThan(0);
  }

  it('inlining the fragments changes nothing', () => {
    holds((document, variables) => {
      const operation = withoutFragments(document, first(document));
      const plain: DocumentNode = { kind: Kind.DOCUMENT, definitions: [operation] };
      expect(verdict(walk(plain, variables))).toEqual(verdict(walk(document, variables)));
    });
  });

  it('aliases change nothing', () => {
    holds((document, variables) => {
      let names = 0;
      const renamed = visit(document, {
        Field: {
          leave(node) {
            names += 1;
            return { ...node, alias: { kind: Kind.NAME, value: `other${names}` } };
          },
        },
      });
      expect(verdict(walk(renamed, variables))).toEqual(verdict(walk(document, variables)));
    });
  });

  it('the scopes are those of all parts together', () => {
    holds((document, variables) => {
      const operation = first(document);
      const parts = operation.selectionSet.selections.map((selection) =>
        walk(document, variables, {
          ...operation,
          selectionSet: { kind: Kind.SELECTION_SET, selections: [selection] },
        }),
      );
      const whole = walk(document, variables);
      const all = <T>(of: (part: Analysis) => Iterable<T>) => new Set(parts.flatMap((part) => [...of(part)]));
      expect(new Set(whole.classes)).toEqual(all(({ classes }) => classes));
      expect(new Set(whole.scopes.keys())).toEqual(all(({ scopes }) => scopes.keys()));
    });
  });

  it('removing conditions never removes scopes', () => {
    holds((document, variables) => {
      const bare = visit(document, { Directive: () => null });
      const more = walk(bare, variables);
      for (const scope of walk(document, variables).scopes.keys()) expect(more.scopes.has(scope)).toBe(true);
    });
  });
});
