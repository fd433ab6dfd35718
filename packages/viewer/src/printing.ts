import { useSyncExternalStore } from 'react';

const query = matchMedia('print');
let isPrinting = query.matches;

/** The event `beforeprint` comes before the page is laid out for paper. A tool that shows the page as printed changes the medium only. */
function subscribe(onChange: () => void) {
  const set = (value: boolean) => () => {
    isPrinting = value;
    onChange();
  };
  const handlers = { beforeprint: set(true), afterprint: set(false) };
  const onMedium = () => set(query.matches)();
  addEventListener('beforeprint', handlers.beforeprint);
  addEventListener('afterprint', handlers.afterprint);
  query.addEventListener('change', onMedium);
  return () => {
    removeEventListener('beforeprint', handlers.beforeprint);
    removeEventListener('afterprint', handlers.afterprint);
    query.removeEventListener('change', onMedium);
  };
}

/** Whether the page is being printed. Lists then show all their rows, and charts have the width of paper. */
export const usePrinting = (): boolean => useSyncExternalStore(subscribe, () => isPrinting);
