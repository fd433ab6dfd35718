const DIGITS = 9;
const SHOWN = 4;

/** A social security number as `***-**-1234`, or as `***` where it is not one of nine digits. */
export function maskSsn(ssn: string): string {
  const digits = ssn.replace(/\D/g, '');
  return digits.length === DIGITS ? `***-**-${digits.slice(-SHOWN)}` : '***';
}
