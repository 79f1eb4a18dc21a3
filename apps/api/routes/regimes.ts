import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RegimeList } from '#contracts/views/regime';
import type { Language } from '#kernel/language';
import { listRegimes } from '#recovery/list-regimes';
import { Reading } from '../http/asking.ts';
import { Endpoint } from '../http/endpoint.ts';

/** Regimes: what regulators and standards demand, ready for a policy to name. */
@ApiTags('Policies')
@Controller('regimes')
export class RegimeRoutes {
  @Get()
  @Endpoint({
    summary: 'List the regimes that a policy can name, with their obligations and sources, and the service standards',
    grant: 'policy.read',
    answers: RegimeList,
  })
  list(@Reading() language: Language): RegimeList {
    return listRegimes(language);
  }
}
