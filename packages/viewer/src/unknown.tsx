/** A number that is not known. Absence is not zero. */
export function Unknown() {
  return (
    <span className="unknown" title="Not known: a part of the report is missing">
      <span aria-hidden="true">n/a</span>
      <span className="unseen">not known</span>
    </span>
  );
}

/** The text of a value; null when the value is not known. */
export function ifKnown<T>(value: T | null, textOf: (value: T) => string): string | null {
  return value === null ? null : textOf(value);
}
