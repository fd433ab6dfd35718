import { type Category, categories } from './categories.js';

/** The first match wins, so specific patterns come first. The same text can mean money in or money out. */
const rules: readonly (readonly [wording: RegExp, direction: 'in' | 'out', category: Category])[] = [
  [/\bNSF\b|INSUFFICIENT FUNDS|RETURNED ITEM/, 'out', categories.returnedItemFee],
  [/OVERDRAFT|\bOD FEE\b|COURTESY PAY/, 'out', categories.overdraftFee],
  [/ATM.*\bFEE\b/, 'out', categories.atmFee],
  [/CASINO|SPORTSB|GAMBL|BETTING|LOTTERY/, 'out', categories.gambling],
  [/INTEREST CHARGE/, 'out', categories.interestCharged],
  [/CASH ADVANCE|PAYDAY|\bMCA\b/, 'in', categories.cashAdvance],
  [/CASH ADVANCE|PAYDAY|\bMCA\b/, 'out', categories.cashAdvanceRepayment],
  [/\bLOAN\b/, 'in', categories.personalLoan],
  [/MORTGAGE|\bMTG\b/, 'out', categories.mortgagePayment],
  [/STUDENT (LN|LOAN)/, 'out', categories.studentLoanPayment],
  [/\bLOAN\b/, 'out', categories.personalLoanPayment],
  [/CREDIT (CARD|CRD)|(?<!DEBIT )CARD (PAYMENT|PMT)/, 'out', categories.creditCardPayment],
  [/TAX REF/, 'in', categories.taxRefund],
  [/PAYROLL|SALARY|DIR(ECT)? DEP/, 'in', categories.salary],
  [/TRANSFER|XFER/, 'in', categories.otherTransferIn],
  [/TRANSFER|XFER/, 'out', categories.otherTransferOut],
  [/INTEREST/, 'in', categories.interestEarned],
  [/\bRENT\b|APARTMENTS?\b/, 'out', categories.rent],
  [/ELECTRIC|\bGAS CO\b/, 'out', categories.electricity],
  [/\bWATER\b/, 'out', categories.water],
  [/GROCER|SUPERMARKET/, 'out', categories.groceries],
  [/COFFEE/, 'out', categories.coffee],
  [/RESTAURANT|DINER\b/, 'out', categories.restaurant],
  [/\bATM\b|CASH WITHDRAWAL/, 'out', categories.cashWithdrawal],
  [/\bATM\b|CASH DEPOSIT/, 'in', categories.cashDeposit],
  [/^CHECK\b/, 'out', categories.check],
];

/** The category that the bank's text suggests, or null. Positive cents are money out. */
export function categorize(description: string, cents: number): Category | null {
  const direction = cents < 0 ? 'in' : 'out';
  const text = description.toUpperCase();
  return rules.find(([wording, way]) => way === direction && wording.test(text))?.[2] ?? null;
}
