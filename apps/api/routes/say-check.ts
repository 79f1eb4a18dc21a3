import { Body, Controller, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import type { Actor } from '#contracts/actor';
import { SayCheckBody } from '#contracts/bodies/complaint-bodies';
import { FindingList } from '#contracts/views/say-check';
import { sayCheck } from '#journey/say-check/say-check';
import { CLOCK, type Clock } from '#kernel/clock';
import type { Language } from '#kernel/language';
import { checkWords } from '#recovery/check-words';
import { readComplaintFile } from '#recovery/complaint-file';
import { PolicyBook } from '#recovery/policy-book';
import { Asking, Reading } from '../http/asking.ts';
import { Endpoint } from '../http/endpoint.ts';

/** How it would sound to the customer. */
@ApiTags('Conversation')
@Controller('say-check')
export class SayCheckRoutes {
  constructor(
    private readonly database: DataSource,
    private readonly policies: PolicyBook,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post()
  @Endpoint({
    summary: 'Check words before they go to a customer; nothing is kept',
    grant: 'complaint.read',
    body: SayCheckBody,
    answers: FindingList,
  })
  async check(@Body() body: SayCheckBody, @Asking() actor: Actor, @Reading() language: Language): Promise<FindingList> {
    const findings = await this.find(body, actor);
    return {
      items: findings.map(({ rule, step, excerpt, from, to, message, suggestion, blocking, language: ofWords }) => ({
        rule,
        step,
        excerpt,
        from,
        to,
        message: message[language],
        // Other words are of use only in the language of the message itself.
        suggestion: suggestion[ofWords],
        blocking,
      })),
    };
  }

  private async find({ text, reference, language }: SayCheckBody, actor: Actor) {
    const now = this.clock.now();
    if (reference === undefined) return sayCheck(text, { now, language });
    const { manager } = this.database;
    const { complaint } = await readComplaintFile(manager, { reference }, actor);
    const policy = (await this.policies.current()).for({ ...complaint, teamId: complaint.team_id });
    return checkWords(manager, complaint.id, policy, text, now, language);
  }
}
