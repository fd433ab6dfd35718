/**
 * Checks a key, or the name of a list.
 *
 * @throws {RangeError} when it is not 1 to 200 printable ASCII characters.
 */
export function checkKey(key: string): void {
  if (!/^[!-~]{1,200}$/.test(key)) {
    throw new RangeError('a key of the state must be 1 to 200 printable ASCII characters');
  }
}
