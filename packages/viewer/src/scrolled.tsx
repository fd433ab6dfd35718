import type { ReactNode, Ref } from 'react';

interface ScrolledProps {
  readonly label: string;
  readonly className?: string;
  readonly ref?: Ref<HTMLDivElement>;
  readonly children: ReactNode;
}

/** A part that scrolls by itself, also by keyboard. */
export function Scrolled({ label, className = 'scrolled', ref, children }: ScrolledProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is a part of a form. A region would be a landmark beside its panel.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without the focus, keys could not scroll it.
    <div className={className} role="group" aria-label={label} ref={ref} tabIndex={0}>
      {children}
    </div>
  );
}
