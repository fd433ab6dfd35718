const DIGITS = 9;
const SHOWN = 4;

/** Masks a social security number as `***-**-1234`, or as `***` when it does not have nine digits. */
export function maskSsn(ssn: string): string {
  const digits = ssn.replace(/\D/g, '');
  return digits.length === DIGITS ? `***-**-${digits.slice(-SHOWN)}` : '***';
}
