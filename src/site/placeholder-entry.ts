/**
 * The id of an entry that every collection holds beside its files, because Astro prints a warning each time that it
 * reads an empty collection, and a catalog may well have no learning path or exception. No file can have this id.
 */
export const PLACEHOLDER = '-';
