import { ApolloServer } from '@apollo/server';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { ANYBODY, type Caller, type Principal } from '../../../../src/auth/principal.js';
import { SCOPES, type Scope } from '../../../../src/auth/scope.js';
import { createAccessPlugin } from '../../../../src/graphql/access/access.plugin.js';
import { demandPurpose, seesWholeSsn } from '../../../../src/graphql/access/purpose.js';
import { type Context, newRecord } from '../../../../src/graphql/context.js';
import { createSchema } from '../../../../src/graphql/schema.js';

function principalWith(...scopes: readonly Scope[]): Principal {
  return { subject: 'somebody', tenant: '', scopes: new Set(scopes) };
}

describe('an operation', () => {
  let apollo: ApolloServer<Context>;
  beforeAll(async () => {
    const schema = await createSchema();
    apollo = new ApolloServer<Context>({ schema, plugins: [createAccessPlugin(schema)] });
  });

  /** What is noted of an operation, and the codes of its errors. */
  async function noted(principal: Principal, query: string) {
    const record = newRecord();
    // Nothing else is looked at before the first resolver, and this field has none.
    const contextValue = { record, caller: { principal, purpose: null } } as unknown as Context;
    const { body } = await apollo.executeOperation({ query }, { contextValue });
    const { errors = [] } = body.kind === 'single' ? body.singleResult : {};
    return { ...record, codes: errors.map(({ extensions }) => extensions?.code) };
  }

  it('is noted with its name and what it selects, refused or not', async () => {
    const query = 'query Tokens { relayToken(token: "a") { again: token token } }';
    const notes = { name: 'Tokens', classes: ['token'] };
    expect(await noted(ANYBODY, query)).toMatchObject({ ...notes, codes: [] });
    expect(await noted(principalWith('reports:read'), query)).toMatchObject({
      ...notes,
      codes: ['FORBIDDEN'],
    });
  });

  it('without a name has none', async () => {
    expect(await noted(principalWith(), '{ __typename }')).toMatchObject({
      name: null,
      classes: [],
      codes: [],
    });
  });

  it('of two that were sent, none is noted when it is not said which', async () => {
    const query = 'query A { relayToken(token: "a") { token } } query B { __typename }';
    expect(await noted(principalWith(), query)).toMatchObject({
      classes: [],
      codes: ['OPERATION_RESOLUTION_FAILURE'],
    });
  });
});

describe('a purpose', () => {
  const refused = 'the header x-purpose: must say what the file is for';
  const asks = (principal: Principal, purpose: string | null = null): Caller => ({ principal, purpose });

  it('has to be there for a file', () => {
    expect(() => demandPurpose(asks(principalWith(...SCOPES)))).toThrow(refused);
    expect(() => demandPurpose(asks(principalWith(), 'underwriting'))).not.toThrow();
  });

  it('is not asked for where callers are not told apart, also in another thread', () => {
    expect(() => demandPurpose(asks(ANYBODY))).not.toThrow();
    expect(() => demandPurpose(structuredClone(asks(ANYBODY)))).not.toThrow();
  });

  it('is asked of whoever calls himself anybody', () => {
    expect(() => demandPurpose(asks({ ...principalWith(...SCOPES), subject: ANYBODY.subject }))).toThrow(
      refused,
    );
  });

  it('shows whole numbers, together with pii:read, to anybody too', () => {
    expect(seesWholeSsn(asks(ANYBODY))).toBe(false);
    expect(seesWholeSsn(asks(ANYBODY, 'underwriting'))).toBe(true);
    expect(seesWholeSsn(asks(principalWith('reports:read'), 'underwriting'))).toBe(false);
    expect(seesWholeSsn(asks(principalWith('pii:read'), 'underwriting'))).toBe(true);
  });
});
