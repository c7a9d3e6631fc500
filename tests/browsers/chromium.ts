import { chromium } from '@playwright/test';
import type { Session } from './session.ts';

/** Starts Chromium, which the others are compared with. */
export async function startChromium(program: string | undefined): Promise<Session> {
  const browser = await chromium.launch({
    ...(program !== undefined && { executablePath: program }),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  });
  const page = await browser.newPage();
  return {
    name: 'Chromium',
    open: async (url) => {
      await page.goto(url);
    },
    evaluate: async <Value>(expression: string) => (await page.evaluate(expression)) as Value,
    press: async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
    },
    close: () => browser.close(),
  };
}
