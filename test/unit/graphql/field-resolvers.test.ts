import 'reflect-metadata';
import { expect, it, jest } from '@jest/globals';
import { MinLength } from 'class-validator';
import { type GraphQLSchema, GraphQLString, graphql } from 'graphql';
import {
  Arg,
  Args,
  ArgsType,
  buildSchemaSync,
  Ctx,
  Field,
  FieldResolver,
  Info,
  InputType,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
  UseMiddleware,
} from 'type-graphql';
import { resolveDirectly } from '../../../src/graphql/field-resolvers.js';

/*
 * Test files have no syntax for decorators, so these are called. A decorator of a parameter has no type to read, and needs one that
 * says so. Jest has a `String` of its own, which type-graphql does not know.
 */

class PageArgs {
  declare readonly first: number;
}
ArgsType()(PageArgs);
Field(() => Int, { defaultValue: 7 })(PageArgs.prototype, 'first');

class PersonInput {
  declare readonly name: string;
  declare readonly children?: readonly PersonInput[] | null;
}
InputType()(PersonInput);
Field(() => GraphQLString)(PersonInput.prototype, 'name');
MinLength(2)(PersonInput.prototype, 'name');
Field(() => [PersonInput], { nullable: true })(PersonInput.prototype, 'children');

class PeopleArgs extends PageArgs {
  declare readonly people?: readonly PersonInput[];
}
ArgsType()(PeopleArgs);
Field(() => [PersonInput], { nullable: true })(PeopleArgs.prototype, 'people');

class Thing {
  declare readonly name: string;
}
ObjectType()(Thing);
Field(() => GraphQLString)(Thing.prototype, 'name');

const seen = jest.fn();

class ThingResolver {
  readonly #prefix = 'a';

  thing(context: unknown, args: PeopleArgs, one: PersonInput | null): Thing {
    seen(context, args, one);
    return { name: 'thing' };
  }

  longName({ name }: Thing, { first }: PageArgs): string {
    return `${this.#prefix} ${name} ${first}`;
  }
}
Resolver(() => Thing)(ThingResolver);
hasParameters(ThingResolver, 'thing', 3);
hasParameters(ThingResolver, 'longName', 2);
Query(() => Thing)(ThingResolver.prototype, 'thing', {});
Arg('one', () => PersonInput, { nullable: true })(ThingResolver.prototype, 'thing', 2);
Args(() => PeopleArgs)(ThingResolver.prototype, 'thing', 1);
Ctx()(ThingResolver.prototype, 'thing', 0);
FieldResolver(() => GraphQLString)(ThingResolver.prototype, 'longName', {});
Root()(ThingResolver.prototype, 'longName', 0);
Args(() => PageArgs)(ThingResolver.prototype, 'longName', 1);

class WatchedResolver {
  watched(): string {
    return '';
  }
}
Resolver()(WatchedResolver);
UseMiddleware((_action, next) => next())(WatchedResolver.prototype, 'watched', {});
Query(() => GraphQLString)(WatchedResolver.prototype, 'watched', {});

class CuriousResolver {
  curious(_info: unknown): string {
    return '';
  }
}
Resolver()(CuriousResolver);
hasParameters(CuriousResolver, 'curious', 1);
Info()(CuriousResolver.prototype, 'curious', 0);
Query(() => GraphQLString)(CuriousResolver.prototype, 'curious', {});

function hasParameters(target: { readonly prototype: object }, method: string, count: number): void {
  Reflect.defineMetadata('design:paramtypes', Array(count).fill(Object), target.prototype, method);
}

function schemaOf(resolver: new () => object): GraphQLSchema {
  const schema = buildSchemaSync({ resolvers: [resolver], validate: false });
  resolveDirectly(schema, [resolver]);
  return schema;
}

function run(source: string) {
  return graphql({ schema: schemaOf(ThingResolver), source, contextValue: 'the context' });
}

it('gives a method its parameters in order, as instances of their classes, also those inside of lists', async () => {
  const { data, errors } = await run(`{
    thing(people: [{ name: "Ann", children: [{ name: "Bo" }] }, { name: "Cy", children: null }], one: { name: "Di" }) {
      name
      longName(first: 2)
    }
  }`);
  expect(errors).toBeUndefined();
  expect(data).toEqual({ thing: { name: 'thing', longName: 'a thing 2' } });
  const [context, args, one] = seen.mock.lastCall as [unknown, PeopleArgs, PersonInput];
  expect(context).toBe('the context');
  expect(args).toBeInstanceOf(PeopleArgs);
  expect(args.first).toBe(7);
  expect(args.people?.every((person) => person instanceof PersonInput)).toBe(true);
  expect(args.people?.[0]?.children?.[0]).toBeInstanceOf(PersonInput);
  expect(args.people?.[1]?.children).toBeNull();
  expect(one).toEqual(Object.assign(new PersonInput(), { name: 'Di' }));
});

it('checks the rules of an input, and not those of one that is not given', async () => {
  const { errors } = await run('{ thing(one: { name: "D" }) { name } }');
  expect(errors?.[0]?.message).toBe('Argument Validation Error');
  expect((await run('{ thing { name } }')).errors).toBeUndefined();
});

it.each([
  [WatchedResolver, 'WatchedResolver.watched has a middleware or roles'],
  [CuriousResolver, 'CuriousResolver.curious has a parameter of the kind info'],
])('refuses a decorator that would have no effect: %p', (resolver, message) => {
  expect(() => schemaOf(resolver)).toThrow(message);
});

it('refuses a field with arguments that none of the classes resolves, because its rules would not be checked', () => {
  const schema = buildSchemaSync({ resolvers: [ThingResolver], validate: false });
  expect(() => resolveDirectly(schema, [])).toThrow(
    'Query.thing is resolved by a class that is not in the list',
  );
});
