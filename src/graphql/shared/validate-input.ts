import { getMetadataStorage, validateSync } from 'class-validator';
import { ArgumentValidationError } from 'type-graphql';

/**
 * Input classes declare their rules with class-validator. Keys that a class does not have never get here. Rules also run for missing
 * values, because some are required: `IfGiven` skips the rules of optional ones.
 */
const RULES = { forbidUnknownValues: false, skipMissingProperties: false };

rememberRules();

/**
 * class-validator 0.15 collects the rules of a class at each validation, from all classes that have any. That was 8 % of the memory
 * that a small query allocates. The rules do not change after the classes are loaded, and RULES has no groups.
 */
function rememberRules(): void {
  const storage = getMetadataStorage();
  const collect = storage.getTargetValidationMetadatas.bind(storage);
  const collected = new WeakMap<object, ReturnType<typeof collect>>();
  storage.getTargetValidationMetadatas = (target, ...options) => {
    const known = collected.get(target);
    if (known !== undefined) return known;
    const rules = collect(target, ...options);
    collected.set(target, rules);
    return rules;
  };
}

/** The classes whose rules hold when no value is given. Most fields with arguments are called without any. */
const validWithoutValues = new WeakSet<object>();

/**
 * Checks the rules of an argument or an object of arguments.
 *
 * @throws {ArgumentValidationError} with the broken rules.
 */
export function validateInput(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const one of value) validateInput(one);
    return;
  }
  const hasValues = Object.values(value).some((given) => given !== undefined);
  if (!hasValues && validWithoutValues.has(value.constructor)) return;
  const broken = validateSync(value, RULES);
  if (broken.length > 0) throw new ArgumentValidationError(broken);
  if (!hasValues) validWithoutValues.add(value.constructor);
}
