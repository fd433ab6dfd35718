/** What transactions are ordered by, and which way. Ties keep the order that the report has them in. */
export interface TransactionOrder {
  readonly field: 'DATE' | 'AMOUNT';
  readonly direction: 'ASC' | 'DESC';
}

/** As a statement has them: the newest first. */
export const NEWEST_FIRST: TransactionOrder = { field: 'DATE', direction: 'DESC' };
