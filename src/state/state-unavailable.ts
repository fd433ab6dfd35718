/** The state cannot be read or written: the disk is full, or the store is closed. The cause is for the log. */
export class StateUnavailableError extends Error {
  override readonly name = 'StateUnavailableError' as const;

  constructor(message: string, cause?: unknown) {
    super(message, { cause });
  }
}
