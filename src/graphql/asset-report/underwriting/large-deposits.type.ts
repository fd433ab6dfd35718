import { Extensions, Field, Float, Int, ObjectType } from 'type-graphql';
import type {
  LargeDeposit as LargeDepositModel,
  LargeDeposits as LargeDepositsModel,
} from '../../../model/underwriting/large-deposits.js';
import { DataClass } from '../../access/data-class.js';
import { DateScalar } from '../../scalars/date.js';
import { isAbout } from '../../shared/cost-hints.js';
import { InCurrency } from '../../shared/in-currency.type.js';

@ObjectType({ simpleResolvers: true, description: 'One deposit that is larger than the threshold.' })
export class LargeDeposit implements LargeDepositModel {
  @Field((_type) => String, { description: '`transactionId` of the deposit.' })
  @DataClass('report')
  transactionId!: string;

  @Field((_type) => String, { description: '`accountId` of the account that received the deposit.' })
  @DataClass('report')
  accountId!: string;

  @Field((_type) => DateScalar, {
    description: 'Day on which the deposit posted. For a pending deposit: the day on which it happened.',
  })
  @DataClass('report')
  date!: string;

  @Field((_type) => Float, {
    description: 'Amount of the deposit, as in `Transaction.amount`: negative, because negative is money in.',
  })
  @DataClass('report')
  amount!: number;

  @Field((_type) => String, { nullable: true, description: "The text on the bank's statement." })
  @DataClass('report')
  originalDescription!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description:
      'A heuristic. `transactionId` of a withdrawal that makes the deposit look like a transfer from another depository account of the report: same amount, same currency, another account, at most five days apart. Null when there is none.',
  })
  @DataClass('report')
  ownTransferTransactionId!: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'The large deposits in one currency. creditgraph computes them. Plaid does not send them. Pending deposits count.',
})
export class LargeDeposits extends InCurrency implements LargeDepositsModel {
  @Field((_type) => Float, {
    description:
      'The threshold as an amount, 0 or more: `fixedAmount`, or half of `qualifyingMonthlyIncome`. A deposit of exactly this amount is not large.',
  })
  @DataClass('report')
  thresholdAmount!: number;

  @Field((_type) => DateScalar, {
    description:
      'First day that was searched. Later than `days` before the report when fewer days were requested from Plaid.',
  })
  @DataClass('report')
  startDate!: string;

  @Field((_type) => Int, {
    description: "Number of large deposits. Transfers between the borrower's own accounts count.",
  })
  @DataClass('report')
  count!: number;

  @Field((_type) => Float, {
    nullable: true,
    description:
      "Sum of the large deposits: zero or less, because negative is money in. Transfers between the borrower's own accounts count. Null when it is too large for a Float.",
  })
  @DataClass('report')
  totalAmount!: number | null;

  @Extensions(isAbout(10))
  @Field((_type) => [LargeDeposit], { description: 'The large deposits, newest first.' })
  deposits!: readonly LargeDepositModel[];
}
