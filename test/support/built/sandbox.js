export const { startSandbox } = globalThis.built.sandbox;
