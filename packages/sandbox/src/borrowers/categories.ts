import type { CategoryPair } from '../state/entities.js';
import { financeCategories } from './finance-categories.js';

/** Plaid's categories of a transaction: the legacy category, the credit category and the personal finance category. */
export interface Category {
  readonly category: readonly string[];
  readonly categoryId: string;
  readonly creditCategory: CategoryPair;
  readonly personalFinanceCategory: CategoryPair;
  readonly transactionCode: string;
}

type AssetCategory = Pick<Category, 'category' | 'categoryId' | 'creditCategory'>;
type CategoryName = keyof typeof financeCategories;

/**
 * The part of Plaid's taxonomies that sandbox borrowers use. Underwriting attributes are counted by credit category, so these
 * names are exactly Plaid's.
 */
export const categories = withFinance({
  salary: category('Transfer/Payroll', '21009000', 'INCOME', 'SALARY'),
  earnings: category('Transfer/Credit', '21005000', 'INCOME', 'OTHER'),
  taxRefund: category('Tax/Refund', '20001000', 'TAX_REFUND', 'TAX_REFUND'),
  interestEarned: category('Interest/Interest Earned', '15001000', 'INTEREST_PAYMENTS', 'INTEREST_RECEIVED'),
  interestCharged: category('Interest/Interest Charged', '15002000', 'INTEREST_PAYMENTS', 'INTEREST_CHARGED'),
  rent: category('Payment/Rent', '16002000', 'RENT_AND_UTILITIES', 'RENT'),
  electricity: category(
    'Service/Utilities/Electric',
    '18068005',
    'RENT_AND_UTILITIES',
    'GAS_AND_ELECTRICITY',
  ),
  water: category('Service/Utilities/Water', '18068001', 'RENT_AND_UTILITIES', 'WATER'),
  internet: category('Service/Internet Services', '18031000', 'RENT_AND_UTILITIES', 'INTERNET_AND_CABLE'),
  phone: category(
    'Service/Telecommunication Services',
    '18063000',
    'RENT_AND_UTILITIES',
    'TELECOMMUNICATIONS',
  ),
  insurance: category('Service/Insurance', '18030000', 'INSURANCE_AND_TAX', 'INSURANCE'),
  taxPayment: category('Tax/Payment', '20002000', 'INSURANCE_AND_TAX', 'TAX_PAYMENT'),
  groceries: category('Shops/Supermarkets and Groceries', '19047000', 'FOOD_RETAIL', 'GROCERIES'),
  restaurant: category('Food and Drink/Restaurants', '13005000', 'DINING', 'DINING'),
  coffee: category('Food and Drink/Restaurants/Coffee Shop', '13005043', 'DINING', 'COFFEE'),
  fuel: category('Travel/Gas Stations', '22009000', 'TRAVEL_AND_TRANSPORTATION', 'AUTOMOTIVE'),
  flights: category(
    'Travel/Airlines and Aviation Services',
    '22001000',
    'TRAVEL_AND_TRANSPORTATION',
    'FLIGHTS',
  ),
  lodging: category('Travel/Lodging', '22012000', 'TRAVEL_AND_TRANSPORTATION', 'LODGING'),
  streaming: category('Service/Subscription', '18061000', 'ENTERTAINMENT', 'MUSIC_VIDEO_GAMES_TV_AND_MOVIES'),
  gambling: category(
    'Recreation/Arts and Entertainment/Casinos and Gaming',
    '17001014',
    'ENTERTAINMENT',
    'CASINOS_AND_GAMBLING',
  ),
  gym: category(
    'Recreation/Gyms and Fitness Centers',
    '17018000',
    'PERSONAL_CARE',
    'GYMS_AND_FITNESS_CENTERS',
  ),
  pharmacy: category('Shops/Pharmacies', '19043000', 'MEDICAL', 'PHARMACIES_AND_SUPPLEMENTS'),
  shopping: category('Shops', '19000000', 'GENERAL_MERCHANDISE', 'OTHER_GENERAL_MERCHANDISE'),
  supplies: category('Service/Business Services', '18008000', 'GENERAL_SERVICES', 'OTHER_SERVICES'),
  creditCardPayment: category('Payment/Credit Card', '16001000', 'LOAN_PAYMENTS', 'CREDIT_CARD_PAYMENT'),
  mortgagePayment: category('Payment/Loan', '16003000', 'LOAN_PAYMENTS', 'MORTGAGE_AND_AUTO'),
  studentLoanPayment: category('Payment/Loan', '16003000', 'LOAN_PAYMENTS', 'STUDENT_LOAN_PAYMENT'),
  personalLoanPayment: category('Payment/Loan', '16003000', 'LOAN_PAYMENTS', 'PERSONAL_LOAN_PAYMENT'),
  cashAdvanceRepayment: category('Payment/Loan', '16003000', 'LOAN_PAYMENTS', 'CASH_ADVANCES'),
  cashAdvance: category('Cash Advance', '11000000', 'LOAN_DISBURSEMENTS', 'CASH_ADVANCES'),
  personalLoan: category('Transfer/Credit', '21005000', 'LOAN_DISBURSEMENTS', 'PERSONAL'),
  overdraftFee: category(
    'Bank Fees/Overdraft',
    '10001000',
    'BANK_PENALTIES',
    'CASH_ADVANCE_AND_OVERDRAFT_FEES',
  ),
  returnedItemFee: category(
    'Bank Fees/Insufficient Funds',
    '10007000',
    'BANK_PENALTIES',
    'INSUFFICIENT_AND_LATE_FEES',
  ),
  atmFee: category('Bank Fees/ATM', '10002000', 'BANK_FEES', 'ATM'),
  toSavings: category('Transfer/Internal Account Transfer', '21001000', 'TRANSFER_OUT', 'SAVINGS'),
  fromSavings: category('Transfer/Internal Account Transfer', '21001000', 'TRANSFER_IN', 'SAVINGS'),
  toChecking: category('Transfer/Internal Account Transfer', '21001000', 'TRANSFER_OUT', 'CHECKING'),
  fromChecking: category('Transfer/Internal Account Transfer', '21001000', 'TRANSFER_IN', 'CHECKING'),
  otherTransferIn: category('Transfer/Credit', '21005000', 'TRANSFER_IN', 'OTHER'),
  otherTransferOut: category('Transfer/Debit', '21006000', 'TRANSFER_OUT', 'OTHER'),
  cashDeposit: category('Transfer/Deposit/ATM', '21007001', 'TRANSFER_IN', 'CHECKS_AND_ATM'),
  cashWithdrawal: category('Transfer/Withdrawal/ATM', '21012002', 'TRANSFER_OUT', 'CHECKS_AND_ATM'),
  check: category('Transfer/Withdrawal/Check', '21012001', 'TRANSFER_OUT', 'CHECKS_AND_ATM'),
  investing: category('Transfer/Debit', '21006000', 'TRANSFER_OUT', 'INVESTMENT_AND_RETIREMENT_FUNDS'),
  // Only the legacy taxonomy has a category for wages that a business pays.
  payroll: category('Transfer/Payroll', '21009000', 'GENERAL_SERVICES', 'OTHER_SERVICES'),
  businessLoanPayment: category('Payment/Loan', '16003000', 'LOAN_PAYMENTS', 'OTHER'),
});

/** `path` is the legacy hierarchy, separated by slashes. As at Plaid, the detailed name starts with the primary name. */
function category(path: string, categoryId: string, primary: string, detailed: string): AssetCategory {
  return { category: path.split('/'), categoryId, creditCategory: pair(primary, detailed) };
}

function withFinance(rows: Record<CategoryName, AssetCategory>): Record<CategoryName, Category> {
  const names = Object.keys(rows) as CategoryName[];
  const complete = names.map((name) => {
    const [path, transactionCode] = financeCategories[name];
    const [primary = '', detailed = ''] = path.split('/');
    return [name, { ...rows[name], personalFinanceCategory: pair(primary, detailed), transactionCode }];
  });
  return Object.fromEntries(complete) as Record<CategoryName, Category>;
}

function pair(primary: string, detailed: string): CategoryPair {
  return { primary, detailed: `${primary}_${detailed}` };
}
