import { percentile } from '../../bench/measure/statistics.js';
import { digits } from '../../bench/report/format.js';
import { Random } from '../../bench/upstream/random.js';
import { freePort } from '../../test/support/free-port.js';
import type { Transport } from '../../test/support/subscriber.js';
import { type RaceRecord, runRace } from '../race.js';
import { atLeast, exactly, type Figure, type Scenario, type Soak, shown } from '../scenario.js';
import type { SoakedServer } from '../stack.js';

const RACES = { full: 1_000, short: 120 };
const AT_ONCE = 60;
const TRANSPORTS: readonly Transport[] = ['sse', 'multipart', 'websocket'];
const READY_AFTER_MS = 1_000;
const DROPPED_SHARE = 0.3;
const REFRESHES_PER_RACE = 2;

export const events: Scenario = {
  name: 'events',
  title: 'subscriptions that race with the report that they wait for',
  about: `Each race refreshes a report of its own, which is ready ${READY_AFTER_MS} ms later, subscribes at a random moment within ${2 * READY_AFTER_MS} ms, and then does so again. The connection is cut at random moments and continues with \`after\`: the last cursor, or in a quarter of the cases the one before it. ${DROPPED_SHARE * 100} % of the webhooks are dropped. ${AT_ONCE} races run at once, over the three transports in turn.`,
  async run(soak) {
    const count = soak.isShort ? RACES.short : RACES.full;
    const [port, controlPort] = [await freePort(), await freePort()];
    const control = `http://127.0.0.1:${controlPort}`;
    return soak.withStack(
      {
        PORT: String(port),
        PUBLIC_URL: `http://127.0.0.1:${port}`,
        MAX_SOCKETS_PER_CALLER: String(AT_ONCE * 2),
      },
      async ({ server, sandbox }) => {
        const tokens = await sandbox.relayTokens('small', count);
        await dropWebhooks(control, soak.seed, REFRESHES_PER_RACE * count);
        const races = await runRaces(soak, server, tokens);
        return figuresOf(races, await droppedWebhooks(control));
      },
      { SANDBOX_REPORT_DELAY_MS: String(READY_AFTER_MS), SANDBOX_CONTROL_PORT: String(controlPort) },
    );
  },
};

/** Drops a random share of the next webhooks. */
async function dropWebhooks(control: string, seed: number, count: number): Promise<void> {
  const random = new Random(seed);
  const faults = Array.from({ length: count }, () =>
    random.chance(DROPPED_SHARE) ? { kind: 'drop', times: 1 } : { kind: 'delay', ms: 0, times: 1 },
  );
  const response = await fetch(`${control}/webhooks/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code: 'PRODUCT_READY', faults }),
  });
  if (!response.ok) throw new Error(`The sandbox refused the faults: ${await response.text()}`);
}

async function droppedWebhooks(control: string): Promise<number> {
  const { deliveries } = (await (await fetch(`${control}/webhooks`)).json()) as {
    readonly deliveries: readonly { readonly state: string }[];
  };
  return deliveries.filter(({ state }) => state === 'dropped').length;
}

async function runRaces(
  soak: Soak,
  server: SoakedServer,
  tokens: readonly string[],
): Promise<readonly RaceRecord[]> {
  const races: RaceRecord[] = [];
  const seeds = new Random(soak.seed);
  const randoms = tokens.map(() => new Random(seeds.integer(0, 2 ** 32 - 1)));
  let next = 0;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (next < tokens.length) {
        const index = next;
        next += 1;
        races.push(
          await runRace({
            server,
            transport: TRANSPORTS[index % TRANSPORTS.length] as Transport,
            relayToken: tokens[index] as string,
            readyAfterMs: READY_AFTER_MS,
            random: randoms[index] as Random,
          }),
        );
        soak.progress(races.length / tokens.length);
      }
    }),
  );
  return races;
}

function figuresOf(races: readonly RaceRecord[], dropped: number): Figure[] {
  const sum = (of: (race: RaceRecord) => number) => races.reduce((total, race) => total + of(race), 0);
  const times = races.flatMap(({ toldAfterMs }) => toldAfterMs);
  const others = races.flatMap((race) => race.others);
  const seconds = (share: number) => `${digits((percentile(times, share) - READY_AFTER_MS) / 1_000)} s`;
  const counts = TRANSPORTS.map(
    (transport) => `${races.filter((race) => race.transport === transport).length} ${transport}`,
  );
  return [
    shown('races, by transport', counts.join(', ')),
    shown('connections cut', String(sum(({ cuts }) => cuts))),
    shown('of these, continued with a cursor', String(sum(({ resumed }) => resumed))),
    shown('webhooks dropped', String(dropped)),
    atLeast(
      'recoveries: reports told only after a cut',
      sum(({ recovered }) => recovered),
      1,
      String,
    ),
    exactly(
      `reports told, of ${REFRESHES_PER_RACE * races.length}`,
      times.length,
      REFRESHES_PER_RACE * races.length,
    ),
    exactly(
      'lost: not told within 60 s',
      sum(({ lost }) => lost),
      0,
    ),
    shown('repeated, with the id of the event before', String(sum(({ repeated }) => repeated))),
    exactly(
      'repeated with another id',
      sum(({ unrecognised }) => unrecognised),
      0,
    ),
    exactly(
      'events of a report that had been replaced',
      sum(({ stale }) => stale),
      0,
    ),
    exactly(`other events, errors and ends${others.length > 0 ? `: ${others[0]}` : ''}`, others.length, 0),
    shown('from ready to told: p50, p99, longest', [0.5, 0.99, 1].map(seconds).join(', ')),
  ];
}
