/** The day of a time in milliseconds since 1970 UTC, where the reader is: `2026-02-15`. */
export function formatDay(at: number): string {
  const day = new Date(at);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
