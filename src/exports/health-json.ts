import { auditAsKnown } from '../audit/audit-catalog.ts';
import type { Catalog, Link } from '../catalog/catalog.ts';
import { formatReason } from '../link-health/reasons.ts';

/**
 * What is known of every link, for machines, and what an audit of the content counts. Times are ISO 8601 in UTC; what
 * is not known is absent. Reasons may hold words of other hosts: they are data, never markup.
 */
export function formatHealthJson(catalog: Catalog, origin: URL | undefined): string {
  const { site, links, pages } = catalog;
  const { day, answers } = auditAsKnown(catalog);
  const page = (href: string) => new URL(href, origin).href;
  return JSON.stringify({
    version: 1,
    name: site.name,
    page: page(pages.health),
    checked: links.checked,
    links: links.all.map((link) => describeLink(link, page)),
    content: {
      day,
      answers: answers.map(({ name, says, findings }) => ({
        question: name,
        says,
        count: findings.length,
      })),
    },
  });
}

function describeLink(
  { url, health, namedBy, copy, exception }: Link,
  page: (href: string) => string,
) {
  const { state, reason, detail, checked, ok, since, final, fixTo, missing } = health;
  return {
    url,
    state,
    reason,
    words: reason && formatReason(reason, detail),
    checked,
    ok,
    since,
    final,
    fixTo,
    missing,
    archive: copy && { url: copy.url, captured: copy.captured, state: copy.health.state },
    exception: exception && { reason: exception.reason, until: exception.until },
    resources: namedBy.flatMap(({ resource }) => resource ?? []),
    pages: namedBy.map(({ href }) => page(href)),
  };
}
