import { Args, Ctx, Extensions, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Account as AccountModel } from '../../model/account.js';
import type { AssetReport as AssetReportModel } from '../../model/asset-report.js';
import type { Transaction as TransactionModel } from '../../model/transaction.js';
import { transactionsOfReport } from '../../model/transaction-list.js';
import type { CurrencySummary as CurrencySummaryModel } from '../../model/transaction-summary.js';
import { DataClass } from '../access/data-class.js';
import type { Context } from '../context.js';
import type { Connection } from '../pagination/connection.js';
import { computesOver, isAbout, UNITS } from '../shared/cost-hints.js';
import { AssetReport } from './asset-report.type.js';
import { FROM_TRANSACTIONS } from './computed-from.js';
import { Transaction } from './transaction.type.js';
import { TransactionConnection } from './transaction-connection.type.js';
import { CurrencySummary } from './transaction-summary.type.js';
import { AllTransactionsArgs, SummaryArgs, TransactionsArgs } from './transactions.args.js';
import { allOf, pageOf, summaryOf, type Transactions } from './transactions.js';

/** The transactions of all accounts of a report, merged. */
@Resolver((_of) => AssetReport)
export class ReportTransactionsResolver {
  @Extensions(computesOver('report', UNITS.select))
  @FieldResolver((_returns) => TransactionConnection, {
    nullable: true,
    description:
      'A page of the transactions of all accounts, in one list. A transfer between two accounts of the report is in the list twice, once for each account. Null when Plaid sent no list for any account. Null with an error for a cursor of another list, and for a filter that needs Insights when the report has none.',
  })
  @DataClass('report')
  transactions(
    @Root() report: AssetReportModel,
    @Args((_type) => TransactionsArgs) args: TransactionsArgs,
    @Ctx() context: Context,
  ): Connection<TransactionModel> | null | Promise<Connection<TransactionModel>> {
    return hasNoList(report) ? null : pageOf(listed(report), args, context);
  }

  @Extensions({ ...isAbout(10_000), ...computesOver('report', UNITS.select) })
  @FieldResolver((_returns) => [Transaction], {
    nullable: true,
    description:
      'All transactions of all accounts that match the filter, in one response. A transfer between two accounts of the report is in the list twice, once for each account. Null when Plaid sent no list for any account. Null with an error for a filter that needs Insights when the report has none.',
  })
  @DataClass('report')
  allTransactions(
    @Root() report: AssetReportModel,
    @Args((_type) => AllTransactionsArgs) args: AllTransactionsArgs,
    @Ctx() context: Context,
  ): readonly TransactionModel[] | null | Promise<readonly TransactionModel[]> {
    return hasNoList(report) ? null : allOf(listed(report), args, context);
  }

  @Extensions({ ...isAbout(2), ...FROM_TRANSACTIONS, ...computesOver('report', UNITS.summary) })
  @FieldResolver((_returns) => [CurrencySummary], {
    nullable: true,
    description:
      'Totals of the transactions of all accounts, one entry for each currency. Pending transactions count unless the filter excludes them. A transfer between two accounts of the report counts on both: as outflow of one and as inflow of the other. Null when an account lacks its transactions, unless the filter names other accounts. Null with an error for a filter that needs Insights when the report has none.',
  })
  @DataClass('report')
  summary(
    @Root() report: AssetReportModel,
    @Args((_type) => SummaryArgs) args: SummaryArgs,
    @Ctx() context: Context,
  ): readonly CurrencySummaryModel[] | null | Promise<readonly CurrencySummaryModel[] | null> {
    return summaryOf(listed(report), args, context);
  }
}

function listed(report: AssetReportModel): Transactions {
  return {
    list: transactionsOfReport(report),
    hasInsights: report.hasInsights,
    accounts: accountsOf(report),
  };
}

/** Whether the report has accounts, and Plaid sent a list of transactions for none of them. */
function hasNoList(report: AssetReportModel): boolean {
  const accounts = accountsOf(report);
  return accounts.length > 0 && accounts.every(({ allTransactions }) => allTransactions === null);
}

function accountsOf({ items }: AssetReportModel): AccountModel[] {
  return items.flatMap(({ accounts }) => accounts);
}
