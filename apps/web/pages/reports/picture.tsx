import { Button, Collapse, Group, Loader, Paper, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDownload, IconTable } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { showProblem } from '../../ui/show-problem.tsx';
import { Failure, Waiting } from '../../ui/states.tsx';
import type { Filters } from './filters.ts';
import { Numbers } from './numbers.tsx';
import { saveCsv, useReport, type Grouping, type Report, type ReportName } from './report-query.ts';
import classes from './reports.module.css';

interface PictureProps {
  name: ReportName;
  filters: Filters;
  groupBy?: Grouping;
  /** What the picture says, in one sentence; null: there is nothing to see. */
  read: (report: Report) => string | null;
  children: (report: Report) => ReactNode;
  /** Controls of the picture. */
  above?: (report: Report) => ReactNode;
  /** Takes a whole row. */
  wide?: boolean;
}

/** A report: what it says in a sentence, the picture, and the numbers behind it to look at and to take along. */
export function Picture({ name, filters, groupBy, read, children, above, wide = false }: PictureProps) {
  const { t } = useTranslation('reports');
  const { data, error, refetch, isPlaceholderData: isOld } = useReport(name, filters, groupBy);
  const sentence = data ? read(data) : null;
  const title = t(`title.${name}`);
  return (
    <Paper
      withBorder
      p="md"
      component="figure"
      className={wide ? `${classes.figure} ${classes.wide}` : classes.figure}
      aria-labelledby={`${name}-title`}
    >
      <Group gap="xs" wrap="nowrap">
        <Title order={2} size="h4" id={`${name}-title`}>
          {title}
        </Title>
        {isOld && <Loader size="xs" type="dots" role="status" aria-label={t('reading')} />}
      </Group>
      {error && !data ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Waiting />
      ) : sentence === null ? (
        <Text c="dimmed" size="sm" py="lg">
          {t(`nothing.${name}`)}
        </Text>
      ) : (
        <div aria-busy={isOld} className={isOld ? classes.old : undefined}>
          <Text size="sm" my="xs">
            {sentence}
          </Text>
          {above?.(data)}
          <div role="img" aria-label={`${title}: ${sentence}`}>
            {children(data)}
          </div>
          <Behind name={name} filters={filters} groupBy={groupBy} report={data} title={title} />
        </div>
      )}
    </Paper>
  );
}

interface BehindProps {
  name: ReportName;
  filters: Filters;
  groupBy: Grouping | undefined;
  report: Report;
  title: string;
}

/** The numbers behind a picture; on paper they are always there. */
function Behind({ name, filters, groupBy, report, title }: BehindProps) {
  const { t } = useTranslation('reports');
  const [isOpen, numbers] = useDisclosure();
  const saving = useMutation({ mutationFn: () => saveCsv(name, filters, groupBy), onError: showProblem });
  const id = `${name}-numbers`;
  return (
    <>
      <Group gap="xs" mt="xs" className={classes.notPrinted}>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconTable size={16} aria-hidden />}
          aria-expanded={isOpen}
          aria-controls={id}
          aria-label={`${t(isOpen ? 'hideNumbers' : 'showNumbers')}: ${title}`}
          onClick={numbers.toggle}
        >
          {t(isOpen ? 'hideNumbers' : 'showNumbers')}
        </Button>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconDownload size={16} aria-hidden />}
          aria-label={`${t('csv')}: ${title}`}
          loading={saving.isPending}
          onClick={() => saving.mutate()}
        >
          {t('csv')}
        </Button>
      </Group>
      <Collapse expanded={isOpen} id={id} className={classes.notPrinted}>
        {isOpen && <Numbers report={report} caption={t('numbersOf', { title })} />}
      </Collapse>
      <div className={classes.onlyPrinted}>
        <Numbers report={report} caption={t('numbersOf', { title })} />
      </div>
    </>
  );
}
