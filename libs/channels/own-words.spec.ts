import { describe, expect, test } from '@jest/globals';
import { LANGUAGES } from '#kernel/language';
import { Refusal } from '#kernel/refusal';
import { builtInText } from './built-in-text.ts';
import { checkOwnText, variablesOf } from './check-own-text.ts';
import { renderMessage } from './render-message.ts';
import { SAMPLES, SAMPLE_ZONES as ZONES } from './sample-messages.ts';
import { TEMPLATES, type TemplateData, type TemplateName } from './templates.ts';

const NAMES = Object.keys(TEMPLATES) as TemplateName[];
const EVERY = LANGUAGES.flatMap((language) => NAMES.map((name) => ({ language, name })));

/** The resolution in the company's words. */
const inWords = (body: string, changes: Partial<TemplateData['resolution']> = {}, subject = 'Ours') =>
  renderMessage(
    'resolution',
    'en',
    { ...SAMPLES.en.resolution, ...changes },
    { timeZone: 'UTC', own: { subject, body } },
  );
const refusal = (name: TemplateName, body: string, subject = 'Ours'): Refusal => {
  try {
    checkOwnText(name, { subject, body });
  } catch (error) {
    if (error instanceof Refusal) return error;
  }
  throw new Error('It was not refused');
};
/** What stands in front of the small print. */
const letter = (text: string) => text.split('\n-- \n')[0]!;

describe.each(EVERY)('our own text of $name in $language, as one begins to change it', ({ name, language }) => {
  test('is one that would be taken', () => {
    checkOwnText(name, builtInText(name, language));
  });

  test('makes the very message that we would write', () => {
    const options = { timeZone: ZONES[language] };
    // The alarm that nobody is there stands in front of every text of one's own.
    const sample = { ...SAMPLES[language][name], unheard: undefined };
    const usual = renderMessage(name, language, sample, options);
    const own = renderMessage(name, language, sample, {
      ...options,
      own: builtInText(name, language),
    });
    expect({ subject: own.subject, text: own.text }).toEqual({ subject: usual.subject, text: usual.text });
  });
});

test('a variable stands for its value, a line without one is left out, and the rest stays', () => {
  const body =
    'Dear {{customer.name}},\n{{ statement }}\n\nYours\n{{owner.name}}\n\n1. {{owner.name}} helps\n2. Reply\n\n| Who | {{owner.name}} |';
  expect(letter(inWords(body, { statement: 'Done.' }).text)).toBe(
    'Dear Maria Okafor,\nDone.\n\nYours\nTom Brandt\n\n1. Tom Brandt helps\n2. Reply\n\nWho: Tom Brandt\n',
  );
  expect(letter(inWords(body, { statement: 'Done.', ownerName: undefined }).text)).toBe(
    'Dear Maria Okafor,\nDone.\n\nYours\n\n1. Reply\n',
  );
});

test('a subject without a value is short, and one that would be empty is ours', () => {
  expect(inWords('{{statement}}', { ownerName: undefined }, 'From {{owner.name}}').subject).toBe(
    '[C-2026-000123] From',
  );
  expect(inWords('{{statement}}', { ownerName: undefined }, '{{owner.name}}').subject).toBe(
    '[C-2026-000123] What we have done about your complaint',
  );
});

test('HTML in the text and in the values is shown as text', () => {
  const attack = '<img src=x onerror=alert(1)>';
  const { html, subject } = inWords(
    `# ${attack}\n\n## ${attack}\n\n> ${attack}{{statement}}\n\n| ${attack} | x |\n\n${attack}`,
    {
      statement: attack,
      customerName: attack,
    },
    attack,
  );
  expect(html).not.toContain('<img');
  expect(html.match(/&#60;img src=x onerror=alert\(1\)&#62;/g)!.length).toBeGreaterThanOrEqual(6);
  expect(subject).toContain(attack);
});

test('what is put in never becomes a heading, a link, a step or another variable', () => {
  const { text } = inWords('{{customer.name}}\n\nx {{statement}}', {
    customerName: '# Bob {{owner}}',
    statement: '[a](https://evil.example)\n\n## {{reference}}',
  });
  expect(text).toContain('# Bob {{owner}}\n\nx [a](https://evil.example)\n\n## {{reference}}\n');
});

test('a link leads to the web or to the case, and nowhere else', () => {
  const { html } = inWords(
    '{{statement}}\n\n[a](https://shop.example/help)\n\n[b]({{case.link}})\n\n[c](javascript:alert(1))\n\n[d](https://)',
  );
  expect([...html.matchAll(/href="([^"]*)"/g)].map(([, url]) => url)).toEqual([
    'https://shop.example/help',
    SAMPLES.en.resolution.caseUrl,
  ]);
});

test('an alarm that nobody is there is heard in the company’s words too', () => {
  const own = { subject: 'Please look', body: 'Hi\n\n{{details}}' };
  const { subject, text } = renderMessage('customer-escalation', 'en', SAMPLES.en['customer-escalation'], {
    timeZone: 'UTC',
    own,
  });
  expect(subject).toBe('[C-2026-000123] NOBODY IS THERE: Please look');
  expect(text).toMatch(/^NOBODY IS THERE: everybody[^]*\n\nHi\n\n/);
});

describe('a text is refused', () => {
  test.each([
    ['with a variable that the message does not have', '{{statement}} {{customer.nme}}', 'text', '{{customer.nme}}'],
    ['with one of another message', '{{statement}} {{briefing}}', 'text', '{{briefing}}'],
    ['with one that every object has', '{{statement}} {{toString}}', 'text', '{{toString}}'],
    ['with braces that do not close', '{{statement}} {{customer.name', 'text', 'opens or closes'],
    ['without what the message is about', 'Dear {{customer.name}}', 'text', '{{statement}}'],
  ])('%s, naming it', (_, body, field, named) => {
    expect(refusal('resolution', body).reasons).toMatchObject([{ field, reason: expect.stringContaining(named) }]);
  });

  test.each(['One\nBcc: all@customer.example', 'One\r\nX: y', 'One\u2028two', 'One\u202eowt'])(
    'with more than one line in its subject: %j',
    (subject) => {
      expect(refusal('resolution', '{{statement}}', subject).reasons).toMatchObject([{ field: 'subject' }]);
    },
  );

  test('with whole paragraphs among other words, or in the subject', () => {
    expect(refusal('digest', 'Today: {{details}}').code).toBe('misplaced-variable');
    expect(refusal('digest', '{{details}}', '{{details}}').reasons).toMatchObject([{ field: 'subject' }]);
  });
});

test('every message offers what its text can leave open, and says what it cannot do without', () => {
  for (const name of NAMES) expect(variablesOf(name).length).toBeGreaterThan(2);
  expect(variablesOf('handover').filter(({ required }) => required)).toEqual([
    { name: 'briefing', required: true, isBlock: false },
  ]);
});
