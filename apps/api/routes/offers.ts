import { Body, Controller, Get, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import type { Actor } from '#contracts/actor';
import { DeclineOfferBody } from '#contracts/bodies/ladder-bodies';
import { OfferList, OfferView } from '#contracts/views/offer';
import { listOffers } from '#database/queries/list-offers';
import { CLOCK, type Clock } from '#kernel/clock';
import { AnswerOffer } from '#recovery/answer-offer';
import { Asking, PathId } from '../http/asking.ts';
import { Endpoint } from '../http/endpoint.ts';

const OFFER = { id: 'Of the offer' };

/** Ownerless complaints that one is offered oneself; nobody sees another's. */
@ApiTags('Ownership')
@Controller('offers')
export class OfferRoutes {
  constructor(
    private readonly database: DataSource,
    private readonly answering: AnswerOffer,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Endpoint({ summary: 'List the complaints that one is offered, the oldest first', grant: 'self', answers: OfferList })
  async list(@Asking() actor: Actor): Promise<OfferList> {
    return { items: await listOffers(this.database.manager, actor.id!, this.clock.now()) };
  }

  @Post(':id/acceptance')
  @Endpoint({
    summary: 'Take an offered complaint: one is its owner from now on',
    grant: 'complaint.work',
    status: 200,
    params: OFFER,
    answers: OfferView,
    refuses: [409],
  })
  async accept(@PathId() id: string, @Asking() actor: Actor): Promise<OfferView> {
    await this.answering.accept(id, actor);
    return this.answer(id, actor);
  }

  @Post(':id/decline')
  @Endpoint({
    summary: 'Decline an offered complaint: it goes to somebody else, and does not come back',
    grant: 'complaint.work',
    status: 200,
    params: OFFER,
    body: DeclineOfferBody,
    answers: OfferView,
    refuses: [409],
  })
  async decline(@PathId() id: string, @Body() body: DeclineOfferBody, @Asking() actor: Actor): Promise<OfferView> {
    await this.answering.decline(id, body.reason ?? null, actor);
    return this.answer(id, actor);
  }

  private async answer(id: string, actor: Actor): Promise<OfferView> {
    const [offer] = await listOffers(this.database.manager, actor.id!, this.clock.now(), id);
    return offer!;
  }
}
