type Guaranteed = Readonly<Record<string, 'string' | 'number' | 'boolean' | 'object' | 'list'>>;

const account: Guaranteed = {
  accounts: 'list',
  'accounts[1]': 'object',
  'accounts[1].account_id': 'string',
};

const item: Guaranteed = { item: 'object', 'item.item_id': 'string' };

/** The guaranteed fields: ids, dates and paging. The last page needs no cursor. */
export const guaranteedOfPage: Guaranteed = {
  request_id: 'string',
  ...account,
  ...item,
  next_cursor: 'string',
  has_more: 'boolean',
  transactions: 'list',
  'transactions[2]': 'object',
  'transactions[2].account_id': 'string',
  'transactions[2].transaction_id': 'string',
  'transactions[2].date': 'string',
};

export const guaranteedOfInsights: Guaranteed = {
  request_id: 'string',
  ...account,
  ...item,
  'account_insights.historical_balances[1]': 'object',
  'account_insights.historical_balances[1].date': 'string',
  'account_insights.historical_balances[1].amount': 'number',
  'account_insights.monthly_summaries[1]': 'object',
  'account_insights.monthly_summaries[1].start_date': 'string',
  'account_insights.monthly_summaries[1].end_date': 'string',
};
