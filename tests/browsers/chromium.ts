import { chromium } from '@playwright/test';
import { limit, type Session } from './session.ts';

/** Starts Chromium, which the others are compared with. */
export async function startChromium(program: string): Promise<Session> {
  const browser = await chromium.launch({
    executablePath: program,
    timeout: limit,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  });
  const page = await browser.newPage();
  page.setDefaultTimeout(limit);
  return {
    name: 'Chromium',
    open: async (url) => {
      await page.goto(url);
    },
    evaluate: async <Value>(expression: string) => (await page.evaluate(expression)) as Value,
    press: async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
    },
    resize: (width, height) => page.setViewportSize({ width, height }),
    capture: async () => (await page.screenshot()).toString('base64'),
    close: () => browser.close(),
  };
}
