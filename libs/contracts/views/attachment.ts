import { Counter, Id, Instant } from '#kernel/fields';
import { ListOf, Text } from '#kernel/view-fields';

/** A file of a case. What is in it is at `/complaints/{reference}/attachments/{id}`. */
export class AttachmentView {
  @Id() id: string;
  @Text({ description: 'As it is to be saved: without folders, with an ending that belongs to the content' })
  name: string;
  @Text({ description: 'What it is, by its content' }) mediaType: string;
  @Counter({ description: 'Bytes' }) size: number;
  @Id({
    nullable: true,
    description: 'The message or note that it belongs to; null: it came with the words of the complaint, or waits',
  })
  messageId: string | null;
  @Instant() uploadedAt: string;
}

export class AttachmentList {
  @ListOf(AttachmentView) items: AttachmentView[];
}
