import { Field, ObjectType } from 'type-graphql';
import { DataClass } from '../access/data-class.js';
import { isoCurrencyCodeField, unofficialCurrencyCodeField } from './currency-code.field.js';

/** The currency of a figure of a report. Not a type of the schema, because no field returns it. */
@ObjectType({ simpleResolvers: true })
export abstract class InCurrency {
  @Field((_type) => String, isoCurrencyCodeField)
  @DataClass('report')
  isoCurrencyCode!: string | null;

  @Field((_type) => String, unofficialCurrencyCodeField)
  @DataClass('report')
  unofficialCurrencyCode!: string | null;
}
