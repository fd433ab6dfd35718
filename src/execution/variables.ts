/** Variables as graphql-js has coerced them: enums by their values, defaults filled in. */
export type Variables = Readonly<Record<string, unknown>>;
