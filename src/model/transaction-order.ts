/** A sort order of transactions. Ties keep the order of the report, or its reverse in ascending order. */
export interface TransactionOrder {
  readonly field: 'DATE' | 'AMOUNT';
  readonly direction: 'ASC' | 'DESC';
}

export const NEWEST_FIRST: TransactionOrder = { field: 'DATE', direction: 'DESC' };
