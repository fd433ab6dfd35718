/**
 * A text without regard to case and accents, for comparing: `Café` and `CAFE` fold to the same. By way of lower case to upper
 * case, as some letters meet only there (`ß`, `ẞ` and `SS`; the three sigmas).
 */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().toUpperCase();
}
