import { type GraphQLFieldResolver, type GraphQLSchema, isIntrospectionType, isObjectType } from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import { Lazy } from '../lib/lazy.js';
import { validateInput } from './shared/validate-input.js';

type Metadata = ReturnType<typeof getMetadataStorage>;
type Handler = Metadata['queries'][number] | Metadata['fieldResolvers'][number];
type Parameter = NonNullable<Handler['params']>[number];
type Resolver = GraphQLFieldResolver<unknown, unknown>;
type Class = new () => object;

/**
 * Replaces the resolvers of type-graphql by ones that call the methods of the resolver classes directly. Those of type-graphql wait
 * for a promise for each argument, and again for all of them, even when a field is called without any.
 *
 * @param resolvers the resolver classes of the schema.
 * @throws {Error} for a decorator that they do not know, and for a field with arguments whose class is not in the list.
 */
export function resolveDirectly(schema: GraphQLSchema, resolvers: readonly Class[]): void {
  const { queries, mutations, subscriptions, fieldResolvers, objectTypes } = getMetadataStorage();
  const nameOf = new Map<unknown, string>(objectTypes.map(({ target, name }) => [target, name]));
  const instances = new Map<unknown, object>(resolvers.map((resolver) => [resolver, new resolver()]));
  const replaced = new Set<unknown>();
  const replace = (typeName: string | undefined, handler: Handler) => {
    const instance = instances.get(handler.target);
    if (instance === undefined) return;
    const type = schema.getType(typeName ?? '');
    const field = isObjectType(type) ? type.getFields()[handler.schemaName] : undefined;
    if (field === undefined) throw new Error(`${typeName} has no field ${handler.schemaName}`);
    field.resolve = resolverOf(instance, handler);
    replaced.add(field);
  };
  for (const query of queries) replace(schema.getQueryType()?.name, query);
  for (const mutation of mutations) replace(schema.getMutationType()?.name, mutation);
  for (const subscription of subscriptions) replace(schema.getSubscriptionType()?.name, subscription);
  for (const handler of fieldResolvers) replace(nameOf.get(handler.getObjectType?.()), handler);
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    for (const field of Object.values(type.getFields())) {
      // Its arguments would not be checked.
      if (field.args.length > 0 && !replaced.has(field) && !isIntrospectionType(type))
        throw new Error(`${type.name}.${field.name} is resolved by a class that is not in the list`);
    }
  }
}

function resolverOf(
  instance: object,
  { methodName, params = [], target, middlewares = [], roles }: Handler,
): Resolver {
  const place = `${target.name}.${methodName}`;
  if (middlewares.length > 0 || roles !== undefined) throw new Error(`${place} has a middleware or roles`);
  const method = (instance as Record<string, (...values: unknown[]) => unknown>)[methodName];
  if (method === undefined) throw new Error(`${place} is missing`);
  const readers = params
    .toSorted((one, other) => one.index - other.index)
    .map((param) => readerOf(param, place));
  return (source, args, context) =>
    method.apply(
      instance,
      readers.map((read) => read(source, args, context)),
    );
}

type Reader = (source: unknown, args: Readonly<Record<string, unknown>>, context: unknown) => unknown;

function readerOf(param: Parameter, place: string): Reader {
  if ('propertyName' in param && param.propertyName !== undefined)
    throw new Error(`${place} takes a property`);
  switch (param.kind) {
    case 'root':
      return (source) => source;
    case 'context':
      return (_source, _args, context) => context;
    case 'args': {
      const convert = converterOf(param.getType() as Class);
      return (_source, args) => validated(convert(args));
    }
    case 'arg': {
      const { name } = param;
      const convert = valueConverterOf(param.getType());
      return (_source, args) => validated(convert(args[name]));
    }
    default:
      throw new Error(`${place} has a parameter of the kind ${param.kind}`);
  }
}

function validated(value: unknown): unknown {
  validateInput(value);
  return value;
}

/** Makes instances of a class of arguments, or of an input: the rules of class-validator belong to classes. */
function converterOf(target: Class): (values: Readonly<Record<string, unknown>>) => object {
  // Later, because an input may contain itself.
  const fields = new Lazy(() =>
    fieldsOf(target).map(({ name, getType }) => [name, valueConverterOf(getType())] as const),
  );
  return (values) => {
    const instance = new target() as Record<string, unknown>;
    for (const [name, convert] of fields.get()) {
      const value = values[name];
      if (value !== undefined) instance[name] = convert(value);
    }
    return instance;
  };
}

function valueConverterOf(type: unknown): (value: unknown) => unknown {
  if (!getMetadataStorage().inputTypes.some(({ target }) => target === type)) return (value) => value;
  const convertOne = converterOf(type as Class);
  return function convert(value): unknown {
    if (Array.isArray(value)) return value.map(convert);
    return typeof value === 'object' && value !== null ? convertOne(value as Record<string, unknown>) : value;
  };
}

/** The fields of a class, and of the classes that it extends. */
function fieldsOf(target: Class) {
  const { inputTypes, argumentTypes } = getMetadataStorage();
  return [...inputTypes, ...argumentTypes]
    .filter((known) => known.target === target || target.prototype instanceof known.target)
    .flatMap(({ fields = [] }) => fields);
}
