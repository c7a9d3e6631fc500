/** A percent-encoded text, decoded; unchanged if it cannot be. */
export function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
