import type { Catalog } from '../catalog/catalog.ts';
import { countReaderPacks } from '../catalog/id-packs.ts';
import type { Changelog } from '../history/changelog.ts';
import { createInstantIndex, isLarge } from '../search/instant-index.ts';
import { formatCatalogJson } from './catalog-json.ts';
import { feedAddress, formatFeed } from './feed.ts';
import { formatHealthJson } from './health-json.ts';
import { createResourceIndex, createStepIndex } from './progress-index.ts';
import { packSteps } from '../progress/steps.ts';
import { createFacetIndex, createTopicOrder, hasFacetIndex } from '../catalog/facet-index.ts';
import { formatWebAppManifest } from './web-app-manifest.ts';

/** A file made from the catalog that the site has beside its pages. */
export interface SiteExport {
  /** From the root of the site. It is a promise: change none. */
  address: `/${string}`;
  mediaType: string;
  /** What it holds, if it is for programs of others; the contribute pages and CONTRIBUTING.md list it. */
  description?: string;
  /** Cached with what every page needs, cached with the whole site, or never. */
  offline: 'core' | 'site' | 'never';
  /** Whether a catalog has it, while it is edited or when it is built; every one has those that do not say. */
  isBuilt?: (catalog: Catalog, isEdited: boolean) => boolean;
  format: (content: ExportContent) => string | Promise<string>;
}

/** What exports are made from. The changelog is read only by those that need it. */
interface ExportContent {
  catalog: Catalog;
  getChangelog: () => Promise<Changelog>;
  /** Of the published site. */
  origin: URL | undefined;
}

const JSON_TYPE = 'application/json; charset=utf-8';

/**
 * Every export, by name. One of JSON needs only its row here: `src/pages/[...file].json.ts` writes it. Another format
 * needs a page of one line as well.
 */
export const siteExports = {
  catalog: {
    address: '/catalog.json',
    mediaType: JSON_TYPE,
    description: 'every resource, topic, path and term.',
    offline: 'site',
    format: ({ catalog, origin }) => formatCatalogJson(catalog, origin),
  },
  health: {
    address: '/health.json',
    mediaType: JSON_TYPE,
    description: 'the status of every link.',
    offline: 'core',
    format: ({ catalog, origin }) => formatHealthJson(catalog, origin),
  },
  feed: {
    address: feedAddress,
    mediaType: 'application/atom+xml; charset=utf-8',
    description: 'an Atom feed of changes.',
    offline: 'never',
    format: async ({ catalog, getChangelog, origin }) =>
      formatFeed(await getChangelog(), catalog, origin),
  },
  search: {
    address: '/search.json',
    mediaType: JSON_TYPE,
    offline: 'core',
    // That of a large catalog is made from the built pages; while it is edited, all of it is one file.
    isBuilt: (catalog, isEdited) => isEdited || !isLarge(catalog),
    format: ({ catalog }) => JSON.stringify(createInstantIndex(catalog)),
  },
  steps: {
    address: '/progress/steps.json',
    mediaType: JSON_TYPE,
    offline: 'core',
    format: ({ catalog }) => JSON.stringify(packSteps(createStepIndex(catalog))),
  },
  resources: {
    address: '/progress/resources.json',
    mediaType: JSON_TYPE,
    offline: 'core',
    // Of more resources readers load the packs that they need.
    isBuilt: ({ resources }) => countReaderPacks(resources.length) === 0,
    format: ({ catalog }) => JSON.stringify(createResourceIndex(catalog)),
  },
  facets: {
    address: '/resources/facets.json',
    mediaType: JSON_TYPE,
    offline: 'site',
    isBuilt: hasFacetIndex,
    format: ({ catalog }) => JSON.stringify(createFacetIndex(catalog)),
  },
  order: {
    address: '/resources/order.json',
    mediaType: JSON_TYPE,
    offline: 'site',
    isBuilt: hasFacetIndex,
    format: ({ catalog }) => JSON.stringify(createTopicOrder(catalog)),
  },
  webAppManifest: {
    address: '/manifest.webmanifest',
    mediaType: 'application/manifest+json',
    offline: 'site',
    format: ({ catalog }) => formatWebAppManifest(catalog),
  },
  robots: {
    address: '/robots.txt',
    mediaType: 'text/plain; charset=utf-8',
    offline: 'never',
    format: ({ catalog: { pages }, origin }) => {
      const sitemap = new URL(`${pages.home}sitemap-index.xml`, origin).href;
      return `User-agent: *\nAllow: /\n\nSitemap: ${sitemap}\n`;
    },
  },
} satisfies Record<string, SiteExport>;

export const allExports: SiteExport[] = Object.values(siteExports);

/** The exports that are for programs of others. */
export const listedExports = allExports.filter(({ description }) => description !== undefined);
