import { type ColumnDef, tableFeatures, useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { usePrinting } from './printing.js';
import { Scrolled } from './scrolled.js';

export const features = tableFeatures({});

export type Columns<Row extends object> = ColumnDef<typeof features, Row>[];

interface VirtualTableProps<Row extends object> {
  readonly label: string;
  readonly columns: Columns<Row>;
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** The number of all rows, which may not be there yet; null when it is not known. */
  readonly total: number | null;
  /** Called when the last rows become visible, maybe several times. */
  readonly onEnd?: () => void;
  /** The column that the rows are sorted by. */
  readonly sorted?: { readonly columnId: string; readonly direction: 'ascending' | 'descending' };
}

const ROW_HEIGHT = 33;

/** A table that has only its visible rows in the document, and all of them on paper. */
export function VirtualTable<Row extends object>(props: VirtualTableProps<Row>) {
  const { label, columns, rows, keyOf, total, onEnd, sorted } = props;
  const scrolled = useRef<HTMLDivElement>(null);
  const isPrinting = usePrinting();
  const table = useTable({ features, columns, data: rows, getRowId: keyOf });
  const model = table.getRowModel().rows;
  const virtualizer = useVirtualizer({
    count: model.length,
    getScrollElement: () => scrolled.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => model[index]?.id ?? index,
    overscan: 12,
  });
  const visible = isPrinting
    ? model.map((_row, index) => ({ index, start: 0, end: 0 }))
    : virtualizer.getVirtualItems();
  const last = visible.at(-1);
  const isAtEnd = last !== undefined && last.index >= model.length - 1;
  useEffect(() => {
    if (isAtEnd && model.length > 0 && !isPrinting) onEnd?.();
  }, [isAtEnd, model.length, isPrinting, onEnd]);

  const above = visible[0]?.start ?? 0;
  const below = isPrinting ? 0 : Math.max(0, virtualizer.getTotalSize() - (last?.end ?? 0));
  return (
    <Scrolled label={label} ref={scrolled}>
      <table aria-label={label} aria-rowcount={total === null ? -1 : total + 1}>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} aria-rowindex={1}>
              {group.headers.map((header) => (
                <th
                  key={header.id}
                  scope="col"
                  className={`of-${header.column.id}`}
                  {...(sorted?.columnId === header.column.id && { 'aria-sort': sorted.direction })}
                >
                  <table.FlexRender header={header} />
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {above > 0 && <Space height={above} columns={columns.length} />}
          {visible.map(({ index }) => {
            const row = model[index];
            if (row === undefined) return null;
            return (
              <tr key={row.id} data-index={index} aria-rowindex={index + 2} ref={virtualizer.measureElement}>
                {row.getAllCells().map((cell) => (
                  <td key={cell.id} className={`of-${cell.column.id}`}>
                    <table.FlexRender cell={cell} />
                  </td>
                ))}
              </tr>
            );
          })}
          {below > 0 && <Space height={below} columns={columns.length} />}
        </tbody>
      </table>
    </Scrolled>
  );
}

function Space({ height, columns }: { height: number; columns: number }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: it has nothing that could have the focus.
    <tr aria-hidden="true" className="space" style={{ height }}>
      <td colSpan={columns} />
    </tr>
  );
}
