/** A text without regard to case and accents, for comparing: `Café` and `CAFE` fold to the same. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
