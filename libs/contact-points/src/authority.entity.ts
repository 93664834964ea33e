import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

export enum AuthorityKind {
  CONGRESS_COMMITTEE = 'CONGRESS_COMMITTEE',
  GOVERNMENT = 'GOVERNMENT',
  REGULATOR = 'REGULATOR',
}

registerEnumType(AuthorityKind, {
  name: 'AuthorityKind',
  description: 'What sort of organ an authority is.',
  valuesMap: {
    CONGRESS_COMMITTEE: { description: 'Standing committee of a people’s congress (人大常委会).' },
    GOVERNMENT: { description: 'A people’s government (人民政府).' },
    REGULATOR: { description: 'A department that makes rules of its own (部门、监管机构).' },
  },
});

@ObjectType({
  description:
    'The organ that designates contact points, opens consultations and decides (设立机关、立法机关): a congress committee, a government, a regulator.',
})
@Entity('authority')
@Unique('authority_name_once', ['name'])
export class Authority {
  @Field(() => ID, { description: 'Opaque.' })
  @PrimaryColumn('uuid')
  id: string;

  @Field({ description: 'Official name in Chinese; no two authorities share one.' })
  @Column('text')
  name: string;

  @Field(() => String, { nullable: true, description: 'Name in English; null when none was given.' })
  @Column('text', { nullable: true })
  nameEn: string | null;

  @Field(() => AuthorityKind, { description: 'What sort of organ it is.' })
  @Column('text')
  kind: AuthorityKind;

  @Field({ description: 'True for the invented authority of the demo (示例数据).' })
  @Column('boolean', { default: false })
  isDemo: boolean;

  @Field({ description: 'When it was entered.' })
  @Column({ type: 'timestamptz', precision: 3 })
  createdAt: Date;
}
