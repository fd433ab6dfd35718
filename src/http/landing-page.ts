import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default';
import type { Context } from '../graphql/context.js';
import { SAMPLE_OPERATION } from './sample-operation.js';

/**
 * Apollo Sandbox for a browser that opens `/graphql`, with an operation in it that answers.
 *
 * @param relayToken a token that works here, or null when there is none to show.
 */
export function createLandingPage(relayToken: string | null): ApolloServerPlugin<Context> {
  return ApolloServerPluginLandingPageLocalDefault({
    footer: false,
    includeCookies: false,
    embed: { initialState: { pollForSchemaUpdates: false } },
    document: SAMPLE_OPERATION,
    variables: { token: relayToken ?? 'a relay token that was shared with you' },
  });
}
