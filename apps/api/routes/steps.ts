import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import type { Actor } from '#contracts/actor';
import { SaveStepBody } from '#contracts/bodies/complaint-bodies';
import { StepList, StepView } from '#contracts/views/step';
import type { Language } from '#kernel/language';
import { readComplaintFile } from '#recovery/complaint-file';
import { SaveStep } from '#recovery/save-step';
import { stepKey, stepView, stepViews } from '#recovery/step-view';
import { Asking, IfMatch, Reading, Reference } from '../http/asking.ts';
import { Endpoint } from '../http/endpoint.ts';
import { REFERENCE } from './complaints.ts';

const STEP = { ...REFERENCE, key: 'Of the step, like capture' };

/** The ten steps of the recovery. */
@ApiTags('Recovery')
@Controller('complaints/:reference/steps')
export class StepRoutes {
  constructor(
    private readonly database: DataSource,
    private readonly saveStep: SaveStep,
  ) {}

  @Get()
  @Endpoint({
    summary: 'Read all ten steps, with guidance',
    grant: 'complaint.read',
    params: REFERENCE,
    answers: StepList,
  })
  async list(@Reference() reference: string, @Asking() actor: Actor, @Reading() language: Language): Promise<StepList> {
    return { items: stepViews(await readComplaintFile(this.database.manager, { reference }, actor), language) };
  }

  @Get(':key')
  @Endpoint({ summary: 'Read one step, with guidance', grant: 'complaint.read', params: STEP, answers: StepView })
  read(
    @Reference() reference: string,
    @Param('key') key: string,
    @Asking() actor: Actor,
    @Reading() language: Language,
  ): Promise<StepView> {
    return this.answer(reference, key, actor, language);
  }

  @Put(':key')
  @Endpoint({
    summary: 'Save evidence of a step, or move it: done, overridden, reopened',
    grant: 'complaint.work',
    params: STEP,
    body: SaveStepBody,
    answers: StepView,
    ifMatch: true,
    refuses: [409],
  })
  async save(
    @Reference() reference: string,
    @Param('key') key: string,
    @Body() body: SaveStepBody,
    @Asking() actor: Actor,
    @Reading() language: Language,
    @IfMatch() version: number | null,
  ): Promise<StepView> {
    await this.saveStep.save({ reference }, stepKey(key), body, actor, language, version);
    return this.answer(reference, key, actor, language);
  }

  private async answer(reference: string, key: string, actor: Actor, language: Language): Promise<StepView> {
    const file = await readComplaintFile(this.database.manager, { reference }, actor);
    return stepView(file, stepKey(key), language);
  }
}
