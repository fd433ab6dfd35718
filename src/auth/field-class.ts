import type { Scope } from './scope.js';

/**
 * What kind of thing a field answers with, and the scopes that all have to be there for it. Every leaf of the graph states
 * one, so that whoever adds a field has to say who may see it; the audit log names them.
 */
export const FIELD_CLASSES = {
  /** Outside of every report, and says nothing of anybody: ids of calls, sealed ids, whether something was removed. */
  public: [],
  /** What a bank says of a borrower's money, or what is worked out from it. */
  report: ['reports:read'],
  /** The same for the transactions and accounts of a business. */
  cashflow: ['cashflow:read'],
  /**
   * Belongs to types that both kinds of report are made of, such as an amount or a place. The field above that leads from
   * one kind of report to it has asked for that report's scope; the start fails where none has.
   */
  part: [],
  /**
   * Names or reaches a person: names, addresses, phone numbers, account and routing numbers. Parts of reports, too. Not the
   * mask of an account and not the bank's text of a transaction, without which there is nothing to underwrite.
   */
  pii: ['pii:read'],
  /** A social security number. Masked, unless the caller has pii:read and a purpose. */
  ssn: ['reports:read'],
  /** A live credential of Plaid's. */
  token: ['tokens:read'],
  /** The whole report as a file, everything in it included, SSNs too: asked for with a purpose. */
  file: ['reports:read', 'pii:read'],
} as const satisfies Record<string, readonly Scope[]>;

export type FieldClass = keyof typeof FIELD_CLASSES;
