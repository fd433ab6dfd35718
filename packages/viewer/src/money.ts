export interface Currency {
  readonly isoCurrencyCode: string | null;
  readonly unofficialCurrencyCode: string | null;
}

const formats = new Map<string, Intl.NumberFormat>();

/** Amounts of cryptocurrencies may be small: 0.0004 is not 0. */
const UNOFFICIAL = { maximumFractionDigits: 8, signDisplay: 'negative' } as const;

/** A format is slow to make, and a table needs one for each row. */
function formatOf(currency: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${currency} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const style =
    currency === '' ? UNOFFICIAL : ({ style: 'currency', currency, signDisplay: 'negative' } as const);
  const format = new Intl.NumberFormat(undefined, { ...style, ...options });
  formats.set(key, format);
  return format;
}

/** Formats an amount in its own currency, with a minus sign and not a hyphen; 0 has no sign. Intl supports only ISO codes. */
export function money(
  amount: number,
  { isoCurrencyCode, unofficialCurrencyCode }: Currency,
  options: Intl.NumberFormatOptions = {},
): string {
  const text = formatOf(isoCurrencyCode ?? '', options)
    .format(amount)
    .replace('-', '\u2212');
  return isoCurrencyCode === null ? `${text} ${unofficialCurrencyCode ?? ''}`.trim() : text;
}

/** A short amount for an axis. The title of a chart names a currency without an ISO code. */
export function tick(amount: number, { isoCurrencyCode }: Currency): string {
  const currency = { isoCurrencyCode, unofficialCurrencyCode: null };
  return money(amount, currency, { notation: 'compact', maximumSignificantDigits: 3 });
}

/** Plaid's amounts are positive for money out. Here money in has a plus sign, and money out a minus sign. */
export function flow(amount: number, currency: Currency): string {
  return money(-amount, currency, { signDisplay: 'exceptZero' });
}

/** The code of a currency, and '' without one, as the filters of the graph take it. */
export function currencyOf({ isoCurrencyCode, unofficialCurrencyCode }: Currency): string {
  return isoCurrencyCode ?? unofficialCurrencyCode ?? '';
}

/** What a title calls a currency. */
export function currencyName(currency: Currency): string {
  return currencyOf(currency) || 'currency not named';
}
