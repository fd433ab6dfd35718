import { describe, expect, it } from '@jest/globals';
import { createLog } from '../../../src/app/log.js';
import { createRefusedOrigins } from '../../../src/http/refused-origins.js';

const MINUTE_MS = 60_000;

function started() {
  const lines: string[] = [];
  let time = 1_000;
  const logRefused = createRefusedOrigins(
    createLog('warn', { write: (line) => void lines.push(line) }),
    () => time,
  );
  return {
    logRefused,
    pass: (ms: number) => {
      time += ms;
    },
    origins: () => lines.map((line) => (JSON.parse(line) as { origin: string }).origin),
  };
}

describe('refused origins', () => {
  it('are each logged once a minute', () => {
    const { logRefused, pass, origins } = started();
    logRefused('https://a.example');
    pass(MINUTE_MS - 1);
    logRefused('https://a.example');
    logRefused('https://b.example');
    expect(origins()).toEqual(['https://a.example', 'https://b.example']);

    pass(1);
    logRefused('https://a.example');
    logRefused('https://b.example');
    expect(origins()).toEqual(['https://a.example', 'https://b.example', 'https://a.example']);
  });

  it('cannot fill the log: at most 20 are logged per minute', () => {
    const { logRefused, pass, origins } = started();
    const flood = () => {
      for (let index = 0; index < 10_000; index += 1) logRefused(`https://${index}.example`);
    };
    flood();
    expect(origins()).toHaveLength(20);
    pass(MINUTE_MS);
    flood();
    expect(origins()).toHaveLength(40);
  });

  it.each(['null', 'http://[::1]:5173', 'capacitor://localhost', 'https://xn--bcher-kva.example'])(
    'are repeated as a browser sends them: %s',
    (origin) => {
      const { logRefused, origins } = started();
      logRefused(origin);
      expect(origins()).toEqual([origin]);
    },
  );

  it.each([
    '',
    'secret',
    'https://a.example/path',
    'https://a:b@c.example',
    '\u009b31m',
    `https://${'a'.repeat(300)}`,
  ])('are not logged if they are malformed: %j', (sent) => {
    const { logRefused, origins } = started();
    logRefused(sent);
    expect(origins()).toEqual(['malformed']);
  });
});
