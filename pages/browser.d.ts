declare module '*.css';

/** Monaco reads it to start its workers. */
declare var MonacoEnvironment: { getWorker(moduleId: string, language: string): Worker };
