import { describe, expect, test } from '@jest/globals';
import { mapRow } from './map-row.ts';
import type { Mapping } from './mapping.ts';

const NOW = new Date('2026-11-20T00:00:00Z');

const mapping: Mapping = {
  time: { zone: 'Europe/Berlin', formats: ['DD.MM.YYYY HH:mm', 'DD.MM.YYYY'] },
  fields: {
    source: { constant: 'old-desk' },
    externalId: 'Ticket',
    'customer.name': { column: 'Name', ifEmpty: { constant: 'Unknown' } },
    'customer.email': 'Mail',
    channel: { column: 'Via', values: { Tel: 'phone', Mail: 'email' }, otherwise: 'other' },
    language: { constant: 'en' },
    words: {
      column: 'Text',
      ifEmpty: {
        template: ['(Not the customer’s words)', 'About: {Topic} / {Detail}', 'Detail: {Detail}'],
        tag: 'composed',
      },
    },
    severity: { column: 'Prio', values: { A: 'critical' } },
    status: { column: 'Done', values: { '': 'open' }, otherwise: 'closed' },
    category: 'Topic',
    receivedAt: 'Came',
    closedAt: 'Done',
  },
  tags: { column: 'Tags', split: ',', always: ['imported'] },
  messages: [{ direction: 'out', body: 'Answer', at: 'Done', author: 'Clerk' }],
};

const ROW = {
  Ticket: ' 007 ',
  Name: 'Ann',
  Mail: '',
  Via: 'tel ',
  Text: '  =Late,\nagain  ',
  Topic: 'Trains',
  Detail: '',
  Prio: 'normal',
  Done: '',
  Came: '01.07.2024 10:00',
  Tags: '',
  Answer: '',
  Clerk: '',
};

function map(changes: Partial<Record<keyof typeof ROW | string, string>>, mappingChanges: Partial<Mapping> = {}) {
  return mapRow(
    new Map(Object.entries({ ...ROW, ...changes }) as [string, string][]),
    { ...mapping, ...mappingChanges },
    NOW,
  );
}

const record = (...args: Parameters<typeof map>) => {
  const mapped = map(...args);
  if ('reasons' in mapped) throw new Error(JSON.stringify(mapped.reasons));
  return mapped.record;
};

const reasons = (...args: Parameters<typeof map>) => {
  const mapped = map(...args);
  return 'reasons' in mapped ? mapped.reasons : [];
};

test('a row becomes a complaint, texts exactly as they are, absent things absent', () => {
  expect(record({})).toStrictEqual({
    externalId: ' 007 ',
    source: 'old-desk',
    customer: { name: 'Ann' },
    channel: 'phone',
    language: 'en',
    words: '  =Late,\nagain  ',
    category: 'Trains',
    severity: 'normal',
    status: 'open',
    receivedAt: new Date('2024-07-01T08:00:00Z'),
    tags: ['imported'],
    messages: [],
    customFields: { Via: 'tel ', Came: '01.07.2024 10:00' },
  });
});

describe('nothing is lost', () => {
  test('a value that was translated, a local time and a column without a field stay as custom fields', () => {
    const { channel, severity, customFields } = record({ Via: 'Fax', Prio: 'A', Extra: ' x ', Empty: '' });
    expect({ channel, severity }).toEqual({ channel: 'other', severity: 'critical' });
    expect(customFields).toStrictEqual({ Via: 'Fax', Prio: 'A', Came: '01.07.2024 10:00', Extra: ' x ' });
  });

  test('a cell of white space alone counts as empty, and stays as custom field', () => {
    const { customer, category, customFields } = record({ Name: '\u3000', Topic: ' \t' });
    expect({ customer, category }).toEqual({ customer: { name: 'Unknown' }, category: undefined });
    expect(customFields).toMatchObject({ Name: '\u3000', Topic: ' \t' });
  });

  test('a custom field and a column of the same name both stay', () => {
    const { customFields } = record(
      { More: '{"Via":"x","Via (2)":7}' },
      { customFields: { column: 'More', json: true } },
    );
    expect(customFields).toEqual({ Via: 'x', 'Via (2)': 7, 'Via (3)': 'tel ', Came: '01.07.2024 10:00' });
  });

  test('unless the mapping says to drop it', () => {
    expect(record({ Extra: 'x' }, { unmapped: 'drop' }).customFields).toEqual({});
  });
});

describe('words that the customer did not say', () => {
  test('are composed from other columns and marked by a tag, without lines that have nothing to say', () => {
    const { words, tags } = record({ Text: '' });
    expect(words).toBe('(Not the customer’s words)\nAbout: Trains / ');
    expect(tags).toEqual(['imported', 'composed']);
  });

  test('are not marked where the customer did say something', () => {
    expect(record({ Tags: 'a, b ,a' }).tags).toEqual(['imported', 'a', 'b']);
  });
});

describe('messages', () => {
  test('keep their text, time and author', () => {
    const { messages, status, closedAt } = record({ Answer: ' Sorry.\r\n', Done: '02.07.2024', Clerk: 'Bo' });
    expect(messages).toStrictEqual([
      { direction: 'out', body: ' Sorry.\r\n', at: new Date('2024-07-01T22:00:00Z'), author: 'Bo' },
    ]);
    expect({ status, closedAt }).toEqual({ status: 'closed', closedAt: new Date('2024-07-01T22:00:00Z') });
  });

  test('need a time', () => {
    expect(reasons({ Answer: 'Sorry.' })).toEqual([
      { field: 'messages.0.at', reason: expect.stringContaining('is empty') },
    ]);
  });

  test('as JSON are checked one by one', () => {
    const list = [{ direction: 'in', body: 'a', at: '2024-07-01T08:00:00Z' }, { direction: 'up' }, 3, { x: 1 }];
    const json = { messages: { column: 'Log', json: true } } as const;
    expect(reasons({ Log: JSON.stringify(list) }, json).map(({ field }) => field)).toEqual([
      'messages.1.direction',
      'messages.2',
      'messages.3.x',
    ]);
    expect(reasons({ Log: '[' }, json)).toEqual([{ field: 'messages', reason: 'the cell “Log” is not valid JSON' }]);
  });
});

describe('a row is rejected with every reason', () => {
  test('at once', () => {
    const found = reasons({ Ticket: '', Mail: 'nobody', Prio: 'B', Came: '30.02.2024', Text: '\u0000' });
    expect(found.map(({ field }) => field)).toEqual([
      'Text',
      'externalId',
      'customer.email',
      'words',
      'severity',
      'receivedAt',
    ]);
    expect(found.find(({ field }) => field === 'severity')!.reason).toContain(
      '“B” is none of low, normal, high, critical',
    );
  });

  test('when it came in the future', () => {
    expect(reasons({ Came: '20.11.2026 01:01' })).toEqual([
      { field: 'receivedAt', reason: '2026-11-20T00:01:00.000Z is in the future: check the date and the time zone' },
    ]);
    expect(reasons({ Came: '20.11.2026 01:00' })).toEqual([]);
  });

  test('when there is nothing in it at all', () => {
    expect(
      mapRow(
        new Map([
          ['Ticket', ' '],
          ['Text', ''],
        ]),
        mapping,
        NOW,
      ),
    ).toEqual({ reasons: [{ field: 'row', reason: 'is empty' }] });
  });
});
