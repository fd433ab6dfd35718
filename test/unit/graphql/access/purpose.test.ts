import { describe, expect, it } from '@jest/globals';
import { ANYBODY, type Caller, type Principal } from '../../../../src/auth/principal.js';
import { SCOPES, type Scope } from '../../../../src/auth/scope.js';
import { demandPurpose, seesWholeSsn } from '../../../../src/graphql/access/purpose.js';

function principalWith(...scopes: readonly Scope[]): Principal {
  return { subject: 'somebody', tenant: '', scopes: new Set(scopes), expiresAt: null };
}

describe('a purpose', () => {
  const refused = 'the header x-purpose: must state the purpose of the file';
  const asks = (principal: Principal, purpose: string | null = null): Caller => ({ principal, purpose });

  it('is required for a file', () => {
    expect(() => demandPurpose(asks(principalWith(...SCOPES)))).toThrow(refused);
    expect(() => demandPurpose(asks(principalWith(), 'underwriting'))).not.toThrow();
  });

  it('is not required when callers are not told apart, also in another thread', () => {
    expect(() => demandPurpose(asks(ANYBODY))).not.toThrow();
    expect(() => demandPurpose(structuredClone(asks(ANYBODY)))).not.toThrow();
  });

  it('is required from a caller whose subject only imitates the anonymous one', () => {
    expect(() => demandPurpose(asks({ ...principalWith(...SCOPES), subject: ANYBODY.subject }))).toThrow(
      refused,
    );
  });

  it('shows complete numbers together with pii:read, also to the anonymous caller', () => {
    expect(seesWholeSsn(asks(ANYBODY))).toBe(false);
    expect(seesWholeSsn(asks(ANYBODY, 'underwriting'))).toBe(true);
    expect(seesWholeSsn(asks(principalWith('reports:read'), 'underwriting'))).toBe(false);
    expect(seesWholeSsn(asks(principalWith('pii:read'), 'underwriting'))).toBe(true);
  });
});
