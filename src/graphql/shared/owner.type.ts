import { Field, ObjectType } from 'type-graphql';
import type {
  Address as AddressModel,
  Email as EmailModel,
  Owner as OwnerModel,
  PhoneNumber as PhoneNumberModel,
} from '../../model/account.js';
import type {
  EmailType as EmailTypeModel,
  PhoneNumberType as PhoneNumberTypeModel,
} from '../../model/enums.js';
import { DataClass } from '../access/data-class.js';
import { EmailType } from './email-type.enum.js';
import { PhoneNumberType } from './phone-number-type.enum.js';

@ObjectType({ simpleResolvers: true, description: 'A phone number of an owner, on record at the bank.' })
export class PhoneNumber implements PhoneNumberModel {
  @Field((_type) => String, {
    nullable: true,
    description: 'The phone number, as the bank writes it. Null when Plaid does not send it.',
  })
  @DataClass('pii')
  data!: string | null;

  @Field((_type) => Boolean, {
    nullable: true,
    description: 'Whether this is the main entry for the account. Null when Plaid does not send it.',
  })
  @DataClass('pii')
  primary!: boolean | null;

  @Field((_type) => PhoneNumberType, {
    nullable: true,
    description: 'Kind of the phone number. Null when Plaid does not send it.',
  })
  @DataClass('pii')
  type!: PhoneNumberTypeModel | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's original value of the type. Use it when the enum is UNRECOGNIZED.",
  })
  @DataClass('pii')
  typeRaw!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'An email address of an owner, on record at the bank.' })
export class Email implements EmailModel {
  @Field((_type) => String, {
    nullable: true,
    description: 'The email address. Null when Plaid does not send it.',
  })
  @DataClass('pii')
  data!: string | null;

  @Field((_type) => Boolean, {
    nullable: true,
    description: 'Whether this is the main entry for the account. Null when Plaid does not send it.',
  })
  @DataClass('pii')
  primary!: boolean | null;

  @Field((_type) => EmailType, {
    nullable: true,
    description: 'Kind of the email address. Null when Plaid does not send it.',
  })
  @DataClass('pii')
  type!: EmailTypeModel | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's original value of the type. Use it when the enum is UNRECOGNIZED.",
  })
  @DataClass('pii')
  typeRaw!: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'A postal address of an owner, on record at the bank. Missing parts are null.',
})
export class Address implements AddressModel {
  @Field((_type) => String, {
    nullable: true,
    description: 'Street, number and apartment.',
  })
  @DataClass('pii')
  street!: string | null;

  @Field((_type) => String, { nullable: true, description: 'Full name of the city.' })
  @DataClass('pii')
  city!: string | null;

  @Field((_type) => String, { nullable: true, description: 'Region or state, such as NC.' })
  @DataClass('pii')
  region!: string | null;

  @Field((_type) => String, { nullable: true, description: 'Postal code.' })
  @DataClass('pii')
  postalCode!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: 'Country, as an ISO 3166-1 code of two letters, such as US.',
  })
  @DataClass('pii')
  country!: string | null;

  @Field((_type) => Boolean, {
    nullable: true,
    description: 'Whether this is the main entry for the account. Null when the bank does not provide it.',
  })
  @DataClass('pii')
  primary!: boolean | null;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'Owners of an account, on record at the bank. All owners of a joint account are in one entry. The entry does not show which owner has which phone number or address.',
})
export class Owner implements OwnerModel {
  @Field((_type) => [String], {
    description:
      'All names that the bank has for the account: people or a business. Some banks return the names of all accounts of the login.',
  })
  @DataClass('pii')
  names!: readonly string[];

  @Field((_type) => [PhoneNumber], { description: 'Phone numbers. Empty when the bank provides none.' })
  phoneNumbers!: readonly PhoneNumberModel[];

  @Field((_type) => [Email], { description: 'Email addresses. Empty when the bank provides none.' })
  emails!: readonly EmailModel[];

  @Field((_type) => [Address], { description: 'Postal addresses. Empty when the bank provides none.' })
  addresses!: readonly AddressModel[];
}
