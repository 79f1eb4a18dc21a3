import { expect, test } from '@jest/globals';
import { PRESETS } from './choose-mapping.ts';
import { columnsNeeded } from './mapping-columns.ts';
import { mapRow } from './map-row.ts';

const NOW = new Date('2026-11-20T00:00:00Z');

function record(preset: string, cells: Record<string, string>) {
  const mapped = mapRow(new Map(Object.entries(cells)), PRESETS[preset]!, NOW);
  if ('reasons' in mapped) throw new Error(JSON.stringify(mapped.reasons));
  return mapped.record;
}

const CFPB = {
  'Date received': '2019-03-29',
  Product: 'Debt collection',
  'Sub-product': '',
  Issue: 'Attempts to collect debt not owed',
  'Sub-issue': 'Debt is not yours',
  'Consumer complaint narrative': '',
  'Company public response': '',
  Company: 'EXAMPLE BANK, N.A.',
  State: 'TX',
  'ZIP code': '300XX',
  Tags: 'Older American, Servicemember',
  'Consumer consent provided?': 'N/A',
  'Submitted via': 'Postal mail',
  'Date sent to company': '2019-04-02',
  'Company response to consumer': 'Closed with explanation',
  'Timely response?': 'Yes',
  'Consumer disputed?': '',
  'Complaint ID': '3199999',
};

test('cfpb composes words where none were published, says so, and keeps each cell', () => {
  const { words, tags, customFields, ...rest } = record('cfpb', CFPB);
  expect(words).toBe(
    "[Not the customer's own words: none were published. Composed from the complaint form.]\n" +
      'Product: Debt collection\nIssue: Attempts to collect debt not owed\nSub-issue: Debt is not yours\nCompany: EXAMPLE BANK, N.A.',
  );
  expect(tags).toEqual(['Older American', 'Servicemember', 'words-composed']);
  expect(rest).toMatchObject({
    externalId: '3199999',
    customer: { name: 'Consumer 3199999', externalId: 'cfpb:3199999' },
    channel: 'letter',
    status: 'closed',
    receivedAt: new Date('2019-03-29T04:00:00Z'),
    category: 'Debt collection',
    subject: 'Attempts to collect debt not owed',
    place: 'TX',
  });
  expect(rest).not.toHaveProperty('closedAt');
  const held = ['Product', 'Issue', 'State', 'Complaint ID'];
  const others = Object.entries(CFPB).filter(([name, cell]) => cell !== '' && !held.includes(name));
  expect(customFields).toEqual(Object.fromEntries(others));
});

test('cfpb keeps what was redacted, and a case in progress open', () => {
  const narrative = 'On XX/XX/XXXX I called XXXX  XXXX.\n\n{$100.00} was gone.';
  const row = { ...CFPB, 'Consumer complaint narrative': narrative, 'Company response to consumer': 'In progress' };
  expect(record('cfpb', row)).toMatchObject({
    words: narrative,
    status: 'open',
    tags: ['Older American', 'Servicemember'],
  });
});

const HOTLINE = {
  留言编号: '2549',
  留言用户: 'U1',
  留言主题: '反映电梯问题',
  留言时间: '2019-04-25 09:32:09',
  留言详情: '\u3000\u3000领导好！\r\n\u00a0电梯又坏了\t三天。',
  答复意见: '网友：您好！\n\n\u3000\u3000已派人维修。',
  答复时间: '2019/5/1 8:05',
};

test('zh-hotline makes the reply a message of its own time and keeps all white space', () => {
  expect(record('zh-hotline', HOTLINE)).toStrictEqual({
    externalId: '2549',
    source: 'zh-hotline',
    customer: { name: 'U1', externalId: 'zh-hotline:U1' },
    channel: 'web',
    language: 'zh-CN',
    subject: '反映电梯问题',
    words: HOTLINE.留言详情,
    severity: 'normal',
    status: 'closed',
    receivedAt: new Date('2019-04-25T01:32:09Z'),
    resolvedAt: new Date('2019-05-01T00:05:00Z'),
    closedAt: new Date('2019-05-01T00:05:00Z'),
    tags: [],
    messages: [{ direction: 'out', body: HOTLINE.答复意见, at: new Date('2019-05-01T00:05:00Z') }],
    customFields: { 留言时间: '2019-04-25 09:32:09', 答复时间: '2019/5/1 8:05' },
  });
});

test('zh-hotline takes a message without a reply, and a table without the columns of the reply, as open', () => {
  const { 答复意见: _, 答复时间: __, ...unanswered } = HOTLINE;
  for (const row of [unanswered, { ...HOTLINE, 答复意见: '', 答复时间: '' }]) {
    expect(record('zh-hotline', row)).toMatchObject({ status: 'open', messages: [] });
  }
  expect(columnsNeeded(PRESETS['zh-hotline']!)).toEqual(['留言编号', '留言用户', '留言主题', '留言详情', '留言时间']);
});

test.each([
  ['2011/4/2 18:00:54', '2011-04-02T10:00:54.000Z'],
  ['2011/4/2 18:00', '2011-04-02T10:00:00.000Z'],
  ['2011年4月2日 18:00', '2011-04-02T10:00:00.000Z'],
  ['2011年4月2日18时0分', '2011-04-02T10:00:00.000Z'],
  ['2011-04-02', '2011-04-01T16:00:00.000Z'],
])('zh-hotline reads the local time %s', (text, instant) => {
  expect(record('zh-hotline', { ...HOTLINE, 留言时间: text }).receivedAt.toISOString()).toBe(instant);
});
