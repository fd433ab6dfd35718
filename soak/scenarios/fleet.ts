import { loadavg } from 'node:os';
import { digits, times } from '../../bench/report/format.js';
import { measureCosts, type RoundCost } from '../fleet-costs.js';
import { measureInvalidations } from '../fleet-invalidations.js';
import { type KillResult, runKills, type Sending } from '../fleet-kills.js';
import { withFleet } from '../fleet-stack.js';
import { OK } from '../graph-client.js';
import { codesOf, milliseconds, timeAt } from '../outcomes.js';
import { atMost, exactly, type Figure, type Scenario, shown } from '../scenario.js';

const MOST_INVALIDATION_MS = 100;
const MOST_FAILED_READS = 0.001;
export const fleet: Scenario = {
  name: 'fleet',
  title: 'two replicas with two Redis servers, behind a balancer',
  about:
    'First, reports are read through the balancer, from one replica and from both in turn: each once, and then nine times more. Then relay tokens are refreshed at one replica, while a client repeats a read at the other one until it has the new report: the time from the response of the mutation. At last, one of the replicas is killed 20 times, while clients send histories of mutations as in `mutations`, and reads. Reads are sent by GET, as registered operations, by POST with `x-read-only: true`, and by POST without it. When its connection was lost before a response, the balancer sends the first two again, as Caddy does with `deploy/Caddyfile`.',
  async run(soak) {
    return withFleet(soak, async (stack) => {
      const loadBefore = loadavg()[0] ?? Number.NaN;
      const costs = await measureCosts(stack);
      const invalidationMs = await measureInvalidations(stack);
      const kills = await runKills(stack);
      const loadAfter = loadavg()[0] ?? Number.NaN;
      return [
        shown('load average of the machine, before and after', `${digits(loadBefore)}, ${digits(loadAfter)}`),
        ...costFigures(costs),
        ...invalidationFigures(invalidationMs),
        ...killFigures(kills),
      ];
    });
  },
};

function costFigures(rounds: readonly RoundCost[]): Figure[] {
  const of = (count: 1 | 2, cost: 'coldMs' | 'againMs') => {
    const values = rounds.filter(({ replicas }) => replicas === count).map((round) => round[cost]);
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  };
  const both = (cost: 'coldMs' | 'againMs') =>
    `${milliseconds(of(1, cost))}, ${milliseconds(of(2, cost))}, ${times(of(2, cost) / of(1, cost))}`;
  const sum = (what: 'calls' | 'tokens') => rounds.reduce((total, round) => total + round[what], 0);
  return [
    shown('CPU per first read of a report: one replica, two, ratio', both('coldMs')),
    shown('CPU per read after the first one: one replica, two, ratio', both('againMs')),
    shown('reports, and reads of them', `${sum('tokens')}, ${10 * sum('tokens')}`),
    exactly('calls to Plaid per report within its time to live', sum('calls') / sum('tokens'), 1),
  ];
}

function invalidationFigures(found: readonly number[]): Figure[] {
  const outcomes = found.map((ms) => ({ ms, code: OK, isAnswered: true, retryAfterMs: null }));
  const at = (share: number) => timeAt(outcomes, share);
  return [
    shown('mutations that change a report which the other replica has cached', String(found.length)),
    shown('until the other replica returns the new report: p50', milliseconds(at(0.5))),
    atMost('p99', at(0.99), MOST_INVALIDATION_MS, milliseconds),
    atMost('longest', at(1), MOST_INVALIDATION_MS, milliseconds),
  ];
}

function killFigures({ counts, reads, repeated }: KillResult): Figure[] {
  const { kills, mutations, sends, unanswered, acknowledged, effects, doubled, forgotten } = counts;
  const share = (value: number) => `${(100 * value).toFixed(3)} %`;
  const failedOf = (name: string, sending: Sending, judge: (share: number) => Figure) => {
    const all = reads.filter((read) => read.sending === sending);
    const failed = all.filter(({ code }) => code !== OK);
    const codes = failed.length === 0 ? '' : `: ${codesOf(failed)}`;
    return [shown(name, `${failed.length} of ${all.length}${codes}`), judge(failed.length / all.length)];
  };
  const few = (value: number) => atMost('share of them', value, MOST_FAILED_READS, share);
  const any = (value: number) => shown('share of them', share(value));
  return [
    shown('kill -9 of one of the two replicas', String(kills)),
    shown('keys, requests, requests without an answer', `${mutations}, ${sends}, ${unanswered}`),
    shown('mutations acknowledged, effects at Plaid', `${acknowledged}, ${effects}`),
    exactly('mutations acknowledged, and not known later', forgotten, 0),
    exactly('keys with two effects', doubled, 0),
    ...failedOf('reads by GET that failed', 'GET', few),
    ...failedOf('reads by POST with x-read-only that failed', 'read-only POST', few),
    shown('reads that the balancer sent again', String(repeated)),
    ...failedOf('reads by POST without it that failed: the client sends them again', 'POST', any),
  ];
}
