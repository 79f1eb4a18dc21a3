import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import request from 'supertest';
import { DataSource } from 'typeorm';
import { createApi } from '../../apps/api/create-api.ts';
import type { Settings } from '#config/settings';
import { FileStore } from '#files/file-store';
import type { Role } from '#contracts/permissions';
import { AccessTokens, type Principal } from '#identity/access-token';
import { ManagePeople } from '#identity/manage-people';
import { SignIn } from '#identity/sign-in';
import { letTimePass } from '#recovery/demo/let-time-pass';
import { installStarterPolicy } from '#recovery/starter-policy';
import { notInChinese } from './not-in-chinese.ts';
import { freshDatabase } from './postgres.ts';

/** A Friday morning within office hours of the starter policy (UTC). */
export const FRIDAY = new Date('2026-11-20T10:00:00Z');
export const PASSWORD = 'correct horse battery staple';

/** Who is signed in: one of each role in the first team, and an agent of another team. */
export type Who = Role | 'other';

/** Names, sign-in and team of everybody in the test company. */
export const PEOPLE: Record<Who, { name: string; email: string; role: Role; team: 'North' | 'South' }> = {
  agent: { name: 'Anna Agent', email: 'anna@company.example', role: 'agent', team: 'North' },
  supervisor: { name: 'Sven Supervisor', email: 'sven@company.example', role: 'supervisor', team: 'North' },
  manager: { name: 'Mona Manager', email: 'mona@company.example', role: 'manager', team: 'North' },
  other: { name: 'Otto Other', email: 'otto@company.example', role: 'agent', team: 'South' },
};

export interface Route {
  method: string;
  /** The pattern as OpenAPI writes it: /api/v1/complaints/{reference}. */
  path: string;
}

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
type Asked = request.Test;

/** An api on a database of its own, with a clock that stands until it is set. */
export class TestApi {
  now = FRIDAY;
  readonly routes: Route[] = [];
  /** Everything that was logged, one JSON text a line. */
  readonly lines: string[] = [];
  /** What problems said and the Chinese catalogue does not know. */
  private readonly unsaid: string[] = [];
  readonly ids = {} as Record<Who | 'North' | 'South', string>;
  database: DataSource;
  files: FileStore;
  url: string;
  private readonly tokens = {} as Record<Who, string>;
  private readonly principals = {} as Record<Who, Principal>;

  private constructor(
    readonly app: NestFastifyApplication,
    private readonly drop: () => Promise<void>,
    private readonly settings: Settings,
  ) {}

  static async start(wishes: Partial<Settings> = {}): Promise<TestApi> {
    const { url, drop } = await freshDatabase();
    const clock = { now: () => api.now };
    const lines: string[] = [];
    const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
    const itsSettings = { ...settings(url), ...wishes };
    const app = await createApi(itsSettings, clock, log);
    const api = new TestApi(app, drop, itsSettings);
    Object.assign(api, { lines });
    app
      .getHttpAdapter()
      .getInstance()
      .addHook('onRoute', ({ method, url: path }) => {
        const pattern = path.replace(/:(\w+)/g, '{$1}');
        // The documentation is no part of the product's api, and open to everybody.
        if (/^\/api\/(docs|openapi)/.test(path)) return;
        for (const one of [method].flat())
          if (one !== 'HEAD' && one !== 'OPTIONS') api.routes.push({ method: one, path: pattern });
      })
      .addHook('onSend', (_, reply, payload, done) => {
        if (reply.statusCode >= 400) api.unsaid.push(...notInChinese(payload));
        done(null, payload);
      });
    await app.listen(0, '127.0.0.1');
    api.url = await app.getUrl();
    api.database = app.get(DataSource);
    api.files = app.get(FileStore);
    await api.seed(new ManagePeople(api.database, clock));
    return api;
  }

  /** Asks as a stranger. */
  ask(method: Method, path: string): Asked {
    return request(this.url)[method](path.startsWith('/') ? path : `/api/v1/${path}`);
  }

  /** Asks as somebody who is signed in: `as('agent').post('complaints')`. */
  as(who: Who): Record<Method, (path: string) => Asked> {
    const ask = (method: Method) => (path: string) => this.ask(method, path).set('Authorization', this.bearer(who));
    return { get: ask('get'), post: ask('post'), put: ask('put'), patch: ask('patch'), delete: ask('delete') };
  }

  /** What a signed-in person sends as `Authorization`. */
  bearer(who: Who): string {
    return `Bearer ${this.tokens[who]}`;
  }

  /** Another api on the same database, as a second process would be; close it yourself. */
  async beside(): Promise<NestFastifyApplication> {
    const log = pino({ level: 'info' }, { write: (line: string) => void this.lines.push(line) });
    const app = await createApi(this.settings, { now: () => this.now }, log);
    await app.listen(0, '127.0.0.1');
    return app;
  }

  /** Logs a complaint and answers with its reference. */
  async log(who: Who = 'agent', body: object = {}): Promise<string> {
    const given = {
      customer: { name: 'Li Wei', email: `li.${++this.customers}@customer.example` },
      channel: 'phone',
      words: 'The invoice is wrong.',
    };
    const { body: view } = await this.as(who)
      .post('complaints')
      .send({ ...given, ...body })
      .expect(201);
    return (view as { reference: string }).reference;
  }

  /** Runs one statement and answers with its rows. */
  rows<Row = Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return this.database.query<Row[]>(sql, values);
  }

  /** Lets the clock go on; everybody stays signed in. */
  wait(milliseconds: number): void {
    this.now = new Date(this.now.getTime() + milliseconds);
    for (const who of Object.keys(PEOPLE) as Who[])
      this.tokens[who] = this.app.get(AccessTokens).issue(this.principals[who]);
  }

  /** Lets the clock go on while a worker is at work: what comes due on the way is done at its own moment. No mail leaves. */
  async pass(milliseconds: number): Promise<void> {
    const moment = new Date(this.now.getTime() + milliseconds);
    await letTimePass(this.app, (present) => (this.now = present), moment, 'job:test');
    this.wait(0);
  }

  private async signIn(): Promise<void> {
    for (const who of Object.keys(PEOPLE) as Who[]) {
      // Not by HTTP: one address may sign in only so often, and that is for the tests to use.
      const { accessToken, agent } = await this.app.get(SignIn).withPassword(PEOPLE[who].email, PASSWORD);
      this.tokens[who] = accessToken;
      this.principals[who] = agent;
    }
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.drop();
    rmSync(this.files.folder, { recursive: true, force: true });
    if (this.unsaid.length > 0) throw new Error(`libs/wording/zh-CN does not know:\n${this.unsaid.join('\n')}`);
  }

  private customers = 0;

  private async seed(people: ManagePeople): Promise<void> {
    await installStarterPolicy(this.database);
    for (const team of ['North', 'South'] as const) this.ids[team] = await people.createTeam(team);
    const created = (Object.keys(PEOPLE) as Who[]).map(async (who) => {
      const { team, ...person } = PEOPLE[who];
      this.ids[who] = await people.createAgent({ ...person, teamId: this.ids[team], password: PASSWORD });
    });
    await Promise.all(created);
    await this.signIn();
  }
}

function settings(databaseUrl: string): Settings {
  return {
    databaseUrl,
    redisUrl: null,
    smtpUrl: null,
    secret: 'a secret that only the tests know, long enough',
    mailFrom: 'complaints@company.example',
    publicUrl: 'http://localhost:3000',
    embedOrigins: ['*'],
    port: 0,
    host: '127.0.0.1',
    metricsPort: null,
    metricsHost: '127.0.0.1',
    workerPort: null,
    trustProxy: null,
    logLevel: 'info',
    poolSize: 10,
    webhooksPrivate: false,
    filesFolder: mkdtempSync(join(tmpdir(), 'amends-test-files-')),
  };
}
