import type { Evidence } from './evidence.js';
import type {
  AccountPartsFragment,
  AveragePartsFragment,
  TransactionFilterInput,
} from './generated/graphql.js';
import { type Currency, currencyOf } from './money.js';

/** What the server accepts in `transactionIds`. */
const MAX_IDS = 500;

/** Evidence that a figure of the graph names by ids. It says so when there are more than the server accepts. */
export function byIds(title: string, ids: readonly string[]): Evidence {
  const filter = { transactionIds: ids.slice(0, MAX_IDS) };
  return ids.length > MAX_IDS
    ? { title: `${title}, ${MAX_IDS} of ${ids.length}`, filter }
    : { title, filter };
}

type Accounts = readonly Pick<AccountPartsFragment, 'accountId' | 'type'>[];

/** The transactions of the depository accounts in one currency, which the attributes of a report cover. */
export function depository(accounts: Accounts, currency: Currency): TransactionFilterInput {
  return {
    accountIds: accounts.filter(({ type }) => type === 'DEPOSITORY').map(({ accountId }) => accountId),
    currencyCode: currencyOf(currency),
  };
}

/** Those of them in a primary credit category. */
export function inCategory(accounts: Accounts, currency: Currency, category: string): TransactionFilterInput {
  return { ...depository(accounts, currency), creditCategories: [category] };
}

export function periodOf({ startDate, endDate }: AveragePartsFragment): TransactionFilterInput {
  return { startDate, endDate };
}

/** The period of the averages of a report, which is the same for all its accounts. */
export function periodOfAll(
  accounts: readonly AccountPartsFragment[],
  field: 'average30' | 'average60' | 'average90',
): TransactionFilterInput {
  const average = accounts.flatMap((account) => account[field] ?? [])[0];
  return average ? periodOf(average) : {};
}
