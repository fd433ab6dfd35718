/**
 * The guaranteed fields, without which a report is refused: ids, amounts, dates, their lists, and the type of an account, which
 * attributes depend on. All other fields may be null or absent.
 */
export const guaranteed: Readonly<Record<string, 'string' | 'number' | 'boolean' | 'object' | 'list'>> = {
  request_id: 'string',
  report: 'object',
  'report.asset_report_id': 'string',
  'report.date_generated': 'string',
  'report.items': 'list',
  'report.items[0]': 'object',
  'report.items[0].item_id': 'string',
  'report.items[0].accounts': 'list',
  'report.items[0].accounts[1]': 'object',
  'report.items[0].accounts[1].account_id': 'string',
  'report.items[0].accounts[1].type': 'string',
  'report.items[0].accounts[1].transactions[2]': 'object',
  'report.items[0].accounts[1].transactions[2].account_id': 'string',
  'report.items[0].accounts[1].transactions[2].transaction_id': 'string',
  'report.items[0].accounts[1].transactions[2].amount': 'number',
  'report.items[0].accounts[1].transactions[2].date': 'string',
  'report.items[0].accounts[1].historical_balances[0]': 'object',
  'report.items[0].accounts[1].historical_balances[0].date': 'string',
  'report.items[0].accounts[1].historical_balances[0].current': 'number',
};
