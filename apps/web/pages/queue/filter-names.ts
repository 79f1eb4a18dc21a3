import { useTranslation } from 'react-i18next';
import { usePeople, useTeams } from '../../api/queries.ts';
import { useCategoryName } from '../../ui/category-name.ts';
import { writeMoment } from '../../ui/moment.tsx';
import { instantOf } from '../../ui/local-time.ts';
import { useZone } from '../../ui/zone.ts';
import { listOf, type Filter } from './queue-search.ts';

/** Writes the value of a filter as people read it: names for ids, words for kinds. */
export function useFilterNames(): (filter: Filter, value: string) => string {
  const { t, i18n } = useTranslation('queue');
  const { t: common } = useTranslation();
  const zone = useZone();
  const categoryName = useCategoryName();
  const people = usePeople().data?.items;
  const teams = useTeams().data?.items;
  const oneOf = (words: string[]) => new Intl.ListFormat(i18n.language, { type: 'disjunction' }).format(words);
  return (filter, value) => {
    switch (filter) {
      case 'status':
        return oneOf(listOf(value).map((one) => common(`status.${one as 'new'}`)));
      case 'severity':
        return oneOf(listOf(value).map((one) => common(`severity.${one as 'low'}`)));
      case 'channel':
        return oneOf(listOf(value).map((one) => common(`channel.${one as 'phone'}`)));
      case 'owner':
        if (value === 'me') return t('filter.me');
        return value === 'nobody' ? common('nobody') : (people?.find(({ id }) => id === value)?.name ?? value);
      case 'team':
        if (value === 'mine') return t('filter.myTeam');
        return value === 'none' ? t('filter.noTeam') : (teams?.find(({ id }) => id === value)?.name ?? value);
      case 'category':
        return categoryName(value);
      case 'customer':
        return t('filter.thisCustomer');
      case 'from':
      case 'to':
        return writeMoment(instantOf(value, zone), i18n.language, zone, 'day');
      default:
        return value;
    }
  };
}
