import { emailType } from '../../model/enums.js';
import { registerOpenEnum } from './register-open-enum.js';

export const EmailType = registerOpenEnum(
  emailType,
  'EmailType',
  'The kind of an email address, as the bank gives it.',
  {
    PRIMARY: 'The main one.',
    SECONDARY: 'A further one.',
    OTHER: 'Of another kind.',
    UNRECOGNIZED: 'A kind that this version does not know. `typeRaw` has it.',
  },
);
