/**
 * Input that only a resolver can find wrong. Its message goes to the client as it stands, so it holds field, rule and kind
 * of value, and never the value.
 */
export class BadInputError extends Error {
  override readonly name = 'BadInputError' as const;

  constructor(message: string) {
    super(`Bad input: ${message}`);
  }
}

/** There is nothing behind an id: it was tampered with, sealed elsewhere or with a key that is gone, or is of another type. */
export class NotFoundError extends Error {
  override readonly name = 'NotFoundError' as const;

  /** @param what was looked for, such as `Asset Report of ours`; never the id. */
  constructor(what = 'object') {
    super(`There is no ${what} with this id`);
  }
}

/** A report that is still being made was asked for where only a finished one will do. */
export class ReportNotReadyError extends Error {
  override readonly name = 'ReportNotReadyError' as const;

  constructor(
    /** When to ask again, in ms. */
    readonly retryAfterMs: number,
  ) {
    super('The report is still being made');
  }
}

/** An id names a report that is no longer there: its relay token leads to another one now. */
export class ReportSupersededError extends Error {
  override readonly name = 'ReportSupersededError' as const;

  constructor(
    /** The `AssetReport.id` of the report that is there now. */
    readonly currentId: string,
  ) {
    super('The report with this id has been superseded: the relay token leads to another report now');
  }
}
