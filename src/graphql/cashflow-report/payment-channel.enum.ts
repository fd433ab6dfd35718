import { paymentChannel } from '../../model/cashflow-enums.js';
import { registerOpenEnum } from '../shared/register-open-enum.js';

export const PaymentChannel = registerOpenEnum(
  paymentChannel,
  'PaymentChannel',
  'Through which channel a payment was made.',
  {
    ONLINE: 'Online.',
    IN_STORE: 'At a physical place, such as a shop.',
    OTHER: 'By the bank itself, such as a fee or a deposit.',
    UNRECOGNIZED: 'A channel that this version does not know. `paymentChannelRaw` has it.',
  },
);
