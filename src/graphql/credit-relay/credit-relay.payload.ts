import { Field, ObjectType } from 'type-graphql';
import { RelayToken } from './relay-token.type.js';

@ObjectType({ description: 'A new relay token.' })
export class CreateRelayTokenPayload {
  @Field((_type) => RelayToken, {
    description:
      'The new token. Its report can be selected only when the secondary client is ourselves: Plaid lets nobody but the secondary client read.',
  })
  relayToken!: RelayToken;

  @Field((_type) => String, { description: "Plaid's id of the call, for its support." })
  requestId!: string;
}

@ObjectType({ description: 'A relay token, with an id that may be handed on in its place.' })
export class SealRelayTokenPayload {
  @Field((_type) => RelayToken, { description: 'The token.' })
  relayToken!: RelayToken;
}

@ObjectType({ description: 'What Plaid said to a refresh. The new report is PENDING at first.' })
export class RefreshRelayTokenPayload {
  @Field((_type) => RelayToken, {
    description:
      'The token to go on with. Plaid does not promise that it equals the one that was sent, so keep this one.',
  })
  relayToken!: RelayToken;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's id of the new report, where Plaid names it.",
  })
  assetReportId!: string | null;

  @Field((_type) => String, { description: "Plaid's id of the call, for its support." })
  requestId!: string;
}
