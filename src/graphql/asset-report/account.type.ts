import { Extensions, Field, Float, ObjectType } from 'type-graphql';
import type {
  Account as AccountModel,
  Balances as BalancesModel,
  HistoricalBalance as HistoricalBalanceModel,
  Owner as OwnerModel,
} from '../../model/account.js';
import type { AccountInsights as AccountInsightsModel } from '../../model/account-insights.js';
import type { AccountSubtype as AccountSubtypeModel } from '../../model/account-subtype.js';
import type { Coverage as CoverageModel } from '../../model/coverage.js';
import type {
  AccountType as AccountTypeModel,
  OwnershipType as OwnershipTypeModel,
  VerificationStatus as VerificationStatusModel,
} from '../../model/enums.js';
import type { Investments as InvestmentsModel } from '../../model/investments.js';
import type { Transaction as TransactionModel } from '../../model/transaction.js';
import { DataClass, RequiresScopes } from '../access/data-class.js';
import { Node } from '../node/node.type.js';
import { DateTimeScalar } from '../scalars/date.js';
import { AccountSubtype } from '../shared/account-subtype.enum.js';
import { AccountType } from '../shared/account-type.enum.js';
import { Owner } from '../shared/owner.type.js';
import { AccountInsights } from './account-insights.type.js';
import { Balances } from './balances.type.js';
import { Coverage } from './coverage.type.js';
import { HistoricalBalance } from './historical-balance.type.js';
import { NEEDS_INSIGHTS } from './insights-need.js';
import { Investments } from './investments.type.js';
import { OwnershipType } from './ownership-type.enum.js';
import { Transaction } from './transaction.type.js';
import { VerificationStatus } from './verification-status.enum.js';

@ObjectType({ implements: Node, simpleResolvers: true, description: 'One account of an Item.' })
export class Account implements Omit<AccountModel, 'parts' | 'coverage' | 'allTransactions'> {
  @Field((_type) => String, {
    description:
      "Plaid's id of the account. It may change when the bank renames the account or the borrower links again.",
  })
  @DataClass('report')
  accountId!: string;

  @Field((_type) => DateTimeScalar, {
    description: 'When Plaid made the report that the account is in; the same for all of its accounts.',
  })
  @DataClass('report')
  dateGenerated!: string;

  @Field((_type) => Balances, { description: 'What is in the account, or owed on it.' })
  @DataClass('report')
  balances!: BalancesModel;

  @Field((_type) => String, {
    nullable: true,
    description:
      'The last two to four characters of the account number. Accounts of one Item may share them, and a bank may show others. Null where the bank does not say.',
  })
  @DataClass('report')
  mask!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: 'What the borrower or the bank calls the account. Null where Plaid does not say.',
  })
  @DataClass('report')
  name!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: "The bank's official name of the account. Null where it gives none.",
  })
  @DataClass('report')
  officialName!: string | null;

  @Field((_type) => AccountType, { description: 'The broad kind of account.' })
  @DataClass('report')
  type!: AccountTypeModel;

  @Field((_type) => String, {
    description: "Plaid's own word for the type, also when the enum is UNRECOGNIZED.",
  })
  @DataClass('report')
  typeRaw!: string;

  @Field((_type) => AccountSubtype, {
    nullable: true,
    description: 'The exact kind of account. Null where Plaid could not tell.',
  })
  @DataClass('report')
  subtype!: AccountSubtypeModel | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's own word for the subtype, also when the enum is UNRECOGNIZED.",
  })
  @DataClass('report')
  subtypeRaw!: string | null;

  @Field((_type) => VerificationStatus, {
    nullable: true,
    description:
      'Where the verification of the account number stands. Null unless the account was linked for payments and needed it.',
  })
  @DataClass('report')
  verificationStatus!: VerificationStatusModel | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's own word for the status, also when the enum is UNRECOGNIZED.",
  })
  @DataClass('report')
  verificationStatusRaw!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description:
      'An id that stays the same when the account is linked again through another Item. Only for deposit accounts at Chase, and only where Plaid has switched it on.',
  })
  @DataClass('report')
  persistentAccountId!: string | null;

  @Field((_type) => OwnershipType, {
    nullable: true,
    description: 'Who owns the account. Null where it is not known.',
  })
  @DataClass('report')
  ownershipType!: OwnershipTypeModel | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's own word for the ownership, also when the enum is UNRECOGNIZED.",
  })
  @DataClass('report')
  ownershipTypeRaw!: string | null;

  @Field((_type) => Float, {
    nullable: true,
    description:
      'How many days of history the report has for this account, usually counted from its oldest transaction. May be fewer than were asked for, and may be a fraction, since Plaid types it as any number. Null where Plaid does not say.',
  })
  @DataClass('report')
  daysAvailable!: number | null;

  @Extensions(NEEDS_INSIGHTS)
  @Field((_type) => Boolean, {
    description: 'Whether its report has Insights: see `AssetReport.hasInsights`.',
  })
  @DataClass('report')
  hasInsights!: boolean;

  @Field((_type) => Coverage, {
    description: 'Which parts of the account are there, and how far they reach.',
  })
  @DataClass('report')
  coverage!: CoverageModel;

  @Field((_type) => [Transaction], {
    nullable: true,
    description:
      'Every transaction of the account that meets the filter, in one answer; for a screen, `transactions` gives them page by page. Null when Plaid sent no list, and null with an error for a filter that needs Insights when there are none.',
  })
  @DataClass('report')
  allTransactions!: readonly TransactionModel[] | null;

  @Field((_type) => [Owner], {
    nullable: true,
    description:
      'The owners on record at the bank. Empty or null when the bank names none; the report then usually has the warning OWNERS_UNAVAILABLE.',
  })
  @DataClass('pii')
  @RequiresScopes('reports:read')
  owners!: readonly OwnerModel[] | null;

  @Field((_type) => [HistoricalBalance], {
    nullable: true,
    description:
      'The balance of each past day in a range of days, newest first. Empty for accounts that are neither credit nor depository. Null when Plaid sent no list, and null with an error when the range ends before it starts.',
  })
  @DataClass('report')
  historicalBalances!: readonly HistoricalBalanceModel[] | null;

  @Field((_type) => Investments, {
    nullable: true,
    description:
      'Holdings and their transactions. Null unless the report was made with the investments add-on and the account is an investment account.',
  })
  @DataClass('report')
  investments!: InvestmentsModel | null;

  @Field((_type) => AccountInsights, {
    nullable: true,
    description:
      "Plaid's risk and affordability figures for this account. Null except for UK and EU customers.",
  })
  @DataClass('report')
  insights!: AccountInsightsModel | null;
}
