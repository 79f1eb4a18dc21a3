import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../api/client.ts';
import { complaintQuery, keys } from '../../../api/queries.ts';
import type { Message } from './entries.ts';

/** As many as the api gives at once. */
const PAGE = 200;

/** The whole conversation, page by page: a case has dozens of messages, seldom hundreds. */
async function readMessages(reference: string): Promise<Message[]> {
  const messages: Message[] = [];
  let cursor: string | undefined;
  do {
    const page = await answer(
      api.GET('/api/v1/complaints/{reference}/messages', {
        params: { path: { reference }, query: { limit: PAGE, cursor } },
      }),
    );
    messages.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return messages;
}

/** Everything that the conversation shows. */
export function useConversation(reference: string) {
  const path = { reference };
  const complaint = useQuery(complaintQuery(reference));
  const messages = useQuery({
    queryKey: keys.complaint(reference, 'messages'),
    queryFn: () => readMessages(reference),
  });
  const mails = useQuery({
    queryKey: keys.complaint(reference, 'mails'),
    queryFn: () => answer(api.GET('/api/v1/complaints/{reference}/mails', { params: { path } })),
  });
  const files = useQuery({
    queryKey: keys.complaint(reference, 'attachments'),
    queryFn: () => answer(api.GET('/api/v1/complaints/{reference}/attachments', { params: { path } })),
  });
  return { complaint, messages, mails, files };
}
