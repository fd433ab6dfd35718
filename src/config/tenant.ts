const TENANT = /^[A-Za-z0-9_.-]{1,64}$/;

export const TENANT_RULE = 'must be 1 to 64 letters, digits, dots, hyphens or underscores';

export function isTenant(value: unknown): value is string {
  return typeof value === 'string' && TENANT.test(value);
}

/** In a list of tenants: all that are in no other such list, and callers without a tenant. */
export const OTHER_TENANTS = '*';
