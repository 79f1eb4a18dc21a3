import type en from '../en/customers.ts';
import type { TextsOf } from '../texts-of.ts';

export default {
  days: { soon: '{{name}}：{{day}}' },
} satisfies TextsOf<typeof en>;
