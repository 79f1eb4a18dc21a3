import { useTranslation } from 'react-i18next';
import { usePeople } from '../../../api/queries.ts';

/** Everybody who works here, with the team, and whether they are away now. */
export function usePeopleToChoose(except?: string | null): { value: string; label: string }[] {
  const { t } = useTranslation('case');
  const { data } = usePeople();
  return (data?.items ?? [])
    .filter(({ id, active }) => active && id !== except)
    .toSorted((a, b) => Number(a.away !== null) - Number(b.away !== null) || a.name.localeCompare(b.name))
    .map(({ id, name, team, away }) => ({
      value: id,
      label: [name, team?.name, away && t(`away.${away}`)].filter(Boolean).join(' · '),
    }));
}
