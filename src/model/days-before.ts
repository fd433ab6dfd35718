const MS_PER_DAY = 86_400_000;

/** The day, YYYY-MM-DD, this number of days before a moment; null for an invalid moment, and for a day without this form. */
export function daysBefore(moment: string, days: number): string | null {
  const day = new Date(Date.parse(moment) - days * MS_PER_DAY);
  if (Number.isNaN(day.getTime())) return null;
  const [text = ''] = day.toISOString().split('T');
  return text.length === 'YYYY-MM-DD'.length ? text : null;
}
