// The pictures of docs/themes.md: node test/browser/themes.mjs. Not a test; fits.test.mjs holds the
// same themes against contrast and axe.

import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { dress, open, sent, stage } from './stage.mjs';

const it = stage();
const themes = JSON.parse(await readFile(new URL('themes.json', import.meta.url), 'utf8'));
const folder = fileURLToPath(new URL('../../../docs/themes/', import.meta.url));

for (const [name, { css, scheme }] of Object.entries(themes)) {
  test(name, async () => {
    const page = await it.page({ query: { csp: '', locale: 'en' }, viewport: { width: 700, height: 560 }, colorScheme: scheme });
    await dress(page, css);
    await open(page);
    await sent(page, 'The sofa was due on 3 March, but nobody came.');
    await page.locator('.panel').screenshot({ path: `${folder}${name}.png`, scale: 'css' });
    await page.context().close();
  });
}
