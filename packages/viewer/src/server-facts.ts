import type { PageFacts } from '../../../src/http/page-facts.js';

export type { PageFacts };

/** @throws {Error} for a status other than 200. */
export async function readFacts(): Promise<PageFacts> {
  const response = await fetch('/page/facts.json');
  if (!response.ok) throw new Error(`/page/facts.json has status ${response.status}`);
  return response.json();
}
