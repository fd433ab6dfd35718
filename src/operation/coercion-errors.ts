/** The most invalid variables that are reported for one operation. The rest is not checked. */
export const MAX_COERCION_ERRORS = 5;
