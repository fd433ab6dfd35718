import { ArrayMaxSize, ArrayMinSize, IsEmail, Matches, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import {
  AreGiven,
  IfGiven,
  IfGivenAndNotEmpty,
  IsDays,
  IsEitherOr,
  IsWebhookUrl,
} from '../shared/validators.js';
import { AddOn } from './add-on.enum.js';
import { MAX_DAYS, MIN_DAYS } from './days.js';

const MAX_ITEMS = 99;

@InputType({
  description:
    'Who the borrower is, in the words of the lender. On a refresh, a field that is left out keeps its value and the empty string clears it.',
})
export class ReportUserInput {
  @Field((_type) => String, { nullable: true, description: "The lender's own id of the borrower." })
  clientUserId?: string | null;

  @Field((_type) => String, { nullable: true, description: 'First name.' })
  firstName?: string | null;

  @Field((_type) => String, { nullable: true, description: 'Middle name.' })
  middleName?: string | null;

  @Field((_type) => String, { nullable: true, description: 'Last name.' })
  lastName?: string | null;

  @Field((_type) => String, { nullable: true, description: 'Social security number, ddd-dd-dddd.' })
  @IfGivenAndNotEmpty()
  @Matches(/^\d{3}-\d{2}-\d{4}$/, { message: 'must have the form ddd-dd-dddd' })
  ssn?: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: 'Phone number, preferably in E.164 (+1 and ten digits).',
  })
  phoneNumber?: string | null;

  @Field((_type) => String, { nullable: true, description: 'Email address.' })
  @IfGivenAndNotEmpty()
  @IsEmail({}, { message: 'must be an email address' })
  email?: string | null;
}

@InputType({ description: 'Options for a new Asset Report.' })
export class CreateAssetReportOptionsInput {
  @Field((_type) => String, {
    nullable: true,
    description: "The lender's own id of the report; Plaid echoes it.",
  })
  clientReportId?: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: 'Where Plaid sends a webhook when the report is ready or has failed. An http or https URL.',
  })
  @IfGiven()
  @IsWebhookUrl()
  webhook?: string | null;

  @Field((_type) => [AddOn], { nullable: true, description: 'Optional parts to include.' })
  addOns?: AddOn[] | null;

  @Field((_type) => ReportUserInput, { nullable: true, description: 'Who the borrower is.' })
  @IfGiven()
  @ValidateNested()
  user?: ReportUserInput | null;

  @Field((_type) => Boolean, {
    nullable: true,
    description:
      'Whether one Item that cannot be read fails the whole report; true when left out. An Item that is already in error when the call is made fails it either way.',
  })
  requireAllItems?: boolean | null;
}

@InputType({ description: 'The Items to report on, and how far back.' })
export class CreateAssetReportInput {
  @Field((_type) => [String], { description: `Access tokens of the Items, 1 to ${MAX_ITEMS}.` })
  @ArrayMinSize(1, { message: `must hold 1 to ${MAX_ITEMS} access tokens` })
  @ArrayMaxSize(MAX_ITEMS, { message: `must hold 1 to ${MAX_ITEMS} access tokens` })
  @AreGiven()
  accessTokens!: string[];

  @Field((_type) => Int, { description: `How many days of history to ask for, ${MIN_DAYS} to ${MAX_DAYS}.` })
  @IsDays(MIN_DAYS, MAX_DAYS)
  daysRequested!: number;

  @Field((_type) => CreateAssetReportOptionsInput, { nullable: true, description: 'Further options.' })
  @IfGiven()
  @ValidateNested()
  options?: CreateAssetReportOptionsInput | null;
}

@InputType({
  description:
    'What changes in the new report. A field that is left out keeps its value; the empty string clears it.',
})
export class RefreshAssetReportOptionsInput {
  @Field((_type) => String, { nullable: true, description: "The lender's own id of the new report." })
  clientReportId?: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: 'Where Plaid sends a webhook when the new report is ready. An http or https URL.',
  })
  @IfGivenAndNotEmpty()
  @IsWebhookUrl()
  webhook?: string | null;

  @Field((_type) => ReportUserInput, {
    nullable: true,
    description: 'What changes about the borrower, field by field.',
  })
  @IfGiven()
  @ValidateNested()
  user?: ReportUserInput | null;
}

@InputType({ description: 'A report to make again over the same Items.' })
export class RefreshAssetReportInput {
  @Field((_type) => String, {
    nullable: true,
    description: 'The token of the report, which stays as it is.',
  })
  @IsEitherOr('id')
  assetReportToken?: string | null;

  @Field((_type) => ID, { nullable: true, description: 'The same by its `AssetReport.id`, in its place.' })
  id?: string | null;

  @Field((_type) => Int, {
    nullable: true,
    description: `How many days of history to ask for, ${MIN_DAYS} to ${MAX_DAYS}; as many as the old report when left out.`,
  })
  @IfGiven()
  @IsDays(MIN_DAYS, MAX_DAYS)
  daysRequested?: number | null;

  @Field((_type) => RefreshAssetReportOptionsInput, {
    nullable: true,
    description: 'Further changes.',
  })
  @IfGiven()
  @ValidateNested()
  options?: RefreshAssetReportOptionsInput | null;
}

@InputType({ description: 'A report to copy, and the accounts to leave out of the copy.' })
export class FilterAssetReportInput {
  @Field((_type) => String, {
    nullable: true,
    description: 'The token of a finished report, which stays as it is.',
  })
  @IsEitherOr('id')
  assetReportToken?: string | null;

  @Field((_type) => ID, { nullable: true, description: 'The same by its `AssetReport.id`, in its place.' })
  id?: string | null;

  @Field((_type) => [String], {
    description: 'Ids of the accounts to leave out of the copy; at least one.',
  })
  @ArrayMinSize(1, { message: 'must hold the id of an account' })
  @AreGiven()
  accountIdsToExclude!: string[];
}

@InputType({ description: 'A report to remove.' })
export class RemoveAssetReportInput {
  @Field((_type) => String, { nullable: true, description: 'The token of the Asset Report.' })
  @IsEitherOr('id')
  assetReportToken?: string | null;

  @Field((_type) => ID, { nullable: true, description: 'The same by its `AssetReport.id`, in its place.' })
  id?: string | null;
}
