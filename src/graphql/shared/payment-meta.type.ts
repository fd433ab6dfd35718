import { Field, ObjectType } from 'type-graphql';
import type { PaymentMeta as PaymentMetaModel } from '../../model/transaction.js';
import { DataClass } from '../access/data-class.js';

@ObjectType({
  simpleResolvers: true,
  description: 'Details of a transfer between banks. Every field is null for any other transaction.',
})
export class PaymentMeta implements PaymentMetaModel {
  @Field((_type) => String, { nullable: true, description: "The bank's reference number." })
  @DataClass('part')
  referenceNumber!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: 'The id with which the payer sends ACH payments (PPD id).',
  })
  @DataClass('part')
  ppdId!: string | null;

  @Field((_type) => String, { nullable: true, description: 'The recipient of the money.' })
  @DataClass('pii')
  payee!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: 'The person or company that ordered a wire transfer. Null for other transfers.',
  })
  @DataClass('pii')
  byOrderOf!: string | null;

  @Field((_type) => String, { nullable: true, description: 'The payer of the money.' })
  @DataClass('pii')
  payer!: string | null;

  @Field((_type) => String, { nullable: true, description: 'Payment method, such as ACH.' })
  @DataClass('part')
  paymentMethod!: string | null;

  @Field((_type) => String, { nullable: true, description: 'Payment processor.' })
  @DataClass('part')
  paymentProcessor!: string | null;

  @Field((_type) => String, { nullable: true, description: 'The reason given by the payer.' })
  @DataClass('part')
  reason!: string | null;
}
