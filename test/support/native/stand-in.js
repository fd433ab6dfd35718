/** A Jest transform: the module becomes one that exports what Node loads from the same path. */
export default {
  getCacheKey: (_text, path) => path,
  process: (_text, path) => ({ code: `module.exports = native.require(${JSON.stringify(path)});` }),
};
