import { Field, ObjectType } from 'type-graphql';
import { DataClass } from '../access/data-class.js';
import { RelayToken } from './relay-token.type.js';

@ObjectType({ description: 'A new relay token.' })
export class CreateRelayTokenPayload {
  @Field((_type) => RelayToken, {
    description:
      "The new token. Plaid lets only the secondary client read its report, so it can be selected only if that is this server's own Plaid client.",
  })
  relayToken!: RelayToken;

  @Field((_type) => String, { description: "Plaid's id of the call, for its support." })
  @DataClass('public')
  requestId!: string;
}

@ObjectType({ description: 'A relay token, with an id that may be handed on in its place.' })
export class SealRelayTokenPayload {
  @Field((_type) => RelayToken, { description: 'The token.' })
  relayToken!: RelayToken;
}

@ObjectType({
  description: 'A relay token whose report is being made again. The new report is PENDING at first.',
})
export class RefreshRelayTokenPayload {
  @Field((_type) => RelayToken, {
    description:
      'The token to use from now on. Plaid does not guarantee that it equals the one that was sent.',
  })
  relayToken!: RelayToken;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's id of the new report, where Plaid gives it.",
  })
  @DataClass('public')
  assetReportId!: string | null;

  @Field((_type) => String, { description: "Plaid's id of the call, for its support." })
  @DataClass('public')
  requestId!: string;
}
