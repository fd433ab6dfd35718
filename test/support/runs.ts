/** `npm test` has 1; `npm run test:full` sets more. */
const SCALE = Number(process.env.RUNS ?? 1);

/** Whether this is `npm run test:full`. */
export const isFull = SCALE > 1;

/** The runs of a property: `short` in `npm test`, a multiple in `npm run test:full`. */
export const runs = (short: number): number => short * SCALE;

/** Every n-th element of a list in `npm test`, all of them in `npm run test:full`. */
export const someOf = <T>(list: readonly T[], every: number, first = 0): readonly T[] =>
  isFull ? list : list.filter((_one, index) => index % every === first);
