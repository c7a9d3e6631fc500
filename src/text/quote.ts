import { cutText } from './cut-text.ts';

/** A value as a message quotes it: short texts in full, and what is no text by its form. */
export function quote(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'a group of fields';
  const text = String(value);
  return `"${text.length > 80 ? `${cutText(text, 79)}…` : text}"`;
}
