/**
 * A schema that a team could write in a day from Plaid's documentation: Plaid's names, default resolvers, one query. All three
 * peers serve it.
 */
export const typeDefs = /* GraphQL */ `
  type Query {
    credit_relay_get(relay_token: String!, include_insights: Boolean): AssetReportGetResponse!
  }
  type AssetReportGetResponse { report: AssetReport! request_id: String! }
  type AssetReport {
    asset_report_id: String! client_report_id: String date_generated: String! days_requested: Int!
    user: AssetReportUser! items: [AssetReportItem!]!
  }
  type AssetReportUser {
    client_user_id: String first_name: String middle_name: String last_name: String ssn: String phone_number: String
    email: String
  }
  type AssetReportItem {
    item_id: String! institution_name: String! institution_id: String! date_last_updated: String!
    accounts: [AccountAssets!]!
  }
  type AccountAssets {
    account_id: String! balances: AccountBalance! mask: String name: String! official_name: String type: AccountType!
    subtype: String ownership_type: OwnershipType days_available: Int! transactions: [AssetReportTransaction!]!
    owners: [Owner!]! historical_balances: [HistoricalBalance!]!
  }
  enum AccountType { investment credit depository loan brokerage other }
  enum OwnershipType { individual joint association trust }
  type AccountBalance {
    available: Float current: Float limit: Float margin_loan_amount: Float iso_currency_code: String
    unofficial_currency_code: String
  }
  type AssetReportTransaction {
    account_id: String! transaction_id: String! amount: Float! date: String! pending: Boolean!
    original_description: String iso_currency_code: String unofficial_currency_code: String category: [String!]
    category_id: String name: String merchant_name: String check_number: String date_transacted: String
    pending_transaction_id: String transaction_type: String account_owner: String
  }
  type HistoricalBalance {
    current: Float! date: String! iso_currency_code: String unofficial_currency_code: String
  }
  type Owner { names: [String!]! phone_numbers: [PhoneNumber!]! emails: [Email!]! addresses: [Address!]! }
  type PhoneNumber { data: String! primary: Boolean! type: String! }
  type Email { data: String! primary: Boolean! type: String! }
  type Address { data: AddressData! primary: Boolean }
  type AddressData { street: String city: String region: String postal_code: String country: String }
`;
