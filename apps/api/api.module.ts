import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Settings } from '#config/settings';
import { databaseOptions } from '#database/data-source';
import { LongReads } from '#database/long-reads';
import { AccessTokens } from '#identity/access-token';
import { CaseLinks } from '#identity/case-links';
import { ManagePeople } from '#identity/manage-people';
import { SignIn } from '#identity/sign-in';
import { FileStore } from '#files/file-store';
import { CLOCK, type Clock } from '#kernel/clock';
import { RecoveryModule } from '#recovery/recovery.module';
import { Correspondence } from '#recovery/write-mail';
import { ByteBudget } from './http/byte-budget.ts';
import { GrantGuard } from './http/grant.guard.ts';
import { IdempotencyInterceptor } from './http/idempotency.interceptor.ts';
import { ProblemFilter } from './http/problem.filter.ts';
import { TellVersion } from './http/tell-version.ts';
import { ValidatedPipe } from './http/validated.pipe.ts';
import { LiveHub } from './live/live-hub.ts';
import { ROUTES } from './routes/routes.ts';

/** Of the connections of this process, the share that reports may take at once. */
const FOR_REPORTS = 1 / 5;

@Module({})
export class ApiModule {
  static with(settings: Settings, clock: Clock): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        TypeOrmModule.forRoot({
          ...databaseOptions(settings.databaseUrl, {
            poolSize: settings.poolSize,
            name: 'amends-api',
            impatient: true,
          }),
          retryAttempts: 3,
        }),
        RecoveryModule.with([
          { provide: CLOCK, useValue: clock },
          {
            provide: Correspondence,
            useValue: new Correspondence(settings.mailFrom, settings.publicUrl, new CaseLinks(settings.secret)),
          },
          { provide: FileStore, useValue: new FileStore(settings.filesFolder) },
        ]),
      ],
      controllers: ROUTES,
      providers: [
        LiveHub,
        ByteBudget,
        { provide: AccessTokens, useValue: new AccessTokens(settings.secret, clock) },
        {
          provide: SignIn,
          inject: [DataSource, AccessTokens],
          useFactory: (database: DataSource, tokens: AccessTokens) => new SignIn(database, tokens, clock),
        },
        {
          provide: ManagePeople,
          inject: [DataSource],
          useFactory: (database: DataSource) => new ManagePeople(database, clock),
        },
        {
          provide: LongReads,
          inject: [DataSource],
          useFactory: (database: DataSource) =>
            new LongReads(database, Math.max(1, Math.floor(settings.poolSize * FOR_REPORTS))),
        },
        { provide: APP_GUARD, useClass: GrantGuard },
        { provide: APP_PIPE, useClass: ValidatedPipe },
        // Outermost, so that a repeated answer has its ETag as well.
        { provide: APP_INTERCEPTOR, useClass: TellVersion },
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    };
  }
}
