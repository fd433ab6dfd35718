import { ArrayMinSize } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { AreGiven, IfGiven, IsEitherOr, IsGiven, IsWebhookUrl } from '../shared/validators.js';
import { ReportType } from './report-type.enum.js';

@InputType({ description: 'A report, and the Plaid client that may read it.' })
export class CreateRelayTokenInput {
  @Field((_type) => [String], {
    nullable: true,
    description: 'The reports to relay, at most one of each kind; so far Plaid relays Asset Reports only.',
  })
  @IfGiven()
  @ArrayMinSize(1, { message: 'must hold the token of a report' })
  @AreGiven()
  reportTokens?: string[] | null;

  @Field((_type) => [ID], {
    nullable: true,
    description:
      'The same by their ids, in place of the tokens: each an `AssetReport.id` of a report that was read by its own token.',
  })
  @IsEitherOr('reportTokens')
  reportIds?: string[] | null;

  @Field((_type) => String, {
    description:
      'The Plaid client id of whoever may read the report; ask them for it. One relay token serves one reader.',
  })
  @IsGiven()
  secondaryClientId!: string;

  @Field((_type) => String, {
    nullable: true,
    description: 'Where Plaid sends a webhook when the reader has fetched the report. An http or https URL.',
  })
  @IfGiven()
  @IsWebhookUrl()
  webhook?: string | null;
}

@InputType({ description: 'The relay token whose report is refreshed.' })
export class RefreshRelayTokenInput {
  @Field((_type) => String, { nullable: true, description: 'A relay token that was shared with us.' })
  @IsEitherOr('id')
  relayToken?: string | null;

  @Field((_type) => ID, { nullable: true, description: 'The same by its `RelayToken.id`, in its place.' })
  id?: string | null;

  @Field((_type) => ReportType, {
    nullable: true,
    description: 'Which report of the token to refresh; ASSET when left out.',
  })
  reportType?: ReportType | null;

  @Field((_type) => String, {
    nullable: true,
    description: 'Where Plaid sends a webhook when the new report is ready. An http or https URL.',
  })
  @IfGiven()
  @IsWebhookUrl()
  webhook?: string | null;
}

@InputType({ description: 'A relay token to revoke.' })
export class RemoveRelayTokenInput {
  @Field((_type) => String, { nullable: true, description: 'The relay token.' })
  @IsEitherOr('id')
  relayToken?: string | null;

  @Field((_type) => ID, { nullable: true, description: 'Its `RelayToken.id`, in its place.' })
  id?: string | null;
}
