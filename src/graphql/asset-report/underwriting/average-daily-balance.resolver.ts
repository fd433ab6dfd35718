import { Args, Ctx, Extensions, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Account as AccountModel } from '../../../model/account.js';
import type { AssetReport as AssetReportModel } from '../../../model/asset-report.js';
import {
  type AverageDailyBalance as AverageDailyBalanceModel,
  accountAverages,
  reportAverages,
} from '../../../model/underwriting/average-daily-balance.js';
import { DataClass } from '../../access/data-class.js';
import type { Context } from '../../context.js';
import { computesOver, isAbout, UNITS } from '../../shared/cost-hints.js';
import { Account } from '../account.type.js';
import { AssetReport } from '../asset-report.type.js';
import { FROM_BALANCES } from '../computed-from.js';
import { AverageDailyBalance } from './average-daily-balance.type.js';
import { accountBalanceUnits, balanceUnits } from './balance-units.js';
import { daysOf, PeriodArgs } from './period.args.js';

type Computed = AverageDailyBalanceModel[] | null | Promise<AverageDailyBalanceModel[] | null>;

@Resolver((_of) => Account)
export class AccountAverageDailyBalanceResolver {
  @Extensions({ ...isAbout(1), ...FROM_BALANCES, ...computesOver('account', UNITS.balance) })
  @FieldResolver((_returns) => [AverageDailyBalance], {
    nullable: true,
    description:
      "Average daily balance of this account over the days before the report. There is one entry for each currency of the account, which is nearly always one. Null when the account's past balances are missing (see `coverage`).",
  })
  @DataClass('report')
  averageDailyBalance(
    @Root() account: AccountModel,
    @Args((_type) => PeriodArgs) args: PeriodArgs,
    @Ctx() { work }: Context,
  ): Computed {
    const days = daysOf(args);
    // A new key for each call: repeated work is counted again, because no result is cached.
    return work.run({}, 'averageDailyBalance', accountBalanceUnits(account, days), () =>
      accountAverages(account, days),
    );
  }
}

@Resolver((_of) => AssetReport)
export class ReportAverageDailyBalanceResolver {
  @Extensions({ ...isAbout(2), ...FROM_BALANCES, ...computesOver('report', UNITS.balance) })
  @FieldResolver((_returns) => [AverageDailyBalance], {
    nullable: true,
    description:
      'Average daily balance of all depository accounts together, over the days before the report. The accounts are added for each day first. There is one entry for each currency. Null when a depository account lacks its past balances (see `coverage`), and in a report without a depository account.',
  })
  @DataClass('report')
  averageDailyBalance(
    @Root() report: AssetReportModel,
    @Args((_type) => PeriodArgs) args: PeriodArgs,
    @Ctx() { work }: Context,
  ): Computed {
    const days = daysOf(args);
    return work.run({}, 'averageDailyBalance', balanceUnits(report, days), () =>
      reportAverages(report, days),
    );
  }
}
