/** Part of the description of each figure that counts transfers between the borrower's own accounts. */
export const OWN_TRANSFERS =
  "Transfers between the borrower's own accounts count. For a report: on both accounts.";

export const OWN_TRANSFERS_IN_NET =
  "Transfers between the borrower's own accounts count. For a report: on both accounts, so the two sides cancel out when they are in the same total.";
