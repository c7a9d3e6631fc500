/**
 * Makes the fragments of headings as GitHub does: small letters, without signs but "-" and "_", with a number behind those
 * that come again.
 * Source: gjtorikian/html-pipeline, lib/html/pipeline/toc_filter.rb, from which GitHub's own grew.
 */
export function createSlugs(): (heading: string) => string {
  const taken = new Set<string>();
  return (heading) => {
    const plain = heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
      .replaceAll(' ', '-');
    let slug = plain;
    for (let i = 1; taken.has(slug); i += 1) slug = `${plain}-${i}`;
    taken.add(slug);
    return slug;
  };
}
