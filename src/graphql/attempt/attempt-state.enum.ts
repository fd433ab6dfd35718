import { registerEnumType } from 'type-graphql';

export const AttemptState = {
  PENDING: 'PENDING',
  SUCCEEDED: 'SUCCEEDED',
  FAILED: 'FAILED',
  CREATED_UNREACHABLE: 'CREATED_UNREACHABLE',
  UNKNOWN: 'UNKNOWN',
} as const;

registerEnumType(AttemptState, {
  name: 'AttemptState',
  description: 'What came of an attempt to change something at Plaid.',
  valuesConfig: {
    PENDING: { description: 'The call is in progress.' },
    SUCCEEDED: {
      description: 'It has happened: Plaid said so, or the response was lost and a read has proved it.',
    },
    FAILED: { description: 'Plaid refused it. Nothing has changed. `errorType` and `errorCode` say why.' },
    CREATED_UNREACHABLE: {
      description:
        'A report was created, but its token was lost with the response. `assetReportId` names it. A new attempt with another key creates a second report.',
    },
    UNKNOWN: {
      description:
        'It was sent and its response was lost. It may have happened or not, and no read can tell so far.',
    },
  },
});
