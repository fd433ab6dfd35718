interface Currency {
  readonly isoCurrencyCode: string | null;
  readonly unofficialCurrencyCode: string | null;
}

/** Formats an amount in its own currency. Intl supports only ISO codes. */
export function money(
  amount: number,
  { isoCurrencyCode, unofficialCurrencyCode }: Currency,
  signDisplay: 'auto' | 'exceptZero' = 'auto',
): string {
  return isoCurrencyCode === null
    ? `${amount.toLocaleString(undefined, { signDisplay })} ${unofficialCurrencyCode ?? ''}`
    : amount.toLocaleString(undefined, { style: 'currency', currency: isoCurrencyCode, signDisplay });
}
