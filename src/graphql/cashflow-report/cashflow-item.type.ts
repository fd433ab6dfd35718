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
      "Plaid's id of the institution, such as ins_109508. Null for an Item made without a login, by micro-deposits for example.",
  })
  @DataClass('cashflow')
  institutionId!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: 'Name of the institution. Null for an Item made without a login.',
  })
  @DataClass('cashflow')
  institutionName!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: 'Where Plaid sends its webhooks about this Item. Null where it sends none.',
  })
  @DataClass('cashflow')
  webhook!: string | null;

  @Field((_type) => ItemError, {
    nullable: true,
    description: 'What keeps Plaid from fetching data. Null while nothing does.',
  })
  error!: ErrorDetails | null;

  @Field((_type) => ItemUpdateType, {
    nullable: true,
    description: 'Whether Plaid can fetch data without the holder. Null where Plaid does not say.',
  })
  @DataClass('cashflow')
  updateType!: ItemUpdateTypeModel | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's own word for the update type, also when the enum is UNRECOGNIZED.",
  })
  @DataClass('cashflow')
  updateTypeRaw!: string | null;

  @Field((_type) => ItemAuthMethod, {
    nullable: true,
    description: 'How Plaid got the account numbers. Null where it has none.',
  })
  @DataClass('cashflow')
  authMethod!: ItemAuthMethodModel | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's own word for the method, also when the enum is UNRECOGNIZED.",
  })
  @DataClass('cashflow')
  authMethodRaw!: string | null;

  @Field((_type) => DateTimeScalar, {
    nullable: true,
    description:
      "When the holder's consent ends. Null where it does not, as at most institutions outside Europe.",
  })
  @DataClass('cashflow')
  consentExpirationTime!: string | null;

  @Field((_type) => [String], {
    nullable: true,
    description:
      "Products that the Item offers and that have not been used yet, by Plaid's own names. Null where Plaid does not say.",
  })
  @DataClass('cashflow')
  availableProducts!: readonly string[] | null;

  @Field((_type) => [String], {
    nullable: true,
    description:
      'Products billed for the Item; outside production, those that would have been. Null where Plaid does not say.',
  })
  @DataClass('cashflow')
  billedProducts!: readonly string[] | null;

  @Field((_type) => [String], {
    nullable: true,
    description: 'Products that were added to the Item, billed or not. Null where Plaid does not say.',
  })
  @DataClass('cashflow')
  products!: readonly string[] | null;

  @Field((_type) => [String], {
    nullable: true,
    description: 'Products that the holder agreed to. Null where Plaid does not say.',
  })
  @DataClass('cashflow')
  consentedProducts!: readonly string[] | null;
}
