import { emailType } from '../../model/enums.js';
import { registerOpenEnum } from './register-open-enum.js';

export const EmailType = registerOpenEnum(
  emailType,
  'EmailType',
  'What kind of email address it is, as the bank has it.',
  {
    PRIMARY: 'The main one.',
    SECONDARY: 'A further one.',
    OTHER: 'Of another kind.',
    UNRECOGNIZED: 'A kind that this version does not know. `typeRaw` has it.',
  },
);
