const BETWEEN = String.raw`\s+[-–—·•:]{1,2}\s+|\s*[|»«]\s*`;

/**
 * A title without the name of its site, where it is set apart at one end: "KVM API Tutorial [LWN.net]",
 * "Linux | Example", "Example: Linux". Nothing is taken off where the site does not name itself.
 */
export function removeSiteName(title: string, site: string): string {
  if (site === '') return title;
  const name = site.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  for (const pattern of [
    String.raw`(?:${BETWEEN})${name}$`,
    String.raw`\s+(?:\[${name}\]|\(${name}\))$`,
    String.raw`^${name}(?:${BETWEEN}|:\s+)`,
  ]) {
    const rest = title.replace(new RegExp(pattern, 'iu'), '');
    if (rest !== title && rest !== '') return rest;
  }
  return title;
}
