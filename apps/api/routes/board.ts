import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '#contracts/actor';
import { BoardView } from '#contracts/views/board';
import { ReadBoard } from '#recovery/read-board';
import { Asking } from '../http/asking.ts';
import { Endpoint } from '../http/endpoint.ts';

/** What supervisors keep an eye on, in one look. */
@ApiTags('Board')
@Controller('board')
export class BoardRoutes {
  constructor(private readonly board: ReadBoard) {}

  @Get()
  @Endpoint({
    summary: 'See what is late or at risk, which escalations wait, who has how much, and who is away',
    grant: 'board.read',
    answers: BoardView,
  })
  read(@Asking() actor: Actor): Promise<BoardView> {
    return this.board.read(actor.id);
  }
}
