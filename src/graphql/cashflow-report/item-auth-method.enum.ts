import { itemAuthMethod } from '../../model/cashflow-enums.js';
import { registerOpenEnum } from '../shared/register-open-enum.js';

export const ItemAuthMethod = registerOpenEnum(
  itemAuthMethod,
  'ItemAuthMethod',
  'How Plaid got the account numbers of an Item.',
  {
    INSTANT_AUTH: 'The institution gave them.',
    INSTANT_MATCH: 'The holder typed them in, and they matched what the institution shows of them.',
    AUTOMATED_MICRODEPOSITS: 'Plaid sent small deposits and saw them arrive.',
    SAME_DAY_MICRODEPOSITS: 'The holder confirmed small deposits that Plaid sent on the same day.',
    INSTANT_MICRODEPOSITS: 'The holder confirmed a small deposit that Plaid sent over an instant network.',
    DATABASE_MATCH: 'They matched data that Plaid has.',
    DATABASE_INSIGHTS: 'Plaid looked them up in its data.',
    TRANSFER_MIGRATED: "They were carried over into Plaid's Transfer.",
    INVESTMENTS_FALLBACK: 'The holder typed them in for a transfer of investments.',
    UNRECOGNIZED: 'A method that this version does not know. `authMethodRaw` has it.',
  },
);
