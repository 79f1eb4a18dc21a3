import { resolve } from 'node:path';

/** What the environment says, read once and typed. */
export interface Settings {
  databaseUrl: string;
  /** Redis or Valkey for the queue; several nodes of one cluster separated by commas; null: the queue lives in PostgreSQL. */
  redisUrl: string | null;
  smtpUrl: string | null;
  /** Signs access tokens and Message-IDs. */
  secret: string;
  /** Sender of all mail, an address. */
  mailFrom: string;
  /** Where people reach the api, without a slash at the end. */
  publicUrl: string;
  /** The sites that may show the customers' form inside theirs, as `frame-ancestors` writes them; empty: none but this one. */
  embedOrigins: readonly string[];
  port: number;
  host: string;
  /** Proxies whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed; null: nobody's. */
  trustProxy: string | null;
  /** Metrics of the api, bound to 127.0.0.1 unless `METRICS_HOST` says otherwise; null: not served. */
  metricsPort: number | null;
  metricsHost: string;
  /** Health and metrics of the worker; null: not served. */
  workerPort: number | null;
  logLevel: LogLevel;
  /** Largest number of database connections of one process. */
  poolSize: number;
  /** Whether webhooks may call addresses inside one's own networks. */
  webhooksPrivate: boolean;
  /** The folder of the attached files, absolute; the same one for api and worker. */
  filesFolder: string;
}

const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

/** One line of the catalogue below: how a variable is read, and what to write when it is wrong. */
interface Variable<T> {
  read(value: string): T | undefined;
  /** The value when the variable is unset or empty; without it the variable is required. */
  default?: T;
  write: string;
}

const url = (protocols: string[], write: string): Variable<string> => ({
  read: (value) => (URL.canParse(value) && protocols.includes(new URL(value).protocol) ? value : undefined),
  write,
});
const redis = (write: string): Variable<string> => ({
  read: (value) => {
    const nodes = value.split(/,(?=\s*rediss?:)/).map((node) => node.trim());
    if (
      !nodes.every((node) => URL.canParse(node) && /^rediss?:$/.test(new URL(node).protocol) && new URL(node).hostname)
    )
      return undefined;
    if (nodes.length === 1) return nodes[0];
    const urls = nodes.map((node) => new URL(node));
    const sameForAll = new Set(urls.map(({ protocol, username, password }) => `${protocol}${username}:${password}`));
    // A cluster knows database 0 only.
    const isCluster = sameForAll.size === 1 && urls.every(({ pathname }) => ['', '/', '/0'].includes(pathname));
    return isCluster ? nodes.join(',') : undefined;
  },
  write,
});
const port = (write: string): Variable<number> => ({
  read: (value) => (/^\d+$/.test(value) && Number(value) <= 65_535 ? Number(value) : undefined),
  write,
});
const text = (pattern: RegExp, write: string): Variable<string> => ({
  read: (value) => (pattern.test(value) ? value : undefined),
  write,
});

/** Origins only: whatever else stood there would become part of the policy that browsers are sent. */
const origins = (write: string): Variable<readonly string[]> => ({
  read: (value) => {
    if (value === '*') return ['*'];
    if (value === 'none') return [];
    const given = value.split(/[\s,]+/).filter(Boolean);
    const isList = given.length > 0 && given.every((origin) => ORIGIN.test(origin) && URL.canParse(origin));
    return isList ? [...new Set(given.map((one) => one.toLowerCase()))] : undefined;
  },
  write,
});
const ORIGIN = /^https?:\/\/(\*\.)?[a-z\d]([a-z\d-]*[a-z\d])?(\.[a-z\d]([a-z\d-]*[a-z\d])?)*(:\d{1,5})?$/i;

/** Every variable that Amends reads. */
const VARIABLES = {
  DATABASE_URL: url(
    ['postgres:', 'postgresql:'],
    'a PostgreSQL address like postgres://user:password@host:5432/amends',
  ),
  REDIS_URL: {
    ...redis(
      'a Redis or Valkey address like redis://host:6379, several nodes of one Redis Cluster separated by commas (with the same ' +
        'protocol, user and password, and without a database number), or leave it out to queue in PostgreSQL',
    ),
    default: null,
  },
  SMTP_URL: { ...url(['smtp:', 'smtps:'], 'a mail server like smtp://user:password@host:587'), default: null },
  AMENDS_SECRET: text(/^.{32,}$/, 'at least 32 random characters, the same for api and worker (openssl rand -hex 32)'),
  MAIL_FROM: {
    ...text(/^[^\s@<>]+@[^\s@<>]+$/, 'one mail address like complaints@company.example'),
    default: 'complaints@amends.example',
  },
  PUBLIC_URL: {
    ...url(['http:', 'https:'], 'the address that people open, like https://complaints.company.example'),
    default: null,
  },
  EMBED_ORIGINS: {
    ...origins(
      '* to let every site show the form inside theirs, none, or the origins of those that may, without a path and with ' +
        'spaces or commas between, like https://www.company.example https://*.shops.example',
    ),
    default: ['*'] as readonly string[],
  },
  PORT: { ...port('a port from 0 to 65535'), default: 3000 },
  HOST: { ...text(/^[\w.:-]+$/, 'the address to listen on, like 0.0.0.0 or ::'), default: '0.0.0.0' },
  TRUST_PROXY: {
    ...text(/^[\da-fA-F.:/, ]+$/, 'the addresses of the proxies in front, like 10.0.0.0/8, or leave it out'),
    default: null,
  },
  METRICS_PORT: { ...port('a port from 0 to 65535, or leave it out'), default: null },
  METRICS_HOST: {
    ...text(/^[\w.:-]+$/, 'the address to serve metrics on; strangers must not reach it'),
    default: '127.0.0.1',
  },
  WORKER_PORT: { ...port('a port from 0 to 65535, or leave it out'), default: null },
  LOG_LEVEL: {
    read: (value: string) => LOG_LEVELS.find((level) => level === value),
    default: 'info' as LogLevel,
    write: `one of ${LOG_LEVELS.join(', ')}`,
  },
  DATABASE_POOL: {
    read: (value: string) => (/^[1-9]\d{0,2}$/.test(value) ? Number(value) : undefined),
    default: 10,
    write: 'a number of connections from 1 to 999',
  },
  WEBHOOKS_PRIVATE: {
    read: (value: string) => (value === 'allow' ? true : value === 'refuse' ? false : undefined),
    default: false,
    write: 'allow to let webhooks call addresses inside your own networks, or leave it out',
  },
  AMENDS_FILES: {
    ...text(/^[^\0]+$/, 'a folder that api and worker both reach, like /var/lib/amends/files'),
    default: '.amends/files',
  },
} satisfies Record<string, Variable<unknown>>;

type Values = {
  [Name in keyof typeof VARIABLES]: (typeof VARIABLES)[Name] extends { default: infer D } ? D | Read<Name> : Read<Name>;
};
type Read<Name extends keyof typeof VARIABLES> = Exclude<ReturnType<(typeof VARIABLES)[Name]['read']>, undefined>;

/** The environment is wrong: every variable at fault is named with what to write. */
export class SettingsError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`Amends cannot start with these settings:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'SettingsError';
  }
}

/** Reads the environment. @throws SettingsError naming every variable at fault; values are not repeated, they may be secret */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const problems: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, variable] of Object.entries<Variable<unknown>>(VARIABLES)) {
    const given = environment[name]?.trim() ?? '';
    const value = given === '' ? variable.default : variable.read(given);
    if (value === undefined) problems.push(`${name} is ${given === '' ? 'missing' : 'wrong'}: write ${variable.write}`);
    values[name] = value;
  }
  if (problems.length) throw new SettingsError(problems);
  const v = values as Values;
  return {
    databaseUrl: v.DATABASE_URL,
    redisUrl: v.REDIS_URL,
    smtpUrl: v.SMTP_URL,
    secret: v.AMENDS_SECRET,
    mailFrom: v.MAIL_FROM,
    publicUrl: (v.PUBLIC_URL ?? `http://localhost:${v.PORT}`).replace(/\/+$/, ''),
    embedOrigins: v.EMBED_ORIGINS,
    port: v.PORT,
    host: v.HOST,
    trustProxy: v.TRUST_PROXY,
    metricsPort: v.METRICS_PORT,
    metricsHost: v.METRICS_HOST,
    workerPort: v.WORKER_PORT,
    logLevel: v.LOG_LEVEL,
    poolSize: v.DATABASE_POOL,
    webhooksPrivate: v.WEBHOOKS_PRIVATE,
    filesFolder: resolve(v.AMENDS_FILES),
  };
}

/** Whether an address opens only where Amends itself runs: in a mail it opens nothing. */
export function leadsToThisMachine(address: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1?\])$/.test(new URL(address).hostname);
}
