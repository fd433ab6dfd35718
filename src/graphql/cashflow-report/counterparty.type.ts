import { Field, ObjectType } from 'type-graphql';
import type {
  ConfidenceLevel as ConfidenceLevelModel,
  CounterpartyType as CounterpartyTypeModel,
} from '../../model/cashflow-enums.js';
import type {
  BacsNumbers as BacsNumbersModel,
  Counterparty as CounterpartyModel,
  CounterpartyNumbers as CounterpartyNumbersModel,
  InternationalNumbers as InternationalNumbersModel,
} from '../../model/cashflow-transaction.js';
import { DataClass } from '../access/data-class.js';
import { ConfidenceLevel } from './confidence-level.enum.js';
import { CounterpartyType } from './counterparty-type.enum.js';

@ObjectType({ simpleResolvers: true, description: 'A bank account in the UK.' })
export class BacsNumbers implements BacsNumbersModel {
  @Field((_type) => String, { nullable: true, description: 'Account number. Null when it is not known.' })
  @DataClass('pii')
  account!: string | null;

  @Field((_type) => String, { nullable: true, description: 'Sort code. Null when it is not known.' })
  @DataClass('pii')
  sortCode!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'A bank account by its international numbers.' })
export class InternationalNumbers implements InternationalNumbersModel {
  @Field((_type) => String, { nullable: true, description: 'IBAN. Null when it is not known.' })
  @DataClass('pii')
  iban!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: 'BIC of the bank, 8 to 11 characters. Null when it is not known.',
  })
  @DataClass('pii')
  bic!: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: "A counterparty's bank account. Only some institutions in Europe provide it.",
})
export class CounterpartyNumbers implements CounterpartyNumbersModel {
  @Field((_type) => BacsNumbers, {
    nullable: true,
    description: 'UK account numbers. Null when it is not a UK account.',
  })
  bacs!: BacsNumbersModel | null;

  @Field((_type) => InternationalNumbers, {
    nullable: true,
    description: 'International account numbers. Null when they are not known.',
  })
  international!: InternationalNumbersModel | null;
}

@ObjectType({
  simpleResolvers: true,
  description:
    "A party to a transaction other than the account's holder, as Plaid parses it from the bank's text.",
})
export class Counterparty implements CounterpartyModel {
  @Field((_type) => String, {
    nullable: true,
    description: 'Name of the counterparty. Null when Plaid does not send it.',
  })
  @DataClass('cashflow')
  name!: string | null;

  @Field((_type) => CounterpartyType, {
    nullable: true,
    description: 'Role of the counterparty in the transaction. Null when Plaid does not send it.',
  })
  @DataClass('cashflow')
  type!: CounterpartyTypeModel | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's original value of the type. Use it when the enum is UNRECOGNIZED.",
  })
  @DataClass('cashflow')
  typeRaw!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's permanent id of the counterparty. Null when Plaid does not know it.",
  })
  @DataClass('cashflow')
  entityId!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: 'Website of the counterparty. Null when it is not known.',
  })
  @DataClass('cashflow')
  website!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: "URL of the counterparty's logo, a PNG of 100 by 100 pixels. Null when there is none.",
  })
  @DataClass('cashflow')
  logoUrl!: string | null;

  @Field((_type) => ConfidenceLevel, {
    nullable: true,
    description: "Plaid's confidence that the counterparty took part. Null when Plaid does not send it.",
  })
  @DataClass('cashflow')
  confidenceLevel!: ConfidenceLevelModel | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's original value of the confidence. Use it when the enum is UNRECOGNIZED.",
  })
  @DataClass('cashflow')
  confidenceLevelRaw!: string | null;

  @Field((_type) => CounterpartyNumbers, {
    nullable: true,
    description: 'Bank account of the counterparty. Null except at some institutions in Europe.',
  })
  @DataClass('pii')
  accountNumbers!: CounterpartyNumbersModel | null;
}
