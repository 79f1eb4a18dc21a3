import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { openCalendar, type CalendarDefinition } from '#calendar/business-calendar';
import type { Actor } from '#contracts/actor';
import type { CalendarBody } from '#contracts/bodies/calendar-bodies';
import type { SettingsPreview } from '#contracts/views/recalculation';
import { CalendarRow } from '#database/entities/calendar';
import { ChangeSettings, nothingThere } from './change-settings.ts';
import { PreviewSettings } from './preview-settings.ts';

/** Keeps the calendars. One without hours is refused when it is saved, not when a complaint needs it. */
@Injectable()
export class ManageCalendars {
  constructor(
    private readonly settings: ChangeSettings,
    private readonly previews: PreviewSettings,
  ) {}

  async create(body: CalendarBody, id: string): Promise<void> {
    const row = rowOf(body);
    await this.settings.run(null, (manager) => manager.insert(CalendarRow, { id, ...row }));
  }

  /** @param version the version that the change is based on (If-Match); null: whatever is there */
  async replace(id: string, body: CalendarBody, actor: Actor, version: number | null): Promise<void> {
    await this.settings.run({ why: 'calendar', name: body.name, actor }, (manager) => replaceIn(manager, id, body), {
      table: 'calendar',
      id,
      version,
    });
  }

  /** What replacing it would change. */
  preview(id: string, body: CalendarBody): Promise<SettingsPreview> {
    return this.previews.preview((manager) => replaceIn(manager, id, body));
  }

  async remove(id: string, version: number | null): Promise<void> {
    await this.settings.remove(
      { table: 'calendar', id, version },
      {
        policies: 'SELECT name FROM policy WHERE calendar_id = $1',
        teams: 'SELECT name FROM team WHERE calendar_id = $1',
        people: 'SELECT name FROM agent WHERE calendar_id = $1',
        customers: 'SELECT name FROM customer WHERE calendar_id = $1',
      },
    );
  }
}

async function replaceIn(manager: EntityManager, id: string, body: CalendarBody): Promise<void> {
  const { affected } = await manager.update(CalendarRow, { id }, rowOf(body));
  if (!affected) throw nothingThere();
}

function rowOf({ name, ...definition }: CalendarBody): { name: string; definition: CalendarDefinition } {
  openCalendar(definition);
  return { name, definition };
}
