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
  description: "What the data of Plaid's other customers says about an account's numbers.",
})
export class VerificationNetworkStatus implements VerificationNetworkStatusModel {
  @Field((_type) => Boolean, {
    nullable: true,
    description: 'Whether an account with the same account and routing number is known.',
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
  description: 'What is known about returned payments to an account.',
})
export class VerificationPreviousReturns implements VerificationPreviousReturnsModel {
  @Field((_type) => Boolean, {
    nullable: true,
    description:
      'Whether an ACH payment is known to have been returned because the account could not take it.',
  })
  @DataClass('cashflow')
  hasPreviousAdministrativeReturn!: boolean | null;
}

@ObjectType({
  simpleResolvers: true,
  description: "What Plaid found when it looked up an account's numbers in its data.",
})
export class VerificationInsights implements VerificationInsightsModel {
  @Field((_type) => Int, {
    nullable: true,
    description:
      'How well the name given matches those of accounts with the same numbers, 0 to 100. Null where no name was compared.',
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
    description: 'Whether payments to the account were returned. Null where nothing is known.',
  })
  previousReturns!: VerificationPreviousReturnsModel | null;

  @Field((_type) => AccountNumberFormat, {
    nullable: true,
    description: 'Whether the account number looks like one of its institution.',
  })
  @DataClass('cashflow')
  accountNumberFormat!: AccountNumberFormatModel | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's own word for that, also when the enum is UNRECOGNIZED.",
  })
  @DataClass('cashflow')
  accountNumberFormatRaw!: string | null;
}
