/** Some of Plaid's enums list the string "null" beside the value null. Both mean unknown. */
export function nullWordToNull(value: string | null): string | null {
  return value === 'null' ? null : value;
}
