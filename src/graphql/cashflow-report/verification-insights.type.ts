import { Field, Int, ObjectType } from 'type-graphql';
import type {
  VerificationInsights as VerificationInsightsModel,
  VerificationNetworkStatus as VerificationNetworkStatusModel,
  VerificationPreviousReturns as VerificationPreviousReturnsModel,
} from '../../model/business-account.js';
import type { AccountNumberFormat as AccountNumberFormatModel } from '../../model/cashflow-enums.js';
import { DataClass } from '../access/data-class.js';
import { AccountNumberFormat } from './account-number-format.enum.js';

@ObjectType({
  simpleResolvers: true,
  description: "Data of Plaid's other customers about the numbers of an account.",
})
export class VerificationNetworkStatus implements VerificationNetworkStatusModel {
  @Field((_type) => Boolean, {
    nullable: true,
    description: 'Whether Plaid knows an account with the same account and routing number.',
  })
  @DataClass('cashflow')
  hasNumbersMatch!: boolean | null;

  @Field((_type) => Boolean, {
    nullable: true,
    description: 'Whether one of those accounts has been verified.',
  })
  @DataClass('cashflow')
  isNumbersMatchVerified!: boolean | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'Returned payments of an account.',
})
export class VerificationPreviousReturns implements VerificationPreviousReturnsModel {
  @Field((_type) => Boolean, {
    nullable: true,
    description:
      'Whether Plaid knows of an ACH payment that was returned because the account could not accept it.',
  })
  @DataClass('cashflow')
  hasPreviousAdministrativeReturn!: boolean | null;
}

@ObjectType({
  simpleResolvers: true,
  description: "Result of a look-up of an account's numbers in Plaid's data.",
})
export class VerificationInsights implements VerificationInsightsModel {
  @Field((_type) => Int, {
    nullable: true,
    description:
      'Match of the given name with the names of accounts with the same numbers, 0 to 100. Null when no name was compared.',
  })
  @DataClass('cashflow')
  nameMatchScore!: number | null;

  @Field((_type) => VerificationNetworkStatus, {
    nullable: true,
    description: "Whether Plaid's other customers know the numbers.",
  })
  networkStatus!: VerificationNetworkStatusModel | null;

  @Field((_type) => VerificationPreviousReturns, {
    nullable: true,
    description: 'Whether payments to the account were returned. Null when nothing is known.',
  })
  previousReturns!: VerificationPreviousReturnsModel | null;

  @Field((_type) => AccountNumberFormat, {
    nullable: true,
    description: 'Whether the account number has the format of its institution.',
  })
  @DataClass('cashflow')
  accountNumberFormat!: AccountNumberFormatModel | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's original value of the format. Use it when the enum is UNRECOGNIZED.",
  })
  @DataClass('cashflow')
  accountNumberFormatRaw!: string | null;
}
