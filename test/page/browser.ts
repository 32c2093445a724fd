/** The page in Chromium, from disk and with the network cut. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';

interface Look {
  readonly width?: number;
  readonly height?: number;
  readonly scheme?: 'light' | 'dark';
  readonly locale?: string;
}

export interface Opened {
  readonly page: Page;
  /** Addresses that the page has asked for, itself the first. */
  readonly requests: readonly string[];
  /** What it has complained of. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

export class PageBrowser {
  private constructor(
    private readonly browser: Browser,
    private readonly folder: string,
    readonly file: string,
  ) {}

  /** Builds the page into a folder of its own, and starts the browser. */
  static async start(): Promise<PageBrowser> {
    // Scripts have no types of their own.
    const scripts: string = '../../scripts';
    const { buildPage } = (await import(`${scripts}/page.mjs`)) as {
      buildPage(options: { out: string }): Promise<{ file: string }>;
    };
    const { ensureChromium } = (await import(`${scripts}/e2e-workbench.mjs`)) as {
      ensureChromium(log: (line: string) => void): string;
    };
    const { chromium } = await import('playwright-core');
    const folder = mkdtempSync(join(tmpdir(), 'wenheng-page-'));
    const { file } = await buildPage({ out: join(folder, 'wenheng.html') });
    const executablePath = ensureChromium(console.log);
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
    return new PageBrowser(browser, folder, file);
  }

  async open({ width = 1280, height = 800, scheme = 'light', locale = 'zh-CN' }: Look = {}): Promise<Opened> {
    const context = await this.browser.newContext({
      viewport: { width, height },
      colorScheme: scheme,
      locale,
      offline: true,
      acceptDownloads: true,
    });
    const page = await context.newPage();
    const requests: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(pathToFileURL(this.file).href);
    // The page unpacks itself before it can be worked.
    await page.locator('input[type=file]').waitFor({ state: 'attached' });
    return { page, requests, complaints, close: () => context.close() };
  }

  async close(): Promise<void> {
    await this.browser.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Gives a file to the page as choosing it does. */
export async function choose(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({
    name,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(bytes),
  });
}

/** Drops a file onto the page. */
export async function drop(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  const data = await page.evaluateHandle(
    ([name, numbers]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(numbers as number[])], name));
      return transfer;
    },
    [name, [...bytes]] as const,
  );
  await page.dispatchEvent('body', 'drop', { dataTransfer: data });
}

/** Pastes words, as the keys do. */
export async function paste(page: Page, words: string): Promise<void> {
  await page.evaluate((words) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', words);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, words);
}

/** The bytes of what a press of a button has the browser save, and its name. */
export async function saved(page: Page, button: string): Promise<{ name: string; bytes: Uint8Array }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  return { name: download.suggestedFilename(), bytes: new Uint8Array(Buffer.concat(chunks)) };
}

/** The messages of the list of problems, in order. */
export const problems = (page: Page): Promise<string[]> => page.locator('#list li .words').allTextContents();
