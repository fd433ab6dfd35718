import { buffer } from 'node:stream/consumers';
import { decimalsOf } from '../lib/units.js';
import type { AssetReport } from '../state/entities.js';
import { formatAssetReport, type ReportView } from './asset-report.js';

type WireReport = ReturnType<typeof formatAssetReport>['report'];
type WireAccount = WireReport['items'][number]['accounts'][number];

const margin = 54;
/** The columns of the table of accounts, in points. */
const columns = {
  name: { x: margin, width: 200, align: 'left' },
  kind: { x: 260, width: 100, align: 'left' },
  current: { x: 360, width: 75, align: 'right' },
  available: { x: 435, width: 75, align: 'right' },
  days: { x: 510, width: 48, align: 'right' },
} as const;

/**
 * Renders a report as PDF. It is rendered from the JSON, so the two cannot differ. Its creation date is that of the report, so the
 * same report gives the same bytes. A page contains about forty accounts.
 */
export async function formatAssetReportPdf(report: AssetReport, view: ReportView): Promise<Uint8Array> {
  const wire = formatAssetReport(report, view).report;
  // Imported with the first PDF, because it would take a tenth of the start-up time and PDFs are rare.
  const { default: PDFDocument } = await import('pdfkit');
  const document = new PDFDocument({
    size: 'LETTER',
    margin,
    info: {
      Title: `Asset Report ${wire.asset_report_id}`,
      CreationDate: new Date(wire.date_generated),
    },
  });
  drawHeading(document, wire, view.daysToInclude);
  for (const item of wire.items) {
    drawLine(
      document.font('Helvetica-Bold').fontSize(11),
      `${item.institution_name} (${item.institution_id})`,
    );
    drawLine(document.font('Helvetica').fontSize(8), `Item ${item.item_id}, as of ${item.date_last_updated}`);
    drawRow(document.font('Helvetica-Bold'), {
      name: 'Account',
      kind: 'Type',
      current: 'Current',
      available: 'Available',
      days: 'Days',
    });
    document.font('Helvetica');
    for (const account of item.accounts) drawRow(document, describe(account));
    document.moveDown();
  }
  document.end();
  return buffer(document);
}

function drawHeading(document: PDFKit.PDFDocument, report: WireReport, daysToInclude: number | null): void {
  drawLine(document.font('Helvetica-Bold').fontSize(18), 'Asset Report');
  document.font('Helvetica').fontSize(9);
  drawLine(document, `Report ${report.asset_report_id}`);
  if (report.client_report_id) drawLine(document, `Client report ${report.client_report_id}`);
  const { first_name, middle_name, last_name } = report.user;
  const name = [first_name, middle_name, last_name].filter(Boolean).join(' ');
  if (name) drawLine(document, `Prepared for ${name}`);
  drawLine(document, `Generated ${report.date_generated}`);
  drawLine(document, `Days requested: ${report.days_requested}`);
  if (daysToInclude !== null) drawLine(document, `Days included: at most ${daysToInclude}`);
  document.moveDown();
}

function describe(account: WireAccount): Record<keyof typeof columns, string> {
  const { available, current, iso_currency_code, unofficial_currency_code } = account.balances;
  const currency = iso_currency_code ?? unofficial_currency_code ?? '';
  return {
    name: `${account.name}${account.mask ? ` ...${account.mask}` : ''}`,
    kind: account.subtype ? `${account.type}, ${account.subtype}` : account.type,
    current: formatMoney(current, currency),
    available: formatMoney(available, currency),
    days: String(account.days_available),
  };
}

/** With all decimals, not rounded. */
function formatMoney(amount: number | null, currency: string): string {
  return amount === null ? '-' : `${amount.toFixed(decimalsOf([amount]))} ${currency}`;
}

function drawLine(document: PDFKit.PDFDocument, text: string): void {
  document.text(printable(text), margin);
}

function drawRow(document: PDFKit.PDFDocument, cells: Record<keyof typeof columns, string>): void {
  const height = Math.max(
    ...entries(cells).map(([column, text]) =>
      document.heightOfString(text, { width: columns[column].width }),
    ),
  );
  if (document.y + height > document.page.height - margin) document.addPage();
  const top = document.y;
  for (const [column, text] of entries(cells)) {
    const { x, width, align } = columns[column];
    document.text(printable(text), x, top, { width, align });
  }
  document.y = top + height + 2;
}

function entries(cells: Record<keyof typeof columns, string>) {
  return Object.entries(cells) as [keyof typeof columns, string][];
}

/** The standard PDF fonts have only Latin characters. */
function printable(text: string): string {
  return text.replace(/[^\u0020-\u007e\u00a0-\u00ff]/g, '?');
}
