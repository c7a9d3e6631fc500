import assert from 'node:assert/strict';
import test from 'node:test';
import type { SearchDocument } from './documents.ts';
import { completeHits } from './results.ts';

const documents: SearchDocument[] = [
  { type: 'resource', title: 'Half', href: '/half/' },
  { type: 'resource', title: 'Whole', href: '/whole/' },
  { type: 'section', title: 'Section', href: '/section/' },
  { type: 'resource', title: 'In its text', href: '/text/' },
  { type: 'term', title: 'Term', href: '/term/' },
];
const byHref = new Map(documents.map((own) => [own.href, own]));
const forms = new Set<string>();
const hit = (href: string, answers: boolean) => {
  const document = byHref.get(href);
  assert(document);
  return { document, score: 1, forms, answers };
};
const hits = [hit('/whole/', true), hit('/half/', false), hit('/section/', false)];
const found = ['/text/', '/term/', '/whole/'].map((href) => ({ href, excerpt: 'text', forms }));

test('the full text completes the results at the end, and what is shown stays in its place', () => {
  assert.deepEqual(
    completeHits(hits, found, byHref, '/term/').map(({ document }) => document.href),
    ['/whole/', '/half/', '/section/', '/text/'],
  );
});
