import { request as ask } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TestApi } from '../support/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());

interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  errors?: { field: string; reason: string }[];
}

const wrong = { customer: { name: 'Li Wei', email: 'li.wei' }, channel: 'pigeon', words: ' ', size: 'xl' };
const complain = (language: string) => api.as('agent').post('complaints').set('Accept-Language', language).send(wrong);

test('the same wrong input is refused in both languages, field by field', async () => {
  const english = (await complain('en').expect(400)).body as Problem;
  const chinese = (await complain('zh-CN').expect(400)).body as Problem;
  const { type, status, code } = english;
  expect(chinese).toMatchObject({ type, status, code });
  expect(chinese.errors!.map(({ field }) => field)).toEqual(english.errors!.map(({ field }) => field));
  const reasons = ({ errors }: Problem) => Object.fromEntries(errors!.map(({ field, reason }) => [field, reason]));
  expect(reasons(english)).toMatchObject({
    'customer.email': 'write an e-mail address, like name@company.example',
    words: 'is empty: write a text of at most 100000 characters',
  });
  expect(reasons(chinese)).toMatchObject({
    'customer.email': '请填写电子邮箱地址，例如 name@company.example',
    words: '内容为空，请填写不超过 100000 个字符的文本',
    channel: expect.stringMatching(/^请填写以下之一：phone, /),
  });
  expect(chinese.title).toBe('填写内容有误');
  const [first] = chinese.errors!;
  expect(chinese.detail).toBe(`${first!.field}: ${first!.reason}（另有 3 处）`);
});

test.each([
  ['zh', 'zh-CN'],
  ['zh-Hans', 'zh-CN'],
  ['zh-Hans-CN', 'zh-CN'],
  ['ZH-cn', 'zh-CN'],
  ['fr, zh;q=0.5', 'zh-CN'],
  ['en;q=0.3, zh-CN;q=0.9', 'zh-CN'],
  ['zh-CN;q=0, en;q=0.1', 'en'],
  ['en-GB', 'en'],
  ['tlh', 'en'],
  ['', 'en'],
  ['*', 'en'],
  [';;q=,', 'en'],
])('whoever asks for "%s" reads %s', async (wish, language) => {
  const { headers, body } = await complain(wish).expect(400);
  expect(headers).toMatchObject({ 'content-language': language, vary: expect.stringContaining('Accept-Language') });
  expect((body as Problem).title).toBe(language === 'en' ? 'The input is wrong' : '填写内容有误');
});

test('without a wish a person is answered in their own language', async () => {
  await api.rows(`UPDATE agent SET language = 'zh-CN' WHERE id = $1`, [api.ids.other]);
  // Who works here is kept in memory for a second.
  api.wait(1_000);
  const body = { email: 'otto@company.example', password: 'correct horse battery staple' };
  const session = (await api.ask('post', 'sessions').send(body).expect(201)).body as { accessToken: string };
  const lost = api.ask('get', 'complaints/C-2026-999999').set('Authorization', `Bearer ${session.accessToken}`);
  expect((await lost.expect(404)).body).toMatchObject({
    code: 'no-such-complaint',
    title: '未找到',
    detail: '没有编号为 C-2026-999999 的投诉，或您无权查看。',
  });
});

describe('in Chinese as well:', () => {
  const inChinese = (asked: ReturnType<TestApi['ask']>) => asked.set('Accept-Language', 'zh-CN');

  test('who is not signed in, or not known', async () => {
    const { body } = await inChinese(api.ask('get', 'complaints')).expect(401);
    expect(body).toMatchObject({ code: 'sign-in-first', title: '请先登录' });
    const signIn = inChinese(api.ask('post', 'sessions')).send({ email: 'nobody@company.example', password: 'wrong' });
    expect((await signIn.expect(401)).body).toMatchObject({
      code: 'wrong-credentials',
      detail: '邮箱或密码不正确，请检查后重试。',
    });
  });

  test('what is not granted, not there, or no address at all', async () => {
    const { body } = await inChinese(api.as('agent').post('policies')).send({}).expect(403);
    expect((body as Problem).detail).toMatch(/^此操作需要权限 .+，您的角色 agent 没有该权限。$/);
    expect((await inChinese(api.as('agent').get('nothing')).expect(404)).body).toMatchObject({
      detail: '此地址没有内容。请参阅 /api/docs。',
    });
    // As bytes: clients mend such an address before they send it.
    const raw = await new Promise<string>((resolve, reject) => {
      const asked = ask(`${api.url}/api/v1/%zz`, { headers: { 'accept-language': 'zh-CN' } }, (answer) => {
        answer.setEncoding('utf8').on('data', resolve);
      });
      asked.on('error', reject).end();
    });
    expect(JSON.parse(raw)).toMatchObject({ code: 'bad-address', title: '填写内容有误' });
  });

  test('a body that is no JSON', async () => {
    const asked = inChinese(api.as('agent').post('complaints'))
      .set('Content-Type', 'application/json')
      .send('{"words"');
    expect((await asked.expect(400)).body).toMatchObject({
      detail: expect.stringMatching(/^请求正文无法识别：/),
      errors: [{ field: 'body', reason: expect.stringMatching(/^无法识别：/) }],
    });
  });

  test('a calendar that a form of the settings got wrong', async () => {
    const shifts = [
      { days: ['mon'], from: '09:00', to: '13:00' },
      { days: ['mon'], from: '12:00', to: '17:00' },
    ];
    const calendar = { name: 'Days', timeZone: 'Europe/Berlin', shifts };
    const { body } = await inChinese(api.as('manager').post('calendars')).send(calendar).expect(400);
    const reason = '与 shifts.0 重叠（mon），请合并为一个时段或修改时间。';
    expect(body).toMatchObject({ detail: `shifts.1: ${reason}`, errors: [{ field: 'shifts.1', reason }] });
  });

  test('what a customer forgot on the form, whatever language the words are in', async () => {
    const form = { name: 'Li Wei', words: 'My bill is wrong.' };
    const { body } = await inChinese(api.ask('post', 'public/complaints')).send(form).expect(400);
    expect((body as Problem).errors).toEqual([
      { field: 'email', reason: '请填写您的电子邮箱或电话号码，以便我们答复' },
    ]);
  });

  test('what is missing before a case can be resolved, with codes that stay', async () => {
    const reference = await api.log();
    const resolve = (language: string) =>
      api
        .as('agent')
        .post(`complaints/${reference}/status`)
        .set('Accept-Language', language)
        .send({ status: 'resolved' });
    const english = (await resolve('en').expect(409)).body as Problem & { blockedBy: string[] };
    const chinese = (await resolve('zh-CN').expect(409)).body as typeof english;
    expect(chinese).toMatchObject({ code: english.code, blockedBy: english.blockedBy, title: '目前无法执行该操作' });
    expect(chinese.detail).toBe('个案还不能设为“已解决”');
  });
});
