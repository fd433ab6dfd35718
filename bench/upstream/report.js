import { Random } from './random.js';
import { createTransaction } from './transaction.js';

/** Reports of all sizes have one Item with four accounts. Only the number of transactions grows. */
const ACCOUNTS = [
  { name: 'Everyday Checking', type: 'depository', subtype: 'checking' },
  { name: 'Rainy Day Savings', type: 'depository', subtype: 'savings' },
  { name: 'Silver Card', type: 'credit', subtype: 'credit card' },
  { name: 'Household Checking', type: 'depository', subtype: 'checking' },
];

const HISTORICAL_BALANCES = 30;
const DAY_MS = 86_400_000;
const LAST_DAY = Date.UTC(2026, 9, 30);
/** Plaid's maximum. */
const DAYS = 731;

/**
 * A response of Plaid, with the parts that `/credit/relay/get` and `/asset_report/get` share, about an invented person. The same
 * arguments give the same response on every machine.
 *
 * @param {number} transactions the number over all accounts.
 * @param {boolean} insights whether transactions have the fields of Insights. Without them, they have 12 of the 17 fields of a
 *   full selection.
 */
export function createReport(transactions, insights) {
  const random = new Random(transactions);
  return {
    report: {
      asset_report_id: 'bench-report',
      client_report_id: 'application-4711',
      date_generated: '2026-10-31T06:00:00Z',
      days_requested: DAYS,
      user: {
        client_user_id: 'user-4711',
        first_name: 'Zoë',
        middle_name: null,
        last_name: 'Invented',
        ssn: '000-00-0000',
        phone_number: '+15555550100',
        email: 'zoe@example.com',
      },
      items: [
        {
          item_id: random.id(),
          institution_name: 'First Platypus Bank',
          institution_id: 'ins_109508',
          date_last_updated: '2026-10-31T05:59:00Z',
          accounts: ACCOUNTS.map((account, index) =>
            createAccount(random, account, shareOf(transactions, index), insights),
          ),
        },
      ],
      insights: null,
    },
    warnings: [],
    request_id: 'bench-request',
  };
}

/**
 * @param {number} transactions
 * @param {number} index
 */
function shareOf(transactions, index) {
  const share = Math.floor(transactions / ACCOUNTS.length);
  return index === 0 ? transactions - share * (ACCOUNTS.length - 1) : share;
}

/**
 * @param {Random} random
 * @param {(typeof ACCOUNTS)[number]} account
 * @param {number} transactions
 * @param {boolean} insights
 */
function createAccount(random, { name, type, subtype }, transactions, insights) {
  const accountId = random.id();
  const current = random.integer(10_000, 900_000) / 100;
  return {
    account_id: accountId,
    balances: {
      available: type === 'credit' ? null : current,
      current,
      limit: type === 'credit' ? 10_000 : null,
      margin_loan_amount: null,
      iso_currency_code: 'USD',
      unofficial_currency_code: null,
    },
    mask: String(random.integer(1_000, 9_999)),
    name,
    official_name: `Platypus ${name}`,
    type,
    subtype,
    ownership_type: 'individual',
    days_available: DAYS,
    transactions: Array.from({ length: transactions }, (_, index) =>
      createTransaction(random, accountId, dayBefore(Math.floor((index * DAYS) / transactions)), insights),
    ),
    owners: [createOwner()],
    historical_balances: Array.from({ length: HISTORICAL_BALANCES }, (_, index) => ({
      date: dayBefore(index),
      current: random.integer(10_000, 900_000) / 100,
      iso_currency_code: 'USD',
      unofficial_currency_code: null,
    })),
  };
}

function createOwner() {
  return {
    names: ['Zoë Invented'],
    phone_numbers: [
      { data: '+15555550100', primary: true, type: 'mobile' },
      { data: '+15555550101', primary: false, type: 'home' },
    ],
    emails: [{ data: 'zoe@example.com', primary: true, type: 'primary' }],
    addresses: [
      {
        data: {
          street: '1 Example Street',
          city: 'Malakoff',
          region: 'NY',
          postal_code: '14236',
          country: 'US',
        },
        primary: true,
      },
    ],
  };
}

/** @param {number} days */
function dayBefore(days) {
  return new Date(LAST_DAY - days * DAY_MS).toISOString().slice(0, 'yyyy-mm-dd'.length);
}
