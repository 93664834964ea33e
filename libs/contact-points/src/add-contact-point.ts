import { Field, ID, InputType } from '@nestjs/graphql';
import { IsEnum, IsOptional, IsString, Length, MaxLength } from 'class-validator';
import { Day, InvalidInput, resultUnion, Trimmed } from '#graphql';
import { ContactPoint, ContactPointKind } from './contact-point.entity.js';
import { NameTaken } from './name-taken.js';

@InputType({ description: 'A contact point or collection point to add.' })
export class AddContactPointInput {
  @Field({ description: 'Official name in Chinese, up to 200 characters.' })
  @Trimmed()
  @Length(1, 200)
  name: string;

  @Field(() => String, { nullable: true, description: 'Name in English.' })
  @Trimmed()
  @IsOptional()
  @MaxLength(200)
  nameEn?: string | null;

  @Field(() => ContactPointKind, {
    description: 'Where it is seated; not ONLINE, which comes with an authority.',
  })
  @IsEnum(ContactPointKind)
  kind: ContactPointKind;

  @Field(() => String, { nullable: true, description: 'Where to find it.' })
  @Trimmed()
  @IsOptional()
  @MaxLength(500)
  address?: string | null;

  @Field(() => String, { nullable: true, description: 'District it lies in (区、县).' })
  @Trimmed()
  @IsOptional()
  @Length(1, 100)
  district?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The point it stands under, when it is a collection point (信息采集点).',
  })
  @IsOptional()
  @IsString()
  parentId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The authority that designates it.' })
  @IsOptional()
  @IsString()
  designatedById?: string | null;

  @Field(() => Day, {
    nullable: true,
    description: 'Day from which district, parent and designation hold; today when left out.',
  })
  @IsOptional()
  @IsString()
  since?: string | null;
}

export const AddContactPointResult = resultUnion('AddContactPointResult', () => [
  ContactPoint,
  NameTaken,
  InvalidInput,
]);
