import { Injectable } from '@nestjs/common';
import { openCalendar, type CalendarDefinition } from '#calendar/business-calendar';
import type { CalendarBody } from '#contracts/bodies/policy-bodies';
import { CalendarRow } from '#database/entities/calendar';
import { ChangeSettings, nothingThere } from './change-settings.ts';

/** Keeps the calendars. One without hours is refused when it is saved, not when a complaint needs it. */
@Injectable()
export class ManageCalendars {
  constructor(private readonly settings: ChangeSettings) {}

  async create(body: CalendarBody, id: string): Promise<void> {
    const row = rowOf(body);
    await this.settings.run(false, (manager) => manager.insert(CalendarRow, { id, ...row }));
  }

  async replace(id: string, body: CalendarBody): Promise<void> {
    const row = rowOf(body);
    await this.settings.run(true, async (manager) => {
      const { affected } = await manager.update(CalendarRow, { id }, row);
      if (!affected) throw nothingThere();
    });
  }

  async remove(id: string): Promise<void> {
    await this.settings.run(false, (manager) =>
      this.settings.remove(manager, 'calendar', id, {
        policies: 'SELECT name FROM policy WHERE calendar_id = $1',
        teams: 'SELECT name FROM team WHERE calendar_id = $1',
      }),
    );
  }
}

function rowOf({ name, ...definition }: CalendarBody): { name: string; definition: CalendarDefinition } {
  openCalendar(definition);
  return { name, definition };
}
