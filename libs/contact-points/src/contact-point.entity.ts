import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

export enum ContactPointKind {
  SUBDISTRICT = 'SUBDISTRICT',
  TOWN = 'TOWN',
  VILLAGE = 'VILLAGE',
  PARK = 'PARK',
  ASSOCIATION = 'ASSOCIATION',
  COMPANY = 'COMPANY',
  SCHOOL = 'SCHOOL',
  COMMUNITY_CENTRE = 'COMMUNITY_CENTRE',
  ONLINE = 'ONLINE',
}

registerEnumType(ContactPointKind, {
  name: 'ContactPointKind',
  description: 'Where a contact point is seated.',
  valuesMap: {
    SUBDISTRICT: { description: 'A subdistrict (街道).' },
    TOWN: { description: 'A town or township (乡镇).' },
    VILLAGE: { description: 'A village or residents’ committee (村、居).' },
    PARK: { description: 'An industrial or science park (园区).' },
    ASSOCIATION: { description: 'A trade or professional association (协会).' },
    COMPANY: { description: 'A company (企业).' },
    SCHOOL: { description: 'A school or university (学校).' },
    COMMUNITY_CENTRE: { description: 'A community or service centre (社区中心).' },
    ONLINE: {
      description:
        'An authority’s own point for what reaches it directly (网上征集). Each authority has exactly one, made with it and staffed by its own staff; it is not counted among the points.',
    },
  },
});

@ObjectType({
  description:
    'A grassroots legislative contact point (基层立法联系点), or a collection point (信息采集点) under one: where residents’ remarks on drafts are heard, logged, summed up and submitted. Its parent, district and designations are dated.',
})
@Entity('contact_point')
@Unique('contact_point_name_once', ['name'])
@Unique('contact_point_one_online_each', ['onlineForAuthorityId'])
export class ContactPoint {
  @Field(() => ID, { description: 'Opaque.' })
  @PrimaryColumn('uuid')
  id: string;

  @Field({ description: 'Official name in Chinese; no two points share one.' })
  @Column('text')
  name: string;

  @Field(() => String, { nullable: true, description: 'Name in English; null when none was given.' })
  @Column('text', { nullable: true })
  nameEn: string | null;

  @Field(() => ContactPointKind, { description: 'Where the point is seated.' })
  @Column('text')
  kind: ContactPointKind;

  @Field(() => String, { nullable: true, description: 'Where to find it; null when not given.' })
  @Column('text', { nullable: true })
  address: string | null;

  /** The authority whose ONLINE point this is; null for every other point. */
  @Column('uuid', { nullable: true })
  onlineForAuthorityId: string | null;

  @Field({ description: 'True for an invented point of the demo (示例数据).' })
  @Column('boolean', { default: false })
  isDemo: boolean;

  @Field({ description: 'When it was entered.' })
  @Column({ type: 'timestamptz', precision: 3 })
  createdAt: Date;
}
