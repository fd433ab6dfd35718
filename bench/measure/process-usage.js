import { existsSync, readFileSync } from 'node:fs';

/** Linux reports clock ticks of 10 ms to programs, regardless of the kernel's own unit. */
const TICK_MS = 10;

/** The positions of utime and stime after the name of the program, which may contain spaces. */
const USER_TICKS = 11;
const SYSTEM_TICKS = 12;

const BYTES_PER_KIB = 1024;

/** Whether this system has /proc. */
export function canMeasureProcesses() {
  return existsSync('/proc/self/stat');
}

/**
 * CPU time of all threads of a process since its start, in ms, in steps of 10 ms.
 *
 * @param {number} pid
 */
export function cpuMsOf(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[USER_TICKS]) + Number(fields[SYSTEM_TICKS])) * TICK_MS;
}

/**
 * The peak memory of a process since its start, in bytes.
 *
 * @param {number} pid
 */
export function peakRssOf(pid) {
  return statusOf(pid, /^VmHWM:\s+(\d+) kB$/m);
}

/**
 * The current memory of a process, in bytes.
 *
 * @param {number} pid
 */
export function rssOf(pid) {
  return statusOf(pid, /^VmRSS:\s+(\d+) kB$/m);
}

/**
 * @param {number} pid
 * @param {RegExp} line
 */
function statusOf(pid, line) {
  const [, kibibytes] = line.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kibibytes) * BYTES_PER_KIB;
}
