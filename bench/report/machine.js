import { availableParallelism, cpus, totalmem } from 'node:os';

const GIB = 1024 ** 3;

/** The machine of the measurements, in one line. */
export function describeMachine() {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  const cores = availableParallelism();
  return `${cores} cores (${model}), ${Math.round(totalmem() / GIB)} GiB, Node ${process.versions.node}; servers, upstream and clients share them`;
}
