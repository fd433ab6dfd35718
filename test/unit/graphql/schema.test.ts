import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  introspectionFromSchema,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedDirective,
  isSpecifiedScalarType,
  validateSchema,
} from 'graphql';
import { createSchema } from '../../../src/graphql/schema.js';

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await createSchema();
});

/** A member of a schema, by its coordinate. */
interface Member {
  readonly at: string;
  readonly description: string | null | undefined;
  readonly deprecationReason?: string | null | undefined;
}

/** All members that can have a description, except those that GraphQL itself defines. */
function members(): Member[] {
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  );
  const directives = schema.getDirectives().filter((directive) => !isSpecifiedDirective(directive));
  return [
    ...types.flatMap((type) => [member(type.name, type), ...membersOf(type)]),
    ...directives.flatMap(({ name, description, args }) => [
      { at: `@${name}`, description },
      ...args.map((argument) => member(`@${name}(${argument.name}:)`, argument)),
    ]),
  ];
}

function membersOf(type: GraphQLNamedType): Member[] {
  if (isEnumType(type)) return type.getValues().map((value) => member(`${type.name}.${value.name}`, value));
  if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)) {
    return Object.values<GraphQLField<unknown, unknown> | GraphQLInputField>(type.getFields()).flatMap(
      (field) => {
        const at = `${type.name}.${field.name}`;
        const args = 'args' in field ? field.args : [];
        return [member(at, field), ...args.map((argument) => member(`${at}(${argument.name}:)`, argument))];
      },
    );
  }
  return [];
}

function member(at: string, { description, deprecationReason }: Omit<Member, 'at'>): Member {
  return { at, description, deprecationReason };
}

describe('the schema', () => {
  it('is valid', () => {
    expect(validateSchema(schema)).toEqual([]);
    expect(introspectionFromSchema(schema).__schema.queryType.name).toBe('Query');
  });

  it('describes every type, field, argument, input field, enum value and directive in sentences', () => {
    const all = members();
    expect(all.length).toBeGreaterThan(900);
    const silent = all.filter(({ description }) => !/^[A-Z`0-9].*[.)]$/s.test(description ?? ''));
    expect(silent.map(({ at }) => at)).toEqual([]);
  });

  it('names a replacement in every deprecation reason', () => {
    const deprecated = members().filter(({ deprecationReason }) => typeof deprecationReason === 'string');
    expect(deprecated.length).toBeGreaterThan(0);
    const unhelpful = deprecated.filter(
      ({ deprecationReason }) => !/ Use `\w+`/.test(deprecationReason ?? ''),
    );
    expect(unhelpful.map(({ at }) => at)).toEqual([]);
  });

  it('resolves the type behind an interface synchronously by its name, for executors that cannot wait', () => {
    const abstract = Object.values(schema.getTypeMap())
      .filter(isAbstractType)
      .filter(({ name }) => !name.startsWith('__'));
    expect(abstract.map(({ name }) => name)).toContain('Node');
    const value = { __typename: 'AnyType' };
    expect(abstract.map((type) => type.resolveType?.(value, {}, {} as GraphQLResolveInfo, type))).toEqual(
      abstract.map(() => 'AnyType'),
    );
  });

  it('has a raw field next to every open enum, with the same nullability', () => {
    const open = Object.values(schema.getTypeMap()).flatMap((type) =>
      isObjectType(type)
        ? Object.values(type.getFields()).flatMap(({ name, type: of }) => {
            const named = getNamedType(of);
            if (!isEnumType(named) || named.getValue('UNRECOGNIZED') === undefined) return [];
            const raw = String(type.getFields()[`${name}Raw`]?.type);
            return [{ at: `${type.name}.${name}`, raw, expected: String(of).replace(named.name, 'String') }];
          })
        : [],
    );
    expect(open.length).toBeGreaterThan(25);
    expect(open.filter(({ raw, expected }) => raw !== expected)).toEqual([]);
  });
});
