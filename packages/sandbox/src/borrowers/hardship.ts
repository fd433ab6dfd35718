import { addDays, type Day } from '../lib/calendar.js';
import type { Random } from '../lib/random.js';
import type { History } from './borrower.js';
import { categories } from './categories.js';
import type { Ledger } from './ledger.js';
import type { Merchant } from './merchants.js';
import { bankEvent, bill } from './movements.js';

const feeCents = 3_400;
const largestAdvanceCents = 50_000;

/** The bank charges a fee on the first day that ends with a negative balance. */
export function chargeOverdraft(ledger: Ledger, day: Day): void {
  if (ledger.balanceAt(day) >= 0 || ledger.balanceAt(addDays(day, -1)) < 0) return;
  ledger.post(
    bankEvent({
      day,
      cents: feeCents,
      name: 'Overdraft fee',
      description: 'OVERDRAFT ITEM FEE',
      category: categories.overdraftFee,
    }),
  );
}

/** The bank returns a bill because of insufficient funds: debit, return and fee on one day. */
export function returnBill(ledger: Ledger, day: Day, merchant: Merchant, random: Random): void {
  const drawn = bill(merchant, day, random);
  ledger.post(drawn);
  ledger.post({ ...drawn, cents: -drawn.cents, description: `RETURNED ITEM ${drawn.description}` });
  ledger.post(
    bankEvent({
      day,
      cents: feeCents,
      name: 'Insufficient funds fee',
      description: 'NSF RETURNED ITEM FEE',
      category: categories.returnedItemFee,
    }),
  );
}

/**
 * Takes an advance on the day after the balance falls to -50.00 or lower. It is repaid two weeks later plus 15 percent.
 *
 * @returns the first day on which the next advance is allowed.
 */
export function takeAdvance(ledger: Ledger, day: Day, history: History): Day {
  const overdrawnCents = -ledger.balanceAt(day);
  const granted = addDays(day, 1);
  if (overdrawnCents < 5_000 || granted > history.today) return day;
  const cents = Math.min(Math.ceil(overdrawnCents / 10_000) * 10_000 + 10_000, largestAdvanceCents);
  ledger.post(
    bankEvent({
      day: granted,
      cents: -cents,
      name: 'Moonbeam cash advance',
      description: 'MOONBEAM CASH ADVANCE FUNDING',
      category: categories.cashAdvance,
      paymentMeta: { payer: 'Moonbeam Advance', paymentMethod: 'ACH' },
    }),
  );
  const due = addDays(granted, 14);
  if (due > history.today) return due;
  ledger.post(
    bankEvent({
      day: due,
      cents: Math.round(cents * 1.15),
      name: 'Moonbeam repayment',
      description: 'MOONBEAM CASH ADVANCE PMT',
      category: categories.cashAdvanceRepayment,
      paymentMeta: { payee: 'Moonbeam Advance', paymentMethod: 'ACH' },
    }),
  );
  return due;
}
