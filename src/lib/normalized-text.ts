/**
 * A text for comparison without regard to case and accents: `Café` and `CAFE` are equal. It goes through lower case to upper case, as
 * some letters are equal only there (`ß`, `ẞ` and `SS`; the three sigmas).
 */
export function normalizedText(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().toUpperCase();
}
