import { existsSync, readFileSync } from 'node:fs';

/** Linux shows clock ticks of 10 ms to programs, whatever the kernel counts in. */
const TICK_MS = 10;

/** Where utime and stime stand behind the name of the program, which may itself hold spaces. */
const USER_TICKS = 11;
const SYSTEM_TICKS = 12;

const BYTES_PER_KIB = 1024;

/** Whether this system tells what a process has used. */
export function canMeasureProcesses() {
  return existsSync('/proc/self/stat');
}

/**
 * CPU time that all threads of a process have used since its start, in ms and 10 ms at a time.
 *
 * @param {number} pid
 */
export function cpuMsOf(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[USER_TICKS]) + Number(fields[SYSTEM_TICKS])) * TICK_MS;
}

/**
 * The most memory that a process has held at once since its start, in bytes.
 *
 * @param {number} pid
 */
export function peakRssOf(pid) {
  return statusOf(pid, /^VmHWM:\s+(\d+) kB$/m);
}

/**
 * What a process holds of memory now, in bytes.
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
