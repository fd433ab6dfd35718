import type { Scope } from './scope.js';

/**
 * The classes of fields, and the scopes that each requires, all of them. Every leaf field of the graph must declare a class, so that
 * a new field cannot be unprotected by mistake. The audit log contains the classes.
 */
export const FIELD_CLASSES = {
  /** Not in a report and not about a person: request ids, sealed ids, whether something was removed. */
  public: [],
  /** A borrower's financial data, or values computed from it. */
  report: ['reports:read'],
  /** The same for the transactions and accounts of a business (Cashflow Report). */
  cashflow: ['cashflow:read'],
  /**
   * A field of a type that both kinds of reports use, such as an amount or a location. A parent field in the report requires the
   * scope of that report; the start fails if there is no such parent.
   */
  part: [],
  /**
   * Identifies or contacts a person: names, addresses, phone numbers, account and routing numbers. Not the mask of an account and
   * not the bank's description of a transaction, because underwriting needs them.
   */
  pii: ['pii:read'],
  /** A social security number. Masked unless the caller has pii:read and states a purpose. */
  ssn: ['reports:read'],
  /** An attempt of the caller itself to change something at Plaid. Nobody else can read it. */
  attempt: [],
  /** A live Plaid token. */
  token: ['tokens:read'],
  /** The whole report as a file, with SSNs. It requires a purpose. */
  file: ['reports:read', 'pii:read'],
} as const satisfies Record<string, readonly Scope[]>;

export type FieldClass = keyof typeof FIELD_CLASSES;
