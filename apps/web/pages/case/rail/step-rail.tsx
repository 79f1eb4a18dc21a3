import { Badge, Progress, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Complaint, JourneyStep, StepKey } from '../case-data.ts';
import { OfferInShort } from './offer-compared.tsx';
import classes from './rail.module.css';
import { byPhase, lookOf, STEP_LOOKS } from './step-look.ts';

interface RailProps {
  journey: Complaint['journey'];
  onOpen: (key: StepKey) => void;
}

/** What the customer expects, and what they are offered. */
const WITH_OFFER: ReadonlySet<StepKey> = new Set(['expectation', 'resolve']);

/** The ten steps: where the recovery stands, what each lacks, and which comes next and why. */
export function StepRail({ journey, onOpen }: RailProps) {
  const { t } = useTranslation('case');
  const { steps, next, progress } = journey;
  return (
    <Stack gap="sm">
      <div>
        <Text size="sm">{t('rail.progress', { settled: progress.settled, of: progress.of })}</Text>
        <Progress.Root size="sm" mt={4}>
          <Progress.Section
            value={(progress.settled / Math.max(progress.of, 1)) * 100}
            color="green"
            aria-label={t('rail.progressLabel')}
          />
        </Progress.Root>
      </div>
      {byPhase(steps).map(({ phase, steps: inPhase }) => (
        <section key={phase} aria-labelledby={`phase-${phase}`}>
          <Title order={3} size="xs" c="dimmed" tt="uppercase" fw={600} id={`phase-${phase}`} mb={2}>
            {t(`rail.phase.${phase}`)}
          </Title>
          <ol className={classes.list} start={inPhase[0]?.number}>
            {inPhase.map((step) => (
              <li key={step.key}>
                <StepButton step={step} next={next} onOpen={onOpen}>
                  {WITH_OFFER.has(step.key) && journey.offer && <OfferInShort offer={journey.offer} />}
                </StepButton>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </Stack>
  );
}

interface StepButtonProps extends Pick<RailProps, 'onOpen'> {
  step: JourneyStep;
  next: RailProps['journey']['next'];
  children?: ReactNode;
}

function StepButton({ step, next, onOpen, children }: StepButtonProps) {
  const { t } = useTranslation('case');
  const look = lookOf(step);
  const { color, Icon } = STEP_LOOKS[look];
  const isNext = next?.step === step.key;
  return (
    <UnstyledButton
      className={classes.step}
      data-next={isNext || undefined}
      data-step={step.key}
      data-state={look}
      aria-current={isNext ? 'step' : undefined}
      onClick={() => onOpen(step.key)}
    >
      <span className={classes.icon}>
        <Icon size={18} color={`var(--mantine-color-${color}-${look === 'done' ? 7 : 6})`} aria-hidden />
      </span>
      <span>
        <Text size="sm" fw={isNext ? 650 : 500} span c={look === 'notNeeded' ? 'dimmed' : undefined}>
          {step.number}. {step.title}
        </Text>
        <Text size="xs" c="dimmed" component="span" display="block">
          {t(`rail.state.${look}`)}
          {look !== 'notNeeded' && step.missing.length > 0
            ? ` · ${t('rail.missing', { count: step.missing.length })}`
            : ''}
          {step.blockedBy ? ` · ${t('rail.gateShut')}` : ''}
        </Text>
        {children}
        {isNext && (
          <Text size="xs" component="span" display="block" mt={4}>
            <Badge size="sm" radius="sm" tt="none" mr={6}>
              {t('rail.next')}
            </Badge>
            {next?.why}
          </Text>
        )}
      </span>
    </UnstyledButton>
  );
}

/** The same in one line, for the phone. */
export function StepStrip({ journey, onOpen }: RailProps) {
  const { t } = useTranslation('case');
  return (
    <ol className={classes.strip} aria-label={t('rail.title')}>
      {journey.steps.map((step) => {
        const look = lookOf(step);
        const { color, Icon } = STEP_LOOKS[look];
        const isNext = journey.next?.step === step.key;
        return (
          <li key={step.key}>
            <UnstyledButton
              className={classes.dot}
              data-next={isNext || undefined}
              aria-current={isNext ? 'step' : undefined}
              aria-label={t('rail.stepNamed', {
                number: step.number,
                title: step.title,
                state: t(`rail.state.${look}`),
              })}
              onClick={() => onOpen(step.key)}
            >
              <Icon size={15} color={`var(--mantine-color-${color}-6)`} aria-hidden />
              {step.number}
            </UnstyledButton>
          </li>
        );
      })}
    </ol>
  );
}
