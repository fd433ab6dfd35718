import { existsSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import AxeCore from 'axe-core';
import { type ConsoleMessage, chromium, type Page as Tab } from 'playwright-core';
import { DEADLINE_MS, eventually } from './eventually.js';

/** A headless Chromium that reaches this machine only. */
export interface Chromium {
  open(url: string, options?: PageOptions): Promise<Page>;
  /** Closes all pages, so that none of them listens and draws beside the next test. */
  closePages(): Promise<void>;
  stop(): Promise<void>;
}

export interface PageOptions {
  readonly colorScheme?: 'light' | 'dark';
  /** The width of the window, in CSS pixels; 1280 by default. */
  readonly width?: number;
}

export interface Page {
  /** Warnings and errors of the console, failed requests, and uncaught exceptions. */
  readonly complaints: readonly string[];
  /** The origins of other hosts that the page tried to reach. All are refused. */
  readonly refused: ReadonlySet<string>;
  /** The page of Playwright, for clicks and keys. */
  readonly tab: Tab;
  /** Evaluates an expression in the page. The value must be JSON. */
  evaluate<T>(expression: string): Promise<T>;
  /** Resolves with the visible text of the page, once it contains a match. */
  until(part: RegExp): Promise<string>;
  /** Violations of WCAG 2.2, levels A and AA, that axe-core finds: the rule and the elements. */
  accessibilityFaults(): Promise<readonly string[]>;
}

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Debian's Chromium. */
const EXECUTABLE = '/usr/bin/chromium';

const FLAGS = [
  '--lang=en-US',
  // Only names of this machine are resolved.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
];

/** Tests that need Chromium. Where it is not installed, one test says that they are left out, and fails in CI. */
export function describeWithChromium(name: string, tests: () => void): void {
  if (existsSync(EXECUTABLE)) describe(name, tests);
  else {
    it(`${name}: left out, because ${EXECUTABLE} is not installed`, () => {
      expect(process.env.CI).toBeUndefined();
    });
  }
}

export async function startChromium(): Promise<Chromium> {
  const browser = await chromium.launch({ executablePath: EXECUTABLE, args: FLAGS, chromiumSandbox: false });
  return {
    async open(url, { colorScheme = 'light', width = 1280 } = {}) {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } });
      const tab = await context.newPage();
      tab.setDefaultTimeout(DEADLINE_MS);
      const complaints: string[] = [];
      const refused = new Set<string>();
      const note = (address: string) => {
        const { origin, hostname } = new URL(address);
        if (hostname !== '' && hostname !== 'localhost' && hostname !== '127.0.0.1') refused.add(origin);
      };
      context.on('request', (request) => note(request.url()));
      tab.on('websocket', (socket) => note(socket.url()));
      tab.on('console', (message) => complaints.push(...complaintsIn(message)));
      tab.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
      await tab.goto(url);
      const evaluate = <T>(expression: string) => tab.evaluate<T>(expression);
      return {
        complaints,
        refused,
        tab,
        evaluate,
        until(part) {
          let text = '';
          return eventually(`${part} on ${url}`, async () => {
            // The editor shows spaces as no-break spaces.
            text = (await evaluate<string>('document.body?.innerText ?? ""')).replaceAll('\u00a0', ' ');
            return part.test(text) ? text : null;
          }).catch(({ message }: Error) => {
            throw new Error([message, ...complaints, text].join('\n'));
          });
        },
        async accessibilityFaults() {
          // By the protocol of the browser, which the policy of the page does not restrict.
          await evaluate(AxeCore.source);
          const { violations } = await evaluate<AxeCore.AxeResults>(
            `axe.run({ runOnly: ${JSON.stringify(WCAG)} })`,
          );
          return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
        },
      };
    },
    async closePages() {
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    stop: () => browser.close(),
  };
}

function complaintsIn(message: ConsoleMessage): string[] {
  if (!['error', 'warning', 'assert'].includes(message.type())) return [];
  return [`${message.text()} ${message.location().url}`];
}
