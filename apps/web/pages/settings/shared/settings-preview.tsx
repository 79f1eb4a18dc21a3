import { Alert, Button, List, SimpleGrid, Stack, Table, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { components } from '../../../api/schema';
import { Moment } from '../../../ui/moment.tsx';
import { WhyNotSaved } from './why-not-saved.tsx';

type Preview = components['schemas']['SettingsPreview'];

/** What saving would do to the open complaints, before it is saved. */
export function SettingsPreview({ ask }: { ask: () => Promise<Preview> }) {
  const { t } = useTranslation('deadlines');
  const asking = useMutation({ mutationFn: ask });
  return (
    <Stack mt="lg" gap="sm" component="section" aria-label={t('preview.title')}>
      <Title order={3} size="h5">
        {t('preview.title')}
      </Title>
      <Text size="sm" c="dimmed">
        {t('preview.intro')}
      </Text>
      <Button
        variant="light"
        loading={asking.isPending}
        onClick={() => asking.mutate()}
        style={{ alignSelf: 'flex-start' }}
      >
        {t('preview.ask')}
      </Button>
      <div role="status">
        {asking.error && <WhyNotSaved error={asking.error} />}
        {asking.data && <Outcome preview={asking.data} />}
      </div>
    </Stack>
  );
}

const FACTS = ['earlier', 'later', 'newlyBreached', 'started', 'dropped', 'reachedAtOnce'] as const;

function Outcome({ preview }: { preview: Preview }) {
  const { t } = useTranslation('deadlines');
  const { t: common } = useTranslation();
  const { examined, openComplaints, changed, examples } = preview;
  if (changed === 0) return <Alert color="green" title={t('preview.nothing', { count: examined })} />;
  return (
    <Stack gap="xs">
      <Alert
        color={preview.newlyBreached > 0 ? 'red' : 'cyan'}
        title={t('preview.changed', { count: changed, examined })}
      >
        <List size="sm">
          {FACTS.filter((fact) => preview[fact] > 0).map((fact) => (
            <List.Item key={fact}>{t(`preview.${fact}`, { count: preview[fact] })}</List.Item>
          ))}
          {examined < openComplaints && <List.Item>{t('preview.partly', { count: openComplaints })}</List.Item>}
        </List>
      </Alert>
      {examples.length > 0 && (
        <Table verticalSpacing={4} fz="sm" aria-label={t('preview.examples')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('preview.complaint')}</Table.Th>
              <Table.Th>{t('preview.from')}</Table.Th>
              <Table.Th>{t('preview.to')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {examples.map(({ reference, clock, from, to }) => (
              <Table.Tr key={`${reference} ${clock}`}>
                <Table.Th scope="row" fw={400}>
                  <Link to="/complaints/$reference" params={{ reference }} target="_blank">
                    {reference}
                  </Link>
                  <br />
                  {common(`clock.${clock}` as 'clock.promise')}
                </Table.Th>
                <Table.Td>{from ? <Moment at={from} /> : '–'}</Table.Td>
                <Table.Td>{to ? <Moment at={to} /> : '–'}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Stack>
  );
}

/** Two things beside each other where there is room. */
export const Pair = ({ children }: { children: React.ReactNode }) => (
  <SimpleGrid cols={{ base: 1, xs: 2 }} style={{ alignItems: 'end' }}>
    {children}
  </SimpleGrid>
);
