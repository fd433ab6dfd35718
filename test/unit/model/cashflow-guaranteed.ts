type Guaranteed = Readonly<Record<string, 'string' | 'number' | 'boolean' | 'object' | 'list'>>;

const account: Guaranteed = {
  accounts: 'list',
  'accounts[1]': 'object',
  'accounts[1].account_id': 'string',
  'accounts[1].balances': 'object',
  'accounts[1].name': 'string',
  'accounts[1].type': 'string',
  'accounts[1].owners[0]': 'object',
  'accounts[1].owners[0].names': 'list',
  'accounts[1].owners[0].phone_numbers': 'list',
  'accounts[1].owners[0].phone_numbers[0]': 'object',
  'accounts[1].owners[0].phone_numbers[0].data': 'string',
  'accounts[1].owners[0].phone_numbers[0].primary': 'boolean',
  'accounts[1].owners[0].phone_numbers[0].type': 'string',
  'accounts[1].owners[0].emails': 'list',
  'accounts[1].owners[0].emails[0]': 'object',
  'accounts[1].owners[0].emails[0].data': 'string',
  'accounts[1].owners[0].emails[0].primary': 'boolean',
  'accounts[1].owners[0].emails[0].type': 'string',
  'accounts[1].owners[0].addresses': 'list',
  'accounts[1].owners[0].addresses[0]': 'object',
  'accounts[1].owners[0].addresses[0].data': 'object',
};

const item: Guaranteed = {
  item: 'object',
  'item.item_id': 'string',
  'item.available_products': 'list',
  'item.billed_products': 'list',
  'item.update_type': 'string',
};

/**
 * What Plaid's schema requires and never makes null, and what an answer is therefore refused for. Two things that it
 * requires inside optional objects are let pass: the halves of a category, and what a look-up of an account found.
 */
export const guaranteedOfPage: Guaranteed = {
  request_id: 'string',
  ...account,
  ...item,
  total_transactions: 'number',
  next_cursor: 'string',
  has_more: 'boolean',
  last_successful_update_time: 'string',
  transactions: 'list',
  'transactions[2]': 'object',
  'transactions[2].account_id': 'string',
  'transactions[2].transaction_id': 'string',
  'transactions[2].date': 'string',
  'transactions[2].location': 'object',
  'transactions[2].payment_meta': 'object',
  'transactions[2].payment_channel': 'string',
  'transactions[2].counterparties[1]': 'object',
  'transactions[2].counterparties[1].name': 'string',
  'transactions[2].counterparties[1].type': 'string',
};

const month = 'account_insights.monthly_summaries[1]';
const amounts = [
  'average_daily_ending_balance',
  'average_daily_inflow_amount',
  'average_daily_outflow_amount',
  'average_daily_net_cashflow_amount',
  'total_revenue',
  'total_loan_payment',
  'total_variable_expense',
  'total_payroll',
];

export const guaranteedOfInsights: Guaranteed = {
  request_id: 'string',
  last_generated_time: 'string',
  ...account,
  ...item,
  account_insights: 'object',
  'account_insights.historical_balances': 'list',
  'account_insights.historical_balances[1]': 'object',
  'account_insights.historical_balances[1].date': 'string',
  'account_insights.historical_balances[1].amount': 'number',
  'account_insights.monthly_summaries': 'list',
  [month]: 'object',
  [`${month}.start_date`]: 'string',
  [`${month}.end_date`]: 'string',
  ...Object.fromEntries(
    amounts.flatMap((name) => [
      [`${month}.${name}`, 'object' as const],
      [`${month}.${name}.amount`, 'number' as const],
    ]),
  ),
  [`${month}.average_daily_inflow_transaction_count`]: 'number',
  [`${month}.average_daily_outflow_transaction_count`]: 'number',
  [`${month}.nsf_transaction_count`]: 'number',
  [`${month}.overdraft_transaction_count`]: 'number',
  [`${month}.negative_ending_balance_day_count`]: 'number',
};
