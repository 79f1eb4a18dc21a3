import { describe, expect, test } from '@jest/globals';
import {
  Choice,
  Choices,
  Counter,
  Currency,
  Duration,
  Either,
  Email,
  Fields,
  Flag,
  Id,
  Instant,
  Language,
  ListOf,
  LocalDate,
  Matching,
  Nested,
  Numeric,
  Phone,
  Text,
  Texts,
  Whole,
  revived,
  schemaOf,
  schemasUsed,
  validated,
} from '#kernel/fields';
import { Refusal } from '#kernel/refusal';

class Caller {
  @Text({ max: 20 }) name: string;
  @Email({ optional: true }) email?: string;
  @Phone({ optional: true }) phone?: string;
}

class Vow {
  @Text({ max: 10 }) what: string;
  @Instant() dueAt: Date;
}

class Call {
  @Nested(Caller) customer: Caller;
  @Choice(['phone', 'mail']) channel: string;
  @ListOf(Vow, { optional: true, maxItems: 2 }) promises?: Vow[];
  @Texts({ optional: true, max: 5, maxItems: 3 }) tags?: string[];
  @Choices(['red', 'blue'], { optional: true }) colours?: string[];
  @Whole({ optional: true, min: 1, max: 5 }) satisfaction?: number;
  @Text({ optional: true, nullable: true }) place?: string | null;
  @Fields({ optional: true }) extra?: Record<string, unknown>;
}

class Kinds {
  @LocalDate({ optional: true }) day?: string;
  @Duration({ optional: true }) wait?: string;
  @Id({ optional: true }) id?: string;
  @Language({ optional: true }) language?: string;
  @Currency({ optional: true }) currency?: string;
  @Flag({ optional: true }) flag?: boolean;
  @Instant({ optional: true }) at?: Date;
  @Counter({ optional: true }) count?: number;
  @Numeric({ optional: true, min: 0, max: 1 }) share?: number;
  @Phone({ optional: true }) phone?: string;
  @Email({ optional: true }) email?: string;
  @Matching(/^C-\d{4}-\d{6}$/, 'a reference, like C-2026-000123', { optional: true }) reference?: string;
  @Either([], { optional: true }) anything?: unknown;
  @Text({ optional: true, max: 3 }) text?: string;
}

const good = { customer: { name: 'Li Wei' }, channel: 'phone' };

/** The reasons of the refusal, by field. */
function refused(type: new () => object, plain: unknown, at?: string): Record<string, string> {
  try {
    validated(type, plain, at);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    expect([error.kind, error.code]).toEqual(['invalid', 'invalid-input']);
    return Object.fromEntries(error.reasons.map(({ field, reason }) => [field, reason]));
  }
  throw new Error('was accepted');
}

test('a good body becomes instances, with instants as dates and absent fields absent', () => {
  const call = validated(Call, {
    ...good,
    promises: [{ what: 'call back', dueAt: '2026-11-20T17:00:00+08:00' }],
    tags: ['vip'],
    place: null,
  });
  expect(call).toBeInstanceOf(Call);
  expect(call.customer).toBeInstanceOf(Caller);
  expect(call.promises![0]).toBeInstanceOf(Vow);
  expect(call.promises![0]!.dueAt).toEqual(new Date('2026-11-20T09:00:00Z'));
  expect(Object.keys(call)).toEqual(['customer', 'channel', 'promises', 'tags', 'place']);
});

test('every wrong field is listed, with its path and what to write', () => {
  expect(
    refused(Call, {
      customer: { name: 7, email: 'nobody', fax: '1' },
      promises: [{ what: 'call', dueAt: '2026-11-20T17:00:00' }, 'later'],
      tags: ['ok', 'far too long', 3],
      satisfaction: 6,
    }),
  ).toEqual({
    'customer.fax': 'is not known here: leave it out, or write one of name, email, phone',
    'customer.name': 'write a text of at most 20 characters',
    'customer.email': 'write an e-mail address, like name@company.example',
    channel: 'is missing: write one of phone, mail',
    'promises.1': 'write an object with named fields',
    'promises.0.dueAt': 'write an instant that exists, with Z or an offset, like 2026-11-20T09:00:00Z',
    'tags.1': 'is too long (12 characters): write a text of at most 5 characters',
    'tags.2': 'write a text of at most 5 characters',
    satisfaction: 'write a whole number from 1 to 5',
  });
});

test.each([
  ['a nested object that is a list', { ...good, customer: [{ name: 'x' }] }, 'customer'],
  ['a nested object that is a text', { ...good, customer: 'x' }, 'customer'],
  ['a nested object that is null', { ...good, customer: null }, 'customer'],
  ['a list that is an object', { ...good, promises: {} }, 'promises'],
  ['a list within a list', { ...good, promises: [[]] }, 'promises.0'],
  ['a null entry', { ...good, promises: [null] }, 'promises.0'],
  ['too many entries', { ...good, tags: ['a', 'b', 'c', 'd'] }, 'tags'],
  ['an entry that is no choice', { ...good, colours: ['red', 'green'] }, 'colours.1'],
  ['a choice made twice', { ...good, colours: ['red', 'red'] }, 'colours'],
  ['null where it is not allowed', { ...good, tags: null }, 'tags'],
  ['no object at all', null, 'body'],
  ['a list as the body', [], 'body'],
  [
    'a prototype key',
    JSON.parse('{"customer":{"name":"x","__proto__":{"a":1}},"channel":"phone"}'),
    'customer.__proto__',
  ],
  ['a constructor key', { ...good, constructor: 1 }, 'constructor'],
])('%s is refused at its path', (_, plain, path) => {
  expect(Object.keys(refused(Call, plain))).toEqual([path]);
});

test('what was stored is typed again without being judged', () => {
  const stored = { what: 'a promise longer than ten characters', dueAt: '2026-11-20T09:00:00Z', forgotten: true };
  expect(revived(Vow, stored)).toEqual({ what: stored.what, dueAt: new Date('2026-11-20T09:00:00Z') });
  expect(revived(Vow, null)).toBeInstanceOf(Vow);
});

test('a path before the body goes before every field', () => {
  expect(Object.keys(refused(Vow, {}, 'evidence'))).toEqual(['evidence.what', 'evidence.dueAt']);
});

describe('texts', () => {
  test.each(['', '   ', '\u3000\n', '\u200b'])('white space %j is no text where one is required', (name) => {
    expect(refused(Caller, { name }).name).toMatch(/^is empty: write/);
  });
  test.each(['a\u0000b', 'half \ud83d here'])('%j cannot be stored', (name) => {
    expect(refused(Caller, { name }).name).toMatch(/U\+0000|surrogate/);
    expect(refused(Call, { ...good, extra: { a: name } }).extra).toMatch(/U\+0000|surrogate/);
    expect(refused(Call, { ...good, extra: { [name]: 1 } }).extra).toMatch(/U\+0000|surrogate/);
  });
  test('length counts characters, not UTF-16 halves, and nothing is trimmed', () => {
    expect(validated(Kinds, { text: '😀😀😀' }).text).toBe('😀😀😀');
    expect(refused(Kinds, { text: '😀😀😀😀' }).text).toMatch(/4 characters/);
    expect(validated(Caller, { name: ' Li ' }).name).toBe(' Li ');
  });
});

test.each<[keyof Kinds, unknown[], unknown[]]>([
  ['day', ['2028-02-29'], ['2026-02-29', '2026-2-1', '2026-02-01T00:00:00Z', 20260201]],
  ['wait', ['P3D', 'PT30S', 'P1DT12H', 'P2W'], ['P', 'PT', '3D', '-P1D', 'PT1.5H', 'P1DT', 30]],
  ['id', ['01890a5d-ac96-774b-bcce-b302099a8057'], ['01890A5D-AC96-774B-BCCE-B302099A8057', 'x', 1]],
  ['language', ['en', 'zh-CN', 'pt-BR'], ['', 'en_GB', '12', 5]],
  ['currency', ['CNY', 'JPY'], ['cny', 'XYZ', '', 156]],
  ['flag', [true, false], ['true', 1, 0]],
  ['count', [0, 12], [-1, 1.5, '3', Number.MAX_SAFE_INTEGER + 1]],
  ['share', [0.5], [1.5, Infinity, NaN, '0.5']],
  ['phone', ['+8613800000000', '021-6288 1234', '(0)20 7946 0018'], ['12', 'call me', '+', 13800000000]],
  ['email', ['li.wei@customer.example'], ['li.wei', 'a@b', 'a b@c.example', '']],
  ['reference', ['C-2026-000123'], ['C-26-1', 'C-2026-000123\n', 1]],
  ['anything', [1, 'x', {}, []], []],
  [
    'at',
    ['2026-11-20T09:00:00Z', '2026-11-20T09:00:00.123456+05:45'],
    [
      '2026-11-20',
      '2026-11-20T09:00:00',
      '2026-02-30T09:00:00Z',
      '2026-11-20T24:00:00Z',
      '2026-11-20T23:59:60Z',
      1795165200000,
    ],
  ],
])('%s takes %j and refuses %j', (name, rights, wrongs) => {
  for (const right of rights) expect(validated(Kinds, { [name]: right })).toHaveProperty(name);
  for (const wrong of wrongs) expect(Object.keys(refused(Kinds, { [name]: wrong }))).toEqual([name]);
});

test.each([{ a: {} }, { a: [] }, { '': 1 }, JSON.parse('{"__proto__":1}'), { constructor: 1 }, [], 'x'])(
  'free fields refuse %j',
  (extra) => {
    expect(refused(Call, { ...good, extra })).toHaveProperty('extra');
  },
);

describe('lists that may be written shorter', () => {
  class Shorter {
    @ListOf(Vow, { optional: true, bareField: 'what' }) vows?: Vow[];
    @ListOf(Caller, { optional: true, bareEntry: true }) callers?: Caller[];
  }

  test('a bare text is an entry with that field only, a bare object a list of one', () => {
    expect(refused(Shorter, { vows: ['Call'] })).toEqual({ 'vows.0.dueAt': expect.stringContaining('missing') });
    expect(refused(Shorter, { vows: [''] })).toHaveProperty(['vows.0.what']);
    expect(refused(Shorter, { vows: [1] })).toEqual({ 'vows.0': expect.stringContaining('object') });
    expect(validated(Shorter, { callers: { name: 'Li' } })).toEqual({ callers: [{ name: 'Li' }] });
    expect(refused(Shorter, { callers: {} })).toHaveProperty(['callers.0.name']);
    expect(refused(Shorter, { callers: 'Li' })).toHaveProperty('callers');
  });

  test('and the schema says so', () => {
    const { vows, callers } = (schemaOf(Shorter) as { properties: Record<string, object> }).properties;
    const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
    expect(vows).toMatchObject({ type: 'array', items: { anyOf: [{ type: 'string', maxLength: 10 }, ref('Vow')] } });
    expect(callers).toEqual({ anyOf: [{ type: 'array', items: ref('Caller'), maxItems: 100 }, ref('Caller')] });
  });
});

describe('schemas', () => {
  class Base {
    @Id({ description: 'Never changes' }) id: string;
  }
  class View extends Base {
    @Nested(Caller, { nullable: true }) customer: Caller | null;
    @Choice(['a'], { nullable: true }) choice: string | null;
    @Text({ nullable: true, optional: true, example: 'Shanghai 3' }) place?: string | null;
    @Either([Vow]) either: Vow;
  }

  test('a class becomes an object schema, inherited fields first', () => {
    const ref = { $ref: '#/components/schemas/Caller' };
    const schema = schemaOf(View) as { properties: Record<string, unknown> };
    expect(schema).toMatchObject({
      type: 'object',
      required: ['id', 'customer', 'choice', 'either'],
      additionalProperties: false,
    });
    expect(schema.properties.id).toMatchObject({ type: 'string', format: 'uuid', description: 'Never changes' });
    expect(schema.properties.customer).toEqual({ anyOf: [ref, { type: 'null' }] });
    expect(schema.properties.choice).toEqual({ anyOf: [{ type: 'string', enum: ['a'] }, { type: 'null' }] });
    expect(schema.properties.place).toEqual({ type: ['string', 'null'], maxLength: 2000, examples: ['Shanghai 3'] });
  });

  test('all classes in use are collected once, however they are referred to', () => {
    expect(Object.keys(schemasUsed(View, Call))).toEqual(['View', 'Caller', 'Vow', 'Call']);
  });

  test('two classes of one name are refused', () => {
    const twin = { Vow: class Vow {} }.Vow;
    expect(() => schemasUsed(Call, twin)).toThrow('Two wire classes are called Vow');
  });
});
