import { normalizedText } from '../../lib/normalized-text.js';
import type { Transaction } from '../transaction.js';

/** Marks a withdrawal that takes back a deposit. */
const REVERSAL_WORDS = new Set('RECALL RECALLED RETURN RETURNED REVERSAL REVERSE REVERSED RTN'.split(' '));

const TRANSFER_WORDS = new Set('TFR TRANSFER TRANSFERS TRSF XFER'.split(' '));

/** Words of bank texts that name no payer: kinds of payments, and the labels of ACH fields. */
const COMMON_WORDS = new Set([
  ...REVERSAL_WORDS,
  ...'ACH BILL CCD CO CR CREDIT DD DEP DEPOSIT DES DIR DIRDEP DIRECT EDI EFT FROM ID INC INDN INVOICE LLC LTD NET'.split(
    ' ',
  ),
  ...'PAY PAYCHECK PAYMENT PAYMENTS PAYROLL PMT PMTS PPD RCVD REF SALARY THE TO TRN WAGE WAGES WEB'.split(
    ' ',
  ),
]);

/** The name of the payer: the one in the payment's details, or what is left of the bank's text. Null when there is neither. */
export function payerName(transaction: Transaction): string | null {
  const payer = transaction.paymentMeta?.payer ?? null;
  if (payer !== null && payer.trim() !== '') return payer.trim();
  const words = payerWords(transaction.originalDescription);
  return words ?? transaction.merchantName;
}

/** Equal for deposits of the same payer. Null when nothing names a payer. */
export type PayerKeyOf = (transaction: Transaction) => string | null;

/** Computes the key of each transaction once. The keys are in memory as long as the returned function. */
export function payerKeys(): PayerKeyOf {
  const known = new Map<Transaction, string | null>();
  return (transaction) => {
    const before = known.get(transaction);
    if (before !== undefined) return before;
    const key = payerKey(transaction);
    known.set(transaction, key);
    return key;
  };
}

/** Plaid's own id of the source comes first. */
function payerKey(transaction: Transaction): string | null {
  if (transaction.incomeSourceId !== null) return `source ${transaction.incomeSourceId}`;
  const name = payerName(transaction);
  return name === null ? null : (payerWords(name) ?? normalizedText(name));
}

export function isReversalText({ originalDescription }: Transaction): boolean {
  return wordsOf(originalDescription ?? '').some((word) => REVERSAL_WORDS.has(word));
}

export function isTransferText({ originalDescription }: Transaction): boolean {
  return wordsOf(originalDescription ?? '').some((word) => TRANSFER_WORDS.has(word));
}

/**
 * A text without words that name no payer, without words with digits, which are numbers of payments, and without case and
 * punctuation. Null when no word is left.
 */
function payerWords(text: string | null): string | null {
  const words = wordsOf(text ?? '').filter((word) => !/\p{N}/u.test(word) && !COMMON_WORDS.has(word));
  return words.length === 0 ? null : words.join(' ');
}

function wordsOf(text: string): string[] {
  return normalizedText(text)
    .split(/[^\p{L}\p{N}&']+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
}
