/** @typedef {import('./random.js').Random} Random */

const MERCHANTS = [
  {
    text: 'CORNER GROCERY',
    name: 'Corner Grocery',
    category: ['Shops', 'Supermarkets and Groceries'],
    id: '19047000',
  },
  {
    text: "PENNY'S DINER",
    name: "Penny's Diner",
    category: ['Food and Drink', 'Restaurants'],
    id: '13005000',
  },
  {
    text: 'CAFE OLE',
    name: 'Café Olé',
    category: ['Food and Drink', 'Restaurants', 'Coffee Shop'],
    id: '13005043',
  },
  { text: 'QUICK FUEL', name: 'Quick Fuel', category: ['Travel', 'Gas Stations'], id: '22009000' },
  { text: 'STREAMFLIX.EXAMPLE', name: 'Streamflix', category: ['Service', 'Subscription'], id: '18061000' },
  {
    text: 'METRO TRANSIT',
    name: 'Metro Transit',
    category: ['Travel', 'Public Transportation Services'],
    id: '22014000',
  },
  { text: 'LAKESIDE PHARMACY', name: 'Lakeside Pharmacy', category: ['Shops', 'Pharmacies'], id: '19043000' },
  { text: 'HARBOR HARDWARE', name: 'Harbor Hardware', category: ['Shops', 'Hardware Store'], id: '19030000' },
];

const CITIES = [
  { city: 'Malakoff', region: 'NY', postal_code: '14236' },
  { city: 'Example Falls', region: 'OH', postal_code: '43000' },
  { city: 'Springvale', region: 'WA', postal_code: '98000' },
];

const TYPES = ['place', 'digital', 'special', 'unresolved'];

/**
 * One transaction in Plaid's format.
 *
 * @param {Random} random
 * @param {string} accountId
 * @param {string} date
 * @param {boolean} insights
 */
export function createTransaction(random, accountId, date, insights) {
  const merchant = random.pick(MERCHANTS);
  const income = random.chance(0.06);
  const check = random.chance(0.02);
  const fromBank = {
    account_id: accountId,
    account_owner: null,
    amount: (income ? -1 : 1) * (random.integer(100, income ? 500_000 : 20_000) / 100),
    check_number: check ? String(random.integer(100, 999)) : null,
    date,
    date_transacted: random.chance(0.5) ? date : null,
    iso_currency_code: 'USD',
    original_description: `${merchant.text} #${random.integer(1_000, 9_999)} CARD PURCHASE`,
    pending: false,
    pending_transaction_id: random.chance(0.3) ? random.id() : null,
    transaction_id: random.id(),
    unofficial_currency_code: null,
  };
  return insights ? { ...fromBank, ...createInsights(random, merchant) } : fromBank;
}

/**
 * The fields that Insights add to a transaction.
 *
 * @param {Random} random
 * @param {(typeof MERCHANTS)[number]} merchant
 */
function createInsights(random, merchant) {
  return {
    category: merchant.category,
    category_id: merchant.id,
    credit_category: { primary: 'GENERAL_MERCHANDISE', detailed: 'GENERAL_MERCHANDISE_OTHER' },
    location: {
      address: `${random.integer(1, 999)} Example Street`,
      ...random.pick(CITIES),
      country: 'US',
      lat: random.integer(25_000, 48_000) / 1_000,
      lon: -random.integer(70_000, 122_000) / 1_000,
      store_number: String(random.integer(1, 999)),
    },
    merchant_name: merchant.name,
    name: merchant.name,
    payment_meta: {
      by_order_of: null,
      payee: null,
      payer: null,
      payment_method: null,
      payment_processor: null,
      ppd_id: null,
      reason: null,
      reference_number: null,
    },
    transaction_type: random.pick(TYPES),
  };
}
