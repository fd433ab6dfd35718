import { Field, ObjectType } from 'type-graphql';
import type {
  NameMatch as NameMatchModel,
  OwnerMatch as OwnerMatchModel,
} from '../../../model/underwriting/owner-match.js';
import { DataClass } from '../../access/data-class.js';
import { NameMatch } from './name-match.enum.js';

@ObjectType({ simpleResolvers: true, description: 'The owners of one account beside the applicant.' })
export class OwnerMatch implements OwnerMatchModel {
  @Field((_type) => String, { description: '`accountId` of the account.' })
  @DataClass('report')
  accountId!: string;

  @Field((_type) => String, {
    nullable: true,
    description: 'Last two to four characters of the account number. See `Account.mask`.',
  })
  @DataClass('report')
  mask!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description:
      'First, middle and last name of the borrower, as the lender gave them. Null when the lender gave none.',
  })
  @DataClass('pii')
  applicantName!: string | null;

  @Field((_type) => [String], {
    description: 'Names of all owners, as the bank writes them. Empty when the bank names no owner.',
  })
  @DataClass('pii')
  ownerNames!: readonly string[];

  @Field((_type) => NameMatch, {
    nullable: true,
    description:
      'A heuristic: the best match of an owner. Compares words without case, accents, punctuation and order. Null when the bank names no owner, and when the lender gave no first or no last name.',
  })
  @DataClass('pii')
  match!: NameMatchModel | null;
}
