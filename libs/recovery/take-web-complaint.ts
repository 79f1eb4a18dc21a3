import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { customerActor, systemActor } from '#contracts/actor';
import type { LogComplaintBody } from '#contracts/bodies/log-complaint';
import type { WebComplaintBody } from '#contracts/bodies/portal-bodies';
import { brokenConstraint } from '#database/statement';
import { invalid } from '#kernel/refusal';
import { readComplaintFile, type ComplaintFile } from './complaint-file.ts';
import { LogComplaint } from './log-complaint.ts';
import { UploadForComplaint } from './upload-for-complaint.ts';

/** The source of complaints that strangers write into the public form: nobody has verified who they are. */
export const WEB_FORM = 'web-form';

/** Takes a complaint from the public form. */
@Injectable()
export class TakeWebComplaint {
  constructor(
    private readonly database: DataSource,
    private readonly logComplaint: LogComplaint,
    private readonly uploads: UploadForComplaint,
  ) {}

  /**
   * @param id of the complaint to be; the same id is never logged twice
   * @throws Refusal invalid without any way to answer, and where the field is filled in that only robots see: a person whose
   * browser filled it in is told, and nothing is lost silently; where a ticket names no file that still waits
   */
  async take(body: WebComplaintBody, origin: string, id: string): Promise<ComplaintFile> {
    const { name, email, phone, timeZone, words, subject, place, language, website } = body;
    if (website) throw invalid('website', 'leave it empty: it is there for robots', 'looks-like-a-robot');
    if (!email && !phone) throw invalid('email', 'write your e-mail or your telephone number, so that we can answer');
    const customer = { name, email, phone, timeZone };
    const tickets = body.uploads ?? [];
    await this.uploads.mustWait(tickets, id);
    const file = await this.log(
      { customer, channel: 'web', words, subject, place, language, ownerId: null },
      origin,
      id,
    );
    await this.uploads.join(tickets, id);
    return file;
  }

  private async log(body: LogComplaintBody, origin: string, id: string): Promise<ComplaintFile> {
    try {
      return await this.logComplaint.log(body, customerActor(origin), id, WEB_FORM);
    } catch (error) {
      // The same Idempotency-Key was logged by a process that died before it could answer.
      if (brokenConstraint(error) !== 'complaint_pkey') throw error;
      return readComplaintFile(this.database.manager, { id }, systemActor(origin));
    }
  }
}
