import { Field, Float, ObjectType } from 'type-graphql';
import type {
  MoneyAmount as MoneyAmountModel,
  MoneyAmountWithAverage as MoneyAmountWithAverageModel,
} from '../../model/account-insights.js';
import { DataClass } from '../access/data-class.js';
import { isoCurrencyCodeField, unofficialCurrencyCodeField } from './currency-code.field.js';

@ObjectType({ simpleResolvers: true, description: 'An amount with its currency.' })
export class MoneyAmount implements MoneyAmountModel {
  @Field((_type) => Float, {
    nullable: true,
    description: 'The amount. The field that contains it says what it measures.',
  })
  @DataClass('part')
  amount!: number | null;

  @Field((_type) => String, isoCurrencyCodeField)
  @DataClass('part')
  isoCurrencyCode!: string | null;

  @Field((_type) => String, unofficialCurrencyCodeField)
  @DataClass('part')
  unofficialCurrencyCode!: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'An amount over the whole window, and its monthly average.',
})
export class MoneyAmountWithAverage extends MoneyAmount implements MoneyAmountWithAverageModel {
  @Field((_type) => MoneyAmount, {
    nullable: true,
    description: 'The amount divided by the calendar months of the window.',
  })
  monthlyAverage!: MoneyAmountModel | null;
}
