import { tokenKind } from '../node/node-kind.js';

export const relayTokenKind = tokenKind('RelayToken');
