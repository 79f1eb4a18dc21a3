import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client.ts';
import { keys } from '../../../api/queries.ts';
import { FindOne } from '../../../ui/find-one.tsx';

interface FindComplaintProps {
  label: string;
  /** Not this one. */
  except: string;
  value: string | null;
  onChange: (reference: string | null) => void;
  /** Only those on which somebody still works. */
  active?: boolean;
  error?: string;
}

/** Another complaint, found by its reference or by words in it. */
export function FindComplaint({ active, ...field }: FindComplaintProps) {
  const { t } = useTranslation('case');
  return (
    <FindOne
      {...field}
      description={t('find.how')}
      nothing={t('find.nothing')}
      queryKey={(q) => keys.complaints('find', q, active ?? false)}
      find={(q) =>
        answer(
          api.GET('/api/v1/complaints', {
            params: {
              query: { limit: 20, sort: '-updatedAt', ...(q && { q }), ...(active && { status: ['active'] }) },
            },
          }),
        )
      }
      option={({ reference, subject, excerpt, customer }) => ({
        value: reference,
        label: `${reference} · ${customer.name} · ${(subject ?? excerpt).slice(0, 60)}`,
      })}
    />
  );
}
