import { useSyncExternalStore } from 'react';

const query = matchMedia('print');

function subscribe(onChange: () => void) {
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}

/** Whether the page is being printed. Lists then show all their rows. */
export const usePrinting = (): boolean => useSyncExternalStore(subscribe, () => query.matches);
