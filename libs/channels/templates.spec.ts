import { describe, expect, test } from '@jest/globals';
import { LANGUAGES, type Language } from '#kernel/language';
import type { AboutCase, MailTemplate } from './mail-template.ts';
import { SAMPLE_ZONES as ZONES, SAMPLES } from './sample-messages.ts';
import { renderMessage } from './render-message.ts';
import { TEMPLATES, type TemplateData, type TemplateName } from './templates.ts';
import { columns } from './wrap-text.ts';

const { reference } = SAMPLES.en.acknowledgement;
const NAMES = Object.keys(TEMPLATES) as TemplateName[];
const EVERY = LANGUAGES.flatMap((language) => NAMES.map((name) => ({ language, name })));

function render<Name extends TemplateName>(name: Name, language: Language, changes: Partial<TemplateData[Name]> = {}) {
  return renderMessage(
    name,
    language,
    { ...SAMPLES[language][name], ...changes },
    { timeZone: ZONES[language], company: 'Brightline' },
  );
}

/** What a reader sees of the HTML, without the hidden preview and the styles. */
function visible(html: string): string {
  return html
    .replace(/^[\s\S]*<div role="article"[^>]*>/, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}
const lettersOf = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, '');

describe.each(EVERY)('$name in $language', ({ name, language }) => {
  test('has a subject of one line that begins with the reference, if it is about a case', () => {
    const about = (SAMPLES[language][name] as { reference?: string }).reference;
    const { subject } = render(name, language);
    expect(subject).toMatch(about ? /^\[C-2026-000123\] \S[^\r\n]{3,}$/ : /^[^\s[][^\r\n]{3,}$/);
  });

  test('says the same in the text as in the HTML, down to the last letter', () => {
    const { text, html } = render(name, language);
    const [letter, smallPrint] = text.split('\n-- \nBrightline\n');
    const links = /https:\S+/g;
    const words = letter!.replace(links, '').replace(/^\d\. /gm, '');
    expect(lettersOf(visible(html))).toBe(lettersOf(`Brightline ${words} ${smallPrint}`));
    for (const [url] of letter!.matchAll(links)) expect(html).toContain(`href="${url}"`);
  });

  test('names its language, fetches nothing and is at most 600 px wide', () => {
    const { html } = render(name, language);
    expect(html).toContain(`<html lang="${language}" dir="ltr">`);
    expect(html).toContain('max-width:600px');
    expect(html).not.toMatch(/<(?:img|script|link|iframe|form)\b|url\(|@import|\ssrc=/i);
  });

  test('keeps the lines of its text short', () => {
    for (const line of render(name, language).text.split('\n')) expect(columns(line)).toBeLessThanOrEqual(76);
  });

  test('never asks what we must know, and addresses the reader politely', () => {
    const { subject, text, html } = render(name, language);
    for (const said of [subject, text.replace(/\n(?:> )?/g, ' '), visible(html)]) {
      expect(said.match(ASKS_WHAT_WE_KNOW)).toBeNull();
      expect(said).not.toContain('你');
    }
  });

  test('shows markup in names and words as text', () => {
    const attack = '<img src=x onerror=alert(1)>"\'&';
    const hostile = Object.fromEntries(
      Object.entries(SAMPLES[language][name]).map(([key, value]) => [
        key,
        typeof value === 'string' && !['reference', 'caseUrl', 'casesUrl', 'clock', 'kind'].includes(key)
          ? attack
          : value,
      ]),
    ) as unknown as TemplateData[typeof name];
    const { html, text } = render(name, language, hostile);
    expect(html).not.toContain('<img');
    expect(html).toContain('&#60;img src=x onerror=alert(1)&#62;&#34;&#39;&#38;');
    expect(text).toContain('<img');
  });

  test('lets no line break and no direction override into the subject', () => {
    const hostile = Object.fromEntries(
      Object.entries(SAMPLES[language][name]).map(([key, value]) => [
        key,
        typeof value === 'string' && /Name$|^topic$/.test(key)
          ? 'Eve\r\nBcc: all@customer.example\u202e\u2028x'
          : value,
      ]),
    ) as unknown as TemplateData[typeof name];
    expect(render(name, language, hostile).subject).not.toMatch(/[\p{Cc}\u2028\u202e]/u);
  });
});

const ASKS_WHAT_WE_KNOW =
  /\b(?:was|is|has|did|were)\s(?:your|the|it|this|that|we)\b[^.?!]{0,60}\b(?:solved?|resolved?|fixed|settled|fix|put right)\b[^.!]*\?|what (?:happened|was the (?:problem|matter)|went wrong)[^.!]*\?|(?:是否|有没有|是不是)[^。！？]{0,20}(?:解决|处理好|处理完|妥善)|(?:解决|处理好|处理完)(?:了)?(?:吗|没有|了没)|发生了什么|怎么回事|出了什么(?:问题|事)|什么问题/iu;

test.each([
  'Was your problem solved?',
  'Has it been fixed? What happened?',
  'Could you tell us what happened?',
  '请问您的问题解决了吗？',
  '您的投诉是否已得到妥善解决？',
  '请告诉我们发生了什么。',
])('the forbidden question "%s" would be noticed', (question) => {
  expect(question).toMatch(ASKS_WHAT_WE_KNOW);
});

describe('acknowledgement', () => {
  test('writes dates in the zone and language of the reader, and names the zone', () => {
    expect(render('acknowledgement', 'en').text).toContain('Monday, 23 November 2026 at 10:30 (Greenwich Mean Time)');
    expect(render('acknowledgement', 'zh-CN').text).toContain('2026年11月23日星期一 18:30（中国标准时间）');
    const inShanghai = renderMessage('acknowledgement', 'en', SAMPLES.en.acknowledgement, {
      timeZone: 'Asia/Shanghai',
    });
    expect(inShanghai.text).toContain('18:30 (China Standard Time)');
  });

  test('names no date when no clock gives one', () => {
    const { text } = render('acknowledgement', 'en', { answerBy: undefined });
    expect(text).not.toContain('from us by');
    expect(text).not.toContain('undefined');
  });

  test('quotes briefly and without links, so that nobody can advertise in our name', () => {
    const words = `Buy at https://spam.example/x and www.spam.example now! ${'very '.repeat(100)}`;
    const { text, html } = render('acknowledgement', 'en', { words });
    expect(text).toContain('> Buy at […] and […] now! very very');
    expect(text + html).not.toContain('spam.example');
    expect(text.split('very').length).toBeLessThan(70);
  });

  test('greets without a name where the name is none', () => {
    expect(render('acknowledgement', 'en', { customerName: 'Win at https://spam.example' }).text).toContain(
      'Dear customer,',
    );
    expect(render('acknowledgement', 'zh-CN', { customerName: ' ' }).text).toContain('尊敬的顾客：');
  });
});

describe('reply', () => {
  test("keeps the agent's paragraphs and line breaks", () => {
    const { text, html } = render('reply', 'en', { body: 'One\r\nand a line\r\n\r\n\r\nTwo', caseUrl: undefined });
    expect(text).toMatch(/^One\nand a line\n\nTwo\n\n-- \n/);
    expect(html).toContain('>One<br>\nand a line</p>\n');
  });

  test('goes under the topic of the mail it answers, with the reference once', () => {
    expect(render('reply', 'en', { topic: 'Re: [C-2026-000123] Charged twice' }).subject).toBe(
      '[C-2026-000123] Re: Charged twice',
    );
  });
});

test('the follow-up states what was solved before it asks for satisfaction', () => {
  for (const [language, question] of [
    ['en', 'How satisfied'],
    ['zh-CN', '有多满意'],
  ] as const) {
    const { text } = render('follow-up', language);
    const stated = text.indexOf(SAMPLES[language]['follow-up'].statement.slice(0, 20));
    expect(stated).toBeGreaterThan(0);
    expect(text.lastIndexOf(question)).toBeGreaterThan(stated);
  }
});

describe('escalation', () => {
  test.each([
    [{ at: 'share', percent: 75 }, 'Due soon: first response', '75 % of the time has passed', '时间已过 75%'],
    [{ at: 'breach' }, 'Overdue: first response', 'at the deadline', '已到时限'],
    [{ at: 'after', milliseconds: 45_000 }, 'Overdue: first response', '45 seconds past', '超时 45秒钟'],
  ] as const)('says where on the ladder it stands: %j', (moment, headline, english, chinese) => {
    const { subject, text } = render('escalation', 'en', { moment });
    expect(subject).toContain(headline);
    expect(text).toContain(english);
    expect(render('escalation', 'zh-CN', { moment }).text).toContain(chinese);
  });

  test('refuses a link that is no web address', () => {
    expect(() => render('escalation', 'en', { caseUrl: 'javascript:alert(1)' })).toThrow(TypeError);
  });
});

test.each(['escalation', 'customer-escalation', 'handover', 'promise-reminder', 'reminder', 'digest'] as const)(
  'the %s leads those who work here to the case, as text and as HTML, in both languages',
  (name) => {
    for (const language of LANGUAGES) {
      const { text, html } = render(name, language);
      expect(text).toContain('https://care.example/complaints/C-2026-000123\n');
      expect(html).toContain('href="https://care.example/complaints/C-2026-000123"');
    }
  },
);

describe('promise reminder', () => {
  test('does not say "falls due" of what is overdue, nor that the reader is the owner to who stands in', () => {
    const late = render('promise-reminder', 'en', { overdue: true, standIn: true });
    expect(late.subject).toContain('is overdue');
    expect(late.text).toContain('Tell the customer at once');
    expect(late.text).toContain('the owner of this case is not there');
    const inChinese = render('promise-reminder', 'zh-CN', { overdue: true, standIn: true });
    expect(inChinese.subject).toContain('已超时');
    expect(inChinese.text).toContain('负责人不在岗');
  });
});

describe('reminder', () => {
  test('speaks of no case where it is about none', () => {
    const { subject, text } = render('reminder', 'en', {
      reference: undefined,
      customerName: undefined,
      caseUrl: undefined,
    });
    expect(subject).toBe('Your reminder: Ask the bank whether the refund has left. If not, call Ms…');
    expect(text).not.toMatch(/Case|Customer|undefined/);
  });

  test('says of a snooze that it is over', () => {
    expect(render('reminder', 'en', { kind: 'snooze' }).subject).toContain('The case that you put aside is back');
    expect(render('reminder', 'zh-CN', { kind: 'snooze', note: undefined }).text).toContain('暂缓时间已到');
  });
});

describe('digest', () => {
  const nothing = { items: [], more: 0 };

  test('speaks only of what there is, and says how much it leaves out', () => {
    const { text, subject } = render('digest', 'en', {
      escalations: nothing,
      overdue: nothing,
      promises: nothing,
      offers: nothing,
      calls: nothing,
      silent: nothing,
      importantDays: nothing,
    });
    expect(text).toContain('And 12 more.');
    expect(text).not.toMatch(/Overdue|Promises|Silent|Important/);
    expect(subject).toBe('Your day: 13 things wait for you');
    expect(render('digest', 'zh-CN').text).toContain('另有 12 项。');
  });

  test('writes times in the zone of the reader, which it names once', () => {
    const { text } = render('digest', 'zh-CN');
    expect(text).toContain('“退款退回您的银行卡。”，18:30 到期');
    expect(text).toContain('中国标准时间');
  });
});

test('wrong data and missing languages do not compile', () => {
  const options = { timeZone: 'Etc/UTC' };
  const wrong = [
    // @ts-expect-error the name is missing
    () => renderMessage('handover', 'en', { reference, fromName: 'A', recipientName: 'B', briefing: 'C' }, options),
    // @ts-expect-error nobody asked for a colour
    () => renderMessage('reply', 'en', { reference, body: 'x', agentName: 'A', colour: 'red' }, options),
    // @ts-expect-error there is no such message
    () => renderMessage('farewell', 'en', { reference }, options),
    // @ts-expect-error Chinese is missing
    (): MailTemplate<AboutCase> => ({ en: () => ({ topic: '', blocks: [], footer: [] }) }),
  ];
  expect(wrong).toHaveLength(4);
});
