import { describe, expect, it } from '@jest/globals';
import { type GraphQLResolveInfo, isAbstractType } from 'graphql';
import { createSchema } from '../../../src/graphql/schema.js';

describe('the schema', () => {
  it('tells the type behind an interface at once, by its name: an executor that cannot wait takes it too', async () => {
    const abstract = Object.values((await createSchema()).getTypeMap())
      .filter(isAbstractType)
      .filter(({ name }) => !name.startsWith('__'));
    expect(abstract.map(({ name }) => name)).toContain('Node');
    const value = { __typename: 'AnyType' };
    expect(abstract.map((type) => type.resolveType?.(value, {}, {} as GraphQLResolveInfo, type))).toEqual(
      abstract.map(() => 'AnyType'),
    );
  });
});
