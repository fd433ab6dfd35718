/** How many wrong variables of one operation get an error of their own. The rest is not looked at. */
export const MAX_COERCION_ERRORS = 5;
