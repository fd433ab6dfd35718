/**
 * Normalizes a text for comparison without case and accents: `Café` and `CAFE` are equal. Lower case comes before upper case,
 * because some letters become equal only this way (`ß`, `ẞ` and `SS`; the three sigmas).
 */
export function normalizedText(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().toUpperCase();
}
