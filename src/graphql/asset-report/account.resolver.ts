import { Args, Ctx, Extensions, FieldResolver, Resolver, Root } from 'type-graphql';
import { LazyList } from '../../lib/lazy-list.js';
import type {
  Account as AccountModel,
  HistoricalBalance as HistoricalBalanceModel,
} from '../../model/account.js';
import type { Transaction as TransactionModel } from '../../model/transaction.js';
import { transactionsOfAccount } from '../../model/transaction-list.js';
import type { CurrencySummary as CurrencySummaryModel } from '../../model/transaction-summary.js';
import { DataClass } from '../access/data-class.js';
import type { Context } from '../context.js';
import type { Connection } from '../pagination/connection.js';
import { computesOver, isAbout, UNITS } from '../shared/cost-hints.js';
import { Account } from './account.type.js';
import { FROM_TRANSACTIONS } from './computed-from.js';
import { HistoricalBalance } from './historical-balance.type.js';
import { HistoricalBalancesArgs } from './historical-balances.args.js';
import { Transaction } from './transaction.type.js';
import { TransactionConnection } from './transaction-connection.type.js';
import { CurrencySummary } from './transaction-summary.type.js';
import { AllTransactionsArgs, SummaryArgs, TransactionsArgs } from './transactions.args.js';
import { allOf, pageOf, summaryOf, type Transactions, unreadOf } from './transactions.js';

/** Fields of an account with arguments. All others are plain property access. */
@Resolver((_of) => Account)
export class AccountResolver {
  @Extensions(computesOver('account', UNITS.select))
  @FieldResolver((_returns) => TransactionConnection, {
    nullable: true,
    description:
      "A page of the account's transactions. Null when Plaid sent no list. Null with an error for a cursor of another list, and for a filter that needs Insights when the report has none.",
  })
  @DataClass('report')
  transactions(
    @Root() account: AccountModel,
    @Args((_type) => TransactionsArgs) args: TransactionsArgs,
    @Ctx() context: Context,
  ): Connection<TransactionModel> | null | Promise<Connection<TransactionModel>> {
    return account.allTransactions && pageOf(listed(account), args, context);
  }

  @Extensions({ ...isAbout(500), ...computesOver('account', UNITS.select) })
  @FieldResolver((_returns) => [Transaction])
  allTransactions(
    @Root() account: AccountModel,
    @Args((_type) => AllTransactionsArgs) args: AllTransactionsArgs,
    @Ctx() context: Context,
  ): Iterable<TransactionModel> | null | Promise<readonly TransactionModel[]> {
    return account.allTransactions && (unreadOf(account, args) ?? allOf(listed(account), args, context));
  }

  @Extensions({ ...isAbout(2), ...FROM_TRANSACTIONS, ...computesOver('account', UNITS.summary) })
  @FieldResolver((_returns) => [CurrencySummary], {
    nullable: true,
    description:
      "Totals of the account's transactions, one entry for each currency. Pending transactions count unless the filter excludes them. Transfers to and from the borrower's other accounts count. Null when the transactions are missing. Null with an error for a filter that needs Insights when the report has none.",
  })
  @DataClass('report')
  summary(
    @Root() account: AccountModel,
    @Args((_type) => SummaryArgs) args: SummaryArgs,
    @Ctx() context: Context,
  ): readonly CurrencySummaryModel[] | null | Promise<readonly CurrencySummaryModel[] | null> {
    return summaryOf(listed(account), args, context);
  }

  @Extensions(isAbout(400))
  @FieldResolver((_returns) => [HistoricalBalance])
  historicalBalances(
    @Root() { historicalBalances }: AccountModel,
    @Args((_type) => HistoricalBalancesArgs) { startDate, endDate }: HistoricalBalancesArgs,
  ): Iterable<HistoricalBalanceModel> | null {
    if (historicalBalances === null) return null;
    if (!startDate && !endDate && historicalBalances instanceof LazyList) {
      const unread = historicalBalances.unread(() => historicalBalances.get());
      if (unread !== null) return unread;
    }
    return historicalBalances
      .get()
      .filter(({ date }) => !(startDate && date < startDate) && !(endDate && date > endDate));
  }
}

function listed(account: AccountModel): Transactions {
  return { list: transactionsOfAccount(account), hasInsights: account.hasInsights, accounts: [account] };
}
