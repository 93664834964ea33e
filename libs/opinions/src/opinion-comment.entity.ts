import { Entity, PrimaryColumn } from 'typeorm';

/** A comment an opinion rests on, as the point has it now. While SUBMITTED the same as its submission's. */
@Entity('opinion_comment')
export class OpinionComment {
  @PrimaryColumn('uuid')
  regulationId: string;

  @PrimaryColumn('uuid')
  opinionId: string;

  @PrimaryColumn('uuid')
  commentId: string;
}
