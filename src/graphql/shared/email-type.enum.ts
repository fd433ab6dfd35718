import { emailType } from '../../model/enums.js';
import { registerOpenEnum } from './register-open-enum.js';

export const EmailType = registerOpenEnum(
  emailType,
  'EmailType',
  'Kind of an email address, as the bank reports it.',
  {
    PRIMARY: 'The main address.',
    SECONDARY: 'A further address.',
    OTHER: 'Another kind.',
    UNRECOGNIZED: "A kind that this version does not know. `typeRaw` contains Plaid's value.",
  },
);
