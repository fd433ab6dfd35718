import type { Scope } from './scope.js';

/**
 * What kind of thing a field answers with, and the scopes that all have to be there for it. Every leaf of the graph states
 * one, so that whoever adds a field has to say who may see it; the audit log names them.
 */
export const FIELD_CLASSES = {
  /** Says nothing of anybody: ids of calls, places in a list, what may be retried. */
  public: [],
  /** What a bank says of a borrower's money, or what is worked out from it. */
  report: ['reports:read'],
  /** The same for the transactions and accounts of a business. */
  cashflow: ['cashflow:read'],
  /** Names or reaches a person: names, addresses, phone numbers, account numbers. */
  pii: ['pii:read'],
  /** A social security number. Masked, unless the caller has pii:read and a purpose. */
  ssn: ['reports:read'],
  /** A live credential of Plaid's. */
  token: ['tokens:read'],
  /** The whole report as a file, everything in it included. */
  file: ['reports:read', 'pii:read'],
} as const satisfies Record<string, readonly Scope[]>;

export type FieldClass = keyof typeof FIELD_CLASSES;
