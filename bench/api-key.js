/** Sent to all contestants, so that their requests are the same. Only creditgraph checks it. It is valid nowhere else. */
export const API_KEY = 'cg_benchbenchbenchbenchbenchbenchbenchbenchben';
