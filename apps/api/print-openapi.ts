import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { readSettings } from '#config/settings';
import { ApiModule } from './api.module.ts';
import { API_PREFIX, VERSION } from './create-api.ts';
import { describeApi } from './http/openapi.ts';

// In preview nothing is instantiated, so neither a database nor settings are needed to know the routes.
const settings = readSettings({
  DATABASE_URL: 'postgres://nowhere',
  AMENDS_SECRET: 'never used: nobody signs in to a preview',
});
const app = await NestFactory.create<NestFastifyApplication>(
  ApiModule.with(settings, { now: () => new Date() }),
  new FastifyAdapter(),
  { preview: true, logger: false, abortOnError: false },
);
app.setGlobalPrefix(...API_PREFIX);
process.stdout.write(JSON.stringify(describeApi(app, VERSION)), () => process.exit(0));
