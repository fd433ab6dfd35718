import { ArrayMaxSize, ArrayMinSize, IsEmail, Matches, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { IdempotentInput } from '../attempt/idempotent.input.js';
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
    'The borrower, as the lender describes them. On a refresh, an omitted field keeps its value and the empty string clears it.',
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

  @Field((_type) => String, {
    nullable: true,
    description: 'Social security number, in the form ddd-dd-dddd.',
  })
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
    description: "The lender's own id of the report. Plaid returns it unchanged.",
  })
  clientReportId?: string | null;

  @Field((_type) => String, {
    nullable: true,
    description:
      'URL to which Plaid sends a webhook when the report is ready or has failed. It must be an http or https URL.',
  })
  @IfGiven()
  @IsWebhookUrl()
  webhook?: string | null;

  @Field((_type) => [AddOn], { nullable: true, description: 'Optional parts to include.' })
  addOns?: AddOn[] | null;

  @Field((_type) => ReportUserInput, { nullable: true, description: 'The borrower.' })
  @IfGiven()
  @ValidateNested()
  user?: ReportUserInput | null;

  @Field((_type) => Boolean, {
    nullable: true,
    description:
      'Whether one Item that cannot be read makes the whole report fail. True when omitted. An Item that is already in an error state at the time of the call makes it fail in both cases.',
  })
  requireAllItems?: boolean | null;
}

@InputType({ description: 'Items and number of days of a new Asset Report.' })
export class CreateAssetReportInput extends IdempotentInput {
  @Field((_type) => [String], { description: `Access tokens of the Items, 1 to ${MAX_ITEMS}.` })
  @ArrayMinSize(1, { message: `must contain 1 to ${MAX_ITEMS} access tokens` })
  @ArrayMaxSize(MAX_ITEMS, { message: `must contain 1 to ${MAX_ITEMS} access tokens` })
  @AreGiven()
  accessTokens!: string[];

  @Field((_type) => Int, { description: `Number of days of history to request, ${MIN_DAYS} to ${MAX_DAYS}.` })
  @IsDays(MIN_DAYS, MAX_DAYS)
  daysRequested!: number;

  @Field((_type) => CreateAssetReportOptionsInput, { nullable: true, description: 'Further options.' })
  @IfGiven()
  @ValidateNested()
  options?: CreateAssetReportOptionsInput | null;
}

@InputType({
  description: 'Changes for the new report. An omitted field keeps its value. The empty string clears it.',
})
export class RefreshAssetReportOptionsInput {
  @Field((_type) => String, { nullable: true, description: "The lender's own id of the new report." })
  clientReportId?: string | null;

  @Field((_type) => String, {
    nullable: true,
    description:
      'URL to which Plaid sends a webhook when the new report is ready. It must be an http or https URL.',
  })
  @IfGivenAndNotEmpty()
  @IsWebhookUrl()
  webhook?: string | null;

  @Field((_type) => ReportUserInput, {
    nullable: true,
    description: "Changes to the borrower's data, field by field.",
  })
  @IfGiven()
  @ValidateNested()
  user?: ReportUserInput | null;
}

@InputType({ description: 'A report to generate again for the same Items.' })
export class RefreshAssetReportInput extends IdempotentInput {
  @Field((_type) => String, {
    nullable: true,
    description: 'The token of the report. The existing report does not change.',
  })
  @IsEitherOr('id')
  assetReportToken?: string | null;

  @Field((_type) => ID, {
    nullable: true,
    description: 'The `AssetReport.id` of the report, instead of the token.',
  })
  id?: string | null;

  @Field((_type) => Int, {
    nullable: true,
    description: `Number of days of history to request, ${MIN_DAYS} to ${MAX_DAYS}. The number of the existing report when omitted.`,
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

@InputType({ description: 'A report to copy, and the accounts to exclude from the copy.' })
export class FilterAssetReportInput extends IdempotentInput {
  @Field((_type) => String, {
    nullable: true,
    description: 'The token of a finished report. The existing report does not change.',
  })
  @IsEitherOr('id')
  assetReportToken?: string | null;

  @Field((_type) => ID, {
    nullable: true,
    description: 'The `AssetReport.id` of the report, instead of the token.',
  })
  id?: string | null;

  @Field((_type) => [String], {
    description: "Plaid's ids of the accounts to exclude from the copy. At least one is required.",
  })
  @ArrayMinSize(1, { message: 'must contain the id of an account' })
  @AreGiven()
  accountIdsToExclude!: string[];
}

@InputType({ description: 'A report to remove.' })
export class RemoveAssetReportInput extends IdempotentInput {
  @Field((_type) => String, { nullable: true, description: 'The token of the Asset Report.' })
  @IsEitherOr('id')
  assetReportToken?: string | null;

  @Field((_type) => ID, {
    nullable: true,
    description: 'The `AssetReport.id` of the report, instead of the token.',
  })
  id?: string | null;
}
