/** What a check has found. The texts have no value of a setting, except names, and no path. */
export interface Finding {
  /** `skipped`: there is nothing to check. */
  readonly status: 'ok' | 'warning' | 'failure' | 'skipped';
  readonly text: string;
  /** What to do; null when there is nothing to do. */
  readonly remedy: string | null;
}

export const ok = (text: string): Finding => ({ status: 'ok', text, remedy: null });
export const skipped = (text: string): Finding => ({ status: 'skipped', text, remedy: null });

/** The server starts, but something is missing or unusual. */
export const warning = (text: string, remedy: string): Finding => ({ status: 'warning', text, remedy });

/** The server does not start, or does not work. */
export const failure = (text: string, remedy: string): Finding => ({ status: 'failure', text, remedy });
