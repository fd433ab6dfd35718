import { ValidateNested } from 'class-validator';
import { ArgsType, Field, Float, InputType } from 'type-graphql';
import type { DepositThreshold } from '../../../model/underwriting/large-deposits.js';
import { IsEitherOr, IsNotNegative } from '../../shared/validators.js';
import { PeriodArgs } from './period.args.js';

@InputType({
  description:
    'What makes a deposit large. Give exactly one field. The same number applies to every currency of the report.',
})
export class DepositThresholdInput implements DepositThreshold {
  @Field((_type) => Float, {
    nullable: true,
    description: 'A deposit of more than this amount is large. 0 or more.',
  })
  @IsEitherOr('qualifyingMonthlyIncome')
  @IsNotNegative()
  fixedAmount?: number | null;

  @Field((_type) => Float, {
    nullable: true,
    description:
      "The borrower's total monthly qualifying income, 0 or more. A deposit of more than 50 % of it is large (Fannie Mae's Selling Guide, B3-4.2-02).",
  })
  @IsNotNegative()
  qualifyingMonthlyIncome?: number | null;
}

@ArgsType()
export class LargeDepositsArgs extends PeriodArgs {
  @Field((_type) => DepositThresholdInput, { description: 'What makes a deposit large.' })
  @ValidateNested()
  threshold!: DepositThresholdInput;
}
