import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CustomField } from '#database/entities/custom-field';
import { CLOCK, type Clock } from '#kernel/clock';
import { Book } from './book.ts';

/** The definitions of custom fields, kept in memory for a moment because every complaint that is logged asks for them. */
@Injectable()
export class FieldBook extends Book<CustomField[]> {
  constructor(
    private readonly database: DataSource,
    @Inject(CLOCK) clock: Clock,
  ) {
    super(clock);
  }

  protected load(): Promise<CustomField[]> {
    return this.database.manager.find(CustomField, { order: { position: 'ASC', name: 'ASC' } });
  }
}
