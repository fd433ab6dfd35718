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
  @Field((_type) => String, { nullable: true, description: 'Account number. Null where it is not known.' })
  @DataClass('pii')
  account!: string | null;

  @Field((_type) => String, { nullable: true, description: 'Sort code. Null where it is not known.' })
  @DataClass('pii')
  sortCode!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'A bank account by its international numbers.' })
export class InternationalNumbers implements InternationalNumbersModel {
  @Field((_type) => String, { nullable: true, description: 'IBAN. Null where it is not known.' })
  @DataClass('pii')
  iban!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: 'BIC of the bank, 8 to 11 characters. Null where it is not known.',
  })
  @DataClass('pii')
  bic!: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: "A counterparty's bank account. Known at some institutions in Europe only.",
})
export class CounterpartyNumbers implements CounterpartyNumbersModel {
  @Field((_type) => BacsNumbers, {
    nullable: true,
    description: 'As a UK account. Null where it is not one.',
  })
  bacs!: BacsNumbersModel | null;

  @Field((_type) => InternationalNumbers, {
    nullable: true,
    description: 'By its international numbers. Null where they are not known.',
  })
  international!: InternationalNumbersModel | null;
}

@ObjectType({
  simpleResolvers: true,
  description:
    "A party to a transaction other than the account's holder, as Plaid parses it from the bank's text.",
})
export class Counterparty implements CounterpartyModel {
  @Field((_type) => String, { nullable: true, description: 'Its name. Null where Plaid does not say.' })
  @DataClass('cashflow')
  name!: string | null;

  @Field((_type) => CounterpartyType, {
    nullable: true,
    description: 'Its role in the transaction. Null where Plaid does not say.',
  })
  @DataClass('cashflow')
  type!: CounterpartyTypeModel | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's own word for the type, also when the enum is UNRECOGNIZED.",
  })
  @DataClass('cashflow')
  typeRaw!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's permanent id of the counterparty. Null where Plaid does not know it.",
  })
  @DataClass('cashflow')
  entityId!: string | null;

  @Field((_type) => String, { nullable: true, description: 'Its website. Null where it is not known.' })
  @DataClass('cashflow')
  website!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: 'Address of its logo, a PNG of 100 by 100 pixels. Null where there is none.',
  })
  @DataClass('cashflow')
  logoUrl!: string | null;

  @Field((_type) => ConfidenceLevel, {
    nullable: true,
    description: 'How sure Plaid is that it took part. Null where it does not say.',
  })
  @DataClass('cashflow')
  confidenceLevel!: ConfidenceLevelModel | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's own word for the confidence, also when the enum is UNRECOGNIZED.",
  })
  @DataClass('cashflow')
  confidenceLevelRaw!: string | null;

  @Field((_type) => CounterpartyNumbers, {
    nullable: true,
    description: 'Its bank account. Null except at some institutions in Europe.',
  })
  @DataClass('pii')
  accountNumbers!: CounterpartyNumbersModel | null;
}
