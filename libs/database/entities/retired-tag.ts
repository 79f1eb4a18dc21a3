import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A tag that is not proposed any more. Complaints that have it keep it. */
@Entity()
export class RetiredTag {
  @PrimaryColumn('text')
  tag: string;

  @Column('timestamptz')
  retiredAt: Date;
}
