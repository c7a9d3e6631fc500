import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addArchive } from './content-changes.ts';

const COPY = {
  url: 'https://archive.example/web/20240503101112/https://a.example/',
  captured: '2024-05-03',
};
const LINE =
  "archive: { url: 'https://archive.example/web/20240503101112/https://a.example/', captured: 2024-05-03 }";

test('adds a copy on a line of its own below the address', () => {
  assert.equal(
    addArchive('# top\ntitle: A\nurl: https://a.example/ # here\nkind: tool\n', COPY),
    `# top\ntitle: A\nurl: https://a.example/ # here\n${LINE}\nkind: tool\n`,
  );
  assert.equal(addArchive('url: https://a.example/', COPY), `url: https://a.example/\n${LINE}\n`);
  assert.equal(
    addArchive('url: >-\r\n  https://a.example/\r\nkind: tool\r\n', COPY),
    `url: >-\r\n  https://a.example/\r\n${LINE}\r\nkind: tool\r\n`,
  );
});

test('leaves a resource alone that has a copy, or no address', () => {
  for (const text of ['url: https://a.example/\narchive: {}\n', 'title: A\n', '- url: x\n', ''])
    assert.equal(addArchive(text, COPY), text);
});
