export interface Currency {
  readonly isoCurrencyCode: string | null;
  readonly unofficialCurrencyCode: string | null;
}

const formats = new Map<string, Intl.NumberFormat>();

/** A format is slow to make, and a table needs one for each row. */
function formatOf(currency: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${currency} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const style = currency === '' ? {} : ({ style: 'currency', currency } as const);
  const format = new Intl.NumberFormat(undefined, { ...style, ...options });
  formats.set(key, format);
  return format;
}

/** Formats an amount in its own currency, with a minus sign and not a hyphen. Intl supports only ISO codes. */
export function money(
  amount: number,
  { isoCurrencyCode, unofficialCurrencyCode }: Currency,
  options: Intl.NumberFormatOptions = {},
): string {
  const text = formatOf(isoCurrencyCode ?? '', options)
    .format(amount)
    .replace('-', '\u2212');
  return isoCurrencyCode === null ? `${text} ${unofficialCurrencyCode ?? ''}` : text;
}

/** A short amount for an axis. The title of a chart names a currency without an ISO code. */
export function tick(amount: number, { isoCurrencyCode }: Currency): string {
  const currency = { isoCurrencyCode, unofficialCurrencyCode: null };
  return money(amount, currency, { notation: 'compact', maximumFractionDigits: 1 }).trim();
}

/** Plaid's amounts are positive for money out. Here money in has a plus sign, and money out a minus sign. */
export function flow(amount: number, currency: Currency): string {
  return money(-amount, currency, { signDisplay: 'exceptZero' });
}

export function currencyOf({ isoCurrencyCode, unofficialCurrencyCode }: Currency): string {
  return isoCurrencyCode ?? unofficialCurrencyCode ?? '';
}
