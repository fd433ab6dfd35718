import { Field, ObjectType } from 'type-graphql';
import type { Account as AccountModel } from '../../model/account.js';
import type { Item as ItemModel } from '../../model/asset-report.js';
import { DataClass } from '../access/data-class.js';
import { Node } from '../node/node.type.js';
import { DateTimeScalar } from '../scalars/date.js';
import { Account } from './account.type.js';

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'One login of the borrower at one institution.',
})
export class Item implements ItemModel {
  @Field((_type) => String, { description: "Plaid's id of the Item." })
  @DataClass('report')
  itemId!: string;

  @Field((_type) => String, {
    nullable: true,
    description: 'Name of the institution. Null when Plaid does not send it.',
  })
  @DataClass('report')
  institutionName!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's id of the institution, such as ins_109508. Null when Plaid does not send it.",
  })
  @DataClass('report')
  institutionId!: string | null;

  @Field((_type) => DateTimeScalar, {
    nullable: true,
    description:
      'Date and time when Plaid last fetched data from the institution. Null when Plaid does not send it.',
  })
  @DataClass('report')
  dateLastUpdated!: string | null;

  @Field((_type) => [Account], { description: 'The accounts that the borrower shared.' })
  @DataClass('report')
  accounts!: readonly AccountModel[];
}
