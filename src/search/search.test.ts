import assert from 'node:assert/strict';
import test from 'node:test';
import type { SearchDocument } from './documents.ts';
import { completeHits } from './search.ts';

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
const order = (holds: 'everything' | 'names') =>
  completeHits(hits, found, byHref, holds, '/term/').map(({ document }) => document.href);

test('the full text completes the answers at the end, and what is shown stays in its place', () => {
  assert.deepEqual(order('everything'), ['/whole/', '/half/', '/section/', '/text/']);
});

test('beside names alone, resources that hold every word stand before what holds a part of the query', () => {
  assert.deepEqual(order('names'), ['/whole/', '/text/', '/half/', '/section/']);
});
