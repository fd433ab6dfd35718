/** A Jest transform. The module re-exports what Node loads from the same path. */
export default {
  getCacheKey: (_text, path) => path,
  process: (_text, path) => ({ code: `module.exports = native.require(${JSON.stringify(path)});` }),
};
