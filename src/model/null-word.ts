/** Some of Plaid's enums list the word "null" beside the value null; both mean that it is not known. */
export function nullWordToNull(value: string | null): string | null {
  return value === 'null' ? null : value;
}
