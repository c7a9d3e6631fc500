import { allExports, type SiteExport } from '../exports/registry.ts';
import {
  isPageAddress,
  measureFiles,
  type OfflineFile,
  type OfflineManifest,
  type OfflinePath,
} from './offline-manifest.ts';
import type { Catalog, LearningPath } from '../catalog/catalog.ts';
import { addressOf } from '../catalog/addresses.ts';
import { successorOrSelf } from '../catalog/retired.ts';

/** What is fetched in the background, at most. */
export interface OfflineLimits {
  /** Of the core, unpacked. */
  coreBytes: number;
  /** Of the whole site, when all of it is taken. */
  siteBytes: number;
  siteFiles: number;
}

const offlineLimits: OfflineLimits = {
  coreBytes: 3_000_000,
  siteBytes: 8_000_000,
  siteFiles: 1_000,
};

/** What is there to sort. */
export interface OfflineContent {
  built: BuiltFile[];
  pages: CorePages;
  /** What each path needs before its assets are known: its pages. */
  paths: Record<string, OfflinePath>;
  /** The files of the site that a page loads. */
  loadsOf: (address: string) => string[];
}

export interface BuiltFile {
  /** Below the base path: `topics/kvm/` for a page, `search.json` for another file. */
  address: string;
  file: OfflineFile;
}

/** Made for other programs, by this very step, or for looking far back: there may be hundreds of these. */
const NEVER =
  /^(?:og|schema|changes\/page|resources\/sources|contribute\/known)\/|^404\.html$|^CNAME$|^sitemap|\.yaml$|^offline(?:\.json|-worker\.js)$/;
const SHARD = /^(?:pagefind|resources\/rows|search\/(?:words|documents))\//;
const SCRIPT_OR_STYLE = /^_astro\/.+\.(?:css|js)$/;
const findExports = (offline: SiteExport['offline']) =>
  new Set(
    allExports.filter((own) => own.offline === offline).map(({ address }) => address.slice(1)),
  );
const neverCached = findExports('never');
const inCore = findExports('core');

/**
 * Sorts the built files into what is the core, what a path needs and all the rest.
 * Addresses that were not built are left out.
 */
export function createManifest(
  { built, pages, paths, loadsOf }: OfflineContent,
  limits = offlineLimits,
): Omit<OfflineManifest, 'version'> {
  const offered = built.filter(({ address }) => !NEVER.test(address) && !neverCached.has(address));
  const whole = toFiles(offered);
  const bytes = Object.values(whole).reduce((sum, file) => sum + file[1], 0);
  const small = bytes <= limits.siteBytes && offered.length <= limits.siteFiles;
  // The shards of a large site would be half of its files; the instant index of one that is not so large answers offline.
  const files = small ? whole : toFiles(offered.filter(({ address }) => !SHARD.test(address)));

  const withAssets = (addresses: string[]) => {
    const known = addresses.filter((address) => address in files);
    const all = new Set(known.flatMap((address) => [address, ...loadsOf(address)]));
    return [...all].filter((address) => address in files);
  };
  const shared = Object.keys(files).filter(
    (address) => SCRIPT_OR_STYLE.test(address) || inCore.has(address),
  );
  const core = new Set([...shared, ...withAssets(pages.shell)]);
  let left = limits.coreBytes - measure(core);
  for (const page of pages.more) {
    const added = withAssets([page]).filter((address) => !core.has(address));
    left -= measure(added);
    if (left < 0) break;
    for (const address of added) core.add(address);
  }
  const needs = Object.entries(paths).map(([id, path]): [string, OfflinePath] => [
    id,
    { ...path, needs: withAssets(path.needs) },
  ]);
  return { files, core: [...core], paths: Object.fromEntries(needs), small };

  function measure(addresses: Iterable<string>): number {
    return [...addresses].reduce((sum, address) => sum + (files[address]?.[1] ?? 0), 0);
  }
}

/** `440 files, 3.1 MB, 62 of them at once`. */
export function formatManifest(manifest: OfflineManifest): string {
  const all = Object.keys(manifest.files);
  const bytes = measureFiles(manifest, all).bytes;
  const pages = all.filter(isPageAddress).length;
  const size = (bytes / 1e6).toFixed(1);
  return `${all.length} files (${pages} pages, ${size} MB), ${manifest.core.length} of them at once`;
}

function toFiles(built: BuiltFile[]): Record<string, OfflineFile> {
  return Object.fromEntries(built.map(({ address, file }) => [address, file]));
}

/** The pages that make the core, below the base path, the most wanted first. */
interface CorePages {
  /** Always taken. */
  shell: string[];
  /** Taken as long as the core stays light. */
  more: string[];
}

/** Finds the pages without which the site is no site: the ways in, then the paths and topics. */
export function findCorePages(catalog: Catalog): CorePages {
  const { pages, paths, topics, ownPages } = catalog;
  const below = (href: string) => href.slice(pages.home.length);
  const { home, offline, search, topics: list, paths: lines, map, progress, saved } = pages;
  const { resources, glossary, about } = pages;
  return {
    shell: [
      ...[home, offline, search, list, lines, map],
      ...[progress, saved, resources, glossary, about],
    ].map(below),
    more: [...paths, ...topics, ...ownPages].map(({ href }) => below(href)),
  };
}

/** The pages that somebody who follows a path may open: the path, its resources, its topics. */
export function findPagesOfPath(path: LearningPath, { pages }: Catalog): string[] {
  const resources = path.steps
    .flatMap((step) => [...step.resources.map(({ resource }) => resource), ...step.companions])
    .flatMap((resource) => [resource, successorOrSelf(resource)])
    // A retired one is listed on a page with others.
    .map(({ href }) => href.replace(/#.*$/, ''));
  const hrefs = [path.href, ...resources, ...path.topics.map(({ href }) => href)];
  const below = hrefs.map((href) => href.slice(pages.home.length));
  return [...new Set([...below, addressOf.wholePath(path.id).slice(1)])];
}
