export interface Institution {
  readonly institutionId: string;
  readonly name: string;
}

/** Capital One's non-depository accounts have no Cashflow Report (Plaid docs: /cashflow_report/refresh). */
export const capitalOne = 'ins_128026';

/** The bank of the samples. */
export const firstPlatypusBank: Institution = { institutionId: 'ins_109508', name: 'First Platypus Bank' };

/** Plaid docs: sandbox/institutions, without those that simulate unavailable or unsupported banks. */
const names: Readonly<Record<string, string>> = {
  [firstPlatypusBank.institutionId]: firstPlatypusBank.name,
  ins_130016: 'First Platypus Balance Bank',
  ins_109509: 'First Gingham Credit Union',
  ins_109510: 'Tattersall Federal Credit Union',
  ins_109511: 'Tartan Bank',
  ins_109512: 'Houndstooth Bank',
  ins_43: 'Tartan-Dominion Bank of Canada',
  ins_127287: 'Platypus OAuth Bank',
  ins_3: 'Chase',
  [capitalOne]: 'Capital One',
};

export function findInstitution(institutionId: string): Institution | undefined {
  const name = Object.hasOwn(names, institutionId) ? names[institutionId] : undefined;
  return name === undefined ? undefined : { institutionId, name };
}
