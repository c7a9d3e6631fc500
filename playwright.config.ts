import { defineConfig } from '@playwright/test';
import { findBrowser } from './scripts/find-browser.ts';

// Workers read this file again, and find the answer of the first reading here.
const executablePath = (process.env['CHROME_PATH'] ??= await findBrowser().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
}));

export default defineConfig({
  testDir: 'tests',
  testMatch: '*.spec.ts',
  outputDir: 'test-results',
  globalSetup: './tests/start-sites.ts',
  fullyParallel: true,
  workers: 2,
  // What fails once on a busy machine is repeated, and named at the end; what fails twice is wrong.
  retries: 1,
  forbidOnly: process.env['CI'] !== undefined,
  // Long, because machines may be slow and busy: what is right takes as long as it takes, what is wrong fails later.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['line'], ['json', { outputFile: '.cache/tests/browser.json' }]],
  use: {
    actionTimeout: 15_000,
    // Only the tests of reading offline want pages that are answered by a worker.
    serviceWorkers: 'block',
    viewport: { width: 1280, height: 800 },
    launchOptions: {
      executablePath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // Threads that compile and collect ahead of what pages need are a part of the work of a short visit.
        '--js-flags=--single-threaded',
        // A host that is no secure context, for the tests of reading offline.
        '--host-resolver-rules=MAP reader.test 127.0.0.1',
      ],
    },
  },
});
