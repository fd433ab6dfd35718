import { itemAuthMethod } from '../../model/cashflow-enums.js';
import { registerOpenEnum } from '../shared/register-open-enum.js';

export const ItemAuthMethod = registerOpenEnum(
  itemAuthMethod,
  'ItemAuthMethod',
  'Method by which Plaid got the account numbers of an Item.',
  {
    INSTANT_AUTH: 'The institution provided them.',
    INSTANT_MATCH: 'The holder typed them, and they matched the part that the institution shows.',
    AUTOMATED_MICRODEPOSITS: 'Plaid sent small deposits and detected that they arrived.',
    SAME_DAY_MICRODEPOSITS: 'The holder confirmed small deposits that Plaid sent on the same day.',
    INSTANT_MICRODEPOSITS: 'The holder confirmed a small deposit that Plaid sent over an instant network.',
    DATABASE_MATCH: "They matched Plaid's data.",
    DATABASE_INSIGHTS: 'Plaid looked them up in its data.',
    TRANSFER_MIGRATED: "They were migrated to Plaid's Transfer.",
    INVESTMENTS_FALLBACK: 'The holder typed them for a transfer of investments.',
    UNRECOGNIZED: "A method that this version does not know. `authMethodRaw` contains Plaid's value.",
  },
);
