export const { startApp } = globalThis.built.app;
