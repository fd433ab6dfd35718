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
export class Account
  implements Omit<AccountModel, 'parts' | 'coverage' | 'allTransactions' | 'historicalBalances'>
{
  @Field((_type) => String, {
    description:
      "Plaid's id of the account. It may change when the bank renames the account, or when the borrower links it again.",
  })
  @DataClass('report')
  accountId!: string;

  @Field((_type) => DateTimeScalar, {
    description:
      'Date and time when Plaid generated the report. It is the same for all accounts of the report.',
  })
  @DataClass('report')
  dateGenerated!: string;

  @Field((_type) => Balances, { description: 'Balances of the account.' })
  @DataClass('report')
  balances!: BalancesModel;

  @Field((_type) => String, {
    nullable: true,
    description:
      'The last two to four characters of the account number. Accounts of one Item may have the same mask. It may differ from the mask that the bank displays. Null when the bank does not provide it.',
  })
  @DataClass('report')
  mask!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description:
      'Name of the account, given by the borrower or by the bank. Null when Plaid does not send it.',
  })
  @DataClass('report')
  name!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: "The bank's official name of the account. Null when the bank gives none.",
  })
  @DataClass('report')
  officialName!: string | null;

  @Field((_type) => AccountType, { description: 'General kind of the account.' })
  @DataClass('report')
  type!: AccountTypeModel;

  @Field((_type) => String, {
    description: "Plaid's original value of the type. Use it when the enum is UNRECOGNIZED.",
  })
  @DataClass('report')
  typeRaw!: string;

  @Field((_type) => AccountSubtype, {
    nullable: true,
    description: 'Exact kind of the account. Null when Plaid could not determine it.',
  })
  @DataClass('report')
  subtype!: AccountSubtypeModel | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's original value of the subtype. Use it when the enum is UNRECOGNIZED.",
  })
  @DataClass('report')
  subtypeRaw!: string | null;

  @Field((_type) => VerificationStatus, {
    nullable: true,
    description:
      'State of the verification of the account number. Null unless the account was linked for payments and needed a verification.',
  })
  @DataClass('report')
  verificationStatus!: VerificationStatusModel | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's original value of the status. Use it when the enum is UNRECOGNIZED.",
  })
  @DataClass('report')
  verificationStatusRaw!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description:
      'An id that stays the same when the account is linked again through another Item. Only deposit accounts at Chase have it, and only when Plaid has enabled it.',
  })
  @DataClass('report')
  persistentAccountId!: string | null;

  @Field((_type) => OwnershipType, {
    nullable: true,
    description: 'Kind of owner of the account. Null when it is not known.',
  })
  @DataClass('report')
  ownershipType!: OwnershipTypeModel | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's original value of the ownership. Use it when the enum is UNRECOGNIZED.",
  })
  @DataClass('report')
  ownershipTypeRaw!: string | null;

  @Field((_type) => Float, {
    nullable: true,
    description:
      "Number of days of history that the report has for this account, usually counted from its oldest transaction. It may be less than the number that was requested. It may be a fraction, because Plaid's type is any number. Null when Plaid does not send it.",
  })
  @DataClass('report')
  daysAvailable!: number | null;

  @Extensions(NEEDS_INSIGHTS)
  @Field((_type) => Boolean, {
    description: 'Whether the report has Insights. See `AssetReport.hasInsights`.',
  })
  @DataClass('report')
  hasInsights!: boolean;

  @Field((_type) => Coverage, {
    description: 'The parts of the account that are present, and the days that they cover.',
  })
  @DataClass('report')
  coverage!: CoverageModel;

  @Field((_type) => [Transaction], {
    nullable: true,
    description:
      'All transactions of the account that match the filter, in one response. To show them page by page, use `transactions`. Null when Plaid sent no list. Null with an error for a filter that needs Insights when the report has none.',
  })
  @DataClass('report')
  allTransactions!: readonly TransactionModel[] | null;

  @Field((_type) => [Owner], {
    nullable: true,
    description:
      'Owners of the account on record at the bank. Empty or null when the bank names none. The report then usually has the warning OWNERS_UNAVAILABLE.',
  })
  @DataClass('pii')
  @RequiresScopes('reports:read')
  owners!: readonly OwnerModel[] | null;

  @Field((_type) => [HistoricalBalance], {
    nullable: true,
    description:
      'Balance of each past day in a range of days, newest first. Empty for accounts that are neither credit nor depository. Null when Plaid sent no list. Null with an error when the range ends before it starts.',
  })
  @DataClass('report')
  historicalBalances!: readonly HistoricalBalanceModel[] | null;

  @Field((_type) => Investments, {
    nullable: true,
    description:
      'Holdings, securities and transactions of an investment account. Null unless the report was created with the add-on INVESTMENTS and the account is an investment account.',
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
