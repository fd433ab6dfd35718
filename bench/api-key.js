/** Sent to all who are measured, so that all are sent the same; creditgraph alone looks at it. It opens nothing anywhere else. */
export const API_KEY = 'cg_benchbenchbenchbenchbenchbenchbenchbenchben';
