interface Currency {
  readonly isoCurrencyCode: string | null;
  readonly unofficialCurrencyCode: string | null;
}

/** An amount in its own currency; Intl knows those of ISO alone. */
export function money(
  amount: number,
  { isoCurrencyCode, unofficialCurrencyCode }: Currency,
  signDisplay: 'auto' | 'exceptZero' = 'auto',
): string {
  return isoCurrencyCode === null
    ? `${amount.toLocaleString(undefined, { signDisplay })} ${unofficialCurrencyCode ?? ''}`
    : amount.toLocaleString(undefined, { style: 'currency', currency: isoCurrencyCode, signDisplay });
}
