import { createContext, type KeyboardEvent, useContext } from 'react';
import type { BarShapeProps } from 'recharts';

/** A bar of a chart: the number of its month, and its row. */
export interface BarPlace {
  readonly index: number;
  readonly row: 'INFLOW' | 'OUTFLOW';
}

/** The bar at which the tab key stops. Arrow keys move from there to the others, so that a chart is one stop and not fifty. */
export interface BarFocus {
  readonly stop: BarPlace;
  /** @param text what the bar is, and its amount. Null when it loses the focus. */
  readonly onFocus: (place: BarPlace, text: string | null) => void;
}

/** A context, because Recharts replaces its bars when the chart is rendered again, and the focus would be lost. */
export const BarFocusContext = createContext<BarFocus | null>(null);

interface OpeningBarProps {
  readonly shape: BarShapeProps;
  readonly place: BarPlace;
  /** What the bar is, and its amount. */
  readonly text: string;
  readonly onOpen: () => void;
}

/** A bar that opens its transactions, by mouse and by keyboard. */
export function OpeningBar({ shape, place, text, onOpen }: OpeningBarProps) {
  const focus = useContext(BarFocusContext);
  const { x, y, width, height, fill } = shape;
  const isStop = focus?.stop.index === place.index && focus.stop.row === place.row;
  const onKeyDown = (event: KeyboardEvent<SVGPathElement>) => {
    if (event.key === 'Enter' || event.key === ' ') onOpen();
    else if (!moveFocus(event.currentTarget, place, event.key)) return;
    // The page would scroll.
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a chart cannot have buttons of HTML.
    <path
      d={`M${x},${y}h${width}v${height}h${-width}z`}
      fill={fill}
      role="button"
      aria-label={`${text}: show transactions`}
      tabIndex={isStop ? 0 : -1}
      data-index={place.index}
      data-row={place.row}
      onClick={onOpen}
      onKeyDown={onKeyDown}
      onFocus={() => focus?.onFocus(place, text)}
      onBlur={() => focus?.onFocus(place, null)}
    />
  );
}

/** Moves the focus to the next bar in a direction. False for a key that is not an arrow. */
function moveFocus(from: SVGPathElement, { index, row }: BarPlace, key: string): boolean {
  const barsOf = (name: BarPlace['row']) => [
    ...(from.ownerSVGElement?.querySelectorAll<SVGPathElement>(`[data-row="${name}"]`) ?? []),
  ];
  const at = barsOf(row).indexOf(from);
  const inMonth = (name: BarPlace['row']) => barsOf(name).find((bar) => bar.dataset.index === String(index));
  const moves: Readonly<Record<string, () => SVGPathElement | undefined>> = {
    ArrowLeft: () => barsOf(row)[at - 1],
    ArrowRight: () => barsOf(row)[at + 1],
    ArrowUp: () => inMonth('INFLOW'),
    ArrowDown: () => inMonth('OUTFLOW'),
  };
  const move = moves[key];
  move?.()?.focus();
  return move !== undefined;
}
