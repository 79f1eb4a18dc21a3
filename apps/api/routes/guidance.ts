import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PeopleGuidanceView } from '#contracts/views/step';
import { peopleGuidance } from '#journey/guidance';
import type { Language } from '#kernel/language';
import { Reading } from '../http/asking.ts';
import { Endpoint } from '../http/endpoint.ts';

/** The handbook's advice that hangs on no complaint. */
@ApiTags('Recovery')
@Controller('guidance')
export class GuidanceRoutes {
  @Get('people')
  @Endpoint({
    summary: 'How to know the types of customers and how to treat them',
    grant: 'complaint.read',
    answers: PeopleGuidanceView,
  })
  people(@Reading() language: Language): PeopleGuidanceView {
    return peopleGuidance(language);
  }
}
