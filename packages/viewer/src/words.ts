/** The words of an enum value or a category: CREDIT_CARD is 'credit card'. */
export function words(value: string): string {
  return value.toLowerCase().replaceAll('_', ' ');
}

export function sentence(value: string): string {
  const text = words(value);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function count(number: number, noun: string): string {
  return `${number.toLocaleString()} ${noun}${number === 1 ? '' : 's'}`;
}
