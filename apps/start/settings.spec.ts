import { describe, expect, test } from '@jest/globals';
import { readSettings } from './settings.ts';

const read = (env: NodeJS.ProcessEnv) => readSettings(env, '/project');

describe('the settings of the start command', () => {
  test('nothing set means: everything embedded, port 3000, data in the project', () => {
    expect(read({})).toEqual({
      port: 3000,
      host: '0.0.0.0',
      workerPort: undefined,
      metricsPort: undefined,
      mailCatcherPort: undefined,
      mailCatcherSmtpPort: undefined,
      databaseUrl: undefined,
      smtpUrl: undefined,
      redisUrl: undefined,
      secret: undefined,
      dataDir: '/project/.amends',
      filesFolder: '/project/.amends/files',
      seedDemo: undefined,
    });
  });

  test('an empty value counts as not set', () => {
    expect(read({ PORT: '', DATABASE_URL: ' ', AMENDS_SECRET: '', AMENDS_SEED_DEMO: '' })).toEqual(read({}));
  });

  test('every wrong setting is named at once with what to write, those of api and worker too', () => {
    const env = {
      PORT: 'eighty',
      LOG_LEVEL: 'chatty',
      MAIL_CATCHER_PORT: '70000',
      AMENDS_SEED_DEMO: 'maybe',
    };
    expect(() => read(env)).toThrow(
      /PORT is wrong: write a port[^]*LOG_LEVEL is wrong: write one of[^]*MAIL_CATCHER_PORT is wrong: write a port[^]*AMENDS_SEED_DEMO is wrong: write 1/,
    );
  });

  test('a wrong address or secret is named without being repeated: it may hold a password', () => {
    const attempt = () => read({ DATABASE_URL: 'mysql://me:geheim@host/db', AMENDS_SECRET: 'geheim' });
    expect(attempt).toThrow(/DATABASE_URL is wrong[^]*AMENDS_SECRET is wrong/);
    expect(attempt).not.toThrow(/geheim/);
  });

  test('two services cannot have one port', () => {
    expect(() => read({ PORT: '4000', WORKER_PORT: '4000' })).toThrow(
      'WORKER_PORT is wrong: write another port than 4000, which PORT has',
    );
  });

  test('a relative data folder lies in the project', () => {
    expect(read({ AMENDS_DATA_DIR: 'elsewhere' }).dataDir).toBe('/project/elsewhere');
    expect(read({ AMENDS_DATA_DIR: '/srv/amends' }).dataDir).toBe('/srv/amends');
  });

  test('attached files lie with the rest of the data unless they have a folder of their own', () => {
    expect(read({ AMENDS_DATA_DIR: '/srv/amends' }).filesFolder).toBe('/srv/amends/files');
    expect(read({ AMENDS_FILES: '/mnt/files', AMENDS_DATA_DIR: '/srv/amends' }).filesFolder).toBe('/mnt/files');
  });
});
