import type { Page } from '@playwright/test';

/**
 * Keeps pages that are opened from now on from running scripts, as a browser without JavaScript does.
 *
 * @returns What lets scripts run again; those of a page that is open stay as they are.
 */
export async function stopScripts(page: Page): Promise<() => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setScriptExecutionDisabled', { value: true });
  return async () => {
    await session.send('Emulation.setScriptExecutionDisabled', { value: false });
    await session.detach();
  };
}
