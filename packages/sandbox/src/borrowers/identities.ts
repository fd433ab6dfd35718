import type { Owner, ReportUser } from '../state/entities.js';

/**
 * A person who cannot exist. 555-01xx phone numbers and social security numbers with area 000 are never assigned, ZIP codes
 * below 00500 are not in use, and example.com receives no mail.
 */
export interface Person {
  readonly clientUserId: string;
  readonly firstName: string;
  readonly middleName: string | null;
  readonly lastName: string;
  readonly ssn: string;
  readonly phone: string;
  readonly email: string;
  readonly address: {
    readonly street: string;
    readonly city: string;
    readonly region: string;
    readonly postalCode: string;
  };
}

export const people = {
  hazel: {
    clientUserId: 'applicant-salaried',
    firstName: 'Hazel',
    middleName: 'May',
    lastName: 'Quillfeather',
    ssn: '000-00-0001',
    phone: '+15035550101',
    email: 'hazel.quillfeather@example.com',
    address: { street: '7 Heron Court, Apt 3B', city: 'Port Juniper', region: 'OR', postalCode: '00141' },
  },
  otto: {
    clientUserId: 'applicant-self-employed',
    firstName: 'Otto',
    middleName: null,
    lastName: 'Brambleway',
    ssn: '000-00-0002',
    phone: '+17025550102',
    email: 'otto.brambleway@example.com',
    address: { street: '19 Tumbleweed Terrace', city: 'Drycreek', region: 'NV', postalCode: '00289' },
  },
  cordelia: {
    clientUserId: 'applicant-wealthy',
    firstName: 'Cordelia',
    middleName: 'Ines',
    lastName: 'Goldfinch',
    ssn: '000-00-0003',
    phone: '+14155550103',
    email: 'cordelia.goldfinch@example.com',
    address: { street: '1 Chandelier Drive', city: 'Larkspur Heights', region: 'CA', postalCode: '00394' },
  },
  ambrose: {
    clientUserId: 'applicant-wealthy-spouse',
    firstName: 'Ambrose',
    middleName: null,
    lastName: 'Goldfinch',
    ssn: '000-00-0004',
    phone: '+14155550104',
    email: 'ambrose.goldfinch@example.com',
    address: { street: '1 Chandelier Drive', city: 'Larkspur Heights', region: 'CA', postalCode: '00394' },
  },
  wren: {
    clientUserId: 'applicant-sparse',
    firstName: 'Wren',
    middleName: null,
    lastName: 'Thistledown',
    ssn: '000-00-0005',
    phone: '+15055550105',
    email: 'wren.thistledown@example.com',
    address: { street: '404 Nowhere Lane', city: 'Little Pause', region: 'NM', postalCode: '00404' },
  },
  alma: {
    clientUserId: 'applicant-good',
    firstName: 'Alma',
    middleName: 'B',
    lastName: 'Testerly',
    ssn: '000-00-0006',
    phone: '+12125550106',
    email: 'alma.testerly@example.com',
    address: { street: '200 Specimen Street', city: 'Sampleton', region: 'NY', postalCode: '00200' },
  },
  fennel: {
    clientUserId: 'applicant-small-business',
    firstName: 'Fennel',
    middleName: null,
    lastName: 'Pattypan',
    ssn: '000-00-0007',
    phone: '+15035550107',
    email: 'fennel.pattypan@example.com',
    address: { street: '31 Gannet Wharf', city: 'Port Juniper', region: 'OR', postalCode: '00141' },
  },
} as const satisfies Record<string, Person>;

/** As at Plaid, several people on one account become one owner with several names. */
export function owner(first: Person, ...others: readonly Person[]): Owner {
  const everyone = [first, ...others];
  return {
    names: everyone.map(fullName),
    phoneNumbers: everyone.map(({ phone }) => ({
      data: phone,
      primary: phone === first.phone,
      type: 'mobile',
    })),
    emails: everyone.map(({ email }) => ({
      data: email,
      primary: email === first.email,
      type: email === first.email ? 'primary' : 'secondary',
    })),
    addresses: [{ ...first.address, country: 'US', primary: true }],
  };
}

/** The applicant data that a lender would send. */
export function reportUser(person: Person): ReportUser {
  const { clientUserId, firstName, middleName, lastName, ssn, phone, email } = person;
  return { clientUserId, firstName, middleName, lastName, ssn, phoneNumber: phone, email };
}

function fullName({ firstName, middleName, lastName }: Person): string {
  return [firstName, middleName, lastName].filter((name) => name !== null).join(' ');
}
