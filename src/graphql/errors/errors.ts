/**
 * Invalid input that only a resolver can detect. The client sees the message unchanged, so it contains the field, the rule
 * and the kind of value, and never the value.
 */
export class BadInputError extends Error {
  override readonly name = 'BadInputError' as const;

  constructor(message: string) {
    super(`Bad input: ${message}`);
  }
}

/** An id names no object: it was changed, or sealed by another server or with a removed key, or is of another type. */
export class NotFoundError extends Error {
  override readonly name = 'NotFoundError' as const;

  /** @param what the object that was requested, such as `RelayToken`; never the id. */
  constructor(what = 'object') {
    super(`There is no ${what} with this id`);
  }
}

/** An operation requires a finished report, but Plaid is still generating it. */
export class ReportNotReadyError extends Error {
  override readonly name = 'ReportNotReadyError' as const;

  constructor(
    /** Time to wait before the next request, in ms. */
    readonly retryAfterMs: number,
  ) {
    super('The report is still being generated');
  }
}

/** An id names a report that is no longer the current one: its relay token now returns another report. */
export class ReportSupersededError extends Error {
  override readonly name = 'ReportSupersededError' as const;

  constructor(
    /** The `AssetReport.id` of the current report. */
    readonly currentId: string,
  ) {
    super('The report with this id has been superseded: its relay token now returns another report');
  }
}
