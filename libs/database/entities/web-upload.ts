import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * A file that a stranger has uploaded for a complaint that is still to come; what is in it lies in the file store, and was there
 * before this row. The complaint takes it along by its ticket, and it becomes an attachment; what no complaint takes is thrown
 * away. Nobody can read it meanwhile, and it says nothing of who sent it.
 */
@Entity()
@Check('web_upload_is_named_by_its_content', `sha256 ~ '^[0-9a-f]{64}$'`)
export class WebUpload {
  /** Of the attachment that it becomes. */
  @PrimaryColumn('uuid')
  id: string;

  /** SHA-256 of the ticket, in hexadecimal: whoever reads the table has no ticket. */
  @Index('web_upload_by_ticket', { unique: true })
  @Column('text')
  ticketHash: string;

  /** Of the content, in hexadecimal. */
  @Index('web_upload_by_content')
  @Column('text')
  sha256: string;

  /** As it is shown and saved: cleaned, with an ending that belongs to the content. */
  @Column('text')
  name: string;

  /** By the content. */
  @Column('text')
  mediaType: string;

  /** Bytes. */
  @Column('integer')
  size: number;

  @Column('timestamptz')
  uploadedAt: Date;

  /** When it is thrown away. */
  @Index('web_upload_by_end')
  @Column('timestamptz')
  waitsUntil: Date;

  /** When its sender took it back; its content still fills the disk until it is swept, so the row stays as long. */
  @Column('timestamptz', { nullable: true })
  withdrawnAt: Date | null;
}
