import { ArrayMinSize } from 'class-validator';
import { ArgsType, Field, Int } from 'type-graphql';
import { ConnectionArgs } from '../pagination/connection.args.js';
import { AreGiven, IfGiven, IsDays, IsGiven } from '../shared/validators.js';
import { DEFAULT_DAYS, MAX_DAYS, MIN_DAYS } from './days.js';

const accessTokenField = { description: "The Item's access token." };
const accountIdsField = {
  nullable: true,
  description:
    "Plaid's ids of the accounts of the Item to include, with their transactions. All accounts when omitted.",
};

@ArgsType()
export class CashflowReportArgs {
  @Field((_type) => String, accessTokenField)
  @IsGiven()
  accessToken!: string;

  @Field((_type) => Int, {
    nullable: true,
    defaultValue: DEFAULT_DAYS,
    description: `Number of days of transactions to return, ${MIN_DAYS} to ${MAX_DAYS}.`,
  })
  @IfGiven()
  @IsDays(MIN_DAYS, MAX_DAYS)
  daysRequested?: number | null;

  @Field((_type) => [String], accountIdsField)
  @IfGiven()
  @AccountIds()
  accountIds?: string[] | null;
}

@ArgsType()
export class CashflowTransactionsArgs extends ConnectionArgs {
  @Field((_type) => String, accessTokenField)
  @IsGiven()
  accessToken!: string;

  @Field((_type) => [String], accountIdsField)
  @IfGiven()
  @AccountIds()
  accountIds?: string[] | null;
}

@ArgsType()
export class CashflowInsightsArgs {
  @Field((_type) => String, accessTokenField)
  @IsGiven()
  accessToken!: string;
}

/** Plaid does not document whether an empty list means no accounts or all of them, so an empty list is refused. */
function AccountIds(): PropertyDecorator {
  const atLeastOne = ArrayMinSize(1, {
    message: 'must contain an account id, or be omitted for all accounts',
  });
  const each = AreGiven();
  return (target, property) => {
    atLeastOne(target, String(property));
    each(target, property);
  };
}
