import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { RecalculationList, RecalculationView } from '#contracts/views/recalculation';
import { listRecalculations } from '#database/queries/list-recalculations';
import { nothingThere } from '#recovery/change-settings';
import { PathId } from '../http/asking.ts';
import { Endpoint } from '../http/endpoint.ts';

/** How far the clocks of the open complaints have been derived anew after a change of settings. */
@ApiTags('Policies')
@Controller('recalculations')
export class RecalculationRoutes {
  constructor(private readonly database: DataSource) {}

  @Get()
  @Endpoint({ summary: 'List the recalculations of deadlines', grant: 'policy.read', answers: RecalculationList })
  async list(): Promise<RecalculationList> {
    return { items: await listRecalculations(this.database.manager) };
  }

  @Get(':id')
  @Endpoint({
    summary: 'See how far a recalculation has come',
    grant: 'policy.read',
    params: { id: 'Of the recalculation' },
    answers: RecalculationView,
  })
  async read(@PathId() id: string): Promise<RecalculationView> {
    const [found] = await listRecalculations(this.database.manager, id);
    if (!found) throw nothingThere();
    return found;
  }
}
