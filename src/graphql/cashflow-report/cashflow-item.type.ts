import { Field, ObjectType } from 'type-graphql';
import type {
  ItemAuthMethod as ItemAuthMethodModel,
  ItemUpdateType as ItemUpdateTypeModel,
} from '../../model/cashflow-enums.js';
import type { CashflowItem as CashflowItemModel } from '../../model/cashflow-item.js';
import type { ErrorDetails } from '../../model/error-details.js';
import { DataClass } from '../access/data-class.js';
import { DateTimeScalar } from '../scalars/date.js';
import { ItemAuthMethod } from './item-auth-method.enum.js';
import { ItemError } from './item-error.type.js';
import { ItemUpdateType } from './item-update-type.enum.js';

@ObjectType({ simpleResolvers: true, description: 'One login at one institution, and its state.' })
export class CashflowItem implements CashflowItemModel {
  @Field((_type) => String, { description: "Plaid's id of the Item." })
  @DataClass('cashflow')
  itemId!: string;

  @Field((_type) => String, {
    nullable: true,
    description:
      "Plaid's id of the institution, such as ins_109508. Null for an Item that was created without a login, for example by micro-deposits.",
  })
  @DataClass('cashflow')
  institutionId!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: 'Name of the institution. Null for an Item that was created without a login.',
  })
  @DataClass('cashflow')
  institutionName!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: 'URL to which Plaid sends webhooks about this Item. Null when Plaid sends none.',
  })
  @DataClass('cashflow')
  webhook!: string | null;

  @Field((_type) => ItemError, {
    nullable: true,
    description: 'The error that prevents Plaid from fetching data. Null when there is none.',
  })
  error!: ErrorDetails | null;

  @Field((_type) => ItemUpdateType, {
    nullable: true,
    description: 'Whether Plaid can fetch data without the holder. Null when Plaid does not send it.',
  })
  @DataClass('cashflow')
  updateType!: ItemUpdateTypeModel | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's original value of the update type. Use it when the enum is UNRECOGNIZED.",
  })
  @DataClass('cashflow')
  updateTypeRaw!: string | null;

  @Field((_type) => ItemAuthMethod, {
    nullable: true,
    description: 'Method by which Plaid got the account numbers. Null when Plaid has none.',
  })
  @DataClass('cashflow')
  authMethod!: ItemAuthMethodModel | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's original value of the method. Use it when the enum is UNRECOGNIZED.",
  })
  @DataClass('cashflow')
  authMethodRaw!: string | null;

  @Field((_type) => DateTimeScalar, {
    nullable: true,
    description:
      "Date and time when the holder's consent ends. Null when it does not end, as at most institutions outside Europe.",
  })
  @DataClass('cashflow')
  consentExpirationTime!: string | null;

  @Field((_type) => [String], {
    nullable: true,
    description:
      "Products that the Item supports and that have not been used yet, by Plaid's own names. Null when Plaid does not send them.",
  })
  @DataClass('cashflow')
  availableProducts!: readonly string[] | null;

  @Field((_type) => [String], {
    nullable: true,
    description:
      'Products billed for the Item. Outside production: products that would have been billed. Null when Plaid does not send them.',
  })
  @DataClass('cashflow')
  billedProducts!: readonly string[] | null;

  @Field((_type) => [String], {
    nullable: true,
    description: 'Products that were added to the Item, billed or not. Null when Plaid does not send them.',
  })
  @DataClass('cashflow')
  products!: readonly string[] | null;

  @Field((_type) => [String], {
    nullable: true,
    description: 'Products to which the holder agreed. Null when Plaid does not send them.',
  })
  @DataClass('cashflow')
  consentedProducts!: readonly string[] | null;
}
