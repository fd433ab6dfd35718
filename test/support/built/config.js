export const { readConfig, listSettings } = globalThis.built.config;
