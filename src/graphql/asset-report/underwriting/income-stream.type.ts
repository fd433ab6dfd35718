import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { IncomeCadence as IncomeCadenceModel } from '../../../model/underwriting/income-cadence.js';
import type {
  IncomeConfidence as IncomeConfidenceModel,
  IncomeStatus as IncomeStatusModel,
  IncomeStream as IncomeStreamModel,
} from '../../../model/underwriting/income-stream.js';
import { DataClass } from '../../access/data-class.js';
import { DateScalar } from '../../scalars/date.js';
import { InCurrency } from '../../shared/in-currency.type.js';
import { IncomeCadence } from './income-cadence.enum.js';
import { IncomeConfidence } from './income-confidence.enum.js';
import { IncomeStatus } from './income-status.enum.js';

@ObjectType({
  simpleResolvers: true,
  description:
    'A heuristic: deposits of one payer in one currency that look like income. It is no verification of employment or income. creditgraph computes it by the rule in docs/UNDERWRITING.md. Plaid does not send it. A payday is all deposits of the payer on one day. Amounts have the sign of `Transaction.amount`: negative is money in.',
})
export class IncomeStream extends InCurrency implements IncomeStreamModel {
  @Field((_type) => String, {
    description:
      "Who pays: `paymentMeta.payer` of the newest deposit, or the words of the bank's text that may name a payer.",
  })
  @DataClass('pii')
  payer!: string;

  @Field((_type) => IncomeCadence, { description: 'How often the payer pays.' })
  @DataClass('report')
  cadence!: IncomeCadenceModel;

  @Field((_type) => IncomeStatus, {
    description: 'Whether the payer still paid when the report was generated.',
  })
  @DataClass('report')
  status!: IncomeStatusModel;

  @Field((_type) => IncomeConfidence, { description: 'How well the deposits fit the rule for income.' })
  @DataClass('report')
  confidence!: IncomeConfidenceModel;

  @Field((_type) => Int, { description: 'Number of paydays.' })
  @DataClass('report')
  paydayCount!: number;

  @Field((_type) => Float, {
    nullable: true,
    description: 'Median of the paydays: zero or less. Null when it is too large for a Float.',
  })
  @DataClass('report')
  typicalAmount!: number | null;

  @Field((_type) => Float, {
    nullable: true,
    description:
      'Amount of the payday that brought the least money: of -300 and -5000, it is -300. Null when it is too large for a Float.',
  })
  @DataClass('report')
  lowestAmount!: number | null;

  @Field((_type) => Float, {
    nullable: true,
    description:
      'Amount of the payday that brought the most money: of -300 and -5000, it is -5000. Null when it is too large for a Float.',
  })
  @DataClass('report')
  highestAmount!: number | null;

  @Field((_type) => Float, {
    nullable: true,
    description: 'Sum of the paydays: zero or less. Null when it is too large for a Float.',
  })
  @DataClass('report')
  totalAmount!: number | null;

  @Field((_type) => DateScalar, { description: 'Day of the first payday in the report.' })
  @DataClass('report')
  firstDate!: string;

  @Field((_type) => DateScalar, { description: 'Day of the last payday in the report.' })
  @DataClass('report')
  lastDate!: string;

  @Field((_type) => [String], { description: '`accountId` of each account that received the deposits.' })
  @DataClass('report')
  accountIds!: readonly string[];

  @Field((_type) => [String], {
    description: '`transactionId` of each deposit that the amounts include, oldest first.',
  })
  @DataClass('report')
  transactionIds!: readonly string[];

  @Field((_type) => [String], {
    description:
      '`transactionId` of each deposit of the same payer that no amount includes, oldest first. Its amount is unusual, such as that of a bonus. Empty for IRREGULAR.',
  })
  @DataClass('report')
  otherTransactionIds!: readonly string[];
}
