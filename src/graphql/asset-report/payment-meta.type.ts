import { Field, ObjectType } from 'type-graphql';
import type { PaymentMeta as PaymentMetaModel } from '../../model/transaction.js';

@ObjectType({
  simpleResolvers: true,
  description: 'Details of a transfer between banks. Every field is null for any other transaction.',
})
export class PaymentMeta implements PaymentMetaModel {
  @Field((_type) => String, { nullable: true, description: "The bank's reference number." })
  referenceNumber!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: 'The id under which the payer sends ACH payments (PPD id).',
  })
  ppdId!: string | null;

  @Field((_type) => String, { nullable: true, description: 'Who receives the money.' })
  payee!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: 'Who ordered a wire transfer. Null for other transfers.',
  })
  byOrderOf!: string | null;

  @Field((_type) => String, { nullable: true, description: 'Who pays the money.' })
  payer!: string | null;

  @Field((_type) => String, { nullable: true, description: 'How it was sent, such as ACH.' })
  paymentMethod!: string | null;

  @Field((_type) => String, { nullable: true, description: 'Who processed it.' })
  paymentProcessor!: string | null;

  @Field((_type) => String, { nullable: true, description: 'The reason that the payer gave.' })
  reason!: string | null;
}
