import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  type GraphQLObjectType,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import * as apollo from '../../../src/clients/apollo-type-policies.js';
import * as graphcache from '../../../src/clients/graphcache.js';

const schema = buildSchema(readFileSync(new URL('../../../schema.graphql', import.meta.url), 'utf8'));
const types = Object.values(schema.getTypeMap()).filter(
  (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'),
);
const roots = ['Query', 'Mutation', 'Subscription'];
const nodes = schema
  .getPossibleTypes(given(schema.getType('Node')))
  .map(({ name }) => name)
  .sort();

function given(type: unknown) {
  if (!isInterfaceType(type)) throw new Error('The schema has no interface Node');
  return type;
}

const fieldsOf = (name: string) => types.find((type) => type.name === name)?.getFields() ?? {};
const policiesOf = (name: string) => Object.keys(apollo.typePolicies[name]?.fields ?? {});

describe('the client options match the schema:', () => {
  it.each([apollo.possibleTypes, graphcache.possibleTypes])(
    'Node is one of the types that are',
    ({ Node }) => {
      expect([...(Node ?? [])].sort()).toEqual(nodes);
    },
  );

  it('Graphcache has keys for exactly the types without an id', () => {
    const without = types.filter((type) => type.getFields().id === undefined).map(({ name }) => name);
    expect(Object.keys(graphcache.keys).sort()).toEqual(
      [...without.filter((name) => !roots.includes(name)), 'AssetReport'].sort(),
    );
  });

  it('Graphcache has an update for every field of type AssetReportResult, except in mutations and events', () => {
    const leading = types.flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => getNamedType(field.type).name === 'AssetReportResult')
        .map((field) => `${type.name}.${field.name}`),
    );
    const updated = Object.entries(graphcache.updates).flatMap(([type, fields]) =>
      Object.keys(fields ?? {}).map((field) => `${type}.${field}`),
    );
    expect(updated.sort()).toEqual(leading.filter((field) => !/^\w+(Payload|Event)\./.test(field)).sort());
  });

  it('Apollo has one entry for all values of maxAge, for every field that has it, except in mutations', () => {
    const fields = types.flatMap((type) =>
      Object.values(type.getFields())
        .filter(({ args }) => !type.name.endsWith('Payload') && args.some(({ name }) => name === 'maxAge'))
        .map(({ name }) => apollo.typePolicies[type.name]?.fields?.[name]),
    );
    expect(fields).toHaveLength(3);
    for (const field of fields) {
      const { keyArgs } = field as { keyArgs: (args: object | null) => unknown };
      expect([null, {}, { maxAge: 0 }, { maxAge: 60, token: null }].map(keyArgs)).toEqual(
        Array(4).fill(false),
      );
      expect(keyArgs({ token: 'a', maxAge: 60, includeInsights: false })).toEqual([
        'includeInsights',
        'token',
      ]);
    }
  });

  it('Apollo has type policies only for types and fields of the schema', () => {
    for (const name of Object.keys(apollo.typePolicies)) {
      expect(types.map((type) => type.name)).toContain(name);
      expect(Object.keys(fieldsOf(name))).toEqual(expect.arrayContaining(policiesOf(name)));
    }
  });

  it('Apollo has a policy that merges pages for every connection', () => {
    const connections = types.flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => getNamedType(field.type).name.endsWith('Connection'))
        .map((field) => [type.name, field.name] as const),
    );
    expect(connections.length).toBeGreaterThan(3);
    for (const [type, field] of connections)
      expect(apollo.typePolicies[type]?.fields?.[field]).toMatchObject({ read: expect.any(Function) });
  });

  it.each(['AssetReport', 'Item', 'Account', 'CashflowReport'])(
    'every field of an %s that has fields of its own has a policy for Apollo',
    (name) => {
      const composite = Object.values(fieldsOf(name)).filter((field) =>
        isCompositeType(getNamedType(field.type)),
      );
      expect(policiesOf(name).sort()).toEqual(composite.map((field) => field.name).sort());
    },
  );
});
