// What an agent sees of a model's drafts, and of files beside them: in both languages, light, dark and
// small, with nothing for axe to find. The model is a few lines of this file.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import test, { after } from 'node:test';
import { good, looks, photo, program } from './program.mjs';

const story = 'Mijn leeslamp ging op 3 november stuk, na twee dagen. Ik had hem als cadeau gekocht.';

/** What the model answers: a summary that cites the story, or a reply with what its reader must be warned of. */
const answers = {
  sum: ({ messages }) => {
    const { id } = JSON.parse(messages.at(-1).content).messages.find((m) => m.text.includes('leeslamp'));
    return { lines: [{ topic: 'happened', quote: 'Mijn leeslamp ging op 3 november stuk', message: id }, { topic: 'impact', quote: 'Ik had hem als cadeau gekocht', message: id }] };
  },
  suggest: () => ({ reply: 'Wat vervelend dat uw lamp na twee dagen stuk is. U krijgt uiterlijk 12 december € 49,95 terug.' }),
  consider: () => ({ facts: [], flags: [], acknowledgement: { id: 'none', quote: '' }, sentence: '' }),
};
const model = createServer(async (question, answer) => {
  let asked = '';
  for await (const chunk of question) asked += chunk;
  const { response_format, ...body } = JSON.parse(asked);
  const content = JSON.stringify(answers[response_format.json_schema.name](body));
  answer.writeHead(200, { 'content-type': 'application/json' });
  answer.end(JSON.stringify({ id: 'x', object: 'chat.completion', model: 'few-lines', choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }], usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 } }));
}).listen(0, '127.0.0.1');
await once(model, 'listening');
after(() => model.close());

const it = program('--demo', '--story-pause', '1s', '--llm-base-url', `http://127.0.0.1:${model.address().port}/v1`, '--llm-model', 'few-lines', '--llm-mode', 'on');

/** Presses a button of the desk and waits for the page that it leads to. */
const press = (page, selector) => Promise.all([page.waitForNavigation(), page.locator(selector).first().click()]);

test('drafts, a photo and a document at the desk', async () => {
  const customer = await it.page({ locale: 'nl' });
  await customer.open('/chat?lang=nl');
  await customer.fill('#text', story);
  await customer.setInputFiles('#file', [
    { name: 'lamp.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(await photo(customer)) },
    { name: 'brief aan de winkel.txt', mimeType: 'text/plain', buffer: Buffer.from('Beste mensen,\n') },
  ]);
  await press(customer, 'form.say button.primary');
  await press(customer, 'button[value=human]');

  const begin = await it.page({ locale: 'nl' });
  await it.login(begin, 'marieke@lampenkamer.example', 'nl');
  const path = await it.find(begin, story);
  await press(begin, 'form[action$="/join"] button');
  await press(begin, 'form[action$="/draft"] button[value=summary]');
  await press(begin, 'form[action$="/draft"] button[value=reply]');
  for (const locale of ['nl', 'en']) {
    for (const { name, options } of looks) {
      const desk = await it.page({ locale, ...options });
      await it.login(desk, 'marieke@lampenkamer.example', locale);
      assert.equal(await desk.open(`${path}?lang=${locale}`), 200);
      const drafts = await desk.textContent('#drafts');
      assert(drafts.includes('Mijn leeslamp ging op 3 november stuk') && drafts.includes('€ 49,95'), drafts);
      assert.equal(await desk.locator('#drafts .alert').count() > 0, true, 'what the reply promises is pointed at');
      assert.equal(await desk.locator('main img.shot').count(), 1, 'the photo');
      assert((await desk.textContent('main')).includes('brief aan de winkel.txt'));
      await good(desk, `drafts and files, ${locale}, ${name}`);
      await press(desk, '#use-draft');
      assert.match(await desk.inputValue('form[action$="/reply"] textarea'), /49,95/);
      await good(desk, `a draft taken over, ${locale}, ${name}`);
      await desk.context().close();
    }
  }
  await customer.context().close();
  await begin.context().close();
});

for (const locale of ['nl', 'en']) {
  for (const { name, options } of looks) {
    test(`/chat with files: ${locale}, ${name}`, async () => {
      const page = await it.page({ locale, ...options });
      await page.open(`/chat?lang=${locale}`);
      await page.fill('#text', story);
      await page.setInputFiles('#file', [
        { name: 'lamp.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(await photo(page)) },
        { name: 'brief aan de winkel.txt', mimeType: 'text/plain', buffer: Buffer.from('Beste mensen,\n') },
      ]);
      await press(page, 'form.say button.primary');
      const text = await page.textContent('main');
      assert(text.includes('lamp.jpg') && text.includes('brief aan de winkel.txt'), text);
      await good(page, `/chat with files, ${locale}, ${name}`);
      // The place of a photo is kept before it comes, and nothing moves when it does.
      const box = () => page.locator('main img.shot').evaluate(({ offsetWidth, offsetHeight }) => [offsetWidth, offsetHeight]);
      const shown = await box();
      await page.route('**/files/**', (route) => route.abort());
      await page.reload();
      assert.deepEqual(await box(), shown);
      await page.unroute('**/files/**');
      page.faults = page.faults.filter((fault) => !/ERR_FAILED/.test(fault));
      // What can't be taken is said on the page, and what was typed is still there.
      await page.fill('#text', 'En dit nog.');
      await page.setInputFiles('#file', [{ name: 'programma.exe', mimeType: 'application/x-msdownload', buffer: Buffer.from('MZ\x00\x01') }]);
      await press(page, 'form.say button.primary');
      assert.equal(await page.inputValue('#text'), 'En dit nog.');
      page.faults = page.faults.filter((fault) => !/status of 4/.test(fault));
      await good(page, `/chat with a refused file, ${locale}, ${name}`);
      await page.context().close();
    });
  }
}
